// The generated world: any size of fediverse from a seed, computed as it is asked for, which knows what a crawl of it must find.
import type { DeclaredEnd, VirtualHost, World } from '../../world.ts'
import { inventAddress } from '../../addresses.ts'
import { answerJson } from '../../answers.ts'
import { WORLD_START } from '../../clock.ts'
import type { ExpectedFacts, VirtualBlock, VirtualInstance } from '../../contract.ts'
import type { Fault } from '../../fault.ts'
import { ROBOTS_TOKEN } from '../../ledger.ts'
import { judgeRobots, shippedRobots } from '../../robots-answers.ts'
import { genericMirror } from '../../software/generic.ts'
import { findMirror } from '../../software/index.ts'
import { splitDomain, type Carried } from '../../split-domain.ts'
import { remember } from '../generated.ts'
import { writeBlocks } from './block-lists.ts'
import { takeCensus, type Census } from './census.ts'
import { plantFarms, type Farms } from './farms.ts'
import { createLists, type Lists } from './lists.ts'
import { nameCensus, type Names } from './names.ts'
import { writeServer } from './servers.ts'

/** A world in a few words; the same words are the same world, in every process. */
export interface WorldSize {
  readonly seed: string
  /** Servers that answer, 3 to 30,000. */
  readonly live: number
  /** All names, the living included; up to 100,000. */
  readonly names: number
  /** Pairs of a list and a name on it, about; as dense as the real fediverse unless given. */
  readonly pairs?: number
  /** Names that farms advertise, on top. */
  readonly farmNames?: number
  /** The moment its faults are counted from: a crawl that begins then and goes on until nothing is due finds `endOf`. */
  readonly start?: number
}

export interface GeneratedFediverse extends World {
  readonly seeds: readonly string[]
  /** What the name must be after a crawl to idle within the world's first day; undefined for names that are not the world's own. */
  readonly endOf: (host: string) => DeclaredEnd | undefined
  /** How many names come to each end: `alive`, `failing: dns` … */
  readonly totals: () => ReadonlyMap<string, number>
  /** What a perfect reader learns of a living server. */
  readonly factsOf: (host: string) => ExpectedFacts | undefined
  /** What a server shows of its blocks, whether or not its software publishes them and its robots.txt lets anybody read that. */
  readonly blocksOf: (host: string) => readonly VirtualBlock[] | undefined
  /** The exact number of pairs of all lists at the start. */
  readonly countPairs: () => number
  /** Whether the name was made up by a farm. */
  readonly isFarmed: (host: string) => boolean
  /** Whether the name keeps silence on purpose. */
  readonly isSilent: (host: string) => boolean
}

/** 15,000 lists of 10,000 names in a world of 100,000 names is what the whole fediverse has (research-and-ethics.md C1). */
export const FULL_SIZE = { live: 30_000, names: 100_000, pairs: 150_000_000, farmNames: 20_000 } as const

/** A world of full size's density: lists grow with the number of names, but more slowly. */
export function scaleWorld(seed: string, scale: number): WorldSize {
  const pairs = Math.round(FULL_SIZE.pairs * scale ** 1.5)
  const part = (whole: number): number => Math.round(whole * scale)
  return { seed, live: part(FULL_SIZE.live), names: part(FULL_SIZE.names), farmNames: part(FULL_SIZE.farmNames), pairs }
}

/** The words for an end, as totals count them. */
export function describeEnd({ status, reason }: Pick<DeclaredEnd, 'status' | 'reason'>): string {
  return reason === undefined ? status : `${status}: ${reason}`
}

/** Entries that are no names of servers, as real lists have them. */
export const JUNK = [
  '',
  'localhost',
  '127.0.0.1',
  '[2001:db8::7]',
  'no dots here',
  'under_score.example',
  'hidden.onion',
  '*.example',
  'a..example',
]
const JUNK_SHARE = 0.03

/** Hosts kept as objects, so that one is one object while it is visited. */
const HOSTS_KEPT = 400

/** Hosting: servers on shared machines, and behind the few addresses of firms that shield others. */
const ON_MACHINES = 0.1
const SERVERS_A_MACHINE = 8
const SHIELDED = 0.05
const SERVERS_A_SHIELD = 120

interface Parts {
  readonly census: Census
  readonly names: Names
  readonly lists: Lists
  readonly farms: Farms
  readonly start: number
  /** The server that advertises the farms. */
  readonly farmer: number
}

/** What a crawler of a world that another process serves must know of it, at little cost. */
export function outlineFediverse(size: WorldSize): Pick<GeneratedFediverse, 'seeds' | 'isSilent'> {
  const census = takeCensus(size)
  const names = nameCensus(census)
  return { seeds: census.seeds.map(names.nameOf), isSilent: (host) => isSilent(census, names, host) }
}

