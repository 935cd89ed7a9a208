// One backend that answers, and another that answers while the first cannot: nobody waits for what is down, and the log says which one it is.
import { SECOND, type Clock } from '#model/clock.ts'
import type { Log } from '#model/log.ts'
import type { SearchBackend } from '#model/search.ts'
import { MeiliError } from './search-meilisearch.ts'

/** How long the first is left alone after it could not answer. */
const RETRY_MS = 5 * SECOND

interface Trouble {
  readonly reason: MeiliError['reason']
  readonly until: number
}

/** Answers from `first`, and from `second` while that throws MeiliErrors. An answer says whose it is. */
export function fallBack(
  { first, second }: { readonly first: SearchBackend; readonly second: SearchBackend },
  { clock, log }: { readonly clock: Clock; readonly log: Pick<Log, 'info' | 'warn'> },
): SearchBackend {
  let trouble: Trouble | undefined
  const fail = ({ reason, message }: MeiliError): void => {
    if (trouble?.reason !== reason) log.warn('PostgreSQL answers searches, since Meilisearch cannot', { reason, detail: message })
    trouble = { reason, until: clock.now() + RETRY_MS }
  }
  const answer = async <T>(ask: (backend: SearchBackend) => Promise<T>): Promise<T> => {
    if (trouble !== undefined && clock.now() < trouble.until) return ask(second)
    // One search tries again; those that come meanwhile do not wait for what may still be down.
    if (trouble !== undefined) trouble = { ...trouble, until: clock.now() + RETRY_MS }
    try {
      const answered = await ask(first)
      if (trouble !== undefined) log.info('Meilisearch answers searches again')
      trouble = undefined
      return answered
    } catch (error) {
      if (!(error instanceof MeiliError)) throw error
      fail(error)
      return ask(second)
    }
  }
  return {
    search: (query) => answer((backend) => backend.search(query)),
    suggest: (text, limit) => answer((backend) => backend.suggest(text, limit)),
    close: async () => {
      await first.close()
      await second.close()
    },
  }
}
