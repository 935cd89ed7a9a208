// The website and the API inside a command: the one place where the crawler's program opens that room, and only when it is asked to.
import { readFile } from 'node:fs/promises'
import { systemClock } from '#model/clock.ts'
import type { Config } from '#model/config.ts'
import { createLogger } from '#model/log.ts'
import { openSearch } from '#model/store/open-search.ts'
import type { Store } from '#model/store/open-store.ts'
import { cleanText, escapeForLog } from '#model/text.ts'
import { VERSION } from '../version.ts'
import type { CommandContext } from './contract.ts'

/** A text longer than that is no imprint. */
const LONGEST_TEXT = 100_000

export interface Website {
  readonly address: string
  readonly close: () => Promise<void>
}

/** Opens the website over a store; where the port cannot be had, the sentence that says so. */
export async function openWebsite({ config, seam, terminal }: CommandContext, store: Store): Promise<Website | string> {
  const { startApi } = await import('../../api/start.ts')
  const interactive = terminal.columns !== undefined
  const log = createLogger({ level: interactive ? 'warn' : config.logLevel, pretty: interactive, now: systemClock.now }).child('api')
  const { search, exports, columns, backend, close } = openSearch(store, { config, clock: systemClock, log: log.child('search') })
  const texts = await readTexts(config)
  if (typeof texts === 'string') {
    await close()
    return texts
  }
  for (const sentence of missingForThePublic(config)) terminal.error(`${sentence}\n`)
  const listening = await startApi({
    config,
    version: VERSION,
    database: store,
    search,
    exports,
    columns,
    searchBackend: backend,
    clock: systemClock,
    log,
    reservedNames: seam.reservedNames,
    texts,
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

// What the operator wrote, or the sentence that says which file cannot be had.
async function readTexts({ imprint, privacy }: Config): Promise<{ readonly imprint?: string; readonly privacy?: string } | string> {
  const texts: { imprint?: string; privacy?: string } = {}
  for (const [key, env, file] of [
    ['imprint', 'ATLAS_IMPRINT', imprint],
    ['privacy', 'ATLAS_PRIVACY', privacy],
  ] as const) {
    if (file === undefined) continue
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === undefined) return `${env} names "${escapeForLog(file, 80)}", which cannot be read as a file.`
    const cleaned = cleanText(text, LONGEST_TEXT, { collapse: false }).trim()
    if (cleaned === '') return `${env} names "${escapeForLog(file, 80)}", in which nothing is written.`
    texts[key] = cleaned
  }
  return texts
}

// DESIGN 5, law: the pages say so too.
function missingForThePublic({ publicUrl, imprint, privacy }: Config): readonly string[] {
  if (publicUrl === undefined) return []
  const missing = [...(imprint === undefined ? ['ATLAS_IMPRINT'] : []), ...(privacy === undefined ? ['ATLAS_PRIVACY'] : [])]
  return missing.length === 0 ? [] : [`A public atlas wants an imprint and a word on privacy: ${missing.join(' and ')} not set.`]
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
