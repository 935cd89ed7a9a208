// What a virtual host answers: faults first, then its own routes, robots.txt, and its mirror's documents. A function of host, time and request.
import type { CertificateKind } from './certificates.ts'
import type { VirtualInstance, VirtualReply, VirtualRequest, VirtualRoute } from './contract.ts'
import { covers, type ConnectAnswer, type ConnectQuestion, type NameAnswer } from './fault.ts'
import { answerText, renderReply, type Served, type WholeAnswer } from './answers.ts'
import { shippedRobots } from './robots-answers.ts'
import type { VirtualHost } from './world.ts'

/** The answer of a host to one request at that moment. */
export function serve(host: VirtualHost, request: VirtualRequest, at: number): Served {
  return serveFrom(host, 0, request, at)
}

/** The GET request that a plain client would send. */
export function plainRequest(host: string, pathAndQuery: string): VirtualRequest {
  const mark = pathAndQuery.indexOf('?')
  return {
    method: 'GET',
    host,
    path: mark === -1 ? pathAndQuery : pathAndQuery.slice(0, mark),
    query: new URLSearchParams(mark === -1 ? '' : pathAndQuery.slice(mark + 1)),
    headers: {},
    body: '',
  }
}

function serveFrom(host: VirtualHost, index: number, request: VirtualRequest, at: number): Served {
  const fault = host.faults[index]
  if (fault === undefined) return serveHonestly(host, request)
  const honest = (path?: string): Served => serveFrom(host, index + 1, path === undefined ? request : plainRequest(request.host, path), at)
  const answer = covers(fault.scope, request.path) ? fault.serve?.({ host: host.host, at, request, honest }) : undefined
  return answer ?? honest()
}

function serveHonestly(host: VirtualHost, request: VirtualRequest): Served {
  const route = findRoute(host.routes, request)
  if (route !== undefined) return renderRoute(route, request)
  if (request.path === '/robots.txt') return serveRobots(host)
  const mirrored = findRoute(mirroredRoutes(host), request)
  return mirrored === undefined ? answerText(404, 'Not Found') : renderRoute(mirrored, request)
}

function serveRobots(host: VirtualHost): Served {
  const text = host.robots === undefined ? shippedRobots(host.instance, host.mirror) : host.robots
  return text === null ? answerText(404, 'Not Found') : answerText(200, text)
}

function findRoute(routes: Readonly<Record<string, VirtualRoute>> | undefined, request: VirtualRequest): VirtualRoute | undefined {
  if (routes === undefined) return undefined
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const withQuery = request.query.size === 0 ? undefined : own(routes, `${method} ${request.path}?${request.query.toString()}`)
  return withQuery ?? own(routes, `${method} ${request.path}`)
}

function own(routes: Readonly<Record<string, VirtualRoute>>, key: string): VirtualRoute | undefined {
  return Object.hasOwn(routes, key) ? routes[key] : undefined
}

const rendered = new WeakMap<VirtualReply, WholeAnswer>()

function renderRoute(route: VirtualRoute, request: VirtualRequest): WholeAnswer {
  if (typeof route === 'function') return renderReply(route(request))
  let answer = rendered.get(route)
  if (answer === undefined) rendered.set(route, (answer = renderReply(route)))
  return answer
}

const written = new WeakMap<VirtualInstance, Readonly<Record<string, VirtualRoute>>>()

function mirroredRoutes(host: VirtualHost): Readonly<Record<string, VirtualRoute>> | undefined {
  const { instance, mirror } = host
  if (instance === undefined || mirror === undefined) return undefined
  let routes = written.get(instance)
  if (routes === undefined) written.set(instance, (routes = mirror.routes(instance)))
  return routes
}

/** What the resolver says about a host at that moment; `earlier` is how often it was asked before. */
export function resolveName(host: VirtualHost, at: number, earlier: number): NameAnswer {
  for (const fault of host.faults) {
    const answer = fault.resolve?.({ host: host.host, at, earlier, honest: host.addresses })
    if (answer !== undefined) return answer
  }
  return host.addresses.length === 0 ? { code: 'ENODATA' } : { addresses: host.addresses }
}

/** What becomes of a connection to a host at that moment; undefined when it succeeds. */
export function meetConnection(host: VirtualHost, question: ConnectQuestion): ConnectAnswer | undefined {
  for (const fault of host.faults) {
    const answer = fault.connect?.(question)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** Which certificate a host shows at that moment. */
export function chooseCertificate(host: VirtualHost, at: number): CertificateKind {
  for (const fault of host.faults) {
    const kind = fault.certificate?.({ host: host.host, at })
    if (kind !== undefined) return kind
  }
  return 'valid'
}
