// What a Meilisearch accepts in its requests, as its OpenAPI description and its error codes say: wrong members, wrong types, wrong values.

/** Why a request is refused: a code of Meilisearch's list, and what is wrong. */
export interface Complaint {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** Thrown anywhere while a request is answered. */
export class Refused extends Error {
  readonly complaint: Complaint

  constructor(status: number, code: string, message: string) {
    super(message)
    this.complaint = { status, code, message }
  }
}

type Check = (value: unknown) => boolean

const isString: Check = (value) => typeof value === 'string'
const isBoolean: Check = (value) => typeof value === 'boolean'
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isByte: Check = (value) => isCount(value) && Number(value) <= 255
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value)

/** Codes of ISO 639 that its tokenizer knows; those that tests need. */
const isLocale = oneOf('en', 'eng', 'de', 'deu', 'fr', 'fra', 'ja', 'jpn', 'zh', 'zho', 'cmn', 'ko', 'kor', 'th', 'tha')

function shape(members: Readonly<Record<string, Check>>): Check {
  return (value) => isObject(value) && Object.entries(value).every(([key, inner]) => members[key]?.(inner) === true)
}

const RULES = ['words', 'typo', 'proximity', 'attribute', 'attributeRank', 'wordPosition', 'sort', 'exactness']
const isRule: Check = (value) => RULES.includes(String(value)) || /^[\w.-]+:(asc|desc)$/.test(String(value))

const TYPOS = shape({
  enabled: isBoolean,
  minWordSizeForTypos: shape({ oneTypo: isByte, twoTypos: isByte }),
  disableOnWords: listOf(isString),
  disableOnAttributes: listOf(isString),
  disableOnNumbers: isBoolean,
})

/** Members of the settings of an index, and what each takes. */
const SETTINGS: Readonly<Record<string, Check>> = {
  displayedAttributes: listOf(isString),
  searchableAttributes: listOf(isString),
  filterableAttributes: listOf(isString),
  sortableAttributes: listOf(isString),
  rankingRules: listOf(isRule),
  stopWords: listOf(isString),
  nonSeparatorTokens: listOf(isString),
  separatorTokens: listOf(isString),
  dictionary: listOf(isString),
  synonyms: isObject,
  distinctAttribute: isString,
  proximityPrecision: oneOf('byWord', 'byAttribute'),
  typoTolerance: (value) => TYPOS(value) && inOrder(value),
  faceting: shape({ maxValuesPerFacet: isCount, sortFacetValuesBy: isObject }),
  pagination: shape({ maxTotalHits: isCount }),
  searchCutoffMs: isCount,
  localizedAttributes: listOf(shape({ attributePatterns: listOf(isString), locales: listOf(isLocale) })),
  facetSearch: isBoolean,
  prefixSearch: oneOf('indexingTime', 'disabled'),
}

function inOrder(value: unknown): boolean {
  const sizes = (value as { readonly minWordSizeForTypos?: { readonly oneTypo?: number; readonly twoTypos?: number } }).minWordSizeForTypos
  return (sizes?.oneTypo ?? 5) <= (sizes?.twoTypos ?? 9)
}

/** Members of one query of a multi-search, and what each takes. */
const QUERY: Readonly<Record<string, Check>> = {
  indexUid: isString,
  q: orNull(isString),
  offset: isCount,
  limit: isCount,
  attributesToRetrieve: orNull(listOf(isString)),
  showMatchesPosition: isBoolean,
  filter: isString,
  sort: orNull(listOf(isString)),
  distinct: orNull(isString),
  facets: orNull(listOf(isString)),
  matchingStrategy: oneOf('all', 'last', 'frequency'),
  attributesToSearchOn: orNull(listOf(isString)),
  rankingScoreThreshold: (value) => typeof value === 'number',
  locales: orNull(listOf(isLocale)),
  showRankingScore: isBoolean,
  showRankingScoreDetails: isBoolean,
}

const KEY: Readonly<Record<string, Check>> = {
  uid: (value) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(value)),
  name: orNull(isString),
  description: orNull(isString),
  actions: listOf(oneOf('*', 'search', 'documents.*', 'documents.get', 'indexes.*', 'settings.*', 'tasks.*', 'keys.get', 'version')),
  indexes: listOf(isString),
  expiresAt: orNull(isString),
}

