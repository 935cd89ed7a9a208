// The built-in database: real PostgreSQL on the data folder, for whoever sets no DATABASE_URL; it must not know what is stored.
import { mkdirSync, realpathSync, statSync } from 'node:fs'
import * as path from 'node:path'
import { findPackage, prepareBinaries } from './embedded-binaries.ts'
import { choosePlace, CLUSTER, ensureCluster } from './embedded-cluster.ts'
import { takeLock, type FolderLock } from './embedded-lock.ts'
import { isRunning } from './embedded-process.ts'
import {
  addressOf,
  clearSocketFolder,
  disarmPidFile,
  ensureDatabase,
  findServer,
  limitLog,
  makeSocketFolder,
  readLogEnd,
  readPidFile,
  removeSocketFolder,
  startServer,
  stopServer,
  waitUntilReady,
  type Server,
  type StartOptions,
} from './embedded-server.ts'
import { errorCode, errorText, StoreError } from './store-error.ts'
import { systemClock } from '#model/clock.ts'

export interface EmbeddedOptions {
  /** ATLAS_DATA; made if missing. The cluster is `<dataDir>/postgres`, the server's log `<dataDir>/postgres.log`. */
  readonly dataDir: string
  /** Told in one sentence what an operator may want to know; says nothing in the plain case. */
  readonly log?: (sentence: string) => void
  /** False for throwaway data: nothing is forced to disk. */
  readonly durable?: boolean
  /** False to keep root from starting the server in a user namespace of its own; it then needs another user of the system. */
  readonly namespaces?: boolean
  /** The folder with bin, lib and share; the installed package's unless given. */
  readonly binaries?: string
}

export interface EmbeddedDatabase extends AsyncDisposable {
  /** For openDatabase, for DATABASE_URL of child processes, for psql. */
  readonly url: string
  /** True when the server was found running, left behind by a process that was killed. */
  readonly adopted: boolean
  /** Stops the server and gives the folder free. Close every connection first. */
  readonly stop: () => Promise<void>
}

/**
 * Runs PostgreSQL on a data folder: adopts the server that a killed process left behind, else starts one (after a crash it
 * recovers), and restarts it if it is killed while we run. One process at a time can have a folder open.
 *
 * Takes the folder; gives the address of a UTF-8 database `atlas`, reached by a unix socket only. Throws a StoreError:
 * `unsupported-platform`, `not-writable`, `locked` (names the process), `disk-full`, `foreign-data` or `start-failed`.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => undefined)
  const dataDir = openFolder(options.dataDir)
  const lock = explainFileErrors(dataDir, () => lockFolder(dataDir))
  try {
    const adopted = await adoptServer(dataDir, log)
    const running = adopted ?? (await startOnFolder(dataDir, options, log))
    await ensureDatabase(running.socketFolder)
    return superviseServer({ first: running, adopted: adopted !== undefined, dataDir, options, log, lock })
  } catch (error) {
    lock.release()
    throw explain(error, dataDir)
  }
}

function openFolder(dataDir: string): string {
  try {
    makeFolder(dataDir)
    return realpathSync(dataDir)
  } catch (error) {
    const explained = explain(error, dataDir)
    const code = errorCode(error)
    if (explained !== error || code === undefined) throw explained
    throw new StoreError('not-writable', `The data folder ${dataDir} cannot be used (${code}); choose another ATLAS_DATA.`, {
      cause: error,
    })
  }
}

// mkdir's own `recursive` never ends where the system answers ENOENT whatever stands above (/proc).
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o755 })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return
    if (code !== 'ENOENT' || path.dirname(folder) === folder) throw error
    makeFolder(path.dirname(folder))
    mkdirSync(folder, { mode: 0o755 })
  }
}

function lockFolder(dataDir: string): FolderLock {
  const result = takeLock(path.join(dataDir, 'postgres.lock'))
  if ('lock' in result) return result.lock
  const socketFolder = readPidFile(path.join(dataDir, CLUSTER))?.socketFolder
  const other = socketFolder === undefined ? '' : ` or set DATABASE_URL=${addressOf(socketFolder)} to work beside it`
  const holder = result.heldBy === process.pid ? 'this very process' : `process ${String(result.heldBy)}`
  throw new StoreError('locked', `The data folder ${dataDir} is in use by ${holder}; stop it${other}.`)
}

/** How long a found server may take to recover or to stop before it counts as hung. */
const ADOPT_LIMIT = 300_000

async function adoptServer(dataDir: string, log: (sentence: string) => void): Promise<Server | undefined> {
  const cluster = path.join(dataDir, CLUSTER)
  const found = findServer(cluster)
  if (found === undefined) return undefined
  const state = await waitUntilReady(found, ADOPT_LIMIT)
  switch (state) {
    case 'ready':
      log(`Found PostgreSQL still running on ${dataDir} (process ${String(found.mark.pid)}) and took it over.`)
      return found
    case 'ended':
      return undefined
    case 'silent':
      throw new StoreError('start-failed', `PostgreSQL (process ${String(found.mark.pid)}) holds ${dataDir} and does not answer; end it.`)
  }
}

