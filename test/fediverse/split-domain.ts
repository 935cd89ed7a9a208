// Split domains: accounts end in one name, another name serves them; what the account domain passes on is the admin's choice (microblog.md 1.4).
import type { VirtualInstance, VirtualRequest, VirtualRoute } from './contract.ts'
import type { HostDefinition } from './world.ts'

/** What an account domain passes on: by redirect, or by a static host-meta where a site can serve only files. */
export type Carried = 'nodeinfo' | 'host-meta' | 'host-meta-file' | 'webfinger'

/**
 * The two hosts of a split instance: the API host serves everything and answers WebFinger for the instance actor, the account host
 * only what it carries. Both definitions may be extended where they are used.
 */
export function splitDomain(instance: VirtualInstance, carried: readonly Carried[]): { readonly [host: string]: HostDefinition } {
  const { host, apiHost } = instance
  if (apiHost === undefined || apiHost === host) throw new Error(`${host} has no API host of its own`)
  return {
    [apiHost]: {
      instance,
      routes: { 'GET /.well-known/webfinger': webfinger(host, apiHost), 'GET /.well-known/host-meta': hostMeta(apiHost) },
    },
    [host]: { routes: Object.assign({}, ...carried.map((what) => carriedRoute(what, apiHost))) as Record<string, VirtualRoute> },
  }
}

function carriedRoute(what: Carried, apiHost: string): Readonly<Record<string, VirtualRoute>> {
  switch (what) {
    case 'nodeinfo':
      return { 'GET /.well-known/nodeinfo': redirect(apiHost) }
    case 'host-meta':
      return { 'GET /.well-known/host-meta': redirect(apiHost) }
    case 'host-meta-file':
      return { 'GET /.well-known/host-meta': hostMeta(apiHost) }
    case 'webfinger':
      return { 'GET /.well-known/webfinger': redirect(apiHost) }
  }
}

function redirect(apiHost: string): VirtualRoute {
  return (request) => ({ status: 301, headers: { location: `https://${apiHost}${request.path}${queryOf(request)}` } })
}

function queryOf(request: VirtualRequest): string {
  return request.query.size === 0 ? '' : `?${request.query.toString()}`
}

function hostMeta(apiHost: string): VirtualRoute {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
  <Link rel="lrdd" template="https://${apiHost}/.well-known/webfinger?resource={uri}"/>
</XRD>
`
  return { text: xml, headers: { 'content-type': 'application/xrd+xml; charset=utf-8' } }
}

// Mastodon since 3.0 answers for its own instance actor, whose name is the account domain.
function webfinger(host: string, apiHost: string): VirtualRoute {
  const known = new Set([`acct:${host}@${host}`, `https://${host}/`, `https://${apiHost}/actor`])
  return (request) => {
    const resource = request.query.get('resource')
    if (resource === null) return { status: 400 }
    if (!known.has(resource)) return { status: 404 }
    const links = [{ rel: 'self', type: 'application/activity+json', href: `https://${apiHost}/actor` }]
    return { json: { subject: `acct:${host}@${host}`, links }, headers: { 'content-type': 'application/jrd+json; charset=utf-8' } }
  }
}
