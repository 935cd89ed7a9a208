// Ids remembered by a process: the same answers as the database gives, with fewer questions.
import { expect, test } from 'vitest'
import { addDomains, findDomainIds } from '#model/store/domains.ts'
import { rememberIds } from '#model/store/name-ids.ts'
import { freshDatabase } from '../../support/database.ts'
import { domain, NOON } from './sample-visits.ts'

const NAMES = ['a.example', 'b.example', 'c.example'].map(domain)

test('names that have an id are found again without the database, and others as soon as they have one', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const find = rememberIds()
  const due = { now: NOON, dueAt: NOON }
  await addDomains(db, NAMES.slice(0, 2), due)
  expect(await find(db, NAMES)).toEqual(await findDomainIds(db, NAMES))
  await addDomains(db, NAMES, due)
  const all = await findDomainIds(db, NAMES)
  expect(await find(db, NAMES)).toEqual(all)
  // Nothing is asked for any more: whoever holds all answers needs no table.
  await db.schema.alterTable('domain').renameTo('domain_elsewhere').execute()
  expect(await find(db, [...NAMES].toReversed())).toEqual(all)
})

test('too many names to keep are forgotten, and asked for again', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const find = rememberIds(1)
  await addDomains(db, NAMES, { now: NOON, dueAt: NOON })
  const all = await findDomainIds(db, NAMES)
  for (let round = 0; round < 3; round += 1) expect(await find(db, NAMES)).toEqual(all)
})
