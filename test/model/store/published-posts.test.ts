// Posts a week as the database has it: only the days that can decide are read, and only of servers that show their history.
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { DAY, dayOf, HOUR } from '#model/clock.ts'
import { reckonPosts, type StatedDay, type StatedWeek } from '#model/posts-a-week.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import { loadServerPage } from '#model/store/published-page.ts'
import { loadPosts } from '#model/store/published-posts.ts'
import type { Database } from '#model/store/postgres.ts'
import { freshDatabase } from '../../support/database.ts'
import { domain } from './sample-visits.ts'
import { publishServers, READ_AT } from './search/publish-servers.ts'

const WEEK = 7 * DAY
/** READ_AT is a Monday. */
const NOW = READ_AT + 3 * DAY

interface Stated {
  readonly weeks: readonly StatedWeek[]
  readonly days: readonly StatedDay[]
}

/** Writes what servers state, the first under the id 1. */
async function state({ db }: Database, servers: readonly Stated[]): Promise<void> {
  const weeks = servers.flatMap((server, index) => server.weeks.map((week) => ({ id: index + 1, ...week })))
  const days = servers.flatMap((server, index) => server.days.map(({ localPosts: posts, ...day }) => ({ id: index + 1, ...day, posts })))
  await sql`
    insert into activity_week (domain_id, week, statuses)
    select id, week, statuses from jsonb_to_recordset(${JSON.stringify(weeks)}::jsonb) as r (id int, week date, statuses bigint)`.execute(
    db,
  )
  await sql`
    insert into usage_day (domain_id, day, local_posts, quality)
    select id, day, posts, quality from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r (id int, day date, posts bigint, quality text)`.execute(
    db,
  )
}

const back = (weeks: number, statuses: number | null): StatedWeek => ({ week: dayOf(READ_AT - weeks * WEEK), statuses })
const count = (daysAgo: number, localPosts: number | null, quality = 'measured'): StatedDay => ({
  day: dayOf(NOW - daysAgo * DAY),
  localPosts,
  quality,
})

const figures = fc.option(fc.nat(5000), { nil: null })
const stated: fc.Arbitrary<Stated> = fc.record({
  weeks: fc
    .uniqueArray(fc.tuple(fc.integer({ min: -3, max: 9 }), figures), { selector: ([ago]) => ago })
    .map((list) => list.map(([ago, statuses]) => back(ago, statuses))),
  days: fc
    .uniqueArray(fc.tuple(fc.integer({ min: -3, max: 100 }), figures, fc.constantFrom('measured', 'measured', 'hidden')), {
      selector: ([ago]) => ago,
      maxLength: 40,
    })
    .map((list) => list.map(([ago, posts, quality]) => count(ago, posts, quality))),
})

describe('posts a week', () => {
  test('read from the rows that can decide are those of all rows, for many servers at once and at any hour', async () => {
    await using database = await freshDatabase()
    const servers = fc.sample(stated, { numRuns: 400, seed: 7 })
    await publishServers(
      database,
      servers.map((_, index) => ({ domain: `s${String(index)}.example` })),
    )
    await state(database, servers)
    const ids = servers.map((_, index) => index + 1)
    for (const now of [NOW, NOW + 5 * HOUR, NOW + 20 * DAY]) {
      const found = await loadPosts(database.published, ids, now)
      expect(ids.map((id) => found.get(id))).toEqual(servers.map((server) => reckonPosts(server, now)))
      expect(found.size).toBeGreaterThan(100)
    }
  })

  test('of a server’s page are the same', async () => {
    await using database = await freshDatabase()
    await publishServers(database, [{ domain: 'weeks.example' }, { domain: 'grows.example' }, { domain: 'silent.example' }])
    await state(database, [
      { weeks: [back(0, 5), back(1, 70), back(2, 90)], days: [] },
      { weeks: [], days: [count(0, 1500), count(1, null), count(28, 700)] },
      { weeks: [], days: [count(0, null)] },
    ])
    const pages = await Promise.all([1, 2, 3].map((id) => loadServerPage(database.published, id, NOW)))
    expect(pages.map((page) => page?.posts?.value)).toEqual([80, 200, undefined])
    const found = await loadPosts(database.published, [1, 2, 3], NOW)
    expect([1, 2, 3].map((id) => found.get(id))).toEqual(pages.map((page) => page?.posts))
    expect(await loadPosts(database.published, [], NOW)).toEqual(new Map())
  })

  test('are not told of who keeps its history to itself', async () => {
    await using database = await freshDatabase()
    await publishServers(database, [{ domain: 'discreet.example' }])
    await state(database, [{ weeks: [back(0, 5), back(1, 70)], days: [count(0, 1500), count(28, 700)] }])
    expect((await loadPosts(database.published, [1], NOW)).size).toBe(1)
    await setOptOut(database.db, {
      ...{ domain: domain('discreet.example'), grade: 'no-history', proof: 'dns-txt', now: NOW },
      secret: Buffer.alloc(32, 7),
    })
    expect((await loadPosts(database.published, [1], NOW)).size).toBe(0)
    expect(await loadServerPage(database.published, 1, NOW)).toMatchObject({ posts: undefined })
  })
})
