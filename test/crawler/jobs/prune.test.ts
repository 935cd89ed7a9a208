// What is forgotten after its time, and what stays.
import { expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import { RETENTION_DAYS } from '#model/retention-days.ts'
import { addDomains } from '#model/store/domains.ts'
import { bumpKeys, takeKeys } from '#model/store/pace-keys.ts'
import { prune } from '../../../crawler/jobs/prune.ts'
import { domain, visitHost } from '../../model/store/sample-visits.ts'
import { prepareJobs } from '../../support/job-context.ts'

const START = Date.UTC(2026, 0, 5)

test('of the log of visits the last of every host stays, however old it is', async () => {
  const { context } = await prepareJobs({ start: START })
  const { db } = context.database
  const [silent, busy] = [domain('silent.example'), domain('busy.example')]
  await addDomains(db, [silent, busy], { now: START, dueAt: START })
  await visitHost(db, silent, START - 300 * DAY)
  await visitHost(db, silent, START - 200 * DAY)
  for (const age of [100, 91, 89, 1]) await visitHost(db, busy, START - age * DAY, { address: '203.0.113.10' })
  await prune.run(context)
  const left = await db
    .selectFrom('crawl')
    .innerJoin('domain', 'domain.id', 'crawl.domainId')
    .select(['domain.name', 'finishedAt'])
    .execute()
  const ages = left.map(({ name, finishedAt }) => `${name} ${(START - finishedAt.getTime()) / DAY}`)
  expect(ages.toSorted()).toEqual(['busy.example 1', 'busy.example 89', 'silent.example 200'])
  expect(RETENTION_DAYS.crawl).toBe(90)
})

test('robots.txt files go a week after they ended, runs of jobs a month after theirs', async () => {
  const { context } = await prepareJobs({ start: START })
  const { db } = context.database
  const robots = (host: string, age: number) => {
    const at = new Date(START - age * DAY)
    return { host, state: 'none', body: '', readAt: at, expiresAt: at, reason: null }
  }
  await db
    .insertInto('robots')
    .values([robots('old.example', 8), robots('new.example', 6)])
    .execute()
  const run = (name: string, age: number, finished: boolean) => {
    const at = new Date(START - age * DAY)
    return {
      name,
      dueAt: at,
      owner: 'p',
      startedAt: at,
      heartbeatAt: at,
      finishedAt: finished ? at : null,
      outcome: finished ? 'done' : null,
      detail: null,
    }
  }
  await db
    .insertInto('jobRun')
    .values([run('old', 31, true), run('new', 29, true), run('unfinished', 40, false)])
    .execute()
  expect(await prune.run(context)).toBe('0 pace keys, 2 rows')
  expect(await db.selectFrom('robots').select('host').execute()).toEqual([{ host: 'new.example' }])
  expect((await db.selectFrom('jobRun').select('name').orderBy('name').execute()).map(({ name }) => name)).toEqual(['new', 'unfinished'])
})

test('pace keys go when they say nothing any more, and never while somebody holds them', async () => {
  const { context } = await prepareJobs({ start: START })
  const { db } = context.database
  await bumpKeys(db, [
    { key: 'host:past.example', notBefore: START - 2 * HOUR },
    { key: 'host:recent.example', notBefore: START - HOUR / 2 },
    { key: 'host:future.example', notBefore: START + DAY },
  ])
  await takeKeys(db, { keys: ['host:held.example'], owner: 'p', now: START - DAY, leaseMs: 90_000 })
  expect(await prune.run(context)).toBe('1 pace keys, 0 rows')
  const keys = (await db.selectFrom('paceKey').select('key').orderBy('key').execute()).map(({ key }) => key)
  expect(keys).toEqual(['host:future.example', 'host:held.example', 'host:recent.example'])
})
