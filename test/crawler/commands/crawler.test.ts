// `atlas crawler`: from its settings to its last line, in this process and as a program that somebody stops.
import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#model/clock.ts'
import { startFediverse } from '../../fediverse/network.ts'
import { mirrors } from '../../fediverse/software/index.ts'
import { defineWorld } from '../../fediverse/world.ts'
import { plainServer } from '../../fediverse/worlds/hosts.ts'
import { atlas, startAtlas } from '../../support/command-line.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { makeScratch } from '../../support/scratch.ts'

const PUBLIC = { ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' }

describe('until idle', () => {
  async function startWorld() {
    const hosts = ['a.example', 'b.example'].map((host) => [host, { instance: plainServer(host, { peers: [] }), robots: null }] as const)
    const fediverse = await startFediverse(defineWorld({ mirrors, hosts: Object.fromEntries(hosts) }), { clock: systemClock })
    onTestFinished(fediverse.close)
    return fediverse
  }

  test('visits what was added, says in its last line what it did, and shows a live line in a terminal', async () => {
    await using database = await freshDatabase()
    const { seam, ledger } = await startWorld()
    const environment = { ...PUBLIC, DATABASE_URL: database.url, ATLAS_LOG: 'error' }
    expect((await atlas(['add', 'a.example', 'b.example'], environment, { seam })).code).toBe(0)
    const said = await atlas(['crawler', '--until-idle', '--no-seeds'], environment, { seam, columns: 80 })
    expect(said).toMatchObject({ code: 0, out: '' })
    expect(said.error).toContain(`\n2 visits, ${ledger.count()} requests.\n`)
    expect(said.error).toMatch(/\r\u001b\[2K2 visited · \d+ due of 2 known · [\d.]+\/s/)
    const rows = await database.db.selectFrom('domain').select(['name', 'status']).orderBy('name').execute()
    expect(rows).toEqual([
      { name: 'a.example', status: 'alive' },
      { name: 'b.example', status: 'alive' },
    ])
    expect(ledger.overlaps('host', 1000)).toEqual([])
    const again = await atlas(['crawler', '--until-idle', '--no-seeds'], environment, { seam })
    expect(again).toEqual({ code: 0, out: '', error: '0 visits, 0 requests.\n' })
  })

  test('as a trial run says so, keeps a slower pace, and how to lift that', async () => {
    await using database = await freshDatabase()
    const { seam, ledger } = await startWorld()
    const environment = { DATABASE_URL: database.url, ATLAS_LOG: 'error' }
    await atlas(['add', 'a.example'], environment, { seam })
    const said = await atlas(['crawler', '--until-idle', '--no-seeds'], environment, { seam })
    expect(said.error).toMatch(/^This is a trial run: .*ATLAS_PUBLIC_URL and ATLAS_CONTACT/)
    expect(ledger.overlaps('host', 2000)).toEqual([])
    expect(ledger.count()).toBeGreaterThan(2)
  })

  test('that is told to stop before it began visits nobody', async () => {
    await using database = await freshDatabase()
    const { seam, ledger } = await startWorld()
    const environment = { ...PUBLIC, DATABASE_URL: database.url, ATLAS_LOG: 'error' }
    await atlas(['add', 'a.example'], environment, { seam })
    const said = await atlas(['crawler', '--no-seeds'], environment, { seam, signal: AbortSignal.abort() })
    expect(said).toEqual({ code: 0, out: '', error: '0 visits, 0 requests.\n' })
    expect(ledger.count()).toBe(0)
  })
})

/** A Node of the machine's own, which may be older than what the program needs; this one where there is no other. */
function findMachineNode(): string {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'))
  const found = folders.map((folder) => path.join(folder, 'node')).find((file) => isProgram(file))
  return found ?? process.execPath
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

describe(`the program, under Node ${execFileSync(findMachineNode(), ['--version']).toString().trim()}`, () => {
  const node = findMachineNode()

  async function hasStarted(database: TestDatabase): Promise<boolean> {
    return (await database.db.selectFrom('software').select('name').limit(1).execute()).length > 0
  }

  test('tells its version', async () => {
    await using scratch = await makeScratch()
    const said = await startAtlas(['--version'], {}, scratch.folder, node).said
    expect(said).toMatchObject({ code: 0, error: '' })
    expect(said.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  test.each([
    ['an unknown command', ['crwal'], {}, 2, /^There is no command "crwal"; "atlas --help" lists them\.\n$/],
    ['an unknown option', ['migrate', '--now'], {}, 2, /--now/],
    ['a wrong setting', ['migrate'], { ATLAS_PACE_MS: '3' }, 2, /^ATLAS_PACE_MS is "3"/],
    ['no database', ['migrate'], { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/x' }, 1, /^The database cannot be reached: .*\n$/],
  ] as const)('says in one sentence and in its exit code: %s', async (_, words, environment, code, sentence) => {
    await using scratch = await makeScratch()
    const said = await startAtlas(words, environment, scratch.folder, node).said
    expect(said).toMatchObject({ code, out: '' })
    expect(said.error).toMatch(sentence)
    expect(said.error.trimEnd().split('\n')).toHaveLength(1)
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('ends in order after %s: nothing is held, nothing is lost', async (signal) => {
    await using database = await freshDatabase()
    await using scratch = await makeScratch()
    const started = startAtlas(['crawler', '--no-seeds'], { ...PUBLIC, DATABASE_URL: database.url }, scratch.folder, node)
    await expect.poll(() => hasStarted(database), { timeout: 60_000 }).toBe(true)
    started.kill(signal)
    const said = await started.said
    expect(said).toMatchObject({ code: 0, out: '' })
    expect(said.error).toContain('Stopping')
    expect(said.error).toContain('0 visits, 0 requests.\n')
    expect(said.error).not.toMatch(/lost|error/i)
    // Without a terminal, progress is a log line.
    expect(said.error).toMatch(/^\{.*"message":"progress".*\}$/m)
  })

  test('runs the built-in database on ATLAS_DATA, stops it with itself, and says nothing of lost connections', async () => {
    await using scratch = await makeScratch()
    const environment = { ...PUBLIC, ATLAS_DATA: path.join(scratch.folder, 'data') }
    expect((await startAtlas(['migrate'], environment, scratch.folder, node).said).out).toMatch(/^Ran 0001/)
    const said = await startAtlas(['crawler', '--no-seeds', '--until-idle'], environment, scratch.folder, node).said
    expect(said).toMatchObject({ code: 0, out: '' })
    expect(said.error).not.toMatch(/lost/)
    expect(await scratch.clear()).toBe(0)
  })

  test('reads settings from a file .env beside it', async () => {
    await using scratch = await makeScratch()
    await writeFile(path.join(scratch.folder, '.env'), 'ATLAS_PACE_MS=3\n')
    const said = await startAtlas(['migrate'], {}, scratch.folder, node).said
    expect(said.error).toMatch(/^ATLAS_PACE_MS is "3"/)
  })
})
