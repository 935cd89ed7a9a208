// Listening: the application behind a socket, and an orderly end.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { SECOND, type Clock } from '#model/clock.ts'

export interface ListeningServer {
  /** The port; the one the system gave when 0 was asked for. */
  readonly port: number
  /** Takes no new requests, lets those under way end within two seconds, then closes every connection. */
  readonly close: () => Promise<void>
}

/** Why nothing listens. */
export type ListenFailure = 'taken' | 'not-allowed' | 'failed'

const GRACE_MS = 2 * SECOND

/** Listens on a port of every address, or of `host`; a failure is a value. */
export function listen(
  app: Express,
  { port, host, clock }: { readonly port: number; readonly host?: string | undefined; readonly clock: Clock },
): Promise<ListeningServer | ListenFailure> {
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30 * SECOND, headersTimeout: 15 * SECOND }, (request, response) => {
    app(request, response)
  })
  const { promise, resolve } = Promise.withResolvers<ListeningServer | ListenFailure>()
  server.once('error', (error: NodeJS.ErrnoException) => resolve(failureOf(error)))
  server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
    const address = server.address() as AddressInfo
    resolve({ port: address.port, close: () => closeServer(server, clock) })
  })
  return promise
}

function failureOf({ code }: NodeJS.ErrnoException): ListenFailure {
  if (code === 'EADDRINUSE') return 'taken'
  return code === 'EACCES' ? 'not-allowed' : 'failed'
}

async function closeServer(server: Server, clock: Clock): Promise<void> {
  const closed = Promise.withResolvers<undefined>()
  server.close(() => closed.resolve(undefined))
  server.closeIdleConnections()
  const ended = new AbortController()
  void closed.promise.then(() => ended.abort())
  await clock.sleep(GRACE_MS, ended.signal)
  server.closeAllConnections()
  await closed.promise
}
