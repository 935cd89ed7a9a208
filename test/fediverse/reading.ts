// What an adapter learns from a mirror's documents when nothing goes wrong: a visit without network, clock and manners.
import type { Facts } from '#model/facts.ts'
import { mergeFacts, type DocumentFacts, type MergedFacts } from '#model/facts-merge.ts'
import { decodeJson } from '#model/json.ts'
import { htmlToText, TEXT_LIMITS } from '#model/text.ts'
import { readNodeinfo } from '../../crawler/nodeinfo/document.ts'
import { readNodeinfoLinks } from '../../crawler/nodeinfo/links.ts'
import { readNodeinfo2 } from '../../crawler/nodeinfo/nodeinfo2.ts'
import { readBlockPage } from '../../crawler/block-rows.ts'
import { readPeerNames } from '../../crawler/peer-names.ts'
import { endpointName, parametersOf, type EndpointDefinition, type HostKnowledge } from '../../crawler/software/define.ts'
import { findSoftware, readSoftwareNodeinfo, type SoftwareFound } from '../../crawler/software/index.ts'
import { softwares } from '../../crawler/software/registry.ts'
import { isReadable } from '#model/blocks/publication.ts'
import { blockLine } from './software/block-lists.ts'
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply } from './contract.ts'

export interface Reading {
  readonly found: SoftwareFound
  readonly merged: MergedFacts
  readonly documents: readonly DocumentFacts[]
  /** Documents that were asked for, pages of a list apart, in order. */
  readonly asked: readonly string[]
  /** Parsed names of all lists together, sorted; absent when no list was read. */
  readonly peers?: readonly string[]
  /** Rows of all block lists together, as a mirror's `expected` has them; absent when none could be read. */
  readonly blocks?: readonly string[]
}

type Fetched = { readonly ok: true; readonly json: unknown } | { readonly ok: false; readonly absent: boolean }

const MAX_PAGES = 200

/** Reads every document of an instance as its adapter asks for them. */
export function readThroughMirror(mirror: Mirror, instance: VirtualInstance): Reading {
  const origin = `https://${instance.apiHost ?? instance.host}`
  const nodeinfo = fetchNodeinfo(mirror, instance)
  const generic = nodeinfo === undefined ? (readOlder(mirror, instance) ?? {}) : readFacts(nodeinfo)
  const found = generic.software === undefined ? findUnannounced(mirror, instance) : findSoftware(generic)
  const facts = readSoftwareNodeinfo(found.definition, generic, nodeinfo)
  const states = new Map<string, 'ok' | 'absent'>()
  const host: HostKnowledge = { origin, nodeinfo: facts, version: versionOf(facts), state: (path) => states.get(path) ?? 'unknown' }
  const documents: DocumentFacts[] = []
  const asked: string[] = []
  for (const endpoint of found.definition.endpoints) {
    if (endpoint.when !== undefined && !endpoint.when(host)) continue
    asked.push(endpointName(endpoint))
    const pages = readPages(mirror, instance, endpoint, host)
    states.set(endpointName(endpoint), pages === undefined ? 'absent' : 'ok')
    documents.push(...(pages ?? []).map((page) => ({ endpoint: endpointName(endpoint), facts: page })))
  }
  const all = [{ endpoint: 'nodeinfo', facts }, ...documents]
  return {
    found,
    merged: mergeFacts(generic.software === undefined ? undefined : facts, documents),
    documents,
    asked,
    ...listsOf(all, instance),
  }
}

function fetchNodeinfo(mirror: Mirror, instance: VirtualInstance): unknown {
  const jrd = fetchJson(mirror, instance, { method: 'GET', path: '/.well-known/nodeinfo' })
  const link = jrd.ok ? readNodeinfoLinks(jrd.json, `https://${instance.host}/.well-known/nodeinfo`)[0] : undefined
  if (link === undefined) return undefined
  const document = fetchJson(mirror, instance, { method: 'GET', path: new URL(link.href).pathname })
  return document.ok ? document.json : undefined
}

// What has no NodeInfo at all is recognised by the first document of its adapter, whatever its name.
function findUnannounced(mirror: Mirror, instance: VirtualInstance): SoftwareFound {
  const host: HostKnowledge = { origin: `https://${instance.host}`, nodeinfo: {}, version: undefined, state: () => 'unknown' }
  for (const definition of softwares.filter(({ withoutNodeinfo }) => withoutNodeinfo !== undefined)) {
    const [first] = definition.endpoints
    const read = first === undefined ? undefined : readPages(mirror, instance, first, host)
    const software = read?.find((facts) => facts.software !== undefined)?.software
    if (software !== undefined) return { definition, slug: software, label: definition.label, known: true }
  }
  return findSoftware({})
}

// NodeInfo2, for the software that has nothing else.
function readOlder(mirror: Mirror, instance: VirtualInstance): Facts | undefined {
  const document = fetchJson(mirror, instance, { method: 'GET', path: '/.well-known/x-nodeinfo2' })
  return document.ok ? readNodeinfo2(document.json, instance.host) : undefined
}

function readFacts(json: unknown): Facts {
  const document = readNodeinfo(json)
  return document === 'bad-nodeinfo' ? {} : document.facts
}

function versionOf({ version }: Facts): HostKnowledge['version'] {
  const parts = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version ?? '')
  return parts === null ? undefined : [Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0)]
}

