// Finding the NodeInfo of a host: the well-known document, the best link in it, and the ways round for split domains (microblog.md 1.1–1.6).
import { HOUR } from '#model/clock.ts'
import type { Domain } from '#model/domain.ts'
import { parseDomain } from '#model/domain.ts'
import type { AliasProof } from '#model/crawl.ts'
import type { Facts } from '#model/facts.ts'
import type { Failure } from '#model/failure.ts'
import { isObject, list, text } from '#model/json.ts'
import { readNodeinfo } from './nodeinfo/document.ts'
import { readNodeinfoLinks, type NodeinfoLink } from './nodeinfo/links.ts'
import { readNodeinfo2 } from './nodeinfo/nodeinfo2.ts'
import { scrubNodeinfo } from './nodeinfo/raw.ts'
import { readStatisticsJson } from './nodeinfo/statistics.ts'
import { askHostMeta, askWebfinger, type ServingHost } from './serving-host.ts'
import { isDocumentDue, readDocument, type DocumentReading, type Visit } from './visit.ts'

export const WELL_KNOWN = '/.well-known/nodeinfo'
/** The NodeInfo document itself; its path differs from server to server, so it has a name of its own. */
export const NODEINFO = 'nodeinfo'
const MAX_LINKS_TRIED = 3
const MAX_ENDPOINT = 500
/**
 * A failed reading counts for that long: the slots of one visit, which a long Crawl-delay or many redirects draw out, go on behind it
 * instead of beginning anew. Shorter than the shortest wait of a host that answers wrongly (life-cycle.ts).
 */
const FAILURE_COUNTS_MS = 20 * HOUR

/** A NodeInfo document, or an older one in its place, that was read, now or in an earlier slot. */
export interface NodeinfoFound {
  readonly facts: Facts
  /** The name of that document. */
  readonly endpoint: string
  /** The host that serves it: the API host. */
  readonly host: Domain
  /** How that host was found when it is not the one asked; `redirected` when the server itself sent us there. */
  readonly via?: AliasProof | undefined
  readonly redirected: boolean
  /** False when the stored reading of an earlier visit is used. */
  readonly readNow: boolean
}

export type NodeinfoOutcome = NodeinfoFound | { readonly failure: Failure } | 'over'

/**
 * Finds and reads the NodeInfo of the visited host, or says why there is none. Without `waysRound` only the host's own well-known
 * document is asked for.
 */
export async function discoverNodeinfo(visit: Visit, { waysRound }: { readonly waysRound: boolean }): Promise<NodeinfoOutcome> {
  const stored = storedNodeinfo(visit)
  if (stored !== undefined && !isDocumentDue(visit, NODEINFO, 'day')) return stored
  const direct = await fromWellKnown(visit, visit.known.domain, undefined)
  if (direct === 'over' || 'facts' in direct) return direct
  if (visit.hostFailure !== undefined) return { failure: visit.hostFailure }
  if (!waysRound || !leavesHope(direct.failure)) return direct
  return fromFallbacks(visit, direct.failure)
}

function storedNodeinfo(visit: Visit): NodeinfoFound | undefined {
  const stored = visit.known.documents.get(NODEINFO)
  if (stored?.facts === undefined || stored.url === undefined) return undefined
  const host = parseDomain(new URL(stored.url).hostname)
  if (host === undefined) return undefined
  const memo = isObject(stored.memo) ? stored.memo : {}
  return {
    facts: stored.facts,
    endpoint: NODEINFO,
    host,
    via: text(memo['via'], 30) as AliasProof | undefined,
    redirected: memo['redirected'] === true,
    readNow: false,
  }
}

/** 404 and its kin, and what is no document where one was expected, leave the ways round; a refusal or a broken server does not. */
export function leavesHope(failure: Pick<Failure, 'reason'>): boolean {
  return [
    'not-found',
    'no-nodeinfo',
    'html',
    'not-json',
    'http-status',
    'redirect-refused',
    'redirect-downgrade',
    'redirect-limit',
    'bad-nodeinfo',
    'wrong-shape',
  ].includes(failure.reason)
}

// The failure of a document in this visit or in an earlier slot of it, if it is one behind which there is a way round.
function recentFailure(visit: Visit, endpoint: string): Failure | undefined {
  const now = visit.results.get(endpoint)
  if (now !== undefined) return now.failure
  const stored = visit.known.documents.get(endpoint)
  if (stored?.state !== 'failed' || stored.reason === undefined || stored.checkedAt === undefined) return undefined
  const recent = visit.clock.now() - stored.checkedAt < FAILURE_COUNTS_MS
  return recent && leavesHope({ reason: stored.reason }) ? { reason: stored.reason, httpStatus: stored.httpStatus } : undefined
}

