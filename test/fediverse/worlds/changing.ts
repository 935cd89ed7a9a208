// The changing world: a small fediverse over months, with servers that die, come back and are born, and whose rules, versions and peers change.
import { DAY } from '#model/clock.ts'
import type { InstanceStatus } from '#model/crawl.ts'
import { hash32, inventAddress } from '../addresses.ts'
import { WORLD_START } from '../clock.ts'
import type { VirtualInstance } from '../contract.ts'
import { documentFault, type Fault } from '../fault.ts'
import { dns, from, goneEverywhere, rateLimited, refused, serverError, sometimes, until, worldDay } from '../faults.ts'
import { serve } from '../serving.ts'
import { findMirror } from '../software/index.ts'
import type { VirtualHost, World } from '../world.ts'
import { remember } from './generated.ts'

/** Something that holds from one day of the world to another; days have fractions, and no end means for ever. */
export interface Spell<T> {
  readonly value: T
  readonly from: number
  readonly to?: number
}

/** The true history of one server. */
export interface Story {
  readonly host: string
  readonly software: string
  readonly versions: readonly Spell<string>[]
  readonly names: readonly Spell<string>[]
  readonly rules: readonly Spell<string>[]
  readonly faults: readonly Fault[]
  /** What it must be after sixty days. */
  readonly end: InstanceStatus
  /** It answers at any time. */
  readonly steady: boolean
}

export interface ChangingWorld extends World {
  readonly stories: readonly Story[]
  readonly seed: string
  /** What a server that answers says of itself at a moment of the world. */
  readonly instanceAt: (host: string, at: number) => VirtualInstance
}

/** The value that holds on a day, if any. */
export function valuesOn<T>(spells: readonly Spell<T>[], day: number): readonly T[] {
  return spells.filter((spell) => spell.from <= day && day < (spell.to ?? Infinity)).map(({ value }) => value)
}

const KINDS = [
  { software: 'mastodon', versions: ['4.4.3', '4.5.4'] },
  { software: 'akkoma', versions: ['3.13.0', '3.15.2'] },
  { software: 'mastodon', versions: ['4.3.1', '4.4.9'] },
  { software: 'lemmy', versions: ['0.19.5', '0.19.12'] },
] as const

const SEED = 'first.example'
const STEADY = 24

/** A day between two, with a fraction that depends on the words. */
function dayOfChange(words: string, least: number, most: number): number {
  return least + ((most - least) * (hash32(words) % 100_000)) / 100_000
}

function tellStory(host: string, index: number, faults: readonly Fault[] = [], end: InstanceStatus = 'alive'): Story {
  const kind = KINDS[index % KINDS.length] ?? KINDS[0]
  const update = dayOfChange(`update of ${host}`, 5, 50)
  const renamed = dayOfChange(`renaming of ${host}`, 5, 50)
  const [added, dropped] = [dayOfChange(`new rule of ${host}`, 4, 25), dayOfChange(`old rule of ${host}`, 26, 55)]
  return {
    host,
    software: kind.software,
    versions: [
      { value: kind.versions[0], from: -Infinity, to: update },
      { value: kind.versions[1], from: update },
    ],
    names: [
      { value: `Home of ${host}`, from: -Infinity, to: renamed },
      { value: `New home of ${host}`, from: renamed },
    ],
    rules: [
      { value: `Be kind on ${host}.`, from: -Infinity },
      { value: 'No advertising.', from: -Infinity, to: dropped },
      { value: 'Say where you translated.', from: added },
      { value: 'No riddles in spring.', from: added, to: dropped },
    ],
    faults,
    end,
    steady: faults.length === 0,
  }
}

/** Servers whose lives are not smooth; the moments of death and return are fractions of days, as they are. */
const TROUBLED: readonly Story[] = [
  tellStory('gone.example', 0, [from(worldDay(20.4), goneEverywhere())], 'dead'),
  tellStory('lost.example', 1, [from(worldDay(8.3), refused())], 'dead'),
  tellStory('back.example', 2, [from(worldDay(10.2), until(worldDay(47.3), dns()))]),
  tellStory('short.example', 3, [from(worldDay(15.1), until(worldDay(16.9), serverError(502)))]),
  tellStory('born.example', 0, [until(worldDay(12.6), dns())]),
  tellStory('shaky.example', 1, [sometimes(0.15, 6 * 3_600_000, serverError(503))]),
  tellStory('busy.example', 2, [sometimes(0.2, 12 * 3_600_000, rateLimited(1800))]),
]

