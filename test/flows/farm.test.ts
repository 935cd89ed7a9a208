// Farms of made-up names at a twentieth or less of the proof's size: they cost next to nothing, and hold nobody up.
import { expect, test } from 'vitest'
import { FULL_SIZE } from '../fediverse/worlds/farm.ts'
import { proveFarm } from '../proof/farm.ts'
import { freshDatabase } from '../support/database.ts'

test('endless made-up names of five kinds cost next to nothing while the honest servers beside them are all visited', async () => {
  await using database = await freshDatabase()
  const { farmNames, genuine, managed } = FULL_SIZE
  const sizes = { farmNames: farmNames / 20, genuine: Math.ceil(genuine / 30), managed: managed / 20, days: 0.5 }
  const result = await proveFarm(database, sizes, { say: () => undefined })
  expect(result.failures).toEqual([])
})
