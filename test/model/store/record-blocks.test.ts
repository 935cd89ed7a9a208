// Block lists over time in the store: what opens, changes, goes missing and is withdrawn, and what of it anybody may see.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { digestOf } from '#model/blocks/target.ts'
import type { BlockReading, DocumentResult } from '#model/crawl.ts'
import type { BlockPage, BlockRow } from '#model/facts.ts'
import { addDomains } from '#model/store/domains.ts'
import { readBlockPage } from '../../../crawler/block-rows.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { context, DAY, domain, HOUR, INSTANCE, NOON, PEERS, versionsOf, visitHost } from './sample-visits.ts'

const LIST = '/api/v1/instance/domain_blocks'
const SUSPEND = { action: 'suspend', native: 'suspend' } as const
const SILENCE = { action: 'silence', native: 'silence' } as const
const COVE = domain('cove.social')
const using = { ...context, endpointOrder: [INSTANCE, PEERS, LIST] }

const row = (target: string, more: Partial<BlockRow> = {}): BlockRow => ({ target, actions: [SUSPEND], ...more })

function list(rows: readonly BlockRow[], more: Partial<BlockReading> = {}, page: Partial<BlockPage> = {}): BlockReading {
  const place = { endpoint: LIST, page: more.page ?? 0, complete: more.complete ?? true, self: new Set<string>(), reservedNames: false }
  return { ...readBlockPage({ rows, syntax: 'tree', mask: 'mastodon', ...page }, place), ...more }
}

function refusal(publication: BlockReading['publication']): BlockReading {
  return { endpoint: LIST, publication, rows: [], skipped: 0, page: 0, complete: false, hasExclusions: false }
}

async function coveIn(database: TestDatabase): Promise<void> {
  await addDomains(database.db, [COVE], { now: NOON, dueAt: NOON })
}

const read = (database: TestDatabase, at: number, ...blocks: readonly BlockReading[]) => visitHost(database.db, COVE, at, { blocks }, using)

/** A visit in which the document itself is noted too: read with a validator, or as unchanged since. */
function answer(database: TestDatabase, at: number, reading: BlockReading | 'unchanged') {
  const document: DocumentResult = { endpoint: LIST, state: reading === 'unchanged' ? 'unchanged' : 'ok', etag: 'one', dueAt: at + DAY }
  return visitHost(database.db, COVE, at, { documents: [document], blocks: reading === 'unchanged' ? [] : [reading] }, using)
}

async function open(database: TestDatabase) {
  const rows = await database.db.selectFrom('block').selectAll().where('goneSeen', 'is', null).orderBy('key').execute()
  return rows.map(({ observed, actions, notBefore, firstSeen, missingSince, misses }) => ({
    observed,
    actions,
    notBefore,
    firstSeen,
    missingSince,
    misses,
  }))
}

async function events(database: TestDatabase) {
  const rows = await database.db.selectFrom('blockEvent').selectAll().orderBy('id').execute()
  return rows.map(({ kind, notBefore, at }) => [kind, notBefore?.getTime(), at.getTime()])
}

