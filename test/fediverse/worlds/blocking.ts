// The blocking world: servers of every software that publishes blocks, whose lists change from day to day, with lists that break, shrink and vanish.
import { DAY, HOUR } from '#model/clock.ts'
import { chanceOf, hash32, inventAddress } from '../addresses.ts'
import { WORLD_START } from '../clock.ts'
import type { VirtualBlock, VirtualInstance } from '../contract.ts'
import { documentFault, type Fault } from '../fault.ts'
import { serverError, sometimes } from '../faults.ts'
import { serve } from '../serving.ts'
import { findMirror } from '../software/index.ts'
import type { VirtualHost, World } from '../world.ts'
import { remember } from './generated.ts'

/** One block of the true history; days have fractions, and no end means for ever. */
export interface TrueBlock {
  readonly target: string
  readonly from: number
  readonly to: number
  /** Its level and reason, each until it changes for good. */
  readonly levels: readonly [VirtualBlock['level'], VirtualBlock['level']]
  readonly levelChange: number
  readonly reasons: readonly [string | undefined, string | undefined]
  readonly reasonChange: number
  readonly masked: boolean
}

export interface Blocker {
  readonly host: string
  readonly software: string
  readonly version: string
  readonly blocks: readonly TrueBlock[]
}

export interface BlockingWorld extends World {
  readonly seed: string
  readonly blockers: readonly Blocker[]
  /** The blocks that a server shows at a moment when nothing is wrong. */
  readonly blocksAt: (blocker: Blocker, at: number) => readonly VirtualBlock[]
  /** Whether its list is broken at a moment: short, empty or not to be had. */
  readonly isBroken: (host: string, at: number) => boolean
}

export interface BlockingOptions {
  readonly servers: number
  readonly blocksEach: number
  /** Days over which the lists change. */
  readonly days: number
}

/** Softwares in turn, each as it ships its robots.txt: those that forbid their list are part of the world and of every denominator. */
const KINDS = [
  ['mastodon', '4.3.4'],
  ['akkoma', '3.15.2'],
  ['pleroma', '2.9.1'],
  ['misskey', '2025.10.2'],
  ['lemmy', '0.19.12'],
  ['mbin', '1.8.0'],
  ['friendica', '2024.12-1571'],
  ['piefed', '1.2.0'],
  ['peertube', '8.0.1'],
  ['wafrn', '2025.10.1'],
  ['smithereen', '0.9.0'],
  ['mitra', '4.11.0'],
  ['sharkey', '2024.9.4'],
  ['mastodon', '4.5.4'],
  ['gotosocial', '0.20.0'],
  ['lemmy', '1.0.0'],
] as const

const SEED = 'first-blocker.example'
const MASKED_SHARE = 0.2
const CHANGING_SHARE = 0.35

/** The world; it depends on nothing but host, target and time. */
export function blockingWorld({ servers, blocksEach, days }: BlockingOptions): BlockingWorld {
  const blockers = Array.from({ length: servers }, (_, index) => tellBlocker(index, { blocksEach, days }))
  const table = new Map(blockers.map((blocker) => [blocker.host, blocker]))
  const names = blockers.map(({ host }) => host)
  const lookup = remember((host): VirtualHost | undefined => {
    const blocker = table.get(host)
    return blocker === undefined ? undefined : makeHost(blocker, names)
  })
  return { seed: SEED, blockers, blocksAt, isBroken, lookup, hosts: () => table.keys() }
}

function tellBlocker(index: number, { blocksEach, days }: Omit<BlockingOptions, 'servers'>): Blocker {
  const host = index === 0 ? SEED : `blocker-${index}.example`
  const [software, version] = KINDS[index % KINDS.length] ?? KINDS[0]
  const pool = 40 * blocksEach
  const targets = new Set(Array.from({ length: blocksEach }, (_, n) => `storm-${hash32(`target ${n} of ${host}`) % pool}.example`))
  return { host, software, version, blocks: [...targets].map((target) => tellBlock(host, target, days)) }
}