async function fromWellKnown(visit: Visit, host: Domain, via: AliasProof | undefined): Promise<NodeinfoOutcome> {
  const own = host === visit.known.domain
  const endpoint = own ? WELL_KNOWN : `${WELL_KNOWN} ${host}`
  const earlier = recentFailure(visit, endpoint)
  if (earlier !== undefined) return { failure: earlier }
  const fresh = freshLinks(visit, endpoint)
  if (fresh !== undefined) return readLinks(visit, fresh.links, { via: via ?? fresh.via, redirected: fresh.redirected })
  const url = new URL(`https://${host}${WELL_KNOWN}`)
  const reading = await readDocument<readonly NodeinfoLink[]>(visit, {
    endpoint,
    url,
    limit: 'nodeinfo',
    every: 'day',
    read: (json, from) => {
      const links = readNodeinfoLinks(json, from.href)
      return links.length === 0 ? { ok: false, failure: { reason: 'no-nodeinfo' } } : { ok: true, value: links }
    },
    keep: (links, from) => ({ memo: { links, redirected: from.hostname !== host } }),
  })
  if (reading.kind === 'over') return 'over'
  if (reading.kind === 'failed') return { failure: goneHost(reading.failure, own) }
  const links = reading.kind === 'ok' ? reading.value : linksOf(reading.stored.memo)
  const redirected = reading.hops.some((hop) => hop.to.hostname !== hop.from.hostname)
  return readLinks(visit, links, { via: via ?? (redirected ? 'nodeinfo-redirect' : undefined), redirected })
}

// A slot that had to end between the links and the document goes on from the links, or a long Crawl-delay would never let it finish.
function freshLinks(
  visit: Visit,
  endpoint: string,
): { readonly links: readonly NodeinfoLink[]; readonly via: AliasProof | undefined; readonly redirected: boolean } | undefined {
  const stored = visit.known.documents.get(endpoint)
  if (stored === undefined || (stored.state !== 'ok' && stored.state !== 'unchanged') || isDocumentDue(visit, endpoint, 'day'))
    return undefined
  const redirected = isObject(stored.memo) && stored.memo['redirected'] === true
  return { links: linksOf(stored.memo), via: redirected ? 'nodeinfo-redirect' : undefined, redirected }
}

function goneHost(failure: Failure, own: boolean): Failure {
  return own && failure.httpStatus === 410 ? { ...failure, reason: 'gone' } : failure
}

function linksOf(memo: unknown): readonly NodeinfoLink[] {
  if (!isObject(memo)) return []
  return list(memo['links']).flatMap((entry) => {
    const [schema, href] = isObject(entry) ? [text(entry['schema'], 10), text(entry['href'], 2048)] : []
    return schema === undefined || href === undefined ? [] : [{ schema, href }]
  })
}

async function readLinks(
  visit: Visit,
  links: readonly NodeinfoLink[],
  way: { via: AliasProof | undefined; redirected: boolean },
): Promise<NodeinfoOutcome> {
  const tried = links.filter((link) => isReachable(link.href)).slice(0, MAX_LINKS_TRIED)
  let failure: Failure =
    links.length === 0 ? { reason: 'no-nodeinfo' } : { reason: 'bad-nodeinfo', detail: 'a link that cannot be followed' }
  for (const link of tried) {
    // Documents that failed are noted under their links while there is another one to try.
    const endpoint = link === tried.at(-1) ? NODEINFO : `${NODEINFO} ${link.href}`.slice(0, MAX_ENDPOINT)
    const earlier = recentFailure(visit, endpoint)
    const outcome = earlier === undefined ? await readNodeinfoDocument(visit, new URL(link.href), way) : { failure: earlier }
    if (outcome === 'over' || 'facts' in outcome) return outcome
    failure = outcome.failure
    if (earlier === undefined) moveResult(visit, NODEINFO, endpoint)
    if (visit.hostFailure !== undefined) break
  }
  return { failure }
}

function moveResult(visit: Visit, from: string, to: string): void {
  const result = visit.results.get(from)
  if (result === undefined || from === to) return
  visit.results.delete(from)
  visit.results.set(to, { ...result, endpoint: to })
}

function isReachable(href: string): boolean {
  if (!URL.canParse(href)) return false
  const url = new URL(href)
  return url.protocol === 'https:' && url.port === '' && parseDomain(url.hostname) === url.hostname
}