/** Documents of few moments are kept, so that the memory of a proof is the crawler's. */
const MOMENTS_KEPT = 100

/** The world; nothing in it depends on anything but the host and the time. */
export function changingWorld(): ChangingWorld {
  const steady = Array.from({ length: STEADY }, (_, index) => tellStory(index === 0 ? SEED : `steady-${index}.example`, index))
  const stories = [...steady, ...TROUBLED]
  const table = new Map(stories.map((story) => [story.host, story]))
  const instanceOf = remember((key): VirtualInstance => {
    const [host = '', moment = ''] = key.split(' ')
    return writeInstance(table.get(host) as Story, Number(moment), listPeers(stories, host, Number(moment)))
  }, MOMENTS_KEPT)
  const instanceAt = (host: string, at: number): VirtualInstance => instanceOf(`${host} ${chapterOf(table.get(host) as Story, at)}`)
  const lookup = remember((host): VirtualHost | undefined => {
    const story = table.get(host)
    return story === undefined ? undefined : makeHost(story, instanceAt)
  })
  return { stories, seed: SEED, instanceAt, lookup, hosts: () => table.keys() }
}

function makeHost(story: Story, instanceAt: ChangingWorld['instanceAt']): VirtualHost {
  const { host } = story
  const base: VirtualHost = { host, addresses: [inventAddress(host)], faults: [], mirror: findMirror(story.software), robots: null }
  // Documents are those of the moment; they change at the ends of spells and otherwise every six hours, when somebody signed up.
  const living = documentFault('changing', undefined, ({ at, request }) => serve({ ...base, instance: instanceAt(host, at) }, request, at))
  return { ...base, faults: [...story.faults, living] }
}

// The latest moment at or before `at` at which anything about the server changed.
function chapterOf(story: Story, at: number): number {
  const ends = [...story.versions, ...story.names, ...story.rules]
    .flatMap(({ from: start, to = Infinity }) => [start, to])
    .filter(Number.isFinite)
  const changes = ends.map((day) => WORLD_START + day * DAY).filter((moment) => moment <= at)
  return Math.max(...changes, Math.floor(at / (DAY / 4)) * (DAY / 4))
}

function writeInstance(story: Story, at: number, peers: readonly string[]): VirtualInstance {
  const { host } = story
  const day = (at - WORLD_START) / DAY
  const users = 50 + (hash32(`users of ${host}`) % 500) + Math.floor(day * 4)
  return {
    host,
    software: story.software,
    version: valuesOn(story.versions, day)[0] ?? '',
    name: valuesOn(story.names, day)[0] ?? '',
    shortDescription: `A server over time: ${host}.`,
    languages: ['en'],
    registrations: { mode: 'open' },
    usage: { users, activeMonth: Math.floor(users / 4), activeHalfyear: Math.floor(users / 3), localPosts: users * 20 },
    rules: valuesOn(story.rules, day).map((text, index) => ({ nativeId: String(index + 1), text })),
    peers,
  }
}

// Everybody lists the first server, which lists everybody; other names come and go in periods of five days, apart from each other.
function listPeers(stories: readonly Story[], host: string, at: number): readonly string[] {
  const others = stories.map((story) => story.host).filter((name) => name !== host)
  if (host === SEED) return others.filter((name) => isListed(host, name, at, 0.9)).toSorted()
  return others.filter((name) => name === SEED || isListed(host, name, at, 0.5)).toSorted()
}

function isListed(host: string, name: string, at: number, share: number): boolean {
  const period = Math.floor((at - WORLD_START) / (5 * DAY) + (hash32(`phase of ${host} ${name}`) % 100) / 100)
  return hash32(`${host} lists ${name} in ${period}`) / 2 ** 32 < share
}
