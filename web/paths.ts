// Addresses of our own pages and of the API.

import { safeLink } from './safe-link.ts'

// On a host of its own, the pages have no server that knows /server/<domain>.
const IS_STATIC = __ATLAS_API__ !== ''

/** The page of a server. */
export function serverPath(domain: string): string {
  return IS_STATIC ? `/server.html?domain=${encodeURIComponent(domain)}` : `/server/${encodeURIComponent(domain)}`
}

/** The page of a software. */
export function softwarePath(name: string): string {
  return IS_STATIC ? `/software-one.html?name=${encodeURIComponent(name)}` : `/software/${encodeURIComponent(name)}`
}

/** One of the pages that there is one of. */
export function pagePath(
  page: 'blocks' | 'blocked-by' | 'pair' | 'reach' | 'software' | 'instead' | 'statistics' | 'crawler' | 'about' | 'imprint',
): string {
  return IS_STATIC ? `/${page}.html` : `/${page}`
}

/** The readable description of the API. */
export function apiDocsPath(): string {
  return `${__ATLAS_API__}/api`
}

/** Where the running source is: a path of the host that answers us, or an address elsewhere. */
export function sourcePath(source: string): string | undefined {
  return source.startsWith('/') ? `${__ATLAS_API__}${source}` : safeLink(source)
}

/** An address of the API, for links. */
export function apiPath(path: string): string {
  return `${__ATLAS_API__}/api/v1${path}`
}

/** What the address of this page names: the part behind /server/ or /software/, or the parameter that stands for it. */
export function namedInAddress(location: Pick<Location, 'pathname' | 'search'>, folder: 'server' | 'software'): string {
  const parameter = new URLSearchParams(location.search).get(folder === 'server' ? 'domain' : 'name')
  const part = new RegExp(`^/${folder}/([^/]+)/?$`).exec(location.pathname)?.[1]
  if (part === undefined) return parameter ?? ''
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The search; with a query (without the question mark), its filters set. */
export function searchPath(query: string): string {
  return query === '' ? '/' : `/?${query}`
}

/** The match; with a query (without the question mark), its answers filled in. */
export function matchPath(query = ''): string {
  const path = IS_STATIC ? '/match.html' : '/match'
  return query === '' ? path : `${path}?${query}`
}

/** Servers side by side. */
export function comparePath(servers: readonly string[]): string {
  const path = IS_STATIC ? '/compare.html' : '/compare'
  return servers.length === 0 ? path : `${path}?servers=${servers.map(encodeURIComponent).join(',')}`
}
