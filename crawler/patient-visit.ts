// Several slots of one host, one after another, for whoever has no frontier to come back by: a server that asks for long pauses is read all the same.
import type { Crawl, DocumentResult, Endpoint, KnownHost, StoredDocument } from '#model/crawl.ts'
import { HOUR } from '#model/clock.ts'
import type { Domain } from '#model/domain.ts'
import { crawlInstance, type Visited } from './crawl.ts'
import type { VisitContext } from './visit.ts'

/** A pause that the server asked for, before the visit goes on. */
export interface Pause {
  /** When it ends, milliseconds since 1970. */
  readonly until: number
  /** Documents that are still to be read. */
  readonly left: number
}

/** Slots of one visit at most: a server has fewer documents. */
const MOST_SLOTS = 30
/** Nobody waits longer for an answer than the longest Crawl-delay that is honoured. */
const LONGEST_PAUSE = HOUR

/**
 * Visits a host that nothing is known of, slot after slot, until every document that was due has been asked for. Lists that come in pages
 * are read as far as the first slot goes. Ends early when the signal of the context is aborted or a pause would be too long.
 *
 * @param onPause told of every pause before it begins
 */
export async function visitPatiently(
  domain: Domain,
  context: Omit<VisitContext, 'storedRobots'>,
  onPause: (pause: Pause) => void,
): Promise<Visited> {
  const documents = new Map<Endpoint, DocumentResult>()
  const robots = new Map<string, Crawl['robots'][number]>()
  const slots: Visited[] = []
  for (;;) {
    const known: KnownHost = { domain, past: { status: 'discovered', failures: 0 }, documents: remember(documents) }
    const visited = await crawlInstance(known, { ...context, storedRobots: async (host) => robots.get(host) })
    slots.push(visited)
    for (const reading of visited.crawl.robots) robots.set(reading.host, reading)
    for (const result of visited.crawl.documents) documents.set(result.endpoint, result)
    const left = [...documents.values()].filter((result) => result.state === 'waiting' && result.cursor === undefined)
    const until = Math.max(context.clock.now(), ...left.map(({ dueAt }) => dueAt))
    const over = left.length === 0 || slots.length >= MOST_SLOTS || until > context.clock.now() + LONGEST_PAUSE
    if (over || context.signal?.aborted === true) return join(slots, [...documents.values()])
    if (until > context.clock.now()) onPause({ until, left: left.length })
    await context.clock.sleep(until - context.clock.now(), context.signal)
  }
}

// What a store would know of the documents of the earlier slots.
function remember(documents: ReadonlyMap<Endpoint, DocumentResult>): ReadonlyMap<Endpoint, StoredDocument> {
  return new Map([...documents].map(([endpoint, result]) => [endpoint, toStored(result)]))
}

function toStored({ endpoint, state, failure, dueAt, url, cursor, memo, facts, httpStatus }: DocumentResult): StoredDocument {
  const read = state === 'ok' || state === 'unchanged'
  return {
    endpoint,
    state,
    reason: failure?.reason,
    httpStatus,
    url,
    dueAt,
    failures: failure === undefined ? 0 : 1,
    cursor,
    complete: read && cursor === undefined,
    memo,
    facts,
    pagesRead: cursor === undefined ? 0 : 1,
    namesRead: 0,
    pendingNames: 0,
  }
}

// One visit out of its slots: what any of them learned, in the order of the slots; the outcome is the last that decided something.
function join(slots: readonly Visited[], documents: readonly DocumentResult[]): Visited {
  const crawls = slots.map(({ crawl }) => crawl)
  const first = crawls[0] as Crawl
  const last = crawls.at(-1) as Crawl
  const decided = crawls.findLast(({ outcome }) => outcome.kind !== 'partial') ?? last
  const crawl: Crawl = {
    ...last,
    startedAt: first.startedAt,
    outcome: decided.outcome,
    documents,
    nodeinfo: crawls.find(({ nodeinfo }) => nodeinfo !== undefined)?.nodeinfo,
    peers: crawls.flatMap(({ peers }) => peers),
    adapter: decided.adapter ?? last.adapter,
    apiHost: decided.apiHost ?? last.apiHost,
    requests: crawls.reduce((sum, { requests }) => sum + requests, 0),
    robots: crawls.flatMap(({ robots }) => robots),
    noindex: crawls.some(({ noindex }) => noindex),
  }
  return { crawl, endpointOrder: slots.findLast(({ endpointOrder }) => endpointOrder.length > 0)?.endpointOrder ?? [] }
}
