// What the store holds about blocks, for proofs that compare it with the truth of a world.
import { sql } from 'kysely'
import type { Database } from '#model/store/postgres.ts'

export interface StoredRow {
  readonly host: string
  readonly endpoint: string
  readonly observed: string
  readonly digest: string | null
  readonly actions: readonly string[]
  readonly reason: string | null
  readonly notBefore: Date | null
  readonly firstSeen: Date
  readonly lastSeen: Date | null
  readonly goneSeen: Date | null
  readonly closeCause: string | null
  readonly readAt: Date | null
}

/** Every row of every list, open or not. */
export async function loadBlockRows(database: Database): Promise<readonly StoredRow[]> {
  const found = await sql<StoredRow>`
    select d.name as host, s.endpoint, b.observed, encode(b.digest, 'hex') as digest, b.actions, b.reason, b.not_before, b.first_seen,
      b.last_seen, b.gone_seen, b.close_cause, s.read_at
    from block b join block_source s on s.id = b.source_id join domain d on d.id = b.domain_id`.execute(database.db)
  return found.rows
}

export interface ReadableShare {
  readonly software: string
  readonly readable: number
  readonly total: number
}

/** The share of servers whose list can be read, by software; of those whose names are like a pattern. */
export async function loadReadableShares(database: Database, pattern: string): Promise<readonly ReadableShare[]> {
  const found = await sql<ReadableShare>`
    select coalesce(i.software, 'refused by robots.txt') as software, count(*) filter (where s.readable)::int as readable, count(*)::int as total
    from domain d left join instance i on i.domain_id = d.id
      left join (select domain_id, bool_or(publication in ('public', 'partial')) as readable from block_source group by domain_id) s
        on s.domain_id = d.id
    where d.name like ${pattern} group by 1 order by 1`.execute(database.db)
  return found.rows
}
