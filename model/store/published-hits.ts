// A look at the hits of a search before they are shown: an index may be a moment behind the wishes of admins, the answer may not.
import { sql, type Kysely } from 'kysely'
import { KEPT } from './kept-statements.ts'
import type { Published } from './published.ts'

/** What a row of a result says beside what the index holds. */
export interface HitDetail {
  readonly domain: string
  readonly minAge: number | null
  readonly activeHalfyear: number | null
  readonly usageQuality: string | null
}

/** Of these names, those that may be shown in search now; with `named` also those that are found by their exact name alone. */
export async function checkHits(db: Kysely<Published>, domains: readonly string[], named = false): Promise<ReadonlyMap<string, HitDetail>> {
  if (domains.length === 0) return new Map()
  const found = await sql<HitDetail>`${KEPT}
    select domain, active_halfyear, usage_quality,
      case when jsonb_typeof(facts #> '{registrations,value,minAge}') = 'number' then (facts #>> '{registrations,value,minAge}')::float8 end as min_age
    from published.instance where network = 'fediverse' and domain = any(${domains}::text[]) and (in_search or ${named}::bool)`.execute(db)
  return new Map(found.rows.map((row) => [row.domain, row]))
}
