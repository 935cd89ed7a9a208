// Sentences: named when rules are recorded, read once for all who state them, read again with new lexicons, and gone when nobody states them.
import { sql, type Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { READING_VERSION } from '#model/rule-reading.ts'
import { addDomains } from '#model/store/domains.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import type { Schema } from '#model/store/schema.ts'
import { labelSentences, nameStoredRules } from '#model/store/sentences.ts'
import { freshDatabase } from '../../support/database.ts'
import { DAY, domain, INSTANCE, instanceFacts, nodeinfoFacts, NOON, read, SECRET, visitHost } from './sample-visits.ts'

const [harbour, garden] = [domain('harbour.example'), domain('garden.example')]

async function visitWithRules(db: Kysely<Schema>, name: typeof harbour, at: number, rules: readonly string[]): Promise<void> {
  const facts = { ...instanceFacts, rules: rules.map((text) => ({ text })) }
  await visitHost(db, name, at, { documents: [read('nodeinfo', nodeinfoFacts, at), read(INSTANCE, facts, at)] })
}

async function sentencesOf(db: Kysely<Schema>) {
  const found = await sql<{ version: number; language: string; labels: unknown; servers: number; words: string }>`
    select s.version, s.language, s.labels, s.words::text as words,
      (select count(distinct domain_id)::int from rule r where r.sentence_id = s.id) as servers from sentence s order by s.id`.execute(db)
  return found.rows
}

describe('sentences', () => {
  test('that two servers spell differently are one, and read once', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour, garden], { now: NOON, dueAt: NOON })
    await visitWithRules(db, harbour, NOON, ['No advertising.', 'Be kind'])
    await visitWithRules(db, garden, NOON + 1000, ['NO  ADVERTISING', 'Keine Werbung'])
    expect((await sentencesOf(db)).map(({ version, servers }) => [version, servers])).toEqual(
      expect.arrayContaining([
        [0, 1],
        [0, 2],
        [0, 1],
      ]),
    )
    expect(await labelSentences(db, { now: NOON, most: 2 })).toMatchObject({ read: 2 })
    expect(await labelSentences(db, { now: NOON, most: 2 })).toMatchObject({ read: 1 })
    expect(await labelSentences(db, { now: NOON, most: 2 })).toEqual({ read: 0, changed: 0, forgotten: 0 })
    const read = await sentencesOf(db)
    expect(read.every(({ version }) => version === READING_VERSION)).toBe(true)
    expect(read.map(({ language }) => language).toSorted()).toEqual(['de', 'en', 'en'])
    const labels = await sql<{ domain: string; labels: unknown }>`
      select d.name as domain, s.labels from published.rule r join published.sentence s on s.id = r.sentence_id join domain d on d.id = r.domain_id
      order by d.name, r.position`.execute(db)
    expect(labels.rows.map(({ labels: of }) => (of as [string, string][]).map(([topic, stance]) => `${topic}.${stance}`).join())).toEqual([
      'advertising.forbid',
      'advertising.forbid',
      'advertising.forbid',
      'civility.require',
    ])
  })

  test('of another version are read again, and say when their labels changed', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitWithRules(db, harbour, NOON, ['No advertising.', 'Be kind'])
    await labelSentences(db, { now: NOON, most: 10 })
    await sql`
      update sentence set version = 1, labels = case when id = (select min(id) from sentence) then '[]' else labels end`.execute(db)
    expect(await labelSentences(db, { now: NOON + DAY, most: 10 })).toEqual({ read: 2, changed: 1, forgotten: 0 })
    const changed = await db.selectFrom('sentence').select('changedAt').orderBy('changedAt').execute()
    expect(changed.map(({ changedAt }) => changedAt.getTime())).toEqual([NOON, NOON + DAY])
  })

  test('of rules that were stored before there were any are named in slices', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour, garden], { now: NOON, dueAt: NOON })
    await visitWithRules(db, harbour, NOON, ['No advertising.', 'Be kind'])
    await visitWithRules(db, garden, NOON + 1000, ['Be kind'])
    const before = await sentencesOf(db)
    await sql`update rule set sentence_id = null`.execute(db)
    await sql`delete from sentence`.execute(db)
    expect(await nameStoredRules(db, { now: NOON, most: 2 })).toBe(2)
    expect(await nameStoredRules(db, { now: NOON, most: 2 })).toBe(1)
    expect(await nameStoredRules(db, { now: NOON, most: 2 })).toBe(0)
    expect((await sentencesOf(db)).map(({ servers }) => servers).toSorted()).toEqual(before.map(({ servers }) => servers).toSorted())
  })

  test('that only an opted-out server stated lose their words at once, and are deleted by the next reading', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour, garden], { now: NOON, dueAt: NOON })
    await visitWithRules(db, harbour, NOON, ['No zeppelins in the harbour.', 'Be kind'])
    await visitWithRules(db, garden, NOON + 1000, ['Be kind'])
    await labelSentences(db, { now: NOON, most: 10 })
    expect((await sentencesOf(db)).map(({ words }) => words).join()).toContain('zeppelin')
    await setOptOut(db, { domain: harbour, grade: 'off', proof: 'dns-txt', now: NOON + DAY, secret: SECRET })
    expect((await sentencesOf(db)).map(({ words }) => words).join()).not.toContain('zeppelin')
    expect(await labelSentences(db, { now: NOON + DAY, most: 10 })).toEqual({ read: 0, changed: 0, forgotten: 1 })
    expect(await sentencesOf(db)).toMatchObject([{ servers: 1 }])
  })
})
