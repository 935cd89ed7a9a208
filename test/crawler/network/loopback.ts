// Servers on loopback behind a test seam: every name resolves to an invented global address, every connection ends here.
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { createConnector } from '../../../crawler/network/connector.ts'
import type { Answer, ConnectTarget, Location, Network, NoAnswer, Seam } from '../../../crawler/network/contract.ts'
import { createNetwork } from '../../../crawler/network/network.ts'
import type { NetworkOptions } from '../../../crawler/network/network.ts'
import type { DocumentLimit } from '../../../crawler/limits.ts'

export const ADDRESS = '185.40.4.5'
export const HOST = 'social.example'
export const HERE: Location = { host: HOST, address: ADDRESS }
/** Long enough for an honest answer on a busy machine; tests that wait for a deadline use a shorter one. */
export const ROOMY: DocumentLimit = { bytes: 5 * 1024 * 1024, deadlineMs: 15_000 }
export const BRIEF: DocumentLimit = { bytes: 5 * 1024 * 1024, deadlineMs: 300 }

/** Listens on loopback until the test ends; returns the port. Connections still open at the end are destroyed. */
export async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return (server.address() as AddressInfo).port
}

/** A seam whose connections all end at `port` of loopback, in plain text unless `connect` says otherwise; `targets` records them. */
export function seamTo(port: number, overrides: Partial<Seam> = {}): Seam & { readonly targets: ConnectTarget[] } {
  const plain = createConnector()
  const connect = overrides.connect ?? ((target: ConnectTarget) => plain({ ...target, secure: false }))
  const targets: ConnectTarget[] = []
  return {
    resolve: () => Promise.resolve([ADDRESS]),
    resolveText: () => Promise.resolve([]),
    reservedNames: true,
    ...overrides,
    connect: (target) => {
      targets.push(target)
      return connect({ ...target, address: '127.0.0.1', port })
    },
    targets,
  }
}

/** A network over a seam, closed when the test ends. */
export function networkOver(seam: Seam, options: Partial<NetworkOptions> = {}): Network {
  const network = createNetwork(seam, { userAgent: 'FediverseAtlas/test (+https://atlas.example/crawler)', ...options })
  onTestFinished(() => network.close())
  return network
}

/** A server that hands each request's head, and the connection it came on, to `answer`; and a network that reaches nothing else. */
export async function serverThat(answer: (socket: Socket, head: string) => void, options: Partial<NetworkOptions> = {}) {
  const heads: string[] = []
  let connections = 0
  const server = createServer({ noDelay: true }, (socket) => {
    connections++
    let text = ''
    socket.on('data', (piece) => {
      text += piece.toString('latin1')
      for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
        const head = text.slice(0, end)
        text = text.slice(end + 4)
        heads.push(head)
        answer(socket, head)
      }
    })
  })
  const seam = seamTo(await listen(server))
  const network = networkOver(seam, options)
  return { network, seam, heads, connections: () => connections, get: (path: string, limit = ROOMY) => get(network, path, limit) }
}

/** One GET of a path of HOST. */
export function get(network: Network, path: string, limit: DocumentLimit = ROOMY): Promise<Answer | NoAnswer> {
  return network.exchange({ url: new URL(path, `https://${HOST}`), location: HERE, limit })
}

/** The bytes of an answer with status 200; `headers` are whole lines. */
export function reply(body: Uint8Array | string, ...headers: readonly string[]): Buffer {
  const bytes = Buffer.from(body)
  return Buffer.concat([
    Buffer.from(['HTTP/1.1 200 OK', `Content-Length: ${bytes.length}`, ...headers, '', ''].join('\r\n'), 'latin1'),
    bytes,
  ])
}

/** The reason of a failure, or the status of an answer: what most tests compare. */
export function outcome(result: Answer | NoAnswer): string | number {
  return result.ok ? result.status : result.failure.reason
}
