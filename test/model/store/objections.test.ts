// Texts against crawlers: what they stop and where, that a change of mind is seen, and that the operator's word holds while the text does.
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Facts } from '#model/facts.ts'
import { addDomains } from '#model/store/domains.ts'
import { loadKnownHosts } from '#model/store/known-hosts.ts'
import { listObjecting, listWaitingObjections, readStoredTexts, settleObjection } from '#model/store/objections.ts'
import { decideHosts } from '#model/store/publications.ts'
import type { Schema } from '#model/store/schema.ts'
import { freshDatabase } from '../../support/database.ts'
import { DAY, domain, INSTANCE, instanceFacts, nodeinfoFacts, NOON, read, SECRET, visitHost } from './sample-visits.ts'

const harbour = domain('harbour.example')
const BAN = 'No crawling of this server.'

async function visitWith(db: Kysely<Schema>, at: number, more: Partial<Facts>): Promise<void> {
  await visitHost(db, harbour, at, { documents: [read('nodeinfo', nodeinfoFacts, at), read(INSTANCE, { ...instanceFacts, ...more }, at)] })
}

async function shown(db: Kysely<Schema>) {
  const [row] = await db.selectFrom('publication').select(['page', 'inSearch', 'inDumps', 'texts']).execute()
  return row
}

const only = async (db: Kysely<Schema>): Promise<readonly string[] | undefined> => {
  const documents = (await loadKnownHosts(db, [1])).get(1)?.onlyDocuments
  return documents === undefined ? undefined : [...documents]
}

describe('a server whose rules forbid crawling', () => {
  test('is asked for the document that says so alone, stays out of dumps and in search, and waits for the operator', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitWith(db, NOON, {})
    expect(await only(db)).toBeUndefined()
    expect(await shown(db)).toMatchObject({ inDumps: true })
    await visitWith(db, NOON + DAY, { rules: [{ text: 'Be kind' }, { text: BAN }] })
    expect(await only(db)).toEqual([INSTANCE])
    expect(await shown(db)).toEqual({ page: true, inSearch: true, inDumps: false, texts: true })
    expect(await listWaitingObjections(db, 10)).toEqual([{ domain: harbour, kinds: ['crawling'], sentence: BAN, since: NOON + DAY }])
  })

  test('is crawled again when it says so no more', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitWith(db, NOON, { texts: [{ kind: 'terms', text: `Welcome.\n${BAN}`, format: 'text' }] })
    expect(await only(db)).toEqual([INSTANCE])
    await visitWith(db, NOON + DAY, { texts: [{ kind: 'terms', text: 'Welcome.', format: 'text' }] })
    expect(await only(db)).toBeUndefined()
    expect(await shown(db)).toMatchObject({ inDumps: true })
    expect(await listWaitingObjections(db, 10)).toEqual([])
  })

  test('is crawled again when the operator finds that it means something else, until it says something new', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitWith(db, NOON, { rules: [{ text: BAN }] })
    const id = await settleObjection(db, { domain: harbour, verdict: 'dismissed', now: NOON })
    expect(id).toBe(1)
    expect(await decideHosts(db, { secret: SECRET, now: NOON, domainIds: [1] })).toBe(1)
    expect(await only(db)).toBeUndefined()
    expect(await shown(db)).toMatchObject({ inDumps: true })
    await visitWith(db, NOON + DAY, { rules: [{ text: BAN }, { text: 'Be kind' }] })
    expect(await listWaitingObjections(db, 10)).toEqual([])
    await visitWith(db, NOON + 2 * DAY, { rules: [{ text: 'Crawling this instance is not allowed.' }] })
    expect(await listWaitingObjections(db, 10)).toHaveLength(1)
    expect(await only(db)).toEqual([INSTANCE])
    expect(await settleObjection(db, { domain: 'elsewhere.example', verdict: 'upheld', now: NOON })).toBeUndefined()
  })
})

test('a server that forbids research is crawled and stays out of dumps', async () => {
  await using database = await freshDatabase()
  const { db } = database
  await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
  await visitWith(db, NOON, { rules: [{ text: 'No research without consent of the admins.' }] })
  expect(await only(db)).toBeUndefined()
  expect(await shown(db)).toMatchObject({ inSearch: true, inDumps: false })
})

test('texts that were stored before anybody looked for bans are looked through in slices', async () => {
  await using database = await freshDatabase()
  const { db } = database
  await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
  await visitWith(db, NOON, { texts: [{ kind: 'terms', text: BAN, format: 'text' }] })
  await sql`update long_text set bans = null, bans_version = 0`.execute(db)
  expect(await readStoredTexts(db, 10)).toEqual({ read: 1, domainIds: [1] })
  expect(await readStoredTexts(db, 10)).toEqual({ read: 0, domainIds: [] })
  expect(await listObjecting(db)).toEqual([1])
})
