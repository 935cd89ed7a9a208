// The farm world: five ways to make up endless names, beside an honest server with a long list and a provider with many customers.
import { chanceOf, hash32, inventAddress } from '../addresses.ts'
import type { VirtualInstance, VirtualRoute } from '../contract.ts'
import { dns, html200, notFoundEverywhere } from '../faults.ts'
import type { VirtualHost, World } from '../world.ts'
import { generateDeadHost, generateHost, generateInstance, remember } from './generated.ts'

export interface FarmSizes {
  /** Names that each farm makes up. */
  readonly farmNames: number
  /** Living servers that the honest server lists; three in ten names of its list are dead beside them. */
  readonly genuine: number
  /** Customers of the provider. */
  readonly managed: number
}

/** The sizes of the proof (issue 2, must show 5). */
export const FULL_SIZE: FarmSizes = { farmNames: 120_000, genuine: 20_000, managed: 300 }

/** One kind of farm. */
export interface Farm {
  readonly name: string
  /** What its names are. */
  readonly sentence: string
  /** The server that lists them. */
  readonly advertiser: string
  readonly owns: (host: string) => boolean
}

export interface FarmWorld extends World {
  readonly seeds: readonly string[]
  readonly farms: readonly Farm[]
  /** The living servers that must all be visited. */
  readonly living: () => Iterable<string>
}

interface FarmKind {
  readonly name: string
  readonly sentence: string
  readonly nameOf: (index: number) => string
  readonly pattern: RegExp
  /** What stands behind a name that the pattern takes. */
  readonly host: (host: string) => VirtualHost
}

const SEED = 'farm'
const letters = (text: string): string => hash32(text).toString(36)
const under = (domain: string): Pick<FarmKind, 'nameOf' | 'pattern'> => ({
  nameOf: (index) => `${letters(`label ${index} of ${domain}`)}${index.toString(36)}.${domain}`,
  pattern: new RegExp(`^[a-z0-9-]+\\.${domain.replace('.', '\\.')}$`),
})

function madeUpServer(host: string, numbers: string): VirtualInstance {
  const users = 10 + (hash32(`users of ${numbers}`) % 5000)
  return {
    host,
    software: 'mastodon',
    version: '4.4.3',
    name: `A place called ${letters(`name of ${numbers}`)}`,
    shortDescription: 'Everybody is welcome.',
    languages: ['en'],
    registrations: { mode: 'open' },
    usage: { users, activeMonth: Math.floor(users / 3), activeHalfyear: Math.floor(users / 2), localPosts: users * 30 },
    rules: [],
    peers: [],
  }
}

const KINDS: readonly FarmKind[] = [
  {
    name: 'unresolved',
    sentence: 'names of one registrable domain that do not resolve',
    ...under('unresolved-farm.example'),
    host: (host) => ({ host, addresses: [], faults: [dns()] }),
  },
  {
    name: 'empty',
    sentence: 'names of one registrable domain that answer 404 or a web page to everything',
    ...under('empty-farm.example'),
    host: (host) => ({ host, addresses: [inventAddress(host)], faults: [hash32(host) % 2 === 0 ? notFoundEverywhere() : html200()] }),
  },
  {
    name: 'alike',
    sentence: 'names of one registrable domain that all serve the same valid NodeInfo',
    ...under('alike-farm.example'),
    host: (host) => generateHost(madeUpServer(host, 'all of them')),
  },
  {
    name: 'random',
    sentence: 'any label under one registrable domain serves a valid NodeInfo with numbers of its own',
    ...under('random-farm.example'),
    host: (host) => generateHost(madeUpServer(host, host)),
  },
  {
    name: 'scattered',
    sentence: 'registrable domains of their own, dead or without a server',
    nameOf: (index) => `${letters(`scattered ${index}`)}-scattered-${index.toString(36)}.example`,
    pattern: /^[a-z0-9]+-scattered-[a-z0-9]+\.example$/,
    host: (host) => {
      const chance = chanceOf(`scattered ${host}`)
      const faults = [chance < 0.5 ? dns() : chance < 0.75 ? notFoundEverywhere() : html200()]
      return { host, addresses: [inventAddress(host)], faults }
    },
  },
]

const HONEST = 'honest.example'
const CUSTOMERS = 'customers.example'
const PROVIDER = 'provider.example'

