// The website and the API inside a command: the one place where the crawler's program opens that room, and only when it is asked to.
import { systemClock } from '#model/clock.ts'
import { createLogger } from '#model/log.ts'
import { openSearch } from '#model/store/open-search.ts'
import type { Store } from '#model/store/open-store.ts'
import { VERSION } from '../version.ts'
import type { CommandContext } from './contract.ts'

export interface Website {
  readonly address: string
  readonly close: () => Promise<void>
}

/** Opens the website over a store; where the port cannot be had, the sentence that says so. */
export async function openWebsite({ config, seam, terminal }: CommandContext, store: Store): Promise<Website | string> {
  const { startApi } = await import('../../api/start.ts')
  const log = createLogger({ level: terminal.columns === undefined ? config.logLevel : 'warn', now: systemClock.now }).child('api')
  const { search, exports, backend, close } = openSearch(store)
  const listening = await startApi({
    config,
    version: VERSION,
    database: store,
    search,
    exports,
    searchBackend: backend,
    clock: systemClock,
    log,
    reservedNames: seam.reservedNames,
  })
  if (typeof listening === 'string') {
    await close()
    return describeFailure(listening, config.port)
  }
  const address = config.publicUrl ?? `http://localhost:${listening.port}`
  return {
    address: config.publicUrl === undefined ? address : `${address} (here: http://localhost:${listening.port})`,
    close: async () => {
      await listening.close()
      await close()
    },
  }
}

function describeFailure(failure: 'taken' | 'not-allowed' | 'failed', port: number): string {
  switch (failure) {
    case 'taken':
      return `Port ${port} is in use by another program; set PORT to a free one, or to 0 for any.`
    case 'not-allowed':
      return `Port ${port} may not be used by this user; set PORT to one above 1023.`
    case 'failed':
      return `Nothing can listen on port ${port} here; set PORT to another one.`
  }
}

/** Ends when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
