// The facet table: everything a result can be narrowed by, as plain data; index, API, OpenAPI and web read this one table.

/**
 * `set`: any number of named values; `range-buckets`: named ranges of a number; `flag`: yes or no. All three are filtered alike: any of
 * the chosen values of one facet, all facets together.
 */
export type FacetKind = 'set' | 'range-buckets' | 'flag'

/**
 * How a value is put into words. `message`: a text of ours, `facet.<key>.<value>`; `software`: the label in the table of software;
 * `language`: the name of a language tag (Intl.DisplayNames); `plain`: the value itself, which may be foreign text.
 */
export type FacetWording = 'message' | 'software' | 'language' | 'plain'

/** In which order the values of a facet stand: as listed here, most servers first, or the greatest value first (years). */
export type FacetOrder = 'listed' | 'count' | 'descending'

/** One bucket: `from` and `to` are both inside; absent means open at that end. */
export interface FacetBucket {
  readonly value: string
  readonly from?: number | undefined
  readonly to?: number | undefined
}

export interface Facet {
  readonly key: string
  /** Id of the message that names it. */
  readonly label: string
  readonly kind: FacetKind
  /** Every value there can be, in their order; `open` where servers bring their own. */
  readonly values: readonly string[] | 'open'
  /** The ranges behind the values of a `range-buckets` facet. */
  readonly buckets?: readonly FacetBucket[] | undefined
  readonly wording: FacetWording
  readonly order: FacetOrder
  /** A server can have several of its values at once. */
  readonly multiple: boolean
  /** Shown without asking; the others stand under "more". */
  readonly shown: boolean
  /** Name of the parameter in the address bar and in the API; repeated or with commas for several values. */
  readonly parameter: string
}

/** The value of a server that does not say, or that nobody has read yet: never zero, never "no". */
export const UNKNOWN = 'unknown'

// Minimum ages that laws and servers use; other-software.md and microblog.md name 13, 16 and 18.
const AGE_BUCKETS = [
  { value: 'to-12', to: 12 },
  { value: '13-15', from: 13, to: 15 },
  { value: '16-17', from: 16, to: 17 },
  { value: 'from-18', from: 18 },
] as const satisfies readonly FacetBucket[]

const SIZE_BUCKETS = [
  { value: '0', from: 0, to: 0 },
  { value: '1-10', from: 1, to: 10 },
  { value: '11-100', from: 11, to: 100 },
  { value: '101-1000', from: 101, to: 1000 },
  { value: '1001-10000', from: 1001, to: 10_000 },
  { value: 'from-10001', from: 10_001 },
] as const satisfies readonly FacetBucket[]

// Powers of ten, as for sizes, because servers differ by orders of magnitude. Below ten posts a week a place is all but asleep; what is
// behind ten thousand are a few dozen servers that nobody can follow anyway.
const PACE_BUCKETS = [
  { value: '0-10', from: 0, to: 10 },
  { value: '11-100', from: 11, to: 100 },
  { value: '101-1000', from: 101, to: 1000 },
  { value: '1001-10000', from: 1001, to: 10_000 },
  { value: 'from-10001', from: 10_001 },
] as const satisfies readonly FacetBucket[]

/**
 * The facet `pace` in three words. Quiet: up to 100 posts a week, some fourteen a day, which one reads to the end over a coffee. Steady: up
 * to 1,000, at most one every ten minutes, so that whoever comes by finds something new. Lively: more, at any time of the day.
 */
export const BUCKETS_OF_PACE = {
  quiet: ['0-10', '11-100'],
  steady: ['101-1000'],
  lively: ['1001-10000', 'from-10001'],
} as const satisfies Readonly<Record<string, readonly (typeof PACE_BUCKETS)[number]['value'][]>>

export type Pace = keyof typeof BUCKETS_OF_PACE