// Every page of a document, or undefined when it is refused. An answer in which nothing can be read is not that document.
function readPages(
  mirror: Mirror,
  instance: VirtualInstance,
  endpoint: EndpointDefinition,
  host: HostKnowledge,
): readonly Facts[] | undefined {
  const pages: Facts[] = []
  let path: string | undefined = endpoint.path
  while (path !== undefined && pages.length < MAX_PAGES) {
    const answer = fetchJson(mirror, instance, { ...endpoint, method: endpoint.method ?? 'GET', path })
    if (!answer.ok) return undefined
    const facts = endpoint.read(answer.json, host)
    if (Object.keys(facts).length === 0) return undefined
    pages.push(facts)
    path = facts.peers?.names.length === 0 || facts.blocks?.rows.length === 0 ? undefined : endpoint.next?.(answer.json, path)
  }
  return pages
}

interface Wanted {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly refusal?: EndpointDefinition['refusal']
  readonly format?: EndpointDefinition['format']
  readonly answers?: EndpointDefinition['answers']
}

function fetchJson(mirror: Mirror, instance: VirtualInstance, wanted: Wanted): Fetched {
  const reply = replyOf(mirror, instance, wanted)
  const { status = 200 } = reply
  if (wanted.format !== undefined && wanted.format !== 'json') return readMarkup(reply.text, status, wanted.format)
  const document = documentOf(reply)
  const isError = status >= 300 && wanted.answers?.includes(status) !== true
  if (document === undefined || isError) return { ok: false, absent: true }
  return wanted.refusal?.(document, status) === undefined ? { ok: true, json: document } : { ok: false, absent: true }
}

function replyOf(mirror: Mirror, instance: VirtualInstance, { method, path, body }: Wanted): VirtualReply {
  const url = new URL(path, `https://${instance.host}`)
  const route = mirror.routes(instance)[`${method} ${url.pathname}`] ?? { status: 404, text: '' }
  const sent = body === undefined ? '' : JSON.stringify(body === 'query' ? parametersOf(url) : body)
  const request = { method, host: url.hostname, path: url.pathname, query: url.searchParams, headers: {}, body: sent }
  return typeof route === 'function' ? route(request) : route
}

function documentOf(reply: VirtualReply): unknown {
  const bytes = new TextEncoder().encode(reply.json === undefined ? (reply.text ?? '') : JSON.stringify(reply.json))
  const decoded = decodeJson(bytes, 'application/json')
  return decoded.ok ? decoded.value : undefined
}

function readMarkup(page: string | undefined, status: number, format: 'html' | 'markup' | 'text'): Fetched {
  if (status >= 300 || page === undefined) return { ok: false, absent: true }
  return { ok: true, json: format === 'html' ? htmlToText(page, TEXT_LIMITS.longText) : page }
}

function gatherPeers(documents: readonly DocumentFacts[], instance: VirtualInstance): readonly string[] | undefined {
  const place = { endpoint: '', page: 0, complete: true, self: new Set([instance.host]), reservedNames: true }
  // An empty list that its software shows whatever it knows is none.
  const lists = documents.flatMap(({ facts: { peers } }) => {
    const read = peers === undefined ? undefined : readPeerNames(peers, place)
    return read === undefined ? [] : [read.names]
  })
  return lists.length === 0 ? undefined : [...new Set(lists.flat())].toSorted()
}

function listsOf(documents: readonly DocumentFacts[], instance: VirtualInstance): Pick<Reading, 'peers' | 'blocks'> {
  const peers = gatherPeers(documents, instance)
  const blocks = gatherBlocks(documents, instance)
  return { ...(peers === undefined ? {} : { peers }), ...(blocks === undefined ? {} : { blocks }) }
}

function gatherBlocks(documents: readonly DocumentFacts[], instance: VirtualInstance): readonly string[] | undefined {
  const place = { endpoint: '', page: 0, complete: true, self: new Set([instance.host]), reservedNames: true }
  const readings = documents.flatMap(({ facts: { blocks } }) => (blocks === undefined ? [] : [readBlockPage(blocks, place)]))
  const readable = readings.filter(({ publication }) => isReadable(publication))
  if (readable.length === 0) return undefined
  const lines = new Map<string, { natives: Set<string>; reasons: Set<string> }>()
  for (const row of readable.flatMap(({ rows }) => rows)) {
    const line = lines.get(row.observed) ?? { natives: new Set(), reasons: new Set() }
    for (const { native } of row.actions) line.natives.add(native)
    if (row.reason !== undefined) line.reasons.add(row.reason)
    lines.set(row.observed, line)
  }
  return [...lines].map(([target, { natives, reasons }]) => blockLine(target, [...natives], [...reasons][0])).toSorted()
}

/** The merged facts in the shape of a mirror's `expected`, without members that are absent. */
export function summariseReading({ merged, peers, blocks }: Reading): ExpectedFacts {
  const { software, version, name, shortDescription, languages, registrations, usage, rules } = merged
  return clean({
    software: software?.value ?? '',
    version: version?.value,
    name: name?.value,
    shortDescription: shortDescription?.value,
    languages: languages?.value,
    registrations: registrations?.value,
    usage: usage?.value,
    rules: rules?.value,
    peers,
    blocks,
  })
}

/** What a mirror says is to be learned, peers in the order of a reading, without members that are absent. */
export function summariseExpected(expected: ExpectedFacts): ExpectedFacts {
  return clean({ ...expected, peers: expected.peers?.toSorted(), blocks: expected.blocks?.toSorted() })
}

function clean(facts: ExpectedFacts): ExpectedFacts {
  return JSON.parse(JSON.stringify(facts)) as ExpectedFacts
}
