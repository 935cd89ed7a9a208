// The verdict on a day: may its figures be used, or was it rather our bad day than theirs?
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '#model/clock.ts'
import { addDomains } from '#model/store/domains.ts'
import { judge, judgeDay } from '../../../crawler/jobs/judge-day.ts'
import { prepareJobs } from '../../support/job-context.ts'
import { domain, visitHost } from '../../model/store/sample-visits.ts'

describe('a day', () => {
  test.each([
    [{ answered: 100, alive: 100 }, 'good'],
    [{ answered: 91, alive: 100 }, 'good'],
    [{ answered: 89, alive: 100 }, 'held'],
    [{ answered: 51, alive: 100 }, 'held'],
    [{ answered: 49, alive: 100 }, 'bad'],
    [{ answered: 0, alive: 100 }, 'bad'],
    [{ answered: 0, alive: 0 }, 'bad'],
    [{ answered: 95, alive: 100, lastGoodAnswered: 100 }, 'good'],
    [{ answered: 95, alive: 100, lastGoodAnswered: 120 }, 'held'],
    [{ answered: 95, alive: 100, lastGoodAnswered: 200 }, 'bad'],
    [{ answered: 200, alive: 200, lastGoodAnswered: 100 }, 'good'],
  ] as const)('with %o is %s', (figures, verdict) => {
    expect(judge(figures)).toBe(verdict)
  })

  test('never becomes worse because one more server answered', () => {
    const rank = { bad: 0, held: 1, good: 2 } as const
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.option(fc.nat(500), { nil: undefined }), (answered, alive, lastGoodAnswered) => {
        const before = judge({ answered, alive, lastGoodAnswered })
        const after = judge({ answered: answered + 1, alive, lastGoodAnswered })
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before])
      }),
    )
  })
})

test('the day that ended is judged by who answered in it, and compared with the last good one', async () => {
  const monday = Date.UTC(2026, 0, 5)
  const { context } = await prepareJobs({ start: monday })
  const { clock, database } = context
  const { db } = database
  const names = Array.from({ length: 4 }, (_, i) => domain(`s${i}.example`))
  await addDomains(db, names, { now: monday, dueAt: monday })
  for (const [place, name] of names.entries()) await visitHost(db, name, monday + place * HOUR, { address: `203.0.113.${place}` })
  await clock.advance(DAY + HOUR)
  expect(await judgeDay.run(context)).toBe('2026-01-05 is good: 4 of 4 living servers answered')

  const tuesday = monday + DAY
  for (const [place, name] of names.entries()) {
    if (place < 3) await visitHost(db, name, tuesday + place * HOUR, { address: `203.0.113.${place}` })
    else await visitHost(db, name, tuesday + 23 * HOUR, { outcome: { kind: 'failed', failure: { reason: 'timeout' } }, documents: [] })
  }
  await clock.advance(DAY)
  expect(await judgeDay.run(context)).toBe('2026-01-06 is held: 3 of 4 living servers answered')

  await clock.advance(DAY)
  expect(await judgeDay.run(context)).toBe('2026-01-07 is bad: 0 of 4 living servers answered')
  const days = await db.selectFrom('runDay').select(['day', 'verdict', 'detail']).orderBy('day').execute()
  expect(days).toEqual([
    { day: '2026-01-05', verdict: 'good', detail: { answered: 4, alive: 4 } },
    { day: '2026-01-06', verdict: 'held', detail: { answered: 3, alive: 4, lastGoodAnswered: 4 } },
    { day: '2026-01-07', verdict: 'bad', detail: { answered: 0, alive: 4, lastGoodAnswered: 4 } },
  ])
})

test('a verdict that is given again replaces the one before', async () => {
  const { context } = await prepareJobs()
  await judgeDay.run(context)
  await judgeDay.run(context)
  expect(await context.database.db.selectFrom('runDay').select('verdict').execute()).toEqual([{ verdict: 'bad' }])
})
