// Crawlers that share a database share the work and the pace.
import { expect, test } from 'vitest'
import { proveCrawlers } from '../proof/crawlers.ts'
import { createDatabase } from '../proof/database.ts'
import { requireServer } from '../support/database.ts'

test('two crawlers on one database visit each server once and learn what one alone learns', async () => {
  const { url } = requireServer()
  const result = await proveCrawlers(() => createDatabase(url), 2, { say: () => undefined })
  expect(result.failures).toEqual([])
})
