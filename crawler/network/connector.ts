// One connected stream to one checked address: TCP, and TLS with verification that nothing can switch off.
import { connect as connectTcp } from 'node:net'
import type { Socket } from 'node:net'
import { connect as connectTls, createSecureContext } from 'node:tls'
import type { SecureContext } from 'node:tls'
import type { ConnectTarget, Seam } from './contract.ts'
import { codeOf, NO_HANDSHAKE } from './error-reasons.ts'

export interface ConnectorOptions {
  /** Certificates of authorities in PEM in place of the usual ones; only tests of TLS have a use for it. */
  readonly ca?: string | readonly string[]
}

/**
 * Makes a `connect` for a seam: a stream to `target.address` itself, no name is looked up. With `target.secure` the certificate must be
 * valid now, lead to a known authority and carry `target.host`. Rejects with Node's coded errors; a connection that closes between TCP
 * and the end of the handshake has the code ERR_TLS_NO_HANDSHAKE. The signal's abort destroys the attempt.
 */
export function createConnector(options: ConnectorOptions = {}): Seam['connect'] {
  let context: SecureContext | undefined
  return (target) => {
    if (!target.secure) return untilReady(connectTcp({ host: target.address, port: target.port, noDelay: true }), 'connect', target.signal)
    context ??= createSecureContext({ minVersion: 'TLSv1.2', ...(options.ca === undefined ? {} : { ca: [options.ca].flat() }) })
    return untilReady(openTls(target, context), 'secureConnect', target.signal)
  }
}

function openTls(target: ConnectTarget, secureContext: SecureContext): Socket {
  return connectTls({
    host: target.address,
    port: target.port,
    servername: target.host,
    secureContext,
    // Said aloud, as the environment of the process could otherwise switch it off.
    rejectUnauthorized: true,
    ALPNProtocols: ['http/1.1'],
  }).setNoDelay(true)
}

function untilReady(socket: Socket, ready: 'connect' | 'secureConnect', signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    let reached = false
    const abandon = (): void => void socket.destroy()
    const closed = (): void => {
      signal.removeEventListener('abort', abandon)
      reject(signal.aborted ? (signal.reason as Error) : withoutHandshake())
    }
    // Stays for the life of the socket: between two owners an error must not be without a listener.
    socket.on('error', (error) => reject(reached && isLostConnection(error) ? withoutHandshake(error) : error))
    socket.once('connect', () => (reached = ready === 'secureConnect'))
    socket.once('close', closed)
    socket.once(ready, () => {
      socket.removeListener('close', closed)
      signal.removeEventListener('abort', abandon)
      reached = false
      resolve(socket)
    })
    signal.addEventListener('abort', abandon, { once: true })
    if (signal.aborted) abandon()
  })
}

function isLostConnection(error: Error): boolean {
  return ['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(codeOf(error))
}

function withoutHandshake(cause?: Error): Error {
  return Object.assign(new Error('the connection closed during the handshake', { cause }), { code: NO_HANDSHAKE })
}