const INDEX: Readonly<Record<string, Check>> = { uid: isString, primaryKey: orNull(isString) }
const SWAP: Readonly<Record<string, Check>> = {
  indexes: (value) => listOf(isString)(value) && (value as unknown[]).length === 2,
  rename: isBoolean,
}

/** Checks an object member by member: `invalid_<what>_<member>` for a wrong value, `bad_request` for a member nobody knows. */
function checkObject(
  body: unknown,
  {
    what,
    members,
    required,
  }: { readonly what: string; readonly members: Readonly<Record<string, Check>>; readonly required: readonly string[] },
): Readonly<Record<string, unknown>> {
  if (!isObject(body)) throw new Refused(400, 'bad_request', `Invalid value type: expected an object (${what})`)
  for (const [key, value] of Object.entries(body)) {
    const check = members[key]
    if (check === undefined) throw new Refused(400, 'bad_request', `Unknown field \`${key}\` (${what})`)
    if (!check(value)) throw new Refused(400, `invalid_${what}_${snake(key)}`, `Invalid value at \`.${key}\`: ${JSON.stringify(value)}`)
  }
  const missing = required.find((key) => !(key in body))
  if (missing !== undefined) throw new Refused(400, `missing_${what}_${snake(missing)}`, `Missing field \`${missing}\``)
  return body
}

function snake(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** Reads the settings of an index. */
export function readSettings(body: unknown): Readonly<Record<string, unknown>> {
  return checkObject(body, { what: 'settings', members: SETTINGS, required: [] })
}

export interface SearchBody {
  readonly indexUid: string
  readonly q?: string | null
  readonly offset?: number
  readonly limit?: number
  readonly attributesToRetrieve?: readonly string[] | null
  readonly filter?: string
  readonly sort?: readonly string[] | null
  readonly facets?: readonly string[] | null
  readonly matchingStrategy?: 'all' | 'last' | 'frequency'
  readonly attributesToSearchOn?: readonly string[] | null
}

/** Reads the queries of a multi-search. */
export function readQueries(body: unknown): readonly SearchBody[] {
  const { queries } = checkObject(body, { what: 'multi_search', members: { queries: Array.isArray }, required: ['queries'] })
  return (queries as unknown[]).map((query) => {
    const read = checkObject(query, { what: 'search', members: QUERY, required: [] })
    if (read['indexUid'] === undefined) throw new Refused(400, 'missing_index_uid', 'Missing field `indexUid`')
    return read as unknown as SearchBody
  })
}

export interface KeyBody {
  readonly uid: string
  readonly actions: readonly string[]
  readonly indexes: readonly string[]
}

/** Reads a key that is to be made. */
export function readKey(body: unknown): KeyBody {
  return checkObject(body, { what: 'api_key', members: KEY, required: ['actions', 'indexes', 'expiresAt'] }) as unknown as KeyBody
}

/** Reads an index that is to be made. */
export function readIndexCreation(body: unknown): { readonly uid: string; readonly primaryKey?: string } {
  const read = checkObject(body, { what: 'index', members: INDEX, required: ['uid'] }) as { readonly uid: string }
  return checkIndexUid(read.uid) && read
}

/** Refuses a name that no index may have. */
export function checkIndexUid(uid: string): true {
  if (!/^[\w-]{1,400}$/.test(uid)) throw new Refused(400, 'invalid_index_uid', `\`${uid}\` is not a valid index uid`)
  return true
}

/** Reads the pairs of indexes that are to be exchanged. */
export function readSwaps(body: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(body)) throw new Refused(400, 'bad_request', 'Invalid value type: expected an array (swaps)')
  const pairs = body.map(
    (one) => (checkObject(one, { what: 'swap', members: SWAP, required: ['indexes'] }) as never as { indexes: [string, string] }).indexes,
  )
  const all = pairs.flat()
  if (new Set(all).size < all.length) throw new Refused(400, 'invalid_swap_duplicate_index_found', 'An index is named twice')
  return pairs
}

/** Reads documents that are to be put. */
export function readDocuments(body: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(body) && body.every(isObject)) return body
  throw new Refused(400, 'malformed_payload', 'The documents are no array of objects')
}

/** Reads ids of documents that are to be removed. */
export function readIds(body: unknown): readonly (string | number)[] {
  if (listOf((id) => isString(id) || isCount(id))(body)) return body as readonly (string | number)[]
  throw new Refused(400, 'bad_request', 'The ids are no array of texts and whole numbers')
}
