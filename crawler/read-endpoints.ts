// Asking for an adapter's documents that are due, page by page where a list has pages; the adapter only says what and how.
import { HOUR, SECOND } from '#model/clock.ts'
import type { StoredDocument } from '#model/crawl.ts'
import type { Facts } from '#model/facts.ts'
import { failureClass } from '#model/failure.ts'
import { publicationOfFailure } from '#model/blocks/publication.ts'
import { readBlockPage } from './block-rows.ts'
import { readPeerNames } from './peer-names.ts'
import { MAX_BLOCKS, MAX_PEERS, MAX_REQUESTS_PER_SLOT } from './limits.ts'
import { endpointName, parametersOf, type EndpointDefinition, type HostKnowledge, type SoftwareDefinition } from './software/define.ts'
import { isDocumentDue, mayAsk, readDocument, type Visit } from './visit.ts'
import { dueAfterFailure, dueAfterSuccess, isDue } from './visit-policy.ts'

/** A list that never ends is cut here: 500,000 names at the smallest page any software has (50). */
const MAX_PAGES = 10_000
/** A place in a list that failed that often in a row may be gone for good: the list is read from its beginning again. */
const FAILURES_OF_A_PLACE = 3

/** Facts that each endpoint gave, now or in an earlier visit, in the adapter's order. */
export interface EndpointFacts {
  readonly endpoint: string
  readonly facts: Facts
}

/** What an adapter may know of the host, built from NodeInfo and from the documents as they stand. */
export function knowledgeOf(visit: Visit, origin: string, nodeinfo: Facts, places?: HostKnowledge['places']): HostKnowledge {
  return {
    origin,
    nodeinfo,
    version: readVersion(nodeinfo.version),
    ...(places !== undefined && { places }),
    state: (path) => stateOf(visit, path),
  }
}

/** The origin at which a document is asked for: the best of its places that is known, else the host's own. */
function originOf(endpoint: EndpointDefinition, host: HostKnowledge): string {
  const known = (endpoint.at ?? []).flatMap((place) => host.places?.[place] ?? [])
  return known[0] ?? host.origin
}

function stateOf(visit: Visit, path: string): 'ok' | 'absent' | 'failed' | 'unknown' {
  const now = visit.results.get(path) ?? visit.known.documents.get(path)
  if (now === undefined || now.state === 'waiting') return 'unknown'
  if (now.state === 'ok' || now.state === 'unchanged') return 'ok'
  const reason = 'failure' in now ? now.failure?.reason : (now as StoredDocument).reason
  return reason === 'not-found' || reason === 'unauthorized' || reason === 'html' ? 'absent' : 'failed'
}

/** `[major, minor, patch]` of a dotted number, whatever follows it; undefined when it begins otherwise. */
export function readVersion(version: string | undefined): readonly [number, number, number] | undefined {
  const match = /^v?(\d{1,9})(?!\d)(?:\.(\d{1,9})(?!\d))?(?:\.(\d{1,9})(?!\d))?/.exec(version ?? '')
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)]
}

/** Asks for the adapter's documents that are due, at most `count` of them, until the slot is over. */
export async function readEndpoints(
  visit: Visit,
  definition: SoftwareDefinition,
  host: HostKnowledge,
  count = Number.POSITIVE_INFINITY,
): Promise<void> {
  let asked = 0
  for (const endpoint of definition.endpoints) {
    if (visit.overUntil !== undefined || visit.hostFailure !== undefined || asked >= count) return
    if (!isDocumentDue(visit, endpointName(endpoint), endpoint.every)) continue
    if (endpoint.when !== undefined && !endpoint.when(host)) continue
    asked += 1
    if (needsBrowser(visit, endpoint)) await renderEndpoint(visit, endpoint, host)
    else await readPages(visit, endpoint, host)
  }
}

/** Notes what was due and not reached, so that the slot after this one begins with it. */
export function noteUnreached(visit: Visit, definition: SoftwareDefinition, host: HostKnowledge): void {
  if (visit.overUntil === undefined) return
  const dueAt = visit.hostFailure === undefined ? visit.overUntil : Math.max(visit.overUntil, visit.clock.now() + HOUR)
  for (const endpoint of definition.endpoints) {
    const name = endpointName(endpoint)
    const due = isDue(endpoint.every, visit.known.documents.get(name)?.dueAt, visit.clock.now())
    if (visit.results.has(name) || !mayAsk(visit, name) || !due || endpoint.when?.(host) === false) continue
    visit.results.set(name, { endpoint: name, state: 'waiting', dueAt, cursor: visit.known.documents.get(name)?.cursor })
  }
}

