// Masked rows in the store: certain by digest as soon as the name is known, guessed by mask, and forgotten with their list.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { maskName } from '#model/blocks/mask.ts'
import { digestOf } from '#model/blocks/target.ts'
import { pruneWithheldBlocks, resolveMasks } from '#model/store/block-resolution.ts'
import { addDomains } from '#model/store/domains.ts'
import { readBlockPage } from '../../../crawler/block-rows.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { context, DAY, domain, INSTANCE, NOON, visitHost } from './sample-visits.ts'

const LIST = '/list'
const using = { ...context, endpointOrder: [INSTANCE, LIST] }
const DEEP = domain('deep.social')
const SUSPEND = [{ action: 'suspend', native: 'suspend' }] as const

async function listOf(
  database: TestDatabase,
  rows: readonly { readonly target: string; readonly digest?: string }[],
  mask: 'mastodon' | 'akkoma',
) {
  const cove = domain('cove.town')
  await addDomains(database.db, [cove], { now: NOON, dueAt: NOON })
  const place = { endpoint: LIST, page: 0, complete: true, self: new Set<string>(), reservedNames: false }
  const page = { rows: rows.map((row) => ({ ...row, actions: SUSPEND })), syntax: 'tree', mask } as const
  await visitHost(database.db, cove, NOON, { blocks: [readBlockPage(page, place)] }, using)
}

const stored = async (database: TestDatabase) =>
  (await sql`select method, resolved, candidates from block where kind = 'mask' order by id`.execute(database.db)).rows

describe('a masked row', () => {
  test('is resolved by its digest on the day its name becomes known', async () => {
    await using database = await freshDatabase()
    await listOf(database, [{ target: maskName('mastodon', DEEP), digest: digestOf('deep.social') }], 'mastodon')
    expect(await resolveMasks(database.db)).toMatchObject({ unresolved: 1, digest: 0 })
    await addDomains(database.db, [DEEP], { now: NOON, dueAt: NOON + DAY })
    expect(await resolveMasks(database.db)).toMatchObject({ digest: 1, changed: 1 })
    expect(await stored(database)).toEqual([{ method: 'digest', resolved: 'deep.social', candidates: null }])
    expect(await resolveMasks(database.db)).toMatchObject({ digest: 1, changed: 0 })
  })

  test('without a digest is a guess until a second name fits', async () => {
    await using database = await freshDatabase()
    const [one, other] = [domain('deep-water.social'), domain('deep-weter.social')]
    await listOf(database, [{ target: maskName('akkoma', one) }], 'akkoma')
    await addDomains(database.db, [one], { now: NOON, dueAt: NOON + DAY })
    expect(await resolveMasks(database.db)).toMatchObject({ inferred: 1 })
    await addDomains(database.db, [other], { now: NOON, dueAt: NOON + DAY })
    expect(await resolveMasks(database.db)).toMatchObject({ inferred: 0, ambiguous: 1, changed: 1 })
    expect(await stored(database)).toMatchObject([{ method: 'ambiguous', resolved: null, candidates: [one, other] }])
  })
})

test('a list that was withheld for long is forgotten, others stay', async () => {
  await using database = await freshDatabase()
  await listOf(database, [{ target: 'deep.social' }], 'mastodon')
  expect(await pruneWithheldBlocks(database.db, NOON + 365 * DAY)).toBe(0)
  await sql`update block_source set publication = 'withheld', publication_since = ${new Date(NOON)}`.execute(database.db)
  expect(await pruneWithheldBlocks(database.db, NOON)).toBe(0)
  expect(await pruneWithheldBlocks(database.db, NOON + 1)).toBe(2)
  expect((await sql`select id from block`.execute(database.db)).rows).toEqual([])
})
