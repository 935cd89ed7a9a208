// `atlas crawler`: walks the fediverse from the seeds until told to stop; shows a live line in a terminal and log lines elsewhere.
import { SECOND, systemClock } from '#model/clock.ts'
import { isTaster, userAgent } from '#model/config.ts'
import { createEvents } from '#model/events.ts'
import { createLogger } from '#model/log.ts'
import { openStore } from '#model/store/open-store.ts'
import { keepHeapSmall } from '../heap.ts'
import { createNetwork } from '../network/network.ts'
import { openPageReader } from '../rendered-page.ts'
import { reportState } from '../reported-state.ts'
import { nameOwner, runCrawler } from '../run-crawler.ts'
import { listSeeds } from '../seeds.ts'
import { VERSION } from '../version.ts'
import { EXIT, type Command, type CommandContext } from './contract.ts'
import { startProgress } from './progress.ts'

export const crawler: Command = {
  name: 'crawler',
  operands: '',
  summary: 'Walks the fediverse: visits what is due, stores what it learns, and goes on until stopped. Any number may share a database.',
  options: [
    { name: 'until-idle', type: 'boolean', sentence: 'Stop when nothing is due within an hour.' },
    { name: 'no-seeds', type: 'boolean', sentence: 'Do not add the built-in list of well-known servers.' },
  ],
  takes: { least: 0, most: 0 },
  run: async (context, _operands, options) => {
    const { config, terminal, signal } = context
    keepHeapSmall()
    if (isTaster(config)) terminal.error(TASTER_NOTICE)
    const interactive = terminal.columns !== undefined
    const level = interactive ? quieter(config.logLevel) : config.logLevel
    // A line in a terminal takes the place of the progress, which is drawn anew below it.
    const destination = interactive ? { write: (line: string) => terminal.error(`${CLEAR_LINE}${line}`) } : undefined
    const log = createLogger({ level, pretty: interactive, destination, now: systemClock.now })
    const counted = createEvents(log.child('crawler'))
    await using store = await openStore({
      databaseUrl: config.databaseUrl,
      dataDir: config.dataDir,
      max: 20,
      applicationName: 'atlas crawler',
      log: (sentence) => log.info(sentence),
    })
    const network = createNetwork(context.seam, { userAgent: userAgent(config, VERSION) })
    const pages =
      config.chromium === undefined ? undefined : openPageReader({ executablePath: config.chromium, userAgent: userAgent(config, VERSION) })
    const report = reportState({ database: store, events: counted, clock: systemClock, owner: nameOwner() })
    const { events } = report
    const progress = startProgress({ terminal, events, store, log, clock: systemClock })
    try {
      const seeds = options['no-seeds'] === true ? [] : listSeeds()
      const done = await runCrawler({
        config,
        database: store,
        network,
        clock: systemClock,
        events,
        signal,
        seeds,
        pages,
        untilIdle: options['until-idle'] === true,
        // Somebody who asks for a visit on the website waits for it.
        lookAgainMs: LOOK_AGAIN_MS,
      })
      await progress.stop()
      terminal.error(`${done.visits} visits, ${done.requests} requests.\n`)
      return EXIT.done
    } finally {
      await progress.stop()
      await report.stop()
      await pages?.close()
      await network.close()
    }
  },
}

const CLEAR_LINE = '\r\u001b[2K'

const LOOK_AGAIN_MS = 3 * SECOND

const TASTER_NOTICE =
  'This is a trial run: at most 2,000 servers, at a slower pace. Set ATLAS_PUBLIC_URL and ATLAS_CONTACT, so that admins can find you, to lift that.\n'

// In a terminal the progress line tells what a log line a visit would; warnings still come.
function quieter(level: CommandContext['config']['logLevel']): CommandContext['config']['logLevel'] {
  return level === 'info' ? 'warn' : level
}
