// What PostgreSQL works while something is measured: the CPU of all its processes, those that have ended included.
import { listWorkers } from '../support/scratch.ts'
import { cpuOf } from './measuring.ts'

export interface PostgresMeter {
  /** Milliseconds of CPU so far; undefined where that cannot be told. */
  readonly read: () => number | undefined
  /** Milliseconds since such a reading. */
  readonly since: (before: number | undefined) => number | undefined
}

/** Meters the server whose processes work in a folder; of a server that others run nothing is known. */
export function startPostgresMeter(folder: string | undefined): PostgresMeter {
  const read = (): number | undefined => (folder === undefined ? undefined : cpuOf(listWorkers(folder)))
  return {
    read,
    since: (before) => {
      const now = read()
      return before === undefined || now === undefined ? undefined : now - before
    },
  }
}
