// Who lists a name: lists turned round once a day, only what is published, and nothing written that stands there already.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Domain } from '#model/domain.ts'
import { addDomains } from '#model/store/domains.ts'
import { loadListers, reverseLists } from '#model/store/peer-listers.ts'
import { pageListers } from '#model/store/published-listers.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { context, DAY, domain, HOUR, nodeinfoFacts, NOON, peers, PEERS, read, visitHost } from './sample-visits.ts'

const HOSTS = ['one.example', 'two.example', 'three.example', 'four.example'].map(domain)
const TARGET = domain('target.example')

async function readLists(database: TestDatabase, lists: Readonly<Record<string, readonly Domain[]>>, at: number = NOON): Promise<void> {
  const { db } = database
  await addDomains(db, [...HOSTS, TARGET], { now: at, dueAt: at })
  for (const [host, names] of Object.entries(lists))
    await visitHost(db, domain(host), at, { documents: [read('nodeinfo', nodeinfoFacts, at), read(PEERS, {}, at)], peers: [peers(names)] })
}

async function idOf({ db }: TestDatabase, name: string): Promise<number> {
  const row = await db.selectFrom('domain').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return row.id
}

async function listersOf(database: TestDatabase, name: string): Promise<readonly string[]> {
  const ids = await loadListers(database.db, await idOf(database, name))
  const rows = await sql<{ name: string }>`select name from domain where id = any(${[...ids]}::int[]) order by name`.execute(database.db)
  return rows.rows.map((row) => row.name)
}

describe('lists turned round', () => {
  test('tell of every name who lists it, whatever the number of pairs that fit at once', async () => {
    for (const most of [1, 3, 1000]) {
      await using database = await freshDatabase()
      await readLists(database, {
        'one.example': [TARGET, domain('two.example')],
        'two.example': [TARGET],
        'three.example': [domain('two.example')],
      })
      expect(await reverseLists(database, NOON + HOUR, most)).toEqual({ lists: 3, pairs: 4, changed: 2 })
      expect(await listersOf(database, TARGET)).toEqual(['one.example', 'two.example'])
      expect(await listersOf(database, 'two.example')).toEqual(['one.example', 'three.example'])
      expect(await listersOf(database, 'one.example')).toEqual([])
    }
  })

  test('are turned round again a day later, or when there are many more, and only names with other listers are written', async () => {
    await using database = await freshDatabase()
    await readLists(database, { 'one.example': [TARGET, domain('two.example')], 'two.example': [TARGET] })
    await reverseLists(database, NOON)
    expect(await reverseLists(database, NOON + HOUR)).toBeUndefined()
    expect(await reverseLists(database, NOON + DAY)).toMatchObject({ changed: 0 })
    await readLists(database, { 'three.example': [domain('two.example')] }, NOON + DAY + HOUR)
    expect(await reverseLists(database, NOON + DAY + 2 * HOUR)).toEqual({ lists: 3, pairs: 4, changed: 1 })
    expect(await listersOf(database, 'two.example')).toEqual(['one.example', 'three.example'])
  })

  test('forget a name that nobody lists any more', async () => {
    await using database = await freshDatabase()
    await readLists(database, { 'one.example': [TARGET] })
    await reverseLists(database, NOON)
    await readLists(database, { 'one.example': [domain('two.example')] }, NOON + 7 * DAY)
    expect(await reverseLists(database, NOON + 8 * DAY)).toEqual({ lists: 1, pairs: 1, changed: 2 })
    expect(await listersOf(database, TARGET)).toEqual([])
  })

  test('leave out lists that their servers do not want to be shown', async () => {
    await using database = await freshDatabase()
    await readLists(database, { 'one.example': [TARGET], 'two.example': [TARGET] })
    await setOptOut(database.db, {
      domain: domain('two.example'),
      grade: 'no-peers',
      proof: 'operator',
      now: NOON,
      secret: context.siteSecret,
    })
    expect(await reverseLists(database, NOON + HOUR)).toMatchObject({ lists: 1, pairs: 1 })
    expect(await listersOf(database, TARGET)).toEqual(['one.example'])
  })
})

describe('who is told to list a name', () => {
  async function page(database: TestDatabase, after?: number) {
    return pageListers(database.published, { targetId: await idOf(database, TARGET), limit: 2, after })
  }

  test('comes in pages, with how many there are, of how many lists, and when that was', async () => {
    await using database = await freshDatabase()
    expect(await pageListers(database.published, { targetId: 1, limit: 2 })).toEqual({
      at: undefined,
      lists: 0,
      listers: 0,
      named: [],
      more: false,
    })
    await readLists(database, Object.fromEntries(HOSTS.slice(0, 3).map((host) => [host, [TARGET]])))
    await reverseLists(database, NOON + HOUR)
    const first = await page(database)
    expect(first).toMatchObject({ at: NOON + HOUR, lists: 3, listers: 3, more: true })
    expect(first.named.map((lister) => lister.domain)).toEqual(['one.example', 'two.example'])
    const second = await page(database, first.named.at(-1)?.domainId)
    expect(second.named.map((lister) => lister.domain)).toEqual(['three.example'])
    expect(second.more).toBe(false)
  })

  test('names nobody who has hidden its list since, and no personal server, and tells nothing about a name that opted out', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await readLists(database, { 'one.example': [TARGET], 'two.example': [TARGET], 'three.example': [TARGET] })
    await reverseLists(database, NOON + HOUR)
    const optOut = { proof: 'operator', now: NOON, secret: context.siteSecret } as const
    await setOptOut(db, { domain: domain('one.example'), grade: 'no-peers', ...optOut })
    await sql`update publication set in_search = false where domain_id = ${await idOf(database, 'two.example')}`.execute(db)
    const left = await page(database)
    expect(left.listers).toBe(3)
    expect(left.named.map((lister) => lister.domain)).toEqual(['three.example'])
    await readLists(database, { [TARGET]: [] }, NOON + HOUR)
    expect(await page(database)).toMatchObject({ listers: 3 })
    await sql`update publication set page = false where domain_id = ${await idOf(database, TARGET)}`.execute(db)
    expect(await page(database)).toMatchObject({ listers: 0, named: [] })
  })
})
