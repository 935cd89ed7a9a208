// Proves the lists of known hosts: packed once, changed by deltas, any past state within reach, and complete only at the last page.
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addDomains } from '#model/store/domains.ts'
import { loadKnownHosts } from '#model/store/known-hosts.ts'
import { loadPeerSets, peerSetAt } from '#model/store/peer-sets.ts'
import { recordCrawl } from '#model/store/record-crawl.ts'
import type { AdmitNames } from '#model/store/record-peers.ts'
import type { Schema } from '#model/store/schema.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { claimHost, context, DAY, domain, NOON, peers, PEERS, read, versionsOf, visit, visitHost } from './sample-visits.ts'

const harbour = domain('harbour.example')

async function openHarbour(): Promise<TestDatabase> {
  const database = await freshDatabase()
  await addDomains(database.db, [harbour], { now: NOON, dueAt: NOON })
  return database
}

async function namesOf(db: Kysely<Schema>, ids: Int32Array | undefined): Promise<readonly string[] | undefined> {
  if (ids === undefined) return undefined
  const rows = await sql<{ name: string }>`select name from domain where id = any(${[...ids]}::int[]) order by name`.execute(db)
  return rows.rows.map((row) => row.name)
}

/** A visit on a day that reads nothing but this list. */
async function readList(
  db: Kysely<Schema>,
  day: number,
  names: readonly string[],
  admitNames: AdmitNames = context.admitNames,
): Promise<void> {
  const at = NOON + day * DAY
  await visitHost(
    db,
    harbour,
    at,
    { documents: [read('nodeinfo', { software: 'mastodon' }, at), read(PEERS, {}, at)], peers: [peers(names)] },
    { ...context, admitNames },
  )
}