/** Every facet, in the order in which they are shown. */
export const FACETS = [
  {
    key: 'registrations',
    label: 'facet.registrations',
    kind: 'set',
    values: ['open', 'approval', 'invite', 'external', 'curated', 'full', 'closed', UNKNOWN],
    wording: 'message',
    order: 'listed',
    multiple: false,
    shown: true,
    parameter: 'sign-up',
  },
  {
    key: 'language',
    label: 'facet.language',
    kind: 'set',
    values: 'open',
    wording: 'language',
    order: 'count',
    multiple: true,
    shown: true,
    parameter: 'language',
  },
  {
    key: 'software',
    label: 'facet.software',
    kind: 'set',
    values: 'open',
    wording: 'software',
    order: 'count',
    multiple: false,
    shown: true,
    parameter: 'software',
  },
  {
    key: 'alternativeTo',
    label: 'facet.alternativeTo',
    kind: 'set',
    values: 'open',
    wording: 'plain',
    order: 'count',
    multiple: true,
    shown: true,
    parameter: 'alternative-to',
  },
  {
    key: 'size',
    label: 'facet.size',
    kind: 'range-buckets',
    values: ['0', '1-10', '11-100', '101-1000', '1001-10000', 'from-10001', UNKNOWN],
    buckets: SIZE_BUCKETS,
    wording: 'message',
    order: 'listed',
    multiple: false,
    shown: true,
    parameter: 'size',
  },
  {
    key: 'pace',
    label: 'facet.pace',
    kind: 'range-buckets',
    values: ['0-10', '11-100', '101-1000', '1001-10000', 'from-10001', UNKNOWN],
    buckets: PACE_BUCKETS,
    wording: 'message',
    order: 'listed',
    multiple: false,
    shown: false,
    parameter: 'pace',
  },
  {
    key: 'topics',
    label: 'facet.topics',
    kind: 'set',
    values: 'open',
    wording: 'plain',
    order: 'count',
    multiple: true,
    shown: true,
    parameter: 'topic',
  },
  {
    key: 'minAge',
    label: 'facet.minAge',
    kind: 'range-buckets',
    values: ['to-12', '13-15', '16-17', 'from-18', UNKNOWN],
    buckets: AGE_BUCKETS,
    wording: 'message',
    order: 'listed',
    multiple: false,
    shown: false,
    parameter: 'min-age',
  },
  {
    key: 'uptime',
    label: 'facet.uptime',
    kind: 'set',
    values: ['steady', 'good', 'shaky', 'poor', UNKNOWN],
    wording: 'message',
    order: 'listed',
    multiple: false,
    shown: false,
    parameter: 'uptime',
  },
  {
    key: 'versionCurrency',
    label: 'facet.versionCurrency',
    kind: 'set',
    values: ['current', 'behind', UNKNOWN],
    wording: 'message',
    order: 'listed',
    multiple: false,
    shown: false,
    parameter: 'version',
  },
  {
    key: 'federation',
    label: 'facet.federation',
    kind: 'set',
    values: ['open', 'limited', 'off', UNKNOWN],
    wording: 'message',
    order: 'listed',
    multiple: false,
    shown: false,
    parameter: 'federation',
  },
  {
    key: 'detectedLanguage',
    label: 'facet.detectedLanguage',
    kind: 'set',
    values: 'open',
    wording: 'language',
    order: 'count',
    multiple: false,
    shown: false,
    parameter: 'detected-language',
  },
  {
    key: 'network',
    label: 'facet.network',
    kind: 'set',
    values: ['activitypub', 'diaspora', 'zot', 'dfrn', 'ostatus', 'atproto', 'nostr', 'matrix', 'xmpp', 'other', UNKNOWN],
    wording: 'message',
    order: 'listed',
    multiple: true,
    shown: false,
    parameter: 'network',
  },
  {
    key: 'status',
    label: 'facet.status',
    kind: 'set',
    values: ['alive', 'failing'],
    wording: 'message',
    order: 'listed',
    multiple: false,
    shown: false,
    parameter: 'status',
  },
  {
    key: 'firstSeen',
    label: 'facet.firstSeen',
    kind: 'set',
    values: 'open',
    wording: 'plain',
    order: 'descending',
    multiple: false,
    shown: false,
    parameter: 'first-seen',
  },
] as const satisfies readonly Facet[]

export type FacetKey = (typeof FACETS)[number]['key']

/** The facet of a key. */
export function facetOf(key: FacetKey): Facet & { readonly key: FacetKey } {
  const facet = FACETS.find((one) => one.key === key)
  if (facet === undefined) throw new Error(`There is no facet ${key}`)
  return facet
}

/** The value of the bucket that a number falls into; UNKNOWN for null, undefined and what lies in no bucket. */
export function bucketOf(buckets: readonly FacetBucket[], number: number | null | undefined): string {
  if (number === null || number === undefined) return UNKNOWN
  const bucket = buckets.find(({ from = -Infinity, to = Infinity }) => number >= from && number <= to)
  return bucket?.value ?? UNKNOWN
}
