// One PostgreSQL server process: started, found again, asked, stopped; it must not choose folders or accounts.
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, realpathSync, rmSync } from 'node:fs'
import { statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import * as path from 'node:path'
import { Client } from 'pg'
import { systemClock } from '#model/clock.ts'
import { giveTo, startProgram, type Account } from './embedded-account.ts'
import { isRunning, markProcess, readText, workingFolder, type ProcessMark } from './embedded-process.ts'
import { errorCode, StoreError } from './store-error.ts'

export interface Server {
  readonly mark: ProcessMark
  /** The folder of the unix socket; only the server's account and root can enter it. */
  readonly socketFolder: string
}

/** The name of the role and of the database; nobody else can reach the socket, so there is no password. */
export const DATABASE_NAME = 'atlas'

/** The address of a database of an embedded server, for this driver and for libpq. */
export function addressOf(socketFolder: string, database: string = DATABASE_NAME): string {
  return `postgresql://${DATABASE_NAME}@localhost/${database}?host=${encodeURIComponent(socketFolder)}`
}

/** A socket path longer than this cannot be bound: sun_path holds 108 bytes with the closing zero on Linux, 104 on macOS (unix(7)). */
const LONGEST_SOCKET_PATH = 103
/** The name of the socket in its folder: fixed by PostgreSQL for port 5432. */
export const SOCKET_FILE = '.s.PGSQL.5432'
/** How the folders of sockets begin. */
export const SOCKET_FOLDER_PREFIX = 'atlas-pg-'

/** Makes an empty folder for a socket under a short path that the account can enter; the data folder's path may be too long. */
export function makeSocketFolder(account: Account): string {
  for (const base of [tmpdir(), '/tmp', '/var/tmp', '/dev/shm']) {
    const longest = Buffer.byteLength(path.join(base, `${SOCKET_FOLDER_PREFIX}XXXXXX`, `${SOCKET_FILE}.lock`))
    if (longest > LONGEST_SOCKET_PATH || !isOpenToAll(base)) continue
    try {
      const folder = mkdtempSync(path.join(base, SOCKET_FOLDER_PREFIX))
      giveTo(account, folder)
      return folder
    } catch (error) {
      if (errorCode(error) !== 'EACCES' && errorCode(error) !== 'EROFS') throw error
    }
  }
  throw new StoreError('not-writable', 'There is no folder for the socket of PostgreSQL: /tmp cannot be written.')
}

/** Makes a socket folder of a killed server ready for its successor: the lock file in it may name a process number in new use. */
export function clearSocketFolder(folder: string, account: Account): string {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  giveTo(account, folder)
  return folder
}

/** A private TMPDIR below a closed folder is of no use to another account. */
function isOpenToAll(folder: string): boolean {
  return existsSync(folder) && (statSync(folder).mode & 0o001) !== 0
}

/** Removes a socket folder that this program made; any other path is left alone. */
export function removeSocketFolder(folder: string): void {
  if (path.basename(folder).startsWith(SOCKET_FOLDER_PREFIX)) rmSync(folder, { recursive: true, force: true })
}

/** What postmaster.pid says: line 1 the process, line 5 the socket folder. Source: src/include/utils/pidfile.h. */
export function readPidFile(cluster: string): { readonly pid: number; readonly socketFolder: string } | undefined {
  const lines = readText(path.join(cluster, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  return lines === undefined || !Number.isSafeInteger(pid) ? undefined : { pid, socketFolder: lines[4] ?? '' }
}

/** The server that postmaster.pid names, if that very process runs and works in this cluster; it may still be starting or stopping. */
export function findServer(cluster: string): Server | undefined {
  const file = readPidFile(cluster)
  const mark = file === undefined ? undefined : markProcess(file.pid)
  if (file === undefined || mark === undefined) return undefined
  const folder = workingFolder(mark.pid)
  if (folder !== undefined && folder !== realpathSync(cluster)) return undefined
  return { mark, socketFolder: file.socketFolder }
}

/**
 * Lets a stale postmaster.pid name a process that does not exist. PostgreSQL itself handles a dead process, but refuses to start
 * when the number has since been given to any other process of the same user. The file stays, because its seventh line lets
 * PostgreSQL see whether backends of the dead server are still writing. Only for callers that found no server and hold the lock.
 */
export function disarmPidFile(cluster: string): void {
  const file = path.join(cluster, 'postmaster.pid')
  const found = readPidFile(cluster)
  const text = readText(file)
  if (found === undefined || text === undefined || markProcess(found.pid) === undefined) return
  let unused = 2 ** 22 - 1
  while (markProcess(unused) !== undefined) unused--
  writeFileSync(file, [String(unused), ...text.split('\n').slice(1)].join('\n'))
}

/** The settings of a server, as `name=value`; `durable: false` is for data that may be lost with the machine. */
export function listSettings(socketFolder: string, durable: boolean): readonly string[] {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 1024 / 1024
  const shared = Math.round(Math.min(512, Math.max(32, memory / 16)))
  return [
    'listen_addresses=',
    'port=5432',
    `unix_socket_directories=${socketFolder}`,
    'unix_socket_permissions=0700',
    'max_connections=60',
    `shared_buffers=${String(durable ? shared : Math.min(shared, 128))}MB`,
    `effective_cache_size=${String(Math.round(memory / 3))}MB`,
    'work_mem=16MB',
    'maintenance_work_mem=64MB',
    'random_page_cost=1.1',
    // Short queries: compiling them costs more than it saves.
    'jit=off',
    // A power cut may take the last half second of crawls, never consistency; recording is idempotent and the hosts are read again.
    'synchronous_commit=off',
    // No replica will ever read this log, and the folder is to stay small.
    'wal_level=minimal',
    'max_wal_senders=0',
    'wal_compression=pglz',
    'min_wal_size=64MB',
    'max_wal_size=512MB',
    'checkpoint_timeout=10min',
    'timezone=UTC',
    'log_timezone=UTC',
    // Statements carry foreign text and their errors are reported by the program, so neither belongs in the server's log.
    'log_min_messages=log',
    'log_min_error_statement=panic',
    'log_checkpoints=off',
    'log_autovacuum_min_duration=-1',
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off', 'autovacuum=off']),
  ]
}

/** How long a server may take to answer: after a crash it replays at most `max_wal_size`, and the disk may be slow. */
const START_LIMIT = 300_000
const START_POLL = 25

/** Why a server is not ready: it has ended, or it still runs without answering in time. */
export type StartFailure = 'ended' | 'silent'

export interface StartOptions {
  readonly account: Account
  readonly postgres: string
  readonly cluster: string
  readonly socketFolder: string
  readonly logFile: string
  readonly durable: boolean
}

/** Starts a server and waits until it answers. Gives the server, or why there is none; a silent one is killed. */
export async function startServer(options: StartOptions): Promise<Server | StartFailure> {
  const settings = listSettings(options.socketFolder, options.durable).flatMap((setting) => ['-c', setting])
  limitLog(options.logFile)
  const log = openSync(options.logFile, 'a', 0o600)
  const child = startProgram(options.account, options.postgres, ['-D', options.cluster, ...settings], log)
  closeSync(log)
  const failed = new Promise<'ended'>((resolve) => {
    child.once('error', () => resolve('ended'))
    child.once('exit', () => resolve('ended'))
  })
  const mark = child.pid === undefined ? undefined : markProcess(child.pid)
  if (mark === undefined) return failed
  const server = { mark, socketFolder: options.socketFolder }
  const state = await waitUntilReady(server, START_LIMIT)
  if (state === 'ready') return server
  if (state === 'silent') process.kill(mark.pid, 'SIGKILL')
  return state
}

/** Waits until a running server answers, or has ended, or the limit (milliseconds) is over. */
export async function waitUntilReady(server: Server, limit: number): Promise<'ready' | StartFailure> {
  const end = systemClock.now() + limit
  while (systemClock.now() < end) {
    if (await answers(server.socketFolder)) return 'ready'
    if (!isRunning(server.mark)) return 'ended'
    await systemClock.sleep(START_POLL)
  }
  return 'silent'
}

/** True when the server behind a socket takes statements; false while it starts, recovers or stops, and when there is none. */
async function answers(socketFolder: string): Promise<boolean> {
  if (!existsSync(path.join(socketFolder, SOCKET_FILE))) return false
  const client = new Client({ connectionString: addressOf(socketFolder, 'postgres'), connectionTimeoutMillis: 5000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Creates the program's own database if it is missing; `template0` because only it may be copied with any locale. */
export async function ensureDatabase(socketFolder: string): Promise<void> {
  const client = new Client({ connectionString: addressOf(socketFolder, 'postgres') })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE_NAME])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE_NAME} template template0`)
  } finally {
    await client.end()
  }
}

/** How long a fast shutdown may take; it writes one checkpoint. Then the server is told to stop at once and recovers next time. */
const STOP_LIMIT = 120_000

/** Stops a server: fast (SIGINT), then immediate (SIGQUIT), then by force. Source: PostgreSQL manual, 18.5 "Shutting Down the Server". */
export async function stopServer(server: Server): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isRunning(server.mark)) break
    sendSignal(server.mark.pid, signal)
    const end = systemClock.now() + (signal === 'SIGINT' ? STOP_LIMIT : 10_000)
    while (isRunning(server.mark) && systemClock.now() < end) await systemClock.sleep(START_POLL)
  }
  removeSocketFolder(server.socketFolder)
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

/** The most that stands in a server's log before it is set aside as `<name>.1`; so twice this is the most there ever is. */
const LOG_LIMIT = 2_000_000

/** Keeps the log small. The server goes on writing to the same open file, so it is copied and emptied, not renamed. */
export function limitLog(file: string): void {
  if (!existsSync(file) || statSync(file).size < LOG_LIMIT) return
  copyFileSync(file, `${file}.1`)
  truncateSync(file)
}

/** The last lines of a server's log, for an error's sentence. */
export function readLogEnd(file: string): string {
  const lines = (readText(file) ?? '').trim().split('\n')
  const telling = lines.filter((line) => /\b(FATAL|PANIC|ERROR|HINT|DETAIL):/.test(line))
  return (telling.length > 0 ? telling : lines).slice(-3).join(' ')
}
