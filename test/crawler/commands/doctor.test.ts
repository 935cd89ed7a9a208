// `atlas doctor` and `atlas migrate`: what is wrong, and what to do about it.
import { chmod, readdir, writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../crawler/commands/doctor.ts'
import type { Seam } from '../../../crawler/network/contract.ts'
import { atlas, noInternet, type Environment } from '../../support/command-line.ts'
import { freshDatabase } from '../../support/database.ts'
import { startStandIn } from '../../support/meilisearch/stand-in.ts'
import { makeScratch } from '../../support/scratch.ts'

const PUBLIC = { ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' }
const online: Seam = { ...noInternet, resolve: async () => ['192.0.2.1'] }

async function findings(
  environment: Environment,
  seam: Seam = online,
): Promise<{ readonly code: number | null; readonly by: (what: string) => Finding }> {
  const said = await atlas(['doctor', '--json'], environment, { seam })
  expect(said.error).toBe('')
  const all = JSON.parse(said.out) as readonly Finding[]
  return {
    code: said.code,
    by: (what) => {
      const found = all.find((finding) => finding.what === what)
      if (found === undefined) throw new Error(`nothing was found about ${what}`)
      return found
    },
  }
}

describe('the doctor', () => {
  test('finds a sound installation sound', async () => {
    await using database = await freshDatabase()
    await using scratch = await makeScratch()
    const environment = { ...PUBLIC, DATABASE_URL: database.url, ATLAS_DATA: path.join(scratch.folder, 'not', 'yet') }
    const { code, by } = await findings(environment)
    expect(code).toBe(0)
    for (const what of ['Node', 'Identity', 'Database', 'Frontier', 'Name resolution', 'Browser', 'Job prune'])
      expect([what, by(what).state]).toEqual([what, 'good'])
    const text = await atlas(['doctor'], environment, { seam: online })
    expect(text.out).toMatch(/^ok {7}Database: the PostgreSQL of DATABASE_URL, up to date$/m)
    // Looking makes no folder.
    expect((await readdir(scratch.folder)).filter((name) => !name.startsWith('.'))).toEqual([])
  })

  test('warns of a trial run and of a missing internet, and lets both pass', async () => {
    await using database = await freshDatabase()
    const { code, by } = await findings({ DATABASE_URL: database.url }, noInternet)
    expect(code).toBe(0)
    expect(by('Identity')).toMatchObject({ state: 'warning', advice: expect.stringContaining('ATLAS_PUBLIC_URL') as string })
    expect(by('Name resolution')).toMatchObject({ state: 'warning', found: expect.stringContaining('ENOTFOUND') as string })
  })

  test('fails for a database that cannot be reached, and looks at the rest all the same', async () => {
    const { code, by } = await findings({ ...PUBLIC, DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' })
    expect(code).toBe(1)
    expect(by('Database')).toMatchObject({ state: 'bad', found: expect.stringContaining('ECONNREFUSED') as string })
    expect(JSON.stringify(by('Database'))).not.toContain('hunter2')
    expect(by('Name resolution').state).toBe('good')
  })

  test('fails for a data folder that cannot be one, and says what to do', async () => {
    await using database = await freshDatabase()
    await using scratch = await makeScratch()
    await writeFile(path.join(scratch.folder, 'file'), '')
    const { code, by } = await findings({ ...PUBLIC, DATABASE_URL: database.url, ATLAS_DATA: path.join(scratch.folder, 'file', 'data') })
    expect(code).toBe(1)
    expect(by('Disk')).toMatchObject({ state: 'bad', advice: expect.stringContaining('ATLAS_DATA') as string })
  })

  test('fails for a browser that does not run', async () => {
    await using database = await freshDatabase()
    await using scratch = await makeScratch()
    const browser = path.join(scratch.folder, 'browser')
    await writeFile(browser, '#!/bin/sh\n')
    await chmod(browser, 0o644)
    const environment = { ...PUBLIC, DATABASE_URL: database.url, ATLAS_CHROMIUM: browser }
    expect(await findings(environment)).toMatchObject({ code: 1 })
    await chmod(browser, 0o755)
    expect((await findings(environment)).by('Browser')).toMatchObject({ state: 'good', found: browser })
  })

  test('says which search answers, and warns of a Meilisearch that does not, or not to this key', async () => {
    await using database = await freshDatabase()
    await using standIn = await startStandIn({ masterKey: 'hunter2' })
    const environment = { ...PUBLIC, DATABASE_URL: database.url }
    const looked = async (more: Environment): Promise<Finding> => {
      const { code, by } = await findings({ ...environment, ...more })
      expect(code).toBe(0)
      return by('Search')
    }
    expect(await looked({})).toMatchObject({ state: 'good', found: expect.stringContaining('PostgreSQL') as string })
    expect(await looked({ MEILI_URL: standIn.url, MEILI_KEY: 'hunter2' })).toMatchObject({
      state: 'good',
      found: 'Meilisearch 1.22.0 answers',
    })
    const wrong = await looked({ MEILI_URL: standIn.url, MEILI_KEY: 'hunter3' })
    expect(wrong).toMatchObject({ state: 'warning', advice: expect.stringContaining('MEILI_KEY') as string })
    expect(JSON.stringify(wrong)).not.toContain('hunter')
    standIn.suffer('down')
    const down = await looked({ MEILI_URL: standIn.url, MEILI_KEY: 'hunter2' })
    expect(down).toMatchObject({ state: 'warning', advice: expect.stringContaining('PostgreSQL answers') as string })
    standIn.suffer('page')
    expect(await looked({ MEILI_URL: standIn.url })).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('no Meilisearch') as string,
    })
  })

  test('warns of a job that failed, with its reason', async () => {
    await using database = await freshDatabase()
    const at = new Date(Date.UTC(2026, 0, 5))
    const run = {
      name: 'prune',
      dueAt: at,
      owner: 'p',
      startedAt: at,
      heartbeatAt: at,
      finishedAt: at,
      outcome: 'failed',
      detail: 'no tide\u001b[2J',
    }
    await database.db.insertInto('jobRun').values(run).execute()
    const { code, by } = await findings({ ...PUBLIC, DATABASE_URL: database.url })
    expect(code).toBe(0)
    expect(by('Job prune')).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('failed at 2026-01-05T00:00:00.000Z: no tide') as string,
    })
    expect(by('Job prune').found).not.toContain('\u001b')
  })
})

describe('migrate', () => {
  test('builds an empty database, says what it ran, and has nothing to do the second time', async () => {
    await using database = await freshDatabase({ unmigrated: true })
    const first = await atlas(['migrate'], { DATABASE_URL: database.url })
    expect(first).toMatchObject({ code: 0, error: '' })
    expect(first.out).toMatch(/^Ran 0001-create-ground(, [\w-]+)*\.\n$/)
    expect(await atlas(['migrate'], { DATABASE_URL: database.url })).toEqual({ code: 0, error: '', out: 'The database is up to date.\n' })
  })
})
