// The folder a server keeps its data in: chosen so that the server's account can reach it, made in one step, its owner set right.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lchownSync, mkdirSync, mkdtempSync, readdirSync, realpathSync } from 'node:fs'
import { renameSync, rmSync, statfsSync, statSync, symlinkSync } from 'node:fs'
import * as path from 'node:path'
import { canWriteIn, giveTo, listAccounts, programErrorText, runProgram, type Account } from './embedded-account.ts'
import type { Binaries } from './embedded-binaries.ts'
import { readText } from './embedded-process.ts'
import { StoreError } from './store-error.ts'

/** Where the server's things are and who runs it. */
export interface Place {
  readonly account: Account
  /** The folder that holds the cluster, and copied programs where needed. */
  readonly home: string
}

/** Below this there is no start: a checkpoint, the log and a small index build must fit. */
const LEAST_ROOM = 128 * 1024 * 1024

/** Where root puts a cluster when no other account can reach the data folder. */
const OTHER_HOMES = ['/var/lib/fediverse-atlas', '/var/tmp/fediverse-atlas']

/** The name of the cluster inside its home, and of the link to it inside the data folder when the home is elsewhere. */
export const CLUSTER = 'postgres'

/**
 * Chooses account and home for a data folder: the data folder itself when any account can write there, else, for root, a folder
 * under /var with a link to it in the data folder. Says in one line when it is not the plain case.
 * Throws a StoreError `not-writable` or `disk-full`.
 */
export function choosePlace(dataDir: string, useNamespaces: boolean, log: (sentence: string) => void): Place {
  const cluster = path.join(dataDir, CLUSTER)
  // A cluster that was placed elsewhere stays there: moving it is the operator's business.
  const settled = existsSync(cluster) ? path.dirname(realpathSync(cluster)) : dataDir
  const accounts = listAccounts(settled, useNamespaces).toSorted((a, b) => Number(owns(b, cluster)) - Number(owns(a, cluster)))
  const homes = [settled, ...(process.getuid?.() === 0 && !existsSync(cluster) ? otherHomes(dataDir) : [])]
  for (const home of homes) {
    if (home !== settled && !makeFolder(home)) continue
    const account = accounts.find((candidate) => canWriteIn(candidate, home))
    if (account === undefined) continue
    checkRoom(home)
    if (home !== dataDir)
      log(`PostgreSQL runs as ${account.label} and keeps its data in ${home}, because that account cannot reach ${dataDir}.`)
    else if (account.identity !== undefined) log(`PostgreSQL runs as ${account.label}, because it does not run as root.`)
    return { account, home }
  }
  throw new StoreError('not-writable', `No account that PostgreSQL accepts can write in ${dataDir}; choose another ATLAS_DATA.`)
}

function owns(account: Account, cluster: string): boolean {
  return existsSync(cluster) && statSync(cluster).uid === account.owner.uid
}

function otherHomes(dataDir: string): readonly string[] {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  return OTHER_HOMES.map((folder) => path.join(folder, name))
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    return true
  } catch {
    return false
  }
}

function checkRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= LEAST_ROOM) return
  const free = Math.floor((bavail * bsize) / 1024 / 1024)
  throw new StoreError('disk-full', `Only ${String(free)} MB are free in ${folder}; PostgreSQL needs at least 128 MB to start.`)
}

/**
 * Makes sure that a cluster stands at `<home>/postgres` and belongs to the account. A new one is made under another name and
 * renamed when complete, so that an interrupted start leaves nothing that looks like a cluster. Gives its path.
 * Throws a StoreError `foreign-data` for another major version or another user's data, `start-failed` when initdb fails.
 */
export async function ensureCluster(place: Place, binaries: Binaries, dataDir: string, durable: boolean): Promise<string> {
  const cluster = path.join(place.home, CLUSTER)
  removeDrafts(place.home)
  if (!existsSync(cluster)) await makeCluster(place, binaries, cluster, durable)
  const link = path.join(dataDir, CLUSTER)
  if (place.home !== dataDir && !existsSync(link)) symlinkSync(cluster, link)
  checkOwner(place.account, cluster)
  checkVersion(cluster, binaries.version)
  takeOwnership(place.account, cluster)
  return cluster
}

const DRAFT_PREFIX = `${CLUSTER}.new-`

function removeDrafts(home: string): void {
  for (const name of readdirSync(home)) {
    // An orphaned initdb may still write there; what it leaves goes at the next start.
    if (name.startsWith(DRAFT_PREFIX)) rmSync(path.join(home, name), { recursive: true, force: true, maxRetries: 3 })
  }
}

async function makeCluster(place: Place, binaries: Binaries, cluster: string, durable: boolean): Promise<void> {
  const draft = mkdtempSync(path.join(place.home, DRAFT_PREFIX))
  giveTo(place.account, draft)
  try {
    await runInitdb(place.account, binaries, draft, durable)
    renameSync(draft, cluster)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

/**
 * Runs initdb with the builtin provider, whose order of text does not change with the system's library. The character classes
 * are taken from the C library's C.UTF-8 all the same, because pg_trgm asks there what a letter is and finds none beyond ASCII
 * under plain C (observed with 18.4); plain C is the last resort of a system without that locale.
 */
async function runInitdb(account: Account, binaries: Binaries, folder: string, durable: boolean): Promise<void> {
  const common = ['--pgdata', folder, '--username=atlas', '--auth=trust', '--encoding=UTF8', '--no-instructions', '--no-locale']
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(durable ? [] : ['--no-sync'])]
  let failure: unknown
  for (const characters of ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'C']) {
    try {
      await runProgram(account, binaries.initdb, [...common, ...builtin, `--lc-ctype=${characters}`])
      return
    } catch (error) {
      failure = error
    }
  }
  throw new StoreError('start-failed', `PostgreSQL could not make its data folder: ${programErrorText(failure)}`, { cause: failure })
}

function checkVersion(cluster: string, version: number): void {
  const found = readText(path.join(cluster, 'PG_VERSION'))?.trim()
  if (found === String(version)) return
  throw new StoreError(
    'foreign-data',
    `${cluster} was written by PostgreSQL ${found ?? 'of an unknown version'}, and this release brings ${String(version)}: ` +
      `export it with the release that wrote it, then import.`,
  )
}

function checkOwner(account: Account, cluster: string): void {
  const { uid } = statSync(cluster)
  if (uid === account.owner.uid || process.getuid?.() === 0) return
  throw new StoreError('foreign-data', `The database in ${cluster} belongs to user number ${String(uid)}; start as that user.`)
}

/** Hands a cluster to the account; the folder itself last, so that an interrupted hand-over is taken up again. */
function takeOwnership({ owner }: Account, cluster: string): void {
  const { uid, mode } = statSync(cluster)
  if (uid !== owner.uid) {
    const files = readdirSync(cluster, { recursive: true, encoding: 'utf8' })
    for (const name of [...files, '.']) lchownSync(path.join(cluster, name), owner.uid, owner.gid)
  }
  // PostgreSQL refuses folders that others can write or that everybody can read.
  if ((mode & 0o077) !== 0) chmodSync(cluster, 0o700)
}
