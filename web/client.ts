// Asking the API: every answer is a value, good or bad; the types are those of api/contract.ts.
import type {
  AboutReply,
  AlternativesReply,
  CrawlsReply,
  LookupReply,
  OptOutReply,
  Problem,
  SearchReply,
  ServerReply,
  SoftwareListReply,
  SoftwareReply,
  StatisticsReply,
  SuggestReply,
  UsageReply,
  VisitReply,
} from '../api/contract.ts'

/** Why there is no answer, as the pages tell it. */
export type Trouble = 'offline' | 'rate-limited' | 'not-found' | 'bad-request' | 'server'

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: Trouble; readonly problem?: Problem | undefined }

const ROOT = `${__ATLAS_API__}/api/v1`

/** Asks for a path below /api/v1. */
export async function ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(ROOT + path, {
      ...init,
      headers: { accept: 'application/json', ...(init.headers as Readonly<Record<string, string>> | undefined) },
    })
    if (response.ok) return { ok: true, value: (await response.json()) as T }
    const problem = await readProblem(response)
    return { ok: false, trouble: troubleOf(response.status), problem }
  } catch {
    return { ok: false, trouble: 'offline' }
  }
}

/** Reads a path below /api/v1. */
export function get<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  return ask<T>(path, signal === undefined ? {} : { signal })
}

function post<T>(path: string, body: unknown): Promise<Answer<T>> {
  return ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

function troubleOf(status: number): Trouble {
  if (status === 404 || status === 410) return 'not-found'
  if (status === 429) return 'rate-limited'
  return status >= 400 && status < 500 ? 'bad-request' : 'server'
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  try {
    return (await response.json()) as Problem
  } catch {
    return undefined
  }
}

const part = encodeURIComponent

/** One page of results. `query` is what `writeQuery` of search-query.ts made. */
export function searchServers(query: string, signal?: AbortSignal): Promise<Answer<SearchReply>> {
  return get(`/servers${query === '' ? '' : `?${query}`}`, signal)
}

/** Servers whose name begins like that. */
export function suggestServers(text: string, signal?: AbortSignal): Promise<Answer<SuggestReply>> {
  return get(`/suggestions?q=${part(text)}`, signal)
}

/** What an exact name is to the atlas. */
export function lookUp(text: string, signal?: AbortSignal): Promise<Answer<LookupReply>> {
  return get(`/lookup?q=${part(text)}`, signal)
}

/** Everything about one server. */
export function getServer(domain: string): Promise<Answer<ServerReply>> {
  return get(`/servers/${part(domain)}`)
}

/** Figures of a server by day. */
export function getUsage(domain: string): Promise<Answer<UsageReply>> {
  return get(`/servers/${part(domain)}/usage`)
}

/** Documents and visits of a server. */
export function getCrawls(domain: string): Promise<Answer<CrawlsReply>> {
  return get(`/servers/${part(domain)}/crawls`)
}

/** All software that was met. */
export function getSoftware(): Promise<Answer<SoftwareListReply>> {
  return get('/software')
}

/** What people come from, and which software stands in for it. */
export function getAlternatives(): Promise<Answer<AlternativesReply>> {
  return get('/alternatives')
}

/** One software by its name. */
export function getOneSoftware(name: string): Promise<Answer<SoftwareReply>> {
  return get(`/software/${part(name)}`)
}

/** Sums over all servers. */
export function getStatistics(): Promise<Answer<StatisticsReply>> {
  return get('/statistics')
}

/** This installation and the state of its crawl. */
export function getAbout(): Promise<Answer<AboutReply>> {
  return get('/about')
}

/** Asks for one visit now. */
export function askVisit(domain: string): Promise<Answer<VisitReply>> {
  return post('/visits', { domain })
}

/** How far the visit is. */
export function getVisit(domain: string, signal?: AbortSignal): Promise<Answer<VisitReply>> {
  return get(`/visits/${part(domain)}`, signal)
}

/** Has it looked for whether a server has published an opt-out. */
export function askOptOut(domain: string): Promise<Answer<OptOutReply>> {
  return post('/opt-outs', { domain })
}

/** What came of it. */
export function getOptOut(ticket: string, signal?: AbortSignal): Promise<Answer<OptOutReply>> {
  return get(`/opt-outs/${part(ticket)}`, signal)
}
