// How times are measured: one client, one question after the other, percentiles as that client sees them and the work of this process beside.
import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'

/** What many runs of one work took; all in milliseconds. */
export interface Times {
  readonly runs: number
  /** Runs before those, which are in no figure. */
  readonly warmUp: number
  readonly p50: number
  readonly p95: number
  readonly total: number
  /** User and system time of this process, a run. */
  readonly ownCpu: number
}

/** Runs `work` so many times, after a few that are not counted. */
export async function measureTimes(runs: number, work: (run: number) => Promise<unknown>, warmUp = Math.min(20, runs)): Promise<Times> {
  for (let run = 0; run < warmUp; run += 1) await work(run)
  const times: number[] = []
  const before = process.cpuUsage()
  for (let run = 0; run < runs; run += 1) times.push(await time(() => work(run)))
  const { user, system } = process.cpuUsage(before)
  return { runs, warmUp, ...percentiles(times), total: times.reduce((sum, one) => sum + one, 0), ownCpu: (user + system) / 1000 / runs }
}

/** The milliseconds that one work takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Half and nineteen of twenty of the times are at most that long; NaN without any. */
export function percentiles(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
  return { p50: at(0.5), p95: at(0.95) }
}

let ticks: number | undefined

/**
 * User and system time of processes and of their children that have ended, in milliseconds, from /proc/<pid>/stat (proc_pid_stat(5));
 * undefined where there is no /proc.
 */
export function cpuOf(pids: readonly number[]): number | undefined {
  try {
    ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
    const sum = pids.reduce((total, pid) => total + ticksOf(pid), 0)
    return pids.length === 0 ? undefined : (sum / ticks) * 1000
  } catch {
    return undefined
  }
}

// Fields 14 to 17; the second is a name in brackets that may hold anything.
function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
}
