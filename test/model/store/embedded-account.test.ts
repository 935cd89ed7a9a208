// The built-in PostgreSQL for whoever starts it: root with and without user namespaces, ordinary users, closed folders, odd installations.
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import * as path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readPasswd } from '#model/store/embedded-account.ts'
import { findPackage } from '#model/store/embedded-binaries.ts'
import { openEmbedded } from '#model/store/embedded.ts'
import { openDatabase } from '#model/store/postgres.ts'
import { findOrdinaryUser, startProgram, type ProgramOptions, type Told } from '../../support/embedded-run.ts'
import { listWorkers, makeScratch } from '../../support/scratch.ts'

const isRoot = process.getuid?.() === 0
const user = findOrdinaryUser()
if (!isRoot) process.stdout.write('Tests of root’s ways of running PostgreSQL are skipped: the tests do not run as root.\n')
const asRoot = test.skipIf(!isRoot)
const asUser = test.skipIf(user === undefined)

/** A folder for the running test that everybody may enter; the test fails if a server is still at work there in the end. */
async function makeFolder(): Promise<string> {
  const scratch = await makeScratch()
  chmodSync(scratch.folder, 0o755)
  onTestFinished(async ({ task }) => {
    const elsewhere = path.join(scratch.folder, 'data', 'postgres')
    const moved = existsSync(elsewhere) && !realpathSync(elsewhere).startsWith(scratch.folder)
    if (moved) rmSync(path.dirname(realpathSync(elsewhere)), { recursive: true, force: true })
    const left = await scratch.clear()
    if (task.result?.state !== 'fail') expect(left, 'processes left behind').toBe(0)
  })
  return scratch.folder
}

/** Runs the program until its database answered once (or it failed), and ends it. Gives what it told and the server's user number. */
async function runOnce(options: ProgramOptions): Promise<Told & { readonly one?: unknown; readonly ranAs?: number | undefined }> {
  await using program = startProgram(options)
  const told = await program.told
  if (told.url === undefined) return told
  await using database = await openDatabase({ url: told.url, max: 1 })
  const { rows } = await database.pool.query<{ one: number }>('select 1 as one')
  const cluster = realpathSync(path.join(options.dataDir, 'postgres'))
  return { ...told, one: rows[0]?.one, ranAs: statSync(`/proc/${String(listWorkers(cluster)[0])}`).uid }
}

/** A second installation of the programs, cheap because its files are links to the first. */
function installPrograms(folder: string): string {
  mkdirSync(path.join(folder, 'package'), { recursive: true })
  const native = path.join(folder, 'package', 'native')
  const linked = spawnSync('cp', ['-al', findPackage(), native], { stdio: 'ignore' })
  if (linked.status !== 0) cpSync(findPackage(), native, { recursive: true, verbatimSymlinks: true })
  return native
}

/** What `npm ci --ignore-scripts` leaves: the libraries without the links that their users look for. */
function removeLinks(native: string): void {
  const lib = path.join(native, 'lib')
  for (const entry of readdirSync(lib, { withFileTypes: true })) if (entry.isSymbolicLink()) rmSync(path.join(lib, entry.name))
}

