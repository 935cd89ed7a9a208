// Statements whose plan a connection keeps: those of pages that somebody waits for and of every visit, which cost more to plan than to run.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ClientBase } from 'pg'
import { errorCode } from './store-error.ts'

const MARK = '/* kept */'

/**
 * Put at the beginning of a statement, it makes connections plan it once (a named prepared statement). For statements whose best plan is
 * the same whatever the parameters are: a pattern of LIKE, for example, is no such parameter.
 */
export const KEPT = sql.raw(MARK)

// Invalid statement name and duplicate statement (poolers that give a connection of the server to several clients), and a plan whose
// tables or views have changed: codes of PostgreSQL, appendix A.
export const PLAN_LOST: readonly string[] = ['26000', '42P05', '0A000']

const TRANSACTION_ABORTED = '25P02'

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = `atlas_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`
  names.set(text, name)
  return name
}

interface Query {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

/** Makes a new connection keep the plans of marked statements; where that turns out not to work, it plans them each time. */
export function keepPlans(client: ClientBase): void {
  const plain = client.query.bind(client) as (...words: unknown[]) => unknown
  let keeps = true
  const ask = async (query: Query): Promise<unknown> => {
    try {
      return await plain(query)
    } catch (error) {
      if (!PLAN_LOST.includes(errorCode(error) ?? '')) throw error
      keeps = false
      try {
        return await plain(query.text, query.values)
      } catch (failure) {
        // A transaction that met it is over; whoever runs it begins again (inTransaction), without kept plans.
        throw errorCode(failure) === TRANSACTION_ABORTED ? error : failure
      }
    }
  }
  const query = (...words: unknown[]): unknown => {
    const [text, values] = words
    if (!keeps || typeof text !== 'string' || !text.startsWith(MARK)) return plain(...words)
    return ask({ name: nameOf(text), text, values: (values ?? []) as unknown[] })
  }
  client.query = query as typeof client.query
}