function isSilent(census: Census, names: Names, host: string): boolean {
  return optionally(names.indexOf(host), (index) => census.fate(index).silent === true) ?? false
}

/** Generates a world. What is kept of a name are its number, its fate and, once it was listed, itself. */
export function generateFediverse(size: WorldSize): GeneratedFediverse {
  const { start = WORLD_START, farmNames = 0 } = size
  const census = takeCensus(size)
  const names = nameCensus(census)
  const farms = plantFarms(farmNames)
  const farmer = farmNames === 0 ? -1 : findFarmer(census)
  const lists = createLists({
    dice: census.dice,
    size: census.size,
    nameOf: names.nameOf,
    listers: findListers(census, farmer),
    pairs: size.pairs ?? scaleWorld('', size.names / FULL_SIZE.names).pairs ?? 0,
    start,
  })
  const parts: Parts = { census, names, lists, farms, start, farmer }
  const indexOf = (host: string): number | undefined => names.indexOf(host)
  const endOf = (host: string): DeclaredEnd | undefined => optionally(indexOf(host), (index) => endOfName(parts, index))
  return {
    seeds: census.seeds.map(names.nameOf),
    lookup: remember((host) => farms.lookup(host) ?? optionally(indexOf(host), (index) => makeHost(parts, index)), HOSTS_KEPT),
    *hosts() {
      for (let index = 0; index < census.size; index++) yield names.nameOf(index)
    },
    endOf,
    totals: () => countEnds(parts),
    factsOf: (host) =>
      optionally(indexOf(host), (index) => {
        const instance = instanceOf(parts, index)
        return instance === undefined || !census.isLiving(index) ? undefined : findMirror(instance.software).expected(instance)
      }),
    blocksOf: (host) => optionally(indexOf(host), (index) => blocksOf(parts, index)),
    countPairs: () => lists.countPairs(start) + farms.advertised.length,
    isFarmed: farms.owns,
    isSilent: (host) => isSilent(census, names, host),
  }
}

function optionally<T>(index: number | undefined, make: (index: number) => T): T | undefined {
  return index === undefined ? undefined : make(index)
}

// A server that nobody suspects: ordinary, little known, and with a list of its own otherwise.
function findFarmer(census: Census): number {
  for (let index = census.size - 1; index > 0; index--) {
    const fate = census.fate(index)
    if (census.isLiving(index) && fate.name === 'well' && census.software(index).name === 'mastodon' && showsList(census, index))
      return index
  }
  return -1
}

/** Software that gives its list only page by page. */
const PAGED = new Set(['peertube', 'funkwhale', 'lemmy 1.0.0'])

// Whether software shows its list is its mirror's word, asked once for each kind of server.
function findListers(census: Census, farmer: number): readonly { readonly index: number; readonly short: boolean }[] {
  const shows = new Map<string, boolean>()
  const listers: { index: number; short: boolean }[] = []
  for (let index = 0; index < census.size; index++) {
    if (!census.isLiving(index) || census.fate(index).withoutApi === true || index === farmer) continue
    const { software, version, variant } = writeServer(census, index, { host: 'any.example', word: 'any' }, () => [])
    const kind = `${software} ${version} ${JSON.stringify(variant)}`
    if (!shows.has(kind)) shows.set(kind, showsList(census, index))
    if (shows.get(kind) === true) listers.push({ index, short: PAGED.has(software) || PAGED.has(`${software} ${version}`) })
  }
  return listers
}

// A robots.txt that shuts the API shuts the list.
function showsList(census: Census, index: number): boolean {
  const instance = writeServer(census, index, { host: 'any.example', word: 'any' }, () => ['other.example'])
  const mirror = findMirror(instance.software)
  const robots = shippedRobots(instance, mirror)
  const allowed = robots === null || judgeRobots(robots, ROBOTS_TOKEN).allows('/api/')
  return allowed && mirror.expected(instance).peers !== undefined
}

function peersOf({ census, lists, farms, farmer, start }: Parts, index: number, at: number = start): readonly string[] {
  if (index === farmer) return farms.advertised
  const list = lists.listOf(index, at) ?? []
  return census.dice.roll('junk', index) < JUNK_SHARE ? [...list, ...JUNK] : list
}

function instanceOf(parts: Parts, index: number): VirtualInstance | undefined {
  const { census, names, start } = parts
  const { behind } = census.fate(index)
  if (behind === 'nobody' || behind === 'another name') return undefined
  if (behind === 'plain') return plainInstance(parts, index)
  const owner = behind === 'serving host' ? (census.partner(index) as number) : index
  const apiHost = census.fate(owner).behind === 'account domain' ? names.nameOf(census.partner(owner) as number) : undefined
  const words = { host: names.nameOf(owner), apiHost, word: names.wordOf(owner), blocks: blocksOf(parts, owner), start }
  return writeServer(census, owner, words, () => peersOf(parts, owner))
}