describe('started by root', () => {
  asRoot('below a folder that nobody else may enter', async () => {
    const folder = await makeFolder()
    chmodSync(folder, 0o700)
    const told = await runOnce({ dataDir: path.join(folder, 'data') })
    expect(told).toMatchObject({ one: 1 })
  })

  asRoot('without user namespaces it runs as an existing user and says so', async () => {
    const folder = await makeFolder()
    const told = await runOnce({ dataDir: path.join(folder, 'data'), namespaces: false })
    expect(told).toMatchObject({ one: 1 })
    expect(told.news).toEqual([expect.stringMatching(/^PostgreSQL runs as user \S+, because it does not run as root\.$/)])
    expect(told.ranAs).not.toBe(0)
  })

  asRoot('without user namespaces and with programs that only root may read it copies them', async () => {
    const folder = await makeFolder()
    const binaries = path.join(folder, 'native')
    cpSync(findPackage(), binaries, { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'go=', binaries])
    const dataDir = path.join(folder, 'data')
    const told = await runOnce({ dataDir, binaries, namespaces: false })
    expect(told).toMatchObject({ one: 1 })
    expect(told.news.join(' ')).toContain(`Copying the PostgreSQL programs to ${dataDir}/postgres-programs-`)
    const again = await runOnce({ dataDir, binaries, namespaces: false })
    expect(again).toMatchObject({ one: 1 })
    expect(again.news.join(' ')).not.toContain('Copying')
  })

  asRoot('without user namespaces and with data in a closed folder it keeps the data elsewhere and leaves a link', async () => {
    const folder = await makeFolder()
    chmodSync(folder, 0o700)
    const dataDir = path.join(folder, 'data')
    const told = await runOnce({ dataDir, namespaces: false })
    expect(told).toMatchObject({ one: 1 })
    expect(told.news[0]).toMatch(/^PostgreSQL runs as user \S+ and keeps its data in \/var\/\S+, because that account cannot reach /)
    const elsewhere = realpathSync(path.join(dataDir, 'postgres'))
    expect(elsewhere.startsWith(folder)).toBe(false)
    expect(await runOnce({ dataDir, namespaces: false })).toMatchObject({ one: 1 })
    // What was placed elsewhere stays there, even if it could now be reached.
    expect(await runOnce({ dataDir })).toMatchObject({ one: 1 })
    expect(realpathSync(path.join(dataDir, 'postgres'))).toBe(elsewhere)
  })

  asUser('in a home folder that only its owner may enter, it runs as that owner', async () => {
    const folder = await makeFolder()
    const home = path.join(folder, 'home')
    mkdirSync(home, { mode: 0o700 })
    chownSync(home, user?.uid ?? 0, user?.gid ?? 0)
    const told = await runOnce({ dataDir: path.join(home, 'data') })
    expect(told).toMatchObject({ one: 1, ranAs: user?.uid })
  })

  asRoot('data that an ordinary account made is used by whichever account is at hand', async () => {
    const dataDir = path.join(await makeFolder(), 'data')
    const first = await runOnce({ dataDir, namespaces: false })
    const second = await runOnce({ dataDir })
    expect([first, second]).toEqual([expect.objectContaining({ one: 1 }), expect.objectContaining({ one: 1 })])
    expect(second.ranAs).toBe(first.ranAs)
  })

  asRoot('data that root’s namespace made is handed over when namespaces are gone', async () => {
    const dataDir = path.join(await makeFolder(), 'data')
    await runOnce({ dataDir })
    const told = await runOnce({ dataDir, namespaces: false })
    expect(told).toMatchObject({ one: 1 })
    expect(told.ranAs).not.toBe(0)
  })
})

describe('started by an ordinary user', () => {
  asUser('it runs as that user, in a folder closed to others', async () => {
    const folder = await makeFolder()
    const dataDir = path.join(folder, 'data')
    mkdirSync(dataDir, { mode: 0o700 })
    chownSync(dataDir, user?.uid ?? 0, user?.gid ?? 0)
    expect(await runOnce({ dataDir, ...user })).toMatchObject({ one: 1, news: [], ranAs: user?.uid })
    expect(await runOnce({ dataDir, ...user, namespaces: false })).toMatchObject({ one: 1, news: [] })
  })

  asUser('a data folder of somebody else is refused in one sentence and stays empty', async () => {
    const dataDir = path.join(await makeFolder(), 'data')
    mkdirSync(dataDir)
    const told = await runOnce({ dataDir, ...user })
    expect(told).toMatchObject({
      reason: 'not-writable',
      message: `The data folder ${dataDir} cannot be written by this user; choose another ATLAS_DATA.`,
    })
    expect(readdirSync(dataDir)).toEqual([])
  })

  asUser('a database that root made is refused by name of its owner', async () => {
    const dataDir = path.join(await makeFolder(), 'data')
    await runOnce({ dataDir })
    chownSync(dataDir, user?.uid ?? 0, user?.gid ?? 0)
    const told = await runOnce({ dataDir, ...user })
    expect(told).toMatchObject({ reason: 'foreign-data', message: expect.stringContaining('belongs to user number 0') as string })
  })

  asUser('programs without their links in a folder of somebody else are copied and completed', async () => {
    const folder = await makeFolder()
    const binaries = installPrograms(folder)
    removeLinks(binaries)
    const dataDir = path.join(folder, 'data')
    mkdirSync(dataDir)
    chownSync(dataDir, user?.uid ?? 0, user?.gid ?? 0)
    const told = await runOnce({ dataDir, binaries, ...user })
    expect(told).toMatchObject({ one: 1 })
    expect(told.news.join(' ')).toContain('Copying the PostgreSQL programs')
  })
})

