// What the bench ran on, without which its figures say little.
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { openDatabase } from '#model/store/postgres.ts'

export interface Machine {
  readonly cores: number
  readonly cpu: string
  readonly memoryGb: number
  readonly system: string
  readonly node: string
  /** Its version; `not started` when no group needed one. */
  readonly postgres: string
  /** The load average of the minute before the run: above 1 a core, times are those of a busy machine. */
  readonly loadBefore: number
}

/** Describes the machine. */
export function describeMachine(): Omit<Machine, 'postgres'> {
  const all = cpus()
  return {
    cores: all.length,
    cpu: all[0]?.model.trim() ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}

/** The version of a PostgreSQL server. */
export async function readPostgresVersion(url: string): Promise<string> {
  await using database = await openDatabase({ url, max: 1 })
  const found = await database.pool.query<{ server_version: string }>('show server_version')
  return found.rows[0]?.server_version ?? 'unknown'
}
