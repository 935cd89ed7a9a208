// The one loopback listener behind every simulated host: looks up names, meets connections, answers requests, and writes all of it down.
import { createServer as createHttpServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http'
import { createServer, isIP, type AddressInfo, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TLSSocket } from 'node:tls'
import type { Clock } from '#model/clock.ts'
import { answerText, compress, validate, type Served, type StreamedAnswer, type WholeAnswer } from './answers.ts'
import { refusalCode, type Authority } from './certificates.ts'
import type { Hold } from './clock.ts'
import type { ConnectAnswer, NameAnswer } from './fault.ts'
import type { Ledger } from './ledger.ts'
import { readLine, sendLine, type Preamble } from './preamble.ts'
import { chooseCertificate, meetConnection, plainRequest, resolveName, serve } from './serving.ts'
import type { VirtualHost, World } from './world.ts'

export interface ListenerOptions {
  readonly world: World
  readonly clock: Clock
  readonly ledger: Ledger
  /** Stops the clock while something is under way; does nothing for a clock that cannot be stopped. */
  readonly hold: (what: string) => Hold
  /** Absent means plain HTTP inside. */
  readonly authority: Authority | undefined
}

export interface Listener {
  readonly port: number
  /** Looks a name up and writes that down. A silent resolver answers when the signal aborts, with ETIMEOUT. */
  readonly resolve: (host: string, signal: AbortSignal) => Promise<{ readonly addresses: readonly string[] } | { readonly code: string }>
  /** The TXT records of a name, of which nothing is written down. */
  readonly texts: (name: string) => { readonly texts: readonly string[] } | { readonly code: string }
  readonly close: () => Promise<void>
}

/** A connection as the world sees it. */
interface Line {
  readonly host: string
  readonly virtual: VirtualHost
  readonly address: string
  readonly port: number
  readonly secure: boolean
}

interface State extends ListenerOptions {
  readonly http: HttpServer
  readonly lines: WeakMap<object, Line>
  readonly sockets: Set<Socket>
  /** How often names with faults were looked up, and which addresses they were given that are not their own. */
  readonly lookups: Map<string, number>
  readonly given: Map<string, Set<string>>
  /** What routes and faults threw; told when the world is closed, so that no test passes over it. */
  readonly bugs: unknown[]
}

type ConnectPreamble = Extract<Preamble, { want: 'connect' }>

const MAX_REQUEST_BODY = 1024 * 1024

/** Opens the listener on a free port of 127.0.0.1. */
export async function startListener(options: ListenerOptions): Promise<Listener> {
  const http = createHttpServer({ keepAliveTimeout: 0, headersTimeout: 0, requestTimeout: 0, maxHeaderSize: 64 * 1024 })
  const state: State = { ...options, http, lines: new WeakMap(), sockets: new Set(), lookups: new Map(), given: new Map(), bugs: [] }
  http.on('request', (request, response) => void answer(state, request, response))
  http.on('clientError', (_error, socket) => socket.destroy())
  const server = createServer({ noDelay: true }, (socket) => void greet(state, socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    resolve: (host, signal) => lookUp(state, host, signal),
    texts: (name) => textsOf(state, name),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of state.sockets) socket.destroy()
      http.close()
      await closed
      if (state.bugs.length > 0) throw new AggregateError(state.bugs, 'a route or fault of this world threw')
    },
  }
}

async function lookUp(
  state: State,
  host: string,
  signal: AbortSignal,
): Promise<{ readonly addresses: readonly string[] } | { readonly code: string }> {
  using _hold = state.hold(`look-up of ${host}`)
  const at = state.clock.now()
  const virtual = state.world.lookup(host)
  const row = write(state, { kind: 'look-up', at, host })
  const answer = virtual === undefined ? { code: 'ENOTFOUND' } : resolveName(virtual, at, countLookup(state, virtual))
  const outcome = 'silent' in answer ? await silence(signal) : answer
  if (virtual !== undefined) rememberGiven(state, virtual, outcome)
  const words = 'code' in outcome ? { outcome: outcome.code } : {}
  state.ledger.table.end(row, { endedAt: state.clock.now(), ...words })
  return outcome
}

function textsOf({ world }: State, name: string): { readonly texts: readonly string[] } | { readonly code: string } {
  const texts = world.texts?.(name)
  return texts === undefined ? { code: 'ENOTFOUND' } : { texts }
}

function countLookup(state: State, virtual: VirtualHost): number {
  if (virtual.faults.length === 0) return 0
  const earlier = state.lookups.get(virtual.host) ?? 0
  state.lookups.set(virtual.host, earlier + 1)
  return earlier
}