/** Starts a server; `oldSocket` is the folder to listen in again, so that an address that was given out stays true. */
async function startOnFolder(
  dataDir: string,
  options: EmbeddedOptions,
  log: (sentence: string) => void,
  oldSocket?: string,
): Promise<Server> {
  const durable = options.durable ?? true
  const source = options.binaries ?? findPackage()
  const place = choosePlace(dataDir, options.namespaces ?? true, log)
  const binaries = await prepareBinaries(place.account, source, place.home, log)
  const cluster = await ensureCluster(place, binaries, dataDir, durable)
  const stale = readPidFile(cluster)
  if (stale !== undefined) {
    log(`PostgreSQL was not stopped cleanly on ${dataDir}; it recovers now.`)
    if (stale.socketFolder !== oldSocket) removeSocketFolder(stale.socketFolder)
    disarmPidFile(cluster)
  }
  const socketFolder = oldSocket === undefined ? makeSocketFolder(place.account) : clearSocketFolder(oldSocket, place.account)
  const logFile = path.join(dataDir, 'postgres.log')
  try {
    return await startPatiently({ account: place.account, postgres: binaries.postgres, cluster, socketFolder, logFile, durable })
  } catch (error) {
    removeSocketFolder(socketFolder)
    throw error
  }
}

/** The backends of a killed server notice its end within moments, and until then a new server refuses to start beside them. */
const START_ATTEMPTS = 10
const START_PAUSE = 500

async function startPatiently(options: StartOptions): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const hasPast = readPidFile(options.cluster) !== undefined
    const server = await startServer(options)
    if (typeof server === 'object') return server
    if (server === 'ended' && hasPast && attempt < START_ATTEMPTS) {
      await systemClock.sleep(START_PAUSE)
      continue
    }
    const what = server === 'ended' ? 'ended while it started' : 'does not answer'
    throw new StoreError('start-failed', `PostgreSQL ${what} (${options.logFile}): ${errorText(readLogEnd(options.logFile))}`)
  }
}

interface Supervision {
  readonly first: Server
  readonly adopted: boolean
  readonly dataDir: string
  readonly options: EmbeddedOptions
  readonly log: (sentence: string) => void
  readonly lock: FolderLock
}

/** How often the server is looked at, and how often it may be restarted before that counts as hopeless. */
const WATCH_PERIOD = 1000
const MOST_RESTARTS = 10

/** Watches a server until it is stopped: restarts it on the same socket when it was killed, and keeps its log small. */
function superviseServer({ first, adopted, dataDir, options, log, lock }: Supervision): EmbeddedDatabase {
  let server = first
  let stopping: Promise<void> | undefined
  let restarting: Promise<void> | undefined
  let restarts = 0
  // eslint-disable-next-line atlas/clock-parameter -- looks at a process of this machine, and must not keep the program running
  const watch = setInterval(() => {
    limitLog(path.join(dataDir, 'postgres.log'))
    if (restarting === undefined && stopping === undefined && !isRunning(server.mark)) restarting = restart()
  }, WATCH_PERIOD)
  // A server in the background is no reason for a program to go on.
  watch.unref()

  async function restart(): Promise<void> {
    log(`PostgreSQL on ${dataDir} was killed; starting it again.`)
    try {
      server = await startOnFolder(dataDir, options, log, first.socketFolder)
      log(`PostgreSQL on ${dataDir} runs again.`)
      restarts += 1
      if (restarts < MOST_RESTARTS) restarting = undefined
    } catch (error) {
      log(`PostgreSQL on ${dataDir} could not be started again: ${errorText(error)}`)
    }
  }
  async function stop(): Promise<void> {
    clearInterval(watch)
    await restarting
    await stopServer(server)
    lock.release()
  }
  const stopOnce = (): Promise<void> => (stopping ??= stop())
  return { url: addressOf(first.socketFolder), adopted, stop: stopOnce, [Symbol.asyncDispose]: stopOnce }
}

function explainFileErrors<Result>(folder: string, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw explain(error, folder)
  }
}

const REFUSED: ReadonlySet<string | undefined> = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'])
const FULL: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT'])

/** Turns what the file system refused into a sentence; everything else stays as it is. */
function explain(error: unknown, folder: string): unknown {
  const code = errorCode(error)
  if (FULL.has(code)) return new StoreError('disk-full', `There is no room left in ${folder}.`, { cause: error })
  if (!REFUSED.has(code)) return error
  const sentence = `The data folder ${folder} cannot be written by this user; choose another ATLAS_DATA.`
  return new StoreError('not-writable', sentence, { cause: error })
}