function tellBlock(host: string, target: string, days: number): TrueBlock {
  const name = `${target} at ${host}`
  const chance = (what: string): number => chanceOf(`${what} of ${name}`)
  // On the hour, as the world is written anew each hour.
  const moment = (what: string, share: number): number =>
    chance(`whether ${what}`) < share ? Math.round(days * chance(what) * 24) / 24 : Infinity
  const begin = moment('begin', CHANGING_SHARE)
  const from = begin === Infinity ? -Infinity : begin
  // Hours are added before they become days: a sum of fractions would end a moment after its hour, and be shown for one hour more.
  const end = (Math.round(from * 24) + Math.round((3 + chance('length') * days) * 24)) / 24
  return {
    target,
    from,
    to: from === -Infinity ? moment('end', CHANGING_SHARE / 2) : end,
    levels: [chance('level') < 0.8 ? 'suspend' : 'silence', 'suspend'],
    levelChange: moment('level', CHANGING_SHARE / 3),
    reasons: [chance('reason') < 0.6 ? `Reason ${hash32(name) % 900}` : undefined, `Second reason ${hash32(name) % 900}`],
    reasonChange: moment('reason', CHANGING_SHARE / 3),
    masked: chance('mask') < MASKED_SHARE,
  }
}

function dayOf(at: number): number {
  return (at - WORLD_START) / DAY
}

function blocksAt({ blocks }: Blocker, at: number): readonly VirtualBlock[] {
  const day = dayOf(at)
  return blocks.filter(({ from, to }) => from <= day && day < to).map((block) => blockOn(block, day))
}

function blockOn({ target, levels, levelChange, reasons, reasonChange, masked }: TrueBlock, day: number): VirtualBlock {
  const reason = day < reasonChange ? reasons[0] : reasons[1]
  const level = day < levelChange ? levels[0] : levels[1]
  return { target, level, masked, ...(reason === undefined ? {} : { reason }) }
}

/** Days on which a list comes short, empty or not at all; at most two in a row, and never on a first day. */
function breakOn(host: string, day: number): 'short' | 'empty' | undefined {
  const period = Math.floor(day / 4)
  const within = day - period * 4
  if (day < 2 || within >= 1.6) return undefined
  const chance = chanceOf(`broken list of ${host} in ${period}`)
  return chance < 0.06 ? 'empty' : chance < 0.12 ? 'short' : undefined
}

function isBroken(host: string, at: number): boolean {
  return breakOn(host, dayOf(at)) !== undefined
}

// A broken list is one from which most, or all, is missing: a query that timed out half-way, a migration, an upgrade.
function shownAt(blocker: Blocker, at: number): readonly VirtualBlock[] {
  const honest = blocksAt(blocker, at)
  const broken = breakOn(blocker.host, dayOf(at))
  if (broken === undefined) return honest
  return broken === 'empty' ? [] : honest.slice(0, Math.floor(honest.length / 3))
}

function makeHost(blocker: Blocker, names: readonly string[]): VirtualHost {
  const { host, software, version } = blocker
  const mirror = findMirror(software)
  const base: VirtualHost = { host, addresses: [inventAddress(host)], faults: [], mirror, instance: describeBlocker(blocker, []) }
  const instanceAt = remember((moment): VirtualInstance => {
    const peers = host === SEED ? names.filter((name) => name !== host) : [SEED]
    return { ...describeBlocker(blocker, peers), software, version, blocks: shownAt(blocker, Number(moment)) }
  }, 4)
  const living = documentFault('blocking', undefined, ({ at, request }) =>
    serve({ ...base, instance: instanceAt(String(chapterOf(at))) }, request, at),
  )
  const outage: Fault = sometimes(0.08, 9 * HOUR, serverError(503))
  return { ...base, faults: [outage, living] }
}

// Lists change by the hour: finer than any reading, coarse enough to be written once.
function chapterOf(at: number): number {
  return Math.floor(at / HOUR) * HOUR
}

function describeBlocker({ host, software, version }: Blocker, peers: readonly string[]): VirtualInstance {
  const users = 40 + (hash32(`users of ${host}`) % 400)
  return {
    host,
    software,
    version,
    name: `Home of ${host}`,
    shortDescription: `A server with opinions: ${host}.`,
    languages: ['en'],
    registrations: { mode: 'open' },
    usage: { users, activeMonth: Math.floor(users / 3), activeHalfyear: Math.floor(users / 2), localPosts: users * 9 },
    rules: [{ nativeId: '1', text: 'Be kind.' }],
    peers,
    // Otherwise GoToSocial lets nobody read even NodeInfo.
    variant: { stats: 'serve' },
  }
}
