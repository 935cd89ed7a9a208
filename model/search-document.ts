// From what is published of a server to what search knows of it: one pure function, the same for every backend.
import { bucketOf, facetOf, UNKNOWN, type FacetKey } from './facets.ts'
import { flagUsage } from './facts-merge.ts'
import { fairWeight } from './fair-order.ts'
import { at, count, flag, strings, text } from './json.ts'
import { readLanguages } from './language-tags.ts'
import type { SearchDocument } from './search.ts'
import { classifyUptime, type UptimeRecord } from './uptime.ts'
import type { PostsAWeek } from './posts-a-week.ts'
import { judgeVersion } from './version-order.ts'

/** A row of `published.instance`; times are milliseconds since 1970. */
export interface DocumentSource {
  readonly domainId: number
  readonly domain: string
  readonly name: string | null
  readonly shortDescription: string | null
  readonly software: string | null
  readonly softwareVersion: string | null
  readonly registrations: string
  readonly languages: readonly string[] | null
  readonly users: number | null
  readonly activeMonth: number | null
  readonly usageQuality: string | null
  readonly status: string
  readonly ruleCount: number | null
  readonly firstSeen: number
  readonly lastAnswer: number | null
  /** Merged facts: key to `{ value, endpoint }`. */
  readonly facts: unknown
}

/** What a server's row does not say. */
export interface DocumentContext {
  /** From the registry, of this server's software; absent for a software it does not know. */
  readonly software?: { readonly alternativeTo: readonly string[]; readonly networks: readonly string[] } | undefined
  /** The newest release of its software that is seen on the network. */
  readonly newestVersion?: string | undefined
  readonly uptime?: UptimeRecord | undefined
  /** Absent where it cannot be told. */
  readonly posts?: PostsAWeek | undefined
  /** The language its texts are written in; model/language.ts. */
  readonly detectedLanguage: string
}

/** A document with what orders it. */
export interface IndexedDocument {
  readonly document: Omit<SearchDocument, 'labels' | 'wanted'>
  /** Its weight in the fair order; model/fair-order.ts. */
  readonly weight: number
  /** Accounts active in a month where the figure is measured and believable; null comes last in the order by actives. */
  readonly actives: number | null
}

type Facets = Readonly<Record<FacetKey, readonly string[]>>

/** What search knows of a server. Every facet has a value, `unknown` included, but alternativeTo and topics, where none is an answer. */
export function toIndexedDocument(source: DocumentSource, context: DocumentContext): IndexedDocument {
  const facets = readFacets(source, context)
  const { domainId, domain, name, shortDescription, software, softwareVersion, registrations, users, activeMonth, status } = source
  const { ruleCount, firstSeen, lastAnswer } = source
  const languages = readLanguages(source.languages ?? [])
  const document = {
    ...{ domainId, domain, name, shortDescription, software, softwareVersion, registrations, languages, users, activeMonth, status },
    ...{ ruleCount, firstSeen, lastAnswer, facets },
  }
  return { document, weight: weigh(source, facets), actives: believableActives(source) }
}

function readFacets(source: DocumentSource, { software, newestVersion, uptime, posts, detectedLanguage }: DocumentContext): Facets {
  const { registrations, status, firstSeen, facts } = source
  const switches = at(facts, 'switches', 'value')
  return {
    registrations: [known('registrations', registrations)],
    language: orUnknown(readLanguages(source.languages ?? [])),
    software: [source.software?.toLowerCase() ?? UNKNOWN],
    alternativeTo: software?.alternativeTo ?? [],
    size: [bucketOf(facetOf('size').buckets ?? [], believableActives(source))],
    pace: [bucketOf(facetOf('pace').buckets ?? [], posts?.value)],
    topics: readTopics(at(switches, 'topics')),
    minAge: [bucketOf(facetOf('minAge').buckets ?? [], count(at(facts, 'registrations', 'value', 'minAge')))],
    uptime: [classifyUptime(uptime)],
    versionCurrency: [judgeVersion(source.softwareVersion, newestVersion)],
    federation: [readFederation(switches)],
    detectedLanguage: [detectedLanguage],
    network: readNetworks(strings(at(facts, 'protocols', 'value')), software?.networks ?? []),
    status: [known('status', status)],
    firstSeen: [String(new Date(firstSeen).getUTCFullYear())],
  }
}

function known(key: FacetKey, value: string): string {
  const { values } = facetOf(key)
  return values === 'open' || values.includes(value) ? value : UNKNOWN
}

function orUnknown(values: readonly string[]): readonly string[] {
  return values.length > 0 ? values : [UNKNOWN]
}

// A figure that is a constant, hidden or impossible is no size, and brings nobody to the top.
function believableActives({ activeMonth, users, usageQuality }: DocumentSource): number | null {
  if (activeMonth === null || (usageQuality !== null && usageQuality !== 'measured')) return null
  return flagUsage({ users: users ?? undefined, activeMonth }).length > 0 ? null : activeMonth
}

/** One server's topics at most, and letters of one. */
const MOST_TOPICS = 10
const LONGEST_TOPIC = 40

// Words of the server's own choice, with commas between them.
function readTopics(stated: unknown): readonly string[] {
  const words = (text(stated) ?? '').split(',').map((word) => word.trim().toLowerCase())
  return [...new Set(words.filter((word) => word !== '' && word.length <= LONGEST_TOPIC))].slice(0, MOST_TOPICS)
}

function readFederation(switches: unknown): string {
  const limited = flag(at(switches, 'limitedFederation'))
  const enabled = flag(at(switches, 'federationEnabled'))
  if (enabled === false || at(switches, 'federation') === 'none') return 'off'
  if (limited === true) return 'limited'
  return limited === false || enabled === true ? 'open' : UNKNOWN
}

// Spellings of protocols in NodeInfo (its schemas' list, and what Bridgy Fed, Hubzilla and Streams add).
const PROTOCOLS: Readonly<Record<string, string>> = { zot6: 'zot', nomad: 'zot', atprotocol: 'atproto' }

// What the server says it speaks; else what its software is known to speak.
function readNetworks(stated: readonly string[], usual: readonly string[]): readonly string[] {
  const { values } = facetOf('network')
  const names = (stated.length > 0 ? stated : usual).map((name) => PROTOCOLS[name.toLowerCase()] ?? name.toLowerCase())
  return orUnknown([...new Set(names.map((name) => (values.includes(name) ? name : 'other')))])
}

function weigh(source: DocumentSource, facets: Facets): number {
  const words = [source.name, source.shortDescription].filter((one) => one !== null && one !== '').length
  const described = words + ((source.ruleCount ?? 0) > 0 ? 1 : 0) + ((source.languages ?? []).length > 0 ? 1 : 0)
  return fairWeight({
    status: source.status,
    uptime: facets.uptime[0] ?? UNKNOWN,
    versionCurrency: facets.versionCurrency[0] ?? UNKNOWN,
    registrations: facets.registrations[0] ?? UNKNOWN,
    activeMonth: believableActives(source),
    described: described as 0 | 1 | 2 | 3 | 4,
  })
}
