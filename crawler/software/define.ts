// The adapter contract: one file a server software, and it is a table; an adapter does no I/O and cannot throw (model-codebases 4.5).
import type { Alternative } from '#model/alternatives.ts'
import type { Facts } from '#model/facts.ts'
import type { LimitKind } from '../limits.ts'

export const SOFTWARE_KINDS = [
  'microblog',
  'forum',
  'video',
  'audio',
  'photo',
  'events',
  'books',
  'blog',
  'code',
  'chat',
  'files',
  'social',
  'bridge',
  'relay',
  'other',
] as const
export type SoftwareKind = (typeof SOFTWARE_KINDS)[number]

/** What an adapter may look at when it decides what to ask and how to read. */
export interface HostKnowledge {
  /** `https://host`, the host that serves the API. */
  readonly origin: string
  /** Facts of the NodeInfo document, or empty. */
  readonly nodeinfo: Facts
  /** `[major, minor, patch]` of the version in NodeInfo; missing parts are 0; undefined when it is no dotted number. */
  readonly version: readonly [number, number, number] | undefined
  /** Where its APIs are, by place, as far as its signposts said so. */
  readonly places?: Readonly<Record<string, string>>
  /** States of this host's other documents, by document name: what already answered, and what is definitively absent. */
  readonly state: (path: string) => 'ok' | 'absent' | 'failed' | 'unknown'
}

export interface EndpointDefinition {
  /** Absolute path with query. It is the document's name too, together with the method. */
  readonly path: string
  readonly method?: 'GET' | 'POST'
  /** Sent as JSON. `query`: the parameters of the path are sent so, and not in the address; for lists with pages. */
  readonly body?: unknown
  readonly limit: LimitKind
  /** How often: instance and rules daily, peers weekly, long texts monthly (DESIGN 5, visits). */
  readonly every: 'day' | 'week' | 'month'
  /** `html` is read as the text of the page, by a browser where it has none as it stands; `markup` as the HTML that was served. */
  readonly format?: 'json' | 'html' | 'markup' | 'text'
  /** Whether to ask at all; absent means always. */
  readonly when?: (host: HostKnowledge) => boolean
  /** The path of the next page, or undefined at the last. `json` is the page just read, `path` what was asked for it. */
  readonly next?: (json: unknown, path: string) => string | undefined
  /** True when a 200 answer is a refusal or an error in disguise (Lemmy's rate limit comes as 400, some errors as 200). */
  readonly refusal?: (json: unknown, status: number) => 'rate-limited' | 'unauthorized' | 'not-found' | undefined
  /** Set on a source of blocks: what it means when the document is not there, for a host that is asked for it at all. */
  readonly blocks?: { readonly absent: 'withheld' | 'unsupported' }
  /** The places whose API has this document, the best first; the host itself where no signpost leads to any of them, or none is given. */
  readonly at?: readonly string[]
  /** This document is a signpost: it says where an API is, as an https origin. Signposts are read in order, before everything else. */
  readonly leadsTo?: { readonly place: string; readonly read: (json: unknown) => string | undefined }
  /** Error statuses under which this document answers what it was asked. */
  readonly answers?: readonly number[]
  /** Never throws; a wrong type yields no fact. For html, `document` is the text of the page. */
  readonly read: (document: unknown, host: HostKnowledge) => Facts
}

/** What a software may publish, as people ask for it; the columns of `npm run adapters`. */
export const PUBLICATIONS = [
  'name',
  'description',
  'languages',
  'sign-up',
  'users',
  'actives',
  'posts',
  'version',
  'rules',
  'peers',
  'blocks',
  'switches',
] as const
export type Publication = (typeof PUBLICATIONS)[number]

/** What no server of a software publishes to everybody, and the file of its source or documentation where that is to be seen. */
export interface Unpublished {
  readonly facts: readonly Publication[]
  readonly reference: string
}

/** A name before anything is known of its server. */
export interface SuspectedName {
  readonly domain: string
  /** Hosts that turned out to be other names of it. */
  readonly otherNames: readonly string[]
}

export interface SoftwareDefinition {
  /** NodeInfo `software.name`, lower case: the slug. */
  readonly name: string
  /** Other spellings of that name, lower case. */
  readonly otherNames?: readonly string[]
  readonly label: string
  readonly kind: SoftwareKind
  readonly networks: readonly ('activitypub' | 'diaspora' | 'zot' | 'nostr' | 'atproto' | 'matrix' | 'dfrn')[]
  readonly alternativeTo: readonly Alternative[]
  readonly licence?: string
  readonly language?: string
  readonly repository: string
  readonly homepage?: string
  /** Other names that are read the same way. */
  readonly forks?: readonly SoftwareFork[]
  /** What this software counts as a user, an active user and a post (other-software.md 1.5). */
  readonly counts: { readonly users: string; readonly active: string; readonly posts: string }
  /** Recognises a server under a name that nobody knows: a family whose members name themselves. Asked only when no name fits. */
  readonly recognises?: (nodeinfo: Facts) => boolean
  /**
   * Set where no NodeInfo names this software: which names are worth asking for the first document, whose facts then name it. Everybody
   * else is left alone. Where a signpost leads to the place `self`, that is the server's own name.
   */
  readonly withoutNodeinfo?: { readonly suspects: (name: SuspectedName) => boolean }
  /** What nobody need look for. */
  readonly unpublished?: Unpublished
  /** What this software says in NodeInfo beyond the schema, in `metadata`; laid over the facts that every NodeInfo document gives. */
  readonly readNodeinfo?: (json: unknown) => Facts
  /** NodeInfo facts that this software gets wrong on purpose or by constant; corrected before merging. */
  readonly correct?: (nodeinfo: Facts) => Facts
  /** In order of precedence: an earlier endpoint's fact wins over a later one's, and any of them over NodeInfo's, numbers excepted (facts-merge.ts). */
  readonly endpoints: readonly EndpointDefinition[]
}

export interface SoftwareFork {
  readonly name: string
  readonly label: string
  readonly repository?: string
  /** Recognises the fork by its version string when `software.name` is the parent's. */
  readonly version?: RegExp
  /** What the fork does not publish although its parent does. */
  readonly unpublished?: Unpublished
  /** Where the fork is known for something else than its parent. */
  readonly alternativeTo?: readonly Alternative[]
  readonly licence?: string
  readonly language?: string
  readonly homepage?: string
}

/** Checks nothing at run time; gives the literal its type where it is written. */
export function defineSoftware(definition: SoftwareDefinition): SoftwareDefinition {
  return definition
}

/** The parameters in the query of an address as an API means them: numbers and truth values are no texts. */
export function parametersOf(url: URL): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries([...url.searchParams].map(([key, value]) => [key, meant(value)] as const))
}

function meant(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^\d{1,15}$/.test(value) ? Number(value) : value
}

/** The document name of an endpoint, as stored in `document.endpoint`. */
export function endpointName(definition: Pick<EndpointDefinition, 'path' | 'method'>): string {
  return definition.method === 'POST' ? `POST ${definition.path}` : definition.path
}
