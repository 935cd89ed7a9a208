// Living servers of a generated world, whole: what each says of itself, computed from its number.
import { DAY, SECOND } from '#model/clock.ts'
import type { ActivityWeek } from '#model/facts.ts'
import type { VirtualBlock, VirtualInstance } from '../../contract.ts'
import type { Census } from './census.ts'
import { writeProfile, writeRules } from './rules.ts'
import { ACTIVE_SHARE, between, LANGUAGES, POSTS_A_WEEK, POSTS_PER_USER, SEVERAL_LANGUAGES, SIGN_UP, sizeAt } from './shares.ts'

/** Of Mastodon's servers some show no list, and few federate only with those they chose. */
const SECRETIVE = 0.05
const LIMITED = 0.01

/** What a server is called, and what it shows of its blocks. */
export interface ServerNames {
  readonly host: string
  readonly apiHost?: string | undefined
  readonly word: string
  readonly blocks?: readonly VirtualBlock[] | undefined
  /** The world's beginning: of the weeks before it the server publishes its activity, where its software does. */
  readonly start?: number | undefined
}

/**
 * What a server is. Fame and size go together, but not strictly.
 *
 * @param peers gives the names it lists, when they are asked for
 */
export function writeServer(census: Census, index: number, names: ServerNames, peers: () => readonly string[]): VirtualInstance {
  const { dice } = census
  const software = census.software(index)
  const usage = usageOf(census, index, software.most ?? Infinity)
  const [language, ...others] = languagesOf(census, index)
  const { name, about } = writeProfile(dice, index, language, names.word)
  const modes = SIGN_UP.find(({ upTo }) => usage.users <= upTo)?.modes ?? []
  const variant = { ...software.variant, ...variantOf(census, index) }
  return {
    host: names.host,
    ...(names.apiHost === undefined ? {} : { apiHost: names.apiHost }),
    software: software.calledAs ?? software.name,
    version: dice.draw('version', index, software.versions).version,
    name,
    shortDescription: about,
    languages: [language, ...others],
    registrations: { mode: dice.draw('sign-up', index, modes).mode },
    usage,
    rules: writeRules(dice, index, language, usage.users),
    ...(Object.keys(variant).length === 0 ? {} : { variant }),
    ...(names.blocks === undefined ? {} : { blocks: names.blocks }),
    ...(software.robots === undefined ? {} : { robots: software.robots }),
    ...(names.start === undefined ? {} : { activity: activityOf(census, index, { start: names.start, activeMonth: usage.activeMonth }) }),
    get peers() {
      return peers()
    },
  }
}

function usageOf({ dice, place, live }: Census, index: number, most: number) {
  const larger = ((place(index) + 0.5) / live) * Math.exp(2 * (dice.roll('size', index) - 0.5))
  const users = Math.min(most, sizeAt(1 - Math.min(larger, 1 / larger)))
  const activeMonth = Math.min(users, Math.max(1, Math.round(users * between(ACTIVE_SHARE, dice.roll('actives', index)))))
  return {
    users,
    activeMonth,
    activeHalfyear: Math.min(users, Math.ceil(activeMonth * 1.7)),
    localPosts: Math.round(users * between(POSTS_PER_USER, dice.roll('posts', index))),
  }
}

// Twelve weeks, newest first; the newest has only begun. No two are quite alike.
function activityOf(
  { dice }: Census,
  index: number,
  { start, activeMonth }: { readonly start: number; readonly activeMonth: number },
): readonly ActivityWeek[] {
  const usual = activeMonth * between(POSTS_A_WEEK, dice.roll('posts a week', index))
  return Array.from({ length: 12 }, (_, back) => ({
    week: Math.floor(start / SECOND) - (back * 7 * DAY) / SECOND,
    statuses: Math.round(usual * (back === 0 ? 0.1 : 0.8 + 0.4 * dice.roll(`week ${String(back)}`, index))),
    logins: Math.ceil(activeMonth * (back === 0 ? 0.2 : 0.55)),
    registrations: 0,
  }))
}

function languagesOf({ dice }: Census, index: number): readonly [string, ...string[]] {
  const first = dice.draw('language', index, LANGUAGES).code
  const second = dice.draw('second language', index, LANGUAGES).code
  return dice.roll('languages', index) < SEVERAL_LANGUAGES && second !== first ? [first, second] : [first]
}

function variantOf({ dice, software, fate, seeds }: Census, index: number): VirtualInstance['variant'] {
  if (software(index).name !== 'mastodon' || fate(index).behind === 'account domain' || seeds.includes(index)) return {}
  const chance = dice.roll('openness', index)
  return chance < SECRETIVE ? { peersHidden: true } : chance < SECRETIVE + LIMITED ? { limitedFederation: true } : {}
}
