// The built-in PostgreSQL through its life: started, stopped, lost, found again, and never opened by two programs at once.
import { existsSync, readdirSync, readFileSync, watch } from 'node:fs'
import { mkdir, truncate, writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openEmbedded } from '#model/store/embedded.ts'
import { isRunning, markProcess } from '#model/store/embedded-process.ts'
import { limitLog, readPidFile } from '#model/store/embedded-server.ts'
import { openStore } from '#model/store/open-store.ts'
import { openDatabase } from '#model/store/postgres.ts'
import { startProgram } from '../../support/embedded-run.ts'
import { listWorkers, makeScratch, type Scratch } from '../../support/scratch.ts'

/** A data folder for the running test; the test fails if a server is still at work there in the end. */
async function makeDataFolder(name = 'data'): Promise<string> {
  const scratch: Scratch = await makeScratch()
  onTestFinished(async ({ task }) => {
    const left = await scratch.clear()
    if (task.result?.state !== 'fail') expect(left, 'processes left behind').toBe(0)
  })
  return path.join(scratch.folder, name)
}

async function ask<Row>(url: string, text: string): Promise<readonly Row[]> {
  await using database = await openDatabase({ url, max: 1 })
  return (await database.pool.query(text)).rows as Row[]
}

/** Writes a row that not even a killed server may lose: commits reach the disk half a second late unless one asks for more. */
const KEEP = 'set synchronous_commit = on; create table kept as select 42 as n'

function serverOf(dataDir: string): number {
  return readPidFile(path.join(dataDir, 'postgres'))?.pid ?? 0
}

function socketFolderOf(url: string): string {
  return new URL(url).searchParams.get('host') ?? ''
}

async function endServer(pid: number): Promise<void> {
  const mark = markProcess(pid)
  if (mark === undefined) throw new Error('no server')
  process.kill(pid, 'SIGKILL')
  while (isRunning(mark)) await new Promise(setImmediate)
}

