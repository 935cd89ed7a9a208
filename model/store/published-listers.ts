// Who lists a name, as far as it may be told: how many, and the names of those that search shows; from the schema `published` only.
import { sql, type Kysely } from 'kysely'
import { decodeSet } from '#model/graph/packed-set.ts'
import { KEPT } from './kept-statements.ts'
import type { Published } from './published.ts'

export interface ListersQuery {
  readonly targetId: number
  readonly limit: number
  /** The last lister of the page before. */
  readonly after?: number | undefined
}

/** A server that lists the name and may be named. */
export interface Lister {
  readonly domainId: number
  readonly domain: string
}

/** Who lists a name. */
export interface ListersPage {
  /** When the lists were turned round, milliseconds since 1970; undefined when they never were. */
  readonly at: number | undefined
  /** Published lists there were then. */
  readonly lists: number
  /** Servers whose published lists had the name then, personal ones included. */
  readonly listers: number
  /** In the order in which they became known. */
  readonly named: readonly Lister[]
  /** There are listers behind these. */
  readonly more: boolean
}

/**
 * The servers whose lists have a name. Whoever has hidden its list since is not named, nor are personal servers (DESIGN 5): both are
 * asked of what is published now.
 */
export async function pageListers(db: Kysely<Published>, { targetId, limit, after = 0 }: ListersQuery): Promise<ListersPage> {
  const found = await sql<{ at: Date | null; lists: number | null; n: number | null; listers: Buffer | null }>`${KEPT}
    select r.at, r.lists, l.n, l.listers from (select 1) as one
      left join published.peer_reversal r on true left join published.peer_lister l on l.target_id = ${targetId}`.execute(db)
  const { at, lists, n, listers } = found.rows[0] ?? {}
  const ids = listers ? decodeSet(listers) : new Int32Array(0)
  const left = ids.subarray(firstBehind(ids, after))
  const named = await nameSome(db, left, limit + 1)
  return { at: at?.getTime(), lists: lists ?? 0, listers: n ?? 0, named: named.slice(0, limit), more: named.length > limit }
}

function firstBehind(ids: Int32Array, after: number): number {
  const index = ids.findIndex((id) => id > after)
  return index < 0 ? ids.length : index
}

/** Looked up at once for each one wanted: many listers are personal servers. */
const TRIED_FOR_EACH = 3
const LEAST_TRIED = 200

async function nameSome(db: Kysely<Published>, ids: Int32Array, wanted: number): Promise<readonly Lister[]> {
  const named: Lister[] = []
  const step = Math.max(LEAST_TRIED, wanted * TRIED_FOR_EACH)
  for (let at = 0; at < ids.length && named.length < wanted; at += step) {
    const found = await sql<Lister>`${KEPT}
      select i.domain_id, i.domain from published.instance i
      where i.domain_id = any(${[...ids.subarray(at, at + step)]}::int[]) and i.in_search
        and exists (select from published.peer_set s where s.domain_id = i.domain_id and s.kind = 'knows')
      order by i.domain_id`.execute(db)
    named.push(...found.rows)
  }
  return named.slice(0, wanted)
}
