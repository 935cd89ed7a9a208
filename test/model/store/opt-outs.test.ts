// Proves opt-outs: they work at once, hide only the server's own words, survive a visit in flight, and name nobody.
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addDomains } from '#model/store/domains.ts'
import { claimSlots } from '#model/store/frontier.ts'
import { isOptedOut, isOptOutGrade, liftOptOut, setOptOut } from '#model/store/opt-outs.ts'
import { loadPeerSets } from '#model/store/peer-sets.ts'
import { recordCrawl } from '#model/store/record-crawl.ts'
import type { Schema } from '#model/store/schema.ts'
import { freshDatabase } from '../../support/database.ts'
import { claimHost, context, DAY, domain, NOON, paceKeys, peers, read, SECRET, PEERS, visit, visitHost } from './sample-visits.ts'

const harbour = domain('harbour.example')
const other = domain('other.test')
const request = { domain: harbour, proof: 'dns-txt', now: NOON + 1, secret: SECRET }

async function publicationOf(db: Kysely<Schema>): Promise<object | undefined> {
  return db
    .selectFrom('publication')
    .select(['page', 'listed', 'texts', 'peers', 'blocks', 'history', 'namedAsBlocker'])
    .where('domainId', '=', 1)
    .executeTakeFirst()
}

describe('a server that opts out', () => {
  test('of everything is as a name never visited; what others say of it stays', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour, other], { now: NOON, dueAt: NOON })
    const robots = [{ host: harbour, state: 'none' as const, body: '', readAt: NOON, expiresAt: NOON + DAY }]
    await visitHost(db, harbour, NOON, { peers: [peers([other])], robots })
    await visitHost(db, other, NOON, {
      documents: [read('nodeinfo', { software: 'x' }, NOON), read(PEERS, {}, NOON)],
      peers: [peers([harbour])],
      address: '203.0.113.77',
    })
    await setOptOut(db, { ...request, grade: 'off' })
    for (const table of [
      'instance',
      'fact',
      'rule',
      'long_text',
      'nodeinfo',
      'document',
      'crawl',
      'usage_day',
      'peer_set',
      'peer_delta',
      'publication',
      'frontier_slot',
    ]) {
      const rows = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where domain_id = 1`.execute(db)
      expect([table, rows.rows[0]?.n]).toEqual([table, 0])
    }
    expect(await db.selectFrom('robots').selectAll().execute()).toEqual([])
    const rows = await db
      .selectFrom('domain')
      .select(['status', 'lastAnswer', 'lastAttempt', 'address', 'reason'])
      .where('id', '=', 1)
      .execute()
    expect(rows).toEqual([{ status: 'discovered', lastAnswer: null, lastAttempt: null, address: null, reason: null }])
    expect([...((await loadPeerSets(db, 2))[0]?.ids ?? [])]).toEqual([1])
    expect(await claimSlots(db, { owner: 'a', limit: 9, now: NOON + 400 * DAY, leaseMs: 1000, paceKeys })).toHaveLength(1)
    const texts = await sql<{ text: string }>`select o::text as text from opt_out o`.execute(db)
    expect(texts.rows).toHaveLength(1)
    expect(texts.rows[0]?.text).not.toContain('harbour')
  })

  test('loses a visit that is under way', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const crawl = visit(await claimHost(db, harbour, NOON), NOON)
    const [, recorded] = await Promise.all([setOptOut(db, { ...request, grade: 'off' }), recordCrawl(db, crawl, context)])
    expect(['lost', 'recorded']).toContain(recorded)
    expect(await db.selectFrom('instance').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('crawl').selectAll().execute()).toEqual([])
    expect(await recordCrawl(db, crawl, context)).toBe('lost')
  })

  test.each([
    ['no-peers', { peers: false, blocks: true, history: true, namedAsBlocker: true }],
    ['no-blocks', { peers: true, blocks: false, history: true, namedAsBlocker: false }],
    ['no-history', { peers: true, blocks: true, history: false, namedAsBlocker: true }],
  ] as const)('by the grade %s hides that part at once and at every later visit', async (grade, parts) => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    await setOptOut(db, { ...request, grade })
    expect(await publicationOf(db)).toEqual({ page: true, listed: true, texts: true, ...parts })
    await visitHost(db, harbour, NOON + DAY)
    expect(await publicationOf(db)).toEqual({ page: true, listed: true, texts: true, ...parts })
  })

  test('is not linked to by its alias, and comes back when it takes that back', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [other], { now: NOON, dueAt: NOON })
    await setOptOut(db, { ...request, grade: 'off' })
    const of = { target: harbour, proof: 'host-meta' as const, proved: true }
    await visitHost(db, other, NOON, { outcome: { kind: 'alias', of }, documents: [], nodeinfo: undefined })
    expect((await db.selectFrom('domain').select('name').execute()).map(({ name }) => name)).toEqual([other])

    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await setOptOut(db, { ...request, grade: 'off' })
    await liftOptOut(db, { domain: other, now: NOON, secret: SECRET })
    await liftOptOut(db, { domain: harbour, now: NOON + DAY, secret: SECRET })
    expect(await isOptedOut(db, SECRET, [harbour])).toEqual(new Map())
    expect(await visitHost(db, harbour, NOON + DAY)).toBe('recorded')
  })
})

describe('the question who opted out', () => {
  test('is answered for names asked for, under this secret only', async () => {
    await using database = await freshDatabase()
    const { db } = database
    expect(await isOptedOut(db, SECRET, [harbour])).toEqual(new Map())
    await setOptOut(db, { ...request, grade: 'no-peers' })
    await setOptOut(db, { ...request, grade: 'off' })
    expect(await isOptedOut(db, SECRET, [harbour, other, 'sub.harbour.example'])).toEqual(new Map([[harbour, 'off']]))
    expect(await isOptedOut(db, Buffer.alloc(32, 1), [harbour])).toEqual(new Map())
    expect(await isOptedOut(db, SECRET, [])).toEqual(new Map())
    expect(['off', 'no-peers', 'all', ''].map(isOptOutGrade)).toEqual([true, true, false, false])
  })
})
