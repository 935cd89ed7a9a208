// A program of its own that answers from a given database as `atlas api` does, so that its CPU is the API's and nobody else's: forked by the bench.
import { systemClock, type Clock } from '#model/clock.ts'
import { readConfig } from '#model/config.ts'
import { createLogger } from '#model/log.ts'
import { openSearch } from '#model/store/open-search.ts'
import { openDatabase } from '#model/store/postgres.ts'
import { startApi } from '../../api/start.ts'

/** What it is given: one argument, as JSON. */
export interface ApiOrders {
  readonly databaseUrl: string
  /** The moment at which it believes to start; milliseconds since 1970. */
  readonly now: number
}

/** It answers every message of the parent with the work it has done so far, and ends when the parent disconnects. */
export type FromApi = { readonly port: number } | { readonly cpuMs: number; readonly rssBytes: number }

const LIMITS = { reads: Number.MAX_SAFE_INTEGER, writes: Number.MAX_SAFE_INTEGER } as const

async function main({ databaseUrl, now }: ApiOrders): Promise<void> {
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
  const left = new Promise((resolve) => process.once('disconnect', resolve))
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    tell({ cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage().rss })
  })
  tell({ port: listening.port })
  await left
  await listening.close()
  await close()
}

function tell(message: FromApi): void {
  process.send?.(message)
}

await main(JSON.parse(process.argv[2] ?? '') as ApiOrders)