describe('odd installations', () => {
  test('the links that an installation without scripts lacks are made', async () => {
    const folder = await makeFolder()
    const binaries = installPrograms(folder)
    removeLinks(binaries)
    const news: string[] = []
    await using database = await openEmbedded({
      dataDir: path.join(folder, 'data'),
      binaries,
      durable: false,
      log: (sentence) => news.push(sentence),
    })
    expect(existsSync(path.join(binaries, 'lib', 'libpq.so.5'))).toBe(true)
    expect({ news, adopted: database.adopted }).toEqual({ news: [], adopted: false })
  })

  test('programs that do not run on this system are reported with the way out', async () => {
    const folder = await makeFolder()
    const bin = path.join(folder, 'native', 'bin')
    mkdirSync(bin, { recursive: true })
    writeFileSync(path.join(bin, 'postgres'), '#!/bin/sh\nexit 3\n', { mode: 0o755 })
    const opening = openEmbedded({ dataDir: path.join(folder, 'data'), binaries: path.join(folder, 'native') })
    await expect(opening).rejects.toMatchObject({
      reason: 'unsupported-platform',
      message: expect.stringMatching(/; set DATABASE_URL\.$/) as string,
    })
  })
})

describe('what cannot work is said in one sentence', () => {
  test('the data folder is a file', async () => {
    const file = path.join(await makeFolder(), 'data')
    writeFileSync(file, 'mine')
    await expect(openEmbedded({ dataDir: file })).rejects.toMatchObject({ reason: 'not-writable' })
    await expect(openEmbedded({ dataDir: path.join(file, 'below') })).rejects.toMatchObject({ reason: 'not-writable' })
  })

  test('the data was written by another PostgreSQL', async () => {
    const dataDir = path.join(await makeFolder(), 'data')
    mkdirSync(path.join(dataDir, 'postgres'), { recursive: true })
    writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '14\n')
    await expect(openEmbedded({ dataDir })).rejects.toThrow(/was written by PostgreSQL 14, and this release brings \d+:/)
  })

  test('the server ends while it starts', async () => {
    const dataDir = path.join(await makeFolder(), 'data')
    await (await openEmbedded({ dataDir, durable: false })).stop()
    writeFileSync(path.join(dataDir, 'postgres', 'postgresql.conf'), 'no_such_setting = 1\n')
    await expect(openEmbedded({ dataDir })).rejects.toMatchObject({
      reason: 'start-failed',
      message: expect.stringMatching(/^PostgreSQL ended while it started \(.+postgres\.log\): .*FATAL/) as string,
    })
    expect(existsSync(path.join(dataDir, 'postgres.lock'))).toBe(false)
  })

  asRoot('there is no room', async (context) => {
    const dataDir = path.join(await makeFolder(), 'data')
    mkdirSync(dataDir)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', dataDir], { stdio: 'ignore' })
    if (mounted.status !== 0) return context.skip('no file system can be mounted here')
    try {
      await expect(openEmbedded({ dataDir })).rejects.toMatchObject({
        reason: 'disk-full',
        message: expect.stringMatching(/^Only \d+ MB are free in .+; PostgreSQL needs at least 128 MB to start\.$/) as string,
      })
      expect(readdirSync(dataDir)).toEqual([])
    } finally {
      spawnSync('umount', [dataDir])
    }
  })
})

test('lines of the passwd file that say nothing are left out', () => {
  const text = 'root:x:0:0:root:/root:/bin/sh\n\n# comment\n+::::::\nnis:x:abc:1::/:\nnobody:x:65534:65534::/:/bin/false\n'
  expect(readPasswd(text)).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'nobody', uid: 65_534, gid: 65_534 },
  ])
})