// A page that gave no text as it stands is rendered in the next slot, which is then the browser's alone (DESIGN 6).
function needsBrowser(visit: Visit, endpoint: EndpointDefinition): boolean {
  const stored = visit.known.documents.get(endpointName(endpoint))
  const wordless = stored?.reason === 'no-text' || stored?.reason === 'no-browser'
  return endpoint.format === 'html' && visit.pages !== undefined && wordless
}

/** A slot that finds the browser busy with another page ends, and the page is tried again after this. */
const BUSY_BROWSER_MS = 15 * SECOND

async function renderEndpoint(visit: Visit, endpoint: EndpointDefinition, host: HostKnowledge): Promise<void> {
  if (visit.pages === undefined) return
  const name = endpointName(endpoint)
  const url = new URL(endpoint.path, originOf(endpoint, host))
  const now = (): number => visit.clock.now()
  const rendered = await visit.pages.read(url, visit.conversation.ask)
  if (rendered.ok === 'later') {
    visit.overUntil = rendered.at ?? now() + BUSY_BROWSER_MS
    visit.results.set(name, { endpoint: name, state: 'waiting', dueAt: visit.overUntil })
  } else if (rendered.ok) {
    const dueAt = dueAfterSuccess(endpoint.every, now(), `${visit.known.domain} ${name}`)
    visit.results.set(name, { endpoint: name, state: 'ok', url: url.href, facts: endpoint.read(rendered.text, host), dueAt })
  } else {
    const { failure } = rendered
    const failures = (visit.known.documents.get(name)?.failures ?? 0) + 1
    const dueAt = dueAfterFailure(endpoint.every, failure, failures, now(), `${visit.known.domain} ${name}`)
    const state = failureClass(failure.reason) === 'refusal' ? 'refused' : 'failed'
    visit.results.set(name, { endpoint: name, state, failure, url: url.href, dueAt })
  }
}

async function readPages(visit: Visit, endpoint: EndpointDefinition, host: HostKnowledge): Promise<void> {
  let { path, page, names } = placeInList(visit, endpoint)
  for (;;) {
    const read = await readPage(visit, endpoint, host, { path, page, names })
    if (read?.next === undefined) return
    path = read.next
    page += 1
    names += read.names
    if (visit.conversation.requests() >= MAX_REQUESTS_PER_SLOT) {
      // The rest of the list waits for the next slot: the cursor is stored, and the list is not complete.
      visit.overUntil = visit.clock.now()
      return
    }
  }
}

/** Where a list is read on. */
interface Place {
  readonly path: string
  readonly page: number
  /** Names on the pages before. */
  readonly names: number
}

function placeInList(visit: Visit, endpoint: EndpointDefinition): Place {
  const stored = visit.known.documents.get(endpointName(endpoint))
  if (stored?.cursor === undefined || stored.failures >= FAILURES_OF_A_PLACE) return { path: endpoint.path, page: 0, names: 0 }
  return { path: stored.cursor, page: stored.pagesRead, names: stored.namesRead }
}

function withoutQuery(url: URL): URL {
  const bare = new URL(url)
  bare.search = ''
  return bare
}

const ACCEPTED = { json: 'application/json', html: 'text/html', markup: 'text/html', text: 'text/csv, text/plain' } as const

async function readPage(
  visit: Visit,
  endpoint: EndpointDefinition,
  host: HostKnowledge,
  { path, page, names }: Place,
): Promise<{ readonly next: string | undefined; readonly names: number } | undefined> {
  const name = endpointName(endpoint)
  const url = new URL(path, originOf(endpoint, host))
  let next: string | undefined
  let origin: string | undefined
  const reading = await readDocument<Facts>(visit, {
    endpoint: name,
    url: endpoint.body === 'query' ? withoutQuery(url) : url,
    limit: endpoint.limit,
    every: endpoint.every,
    method: endpoint.method,
    body: endpoint.body === undefined ? undefined : JSON.stringify(endpoint.body === 'query' ? parametersOf(url) : endpoint.body),
    format: endpoint.format ?? 'json',
    accept: ACCEPTED[endpoint.format ?? 'json'],
    refusal: endpoint.refusal,
    answers: endpoint.answers,
    whole: page > 0,
    read: (document) => {
      origin = endpoint.leadsTo?.read(document)
      if (endpoint.format === 'html' && document === '') return { ok: false, failure: { reason: 'no-text' } }
      const facts = endpoint.read(document, host)
      if (Object.keys(facts).length === 0 && !isEmptyDocument(document)) return { ok: false, failure: { reason: 'wrong-shape' } }
      const full = page + 1 >= MAX_PAGES || names + entriesOf(facts) >= (facts.blocks === undefined ? MAX_PEERS : MAX_BLOCKS)
      next = full ? undefined : nextPath(endpoint, document, path, facts)
      return { ok: true, value: facts }
    },
    keep: (facts) => ({
      facts: withoutLists(facts),
      cursor: next,
      ...(origin === undefined ? {} : { memo: { origin } }),
      ...(next === undefined ? {} : { dueAt: visit.clock.now() }),
    }),
  })
  if (reading.kind === 'failed' && reading.failure.reason === 'no-text') askBrowserNext(visit, name)
  if (reading.kind !== 'ok') return undefined
  noteLists(visit, name, reading.value, host, { page, complete: next === undefined })
  return { next, names: entriesOf(reading.value) }
}

