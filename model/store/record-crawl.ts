// Recording a visit: everything one conversation taught us becomes rows in one transaction, once, and only where something changed.
import type { Kysely, Transaction } from 'kysely'
import type { Crawl } from '#model/crawl.ts'
import type { Facts } from '#model/facts.ts'
import { mergeFacts, NODEINFO_ENDPOINT, type MergedFacts } from '#model/facts-merge.ts'
import { nextHost } from '#model/life-cycle.ts'
import { inTransaction } from './postgres.ts'
import { recordActivity, recordUsageDay } from './record-usage.ts'
import { loadFacts, recordDocuments, type DocumentsBefore, type DocumentsRecorded } from './record-documents.ts'
import { recordHistory, recordInstance, type FactsContext } from './record-facts.ts'
import { finishHost, lockHost, recordAlias, recordNodeinfo, slotDueAt, type LockedHost } from './record-host.ts'
import { judgeObjection } from './objections.ts'
import { decideHost } from './publications.ts'
import { closeBlockSources, confirmBlocks, recordBlocks } from './record-blocks.ts'
import { closePeerSets, recordPeers, type AdmitNames } from './record-peers.ts'
import { recordRules, recordTexts } from './record-rules.ts'
import { saveRobots } from './robots-cache.ts'
import type { Schema } from './schema.ts'

export interface RecordContext {
  /** Endpoints of the adapter in order of precedence; empty when no adapter was chosen in this visit. */
  readonly endpointOrder: readonly string[]
  readonly siteSecret: Uint8Array
  readonly admitNames: AdmitNames
}

/** `lost`: the slot belongs to a later visit, or to nobody since the host opted out, and nothing was written. */
export type Recorded = 'recorded' | 'repeated' | 'lost'

/**
 * Records a visit in one transaction and frees its slot (the pace keys are given back by their holder). Recording the same visit
 * again changes nothing. What is as it was writes no row but the log, the documents' times, the day's figures and the slot.
 */
export async function recordCrawl(db: Kysely<Schema>, crawl: Crawl, context: RecordContext): Promise<Recorded> {
  return inTransaction(db, async (trx) => {
    const host = await lockHost(trx, crawl, context.siteSecret)
    if (typeof host === 'string') return host
    const next = nextHost(host.past, crawl.outcome, crawl.finishedAt, crawl.domain)
    const before = host.documents
    const documents = await recordDocuments(trx, host.domainId, crawl, before)
    await recordWords(trx, host, crawl, { before, documents, order: context.endpointOrder })
    await recordNodeinfo(trx, host, crawl)
    await saveRobots(trx, crawl.robots)
    await recordLists(trx, host, crawl, context)
    await finishHost(trx, host, crawl, next, slotDueAt(crawl, next, documents.dueAt))
    await decideHost(trx, { domainId: host.domainId, optOut: host.optOut, now: crawl.finishedAt })
    return 'recorded'
  })
}

interface Words {
  readonly before: DocumentsBefore
  readonly documents: DocumentsRecorded
  readonly order: readonly string[]
}

/** What the server says of itself: merged facts, rules, texts, figures. */
async function recordWords(trx: Transaction<Schema>, host: LockedHost, crawl: Crawl, words: Words): Promise<void> {
  const { documents } = words
  const adapter = crawl.adapter ?? host.adapter
  const noindex = crawl.noindex || (host.noindex && !isHeardWhole(host, crawl, documents.read))
  const stale = documents.factsMoved || changesAdapter(host, crawl) || noindex !== host.noindex
  const merged =
    adapter !== null && hasOwnWord(host, crawl) && stale ? await mergeWords(trx, host, crawl, { ...words, adapter, noindex }) : undefined
  await recordFigures(trx, host.domainId, crawl, documents.read, merged === undefined ? host.usageFrom : merged.usage?.endpoint)
}

