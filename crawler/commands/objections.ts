// `atlas objections`: servers whose own texts forbid crawling or research, and the operator's word on each.
import { systemClock } from '#model/clock.ts'
import { parseDomain } from '#model/domain.ts'
import { listWaitingObjections, settleObjection } from '#model/store/objections.ts'
import { openStore, type Store } from '#model/store/open-store.ts'
import { decideHosts } from '#model/store/publications.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { escapeForLog } from '#model/text.ts'
import { EXIT, type Command, type CommandContext } from './contract.ts'

const MOST_SHOWN = 200

export const objections: Command = {
  name: 'objections',
  operands: '[<domain>]',
  summary: 'Lists servers whose own texts forbid crawling or research and that nobody has looked at; says what you think of one.',
  options: [
    {
      name: 'uphold',
      type: 'boolean',
      sentence: 'The text means it: nothing but its NodeInfo and that text is asked for, as it is already.',
    },
    { name: 'dismiss', type: 'boolean', sentence: 'The text means something else: the server is crawled as before.' },
  ],
  takes: { least: 0, most: 1 },
  run: async (context, [name], { uphold = false, dismiss = false }) => {
    if (name === undefined && !uphold && !dismiss) return withStore(context, (store) => listAll(context, store))
    if (name === undefined || uphold === dismiss) return misuse(context, 'Name a server, and say either --uphold or --dismiss.')
    const domain = parseDomain(name)
    if (domain === undefined) return misuse(context, `"${escapeForLog(name, 100)}" is not the name of a server.`)
    return withStore(context, (store) => settle(context, store, { domain, verdict: dismiss ? 'dismissed' : 'upheld' }))
  },
}

function misuse({ terminal }: CommandContext, sentence: string): number {
  terminal.error(`${sentence} "atlas objections --help" tells how it is used.\n`)
  return EXIT.misused
}

async function withStore({ config, terminal }: CommandContext, work: (store: Store) => Promise<number>): Promise<number> {
  const log = (sentence: string): void => terminal.error(`${sentence}\n`)
  await using store = await openStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    applicationName: 'atlas objections',
    log,
  })
  return await work(store)
}

async function listAll({ terminal }: CommandContext, store: Store): Promise<number> {
  const waiting = await listWaitingObjections(store.db, MOST_SHOWN)
  if (waiting.length === 0) terminal.out('No server waits for your word.\n')
  for (const { domain, kinds, sentence, since } of waiting) {
    terminal.out(
      `${domain}  ${kinds.join(', ')}  since ${new Date(since).toISOString().slice(0, 10)}\n    ${escapeForLog(sentence, 300)}\n`,
    )
  }
  return EXIT.done
}

async function settle(
  { terminal }: CommandContext,
  store: Store,
  { domain, verdict }: { readonly domain: string; readonly verdict: 'upheld' | 'dismissed' },
): Promise<number> {
  const now = systemClock.now()
  const domainId = await settleObjection(store.db, { domain, verdict, now })
  if (domainId === undefined) {
    terminal.error(`No text of ${domain} is known to forbid anything.\n`)
    return EXIT.failed
  }
  await decideHosts(store.db, { secret: await loadSiteSecret(store.db, now), now, domainIds: [domainId] })
  terminal.out(
    verdict === 'upheld' ? `${domain} is left alone.\n` : `${domain} is crawled as before, until its texts say something else.\n`,
  )
  return EXIT.done
}
