// Results as they are shown: loaded by id when a page is made, and only those that may be shown at that moment.
import { sql, type Kysely } from 'kysely'
import { readLanguages } from '#model/language-tags.ts'
import type { SearchDocument } from '#model/search.ts'
import { facetsOfRow } from './facet-columns.ts'
import { KEPT } from './kept-statements.ts'
import type { Published } from './published.ts'
import { labelsOfRow } from './rule-columns.ts'
import type { HeldIndex } from './search-columns.ts'

type Hit = Omit<SearchDocument, 'facets' | 'labels' | 'wanted'>

interface Row extends Omit<Hit, 'firstSeen' | 'lastAnswer' | 'languages'> {
  readonly languages: readonly string[] | null
  readonly firstSeen: Date
  readonly lastAnswer: Date | null
}

/**
 * Those of the servers that are in search now, by id: who left a moment ago is not among them, whatever the index says. With `named` also
 * those that are found by their exact name alone.
 */
export async function loadHits(db: Kysely<Published>, ids: readonly number[], named = false): Promise<ReadonlyMap<number, Hit>> {
  if (ids.length === 0) return new Map()
  const found = await sql<Row>`${KEPT}
    select domain_id, domain, name, short_description, software, software_version, registrations, languages, users, active_month, status,
      rule_count, first_seen, last_answer
    from published.instance where domain_id = any(${ids}::int[]) and (in_search or ${named}::bool)`.execute(db)
  return new Map(found.rows.map((row) => [row.domainId, toHit(row)]))
}

function toHit(row: Row): Hit {
  return {
    ...row,
    languages: readLanguages(row.languages ?? []),
    firstSeen: row.firstSeen.getTime(),
    lastAnswer: row.lastAnswer?.getTime() ?? null,
  }
}

/** Rows of the columns as results, in their order; those that may no longer be shown are left out. */
export async function loadRows(db: Kysely<Published>, { columns }: HeldIndex, rows: readonly number[]): Promise<readonly SearchDocument[]> {
  const idOf = (row: number): number => columns.ids[row] ?? 0
  const loaded = await loadHits(db, rows.map(idOf))
  return rows.flatMap((row): SearchDocument[] => {
    const hit = loaded.get(idOf(row))
    return hit === undefined ? [] : [{ ...hit, facets: facetsOfRow(columns, row), labels: labelsOfRow(columns.rules, row), wanted: [] }]
  })
}
