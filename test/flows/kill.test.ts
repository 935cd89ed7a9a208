// A crawler may die at any moment: what was recorded stays, what was not is done again, and nothing is held for ever.
import { expect, test } from 'vitest'
import { createDatabase } from '../proof/database.ts'
import { proveKills } from '../proof/kill.ts'
import { requireServer } from '../support/database.ts'

test('a crawler that is killed three times and started again knows in the end what an undisturbed one knows', async () => {
  const { url } = requireServer()
  const result = await proveKills(() => createDatabase(url), { kills: 3, chance: 'three kills' }, { say: () => undefined })
  expect(result.failures).toEqual([])
})