async function readNodeinfoDocument(
  visit: Visit,
  url: URL,
  way: { via: AliasProof | undefined; redirected: boolean },
): Promise<NodeinfoOutcome> {
  const reading: DocumentReading<{ facts: Facts; schema: string; json: unknown }> = await readDocument(visit, {
    endpoint: NODEINFO,
    url,
    limit: 'nodeinfo',
    every: 'day',
    read: (json) => {
      const document = readNodeinfo(json)
      return document === 'bad-nodeinfo' ? { ok: false, failure: { reason: 'bad-nodeinfo' } } : { ok: true, value: { ...document, json } }
    },
    keep: ({ facts }) => ({ facts, memo: { via: way.via, redirected: way.redirected } }),
  })
  if (reading.kind === 'over') return 'over'
  if (reading.kind === 'failed') return { failure: reading.failure }
  const host = parseDomain(reading.url.hostname) ?? visit.known.domain
  const via = host === visit.known.domain ? undefined : (way.via ?? 'nodeinfo-redirect')
  const redirected = way.redirected || reading.hops.some((hop) => hop.to.hostname !== hop.from.hostname)
  const found = { endpoint: NODEINFO, host, via, redirected, readNow: true }
  if (reading.kind === 'unchanged') return { ...found, facts: reading.stored.facts ?? {} }
  visit.nodeinfo = { url: reading.url.href, schema: reading.value.schema, body: scrubNodeinfo(reading.value.json) }
  visit.nodeinfoJson = reading.value.json
  return { ...found, facts: reading.value.facts }
}

/** The ways round, in the order of microblog.md 1.4 and 1.10: each is asked again only when the host is due. */
async function fromFallbacks(visit: Visit, first: Failure): Promise<NodeinfoOutcome> {
  for (const way of [fromHostMeta, fromWebfinger, fromWww, fromNodeinfo2, fromStatistics]) {
    const outcome = await way(visit)
    if (outcome === 'over') return 'over'
    if (outcome !== undefined) return outcome
    if (visit.hostFailure !== undefined) return { failure: visit.hostFailure }
  }
  return { failure: publishesNone(first) ? { ...first, reason: 'no-nodeinfo' } : first }
}

// 404, 400 and a web page for every path mean that a server publishes no NodeInfo (microblog.md 1.1, 1.10); everything else went wrong.
function publishesNone({ reason, httpStatus }: Failure): boolean {
  return reason === 'not-found' || reason === 'html' || (reason === 'http-status' && httpStatus === 400)
}

async function fromHostMeta(visit: Visit): Promise<NodeinfoOutcome | undefined> {
  return viaServingHost(visit, 'host-meta', await askHostMeta(visit, visit.known.domain))
}

async function fromWebfinger(visit: Visit): Promise<NodeinfoOutcome | undefined> {
  return viaServingHost(visit, 'webfinger', await askWebfinger(visit, visit.known.domain))
}

async function viaServingHost(visit: Visit, via: AliasProof, serving: ServingHost): Promise<NodeinfoOutcome | undefined> {
  if (serving.kind === 'over') return 'over'
  const target = parseDomain(serving.host)
  if (target === undefined || target === visit.known.domain) return undefined
  const outcome = await fromWellKnown(visit, target, via)
  return outcome === 'over' || 'facts' in outcome ? outcome : undefined
}

async function fromWww(visit: Visit): Promise<NodeinfoOutcome | undefined> {
  const { domain } = visit.known
  const www = parseDomain(`www.${domain}`)
  if (domain.startsWith('www.') || www === undefined || !isDocumentDue(visit, `${WELL_KNOWN} ${www}`, 'week')) return undefined
  const outcome = await fromWellKnown(visit, www, 'www')
  return outcome === 'over' || 'facts' in outcome ? outcome : undefined
}

async function fromNodeinfo2(visit: Visit): Promise<NodeinfoOutcome | undefined> {
  return fromOldDocument(visit, '/.well-known/x-nodeinfo2', (json) => readNodeinfo2(json, visit.known.domain))
}

async function fromStatistics(visit: Visit): Promise<NodeinfoOutcome | undefined> {
  return fromOldDocument(visit, '/statistics.json', (json) => readStatisticsJson(json))
}

async function fromOldDocument(
  visit: Visit,
  path: string,
  read: (json: unknown) => Facts | undefined,
): Promise<NodeinfoOutcome | undefined> {
  const found = { endpoint: path, host: visit.known.domain, redirected: false, readNow: true }
  if (!isDocumentDue(visit, path, 'day')) {
    const stored = visit.known.documents.get(path)
    return stored?.facts === undefined ? undefined : { ...found, facts: stored.facts, readNow: false }
  }
  const reading = await readDocument<Facts>(visit, {
    endpoint: path,
    url: new URL(`https://${visit.known.domain}${path}`),
    limit: 'nodeinfo',
    every: 'day',
    read: (json) => {
      const facts = read(json)
      return facts === undefined ? { ok: false, failure: { reason: 'wrong-shape' } } : { ok: true, value: facts }
    },
    keep: (facts) => ({ facts }),
  })
  if (reading.kind === 'over') return 'over'
  if (reading.kind === 'failed') return undefined
  return { ...found, facts: reading.kind === 'ok' ? reading.value : (reading.stored.facts ?? {}) }
}
