// What may be shown is decided every night, because it changes without a visit.
import { expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { addDomains } from '#model/store/domains.ts'
import { decidePublications } from '../../../crawler/jobs/decide-publications.ts'
import { domain, visitHost } from '../../model/store/sample-visits.ts'
import { prepareJobs } from '../../support/job-context.ts'

const START = Date.UTC(2026, 0, 5)

test('a farm that was found out since the visit is not listed from the next night on; nothing else changes', async () => {
  const { context } = await prepareJobs({ start: START })
  const { db } = context.database
  const names = ['a.farm.example', 'honest.example', 'unvisited.example'].map(domain)
  await addDomains(db, names, { now: START, dueAt: START })
  for (const [place, name] of names.slice(0, 2).entries())
    await visitHost(db, name, START + place * 1000, { address: `203.0.113.${place}` })
  const listed = async (): Promise<Readonly<Record<string, boolean>>> => {
    const rows = await db.selectFrom('publication').innerJoin('domain', 'domain.id', 'domainId').select(['domain.name', 'listed']).execute()
    return Object.fromEntries(rows.map((row) => [row.name, row.listed]))
  }
  expect(await listed()).toMatchObject({ 'a.farm.example': true, 'honest.example': true })
  // The night after: whoever was never visited gets a decision too.
  expect(await decidePublications.run(context)).toBe('1 decisions changed')
  expect(await decidePublications.run(context)).toBe('0 decisions changed')

  const [farm] = await db.selectFrom('domain').select('registrable').where('name', '=', 'a.farm.example').execute()
  const at = new Date(START + DAY)
  await db
    .insertInto('farm')
    .values({ registrable: farm?.registrable ?? '', state: 'quarantined', reason: 'all-alike', budget: 5, firstSeen: at, updatedAt: at })
    .execute()
  await context.clock.advance(DAY)
  expect(await decidePublications.run(context)).toBe('1 decisions changed')
  expect(await listed()).toEqual({ 'a.farm.example': false, 'honest.example': true, 'unvisited.example': false })
  const [decided] = await db.selectFrom('publication').select('decidedAt').where('listed', '=', true).execute()
  expect(decided?.decidedAt.getTime()).toBeLessThan(START + DAY)
})
