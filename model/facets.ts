// The facet table: what servers can be filtered and counted by; plain data without imports, safe in the browser. One row drives the
// index, the API's parameters, OpenAPI and the web's panel.

/** How a facet is chosen: `set` any number of values; `bucket` ranges in an order of their own; `flag` a yes or no of the server. */
export type FacetKind = 'set' | 'bucket' | 'flag'

export interface Facet {
  /** Parameter name in API and web, column in the index. */
  readonly key: string
  /** Message id of its title in web/messages. */
  readonly title: string
  readonly kind: FacetKind
  /** All values, in the order of display; absent: whatever servers say. */
  readonly values?: readonly string[]
  /** Whether the panel shows it before "more filters" is opened. */
  readonly prominent: boolean
  /** A server has at most one value. */
  readonly single: boolean
}

/** The value that stands for "nobody says"; never the same as "none". */
export const UNKNOWN = 'unknown'

export const FACETS = [
  {
    key: 'registrations',
    title: 'facetRegistrations',
    kind: 'set',
    values: ['open', 'approval', 'invite', 'curated', 'external', 'full', 'closed', UNKNOWN],
    prominent: true,
    single: true,
  },
  { key: 'language', title: 'facetLanguage', kind: 'set', prominent: true, single: false },
  { key: 'alternativeTo', title: 'facetAlternativeTo', kind: 'set', prominent: true, single: false },
  { key: 'software', title: 'facetSoftware', kind: 'set', prominent: true, single: true },
  {
    key: 'size',
    title: 'facetSize',
    kind: 'bucket',
    values: ['1-10', '11-100', '101-1000', '1001-10000', '10001+', UNKNOWN],
    prominent: true,
    single: true,
  },
  { key: 'minAge', title: 'facetMinAge', kind: 'bucket', values: ['0-13', '14-15', '16-17', '18+', UNKNOWN], prominent: false, single: true },
  { key: 'detectedLanguage', title: 'facetDetectedLanguage', kind: 'set', prominent: false, single: true },
  { key: 'network', title: 'facetNetwork', kind: 'set', prominent: false, single: false },
  { key: 'status', title: 'facetStatus', kind: 'set', values: ['alive', 'failing'], prominent: false, single: true },
  {
    key: 'firstSeen',
    title: 'facetFirstSeen',
    kind: 'bucket',
    values: ['week', 'month', 'year', 'older'],
    prominent: false,
    single: true,
  },
  {
    key: 'uptime',
    title: 'facetUptime',
    kind: 'bucket',
    values: ['99+', '95-99', '80-95', '0-80', UNKNOWN],
    prominent: false,
    single: true,
  },
  {
    key: 'versionCurrency',
    title: 'facetVersionCurrency',
    kind: 'set',
    values: ['current', 'behind', UNKNOWN],
    prominent: false,
    single: true,
  },
  { key: 'federation', title: 'facetFederation', kind: 'set', values: ['open', 'limited', UNKNOWN], prominent: false, single: true },
  { key: 'topic', title: 'facetTopic', kind: 'set', prominent: false, single: false },
] as const satisfies readonly Facet[]

export type FacetKey = (typeof FACETS)[number]['key']

/** Every key, in the order of the table. */
export const FACET_KEYS: readonly FacetKey[] = FACETS.map((facet) => facet.key)

/** Whether a word names a facet. */
export function isFacetKey(word: string): word is FacetKey {
  return (FACET_KEYS as readonly string[]).includes(word)
}