function silence(signal: AbortSignal): Promise<{ readonly code: string }> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ code: 'ETIMEOUT' })
    signal.addEventListener('abort', () => resolve({ code: 'ETIMEOUT' }), { once: true })
  })
}

function rememberGiven(state: State, virtual: VirtualHost, answer: Exclude<NameAnswer, { silent: true }>): void {
  if (!('addresses' in answer) || answer.addresses === virtual.addresses) return
  const given = state.given.get(virtual.host) ?? new Set()
  for (const address of answer.addresses) given.add(address)
  state.given.set(virtual.host, given)
}

function wasGiven(state: State, virtual: VirtualHost, address: string): boolean {
  return virtual.addresses.includes(address) || (state.given.get(virtual.host)?.has(address) ?? false)
}

async function greet(state: State, socket: Socket): Promise<void> {
  state.sockets.add(socket)
  socket.on('error', () => {})
  socket.on('close', () => state.sockets.delete(socket))
  using _hold = state.hold('a connection')
  try {
    const preamble = (await readLine(socket)) as Preamble
    if (preamble.want === 'connect') return await meet(state, socket, preamble)
    const gone = new AbortController()
    socket.on('close', () => gone.abort())
    sendLine(socket, preamble.want === 'texts' ? textsOf(state, preamble.host) : await lookUp(state, preamble.host, gone.signal))
    socket.end()
  } catch {
    // Whoever dialled hung up, or is not one of us: nothing to answer.
    socket.destroy()
  }
}

async function meet(state: State, socket: Socket, dialled: ConnectPreamble): Promise<void> {
  const { host, address, port, secure } = dialled
  const at = state.clock.now()
  const virtual = state.world.lookup(port === (secure ? 443 : 80) ? host : `${host}:${port}`)
  const row = write(state, { kind: 'connect', at, host, address, port, secure })
  const met = decide(state, virtual, { ...dialled, at })
  if ('silent' in met) return keepSilence(state, socket, row, host)
  const outcome = 'code' in met ? met.code : 'stray' in met ? 'not given' : 'talk' in met ? 'misbehaves' : 'ok'
  state.ledger.table.end(row, { endedAt: state.clock.now(), outcome })
  if ('stray' in met) return refuse(socket, 'EHOSTUNREACH')
  if ('code' in met) return refuse(socket, met.code)
  sendLine(socket, {})
  if ('talk' in met) return met.talk(socket)
  await handOver(state, socket, { host, virtual: met.virtual, address, port, secure })
}

/** What becomes of a dialled connection; a `stray` went to an address that this world never gave to that host. */
type Met = ConnectAnswer | { readonly stray: true } | { readonly virtual: VirtualHost }

function decide(state: State, virtual: VirtualHost | undefined, dialled: ConnectPreamble & { readonly at: number }): Met {
  if (virtual === undefined)
    return isIP(dialled.host) !== 0 && dialled.host === dialled.address ? { code: 'ECONNREFUSED' } : { stray: true }
  if (!wasGiven(state, virtual, dialled.address)) return { stray: true }
  const answer = meetConnection(virtual, dialled)
  if (answer !== undefined) return answer
  const kind = dialled.secure && state.authority === undefined ? chooseCertificate(virtual, dialled.at) : 'valid'
  return kind === 'valid' ? { virtual } : { code: refusalCode(kind) }
}

function keepSilence(state: State, socket: Socket, row: number, host: string): void {
  const hold = state.hold(`silence of ${host}`)
  socket.once('close', () => {
    state.ledger.table.end(row, { endedAt: state.clock.now(), outcome: 'silent' })
    hold()
  })
  socket.resume()
}

function refuse(socket: Socket, code: string): void {
  sendLine(socket, { code })
  socket.end()
}

async function handOver(state: State, socket: Socket, line: Line): Promise<void> {
  if (!line.secure || state.authority === undefined) {
    state.lines.set(socket, line)
    state.http.emit('connection', socket)
    return
  }
  const secureContext = await state.authority.contextFor(line.host, chooseCertificate(line.virtual, state.clock.now()))
  const secured = new TLSSocket(socket, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] })
  secured.on('error', () => {})
  secured.once('secure', () => {
    // A server of many names cannot tell which is meant without it.
    if (isIP(line.host) === 0 && secured.servername !== line.host) return void secured.destroy()
    state.lines.set(secured, line)
    state.http.emit('connection', secured)
  })
}