describe('a plain life', () => {
  test('what was written is there after stop and start, and a stopped server leaves neither process nor socket', async () => {
    const dataDir = await makeDataFolder()
    const news: string[] = []
    const log = (sentence: string): number => news.push(sentence)
    const first = await openEmbedded({ dataDir, log })
    await ask(first.url, KEEP)
    await first.stop()
    expect(listWorkers(dataDir)).toEqual([])
    expect(existsSync(socketFolderOf(first.url))).toBe(false)
    expect(readdirSync(dataDir).toSorted()).toEqual(['postgres', 'postgres.log'])

    await using second = await openEmbedded({ dataDir, log })
    expect(second.adopted).toBe(false)
    expect(await ask(second.url, 'select n from kept')).toEqual([{ n: 42 }])
    expect(news).toEqual([])
  })

  test('the database is UTF-8 with rules of its own, whatever language the machine speaks', async () => {
    const dataDir = await makeDataFolder()
    await using database = await openEmbedded({ dataDir, durable: false })
    const rows = await ask(
      database.url,
      `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
        current_setting('listen_addresses') as listens, lower('ÄПÉ') as lower
        from pg_database where datname = current_database()`,
    )
    expect(rows).toEqual([{ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', listens: '', lower: 'äпé' }])
  })

  test('a data folder with a long name, spaces, quotes and letters of every kind works', async () => {
    const dataDir = await makeDataFolder(path.join(`Fédivers '“Атлас”`, '長い名前'.repeat(15), 'x'.repeat(100)))
    expect(Buffer.byteLength(dataDir)).toBeGreaterThan(300)
    await using database = await openEmbedded({ dataDir, durable: false })
    expect(await ask(database.url, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('stopping twice is stopping once', async () => {
    const database = await openEmbedded({ dataDir: await makeDataFolder(), durable: false })
    await Promise.all([database.stop(), database.stop()])
    await database.stop()
  })
})

describe('kill -9', () => {
  test('of the program: the server is found running and taken over', async () => {
    const dataDir = await makeDataFolder()
    const program = startProgram({ dataDir })
    const { url = '' } = await program.told
    await ask(url, KEEP)
    const pid = serverOf(dataDir)
    await program.kill()

    await using database = await openEmbedded({ dataDir })
    expect(database.adopted).toBe(true)
    expect(database.url).toBe(url)
    expect(serverOf(dataDir)).toBe(pid)
    expect(await ask(database.url, 'select n from kept')).toEqual([{ n: 42 }])
  })

  test('of the program and of the server: a new server recovers what was committed', async () => {
    const dataDir = await makeDataFolder()
    const program = startProgram({ dataDir })
    const { url = '' } = await program.told
    await ask(url, KEEP)
    // The server first: the program would start it again.
    const pid = serverOf(dataDir)
    await Promise.all([program.kill(), endServer(pid)])

    const news: string[] = []
    await using database = await openEmbedded({ dataDir, durable: false, log: (sentence) => news.push(sentence) })
    expect(database.adopted).toBe(false)
    expect(news).toEqual([`PostgreSQL was not stopped cleanly on ${dataDir}; it recovers now.`])
    expect(existsSync(socketFolderOf(url))).toBe(false)
    expect(await ask(database.url, 'select n from kept')).toEqual([{ n: 42 }])
  })

  test('of the server alone: it is started again at the same address', async () => {
    const dataDir = await makeDataFolder()
    const back = Promise.withResolvers<string>()
    const log = (sentence: string): void => (sentence.endsWith('runs again.') ? back.resolve(sentence) : undefined)
    await using database = await openEmbedded({ dataDir, durable: false, log })
    await ask(database.url, KEEP)
    const pid = serverOf(dataDir)
    await endServer(pid)
    await back.promise
    expect(serverOf(dataDir)).not.toBe(pid)
    expect(await ask(database.url, 'select n from kept')).toEqual([{ n: 42 }])
  })

  test('of the program while it makes the data folder: the next start makes it anew', async () => {
    const dataDir = await makeDataFolder()
    await mkdir(dataDir, { recursive: true })
    const begun = Promise.withResolvers<undefined>()
    const watcher = watch(dataDir, (_, name) => (name?.startsWith('postgres.new-') === true ? begun.resolve(undefined) : undefined))
    const program = startProgram({ dataDir })
    await begun.promise
    await program.kill()
    watcher.close()
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false)

    await using database = await openEmbedded({ dataDir, durable: false })
    expect(await ask(database.url, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('and a new process with the old number: the data folder opens all the same', async () => {
    const dataDir = await makeDataFolder()
    await (await openEmbedded({ dataDir, durable: false })).stop()
    await writeFile(
      path.join(dataDir, 'postgres', 'postmaster.pid'),
      `${String(process.pid)}\n${dataDir}/postgres\n1\n5432\n/nowhere\n\n0 0\nready\n`,
    )
    await writeFile(path.join(dataDir, 'postgres.lock'), JSON.stringify({ pid: process.pid, startedAt: '1' }))
    await using database = await openEmbedded({ dataDir, durable: false })
    expect(await ask(database.url, 'select 1 as n')).toEqual([{ n: 1 }])
  })
})

describe('two programs, one data folder', () => {
  test('of two starts at once one opens it and the other says by whom it is held and how to work beside it', async () => {
    const dataDir = await makeDataFolder()
    await using one = startProgram({ dataDir })
    await using two = startProgram({ dataDir })
    const told = await Promise.all([one.told, two.told])
    const [winner, loser] = told[0].url === undefined ? ([two, told[0]] as const) : ([one, told[1]] as const)
    expect(loser.reason).toBe('locked')
    expect(loser.message).toContain(`The data folder ${dataDir} is in use by process ${String(winner.pid)}; stop it`)
  })

  test('a later start is told the address of the running server, and that address works', async () => {
    const dataDir = await makeDataFolder()
    await using database = await openEmbedded({ dataDir, durable: false })
    await using late = startProgram({ dataDir })
    const { message = '' } = await late.told
    const url = /DATABASE_URL=(\S+)/.exec(message)?.[1] ?? ''
    expect(url).toBe(database.url)
    await using store = await openStore({ databaseUrl: url, dataDir: '/nonexistent' })
    expect(store.embedded).toBe(false)
    expect(store.migrated[0]).toBe('0001-create-ground')
  })

  test('the same program cannot open it twice', async () => {
    const dataDir = await makeDataFolder()
    await using database = await openEmbedded({ dataDir, durable: false })
    await expect(openEmbedded({ dataDir })).rejects.toThrow('is in use by this very process')
    expect(await ask(database.url, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('of many that find a dead program’s lock exactly one opens the folder', async () => {
    const dataDir = await makeDataFolder()
    const program = startProgram({ dataDir })
    await program.told
    await program.kill()
    const programs = Array.from({ length: 5 }, () => startProgram({ dataDir }))
    const told = await Promise.all(programs.map((other) => other.told))
    await Promise.all(programs.map((other) => other.finish()))
    expect(told.filter((one) => one.adopted === true)).toHaveLength(1)
    expect(told.filter((one) => one.reason === 'locked')).toHaveLength(4)
  })
})

describe('the store on top', () => {
  test('an empty folder becomes a migrated store, and the next time there is nothing to migrate', async () => {
    const dataDir = await makeDataFolder()
    const first = await openStore({ dataDir })
    expect(first.migrated[0]).toBe('0001-create-ground')
    expect(await first.db.selectFrom('domain').selectAll().execute()).toEqual([])
    await first.close()
    expect(listWorkers(dataDir)).toEqual([])
    await using second = await openStore({ dataDir })
    expect(second).toMatchObject({ migrated: [], embedded: true })
  })

  test('a store that cannot be migrated leaves no server behind', async () => {
    const dataDir = await makeDataFolder()
    {
      await using store = await openStore({ dataDir })
      await store.pool.query(`insert into kysely_migration (name, timestamp) values ('9999-later', '2099-01-01T00:00:00.000Z')`)
    }
    await expect(openStore({ dataDir })).rejects.toMatchObject({ reason: 'newer-database' })
    expect(listWorkers(dataDir)).toEqual([])
  })
})

test('the server’s log is set aside when it is large', async () => {
  const folder = await makeDataFolder()
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, 'postgres.log')
  await writeFile(file, 'new\n')
  limitLog(file)
  expect(readFileSync(file, 'utf8')).toBe('new\n')
  await truncate(file, 3_000_000)
  limitLog(file)
  expect(readFileSync(file, 'utf8')).toBe('')
  expect(readFileSync(`${file}.1`)).toHaveLength(3_000_000)
})
