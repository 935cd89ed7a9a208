// Indexes of the stand-in: documents, settings with their defaults, and one search over them.
import { Refused, type SearchBody } from './bodies.ts'
import { readFilter } from './filter.ts'
import { matchTerm, placeWords, readTerms, type Placed, type SearchedTexts, type TypoRules } from './words.ts'

export type StoredDocument = Readonly<Record<string, unknown>>

export interface StoredIndex {
  readonly primaryKey: string
  readonly documents: Map<string, StoredDocument>
  settings: Settings
}

interface Settings {
  readonly displayedAttributes: readonly string[]
  readonly searchableAttributes: readonly string[]
  readonly filterableAttributes: readonly string[]
  readonly sortableAttributes: readonly string[]
  readonly rankingRules: readonly string[]
  readonly typoTolerance: {
    readonly enabled?: boolean
    readonly minWordSizeForTypos?: { readonly oneTypo?: number; readonly twoTypos?: number }
    readonly disableOnAttributes?: readonly string[]
  }
  readonly faceting: { readonly maxValuesPerFacet?: number }
  readonly pagination: { readonly maxTotalHits?: number }
}

const DEFAULTS: Settings = {
  displayedAttributes: ['*'],
  searchableAttributes: ['*'],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness'],
  typoTolerance: {},
  faceting: {},
  pagination: {},
}

/** An index without documents, with the settings that Meilisearch begins with. */
export function createIndex(primaryKey = 'id'): StoredIndex {
  return { primaryKey, documents: new Map(), settings: DEFAULTS }
}

/** Changes settings; what is not named stays. */
export function changeSettings(index: StoredIndex, settings: Readonly<Record<string, unknown>>): void {
  index.settings = { ...index.settings, ...settings }
}

/** Puts documents, which replace those of the same ids; a wrong id is what a task fails by. */
export function putDocuments(index: StoredIndex, documents: readonly StoredDocument[]): void {
  for (const document of documents) {
    const id = document[index.primaryKey] as string | number | undefined
    if (id === undefined) throw new Refused(400, 'missing_document_id', `A document has no ${index.primaryKey}`)
    if (!Number.isSafeInteger(id) && !/^[\w-]{1,511}$/.test(String(id)))
      throw new Refused(400, 'invalid_document_id', `Bad id ${String(id)}`)
  }
  for (const document of documents) index.documents.set(String(document[index.primaryKey]), document)
}

interface Match {
  readonly document: StoredDocument
  readonly typos: number
}

/** Answers one query as the members of a multi-search are answered. */
export function searchIndex(index: StoredIndex, query: SearchBody): Readonly<Record<string, unknown>> {
  checkAttributes(index, query)
  const { settings } = index
  const passes = query.filter === undefined ? undefined : readFilter(query.filter, (name) => settings.filterableAttributes.includes(name))
  const matched = matchDocuments(index, query)
  const found = matched.filter(({ document }) => passes?.((name) => valuesOf(document, name)) ?? true)
  const most = settings.pagination.maxTotalHits ?? 1000
  const [offset, limit] = [Math.min(query.offset ?? 0, most), query.limit ?? 20]
  const sorted = sortMatches(settings, query, found)
  const hits = sorted.slice(offset, Math.min(offset + limit, most)).map(({ document }) => present(settings, query, document))
  return {
    indexUid: query.indexUid,
    hits,
    query: query.q ?? '',
    processingTimeMs: 0,
    offset,
    limit,
    estimatedTotalHits: Math.min(found.length, most),
    ...(query.facets === undefined || query.facets === null
      ? {}
      : { facetDistribution: countFacets(settings, query.facets, found), facetStats: {} }),
  }
}

function checkAttributes({ settings }: StoredIndex, { facets, sort, attributesToSearchOn }: SearchBody): void {
  const facet = facets?.find((name) => !settings.filterableAttributes.includes(name))
  if (facet !== undefined) throw new Refused(400, 'invalid_search_facets', `Attribute \`${facet}\` is not filterable`)
  for (const order of sort ?? []) {
    const name = /^([\w.-]+):(?:asc|desc)$/.exec(order)?.[1]
    const known = name !== undefined && settings.sortableAttributes.includes(name) && settings.rankingRules.includes('sort')
    if (!known) throw new Refused(400, 'invalid_search_sort', `One cannot sort by \`${order}\``)
  }
  const { searchableAttributes: searchable } = settings
  const unsearched = attributesToSearchOn?.find((name) => !searchable.includes(name) && !searchable.includes('*'))
  if (unsearched !== undefined) {
    throw new Refused(400, 'invalid_search_attributes_to_search_on', `Attribute \`${unsearched}\` is not searchable`)
  }
}

