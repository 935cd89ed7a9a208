// Where the figures of servers come from and how old they are: for answers that show a few facts of several servers, with their sources.
import { sql, type Kysely } from 'kysely'
import { KEPT } from './kept-statements.ts'
import type { Published } from './published.ts'

/** The document of a fact, and when it was last read (milliseconds since 1970). */
export interface FactSource {
  readonly endpoint: string
  readonly readAt: number | null
}

/** Sources of some facts of servers, by domain id and key. */
export async function loadFactSources(
  db: Kysely<Published>,
  domainIds: readonly number[],
  keys: readonly string[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, FactSource>>> {
  if (domainIds.length === 0) return new Map()
  const found = await sql<{ domainId: number; key: string; endpoint: string; readAt: Date | null }>`${KEPT}
    select i.domain_id, k.key, i.facts -> k.key ->> 'endpoint' as endpoint, d.read_at
    from published.instance i cross join unnest(${[...keys]}::text[]) as k (key)
      left join published.document d on d.domain_id = i.domain_id and d.endpoint = i.facts -> k.key ->> 'endpoint'
    where i.domain_id = any(${[...domainIds]}::int[]) and i.facts ? k.key`.execute(db)
  const byServer = Map.groupBy(found.rows, ({ domainId }) => domainId)
  return new Map(
    [...byServer].map(([id, rows]) => [
      id,
      new Map(rows.map(({ key, endpoint, readAt }) => [key, { endpoint, readAt: readAt?.getTime() ?? null }])),
    ]),
  )
}
