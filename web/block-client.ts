// Asking the API about blocks; every answer is a value, good or bad.
import type {
  AdminViewReply,
  BlockedByReply,
  BlockEventsReply,
  BlocksReply,
  CompareReply,
  ConsensusReply,
  ListCheckReply,
  PairReply,
  ReachReply,
} from '../api/contract.ts'
import { ask, get, type Answer } from './client.ts'

const part = encodeURIComponent

function behind(cursor: string | null | undefined): string {
  return cursor === null || cursor === undefined ? '' : `&cursor=${part(cursor)}`
}

/** The state of a server's lists, with its first plain rows. */
export function getBlocks(domain: string, limit: number, cursor?: string | null, signal?: AbortSignal): Promise<Answer<BlocksReply>> {
  return get(`/servers/${part(domain)}/blocks?masked=false&limit=${String(limit)}${behind(cursor)}`, signal)
}

/** What changed in a server's lists. */
export function getBlockEvents(domain: string, cursor?: string | null): Promise<Answer<BlockEventsReply>> {
  return get(`/servers/${part(domain)}/block-events?limit=100${behind(cursor)}`)
}

/** Who blocks a name, known to us or not. */
export function getBlockedBy(domain: string, cursor?: string | null): Promise<Answer<BlockedByReply>> {
  return get(`/servers/${part(domain)}/blocked-by?limit=100${behind(cursor)}`)
}

/** What the lists of two servers say about each other. */
export function getPair(a: string, b: string): Promise<Answer<PairReply>> {
  return get(`/pairs/${part(a)}/${part(b)}`)
}

/** Whom a server reaches. */
export function getReach(domain: string): Promise<Answer<ReachReply>> {
  return get(`/servers/${part(domain)}/reach`)
}

/** What the admin of a server wants to know. */
export function getAdminView(domain: string): Promise<Answer<AdminViewReply>> {
  return get(`/servers/${part(domain)}/admin-view`)
}

/** Lists side by side. */
export function compareLists(of: readonly string[], show: string, cursor?: string | null): Promise<Answer<CompareReply>> {
  const query = new URLSearchParams(of.map((one) => ['of', one]))
  if (show !== '') query.set('show', show)
  return get(`/block-lists/compare?${query.toString()}${behind(cursor)}`)
}

/** The list that a recipe means, with its evidence. */
export function getConsensus(recipe: string, signal?: AbortSignal): Promise<Answer<ConsensusReply>> {
  return get(`/block-lists/consensus.json?${recipe}&format=evidence`, signal)
}

/** What is in a list; the only request that a file of the visitor ever goes into. */
export function checkList(file: Blob): Promise<Answer<ListCheckReply>> {
  return ask('/block-lists/check', { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } })
}
