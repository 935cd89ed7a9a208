// A client without manners, for tests of the simulated fediverse itself: it does as it is told and shows what came back.
import { request } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Seam } from '../../crawler/network/contract.ts'

/** What came back: an answer, or the code of the error that came instead. */
export interface PlainAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** As on the wire, not inflated. */
  readonly body: Buffer
  readonly code?: string | undefined
}

export interface PlainOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Gives up when aborted, with what has come so far. */
  readonly signal?: AbortSignal
  /** Stops reading after that many bytes of body. */
  readonly enough?: number
  /** Used instead of the first address of the name. */
  readonly address?: string
}

/** Asks once, on a connection of its own, following nothing. */
export async function askPlainly(seam: Seam, url: string, options: PlainOptions = {}): Promise<PlainAnswer> {
  const target = new URL(url)
  const signal = options.signal ?? new AbortController().signal
  try {
    const socket = await connectPlainly(seam, url, options)
    return await exchange(socket, target, options, signal)
  } catch (error) {
    return { status: 0, headers: {}, body: Buffer.alloc(0), code: (error as { readonly code?: string }).code ?? (error as Error).name }
  }
}

/** Opens a connection as a client would and returns the bare stream. */
export async function connectPlainly(seam: Seam, url: string, options: Pick<PlainOptions, 'signal' | 'address'> = {}): Promise<Duplex> {
  const target = new URL(url)
  const signal = options.signal ?? new AbortController().signal
  const address = options.address ?? (await seam.resolve(target.hostname, signal))[0]
  const secure = target.protocol === 'https:'
  const port = target.port === '' ? (secure ? 443 : 80) : Number(target.port)
  return await seam.connect({ host: target.hostname, address: address ?? '', port, secure, signal })
}

/** Asks on a stream that is open already. */
export function exchange(socket: Duplex, target: URL, options: PlainOptions, signal: AbortSignal): Promise<PlainAnswer> {
  return new Promise((resolve, reject) => {
    const headers = { host: target.host, connection: 'close', ...options.headers }
    const method = options.method ?? (options.body === undefined ? 'GET' : 'POST')
    const outgoing = request({
      createConnection: () => socket,
      path: `${target.pathname}${target.search}`,
      method,
      headers,
      maxHeaderSize: 64 * 1024,
      signal,
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = []
      let size = 0
      const done = (code?: string): void =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks), code })
      incoming.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (options.enough === undefined || size < options.enough) return
        done('enough')
        socket.destroy()
      })
      incoming.on('end', () => done())
      incoming.on('error', (error: { readonly code?: string }) => done(error.code ?? 'error'))
    })
    outgoing.end(options.body)
  })
}