describe('a block list', () => {
  test('read for the first time says since when at the latest, and makes one event', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await read(database, NOON, list([row('reef.social', { reason: 'spam' }), row('storm.social', { actions: [SILENCE] })]))
    expect(await open(database)).toMatchObject([
      { observed: 'reef.social', actions: ['suspend'], notBefore: null, firstSeen: new Date(NOON) },
      { observed: 'storm.social', actions: ['silence'], notBefore: null },
    ])
    expect(await events(database)).toEqual([['list-read', undefined, NOON]])
  })

  test('that is as it was writes no row but the time of its reading', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await read(database, NOON, list([row('reef.social'), row('ree*.***ial', { digest: digestOf('deep.social') })]))
    const before = await versionsOf(database.db, ['block', 'block_event'])
    await read(database, NOON + DAY, list([row('ree*.***ial', { digest: digestOf('deep.social') }), row('reef.social')]))
    expect(await versionsOf(database.db, ['block', 'block_event'])).toEqual(before)
    const source = await database.db.selectFrom('blockSource').selectAll().executeTakeFirstOrThrow()
    expect(source).toMatchObject({ readAt: new Date(NOON + DAY), firstReadAt: new Date(NOON), listed: 2, masked: 1, publication: 'public' })
  })

  test('that its server says is as it was counts as read again: what opens later was not there yet', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await answer(database, NOON, list([row('reef.social')]))
    await answer(database, NOON + DAY, 'unchanged')
    await answer(database, NOON + 2 * DAY, list([row('reef.social'), row('storm.social')]))
    expect(await open(database)).toMatchObject([
      { observed: 'reef.social', notBefore: null },
      { observed: 'storm.social', notBefore: new Date(NOON + DAY), firstSeen: new Date(NOON + 2 * DAY) },
    ])
  })

  test('that lost a row is asked for whole next time, as "unchanged" would not tell whether the row is gone', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    const validator = () => database.db.selectFrom('document').select('etag').where('endpoint', '=', LIST).executeTakeFirst()
    await answer(database, NOON, list(['reef.social', 'storm.social', 'deep.social'].map((name) => row(name))))
    expect(await validator()).toEqual({ etag: 'one' })
    await answer(database, NOON + DAY, list(['reef.social', 'storm.social'].map((name) => row(name))))
    expect(await validator()).toEqual({ etag: null })
    await answer(database, NOON + 2 * DAY, list(['reef.social', 'storm.social'].map((name) => row(name))))
    expect(await validator()).toEqual({ etag: 'one' })
    expect((await open(database)).map(({ observed }) => observed)).toEqual(['reef.social', 'storm.social'])
  })

  test('gains, changes and loses rows between two readings, and each date is an interval', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await read(database, NOON, list([row('reef.social', { reason: 'spam' }), row('storm.social')]))
    await read(database, NOON + DAY, list([row('reef.social', { reason: 'spam, again', actions: [SILENCE] }), row('deep.social')]))
    expect(await open(database)).toMatchObject([
      { observed: 'deep.social', notBefore: new Date(NOON), firstSeen: new Date(NOON + DAY) },
      { observed: 'reef.social', actions: ['silence'], notBefore: null },
      { observed: 'storm.social', missingSince: new Date(NOON + DAY) },
    ])
    await read(database, NOON + 2 * DAY, list([row('reef.social', { reason: 'spam, again', actions: [SILENCE] }), row('deep.social')]))
    const gone = await database.db.selectFrom('block').selectAll().where('goneSeen', 'is not', null).executeTakeFirstOrThrow()
    expect(gone).toMatchObject({
      observed: 'storm.social',
      lastSeen: new Date(NOON),
      goneSeen: new Date(NOON + DAY),
      closeCause: 'withdrawn',
    })
    expect(await events(database)).toEqual([
      ['list-read', undefined, NOON],
      ['added', NOON, NOON + DAY],
      ['action-changed', NOON, NOON + DAY],
      ['reason-changed', NOON, NOON + DAY],
      ['removed', NOON, NOON + DAY],
    ])
    const reasons = await sql<{ was: unknown }>`select was from block_event where kind = 'reason-changed'`.execute(database.db)
    expect(reasons.rows).toEqual([{ was: { reason: 'spam' } }])
  })

  test('that comes back as it was after an empty answer lost nothing', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    const full = list(['a', 'b', 'c', 'd'].map((name) => row(`${name}.social`)))
    await read(database, NOON, full)
    const before = await open(database)
    await read(database, NOON + DAY, list([]))
    await read(database, NOON + 2 * DAY, list([]))
    await read(database, NOON + 3 * DAY, full)
    expect(await open(database)).toEqual(before)
    expect(await events(database)).toHaveLength(1)
  })

  test('read over several slots counts when its last page is there', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await read(database, NOON, list([row('b.social'), row('a.social')], { page: 0, complete: false }))
    expect(await open(database)).toEqual([])
    await read(database, NOON + HOUR, list([row('c.social')], { page: 1, complete: true }))
    expect((await open(database)).map(({ observed }) => observed)).toEqual(['a.social', 'b.social', 'c.social'])
  })

  test('is dated by its answers, not by the end of the visit: not yet there when it was asked for, there when it was answered', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    const taken = (askedAt: number) => ({ taken: { askedAt, answeredAt: askedAt + 1000 } })
    await read(database, NOON, list([row('a.social')], taken(NOON - HOUR)))
    await read(database, NOON + DAY, list([row('a.social'), row('b.social')], taken(NOON + DAY - HOUR)))
    expect(await open(database)).toMatchObject([
      { observed: 'a.social', notBefore: null, firstSeen: new Date(NOON - HOUR + 1000) },
      { observed: 'b.social', notBefore: new Date(NOON - HOUR), firstSeen: new Date(NOON + DAY - HOUR + 1000) },
    ])
  })

  test('that is as it was is as it was when that was asked', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await answer(database, NOON, list([row('a.social')]))
    const taken = { askedAt: NOON + DAY - HOUR, answeredAt: NOON + DAY - HOUR + 1000 }
    const unchanged: DocumentResult = { endpoint: LIST, state: 'unchanged', etag: 'one', dueAt: NOON + 2 * DAY, taken }
    await visitHost(database.db, COVE, NOON + DAY, { documents: [unchanged], blocks: [] }, using)
    const source = await database.db.selectFrom('blockSource').selectAll().executeTakeFirstOrThrow()
    expect(source).toMatchObject({ trustedAt: new Date(taken.askedAt), readAt: new Date(taken.answeredAt) })
  })

  test('of several pages is as old as its oldest', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    const taken = (askedAt: number) => ({ taken: { askedAt, answeredAt: askedAt + 1000 } })
    await read(database, NOON, list([row('b.social')], { page: 0, complete: false, ...taken(NOON - HOUR) }))
    await read(database, NOON + 2 * HOUR, list([row('c.social')], { page: 1, complete: true, ...taken(NOON + HOUR) }))
    const source = await database.db.selectFrom('blockSource').selectAll().executeTakeFirstOrThrow()
    expect(source).toMatchObject({ trustedAt: new Date(NOON - HOUR), readAt: new Date(NOON + HOUR + 1000) })
    expect(await database.db.selectFrom('blockPage').selectAll().execute()).toEqual([])
  })

  test('that was first read without most of it begins anew when it is whole, and makes no events of what was there before', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    const names = Array.from({ length: 16 }, (_, n) => `s${n}.social`)
    await read(database, NOON, list(names.slice(0, 5).map((name) => row(name))))
    await read(database, NOON + DAY, list(names.map((name) => row(name))))
    expect((await open(database)).filter(({ notBefore }) => notBefore !== null)).toEqual([])
    expect((await events(database)).map(([kind]) => kind)).toEqual(['list-read', 'list-read'])
  })

  test('of a server whose other list broke off waits with that one', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    const other = (names: readonly string[]) => ({ ...list(names.map((name) => row(name))), endpoint: 'other' })
    const lists = (main: readonly string[], rest: readonly string[]) => [list(main.map((name) => row(name))), other(rest)]
    const both = { ...using, endpointOrder: [...using.endpointOrder, 'other'] }
    const visitAt = (at: number, main: readonly string[], rest: readonly string[]) =>
      visitHost(database.db, COVE, at, { blocks: lists(main, rest) }, both)
    await visitAt(NOON, ['a.social', 'b.social', 'c.social'], ['d.social', 'e.social', 'f.social'])
    await visitAt(NOON + DAY, ['a.social'], ['d.social', 'e.social'])
    await visitAt(NOON + 2 * DAY, ['a.social'], ['d.social', 'e.social'])
    expect(await open(database)).toHaveLength(6)
    await visitAt(NOON + 3 * DAY, ['a.social'], ['d.social', 'e.social'])
    await visitAt(NOON + 4 * DAY, ['a.social'], ['d.social', 'e.social'])
    expect((await open(database)).map(({ observed }) => observed)).toEqual(['a.social', 'd.social', 'e.social'])
  })

  test('that broke off and is believed at last has lost each row where the readings that agree begin', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    const listed = (names: readonly string[]) => list(names.map((name) => row(name)))
    await read(database, NOON, listed(['a.social', 'b.social', 'c.social', 'd.social', 'e.social']))
    await read(database, NOON + DAY, listed(['a.social', 'b.social']))
    await read(database, NOON + 2 * DAY, listed(['a.social']))
    await read(database, NOON + 3 * DAY, listed(['a.social']))
    const gone = await database.db
      .selectFrom('block')
      .select(['observed', 'lastSeen', 'goneSeen'])
      .where('goneSeen', 'is not', null)
      .execute()
    expect(gone).toHaveLength(4)
    for (const block of gone) expect(block).toMatchObject({ lastSeen: new Date(NOON), goneSeen: new Date(NOON + 2 * DAY) })
  })

  test('of a software the host no longer runs is closed, and that is no withdrawal', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await read(database, NOON, list([row('reef.social')]))
    await visitHost(database.db, COVE, NOON + DAY, { adapter: 'gotosocial' }, context)
    const blocks = await database.db.selectFrom('block').selectAll().execute()
    expect(blocks).toMatchObject([{ closeCause: 'source-changed', goneSeen: new Date(NOON + DAY) }])
    expect(
      await database.published
        .selectFrom('published.blockPast' as 'published.block')
        .selectAll()
        .execute(),
    ).toEqual([])
  })
})

