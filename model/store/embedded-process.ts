// Facts about processes of this machine, for finding out who holds a data folder; it must not start or end one.
import { readFileSync, readlinkSync } from 'node:fs'

/** A process that may be gone and whose number may be in use again: the start time tells the two apart. */
export interface ProcessMark {
  readonly pid: number
  /** Field 22 of /proc/<pid>/stat (clock ticks since boot), or null where there is no /proc. */
  readonly startedAt: string | null
}

/** Marks a running process, or gives undefined when there is none (a zombie counts as none). Source: proc_pid_stat(5). */
export function markProcess(pid: number): ProcessMark | undefined {
  if (!isNumberInUse(pid)) return undefined
  const stat = readText(`/proc/${String(pid)}/stat`)
  if (stat === undefined) return process.platform === 'linux' ? undefined : { pid, startedAt: null }
  // The second field is the command in brackets and may hold spaces and brackets, so counting begins after the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined
  return { pid, startedAt: fields[19] ?? null }
}

/** True when the very process that was marked still runs. */
export function isRunning(mark: ProcessMark): boolean {
  const found = markProcess(mark.pid)
  return found !== undefined && (found.startedAt === mark.startedAt || found.startedAt === null || mark.startedAt === null)
}

function isNumberInUse(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The folder a process works in, or undefined when that cannot be read. */
export function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${String(pid)}/cwd`)
  } catch {
    return undefined
  }
}

/** The text of a small file, or undefined when it cannot be read. */
export function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
