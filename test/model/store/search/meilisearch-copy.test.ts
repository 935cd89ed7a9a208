// Meilisearch follows the index of PostgreSQL: only what changed is sent, a rebuild is seen all at once or not at all, and failures leave what was.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { systemClock } from '#model/clock.ts'
import { FACETS } from '#model/facets.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import type { Database } from '#model/store/postgres.ts'
import { rebuildIndex, refreshIndex } from '#model/store/search-index.ts'
import { openMeili } from '#model/store/search-meilisearch.ts'
import { openCopy } from '#model/store/search-meilisearch-copy.ts'
import { describeIndex, STATE_ID } from '#model/store/search-meilisearch-index.ts'
import { LOCKS } from '#model/store/transaction.ts'
import { domain } from '../sample-visits.ts'
import { answerOf, ask, domainsOf } from './asking.ts'
import { INDEXES, MASTER, prepareSearch, THREE, type Ground } from './meilisearch-ground.ts'
import { READ_AT } from './publish-servers.ts'
import { LISTED } from './written-servers.ts'

const UNCHANGED = { kind: 'changed', written: 0, removed: 0 }
const LATER = READ_AT + 3_600_000

/** Requests that changed something since the last look. */
function writes({ standIn }: Ground): readonly string[] {
  return standIn.requests.splice(0).flatMap(({ what }) => (what.startsWith('GET') || what === 'POST /multi-search' ? [] : [what]))
}

async function describeAnew({ db }: Database, id: number, text: string): Promise<void> {
  await sql`update instance set short_description = ${text}, changed_at = ${new Date(LATER)} where domain_id = ${id}`.execute(db)
}