async function recordFigures(
  trx: Transaction<Schema>,
  domainId: number,
  crawl: Crawl,
  read: ReadonlySet<string>,
  usageFrom?: string,
): Promise<void> {
  const weeks = crawl.documents.flatMap(({ state, facts }) => (state === 'ok' ? (facts?.activity ?? []) : []))
  await recordActivity(trx, domainId, weeks)
  // Figures of a document that was not read today are not today's.
  if (usageFrom !== undefined && read.has(usageFrom)) await recordUsageDay(trx, domainId, crawl.finishedAt)
}

// A visit that read only a list, or in which a document failed, says nothing about the headers of the others: "noindex" still stands.
function isHeardWhole(host: LockedHost, crawl: Crawl, read: ReadonlySet<string>): boolean {
  if (crawl.outcome.kind !== 'answered') return false
  if (host.nodeinfoHash === undefined && crawl.nodeinfo === undefined) return true
  return read.has(NODEINFO_ENDPOINT) && read.size === crawl.documents.length
}

function hasOwnWord(host: LockedHost, crawl: Crawl): boolean {
  return crawl.outcome.kind === 'answered' || host.adapter !== null
}

/** Whether a server runs on another software than when it was read last, or was never read. */
function changesAdapter(host: LockedHost, crawl: Crawl): boolean {
  return crawl.outcome.kind === 'answered' && crawl.adapter !== undefined && crawl.adapter !== host.adapter
}

async function mergeWords(
  trx: Transaction<Schema>,
  host: LockedHost,
  crawl: Crawl,
  { before, documents, order, adapter, noindex }: Words & { readonly adapter: string; readonly noindex: boolean },
): Promise<MergedFacts> {
  const { domainId } = host
  const context: FactsContext = {
    domainId,
    at: new Date(crawl.finishedAt),
    firstReadings: new Set([...documents.read].filter((endpoint) => before.get(endpoint)?.wasRead !== true)),
  }
  // Without an adapter in this visit the documents' own order is unknown; those that spoke before still do.
  const endpoints = [
    NODEINFO_ENDPOINT,
    ...(order.length > 0 ? order : [...before.keys()].filter((endpoint) => endpoint !== NODEINFO_ENDPOINT).toSorted()),
  ]
  const facts = await loadFacts(trx, domainId, endpoints, documents.changed)
  const merged = mergeInOrder(facts)
  await recordInstance(trx, merged, { domainId, at: context.at, adapter, noindex })
  await recordHistory(trx, merged, context)
  await recordRules(trx, merged.rules, facts, context)
  await recordTexts(trx, facts, context)
  await judgeObjection(trx, domainId, context.at)
  return merged
}

function mergeInOrder(facts: ReadonlyMap<string, Facts>): MergedFacts {
  const documents = [...facts]
    .filter(([endpoint]) => endpoint !== NODEINFO_ENDPOINT)
    .map(([endpoint, value]) => ({ endpoint, facts: value }))
  return mergeFacts(facts.get(NODEINFO_ENDPOINT), documents)
}

/** What the server says of others: aliases and lists. Names get their ids here, at the end, since giving ids is a lock all share. */
async function recordLists(trx: Transaction<Schema>, host: LockedHost, crawl: Crawl, context: RecordContext): Promise<void> {
  const peers = { domainId: host.domainId, domain: crawl.domain, now: crawl.finishedAt, admitNames: context.admitNames }
  if (crawl.outcome.kind === 'alias') {
    await closePeerSets(trx, peers, [])
    await closeBlockSources(trx, peers, [])
  }
  if (host.adapter !== null && changesAdapter(host, crawl)) {
    await closePeerSets(trx, peers, context.endpointOrder)
    const inNodeinfo = crawl.blocks?.some(({ endpoint }) => endpoint === NODEINFO_ENDPOINT) === true
    await closeBlockSources(trx, peers, inNodeinfo ? [NODEINFO_ENDPOINT, ...context.endpointOrder] : context.endpointOrder)
  }
  await recordPeers(trx, crawl.peers, peers)
  await confirmBlocks(
    trx,
    crawl.documents.filter(({ state }) => state === 'unchanged'),
    peers,
  )
  if (crawl.blocks !== undefined) await recordBlocks(trx, crawl.blocks, peers)
  await recordAlias(trx, host, crawl, context)
}