async function answer(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const line = state.lines.get(incoming.socket) as Line
  const url = incoming.url ?? '/'
  const hold = state.hold(`${incoming.method ?? ''} ${line.host}${url}`)
  const at = state.clock.now()
  const row = writeRequest(state, line, incoming, url, at)
  const closed = new Promise<void>((resolve) => response.once('close', resolve))
  const body = await readBody(incoming)
  let served: Served = { kind: 'raw', talk: (socket) => void socket.destroy() }
  // Without a body the client went away before its request was whole.
  if (body !== undefined) served = choose(state, line, incoming, url, at, body)
  // A whole answer ends when it is handed over: whoever reads it may act before this process is told that the line is closed.
  const sentAt = state.clock.now()
  send(served, incoming, response, at)
  await closed
  const [status, headers] = served.kind === 'raw' ? [0, {}] : [served.status, served.headers]
  const endedAt = served.kind === 'whole' && response.writableFinished ? sentAt : state.clock.now()
  const outcome = response.writableFinished ? 'ok' : 'cut'
  state.ledger.table.end(row, { endedAt, status, outcome, notBefore: comeBackAt(status, headers, endedAt) })
  // The last bytes are with the operating system; one more turn lets them arrive before time may move.
  setImmediate(hold)
}

function choose(state: State, line: Line, incoming: IncomingMessage, url: string, at: number, body: string): Served {
  const headers = incoming.headers as Readonly<Record<string, string | undefined>>
  const method = incoming.method ?? 'GET'
  const named = (headers['host'] ?? '').replace(/:\d+$/, '').toLowerCase()
  if (named !== line.host) return answerText(421, 'Misdirected Request')
  try {
    const served = serve(line.virtual, { ...plainRequest(line.host, url), method, headers, body }, at)
    if (served.kind !== 'whole') return served
    const validated = line.virtual.validators === false || method !== 'GET' ? served : validate(served, headers['if-none-match'])
    return compress(validated, headers['accept-encoding'] ?? '')
  } catch (error) {
    state.bugs.push(error)
    return answerText(500, 'This world is broken')
  }
}

async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size <= MAX_REQUEST_BODY) chunks.push(chunk)
    }
  } catch {
    return undefined
  }
  return Buffer.concat(chunks).toString()
}

function send(served: Served, incoming: IncomingMessage, response: ServerResponse, at: number): void {
  if (served.kind === 'raw') return served.talk(incoming.socket)
  response.sendDate = false
  response.writeHead(served.status, { date: new Date(at).toUTCString(), ...lengthOf(served), ...served.headers })
  if (incoming.method === 'HEAD') response.end()
  else if (served.kind === 'whole') response.end(served.body)
  else void sendChunks(served, response)
}

function lengthOf(served: WholeAnswer | StreamedAnswer): Readonly<Record<string, string>> {
  return served.kind === 'whole' && served.status !== 304 ? { 'content-length': String(served.body.length) } : {}
}

async function sendChunks(served: StreamedAnswer, response: ServerResponse): Promise<void> {
  try {
    await pipeline(Readable.from(served.chunks()), response)
  } catch {
    // The client has heard enough: that is what such bodies are for.
  }
}

function comeBackAt(status: number, headers: Readonly<Record<string, string>>, at: number): number {
  if (status !== 429 && status !== 503) return 0
  const after = headers['retry-after'] ?? ''
  const moment = /^\d+$/.test(after) ? at + Number(after) * 1000 : Date.parse(after !== '' ? after : (headers['x-ratelimit-reset'] ?? ''))
  return Number.isNaN(moment) ? 0 : moment
}

const BLANK = {
  address: '',
  port: 0,
  secure: true,
  method: '',
  path: '',
  status: 0,
  outcome: 'ok',
  userAgent: '',
  accept: '',
  ifNoneMatch: '',
} as const

type NewEntry = Parameters<Ledger['table']['add']>[0]

function write(state: State, entry: Partial<NewEntry> & Pick<NewEntry, 'kind' | 'at' | 'host'>): number {
  return state.ledger.table.add({ ...BLANK, endedAt: Infinity, notBefore: 0, ...entry })
}

function writeRequest(state: State, line: Line, incoming: IncomingMessage, url: string, at: number): number {
  const { host, address, port, secure } = line
  return write(state, {
    kind: 'request',
    at,
    host,
    address,
    port,
    secure,
    method: incoming.method ?? '',
    path: url,
    outcome: 'cut',
    userAgent: incoming.headers['user-agent'] ?? '',
    accept: incoming.headers.accept ?? '',
    ifNoneMatch: incoming.headers['if-none-match'] ?? '',
  })
}
