// Every path that servers are asked for, as data: shown on the crawler page, so that admins know what they allow or forbid.
import type { SoftwareDefinition } from './software/define.ts'

/** One path, its method and how often: `day`, `week`, `month`, or `fallback` for what is tried only where the usual answer is missing. */
export interface AskedPath {
  readonly path: string
  readonly method: 'GET' | 'POST'
  readonly every: 'day' | 'week' | 'month' | 'fallback'
}

/** What every host is asked for, whatever it runs (crawler/discover-nodeinfo.ts, crawler/robots-book.ts). */
export const GENERAL_PATHS: readonly AskedPath[] = [
  { path: '/robots.txt', method: 'GET', every: 'day' },
  { path: '/.well-known/nodeinfo', method: 'GET', every: 'day' },
  // The document that the one above names; these are the usual places.
  { path: '/nodeinfo/2.x', method: 'GET', every: 'day' },
  { path: '/.well-known/host-meta', method: 'GET', every: 'fallback' },
  { path: '/.well-known/webfinger', method: 'GET', every: 'fallback' },
  { path: '/.well-known/x-nodeinfo2', method: 'GET', every: 'fallback' },
  { path: '/statistics.json', method: 'GET', every: 'fallback' },
]

/** What servers of one software are asked for beside that. */
export function listAskedPaths({ endpoints }: Pick<SoftwareDefinition, 'endpoints'>): readonly AskedPath[] {
  return endpoints.map(({ path, method = 'GET', every }) => ({ path, method, every }))
}