function askBrowserNext(visit: Visit, endpoint: string): void {
  const result = visit.results.get(endpoint)
  if (visit.pages !== undefined && result !== undefined) visit.results.set(endpoint, { ...result, dueAt: visit.clock.now() })
}

// `[]` and `{}` are answers: nothing is stated there.
function isEmptyDocument(document: unknown): boolean {
  return typeof document === 'object' && document !== null && Object.keys(document).length === 0
}

function nextPath(endpoint: EndpointDefinition, document: unknown, path: string, facts: Facts): string | undefined {
  const next = endpoint.next?.(document, path)
  // A server that sends us back to the same page, or to an empty one, has no more to tell.
  return next === undefined || next === path || !next.startsWith('/') || isEmptyList(facts) ? undefined : next
}

function isEmptyList({ peers, blocks }: Facts): boolean {
  return peers?.names.length === 0 || blocks?.rows.length === 0
}

function entriesOf({ peers, blocks }: Facts): number {
  return Math.max(peers?.names.length ?? 0, blocks?.rows.length ?? 0)
}

/** Facts without the lists, which have tables of their own. */
export function withoutLists(facts: Facts): Facts {
  const { peers: _peers, blocks: _blocks, ...rest } = facts
  return rest
}

interface ListPage {
  readonly page: number
  readonly complete: boolean
}

/** Notes the lists that a document held: whom the server knows and what it does about others. */
export function noteLists(visit: Visit, endpoint: string, facts: Facts, host: HostKnowledge, { page, complete }: ListPage): void {
  const self = new Set<string>([visit.known.domain, new URL(host.origin).hostname])
  const place = { endpoint, page, complete, self, reservedNames: visit.reservedNames }
  const peers = facts.peers === undefined ? undefined : readPeerNames(facts.peers, place)
  if (peers !== undefined) visit.peers.push(peers)
  if (facts.blocks !== undefined) visit.blocks.push({ ...readBlockPage(facts.blocks, place), taken: visit.results.get(endpoint)?.taken })
}

/** Notes of each source of blocks that was asked for in vain what that says about its publication. */
export function noteBlockRefusals(visit: Visit, definition: SoftwareDefinition): void {
  for (const endpoint of definition.endpoints) {
    const result = visit.results.get(endpointName(endpoint))
    if (endpoint.blocks === undefined || result?.failure === undefined) continue
    const publication = publicationOfFailure(result.failure.reason, endpoint.blocks.absent)
    visit.blocks.push({ endpoint: result.endpoint, publication, rows: [], skipped: 0, page: 0, complete: false, hasExclusions: false })
  }
}

/** Facts of all documents of the adapter as they stand after the visit; a document that is gone says nothing any more, one that merely failed still does. */
export function factsByEndpoint(visit: Visit, definition: SoftwareDefinition): readonly EndpointFacts[] {
  return definition.endpoints.flatMap((entry) => {
    const endpoint = endpointName(entry)
    const now = visit.results.get(endpoint)
    const gone = stateOf(visit, endpoint) === 'absent'
    const facts = now?.state === 'ok' ? now.facts : gone ? undefined : visit.known.documents.get(endpoint)?.facts
    return facts === undefined ? [] : [{ endpoint, facts }]
  })
}

/** The adapter's documents that concern this host, in order of precedence: what an earlier version served is not its word any more. */
export function endpointOrderOf(definition: SoftwareDefinition, host: HostKnowledge): readonly string[] {
  return definition.endpoints.filter((endpoint) => endpoint.when?.(host) !== false).map(endpointName)
}