describe('the copy', () => {
  test('fills an empty Meilisearch by a rebuild, and has nothing to do afterwards', async () => {
    const ground = await prepareSearch()
    expect(await ground.copy.refresh()).toEqual({ kind: 'rebuilt', written: 3, removed: 0 })
    expect(ground.standIn.indexNames()).toEqual([INDEXES.servers, INDEXES.state].toSorted())
    expect(await domainsOf(ground.open(), ask({ text: 'moss' }))).toEqual(['forest.example'])
    writes(ground)
    expect(await ground.copy.refresh()).toEqual(UNCHANGED)
    expect(writes(ground)).toEqual([])
  })

  test('sends only rows that changed, and removes only those that left', async () => {
    const ground = await prepareSearch()
    const { database, copy, standIn } = ground
    await copy.refresh()
    await describeAnew(database, 2, 'Ferns')
    await refreshIndex(database, { now: LATER })
    writes(ground)
    expect(await copy.refresh()).toEqual({ kind: 'changed', written: 1, removed: 0 })
    expect(standIn.requests.find(({ what }) => what === `POST /indexes/${INDEXES.servers}/documents`)?.body).toMatchObject([{ id: 2 }])
    expect(await domainsOf(ground.open(), ask({ text: 'ferns' }))).toEqual(['forest.example'])
    expect(await domainsOf(ground.open(), ask({ text: 'moss' }))).toEqual([])

    await sql`update publication set in_search = false where domain_id = 3`.execute(database.db)
    await refreshIndex(database, { now: LATER })
    standIn.requests.splice(0)
    expect(await copy.refresh()).toEqual({ kind: 'changed', written: 0, removed: 1 })
    expect(standIn.requests.find(({ what }) => what.endsWith('/delete-batch'))?.body).toEqual([3])
    expect(standIn.documents(INDEXES.servers).map(({ id }) => id)).toEqual([1, 2])
  })

  test('keeps nothing of who opts out', async () => {
    const { database, copy, standIn } = await prepareSearch()
    await copy.refresh()
    await setOptOut(database.db, {
      domain: domain('forest.example'),
      grade: 'off',
      proof: 'dns-txt',
      now: LATER,
      secret: Buffer.alloc(32, 7),
    })
    await copy.refresh()
    await refreshIndex(database, { now: LATER, all: true })
    await copy.refresh()
    for (const index of standIn.indexNames()) expect(JSON.stringify(standIn.documents(index))).not.toMatch(/forest|moss/)
  })

  test.each([
    ['the index was made anew', ({ database }: Ground) => rebuildIndex(database, { now: LATER })],
    ['Meilisearch lost its volume', async ({ standIn }: Ground) => standIn.wipe()],
    ['somebody deleted the index', ({ standIn }: Ground) => meiliOf(standIn.url).dropIndex(INDEXES.servers)],
    ['the index belongs to another database', (ground: Ground) => changeState(ground, { installation: 'another' })],
    ['another release filled it', (ground: Ground) => changeState(ground, { form: 'another' })],
    ['the database is an older copy', (ground: Ground) => changeState(ground, { version: 1_000_000 })],
  ])('writes everything anew when %s', async (_why, happen) => {
    const ground = await prepareSearch()
    await ground.copy.refresh()
    await happen(ground)
    expect(await ground.copy.refresh()).toMatchObject({ kind: 'rebuilt', written: 3 })
    expect(await domainsOf(ground.open(), ask({ text: 'moss' }))).toEqual(['forest.example'])
    expect(await ground.copy.refresh()).toEqual(UNCHANGED)
  })

  test('leaves the work to whoever is at it', async () => {
    const { copy, database } = await prepareSearch()
    const others = await database.db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${LOCKS.searchCopy})`.execute(trx)
      return copy.refresh()
    })
    expect(others).toEqual({ kind: 'elsewhere', written: 0, removed: 0 })
    expect(await copy.refresh()).toMatchObject({ kind: 'rebuilt' })
  })

  test('stops when the program does, and goes on at the next start', async () => {
    const { copy, clock, database, open, standIn } = await prepareSearch()
    const stop = new AbortController()
    const stopped = openCopy(database, { address: { url: standIn.url, key: MASTER }, indexes: INDEXES, clock, signal: stop.signal })
    const running = stopped.refresh()
    stop.abort()
    await expect(running).rejects.toMatchObject({ reason: 'busy' })
    await expect(open().search(ask())).rejects.toMatchObject({ reason: 'not-ready' })
    expect(await copy.refresh()).toMatchObject({ kind: 'rebuilt', written: 3 })
  })

  test('is seen whole or not at all while it rebuilds', async () => {
    const { database, copy, open, standIn } = await prepareSearch(LISTED)
    await copy.refresh()
    await rebuildIndex(database, { now: LATER })
    const search = open()
    const before = (await domainsOf(search, ask({ text: 'the' }))).toSorted()
    expect(before.length).toBeGreaterThan(5)
    let done = false
    const rebuilding = copy.refresh().finally(() => (done = true))
    let looks = 0
    for (; !done; looks += 1) expect((await domainsOf(search, ask({ text: 'the' }))).toSorted()).toEqual(before)
    expect(await rebuilding).toMatchObject({ kind: 'rebuilt', written: LISTED.length })
    expect(looks).toBeGreaterThan(2)
    const types = standIn.taskTypes()
    expect(types.lastIndexOf('indexSwap')).toBeGreaterThan(types.indexOf('documentAdditionOrUpdate'))
  })
})

describe('a task that fails', () => {
  test('while documents are sent: the error is told, and the next run sends them again', async () => {
    const { database, copy, open, standIn } = await prepareSearch()
    await copy.refresh()
    await describeAnew(database, 2, 'Ferns')
    await refreshIndex(database, { now: LATER })
    standIn.failNext('documentAdditionOrUpdate', 'internal')
    await expect(copy.refresh()).rejects.toMatchObject({
      reason: 'task-failed',
      message: expect.stringContaining('internal: It was told to fail') as string,
    })
    expect(await copy.refresh()).toEqual({ kind: 'changed', written: 1, removed: 0 })
    expect(await domainsOf(open(), ask({ text: 'ferns' }))).toEqual(['forest.example'])
  })

  test.each(['documentAdditionOrUpdate', 'settingsUpdate', 'indexSwap'] as const)(
    'while all is written anew (%s): the old index answers, and the next run begins anew',
    async (type) => {
      const { database, copy, open, standIn } = await prepareSearch()
      await copy.refresh()
      await rebuildIndex(database, { now: LATER })
      standIn.failNext(type, 'no_space_left_on_device')
      await expect(copy.refresh()).rejects.toMatchObject({ reason: 'task-failed' })
      expect(await domainsOf(open(), ask({ text: 'moss' }))).toEqual(['forest.example'])
      expect(await copy.refresh()).toMatchObject({ kind: 'rebuilt', written: 3 })
      expect(standIn.indexNames()).not.toContain(INDEXES.next)
    },
  )
})

describe('keys', () => {
  test('queries are asked with a key that may only search, and only there', async () => {
    const { copy, open, standIn } = await prepareSearch()
    await copy.refresh()
    standIn.requests.splice(0)
    await answerOf(open(), ask({ text: 'boats' }))
    const made = standIn.requests.find(({ what }) => what === 'POST /keys')
    expect(made?.body).toMatchObject({ actions: ['search'], indexes: [INDEXES.servers, INDEXES.state], expiresAt: null })
    const asked = standIn.requests.filter(({ what }) => what === 'POST /multi-search')
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]))
    expect(asked.map((request) => request.key)).not.toContain(MASTER)
    // Every process finds the same one.
    standIn.requests.splice(0)
    await answerOf(open(), ask({ text: 'boats' }))
    expect(standIn.requests.map(({ what }) => what)).not.toContain('POST /keys')
    const reader = openMeili({ url: standIn.url, key: asked[0]!.key! }, { clock: systemClock, timeoutMs: 5000 })
    await expect(reader.dropIndex(INDEXES.servers)).rejects.toMatchObject({ reason: 'key-refused' })
    await expect(reader.readDocument(INDEXES.servers, 1)).rejects.toMatchObject({ reason: 'key-refused' })
  })

  test('a key that may only search is good enough for queries, and a wrong one for nothing', async () => {
    const { copy, open, standIn } = await prepareSearch()
    await copy.refresh()
    await answerOf(open(), ask({ text: 'boats' }))
    const reading = standIn.requests.findLast(({ what }) => what === 'POST /multi-search')?.key
    expect(await domainsOf(open(reading), ask({ text: 'moss' }))).toEqual(['forest.example'])
    await expect(open('wrong').search(ask({ text: 'moss' }))).rejects.toMatchObject({ reason: 'key-refused' })
    await expect(open('').search(ask({ text: 'moss' }))).rejects.toMatchObject({ reason: 'key-refused' })
  })

  test('a key that was deleted is made again', async () => {
    const { copy, open, standIn } = await prepareSearch()
    await copy.refresh()
    const search = open()
    await answerOf(search, ask({ text: 'boats' }))
    standIn.forgetKeys()
    await expect(search.search(ask({ text: 'boats' }))).rejects.toMatchObject({ reason: 'key-refused' })
    expect((await answerOf(search, ask({ text: 'boats' }))).total).toBe(2)
  })

  test('a server in development asks for none', async () => {
    const { copy, open } = await prepareSearch(THREE, '')
    await copy.refresh()
    expect(await domainsOf(open(), ask({ text: 'moss' }))).toEqual(['forest.example'])
  })
})

describe('the settings', () => {
  test('come from the facet table, and no facet is called like something else', () => {
    const { searchableAttributes, filterableAttributes, displayedAttributes } = describeIndex()
    expect(filterableAttributes).toEqual(['id', ...FACETS.map(({ key }) => key)])
    const names = [...(searchableAttributes ?? []), ...(filterableAttributes ?? []), 'weight']
    expect(new Set(names).size).toBe(names.length)
    expect(displayedAttributes).toEqual(['id'])
  })

  test('are all that the index was told', async () => {
    const { copy, standIn } = await prepareSearch()
    await copy.refresh()
    const told = standIn.requests.filter(({ what }) => what.startsWith('PATCH'))
    expect(told).toMatchObject([{ what: `PATCH /indexes/${INDEXES.next}/settings`, status: 202, body: describeIndex() }])
  })
})

describe('limits', () => {
  test('a word that most servers use finds all of them, with exact counts, and a thousand to page through', async () => {
    const many = Array.from({ length: 1300 }, (_, index) => ({
      domain: `n${index}.example`,
      short: index < 1250 ? 'A common place' : 'Elsewhere',
      signUp: index % 2 === 0 ? 'open' : 'closed',
      languages: index % 5 === 0 ? ['fr'] : ['en'],
    }))
    const { copy, open } = await prepareSearch(many)
    await copy.refresh()
    const answer = await answerOf(open(), ask({ text: 'common' }))
    expect(answer).toMatchObject({ total: 1250, totalIsLimit: true, backend: 'meilisearch' })
    expect(answer.facets.registrations).toEqual([
      { value: 'open', count: 625 },
      { value: 'closed', count: 625 },
    ])
    expect(new Set(await domainsOf(open(), ask({ text: 'common' }))).size).toBe(1000)
    const filters = { registrations: ['open'], language: ['fr'] }
    const narrowed = await answerOf(open(), ask({ text: 'common', filters }))
    expect(narrowed).toMatchObject({ total: 125, totalIsLimit: false })
    expect(narrowed.facets.language).toEqual([
      { value: 'en', count: 500 },
      { value: 'fr', count: 125 },
    ])
  })

  test('of eleven words all must be there, and of two beginnings both', async () => {
    const words = 'one two three four five six seven eight nine ten eleven'
    const { copy, open } = await prepareSearch([
      { domain: 'a.example', short: words },
      { domain: 'b.example', short: words.replace(' ten', '') },
      { domain: 'c.example', short: '猫 photographs' },
      { domain: 'd.example', short: '犬 photographs' },
    ])
    await copy.refresh()
    expect(await domainsOf(open(), ask({ text: words }))).toEqual(['a.example'])
    expect(await domainsOf(open(), ask({ text: '猫 photog' }))).toEqual(['c.example'])
  })
})

function meiliOf(url: string) {
  return openMeili({ url, key: MASTER }, { clock: systemClock, timeoutMs: 5000 })
}

async function changeState({ standIn }: Ground, change: Readonly<Record<string, unknown>>): Promise<void> {
  const meili = meiliOf(standIn.url)
  const state = await meili.readDocument(INDEXES.state, STATE_ID)
  await meili.finishTasks([await meili.putDocuments(INDEXES.state, [{ ...state, ...change }])])
}