/** Every third genuine name shares its registrable domain with two others, as towns and families do. */
function genuineName(index: number): string {
  return index % 3 === 0
    ? `town-${index.toString(36)}.example`
    : `${index % 3 === 1 ? 'choir' : 'club'}.town-${(index - (index % 3)).toString(36)}.example`
}

function genuineIndex(host: string): number | undefined {
  const match = /^(?:(choir|club)\.)?town-([0-9a-z]+)\.example$/.exec(host)
  return match === null ? undefined : Number.parseInt(match[2] ?? '', 36) + (match[1] === undefined ? 0 : match[1] === 'choir' ? 1 : 2)
}

// Of every ten names these live.
const LIVING = [0, 1, 3, 4, 6, 7, 9] as const
const isDead = (index: number): boolean => !LIVING.some((place) => place === index % 10)

/** How long the list of the honest server is, so that so many of its names live. */
function lengthOfList(genuine: number): number {
  const rest = genuine % LIVING.length
  return Math.floor(genuine / LIVING.length) * 10 + (rest === 0 ? 0 : (LIVING[rest - 1] ?? 0) + 1)
}

/**
 * The world of that size. Every list is on a server of its own, none of which knows the others; all of them are seeds. Nothing is stored
 * but the lists: hosts are computed from their names.
 */
export function farmWorld(sizes: FarmSizes): FarmWorld {
  const farms = KINDS.map((kind): Farm => {
    const { name, sentence, pattern } = kind
    return { name, sentence, advertiser: `${name}-list.example`, owns: (host) => pattern.test(host) }
  })
  const lists = new Map<string, readonly string[]>([
    ...KINDS.map((kind, index): [string, readonly string[]] => [farms[index]?.advertiser ?? '', namesOf(sizes.farmNames, kind.nameOf)]),
    [HONEST, namesOf(lengthOfList(sizes.genuine), genuineName)],
    [CUSTOMERS, namesOf(sizes.managed, customerName)],
  ])
  const compute = remember(
    (host) =>
      lister(lists, host) ?? genuineHost(sizes, host) ?? customer(sizes, host) ?? KINDS.find((kind) => kind.pattern.test(host))?.host(host),
  )
  return {
    lookup: compute,
    *hosts() {
      for (const [host, names] of lists) {
        yield host
        yield* names
      }
    },
    seeds: [...lists.keys()],
    farms,
    *living() {
      yield* lists.keys()
      for (let index = 0; index < lengthOfList(sizes.genuine); index++) if (!isDead(index)) yield genuineName(index)
      for (let index = 0; index < sizes.managed; index++) yield customerName(index)
    },
  }
}

function namesOf(count: number, nameOf: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => nameOf(index))
}

const customerName = (index: number): string => `shop-${index.toString(36)}.${PROVIDER}`

function lister(lists: ReadonlyMap<string, readonly string[]>, host: string): VirtualHost | undefined {
  const names = lists.get(host)
  if (names === undefined) return undefined
  const routes: Readonly<Record<string, VirtualRoute>> = { 'GET /api/v1/instance/peers': { json: names } }
  return { ...generateHost({ ...madeUpServer(host, host), software: 'mastodon' }), routes }
}

// A genuine server knows a few of its neighbours; the honest server's list is the only one that names all of them.
function genuineHost(sizes: FarmSizes, host: string): VirtualHost | undefined {
  const index = genuineIndex(host)
  const length = lengthOfList(sizes.genuine)
  if (index === undefined || index >= length || genuineName(index) !== host) return undefined
  if (isDead(index)) return generateDeadHost(host)
  const peers = [1, 2, 3].map((n) => genuineName(hash32(`neighbour ${n} of ${index}`) % length))
  return generateHost(
    generateInstance(
      SEED,
      host,
      [...new Set(peers)].filter((name) => name !== host),
    ),
  )
}

function customer(sizes: FarmSizes, host: string): VirtualHost | undefined {
  if (!host.endsWith(`.${PROVIDER}`)) return undefined
  const index = Number.parseInt(/^shop-([0-9a-z]+)\./.exec(host)?.[1] ?? '', 36)
  // Machines of a provider stand behind one address each; a name that nobody rents leads nowhere.
  if (!(index < sizes.managed) || customerName(index) !== host) return { host, addresses: [], faults: [dns()] }
  return {
    ...generateHost({ ...madeUpServer(host, host), name: `Shop ${index}` }),
    addresses: [inventAddress(`machine ${index % 7}`)],
  }
}
