// A program of its own that answers from a given database as `atlas api` does, so that its CPU is the API's and nobody else's: forked by the bench.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { systemClock, type Clock } from '#model/clock.ts'
import { readConfig } from '#model/config.ts'
import { createLogger } from '#model/log.ts'
import { openSearch } from '#model/store/open-search.ts'
import { openDatabase } from '#model/store/postgres.ts'
import { startApi } from '../../api/start.ts'
import { readOrders, serveParent } from './processes.ts'

/** What it is given. */
export type ApiOrders =
  | {
      readonly databaseUrl: string
      /** The moment at which it believes to start; milliseconds since 1970. */
      readonly now: number
    }
  /** Nothing but Node's HTTP server and so many bytes from memory: what any answer costs here. */
  | { readonly bareBytes: number }

/** What it says when it listens. */
export interface ApiReady {
  readonly port: number
}

const LIMITS = { reads: Number.MAX_SAFE_INTEGER, writes: Number.MAX_SAFE_INTEGER } as const

async function serveAtlas({ databaseUrl, now }: Extract<ApiOrders, { now: number }>): Promise<void> {
  await using database = await openDatabase({ url: databaseUrl, max: 10 })
  const startedAt = systemClock.now()
  const clock: Clock = { ...systemClock, now: () => now + systemClock.now() - startedAt }
  const reading = readConfig({ PORT: '0', ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' })
  if (!reading.ok) throw new Error(reading.problems.join(' '))
  const log = createLogger({ level: 'error', now: clock.now })
  const { search, exports, backend, close } = openSearch(database)
  const listening = await startApi({
    ...{ config: reading.config, version: '0.0.0-bench', database, search, exports, searchBackend: backend, clock, log },
    ...{ reservedNames: true, host: '127.0.0.1', limits: LIMITS },
  })
  if (typeof listening === 'string') throw new Error(listening)
  await serveParent({ port: listening.port } satisfies ApiReady)
  await listening.close()
  await close()
}

async function serveBare(bytes: number): Promise<void> {
  const body = Buffer.from(JSON.stringify('x'.repeat(bytes - 2)))
  const server: Server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json; charset=utf-8')
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  await serveParent({ port: (server.address() as AddressInfo).port } satisfies ApiReady)
  server.closeAllConnections()
  server.close()
}

const orders = readOrders() as ApiOrders
await ('now' in orders ? serveAtlas(orders) : serveBare(orders.bareBytes))
