// `atlas objections`: the queue of servers whose texts forbid crawling, and the operator's word on them.
import { expect, test } from 'vitest'
import { addDomains } from '#model/store/domains.ts'
import { atlas } from '../../support/command-line.ts'
import { freshDatabase } from '../../support/database.ts'
import { domain, INSTANCE, instanceFacts, nodeinfoFacts, NOON, read, visitHost } from '../../model/store/sample-visits.ts'

const harbour = domain('harbour.example')

test('an operator sees what a server says against crawlers, and lifts what is meant otherwise', async () => {
  await using database = await freshDatabase()
  const { db, url } = database
  const run = (...words: readonly string[]) => atlas(['objections', ...words], { DATABASE_URL: url })
  expect((await run()).out).toBe('No server waits for your word.\n')
  await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
  const facts = { ...instanceFacts, rules: [{ text: 'No crawling of this server.' }] }
  await visitHost(db, harbour, NOON, { documents: [read('nodeinfo', nodeinfoFacts, NOON), read(INSTANCE, facts, NOON)] })
  expect((await run()).out).toContain('harbour.example  crawling  since 2026-11-02\n    No crawling of this server.')
  expect(await run('harbour.example', '--dismiss')).toMatchObject({ code: 0 })
  expect(await db.selectFrom('publication').select('inDumps').execute()).toEqual([{ inDumps: true }])
  expect((await run()).out).toBe('No server waits for your word.\n')
  expect(await run('elsewhere.example', '--uphold')).toMatchObject({ code: 1 })
  for (const words of [['harbour.example'], ['--uphold'], ['harbour.example', '--uphold', '--dismiss'], ['not a name', '--uphold']])
    expect([words, (await run(...words)).code]).toEqual([words, 2])
})
