// Whose NodeInfo is it: split domains, aliases and foreign documents, told apart by what both sides say (microblog.md 1.4).
import type { AliasProof, AliasReading } from '#model/crawl.ts'
import { parseDomain, sameSite, type Domain } from '#model/domain.ts'
import type { Facts } from '#model/facts.ts'
import type { FailureReason } from '#model/failure.ts'
import { isObject, text } from '#model/json.ts'
import { leavesHope, WELL_KNOWN, type NodeinfoFound } from './discover-nodeinfo.ts'
import { readNodeinfoLinks } from './nodeinfo/links.ts'
import { askHostMeta, askWebfinger } from './serving-host.ts'
import { isDocumentDue, readDocument, type Visit } from './visit.ts'

export type Identity =
  | { readonly kind: 'own'; readonly aliases: readonly AliasReading[] }
  | { readonly kind: 'split'; readonly apiHost: Domain }
  | { readonly kind: 'alias'; readonly of: AliasReading }
  | { readonly kind: 'foreign' }
  /** The slot ended before the account domain was asked; the next one goes on. */
  | { readonly kind: 'unsettled' }

/** The document that remembers what the account domain of this API host said. */
const ACCOUNT_DOMAIN = 'account-domain'

/**
 * Decides what the visited name is. `claimed` is the account domain that the API of the NodeInfo's host states for itself.
 *
 * - same host, and it claims no other name: its own server;
 * - another host that claims this very name: a split domain, proved both ways;
 * - another host that claims itself or somebody else: an alias of that host;
 * - another host that makes no claim: an alias, unproved; foreign when only a link of ours, not a redirect, led to another site.
 */
export async function settleIdentity(visit: Visit, found: NodeinfoFound, facts: readonly Facts[]): Promise<Identity> {
  const domain = visit.known.domain
  const claimed = firstClaim(facts)
  if (found.host === domain)
    return claimed === undefined || claimed === domain ? { kind: 'own', aliases: [] } : settleApiHost(visit, claimed)
  if (claimed === domain) return { kind: 'split', apiHost: found.host }
  const proof: AliasProof = found.via ?? 'nodeinfo-redirect'
  if (claimed === undefined && !found.redirected && !sameSite(domain, found.host)) return { kind: 'foreign' }
  return { kind: 'alias', of: { target: found.host, proof, proved: claimed !== undefined } }
}

function firstClaim(facts: readonly Facts[]): Domain | undefined {
  for (const entry of facts) {
    const claim = parseDomain(entry.accountDomain)
    if (claim !== undefined) return claim
  }
  return undefined
}

// An API host was visited under its own name: it is the other name of its account domain when that one leads back here.
async function settleApiHost(visit: Visit, claimed: Domain): Promise<Identity> {
  const leadsTo = await findServingHost(visit, claimed)
  if (visit.overUntil !== undefined && leadsTo === undefined) return { kind: 'unsettled' }
  const reading: AliasReading = { target: claimed, proof: 'api-domain', proved: leadsTo === visit.known.domain }
  return reading.proved ? { kind: 'alias', of: reading } : { kind: 'own', aliases: [reading] }
}

// The ways in which an account domain leads to the host that serves it, in the order in which a visit to that domain takes them
// (microblog.md 1.4): its NodeInfo; where it has none, host-meta, WebFinger, and at last the name with www. before it.
async function findServingHost(visit: Visit, claimed: Domain): Promise<string | undefined> {
  const direct = await readPointer(visit, claimed)
  if (direct.leadsTo !== undefined) return direct.leadsTo
  if (direct.reason === undefined || !leavesHope({ reason: direct.reason })) return undefined
  for (const way of [askHostMeta, askWebfinger]) {
    const serving = await way(visit, claimed)
    if (serving.kind === 'over') return undefined
    const host = parseDomain(serving.host)
    if (host !== undefined && host !== claimed) return host
  }
  return `www.${claimed}`
}

interface Pointer {
  readonly leadsTo?: string | undefined
  readonly reason?: FailureReason | undefined
}

async function readPointer(visit: Visit, claimed: Domain): Promise<Pointer> {
  const stored = visit.known.documents.get(ACCOUNT_DOMAIN)
  const memo = isObject(stored?.memo) ? stored.memo : {}
  const known = memo['claimed'] === claimed && stored?.state !== 'failed' ? text(memo['leadsTo'], 253) : undefined
  if (!isDocumentDue(visit, ACCOUNT_DOMAIN, 'week')) return { leadsTo: known, reason: stored?.reason }
  const reading = await readDocument<string>(visit, {
    endpoint: ACCOUNT_DOMAIN,
    url: new URL(`https://${claimed}${WELL_KNOWN}`),
    limit: 'nodeinfo',
    every: 'week',
    whole: true,
    read: (json, url) => {
      const links = readNodeinfoLinks(json, url.href)
      const href = links[0]?.href
      if (href === undefined && url.hostname === claimed) return { ok: false, failure: { reason: 'no-nodeinfo' } }
      return { ok: true, value: href !== undefined && URL.canParse(href) ? new URL(href).hostname : url.hostname }
    },
    keep: (leadsTo) => ({ memo: { claimed, leadsTo } }),
  })
  if (reading.kind === 'ok') return { leadsTo: reading.value }
  return reading.kind === 'failed' ? { reason: reading.failure.reason } : { leadsTo: known }
}
