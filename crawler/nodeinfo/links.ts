// Which NodeInfo documents a host offers: reads /.well-known/nodeinfo and orders its links; it fetches nothing.
import { at, isObject, list, rawText, url } from '#model/json.ts'

export interface NodeinfoLink {
  /** The schema that the link promises, "2.1"; the document itself may say another. */
  readonly schema: string
  /** Absolute and https. Its host may be any: what that means is decided where it is fetched. */
  readonly href: string
}

/** Entries of the well-known document that are looked at; real ones have up to six. */
const MAX_ENTRIES = 64
const SCHEMA_REL = /^https?:\/\/nodeinfo\.diaspora\.software\/ns\/schema\/(\d{1,3})\.(\d{1,3})[/#]*$/i
const SUPPORTED: ReadonlySet<string> = new Set(['1.0', '1.1', '2.0', '2.1', '2.2'])

/**
 * The candidate documents, best first: the highest schema that we know (2.2 to 1.0), then unknown ones. Takes what servers really send
 * (microblog.md 1.1): one object instead of a list, links beside `links` under numeric keys, relative addresses (resolved against
 * `finalUrl`, the address that answered), http where https is meant; links of other kinds, such as #Application, are left out.
 * Empty when the host publishes no NodeInfo.
 */
export function readNodeinfoLinks(json: unknown, finalUrl: string): readonly NodeinfoLink[] {
  const found = new Map<string, NodeinfoLink>()
  for (const entry of entriesOf(json).slice(0, MAX_ENTRIES)) {
    const link = readLink(entry, finalUrl)
    if (link !== undefined && !found.has(link.href)) found.set(link.href, link)
  }
  return [...found.values()].sort((one, other) => rank(other.schema) - rank(one.schema))
}

function entriesOf(json: unknown): readonly unknown[] {
  const links = at(json, 'links')
  const beside = isObject(json) ? numberedMembers(json) : list(json)
  const inside = isObject(links) && rawText(links['rel']) === undefined ? numberedMembers(links) : list(links, { wrap: true })
  return [...inside, ...beside]
}

// PHP writes a list with a hole as an object with numeric keys.
function numberedMembers(object: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.keys(object)
    .filter((key) => /^\d{1,4}$/.test(key))
    .map((key) => object[key])
}

function readLink(entry: unknown, finalUrl: string): NodeinfoLink | undefined {
  const rel = SCHEMA_REL.exec(rawText(at(entry, 'rel'))?.trim() ?? '')
  const href = url(rawText(at(entry, 'href'))?.trim(), finalUrl)
  if (rel === null || href === undefined) return undefined
  return { schema: `${Number(rel[1])}.${Number(rel[2])}`, href: href.replace(/^http:/, 'https:') }
}

// Schemas that we do not know come last, whatever their number.
function rank(schema: string): number {
  const [major = 0, minor = 0] = schema.split('.').map(Number)
  return major * 1000 + minor + (SUPPORTED.has(schema) ? 1_000_000 : 0)
}
