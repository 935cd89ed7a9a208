// A search that is simply right, for tests of what stands before it: reads the published servers, filters and pages them in memory.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { FacetKey } from '#model/facets.ts'
import type { SearchAnswer, SearchBackend, SearchDocument, SearchQuery, SearchRefusal } from '#model/search.ts'
import type { Database } from '#model/store/postgres.ts'

type Row = Omit<SearchDocument, 'facets' | 'labels' | 'wanted' | 'firstSeen' | 'lastAnswer'> & {
  readonly firstSeen: Date
  readonly lastAnswer: Date | null
}

/** Searches what is published at the moment of the question. */
export function simpleSearch({ published }: Pick<Database, 'published'>): SearchBackend {
  const all = async (): Promise<readonly SearchDocument[]> => {
    const found = await sql<Row>`
      select domain_id, domain, name, short_description, software, software_version, registrations, coalesce(languages, '{}') as languages, users,
        active_month, status, rule_count, first_seen, last_answer
      from published.instance where in_search order by domain`.execute(published)
    return found.rows.map((row) => ({
      ...row,
      firstSeen: row.firstSeen.getTime(),
      lastAnswer: row.lastAnswer?.getTime() ?? null,
      labels: null,
      wanted: [],
      facets: { software: [row.software ?? 'unknown'], registrations: [row.registrations] },
    }))
  }
  return {
    search: async (query) => answerQuery(await all(), query),
    suggest: async (text, limit) => (await all()).filter(({ domain }) => domain.startsWith(text.toLowerCase())).slice(0, limit),
    close: async () => undefined,
  }
}

function answerQuery(documents: readonly SearchDocument[], query: SearchQuery): SearchAnswer | SearchRefusal {
  const hits = documents.filter((document) => matches(document, query))
  const from = query.cursor === undefined ? 0 : readCursor(query)
  if (typeof from !== 'number') return from
  const end = from + query.limit
  return {
    hits: hits.slice(from, end),
    total: hits.length,
    totalIsLimit: false,
    facets: { software: [...Map.groupBy(hits, (hit) => hit.software ?? 'unknown')].map(([value, of]) => ({ value, count: of.length })) },
    topics: [],
    backend: 'postgres',
    ...(end < hits.length ? { next: writeCursor(query, end) } : {}),
  }
}

function matches(document: SearchDocument, { text = '', filters }: SearchQuery): boolean {
  const words = `${document.domain} ${document.name ?? ''}`.toLowerCase()
  if (!words.includes(text.toLowerCase())) return false
  return Object.entries(filters).every(([key, values]) => values.some((value) => document.facets[key as FacetKey]?.includes(value)))
}

const hashOf = ({ text, filters, sort, day }: SearchQuery): string =>
  createHash('sha256')
    .update(JSON.stringify([text, filters, sort, day]))
    .digest('hex')
    .slice(0, 16)

function writeCursor(query: SearchQuery, from: number): string {
  return Buffer.from(`${hashOf(query)}:${from}`).toString('base64url')
}

function readCursor(query: SearchQuery): number | SearchRefusal {
  const [hash, from] = Buffer.from(query.cursor ?? '', 'base64url')
    .toString('latin1')
    .split(':')
  if (hash?.length !== 16 || from === undefined || !/^\d{1,6}$/.test(from)) return { refused: 'bad-cursor' }
  return hash === hashOf(query) ? Number(from) : { refused: 'cursor-of-another-query' }
}