describe('publication', () => {
  test('that ends hides the list at once, keeps its rows, and is no withdrawal', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await read(database, NOON, list([row('reef.social')]))
    const shown = async () => (await sql`select observed from published.block`.execute(database.db)).rows.length
    expect(await shown()).toBe(1)
    await read(database, NOON + DAY, refusal('withheld'))
    expect(await shown()).toBe(0)
    expect(await open(database)).toMatchObject([{ observed: 'reef.social', missingSince: null }])
    const source = await sql`select publication, shown from published.block_source`.execute(database.db)
    expect(source.rows).toEqual([{ publication: 'withheld', shown: false }])
    await read(database, NOON + 2 * DAY, list([row('reef.social')]))
    expect(await shown()).toBe(1)
    expect((await events(database)).map(([kind]) => kind)).toEqual(['list-read', 'publication-changed', 'publication-changed'])
  })

  test('of a list that cannot be reached leaves it as it was last seen', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await read(database, NOON, list([row('reef.social')]))
    await read(database, NOON + DAY, refusal('unreachable'))
    const rows = await sql<{ observed: string; readAt: Date }>`
      select b.observed, s.read_at from published.block b join published.block_source s on s.id = b.source_id`.execute(database.db)
    expect(rows.rows).toEqual([{ observed: 'reef.social', readAt: new Date(NOON) }])
  })

  test('never shows the name behind a mask, not even when it is known', async () => {
    await using database = await freshDatabase()
    await coveIn(database)
    await read(database, NOON, list([row('ree*.***ial', { digest: digestOf('deep.social') })]))
    await sql`update block set method = 'digest', resolved = 'deep.social'`.execute(database.db)
    for (const view of ['block', 'block_source', 'block_event', 'block_past']) {
      const rows = await sql`select * from ${sql.table(`published.${view}`)}`.execute(database.db)
      expect(JSON.stringify(rows.rows)).not.toContain('deep.social')
    }
  })
})
