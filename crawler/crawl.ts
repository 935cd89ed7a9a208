// One visit to one instance: robots, NodeInfo, adapter, in that order; returns a Crawl, a value, and never touches the database.
import { randomUUID } from 'node:crypto'
import type { Crawl, CrawlOutcome, DocumentResult, KnownHost } from '#model/crawl.ts'
import type { Facts } from '#model/facts.ts'
import { failureClass, type Failure } from '#model/failure.ts'
import { openConversation } from './conversation.ts'
import { discoverNodeinfo, leavesHope, NODEINFO, type NodeinfoFound } from './discover-nodeinfo.ts'
import { settleIdentity, type Identity } from './identity.ts'
import { beginManners } from './politeness.ts'
import {
  endpointOrderOf,
  factsByEndpoint,
  knowledgeOf,
  noteBlockRefusals,
  noteLists,
  noteUnreached,
  readEndpoints,
  withoutLists,
} from './read-endpoints.ts'
import { endpointName, type SoftwareDefinition } from './software/define.ts'
import { generic } from './software/generic.ts'
import { findSoftware, readSoftwareNodeinfo } from './software/index.ts'
import { recogniseServer, suspectSoftware } from './unannounced.ts'
import type { Visit, VisitContext } from './visit.ts'

export type { VisitContext } from './visit.ts'

/** A visit, and what the store needs beside it to merge what it learned. */
export interface Visited {
  readonly crawl: Crawl
  /** Endpoints of the adapter in order of precedence, for mergeFacts. */
  readonly endpointOrder: readonly string[]
}

export interface VisitOptions {
  /** The id under which the slot is leased; a new one when nobody leased it. */
  readonly crawlId?: string | undefined
  /** Pace keys that the claim took. */
  readonly heldKeys?: readonly string[] | undefined
}

/**
 * Has one polite conversation with a host: at most ten requests, one at a time, with a gap between them. Whatever the server does
 * becomes a value; an exception here is a bug of ours.
 */
export async function crawlInstance(known: KnownHost, context: VisitContext, options: VisitOptions = {}): Promise<Visited> {
  const { network, clock, signal } = context
  const startedAt = clock.now()
  const manners = beginManners({ clock, book: context.pace, gapMs: context.gapMs, held: options.heldKeys ?? [], signal })
  const { storedRobots, isClosed } = context
  const conversation = openConversation({ network, clock, manners, storedRobots, isClosed, signal })
  const visit: Visit = {
    known,
    clock,
    reservedNames: network.reservedNames,
    conversation,
    pages: context.pages,
    results: new Map(),
    peers: [],
    blocks: [],
    nodeinfo: undefined,
    nodeinfoJson: undefined,
    noindex: false,
    overUntil: undefined,
    hostFailure: undefined,
    timeouts: 0,
  }
  try {
    const learned = await converse(visit)
    return {
      crawl: summarise(visit, learned, { id: options.crawlId ?? randomUUID(), startedAt }),
      endpointOrder: learned.endpointOrder ?? [],
    }
  } finally {
    await conversation.finish()
  }
}

interface Learned {
  readonly outcome: CrawlOutcome
  readonly definition?: SoftwareDefinition | undefined
  readonly apiHost?: string | undefined
  readonly endpointOrder?: readonly string[] | undefined
}

// Software that announces itself otherwise is looked for before the ways round to a NodeInfo, which it does not have.
async function converse(visit: Visit, suspected = suspectSoftware(visit.known)): Promise<Learned> {
  const [suspect, ...others] = suspected
  const found = await discoverNodeinfo(visit, { waysRound: suspect === undefined })
  if (found === 'over') return { outcome: outcomeOfSlot(visit) }
  if (!('failure' in found)) return readAnnounced(visit, found)
  if (!mayHaveApi(found.failure)) return { outcome: outcomeOfFailure(found.failure) }
  if (suspect === undefined) return probeApi(visit, found.failure)
  return (await readUnannounced(visit, suspect)) ?? converse(visit, others)
}

async function readUnannounced(visit: Visit, definition: SoftwareDefinition): Promise<Learned | undefined> {
  const recognised = await recogniseServer(visit, definition)
  if (recognised === undefined) return visit.overUntil === undefined ? undefined : { outcome: outcomeOfSlot(visit) }
  const { host, ownName, apiHost } = recognised
  if (ownName !== undefined && ownName !== visit.known.domain)
    return aliasLearned(visit, { kind: 'alias', of: { target: ownName, proof: 'api-domain', proved: false } })
  await readEndpoints(visit, definition, host)
  noteUnreached(visit, definition, host)
  return { outcome: outcomeOfUnannounced(visit, definition), definition, apiHost, endpointOrder: endpointOrderOf(definition, host) }
}

// Nobody but its own documents can say whether such a server is there.
function outcomeOfUnannounced(visit: Visit, definition: SoftwareDefinition): CrawlOutcome {
  if (anythingAnswered(visit)) return { kind: 'answered' }
  const failures = definition.endpoints.flatMap((endpoint) => visit.results.get(endpointName(endpoint))?.failure ?? [])
  return failures[0] === undefined ? outcomeOfSlot(visit) : outcomeOfFailure(failures[0])
}

async function readAnnounced(visit: Visit, found: NodeinfoFound): Promise<Learned> {
  const { definition, slug } = findSoftware(found.facts)
  const whole = { ...readSoftwareNodeinfo(definition, found.facts, visit.nodeinfoJson), software: slug }
  const facts = withoutLists(whole)
  rewriteNodeinfo(visit, found, facts)
  return readServer(visit, found, { definition, facts, whole })
}

