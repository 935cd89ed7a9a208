// The index follows what is published: changes, departures, opt-outs, clocks; it can be thrown away; and it writes only what differs.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { DAY, dayOf, HOUR, MINUTE } from '#model/clock.ts'
import type { SearchBackend } from '#model/search.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import type { Database } from '#model/store/postgres.ts'
import { rebuildIndex, refreshIndex } from '#model/store/search-index.ts'
import { openPostgresSearch } from '#model/store/search-postgres.ts'
import { freshDatabase } from '../../../support/database.ts'
import { domain } from '../sample-visits.ts'
import { answerOf, ask, domainsOf } from './asking.ts'
import { publishServers, READ_AT, saveRegistry, type PublishedServer } from './publish-servers.ts'
import { LISTED } from './written-servers.ts'

const THREE: readonly PublishedServer[] = [
  { domain: 'harbour.example', name: 'The Harbour', short: 'Boats and weather', rules: ['Be kind'], version: '4.5.1' },
  { domain: 'forest.example', name: 'The Forest', short: 'Trees and moss', version: '4.5.1' },
  { domain: 'meadow.example', name: 'The Meadow', short: 'Flowers', version: '4.4.0' },
]

async function published(
  servers: readonly PublishedServer[],
): Promise<{ database: Awaited<ReturnType<typeof freshDatabase>>; search: SearchBackend }> {
  const database = await freshDatabase()
  await saveRegistry(database)
  await publishServers(database, servers)
  await refreshIndex(database, { now: READ_AT })
  return { database, search: openPostgresSearch(database) }
}

async function versionOf({ db }: Database): Promise<number> {
  return (await db.selectFrom('searchState').select('version').executeTakeFirstOrThrow()).version
}

