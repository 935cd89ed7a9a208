// One process a data folder: a lock file that names its holder and is worth nothing once that process is gone.
import { linkSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { isRunning, markProcess, readText, type ProcessMark } from './embedded-process.ts'
import { errorCode } from './store-error.ts'

export interface FolderLock {
  /** Gives the lock up, unless another process has it by now. */
  readonly release: () => void
}

export type LockResult = { readonly lock: FolderLock } | { readonly heldBy: number }

/** Reading, finding it stale and taking it over may be overtaken by others this often before it counts as held. */
const ATTEMPTS = 20

/**
 * Takes the lock `file` for this process. Gives the lock, or the process id of a running holder. A file whose process has ended
 * (kill -9, power cut) is taken over. File-system errors (no permission, no room) are thrown as they are.
 */
export function takeLock(file: string): LockResult {
  const mine = markProcess(process.pid) ?? { pid: process.pid, startedAt: null }
  const text = `${JSON.stringify(mine)}\n`
  // A link appears with its content in one step, so that nobody ever reads half a lock.
  const draft = `${file}.${String(process.pid)}`
  writeFileSync(draft, text)
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (tryLink(draft, file)) return { lock: { release: () => releaseLock(file, text) } }
      const found = readText(file)
      const holder = found === undefined ? undefined : readHolder(found)
      if (holder !== undefined && isRunning(holder)) return { heldBy: holder.pid }
      if (found !== undefined) removeStale(file, found, `${draft}.stale`)
    }
    return { heldBy: readHolder(readText(file) ?? '')?.pid ?? 0 }
  } finally {
    unlinkSync(draft)
  }
}

function tryLink(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Moves a stale lock aside; if another starter has renewed it meanwhile, what was moved is a living lock and goes back. */
function removeStale(file: string, stale: string, aside: string): void {
  try {
    renameSync(file, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  if (readText(aside) !== stale) tryLink(aside, file)
  unlinkSync(aside)
}

function releaseLock(file: string, mine: string): void {
  if (readText(file) === mine) unlinkSync(file)
}

function readHolder(text: string): ProcessMark | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('startedAt' in value)) return undefined
    const { pid, startedAt } = value
    return typeof pid === 'number' && (typeof startedAt === 'string' || startedAt === null) ? { pid, startedAt } : undefined
  } catch {
    return undefined
  }
}
