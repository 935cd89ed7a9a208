// What happened to the lists of one server, newest first: an entry for each change between two readings; from the schema `published` only.
import { sql, type Kysely } from 'kysely'
import type { Published } from './published.ts'

/** One change; times are milliseconds since 1970 and the truth lies between `notBefore` and `at`. */
export interface BlockEventRow {
  readonly id: number
  readonly endpoint: string
  readonly kind: string
  readonly notBefore: number | null
  readonly at: number
  /** The row it is about, as published; null for what concerns the whole list. */
  readonly observed: string | null
  /** What the row does, or did when it was withdrawn. */
  readonly actions: readonly string[] | null
  readonly was: Readonly<Record<string, unknown>> | null
  readonly became: Readonly<Record<string, unknown>> | null
}

/** A page of the changes of a server's lists, behind the one with an id; rows that are masked now have none. */
export async function pageBlockEvents(
  db: Kysely<Published>,
  { domainId, limit, after }: { readonly domainId: number; readonly limit: number; readonly after?: number | undefined },
): Promise<readonly BlockEventRow[]> {
  // Of rows whose list turned private, or that ended because the software changed, no name is left to show.
  const found = await sql<Omit<BlockEventRow, 'notBefore' | 'at'> & { readonly notBefore: Date | null; readonly at: Date }>`
    select e.id, s.endpoint, e.kind, e.not_before, e.at, e.was, e.became, coalesce(b.observed, p.observed) as observed, coalesce(b.actions, p.actions) as actions
    from published.block_event e join published.block_source s on s.id = e.source_id
      left join published.block b on b.id = e.block_id left join published.block_past p on p.id = e.block_id
    where s.domain_id = ${domainId}::int and (${after ?? null}::int8 is null or e.id < ${after ?? null}::int8)
      and (e.block_id is null or b.id is not null or p.id is not null)
    order by e.id desc limit ${limit}`.execute(db)
  return found.rows.map(({ notBefore, at, ...row }) => ({ ...row, notBefore: notBefore?.getTime() ?? null, at: at.getTime() }))
}
