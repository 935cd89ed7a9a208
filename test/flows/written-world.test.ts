// The written world, crawled to idle: every host ends in the state and with the reason it declares, and every server is known as it describes itself.
import { beforeAll, describe, expect, test } from 'vitest'
import { HOUR } from '#model/clock.ts'
import { isReadable, type BlockPublication } from '#model/blocks/publication.ts'
import { parseDomain } from '#model/domain.ts'
import type { Rule } from '#model/facts.ts'
import { decodeSet } from '#model/graph/packed-set.ts'
import type { ExpectedFacts, Mirror, VirtualInstance } from '../fediverse/contract.ts'
import * as faults from '../fediverse/faults.ts'
import { blockLine } from '../fediverse/software/block-lists.ts'
import { findMirror, mirrors } from '../fediverse/software/index.ts'
import type { DeclaredEnd } from '../fediverse/world.ts'
import { SLOW_HOSTS, WRITTEN_SEEDS, writtenHosts, writtenWorld } from '../fediverse/worlds/written.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

type LearnedKey = keyof ExpectedFacts
const LEARNED_KEYS = ['software', 'version', 'name', 'shortDescription', 'languages', 'registrations', 'usage'] as const

interface Outcome {
  readonly end: DeclaredEnd
  /** Absent while a host never spoke for itself. */
  readonly learned?: Partial<ExpectedFacts> | undefined
  /** Its exact name may be answered with more than "not known". */
  readonly page: boolean | null
  /** robots.txt keeps us from every block list it has. */
  readonly blocksForbidden: boolean
}

const ALL = Object.entries(writtenHosts).map(([host, { truth }]) => {
  if (truth === undefined) throw new Error(`${host} declares no end`)
  return { host, truth, sentence: describeEnd(truth) }
})
const LIVING = ALL.filter(({ truth }) => truth.status === 'alive')

let outcomes: ReadonlyMap<string, Outcome>

beforeAll(async () => {
  await using database = await freshDatabase()
  await using crawl = await openWorld(writtenWorld(), database, { seeds: WRITTEN_SEEDS, hurriedHosts: SLOW_HOSTS, tickEveryMs: HOUR })
  await crawl.crawlToIdle()
  outcomes = await readOutcomes(database)
})

describe('After a crawl to idle', () => {
  test.each(ALL)('$host $sentence', ({ host, truth: { learned: _, ...end } }) => {
    expect(outcomes.get(host)?.end).toEqual(end)
  })

  test.each(LIVING)('$host is known as it describes itself', ({ host, truth }) => {
    const { blocks, ...expected } = expectedOf(host, truth)
    const isForbidden = outcomes.get(host)?.blocksForbidden === true
    expect(outcomes.get(host)?.learned).toEqual(isForbidden || blocks === undefined ? expected : { ...expected, blocks })
  })

  test('nothing is kept of hosts that never spoke for themselves', () => {
    const others = ALL.filter(({ truth }) => truth.status !== 'alive')
    expect(others.filter(({ host }) => outcomes.get(host)?.learned !== undefined)).toEqual([])
  })

  test('a server that says noindex is known and not shown; one that says it to others is shown', () => {
    const shown = ['noindex', 'none-for-us', 'noindex-for-others'].map((name) => outcomes.get(`${name}.example`)?.page)
    expect(shown).toEqual([false, false, true])
  })

  test('nobody else is known but names that servers of this world list', () => {
    const strangers = [...outcomes.keys()].filter((name) => !(name in writtenHosts) && !/^p\d+\.example$/.test(name))
    expect(strangers).toEqual([])
  })
})

describe('The written world', () => {
  test('has a living server of every software that a mirror writes', () => {
    const living = new Set(LIVING.flatMap(({ host }) => writtenHosts[host]?.instance?.software ?? []))
    // `generic` is the name of the adapter for software that nobody knows.
    const missing = mirrors.flatMap((mirror) => mirror.software).filter((name) => name !== 'generic' && !living.has(name))
    expect(missing).toEqual([])
  })

  test('has a host with every fault there is', () => {
    const helpers = ['onPaths', 'from', 'until', 'sometimes', 'worldDay']
    const named = Object.values(writtenHosts).flatMap(({ fault, faults: more = [] }) =>
      [...(fault ? [fault] : []), ...more].map((one) => one.name),
    )
    const all = Object.entries(faults).flatMap(([name, value]) => (typeof value === 'function' && !helpers.includes(name) ? [name] : []))
    expect(all.filter((name) => !named.some((used) => new RegExp(`^${name}\\b`).test(used)))).toEqual([])
    const variants = [
      ...faults.NODEINFO_LINKS.map((name) => `nodeinfoLinks, ${name}`),
      ...Object.keys(faults.NODEINFO_DOCUMENTS).map((name) => `nodeinfoDocument, ${name}`),
    ]
    expect(variants.filter((name) => !named.includes(name))).toEqual([])
  })
})

function describeEnd({ status, reason, aliasOf, software }: DeclaredEnd): string {
  if (aliasOf !== undefined) return `is another name of ${aliasOf}`
  return `is ${status}${software === undefined ? '' : `, ${software}`}${reason === undefined ? '' : `: ${reason}`}`
}

// What the mirror says is to be learned of its documents, then what the host says is learned otherwise.
function expectedOf(host: string, truth: DeclaredEnd): Partial<ExpectedFacts> {
  const served = servedBy(host)
  const base = served === undefined ? {} : { ...served.mirror.expected(served.instance), software: truth.software }
  const expected: Partial<Record<LearnedKey, unknown>> = { ...base, ...truth.learned }
  const names = (expected.peers as readonly string[] | undefined)?.flatMap((name) => parseDomain(name) ?? [])
  return tidy({ ...expected, peers: names === undefined ? undefined : [...new Set(names)].filter((name) => name !== host) })
}

