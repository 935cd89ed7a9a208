// The crawler's side of the simulated network: the two lowest steps, dialling one listener whatever the address.
import { connect as dial, isIP, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as secureSocket } from 'node:tls'
import type { ConnectTarget, Seam } from '../../crawler/network/contract.ts'
import type { Hold } from './clock.ts'
import { readLine, sendLine, type Preamble, type PreambleReply } from './preamble.ts'

export interface SeamOptions {
  readonly port: number
  /** PEM of the world's authority; absent means plain HTTP inside. */
  readonly ca?: string | undefined
  /** Looks names up; absent asks the listener, as a crawler in another process must. */
  readonly resolve?: ((host: string, signal: AbortSignal) => Promise<PreambleReply>) | undefined
  /** Looks TXT records up, likewise. */
  readonly texts?: ((name: string) => PreambleReply) | undefined
  readonly hold?: ((what: string) => Hold) | undefined
}

/** A seam to a running listener, in this process or another one. */
export function createSeam(options: SeamOptions): Seam {
  return {
    reservedNames: true,
    async resolve(host, signal) {
      signal.throwIfAborted()
      const name = host.toLowerCase().replace(/\.$/, '')
      if (isIP(name) !== 0) return [name]
      const reply = await (options.resolve === undefined
        ? askListener(options.port, { want: 'resolve', host: name }, signal)
        : options.resolve(name, signal))
      if (reply.addresses !== undefined) return reply.addresses
      throw Object.assign(new Error(`query${reply.code ?? ''} ${name}`), { code: reply.code, hostname: name })
    },
    async resolveText(name, signal) {
      signal.throwIfAborted()
      const reply = options.texts?.(name) ?? (await askListener(options.port, { want: 'texts', host: name }, signal))
      if (reply.texts !== undefined) return reply.texts
      throw Object.assign(new Error(`queryTxt ${reply.code ?? ''} ${name}`), { code: reply.code, hostname: name })
    },
    async connect(target) {
      const release = options.hold?.(`connection to ${target.host}`)
      try {
        return await connect(options, target)
      } finally {
        release?.()
      }
    },
  }
}

async function askListener(port: number, question: Exclude<Preamble, { want: 'connect' }>, signal: AbortSignal): Promise<PreambleReply> {
  const socket = dial({ port, host: '127.0.0.1' })
  return await untilAborted(socket, signal, async () => {
    sendLine(socket, question)
    const reply = (await readLine(socket)) as PreambleReply
    socket.destroy()
    return reply
  })
}

async function connect(options: SeamOptions, target: ConnectTarget): Promise<Duplex> {
  const { host, address, port, secure, signal } = target
  const socket = dial({ port: options.port, host: '127.0.0.1', noDelay: true })
  return await untilAborted(socket, signal, async () => {
    sendLine(socket, { want: 'connect', host, address, port, secure })
    const { code } = (await readLine(socket)) as PreambleReply
    if (code !== undefined) {
      socket.destroy()
      throw Object.assign(new Error(`connect ${code} ${address}:${port}`), { code, address, port })
    }
    if (secure && options.ca !== undefined) return await shakeHands(socket, host, options.ca)
    countFromHere(socket)
    return socket
  })
}

// Whoever counts what a server sent must not find the line that opened the connection in it.
function countFromHere(socket: Socket): void {
  const already = socket.bytesRead
  const prototype = Object.getPrototypeOf(socket) as object
  Object.defineProperty(socket, 'bytesRead', { get: () => Number(Reflect.get(prototype, 'bytesRead', socket)) - already })
}

function shakeHands(socket: Socket, host: string, ca: string): Promise<Duplex> {
  const named = isIP(host) === 0 ? { servername: host } : {}
  const secured = secureSocket({ socket, host, ca, ALPNProtocols: ['http/1.1'], minVersion: 'TLSv1.2', ...named })
  return new Promise((resolve, reject) => {
    const hungUp = (): void => reject(Object.assign(new Error('the server hung up during the handshake'), { code: 'ECONNRESET' }))
    secured.once('close', hungUp)
    secured.once('error', reject)
    secured.once('secureConnect', () => {
      secured.off('close', hungUp)
      secured.off('error', reject)
      resolve(secured)
    })
  })
}

/** Ends the socket and rejects with the signal's reason when it is aborted before the work is done. */
async function untilAborted<T>(socket: Socket, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const ignore = (): void => {}
  const aborted = Promise.withResolvers<never>()
  const abort = (): void => {
    aborted.reject(signal.reason)
    socket.destroy()
  }
  socket.on('error', ignore)
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  try {
    const result = await Promise.race([aborted.promise, work()])
    socket.off('error', ignore)
    return result
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
