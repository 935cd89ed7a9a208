// Asking for one visit now: through the frontier, once a day and host, with progress by asking again; and what the atlas says of its crawlers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '#model/clock.ts'
import { dropCrawlerState, saveCrawlerState } from '#model/store/crawler-states.ts'
import { saveVerdict } from '#model/store/run-days.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas()
})
afterAll(() => atlas[Symbol.asyncDispose]())

async function slotOf(name: string): Promise<{ readonly dueAt: Date; readonly priority: number } | undefined> {
  return atlas.database.db
    .selectFrom('frontierSlot')
    .innerJoin('domain', 'domain.id', 'frontierSlot.domainId')
    .select(['dueAt', 'priority'])
    .where('name', '=', name)
    .executeTakeFirst()
}

describe('a visit that somebody asks for', () => {
  test('gives a new name a slot before others, and is queued until it was visited', async () => {
    expect(await atlas.post('/visits', { domain: 'https://new.example/@ada' })).toMatchObject({
      status: 202,
      body: { domain: 'new.example', state: 'queued' },
    })
    expect(await slotOf('new.example')).toEqual({ dueAt: new Date(atlas.now()), priority: 0 })
    expect((await atlas.read('/visits/new.example')).body).toMatchObject({ state: 'queued' })
    await atlas.database.pool.query(
      `update frontier_slot set lease_owner = 'me' where domain_id = (select id from domain where name = 'new.example')`,
    )
    expect((await atlas.read('/visits/new.example')).body).toMatchObject({ state: 'running' })
    await atlas.database.pool.query(
      `update frontier_slot set lease_owner = null where domain_id = (select id from domain where name = 'new.example')`,
    )
    await atlas.database.pool.query(`update domain set last_attempt = $1, status = 'failing', reason = 'dns' where name = 'new.example'`, [
      new Date(atlas.now()),
    ])
    await atlas.database.pool.query(
      `insert into publication select id, false, true, false, false, false, false, false, false, false, $1 from domain where name = 'new.example'`,
      [new Date(atlas.now())],
    )
    expect((await atlas.read('/visits/new.example')).body).toMatchObject({ state: 'done', lookup: { kind: 'failed', reason: 'dns' } })
  })

  test('makes the daily documents of a known server due, and leaves its lists their time', async () => {
    expect((await atlas.post('/visits', { domain: NAMES.hub })).status).toBe(202)
    const documents = await atlas.database.db
      .selectFrom('document')
      .innerJoin('domain', 'domain.id', 'document.domainId')
      .select(['endpoint', 'dueAt'])
      .where('name', '=', NAMES.hub)
      .execute()
    const due = new Map(documents.map((row) => [row.endpoint, row.dueAt.getTime()]))
    expect(due.get('nodeinfo')).toBe(atlas.now())
    expect(due.get('/api/v1/instance/peers')).toBeGreaterThan(atlas.now() + DAY)
  })

  test('is granted once a day, and not within the hour after a visit', async () => {
    expect((await atlas.post('/visits', { domain: NAMES.forum })).status).toBe(202)
    atlas.wait(2 * HOUR)
    const again = await atlas.post('/visits', { domain: NAMES.forum })
    expect(again.body).toMatchObject({ state: 'refused', reason: 'too-soon', retryAt: new Date(atlas.now() + 22 * HOUR).toISOString() })
    atlas.wait(22 * HOUR)
    expect((await atlas.post('/visits', { domain: NAMES.forum })).status).toBe(202)
    await atlas.database.pool.query(`update domain set last_attempt = $1 where name = $2`, [
      new Date(atlas.now() - 10 * MINUTE),
      NAMES.boaster,
    ])
    expect((await atlas.post('/visits', { domain: NAMES.boaster })).body).toMatchObject({
      reason: 'too-soon',
      retryAt: new Date(atlas.now() + 50 * MINUTE).toISOString(),
    })
  })

  test('waits as long as a busy server asked for', async () => {
    const later = new Date(atlas.now() + 5 * HOUR)
    await atlas.database.pool.query(
      `with busy as (update domain set reason = 'rate-limited', last_attempt = $2 where name = $1 returning id)
       update frontier_slot set due_at = $3 from busy where domain_id = busy.id`,
      [NAMES.personal, new Date(atlas.now() - 3 * HOUR), later],
    )
    expect((await atlas.post('/visits', { domain: NAMES.personal })).body).toMatchObject({
      reason: 'too-soon',
      retryAt: later.toISOString(),
    })
  })

  test('is not made to a farm, and nobody is told of a visit that was not asked for', async () => {
    expect((await atlas.post('/visits', { domain: NAMES.inFarm })).body).toMatchObject({ state: 'refused', reason: 'group' })
    expect((await atlas.read('/visits/nobody-asked.example')).status).toBe(404)
  })

  test('a submission of a server that has a page leads there', async () => {
    expect((await atlas.post('/servers', { domain: `@ada@${NAMES.hub}` })).body).toMatchObject({
      state: 'done',
      lookup: { kind: 'server' },
    })
    expect((await atlas.post('/servers', { domain: 'brand-new.example' })).body).toMatchObject({ state: 'queued' })
  })

  test('keeps no name that somebody typed', async () => {
    await atlas.post('/visits', { domain: NAMES.off })
    const { rows } = await atlas.database.pool.query<{ key: Buffer }>('select key from visit_request')
    expect(rows.length).toBeGreaterThan(0)
    for (const { key } of rows) expect(key).toHaveLength(32)
  })
})

describe('what the atlas says of itself', () => {
  test('it is offline while every crawler at work is cut off, and says so at once', async () => {
    const { db } = atlas.database
    const aboutNow = async (): Promise<unknown> => (await atlas.read('/about')).body
    await saveCrawlerState(db, { owner: 'a', cutOff: true })
    expect(await aboutNow()).toMatchObject({ offline: true, crawlers: 1 })
    await saveCrawlerState(db, { owner: 'b', cutOff: false })
    expect(await aboutNow()).toMatchObject({ offline: false, crawlers: 2 })
    await dropCrawlerState(db, 'b')
    await atlas.database.pool.query(`update crawler_state set until = clock_timestamp() - interval '1 second'`)
    expect(await aboutNow()).toMatchObject({ offline: false, crawlers: 0 })
  })

  test('totals stand for the last good day once there is one', async () => {
    const { rows } = await atlas.database.pool.query<{ day: string }>('select max(day) as day from usage_day')
    const day = rows[0]?.day ?? ''
    await saveVerdict(atlas.database.db, day, 'good', { answered: 4, alive: 4 })
    await atlas.database.pool.query(`update instance set users = users + 100000 where users > 100`)
    atlas.wait(5 * MINUTE)
    const { body } = await atlas.read('/statistics')
    const { coverage, totals } = body as { coverage: unknown; totals: { users: number } }
    expect(coverage).toMatchObject({ day })
    expect(totals.users).toBeLessThan(100_000)
  })
})
