// Ids of names as one process has met them: an id is given once and never taken back, so what was found need not be asked for again.
import type { Kysely } from 'kysely'
import { findDomainIds } from './domains.ts'
import type { Schema } from './schema.ts'

/** Finds the ids of those names that have one. */
export type FindIds = (db: Kysely<Schema>, names: readonly string[]) => Promise<ReadonlyMap<string, number>>

/** About 25 MB: every name of the fediverse, and twice as many more. */
const NAMES_KEPT = 250_000

/**
 * Finds ids as `findDomainIds` does, and remembers them: fifteen thousand lists of ten thousand names are mostly the same names. Names
 * without an id are looked for every time. What is remembered is forgotten when it is too much, and for one database only. To be
 * asked before a transaction gives ids itself, since those may be taken back with it.
 */
export function rememberIds(most: number = NAMES_KEPT): FindIds {
  const known = new Map<string, number>()
  return async (db, names) => {
    const found = new Map<string, number>()
    const unknown: string[] = []
    for (const name of names) {
      const id = known.get(name)
      if (id === undefined) unknown.push(name)
      else found.set(name, id)
    }
    if (known.size > most) known.clear()
    for (const [name, id] of await findDomainIds(db, unknown)) {
      found.set(name, id)
      known.set(name, id)
    }
    return found
  }
}
