// A line: one HTTP/1.1 connection to one host at one checked address; the only file that knows the HTTP client.
import type { Duplex, Readable } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { Client } from 'undici'
import { IDLE_CONNECTION_MS, MAX_HEADER_BYTES } from '../limits.ts'
import { Breach } from './breach.ts'
import type { Location, Seam } from './contract.ts'
import { connectFailure } from './error-reasons.ts'

const HTTPS_PORT = 443
const HUNG_UP = new Breach({ reason: 'connect', detail: 'hung up' })

export interface Outgoing {
  readonly method: 'GET' | 'POST'
  /** Path with query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

export interface Incoming {
  readonly status: number
  /** Name, value, name, value …, as received. */
  readonly rawHeaders: readonly string[]
  readonly body: Readable
}

export interface Line {
  readonly location: Location
  /**
   * Sends one request and resolves with the answer's head; the body follows as a stream. One at a time. Connects first when the
   * connection is new or has gone. Rejects with a Breach when no connection comes about, with the signal's reason, which ends the line
   * too, or with the client's or socket's coded error.
   */
  readonly send: (message: Outgoing, signal: AbortSignal) => Promise<Incoming>
  /** Bytes that have come in over this line since it was opened. */
  readonly received: () => number
  /** When the certificate of the connection ends, milliseconds since 1970; undefined without one. */
  readonly certificateUntil: () => number | undefined
  /** Destroys the connection, also one that is only coming about. */
  readonly hangUp: () => Promise<void>
}

/**
 * Opens a line; nothing is connected yet. The client never follows a redirect, keeps no cookies, uses no proxy and speaks no HTTP/2; it
 * counts names and values of headers and ends the connection at MAX_HEADER_BYTES. It has no deadline of its own: the
 * caller's signal is the deadline.
 */
export function openLine(seam: Pick<Seam, 'connect'>, location: Location): Line {
  const hungUp = new AbortController()
  let stream: Duplex | undefined
  let certificate: { readonly of: Duplex; readonly until: number | undefined } | undefined
  let earlier = 0
  let connecting = false

  const connect = async (): Promise<Duplex> => {
    earlier += bytesRead(stream)
    stream = undefined
    connecting = true
    try {
      stream = await seam.connect({ ...location, port: HTTPS_PORT, secure: true, signal: hungUp.signal })
      return stream
    } finally {
      connecting = false
    }
  }

  const client = new Client(`https://${location.host}`, {
    connect: (_options, callback) => {
      connect().then(
        (connected) => callback(null, connected as Parameters<typeof callback>[1] & object),
        (error: unknown) => callback(new Breach(connectFailure(error)), null),
      )
    },
    allowH2: false,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: IDLE_CONNECTION_MS,
    keepAliveMaxTimeout: IDLE_CONNECTION_MS,
  })

  const end = async (reason: Error): Promise<void> => {
    if (connecting) hungUp.abort(reason)
    await client.destroy(reason)
  }

  return {
    location,
    send: async (message, signal) => {
      // Not given to the client: it looks at a signal only once a request is written, and never while it is connecting.
      signal.addEventListener('abort', () => void end(signal.reason as Error), { once: true })
      const answer = await client.request({ ...message, body: message.body ?? null, responseHeaders: 'raw' })
      // An abandoned body may end in an error that nobody waits for any more.
      answer.body.on('error', () => undefined)
      return { status: answer.statusCode, rawHeaders: answer.headers as unknown as readonly string[], body: answer.body }
    },
    received: () => earlier + bytesRead(stream),
    // Once a connection: Node translates the whole certificate every time, which costs as much as a request.
    certificateUntil: () => {
      if (!(stream instanceof TLSSocket)) return undefined
      if (certificate?.of !== stream) certificate = { of: stream, until: readEnd(stream) }
      return certificate.until
    },
    hangUp: () => end(HUNG_UP),
  }
}

// Node gives the moment in words that Date understands; a socket that is gone has no certificate any more.
function readEnd(socket: TLSSocket): number | undefined {
  const { valid_to: words } = socket.getPeerCertificate() as { readonly valid_to?: string }
  const end = Date.parse(words ?? '')
  return Number.isNaN(end) ? undefined : end
}

// Sockets count what they read; the contract allows any byte stream, and another kind counts as silent.
function bytesRead(stream: Duplex | undefined): number {
  return stream !== undefined && 'bytesRead' in stream && typeof stream.bytesRead === 'number' ? stream.bytesRead : 0
}