// Somebody who only has to misbehave: the plainest server there is.
function plainInstance({ census, names }: Parts, index: number): VirtualInstance {
  const users = 1 + (census.dice.bits('users', index) % 400)
  return {
    host: names.nameOf(index),
    software: 'unheard-of',
    version: '0.3.1',
    name: `The ${names.wordOf(index)}`,
    shortDescription: '',
    languages: ['en'],
    registrations: { mode: 'closed' },
    usage: { users, activeMonth: Math.ceil(users / 9), localPosts: users * 20 },
    rules: [],
    peers: [],
    variant: { api: 'none' },
  }
}

function blocksOf({ census, names }: Parts, index: number): readonly VirtualBlock[] | undefined {
  return census.isLiving(index) ? writeBlocks({ dice: census.dice, size: census.size, nameOf: names.nameOf }, index) : undefined
}

function makeHost(parts: Parts, index: number): VirtualHost {
  const { census, names, start } = parts
  const fate = census.fate(index)
  const host = names.nameOf(index)
  const target = optionally(census.partner(index), names.nameOf) ?? ''
  const faults = fate.faults({ start, chance: census.dice.roll('when', index), target })
  const base: VirtualHost = { host, addresses: addressesOf(parts, index), faults, truth: endOfName(parts, index) }
  const instance = instanceOf(parts, index)
  if (instance === undefined) return base
  if (fate.behind === 'plain') return { ...base, instance, mirror: genericMirror, robots: fate.robots ?? null }
  const served = { ...base, instance, mirror: findMirror(instance.software) }
  if (fate.behind === 'server') return { ...served, faults: [...faults, listOfTheMoment(parts, index)] }
  const owner = fate.behind === 'account domain' ? index : (census.partner(index) as number)
  return splitHost(parts, { ...served, faults: [...faults, listOfTheMoment(parts, owner)] }, owner)
}

/** In its first day every world's lists are those of its documents. */
const SETTLED_MS = 24 * 3_600_000

function listOfTheMoment(parts: Parts, index: number): Fault {
  return {
    name: 'the list of the moment',
    scope: ['/api/v1/instance/peers'],
    serve: ({ at, honest }) => {
      const served = honest()
      if (at < parts.start + SETTLED_MS || served.kind !== 'whole' || served.status !== 200) return served
      return answerJson(200, peersOf(parts, index, at))
    },
  }
}

const CARRIED: readonly (readonly Carried[])[] = [
  ['nodeinfo', 'host-meta', 'webfinger'],
  ['nodeinfo'],
  ['host-meta'],
  ['host-meta-file'],
  ['webfinger'],
]

function splitHost({ census, names }: Parts, whole: VirtualHost, owner: number): VirtualHost {
  const hosts = splitDomain(whole.instance as VirtualInstance, census.dice.pick('carried', owner, CARRIED))
  const isAccount = whole.host === names.nameOf(owner)
  const { routes } = hosts[whole.host] ?? {}
  return isAccount ? { ...whole, instance: undefined, mirror: undefined, routes } : { ...whole, routes }
}

function addressesOf({ census, names }: Parts, index: number): readonly string[] {
  const { dice } = census
  const host = names.nameOf(index)
  if (census.place(index) >= 0 && census.place(index) < census.seeds.length) return [inventAddress(host)]
  const groups = (share: number, each: number): number => Math.max(1, Math.round((census.size * share) / each))
  const chance = dice.roll('hosting', index)
  if (chance < ON_MACHINES) return [inventAddress(`machine ${dice.bits('machine', index) % groups(ON_MACHINES, SERVERS_A_MACHINE)}`)]
  if (chance < ON_MACHINES + SHIELDED) return [inventAddress(`shield ${dice.bits('shield', index) % groups(SHIELDED, SERVERS_A_SHIELD)}`)]
  return [inventAddress(host)]
}

function endOfName({ census, names }: Parts, index: number): DeclaredEnd {
  const { status, reason } = census.fate(index)
  const target = status === 'moved' ? census.partner(index) : undefined
  return {
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(target === undefined ? {} : { aliasOf: names.nameOf(target) }),
    ...(census.isLiving(index) ? { software: census.software(index).name } : {}),
  }
}

function countEnds(parts: Parts): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (let index = 0; index < parts.census.size; index++) {
    const end = describeEnd(parts.census.fate(index))
    totals.set(end, (totals.get(end) ?? 0) + 1)
  }
  return totals
}