describe('the index', () => {
  test('shows changes at its next run, and writes nothing while nothing changes', async () => {
    const { database, search } = await published(THREE)
    await using _closing = database
    expect(await domainsOf(search, ask({ text: 'boats' }))).toEqual(['harbour.example'])
    const before = await versionOf(database)
    expect(await refreshIndex(database, { now: READ_AT + MINUTE })).toEqual({ written: 0, removed: 0, merged: false })
    expect(await refreshIndex(database, { now: READ_AT + MINUTE, all: true })).toEqual({ written: 0, removed: 0, merged: false })
    expect(await versionOf(database)).toBe(before)

    const at = new Date(READ_AT + HOUR)
    await sql`update instance set short_description = 'Kites and wind', registrations = 'closed', changed_at = ${at} where domain_id = 1`.execute(
      database.db,
    )
    expect(await refreshIndex(database, { now: READ_AT + HOUR })).toMatchObject({ written: 1 })
    expect(await domainsOf(search, ask({ text: 'boats' }))).toEqual([])
    expect(await domainsOf(search, ask({ text: 'kites' }))).toEqual(['harbour.example'])
    expect(await domainsOf(search, ask({ filters: { registrations: ['closed'] } }))).toEqual(['harbour.example'])
  })

  test('shows a rule that came without any other change', async () => {
    const { database, search } = await published(THREE)
    await using _closing = database
    const at = new Date(READ_AT + HOUR)
    await sql`
      insert into rule (domain_id, endpoint, position, text, hash, first_seen, first_seen_is_lower_bound)
      values (2, 'rules', 1, 'No chainsaws', '', ${at}, false)`.execute(database.db)
    await refreshIndex(database, { now: READ_AT + HOUR + MINUTE })
    expect(await domainsOf(search, ask({ text: 'chainsaws' }))).toEqual(['forest.example'])
    await sql`update rule set gone_seen = ${new Date(READ_AT + DAY)} where text = 'No chainsaws'`.execute(database.db)
    await refreshIndex(database, { now: READ_AT + DAY })
    expect(await domainsOf(search, ask({ text: 'chainsaws' }))).toEqual([])
  })

  test('loses who may no longer be shown: at once from results, at its next run from counts', async () => {
    const { database, search } = await published(THREE)
    await using _closing = database
    await answerOf(search, ask())
    await sql`update publication set in_search = false where domain_id = 3`.execute(database.db)
    expect(await answerOf(search, ask())).toMatchObject({ total: 2 })
    expect(await domainsOf(search, ask({ text: 'meadow.example' }))).toEqual([])
    expect(await search.suggest('mead', 5)).toEqual([])
    expect(await refreshIndex(database, { now: READ_AT + MINUTE })).toMatchObject({ removed: 1 })
    expect((await answerOf(search, ask())).facets.versionCurrency).toEqual([{ value: 'current', count: 2 }])
    await sql`update publication set in_search = true where domain_id = 3`.execute(database.db)
    await refreshIndex(database, { now: READ_AT + 2 * MINUTE })
    expect(await domainsOf(search, ask({ text: 'flowers' }))).toEqual(['meadow.example'])
  })

  test('keeps nothing of who opts out, not even words', async () => {
    const { database, search } = await published(THREE)
    await using _closing = database
    await answerOf(search, ask())
    await setOptOut(database.db, {
      domain: domain('forest.example'),
      grade: 'off',
      proof: 'dns-txt',
      now: READ_AT,
      secret: Buffer.alloc(32, 7),
    })
    expect(await domainsOf(search, ask())).not.toContain('forest.example')
    expect(await answerOf(search, ask({ text: 'forest.example' }))).toMatchObject({ total: 0, hits: [] })
    expect(await refreshIndex(database, { now: READ_AT + MINUTE })).toMatchObject({ merged: true })
    for (const table of ['search_document', 'search_words', 'search_posting']) {
      const rows = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(database.db)
      expect(rows.rows.map(({ text }) => text).join('\n')).not.toMatch(/forest|moss/)
    }
    expect(await domainsOf(search, ask({ text: 'boats' }))).toEqual(['harbour.example'])
  })

  test('can be thrown away and made anew, while searches go on', async () => {
    const { database, search } = await published(LISTED)
    await using _closing = database
    const before = await answerOf(search, ask())
    const names = await domainsOf(search, ask({ text: 'zeppelin' }))
    expect(await rebuildIndex(database, { now: READ_AT })).toMatchObject({ written: LISTED.length })
    expect(await answerOf(search, ask())).toEqual(before)
    expect(await domainsOf(search, ask({ text: 'zeppelin' }))).toEqual(names)
  })

  test('is made anew by a release that writes another form of rows', async () => {
    const { database } = await published(THREE)
    await using _closing = database
    await sql`update search_state set builder = 0`.execute(database.db)
    expect(await refreshIndex(database, { now: READ_AT + MINUTE })).toMatchObject({ written: 3 })
  })

  test('puts its postings together when there are many segments, and finds the same', async () => {
    const { database, search } = await published(LISTED)
    await using _closing = database
    for (let run = 1; run <= 30; run += 1) {
      const at = new Date(READ_AT + run * MINUTE)
      await sql`update instance set short_description = ${`Boats, number${run}`}, changed_at = ${at} where domain_id = ${(run % 3) + 1}`.execute(
        database.db,
      )
      await refreshIndex(database, { now: at.getTime() })
      expect(await domainsOf(search, ask({ text: `number${run}` }))).toHaveLength(1)
      if (run > 3) expect(await domainsOf(search, ask({ text: `number${run - 3} boats` }))).toEqual([])
    }
    const segments = await sql<{ n: number }>`select count(distinct segment) as n from search_posting`.execute(database.db)
    expect(segments.rows[0]?.n).toBeLessThan(26)
    expect((await domainsOf(search, ask({ text: 'zeppelin' }))).toSorted()).toEqual([
      'airship.example',
      'strict.example',
      'zeppelin.example',
    ])
  })

  test('is one for two that write at once, and for any number of readers', async () => {
    const { database, search } = await published(THREE)
    await using _closing = database
    await publishServers(database, LISTED.slice(1), 100)
    const runs = [refreshIndex(database, { now: READ_AT + HOUR }), refreshIndex(database, { now: READ_AT + HOUR, all: true })]
    const reads = Array.from({ length: 20 }, () => domainsOf(search, ask({ text: 'the' })))
    for (const names of await Promise.all(reads)) expect(new Set(names).size).toBe(names.length)
    await Promise.all(runs)
    expect(await domainsOf(search, ask())).toHaveLength(LISTED.length + 2)
  })
})

