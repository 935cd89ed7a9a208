// Folders for one test, and the sweep that leaves neither folders nor servers of killed test runs behind.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import { HOUR, systemClock } from '#model/clock.ts'
import { isRunning, markProcess, workingFolder, type ProcessMark } from '#model/store/embedded-process.ts'
import { SOCKET_FILE, SOCKET_FOLDER_PREFIX } from '#model/store/embedded-server.ts'

const PREFIX = 'atlas-test-'
const OWNER_FILE = '.owner'

export interface Scratch extends AsyncDisposable {
  readonly folder: string
  /** Ends every process that works in the folder, then removes it. Gives how many processes there were. */
  readonly clear: () => Promise<number>
}

/** Makes an empty folder under the machine's temporary folder; disposing ends the processes that work in it and removes it. */
export async function makeScratch(): Promise<Scratch> {
  const folder = await mkdtemp(path.join(tmpdir(), PREFIX))
  await writeFile(path.join(folder, OWNER_FILE), JSON.stringify(markProcess(process.pid)))
  const clear = (): Promise<number> => clearFolder(folder)
  return { folder, clear, [Symbol.asyncDispose]: () => clear().then(() => undefined) }
}

/** Clears the folders of test runs that were killed. */
export async function sweepScratch(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue
    const folder = path.join(tmpdir(), name)
    if (await isAbandoned(folder)) await clearFolder(folder)
  }
}

/** True when the owner of a folder has ended. A folder without one is in the making, unless it is old: its maker was killed then. */
async function isAbandoned(folder: string): Promise<boolean> {
  const text = await readFile(path.join(folder, OWNER_FILE), 'utf8').catch(() => '')
  if (text !== '') return !isRunning(JSON.parse(text) as ProcessMark)
  const facts = await stat(folder).catch(() => undefined)
  return facts !== undefined && systemClock.now() - facts.mtimeMs > HOUR
}

async function clearFolder(folder: string): Promise<number> {
  const workers = listWorkers(folder)
  for (const pid of workers) killQuietly(pid)
  await removeSockets(folder)
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  return workers.length
}

/** A killed server leaves its socket, which tells in the second line of its lock file whose it was. */
async function removeSockets(folder: string): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(SOCKET_FOLDER_PREFIX)) continue
    const sockets = path.join(tmpdir(), name)
    const lock = await readFile(path.join(sockets, `${SOCKET_FILE}.lock`), 'utf8').catch(() => '')
    if (lock.split('\n')[1]?.startsWith(`${folder}/`) === true) await rm(sockets, { recursive: true, force: true })
  }
}

/** The processes whose working folder is this folder or below it: every process of a PostgreSQL server works in its data. */
export function listWorkers(folder: string): readonly number[] {
  if (!existsSync('/proc')) return []
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  return pids.filter((pid) => {
    const work = workingFolder(pid)
    return pid !== process.pid && (work === folder || work?.startsWith(`${folder}/`) === true)
  })
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}
