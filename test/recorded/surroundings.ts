// What was not recorded, answered as that software would: the way to NodeInfo, and a NodeInfo that names software and version.
import { at, decodeJson, isObject, list, rawText } from '#model/json.ts'
import type { VirtualReply } from '../fediverse/contract.ts'
import type { Address, Recorded, Routes } from './contract.ts'
import { schemaOf } from './placement.ts'

/** A recording as it was answered: status, content type and every byte. */
export function replyOf({ body, status, contentType, file, kind }: Recorded): VirtualReply {
  const type =
    contentType ?? (kind === 'html-about' || /\.html?(\.gz)?$/.test(file) ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8')
  return { status: status ?? 200, headers: { 'content-type': type }, bytes: body }
}

/** The name of a document's route. */
export function keyOf({ method, path }: Address): string {
  return `${method} ${path}`
}

const WELL_KNOWN = 'GET /.well-known/nodeinfo'
const NODEINFO_PATH = '/nodeinfo/2.0'
const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/'

/** The well-known document of a host whose NodeInfo is at that path. */
export function wellKnownFor(host: string, path: string, schema: string): Routes {
  return { [WELL_KNOWN]: { json: { links: [{ rel: `${SCHEMA}${schema}`, href: `https://${host}${path}` }] } } }
}

/** A NodeInfo that says what the server runs, its name if one is given, and nothing else. */
export function nodeinfoReply(software: string, version?: string, name?: string): VirtualReply {
  // Without `usage`: an empty one is how some softwares say that they hide their figures.
  const json = {
    version: '2.0',
    software: { name: software, ...(version === undefined ? {} : { version }) },
    protocols: [],
    services: { inbound: [], outbound: [] },
    metadata: name === undefined ? {} : { nodeName: name },
  }
  return { json }
}

/** How a crawler learns what runs at that host; nothing for software, or a version of it, that had no NodeInfo. */
export function introduction(host: string, software: string | undefined, version: string | undefined, name?: string): Routes {
  if (software === undefined || hadNoNodeinfo(software, version)) return {}
  return { ...wellKnownFor(host, NODEINFO_PATH, '2.0'), [`GET ${NODEINFO_PATH}`]: nodeinfoReply(software, version, name) }
}

/** The well-known document that leads to a recorded NodeInfo. */
export function wayTo(host: string, path: string, body: Uint8Array): Routes {
  const decoded = decodeJson(body)
  return wellKnownFor(host, path, decoded.ok ? schemaOf(decoded.value) : '2.0')
}

// Mastodon has NodeInfo since 3.0.0 (microblog.md 2.1), diaspora* had statistics.json before it, Matrix servers have none at all.
function hadNoNodeinfo(software: string, version: string | undefined): boolean {
  return software === 'mastodon' && version !== undefined && /^[12]\.\d/.test(version)
}

const COMPATIBLE = /\((?:compatible; |not true; really )[\w.-]+[ /]([^\s)]+)\)/i

/** The version of its software that a recorded document states, behind the one that it is compatible with. */
export function statedVersion(body: Uint8Array): string | undefined {
  const decoded = decodeJson(body)
  if (!decoded.ok || !isObject(decoded.value)) return undefined
  const stated = rawText(decoded.value['version'])
  return stated === undefined ? undefined : (COMPATIBLE.exec(stated)?.[1] ?? stated)
}

/** A link of a recorded well-known document. */
export interface RecordedLink {
  readonly host: string
  readonly path: string
}

/** The places to which a recorded well-known document leads, `base` being the host that served it; a list, an object or a mixture of both. */
export function linksIn(body: Uint8Array, base: string): readonly RecordedLink[] {
  const decoded = decodeJson(body)
  if (!decoded.ok) return []
  const links = at(decoded.value, 'links')
  const nested = isObject(links) ? [links, ...Object.values(links)] : list(links)
  const all = [...nested, ...(isObject(decoded.value) ? Object.values(decoded.value) : [])]
  return all.flatMap((link) => {
    const [rel, href] = [rawText(at(link, 'rel')) ?? '', rawText(at(link, 'href'))]
    if (href === undefined || !/\/ns\/schema\//.test(rel) || !URL.canParse(href, `https://${base}`)) return []
    const { hostname, pathname } = new URL(href, `https://${base}`)
    return [{ host: hostname, path: pathname }]
  })
}