describe('what moves without a visit that changes a row', () => {
  const visits = async (
    { db }: Database,
    id: number,
    found: readonly (readonly [day: number, outcome: string, reason?: string])[],
  ): Promise<void> => {
    for (const [day, outcome, reason] of found) {
      const at = new Date(READ_AT + day * DAY)
      await sql`
        insert into crawl (id, domain_id, started_at, finished_at, outcome, reason, requests, documents)
        values (gen_random_uuid(), ${id}, ${at}, ${at}, ${outcome}, ${reason ?? null}, 1, '[]')`.execute(db)
    }
  }

  test('uptime is the part of the time that follows an answer, once there are fourteen days of it', async () => {
    const { database, search } = await published([...THREE, { domain: 'pond.example' }])
    await using _closing = database
    await visits(database, 1, [
      [0, 'answered'],
      [10, 'failed', 'crashed'],
      [15, 'answered'],
    ])
    await visits(database, 2, [
      [0, 'answered'],
      [10, 'failed', 'timeout'],
      [12, 'answered'],
    ])
    await visits(database, 3, [
      [0, 'failed', 'dns'],
      [15, 'answered'],
      [19, 'partial'],
    ])
    await visits(database, 4, [
      [-200, 'failed', 'dns'],
      [10, 'answered'],
    ])
    const uptimes = async (now: number): Promise<Readonly<Record<string, unknown>>> => {
      await refreshIndex(database, { now, all: true })
      return Object.fromEntries((await answerOf(search, ask())).hits.map((hit) => [hit.domain, hit.facets.uptime?.[0]]))
    }
    expect(new Set(Object.values(await uptimes(READ_AT + 13 * DAY)))).toEqual(new Set(['unknown']))
    expect(await uptimes(READ_AT + 20 * DAY)).toEqual({
      'harbour.example': 'steady',
      'forest.example': 'shaky',
      'meadow.example': 'poor',
      'pond.example': 'unknown',
    })
  })

  test('a pace is that of the last weeks: it changes with the calendar, and is forgotten when no week is read any more', async () => {
    const { database, search } = await published([{ domain: 'pond.example', posts: 5000 }, { domain: 'mere.example' }])
    await using _closing = database
    const paces = async (now: number): Promise<unknown> => {
      await refreshIndex(database, { now, all: true })
      return Object.fromEntries((await answerOf(search, ask())).hits.map((hit) => [hit.domain, hit.facets.pace?.[0]]))
    }
    expect(await paces(READ_AT)).toEqual({ 'pond.example': '1001-10000', 'mere.example': 'unknown' })
    await sql`insert into activity_week (domain_id, week, statuses) values (1, ${dayOf(READ_AT + 7 * DAY)}, 1)`.execute(database.db)
    await sql`update activity_week set statuses = 20 where week >= ${dayOf(READ_AT - 7 * DAY)}`.execute(database.db)
    expect(await paces(READ_AT + 7 * DAY)).toMatchObject({ 'pond.example': '11-100' })
    expect(await paces(READ_AT + 60 * DAY)).toMatchObject({ 'pond.example': 'unknown' })
  })

  test('a version falls behind when others run a newer one', async () => {
    const { database, search } = await published(THREE)
    await using _closing = database
    const currency = async (): Promise<unknown> =>
      (await answerOf(search, ask())).hits.find((hit) => hit.domain === 'forest.example')?.facets.versionCurrency
    expect(await currency()).toEqual(['current'])
    await sql`update instance set software_version = '4.6.0', changed_at = ${new Date(READ_AT + HOUR)} where domain_id = 1`.execute(
      database.db,
    )
    await refreshIndex(database, { now: READ_AT + DAY, all: true })
    expect(await currency()).toEqual(['behind'])
  })
})

test('another name of a server leads to it, when that is proved', async () => {
  const { database, search } = await published(THREE)
  await using _closing = database
  await publishServers(
    database,
    [
      { domain: 'old.example', unlisted: true },
      { domain: 'liar.example', unlisted: true },
    ],
    50,
  )
  const at = new Date(READ_AT)
  await sql`
    insert into alias (domain_id, target_id, proof, proved, first_seen, last_seen)
    values (50, 1, 'host-meta', true, ${at}, ${at}), (51, 1, 'host-meta', false, ${at}, ${at})`.execute(database.db)
  expect(await domainsOf(search, ask({ text: '@alice@old.example', sort: 'relevance' }))).toEqual(['harbour.example'])
  expect(await domainsOf(search, ask({ text: 'https://liar.example' }))).toEqual([])
})