/** The instance whose documents are this host's: its own, or that of another name which serves it. */
function servedBy(host: string): { readonly instance: VirtualInstance; readonly mirror: Mirror } | undefined {
  const serving = Object.values(writtenHosts).find(({ instance, truth }) => instance?.host === host && truth?.aliasOf === host)
  const { instance, mirror } = writtenHosts[host]?.instance === undefined ? (serving ?? {}) : (writtenHosts[host] ?? {})
  return instance === undefined ? undefined : { instance, mirror: mirror ?? findMirror(instance.software) }
}

function tidy({ peers, blocks, ...facts }: Readonly<Partial<Record<LearnedKey, unknown>>>): Partial<ExpectedFacts> {
  const [names, lines] = [peers, blocks].map((list) => (list as readonly string[] | undefined)?.toSorted())
  return JSON.parse(JSON.stringify({ ...facts, peers: names, blocks: lines })) as Partial<ExpectedFacts>
}

async function readOutcomes(database: TestDatabase): Promise<ReadonlyMap<string, Outcome>> {
  const rows = await database.db
    .selectFrom('domain as d')
    .leftJoin('instance as i', 'i.domainId', 'd.id')
    .leftJoin('publication as p', 'p.domainId', 'd.id')
    .leftJoin('alias as a', (join) => join.onRef('a.domainId', '=', 'd.id').on('a.goneSeen', 'is', null))
    .leftJoin('domain as t', 't.id', 'a.targetId')
    .select(['d.id', 'd.name', 'd.status', 'd.reason', 'i.software', 'i.facts', 't.name as target', 'p.page'])
    .execute()
  const peers = await readPeers(database, new Map(rows.map(({ id, name }) => [id, name])))
  const rules = await readRules(database)
  const blocks = await readBlocks(database)
  return new Map(
    rows.map((row): readonly [string, Outcome] => {
      const end = { status: row.status, reason: row.reason, software: row.software, aliasOf: row.target }
      const said = row.facts as Readonly<Record<string, { readonly value: unknown }>> | null
      const facts = said === null ? undefined : Object.fromEntries(LEARNED_KEYS.map((key) => [key, said[key]?.value]))
      const learned = facts && tidy({ ...facts, rules: rules.get(row.id), peers: peers.get(row.id), blocks: blocks.get(row.id)?.lines })
      const blocksForbidden = blocks.get(row.id)?.forbidden === true
      return [row.name, { end: withoutNulls(end) as unknown as DeclaredEnd, learned, page: row.page, blocksForbidden }]
    }),
  )
}

function withoutNulls(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

/** The names on all lists of a server together; a name without an id waits beside its list. */
async function readPeers(database: TestDatabase, names: ReadonlyMap<number, string>): Promise<ReadonlyMap<number, readonly string[]>> {
  const sets = await database.db.selectFrom('peerSet').select(['domainId', 'ids', 'pendingNames']).execute()
  const lists = Map.groupBy(sets, (set) => set.domainId)
  return new Map(
    [...lists].map(([id, list]) => {
      const all = list.flatMap(({ ids, pendingNames }) => [
        ...[...decodeSet(ids)].map((peer) => names.get(peer) ?? ''),
        ...(pendingNames ?? []),
      ])
      return [id, [...new Set(all)]]
    }),
  )
}

interface StoredBlocks {
  /** Rows of all lists together; undefined while none could be read. */
  readonly lines?: readonly string[] | undefined
  readonly forbidden: boolean
}

/** What each server does about others, as the mirrors write it down. */
async function readBlocks(database: TestDatabase): Promise<ReadonlyMap<number, StoredBlocks>> {
  const sources = await database.db.selectFrom('blockSource').select(['domainId', 'publication']).execute()
  const rows = await database.db
    .selectFrom('block')
    .select(['domainId', 'observed', 'natives', 'reason'])
    .where('goneSeen', 'is', null)
    .execute()
  const lists = Map.groupBy(rows, (row) => row.domainId)
  return new Map(
    [...Map.groupBy(sources, (source) => source.domainId)].map(([id, states]) => {
      const targets = Map.groupBy(lists.get(id) ?? [], (row) => row.observed)
      const lines = [...targets].map(([target, same]) => {
        const reason = same.flatMap((row) => row.reason ?? [])[0]
        return blockLine(target, [...new Set(same.flatMap(({ natives }) => natives))], reason)
      })
      const isRead = states.some(({ publication }) => isReadable(publication as BlockPublication))
      const forbidden = states.every(({ publication }) => publication === 'robots')
      return [id, { lines: isRead ? lines : undefined, forbidden }]
    }),
  )
}

/** Rules in their order; undefined for a server of which no document states any. */
async function readRules(database: TestDatabase): Promise<ReadonlyMap<number, readonly Rule[]>> {
  const rows = await database.db
    .selectFrom('rule')
    .selectAll()
    .where('goneSeen', 'is', null)
    .where('takenFrom', 'is', null)
    .orderBy('position')
    .execute()
  const counted = await database.db.selectFrom('instance').select(['domainId', 'ruleCount']).where('ruleCount', 'is not', null).execute()
  return new Map(
    counted.map(({ domainId }) => [
      domainId,
      rows
        .filter((row) => row.domainId === domainId)
        .map(({ nativeId, text, hint, translations }) => withoutNulls({ nativeId, text, hint, translations }) as unknown as Rule),
    ]),
  )
}