// A document without a name is the server's word that it has none; a failure that leaves no hope concerns the whole host.
function mayHaveApi(failure: Failure): boolean {
  return failure.reason !== 'bad-nodeinfo' && leavesHope(failure)
}

// Both instance documents; lists wait until it is known whose they are, as the ways round to a NodeInfo took most of the slot.
const INSTANCE_DOCUMENTS = 2

// A server that is alive and has no NodeInfo (Mastodon before 3.0, or one that hides it) may still speak the Mastodon API (microblog.md 1.10).
async function probeApi(visit: Visit, failure: Failure): Promise<Learned> {
  const found: NodeinfoFound = { facts: {}, endpoint: NODEINFO, host: visit.known.domain, redirected: false, readNow: false }
  await readEndpoints(visit, generic, knowledgeOf(visit, `https://${found.host}`, {}), INSTANCE_DOCUMENTS)
  if (factsByEndpoint(visit, generic).length === 0)
    return { outcome: visit.overUntil === undefined ? outcomeOfFailure(failure) : outcomeOfSlot(visit) }
  return readServer(visit, found, { definition: generic, facts: {}, whole: {} })
}

async function readServer(
  visit: Visit,
  found: NodeinfoFound,
  { definition, facts, whole }: { readonly definition: SoftwareDefinition; readonly facts: Facts; readonly whole: Facts },
): Promise<Learned> {
  const host = knowledgeOf(visit, `https://${found.host}`, facts)
  // The first document usually names the account domain; nothing more is asked of a host that turns out to be an alias.
  await readEndpoints(visit, definition, host, 1)
  const identity = await settleIdentity(visit, found, [...factsByEndpoint(visit, definition).map((entry) => entry.facts), facts])
  if (identity.kind === 'alias') return aliasLearned(visit, identity)
  if (identity.kind === 'foreign') return foreignLearned(visit)
  if (identity.kind === 'unsettled') return { outcome: outcomeOfSlot(visit) }
  // Pleroma and its kin carry their block lists in NodeInfo.
  if (found.readNow) noteLists(visit, found.endpoint, whole, host, { page: 0, complete: true })
  await readEndpoints(visit, definition, host)
  noteUnreached(visit, definition, host)
  noteBlockRefusals(visit, definition)
  const apiHost = identity.kind === 'split' ? identity.apiHost : undefined
  return {
    outcome: outcomeOfServer(visit, found),
    definition,
    apiHost,
    endpointOrder: [...endpointOrderOf(definition, host), ...olderThan(found)],
  }
}

// A server that is tired of one document's readers is alive: when nothing else was due, nothing was learned about the host.
function outcomeOfServer(visit: Visit, found: NodeinfoFound): CrawlOutcome {
  const failure = visit.hostFailure?.reason === 'rate-limited' ? undefined : visit.hostFailure
  return failure === undefined || anythingAnswered(visit) ? answered(visit, found) : outcomeOfFailure(failure)
}

// A document from before NodeInfo speaks in its place, and under its own name.
function olderThan({ endpoint }: NodeinfoFound): readonly string[] {
  return endpoint === NODEINFO ? [] : [endpoint]
}

// The adapter's corrections are what is stored: a figure known to be a constant or noise must not come back from the stored facts.
function rewriteNodeinfo(visit: Visit, found: NodeinfoFound, facts: Facts): void {
  const result = visit.results.get(found.endpoint)
  if (found.readNow && result?.state === 'ok') visit.results.set(found.endpoint, { ...result, facts })
}

function answered(visit: Visit, found: NodeinfoFound): CrawlOutcome {
  return found.readNow || anythingAnswered(visit) ? { kind: 'answered' } : { kind: 'partial' }
}

function anythingAnswered(visit: Visit): boolean {
  return [...visit.results.values()].some((result) => result.state === 'ok' || result.state === 'unchanged')
}

function outcomeOfSlot(visit: Visit): CrawlOutcome {
  return visit.hostFailure === undefined ? { kind: 'partial' } : outcomeOfFailure(visit.hostFailure)
}

function outcomeOfFailure(failure: Failure): CrawlOutcome {
  return { kind: failureClass(failure.reason) === 'refusal' ? 'refused' : 'failed', failure }
}

// What an alias serves is the other server's: none of it is kept under this name.
function aliasLearned(visit: Visit, identity: Extract<Identity, { kind: 'alias' }>): Learned {
  dropForeignDocuments(visit)
  return { outcome: { kind: 'alias', of: identity.of } }
}

function foreignLearned(visit: Visit): Learned {
  dropForeignDocuments(visit)
  return { outcome: { kind: 'failed', failure: { reason: 'foreign-nodeinfo' } } }
}

function dropForeignDocuments(visit: Visit): void {
  visit.nodeinfo = undefined
  visit.peers.length = 0
  visit.blocks.length = 0
  for (const [endpoint, result] of visit.results) {
    if (result.facts !== undefined) visit.results.set(endpoint, { ...result, facts: undefined })
  }
}

function summarise(visit: Visit, learned: Learned, slot: { readonly id: string; readonly startedAt: number }): Crawl {
  const documents: readonly DocumentResult[] = [...visit.results.values()]
  return {
    id: slot.id,
    domain: visit.known.domain,
    startedAt: slot.startedAt,
    finishedAt: visit.clock.now(),
    outcome: learned.outcome,
    documents,
    nodeinfo: visit.nodeinfo,
    peers: visit.peers,
    blocks: visit.blocks,
    adapter: learned.definition?.name,
    apiHost: learned.apiHost,
    address: visit.conversation.addressOf(visit.known.domain) ?? visit.known.address,
    measured: visit.conversation.measured(visit.known.domain),
    requests: visit.conversation.requests(),
    robots: visit.conversation.robotsRead(),
    noindex: visit.noindex,
  }
}
