// Block lists of every software over twelve days of change and breakage: what is stored is true, and nothing is withdrawn that stands.
import { expect, test } from 'vitest'
import { proveBlocks } from '../proof/blocks.ts'
import { freshDatabase } from '../support/database.ts'

test('block lists that change and break leave a true history', async () => {
  await using database = await freshDatabase()
  const { failures, figures } = await proveBlocks(database, { servers: 16, blocksEach: 30, days: 12 }, { say: () => {} })
  expect(failures).toEqual([])
  const value = (what: string): unknown => figures.find((figure) => figure.what === what)?.value
  expect(value('rows open')).toBeGreaterThan(150)
  expect(value('rows withdrawn')).toBeGreaterThan(3)
  expect(value('rows masked')).toBeGreaterThan(3)
})