describe('a list of known hosts', () => {
  test('becomes one packed set, and its names get ids and slots', async () => {
    await using database = await openHarbour()
    const { db } = database
    await readList(db, 0, ['b.example', 'a.example', 'c.test'])
    const [set] = await loadPeerSets(db, 1)
    expect(set).toMatchObject({ endpoint: PEERS, kind: 'knows', asOf: NOON, listed: 3, pending: 0 })
    expect(await namesOf(db, set?.ids)).toEqual(['a.example', 'b.example', 'c.test'])
    const found = await db
      .selectFrom('domain')
      .innerJoin('frontierSlot', 'domainId', 'id')
      .select(['name', 'discoveredBy', 'status', 'dueAt', 'priority'])
      .where('name', '=', 'c.test')
      .execute()
    expect(found).toEqual([{ name: 'c.test', discoveredBy: 1, status: 'discovered', dueAt: new Date(NOON), priority: 1 }])
    expect(await db.selectFrom('instance').select('peerCount').execute()).toEqual([{ peerCount: 3 }])
  })

  test('that did not change writes nothing and asks nobody, in whatever order it comes', async () => {
    await using database = await openHarbour()
    const { db } = database
    await readList(db, 0, ['a.example', 'b.example'])
    const before = await versionsOf(db, ['peer_set', 'peer_delta'])
    const asked: unknown[] = []
    await readList(db, 7, ['b.example', 'a.example'], async (_trx, listed) => {
      asked.push(listed)
      return { ids: new Map(), pending: 0 }
    })
    expect(asked).toEqual([])
    expect(await versionsOf(db, ['peer_set', 'peer_delta'])).toEqual(before)
  })

  test('can be had as it was on any day, over key frames and back to its first reading', async () => {
    await using database = await openHarbour()
    const { db } = database
    const lists = Array.from({ length: 30 }, (_, day) =>
      Array.from({ length: 12 }, (_n, n) => `h${(n * 3 + day * (n % 3)) % 40}.example`).filter((name, at, all) => all.indexOf(name) === at),
    )
    for (const [day, names] of lists.entries()) await readList(db, day, names)
    for (const [day, names] of lists.entries()) {
      expect(await namesOf(db, await peerSetAt(db, 1, PEERS, NOON + day * DAY)), `day ${day}`).toEqual(names.toSorted())
      expect(await namesOf(db, await peerSetAt(db, 1, PEERS, NOON + day * DAY + DAY / 2)), `day ${day}, evening`).toEqual(names.toSorted())
    }
    expect(await peerSetAt(db, 1, PEERS, NOON - 1)).toBeUndefined()
    expect(await peerSetAt(db, 1, '/other', NOON)).toBeUndefined()
    const frames = await sql<{ place: number }>`
      select place::int from (select row_number() over (order by at) - 1 as place, key_frame from peer_delta) d where key_frame is not null order by 1`.execute(
      db,
    )
    expect(frames.rows.map(({ place }) => place)).toEqual([8, 16, 24])
  })

  test('that becomes empty is empty, and not unknown', async () => {
    await using database = await openHarbour()
    const { db } = database
    await readList(db, 0, ['a.example'])
    await readList(db, 7, [])
    expect((await loadPeerSets(db, 1))[0]).toMatchObject({ listed: 0, ids: new Int32Array() })
    expect(await namesOf(db, await peerSetAt(db, 1, PEERS, NOON))).toEqual(['a.example'])
  })

  test('names hosts without an id only by their number, and grows when they get one', async () => {
    await using database = await openHarbour()
    const { db } = database
    const admitted = new Set(['a.example'])
    const some: AdmitNames = async (trx, { names, now }) => {
      const letIn = names.filter((name) => admitted.has(name))
      return { ids: await addDomains(trx, letIn, { now, dueAt: now }), pending: names.length - letIn.length }
    }
    await readList(db, 0, ['a.example', 'b.example', 'c.example'], some)
    expect((await loadPeerSets(db, 1))[0]).toMatchObject({ listed: 3, pending: 2 })
    expect((await loadKnownHosts(db, [1])).get(1)?.documents.get(PEERS)?.pendingNames).toBe(2)
    const before = await versionsOf(db, ['peer_set', 'peer_delta'])
    await readList(db, 1, ['a.example', 'b.example', 'c.example'], some)
    expect(await versionsOf(db, ['peer_set', 'peer_delta'])).toEqual(before)
    admitted.add('b.example')
    await readList(db, 2, ['a.example', 'b.example', 'c.example'], some)
    expect((await loadPeerSets(db, 1))[0]).toMatchObject({ listed: 3, pending: 1, asOf: NOON + 2 * DAY })
    // The server listed the name before: history says that we, not it, came later.
    expect(await db.selectFrom('peerDelta').select('step').orderBy('at').execute()).toEqual([{ step: 'opened' }, { step: 'admitted' }])
    // Another name in waiting is another list, although the hosts with an id are the same.
    await readList(db, 3, ['a.example', 'b.example', 'd.example'], some)
    expect((await loadPeerSets(db, 1))[0]).toMatchObject({ listed: 3, pending: 1, asOf: NOON + 3 * DAY })
    expect((await db.selectFrom('peerDelta').select('step').orderBy('at').execute()).at(-1)).toEqual({ step: 'changed' })
  })

  test('that newly names a server given up on has it visited at once, but not one that was looked for a moment ago', async () => {
    await using database = await openHarbour()
    const { db } = database
    await addDomains(db, ['lost.example', 'dead.example', 'busy.example'].map(domain), { now: NOON, dueAt: NOON })
    await readList(db, 0, ['busy.example'])
    await sql`update domain set status = 'dead', last_attempt = ${new Date(NOON - 20 * DAY)} where name in ('lost.example', 'dead.example')`.execute(
      db,
    )
    await sql`update domain set status = 'failing', last_attempt = ${new Date(NOON + 6 * DAY)} where name = 'busy.example'`.execute(db)
    await sql`update frontier_slot set due_at = ${new Date(NOON + 80 * DAY)} where domain_id in (select id from domain where name <> 'harbour.example')`.execute(
      db,
    )
    await readList(db, 7, ['busy.example', 'lost.example'])
    const due = await sql<{ name: string; due: Date }>`
      select d.name, s.due_at as due from frontier_slot s join domain d on d.id = s.domain_id where d.status in ('dead', 'failing') order by d.name`.execute(
      db,
    )
    expect(due.rows).toEqual([
      { name: 'busy.example', due: new Date(NOON + 80 * DAY) },
      { name: 'dead.example', due: new Date(NOON + 80 * DAY) },
      { name: 'lost.example', due: new Date(NOON + 7 * DAY) },
    ])
  })

  test('read over several slots counts only when its last page is there', async () => {
    await using database = await openHarbour()
    const { db } = database
    const page = (names: readonly string[], number: number, complete: boolean): ReturnType<typeof peers> =>
      peers(names, { page: number, complete })
    const slot = (at: number, ...readings: ReturnType<typeof peers>[]): Promise<unknown> =>
      visitHost(db, harbour, at, {
        documents: [
          read('nodeinfo', { software: 'x' }, at),
          read(PEERS, {}, at, { cursor: readings.at(-1)?.complete === true ? undefined : '?page' }),
        ],
        peers: readings,
      })
    await slot(NOON, page(['a.example'], 0, false), page(['b.example'], 1, false))
    expect(await loadPeerSets(db, 1)).toEqual([])
    expect((await loadKnownHosts(db, [1])).get(1)?.documents.get(PEERS)).toMatchObject({ complete: false, pagesRead: 2 })
    await slot(NOON + DAY, page(['b.example', 'c.example'], 2, true))
    expect(await namesOf(db, (await loadPeerSets(db, 1))[0]?.ids)).toEqual(['a.example', 'b.example', 'c.example'])
    expect(await db.selectFrom('peerPage').selectAll().execute()).toEqual([])
    // A list that begins anew forgets the pages of an attempt that was never finished.
    await slot(NOON + 2 * DAY, page(['x.example'], 0, false), page(['y.example'], 1, false))
    await slot(NOON + 3 * DAY, page(['a.example'], 0, false), page(['z.example'], 1, true))
    expect(await namesOf(db, (await loadPeerSets(db, 1))[0]?.ids)).toEqual(['a.example', 'z.example'])
  })

  test('of a software the host no longer runs is closed, with its history, and may be opened again', async () => {
    await using database = await openHarbour()
    const { db } = database
    await readList(db, 0, ['a.example', 'b.example'])
    const other = { ...context, endpointOrder: ['/api/lemmy'] }
    const at = NOON + 10 * DAY
    await visitHost(
      db,
      harbour,
      at,
      {
        adapter: 'lemmy',
        documents: [read('nodeinfo', { software: 'lemmy' }, at)],
        peers: [peers(['c.example'], { endpoint: '/api/lemmy' })],
      },
      other,
    )
    expect((await loadPeerSets(db, 1)).map(({ endpoint }) => endpoint)).toEqual(['/api/lemmy'])
    await readList(db, 20, ['d.example'])
    expect((await loadPeerSets(db, 1)).map(({ endpoint }) => endpoint)).toEqual([PEERS])
    expect(await namesOf(db, await peerSetAt(db, 1, PEERS, NOON + DAY))).toEqual(['a.example', 'b.example'])
    expect(await peerSetAt(db, 1, PEERS, NOON + 15 * DAY)).toBeUndefined()
    expect(await namesOf(db, await peerSetAt(db, 1, PEERS, NOON + 20 * DAY))).toEqual(['d.example'])
  })
})

describe('many servers', () => {
  test('that list the same new names at the same time give each name one id', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const hosts = Array.from({ length: 8 }, (_, n) => domain(`server${n}.test`))
    await addDomains(db, hosts, { now: NOON, dueAt: NOON })
    const shared = Array.from({ length: 60 }, (_, n) => `listed${n}.example`)
    const claimed = []
    for (const host of hosts) claimed.push(await claimHost(db, host, NOON))
    const results = await Promise.all(
      claimed.map((slot, n) => recordCrawl(db, visit(slot, NOON, { peers: [peers(shared.slice(n, n + 50))] }), context)),
    )
    expect(results.every((result) => result === 'recorded')).toBe(true)
    const ids = await sql<{ n: number; last: number }>`select count(*)::int as n, max(id) as last from domain`.execute(db)
    expect(ids.rows[0]).toEqual({ n: 65, last: 65 })
  })
})