function matchDocuments({ documents, settings }: StoredIndex, query: SearchBody): readonly Match[] {
  const all = [...documents.values()]
  const terms = readTerms(query.q ?? '')
  if (terms.length > 0 && query.matchingStrategy !== 'all')
    throw new Refused(500, 'internal', 'The stand-in imitates the strategy `all` only')
  const { typoTolerance } = settings
  const { oneTypo = 5, twoTypos = 9 } = typoTolerance.minWordSizeForTypos ?? {}
  const rules: TypoRules = { enabled: typoTolerance.enabled ?? true, oneTypo, twoTypos }
  return all.flatMap((document) => {
    const texts = textsOf(settings, query, document)
    const typos = terms.map((term) => matchTerm(term, texts, rules))
    return typos.some((count) => count === undefined)
      ? []
      : [{ document, typos: typos.reduce<number>((sum, count) => sum + (count ?? 0), 0) }]
  })
}

// A document is cut into words once, as in an index.
const places = new WeakMap<StoredDocument, Map<string, readonly (readonly Placed[])[]>>()

function textsOf(settings: Settings, { attributesToSearchOn }: SearchBody, document: StoredDocument): SearchedTexts {
  const { searchableAttributes: searchable } = settings
  const names = attributesToSearchOn ?? (searchable.includes('*') ? Object.keys(document) : searchable)
  const strict = settings.typoTolerance.disableOnAttributes ?? []
  const read = (name: string): readonly (readonly Placed[])[] => {
    const known = places.get(document) ?? new Map<string, readonly (readonly Placed[])[]>()
    places.set(document, known)
    const placed = known.get(name) ?? valuesOf(document, name).map((value) => placeWords(value))
    known.set(name, placed)
    return placed
  }
  return {
    strict: names.filter((name) => strict.includes(name)).flatMap(read),
    tolerant: names.filter((name) => !strict.includes(name)).flatMap(read),
  }
}

function valuesOf(document: StoredDocument, name: string): readonly string[] {
  const value = document[name]
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map(String)
}

function sortMatches({ rankingRules }: Settings, { sort }: SearchBody, matches: readonly Match[]): readonly Match[] {
  const orders = (sort ?? []).map((order) => order.split(':') as [string, string])
  const bySort = (a: Match, b: Match): number => {
    for (const [name, direction] of orders) {
      const difference = Number(a.document[name]) - Number(b.document[name])
      if (difference !== 0) return direction === 'asc' ? difference : -difference
    }
    return 0
  }
  const byRule: Readonly<Record<string, (a: Match, b: Match) => number>> = { typo: (a, b) => a.typos - b.typos, sort: bySort }
  return matches.toSorted((a, b) => {
    for (const rule of rankingRules) {
      const order = byRule[rule]?.(a, b) ?? 0
      if (order !== 0) return order
    }
    return 0
  })
}

function present({ displayedAttributes }: Settings, { attributesToRetrieve }: SearchBody, document: StoredDocument): StoredDocument {
  const isIn = (list: readonly string[] | null | undefined, name: string): boolean =>
    list === undefined || list === null || list.includes('*') || list.includes(name)
  return Object.fromEntries(
    Object.entries(document).filter(([name]) => isIn(displayedAttributes, name) && isIn(attributesToRetrieve, name)),
  )
}

function countFacets({ faceting }: Settings, facets: readonly string[], matches: readonly Match[]): Readonly<Record<string, unknown>> {
  const most = faceting.maxValuesPerFacet ?? 100
  const count = (name: string): Readonly<Record<string, number>> => {
    const counts = new Map<string, number>()
    for (const { document } of matches)
      for (const value of new Set(valuesOf(document, name))) counts.set(value, (counts.get(value) ?? 0) + 1)
    return Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(0, most))
  }
  return Object.fromEntries(facets.map((name) => [name, count(name)]))
}
