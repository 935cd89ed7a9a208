// One visit to a mirror without a network: NodeInfo, then the adapter's documents page by page, merged; for the tests of adapters.
import { readNodeinfo } from '../../../crawler/nodeinfo/document.ts'
import type { EndpointDefinition, HostKnowledge, SoftwareDefinition } from '../../../crawler/software/define.ts'
import { endpointName } from '../../../crawler/software/define.ts'
import type { Facts } from '../../../model/facts.ts'
import { mergeFacts, type DocumentFacts } from '../../../model/facts-merge.ts'
import { at, list } from '../../../model/json.ts'
import type { Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../../fediverse/contract.ts'

export const OWN_USER_AGENT = 'FediverseAtlas/0 (+https://atlas.example/crawler)'

type State = ReturnType<HostKnowledge['state']>

export interface MirrorVisit {
  readonly facts: Facts
  readonly peers: readonly string[] | undefined
  /** `METHOD /path?query` of every request, in order. */
  readonly asked: readonly string[]
  /** What each document said, by its name; refused and missing ones are not there. */
  readonly documents: ReadonlyMap<string, Facts>
  /** Names of documents that were refused, with the reason. */
  readonly refusals: ReadonlyMap<string, string>
}

/** What a mirror answers; an unknown route is 404 without a body. */
export function answer(routes: Readonly<Record<string, VirtualRoute>>, method: string, target: string, body = '', userAgent = OWN_USER_AGENT): VirtualReply {
  const url = new URL(target, 'https://any.invalid')
  const route = routes[`${method} ${url.pathname}`] ?? { status: 404 }
  const request = { method, host: 'any.invalid', path: url.pathname, query: url.searchParams, headers: { 'user-agent': userAgent }, body }
  return typeof route === 'function' ? route(request) : route
}

// What travels is text: undefined members go, as on a wire.
function wireJson(reply: VirtualReply): unknown {
  return reply.json === undefined ? undefined : (JSON.parse(JSON.stringify(reply.json)) as unknown)
}

/** Visits an instance once, with nothing known before. Ends a list after 1,000 pages. */
export function visitMirror(mirror: Mirror, instance: VirtualInstance, definition: SoftwareDefinition): MirrorVisit {
  const routes = mirror.routes(instance)
  const asked: string[] = []
  const states = new Map<string, State>()
  const refusals = new Map<string, string>()
  const documents = new Map<string, Facts>()
  const read = readNodeinfo(readNodeInfoDocument(routes))
  const found = read === 'bad-nodeinfo' ? {} : read.facts
  const nodeinfo = definition.correct?.(found) ?? found
  const host: HostKnowledge = {
    origin: `https://${instance.apiHost ?? instance.host}`,
    nodeinfo,
    version: versionOf(nodeinfo.version),
    state: (path) => states.get(path) ?? 'unknown',
  }
  const peers: string[][] = []
  for (const endpoint of definition.endpoints) {
    if (endpoint.when !== undefined && !endpoint.when(host)) continue
    const outcome = readPages(endpoint, host, routes, asked)
    states.set(endpointName(endpoint), outcome.state)
    if (outcome.refusal !== undefined) refusals.set(endpointName(endpoint), outcome.refusal)
    if (outcome.facts !== undefined) documents.set(endpointName(endpoint), outcome.facts)
    if (outcome.peers !== undefined) peers.push(outcome.peers)
  }
  const stated: DocumentFacts[] = [...documents].map(([endpoint, facts]) => ({ endpoint, facts }))
  const merged = Object.entries(mergeFacts(nodeinfo, stated)).map(([key, fact]) => [key, fact.value] as const)
  return { facts: Object.fromEntries(merged), peers: peers.length === 0 ? undefined : peers.flat(), asked, documents, refusals }
}

function readNodeInfoDocument(routes: Readonly<Record<string, VirtualRoute>>): unknown {
  const links = list(at(wireJson(answer(routes, 'GET', '/.well-known/nodeinfo')), 'links'))
  const link = links.find((candidate) => String(at(candidate, 'rel')).includes('/ns/schema/'))
  return wireJson(answer(routes, 'GET', new URL(String(at(link, 'href'))).pathname))
}

function versionOf(version: string | undefined): readonly [number, number, number] | undefined {
  const match = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version ?? '')
  return match === null ? undefined : [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)]
}

interface Outcome {
  readonly state: State
  readonly facts?: Facts
  readonly peers?: string[]
  readonly refusal?: string
}

function readPages(endpoint: EndpointDefinition, host: HostKnowledge, routes: Readonly<Record<string, VirtualRoute>>, asked: string[]): Outcome {
  let first: Facts | undefined
  let peers: string[] | undefined
  let path: string | undefined = endpoint.path
  for (let page = 0; path !== undefined && page < 1000; page += 1) {
    const method = endpoint.method ?? 'GET'
    asked.push(`${method} ${path}`)
    const reply = answer(routes, method, path, endpoint.body === undefined ? '' : JSON.stringify(endpoint.body))
    const json = wireJson(reply)
    const status = reply.status ?? 200
    const refusal = json === undefined ? undefined : endpoint.refusal?.(json, status)
    if (refusal !== undefined) return { state: refusal === 'rate-limited' ? 'failed' : 'absent', refusal }
    if (status >= 300 || json === undefined) return { state: status === 404 || status === 405 ? 'absent' : 'failed' }
    const facts = endpoint.read(json, host)
    first ??= facts
    if (facts.peers !== undefined && !(facts.peers.emptyMeansHidden === true && facts.peers.names.length === 0)) {
      peers = [...(peers ?? []), ...facts.peers.names]
    }
    path = endpoint.next?.(json, path)
  }
  return { state: 'ok', ...(first !== undefined && { facts: first }), ...(peers !== undefined && { peers }) }
}
