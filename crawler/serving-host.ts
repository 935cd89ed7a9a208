// Which host serves an account domain, as the domain itself says by host-meta and WebFinger; asked for when it has no NodeInfo (microblog.md 1.4).
import type { Domain } from '#model/domain.ts'
import { isObject, text } from '#model/json.ts'
import { readHostMeta } from './nodeinfo/host-meta.ts'
import { readWebfinger } from './nodeinfo/webfinger.ts'
import { isDocumentDue, readDocument, type Visit } from './visit.ts'

/** A host name as stated, or the end of the slot. */
export type ServingHost = { readonly kind: 'host'; readonly host: string | undefined } | { readonly kind: 'over' }

interface Way {
  readonly path: string
  readonly format: 'json' | 'text'
  readonly accept: string
  readonly read: (document: unknown, url: URL) => string | undefined
}

/** Asks a domain's host-meta; once a week, and what it said last counts in between. */
export function askHostMeta(visit: Visit, domain: Domain): Promise<ServingHost> {
  return ask(visit, domain, {
    path: '/.well-known/host-meta',
    format: 'text',
    accept: 'application/xrd+xml, application/xml;q=0.9, */*;q=0.1',
    read: (document) => readHostMeta(document),
  })
}

/** Asks WebFinger for the domain's own account; once a week, and what it said last counts in between. */
export function askWebfinger(visit: Visit, domain: Domain): Promise<ServingHost> {
  return ask(visit, domain, {
    path: `/.well-known/webfinger?resource=${encodeURIComponent(`acct:${domain}@${domain}`)}`,
    format: 'json',
    accept: 'application/jrd+json, application/json;q=0.9',
    read: (document, url) => readWebfinger(document) ?? url.hostname,
  })
}

async function ask(visit: Visit, domain: Domain, { path, format, accept, read }: Way): Promise<ServingHost> {
  const name = path.split('?')[0] ?? path
  const endpoint = domain === visit.known.domain ? name : `${name} ${domain}`
  const known = hostOf(visit.known.documents.get(endpoint)?.memo)
  if (!isDocumentDue(visit, endpoint, 'week')) return { kind: 'host', host: known }
  const reading = await readDocument<string>(visit, {
    endpoint,
    url: new URL(`https://${domain}${path}`),
    limit: 'nodeinfo',
    every: 'week',
    accept,
    format,
    read: (document, url) => {
      const value = read(document, url)
      return value === undefined ? { ok: false, failure: { reason: 'wrong-shape' } } : { ok: true, value }
    },
    keep: (value) => ({ memo: { host: value } }),
  })
  if (reading.kind === 'over') return { kind: 'over' }
  if (reading.kind === 'ok') return { kind: 'host', host: reading.value }
  // A redirect of the question to another host is itself the answer (microblog.md 1.4.3).
  const redirected = reading.kind === 'failed' && reading.url.hostname !== domain
  return { kind: 'host', host: redirected ? reading.url.hostname : known }
}

function hostOf(memo: unknown): string | undefined {
  return isObject(memo) ? text(memo['host'], 253) : undefined
}
