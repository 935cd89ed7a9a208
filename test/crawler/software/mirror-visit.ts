// A visit to a mirror as the tests of one adapter need it: what was asked page by page, and what each document said by itself.
import type { Facts } from '#model/facts.ts'
import type { EndpointDefinition, SoftwareDefinition } from '../../../crawler/software/define.ts'
import { endpointName } from '../../../crawler/software/define.ts'
import type { Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../../fediverse/contract.ts'
import { readThroughMirror } from '../../fediverse/reading.ts'

export const OWN_USER_AGENT = 'FediverseAtlas/0 (+https://atlas.example/crawler)'

export interface MirrorVisit {
  readonly facts: Facts
  /** Sorted, without the server itself. */
  readonly peers: readonly string[] | undefined
  /** `METHOD /path?query` of every request behind NodeInfo, in order. */
  readonly asked: readonly string[]
  /** Everything that the documents said, as text. */
  readonly said: string
}

/** Visits an instance once, with nothing known before. */
export function visitMirror(mirror: Mirror, instance: VirtualInstance): MirrorVisit {
  const asked: string[] = []
  const { merged, documents, peers } = readThroughMirror(
    { ...mirror, routes: (visited) => listenTo(mirror.routes(visited), asked) },
    instance,
  )
  const facts: Facts = Object.fromEntries(Object.entries(merged).map(([key, fact]) => [key, fact.value]))
  // An empty list that this software shows whatever it knows says nothing.
  const isHidden = documents.some((document) => document.facts.peers?.emptyMeansHidden === true) && peers?.length === 0
  return {
    facts,
    peers: isHidden ? undefined : peers,
    asked: asked.filter((request) => !request.includes('nodeinfo')),
    said: JSON.stringify(documents),
  }
}

function listenTo(routes: Readonly<Record<string, VirtualRoute>>, asked: string[]): Readonly<Record<string, VirtualRoute>> {
  const heard = Object.entries(routes).map(([name, route]): [string, VirtualRoute] => [
    name,
    (request) => {
      asked.push(`${request.method} ${request.path}${request.query.size > 0 ? `?${request.query.toString()}` : ''}`)
      return typeof route === 'function' ? route(request) : route
    },
  ])
  return Object.fromEntries(heard)
}

/** What a mirror's routes answer to one request; an unknown route is 404 without a body. */
export function answer(
  routes: Readonly<Record<string, VirtualRoute>>,
  method: string,
  target: string,
  body = '',
  userAgent = OWN_USER_AGENT,
): VirtualReply {
  const url = new URL(target, 'https://any.example')
  const route = routes[`${method} ${url.pathname}`] ?? { status: 404 }
  const request = { method, host: url.hostname, path: url.pathname, query: url.searchParams, headers: { 'user-agent': userAgent }, body }
  return typeof route === 'function' ? route(request) : route
}

/** The document of an instance as it comes over a wire: without members that are undefined. */
export function written(mirror: Mirror, instance: VirtualInstance, method: string, target: string): unknown {
  return JSON.parse(JSON.stringify(answer(mirror.routes(instance), method, target, '{}').json))
}

/** The endpoint of a definition by its document name, with or without its query. */
export function endpointOf(definition: SoftwareDefinition, name: string): EndpointDefinition {
  const found = definition.endpoints.find((candidate) => [endpointName(candidate), endpointName(candidate).split('?')[0]].includes(name))
  if (found === undefined) throw new Error(`${definition.name} has no endpoint ${name}`)
  return found
}
