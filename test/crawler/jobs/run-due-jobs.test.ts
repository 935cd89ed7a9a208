// Scheduled jobs: each once per due time among all processes, and none in another's way.
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '#model/clock.ts'
import type { Job, JobContext } from '../../../crawler/jobs/contract.ts'
import { JOBS, lastDue, runDueJobs } from '../../../crawler/jobs/run-due-jobs.ts'
import { prepareJobs } from '../../support/job-context.ts'

const NOON = Date.UTC(2026, 0, 5, 12)

interface Noted extends Job {
  readonly runs: { readonly owner: string; readonly at: number }[]
}

function noted(name: string, every: number, work: () => Promise<string> | string = () => 'done it'): Noted {
  const runs: { owner: string; at: number }[] = []
  const run = async (context: JobContext): Promise<string> => {
    runs.push({ owner: context.owner, at: context.clock.now() })
    return work()
  }
  return { name, summary: 'A job of this test.', every, runs, run }
}

function rowsOf({ database }: JobContext) {
  return database.db.selectFrom('jobRun').select(['name', 'dueAt', 'owner', 'outcome', 'detail']).orderBy('dueAt').orderBy('name').execute()
}

describe('a job', () => {
  test('is due at every multiple of its period since 1970', () => {
    expect(lastDue({ every: DAY }, NOON)).toBe(NOON - 12 * HOUR)
    expect(lastDue({ every: HOUR }, NOON)).toBe(NOON)
    expect(lastDue({ every: HOUR }, NOON - 1)).toBe(NOON - HOUR)
  })

  test('runs once when it is due, however often and by however many it is looked for', async () => {
    const { context } = await prepareJobs({ start: NOON })
    const job = noted('tide', HOUR)
    const processes = ['p1', 'p2', 'p3'].map((owner) => ({ ...context, owner }))
    await Promise.all([...processes, ...processes].map((process) => runDueJobs(process, [job])))
    expect(job.runs).toHaveLength(1)
    expect(await rowsOf(context)).toEqual([
      { name: 'tide', dueAt: new Date(NOON), owner: job.runs[0]?.owner, outcome: 'done', detail: 'done it' },
    ])
    expect(context.events.counters()).toMatchObject({ jobs: 1, failedJobs: 0 })
  })

  test('runs again when it is due again, and is not made up for where nobody was there to run it', async () => {
    const { context } = await prepareJobs({ start: NOON })
    const job = noted('tide', HOUR)
    for (const pause of [0, 59 * MINUTE, MINUTE, 5 * HOUR, MINUTE]) {
      await context.clock.advance(pause)
      await runDueJobs(context, [job])
    }
    expect(job.runs.map(({ at }) => at - NOON)).toEqual([0, HOUR, 6 * HOUR])
  })

  test('that fails is stored with its reason, and the next one runs', async () => {
    const { context } = await prepareJobs({ start: NOON })
    const broken = noted('broken', HOUR, () => {
      throw new Error(`no tide today ${'x'.repeat(1000)}`)
    })
    const next = noted('next', HOUR)
    await runDueJobs(context, [broken, next])
    expect(next.runs).toHaveLength(1)
    const [row] = await rowsOf(context)
    expect(row).toMatchObject({ name: 'broken', outcome: 'failed' })
    expect(row?.detail).toMatch(/^no tide today x+$/)
    expect(row?.detail).toHaveLength(500)
    expect(context.events.counters()).toMatchObject({ jobs: 2, failedJobs: 1 })
    await runDueJobs(context, [broken])
    expect(broken.runs).toHaveLength(1)
    await context.clock.advance(HOUR)
    await runDueJobs(context, [broken])
    expect(broken.runs).toHaveLength(2)
  })

  test('of a process that died is taken over', async () => {
    const { context } = await prepareJobs({ start: NOON })
    const job = noted('tide', HOUR)
    const at = new Date(NOON)
    // By the clock of the database, which leases live by, that was long ago.
    const dead = { name: 'tide', dueAt: at, owner: 'dead', startedAt: at, heartbeatAt: new Date(NOON - DAY) }
    await context.database.db.insertInto('jobRun').values(dead).execute()
    await runDueJobs(context, [job])
    expect(job.runs).toEqual([{ owner: 'job-1', at: NOON }])
    expect(await rowsOf(context)).toMatchObject([{ owner: 'job-1', outcome: 'done' }])
  })

  test('of a process that is at work is left to it', async () => {
    const { context } = await prepareJobs({ start: NOON })
    const open = Promise.withResolvers<string>()
    const job = noted('tide', HOUR, () => open.promise)
    const running = runDueJobs({ ...context, owner: 'p1' }, [job])
    await expect.poll(() => job.runs.length).toBe(1)
    await runDueJobs({ ...context, owner: 'p2' }, [job])
    open.resolve('slowly')
    await running
    expect(job.runs).toEqual([{ owner: 'p1', at: NOON }])
    expect(await rowsOf(context)).toMatchObject([{ owner: 'p1', detail: 'slowly' }])
  })
})

describe('the jobs of the program', () => {
  test('have names and periods of their own, and say what they do', () => {
    expect(new Set(JOBS.map(({ name }) => name)).size).toBe(JOBS.length)
    for (const { name, every, summary } of JOBS) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
      // A day is a multiple of every period, so that each job is due at the same times every day.
      expect(DAY % every).toBe(0)
      expect(summary).toMatch(/^[A-Z].*\.$/)
    }
  })

  test('all run on an empty database', async () => {
    const { context } = await prepareJobs({ start: NOON })
    await runDueJobs(context)
    expect((await rowsOf(context)).map(({ name, outcome }) => [name, outcome]).toSorted()).toEqual(
      JOBS.map(({ name }) => [name, 'done']).toSorted(),
    )
  })
})
