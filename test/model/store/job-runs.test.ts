// Proves the small tables: one process runs a job, an installation has one secret, and the registry is what it says.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { beatJobRun, finishJobRun, lastJobRun, startJobRun } from '#model/store/job-runs.ts'
import { loadSiteFact, loadSiteSecret } from '#model/store/site.ts'
import { saveSoftware } from '#model/store/software-table.ts'
import { freshDatabase } from '../../support/database.ts'
import { DAY, NOON, versionsOf } from './sample-visits.ts'

const run = { name: 'statistics', dueAt: NOON, owner: 'a' }

describe('a run of a job', () => {
  test('belongs to one process, however many ask at once', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const asked = await Promise.all(Array.from({ length: 10 }, (_, n) => startJobRun(db, { ...run, owner: `p${String(n)}` }, NOON)))
    expect(asked.filter(Boolean)).toHaveLength(1)
    expect(await startJobRun(db, { ...run, dueAt: NOON + DAY }, NOON + DAY)).toBe(true)
  })

  test('is over when it is finished, whatever came of it', async () => {
    await using database = await freshDatabase()
    const { db } = database
    expect(await lastJobRun(db, 'statistics')).toBeUndefined()
    await startJobRun(db, run, NOON)
    expect(await lastJobRun(db, 'statistics')).toEqual({ dueAt: NOON, finished: false })
    expect(await finishJobRun(db, run, { outcome: 'failed', detail: 'disk full', now: NOON + 5 })).toBe(true)
    await sql`update job_run set heartbeat_at = clock_timestamp() - interval '1 day'`.execute(db)
    expect(await startJobRun(db, { ...run, owner: 'b' }, NOON)).toBe(false)
    expect(await beatJobRun(db, run)).toBe(false)
    expect(await lastJobRun(db, 'statistics')).toEqual({ dueAt: NOON, finished: true })
    expect(await db.selectFrom('jobRun').select(['outcome', 'detail', 'finishedAt']).execute()).toEqual([
      { outcome: 'failed', detail: 'disk full', finishedAt: new Date(NOON + 5) },
    ])
  })

  test('whose process died is taken over, and the dead cannot finish it', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await startJobRun(db, run, NOON)
    expect(await startJobRun(db, { ...run, owner: 'b' }, NOON)).toBe(false)
    expect(await beatJobRun(db, run)).toBe(true)
    await sql`update job_run set heartbeat_at = clock_timestamp() - interval '91 seconds'`.execute(db)
    expect(await startJobRun(db, { ...run, owner: 'b' }, NOON + 100_000)).toBe(true)
    expect(await beatJobRun(db, run)).toBe(false)
    expect(await finishJobRun(db, run, { outcome: 'done', now: NOON })).toBe(false)
    expect(await finishJobRun(db, { ...run, owner: 'b' }, { outcome: 'done', now: NOON })).toBe(true)
  })
})

describe('an installation', () => {
  test('has one secret, whoever starts first', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const secrets = await Promise.all(Array.from({ length: 6 }, () => loadSiteSecret(db, NOON)))
    expect(secrets[0]).toHaveLength(32)
    expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1)
    expect(await loadSiteFact(db, 'taster-since', () => '1', NOON)).toBe('1')
    expect(await loadSiteFact(db, 'taster-since', () => '2', NOON)).toBe('1')
  })
})

describe('the registry', () => {
  test('is written as it stands, and nothing when it stands already', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const mastodon = { name: 'mastodon', label: 'Mastodon', kind: 'microblog', adapter: 'mastodon', definition: { forks: ['glitch'] } }
    const glitch = { ...mastodon, name: 'glitch', label: 'Glitch' }
    await saveSoftware(db, [mastodon, glitch])
    const before = await versionsOf(db, ['software'])
    await saveSoftware(db, [glitch, mastodon])
    expect(await versionsOf(db, ['software'])).toEqual(before)
    await saveSoftware(db, [{ ...mastodon, label: 'Mastodon!', definition: undefined }])
    expect(await db.selectFrom('software').selectAll().execute()).toEqual([{ ...mastodon, label: 'Mastodon!', definition: null }])
  })
})
