// `npm run demo`: the whole program on a simulated fediverse: website, store and crawler fill while one looks, and the outcome is held against the truth.
import { once } from 'node:events'
import * as path from 'node:path'
import { parseArgs } from 'node:util'
import { SECOND, systemClock, type Clock } from '#model/clock.ts'
import { readConfig, type Config } from '#model/config.ts'
import { createLogger } from '#model/log.ts'
import { openEmbedded } from '#model/store/embedded.ts'
import { openSearch } from '#model/store/open-search.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { StoreError } from '#model/store/store-error.ts'
import { startApi } from '../../api/start.ts'
import { VERSION } from '../../crawler/version.ts'
import { generateFediverse, type WorldSize } from '../fediverse/worlds/generated/world.ts'
import { createDatabase, type ProofDatabase } from '../proof/database.ts'
import type { WalkProgress, WalkReport } from '../proof/walk-process.ts'
import { compareEnds, startWorldWalk, type Comparison } from '../proof/world-walk.ts'

const EXIT = { done: 0, failed: 1, misused: 2, interrupted: 130 } as const

const HELP = `Usage: npm run demo [-- [--live N] [--others N] [--seed WORD] [--until-idle]]

Runs Fediverse Atlas on a simulated fediverse, without the internet: a generated world of servers, and of names that are dead, hostile or
do not want to be visited. The website works while it fills; time passes there as fast as the work is done. When nothing is due any more
the outcome of every name is compared with what the world knows to be true; then the website stays until Ctrl-C, and so does the crawler.

  --live N       servers that answer, 3 to 30000; 2000 unless given
  --others N     names beside them, 0 to 70000; 1000 unless given
  --seed WORD    another world; "demo" unless given
  --until-idle   end when nothing is due any more, with 1 when an outcome is not the true one

PORT (8080; 0 takes any) is where the website listens. The database lies in the folder "demo" of ATLAS_DATA (./data) and begins anew each time.
`

interface Wishes {
  readonly world: WorldSize
  readonly untilIdle: boolean
}

/** What was asked for; a sentence when that is not understood; undefined when help was. */
function readWishes(words: readonly string[]): Wishes | string | undefined {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        help: { type: 'boolean', short: 'h' },
        live: { type: 'string', default: '2000' },
        others: { type: 'string', default: '1000' },
        seed: { type: 'string', default: 'demo' },
        'until-idle': { type: 'boolean', default: false },
      },
    })
    if (values.help === true) return undefined
    const live = readCount(values.live, 3, 30_000)
    const others = readCount(values.others, 0, 70_000)
    if (live === undefined) return `--live is "${values.live}", but it wants a whole number from 3 to 30000.`
    if (others === undefined) return `--others is "${values.others}", but it wants a whole number from 0 to 70000.`
    const world: WorldSize = { seed: values.seed, live, names: live + others, farmNames: Math.ceil(others / 10), start: systemClock.now() }
    return { world, untilIdle: values['until-idle'] }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function readCount(text: string, least: number, most: number): number | undefined {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : NaN
  return count >= least && count <= most ? count : undefined
}

function write(text: string): void {
  process.stdout.write(`${text}\n`)
}

const shown = (value: number): string => value.toLocaleString('en')
const MB = 2 ** 20

async function run({ world: size, untilIdle }: Wishes, config: Config, signal: AbortSignal): Promise<number> {
  const startedAt = performance.now()
  await using opened = new AsyncDisposableStack()
  const server = opened.use(await openEmbedded({ dataDir: path.join(config.dataDir, 'demo'), log: write }))
  const database = opened.use(await createDatabase(server.url))
  const world = generateFediverse(size)
  let latest: WalkProgress | undefined
  const clock: Clock = { ...systemClock, now: () => latest?.at ?? size.start ?? systemClock.now() }
  const address = await openWebsite(database, { config, clock, opened })
  if (address === undefined) return EXIT.failed
  write(`A simulated fediverse of ${shown(size.live)} servers and ${shown(size.names - size.live)} other names; the internet is not used.`)
  write(`The website is at ${address} and fills while you look.`)
  const walk = startWorldWalk(
    { databaseUrl: database.url, world: size, concurrency: config.concurrency, stays: !untilIdle },
    (progress) => {
      latest = progress
    },
  )
  opened.defer(walk.stop)
  const filling = new AbortController()
  const showing = keepIndexFresh(database, clock, filling.signal, () => {
    if (latest !== undefined) write(describeProgress(latest, size, performance.now() - startedAt))
  })
  const report = await Promise.race([walk.done, aborted(signal)])
  filling.abort()
  await showing
  if (report === undefined) return EXIT.interrupted
  await refreshIndex(database, { now: clock.now(), all: true })
  const comparison = await compareEnds(database, world)
  write(describeOutcome(report, comparison, size))
  if (untilIdle) return comparison.wrong === 0 ? EXIT.done : EXIT.failed
  write(`\nThe website stays at ${address}; Ctrl-C ends it.`)
  await aborted(signal)
  return EXIT.done
}

interface Surroundings {
  readonly config: Config
  readonly clock: Clock
  readonly opened: AsyncDisposableStack
}

/** The address of the website, or undefined when the port cannot be had, which was said. */
async function openWebsite(database: ProofDatabase, { config, clock, opened }: Surroundings): Promise<string | undefined> {
  const log = createLogger({ level: 'warn', now: systemClock.now, pretty: true })
  const { search, exports, backend, close } = openSearch(database, { config, clock, log })
  opened.defer(close)
  const listening = await startApi({
    config,
    version: VERSION,
    database,
    search,
    exports,
    searchBackend: backend,
    clock,
    log,
    reservedNames: true,
  })
  if (typeof listening === 'string') {
    process.stderr.write(`Port ${config.port} cannot be had (${listening}); set PORT to another one, or to 0 for any.\n`)
    return undefined
  }
  opened.defer(listening.close)
  return `http://localhost:${listening.port}`
}

const LOOK_EVERY_MS = 5 * SECOND

// The jobs of the crawler keep the index by its own time, of which little passes while much is visited.
async function keepIndexFresh(database: ProofDatabase, clock: Clock, signal: AbortSignal, tell: () => void): Promise<void> {
  for (;;) {
    await systemClock.sleep(LOOK_EVERY_MS, signal)
    if (signal.aborted) return
    await refreshIndex(database, { now: clock.now() })
    tell()
  }
}

function describeProgress({ at, visits, requests, rssBytes }: WalkProgress, { start = at }: WorldSize, tookMs: number): string {
  const minutes = Math.floor((at - start) / 60_000)
  return `${(tookMs / 1000).toFixed(0).padStart(5)} s  ${shown(visits)} visits, ${shown(requests)} requests; ${minutes} min passed there; crawler ${Math.round(rssBytes / MB)} MB`
}

function describeOutcome(report: WalkReport, { counts, wrong, examples }: Comparison, size: WorldSize): string {
  const seconds = report.wallMs / 1000
  const width = Math.max(...counts.map(({ end }) => end.length))
  return [
    '',
    `Nothing is due any more, after ${seconds.toFixed(0)} s (${(report.worldMs / 3_600_000).toFixed(1)} h there).`,
    '',
    `  visits               ${shown(report.visits)}, ${shown(Math.round(report.visits / seconds))} a second`,
    `  requests             ${shown(report.requests)}, ${shown(Math.round(report.requests / seconds))} a second; ${report.world.tooClose} closer than the pace`,
    `  CPU of the crawler   ${(report.cpuMs / 1000).toFixed(1)} s, ${(report.cpuMs / report.requests).toFixed(2)} ms a request (simulator ${(report.world.cpuMs / 1000).toFixed(1)} s)`,
    `  peak memory          crawler ${Math.round(report.peakRssBytes / MB)} MB, simulator ${Math.round(report.world.peakRssBytes / MB)} MB`,
    '',
    `  ${'outcome'.padEnd(width)}   found    true`,
    ...counts.map(({ end, found, expected }) => `  ${end.padEnd(width)}  ${shown(found).padStart(6)}  ${shown(expected).padStart(6)}`),
    '',
    wrong === 0 ? `All ${shown(size.names)} names came to their true end.` : `${shown(wrong)} names did not come to their true end:`,
    ...examples.map((sentence) => `  ${sentence}`),
  ].join('\n')
}

async function aborted(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort')
  return undefined
}

function stopSignal(): AbortSignal {
  const stop = new AbortController()
  const ask = (): void => {
    // eslint-disable-next-line no-restricted-properties -- The user asked twice: nothing is waited for any more.
    if (stop.signal.aborted) process.exit(EXIT.interrupted)
    process.stderr.write('\nStopping; once more ends at once.\n')
    stop.abort()
  }
  process.on('SIGINT', ask)
  process.on('SIGTERM', ask)
  return stop.signal
}

async function main(words: readonly string[]): Promise<number> {
  const wishes = readWishes(words)
  if (wishes === undefined) {
    process.stdout.write(HELP)
    return EXIT.done
  }
  const reading = readConfig({ ...process.env, ATLAS_PUBLIC_URL: DEMO_URL, ATLAS_CONTACT: 'demo@atlas.example' })
  const problem = typeof wishes === 'string' ? wishes : reading.ok ? undefined : reading.problems.join('\n')
  if (typeof wishes === 'string' || !reading.ok) {
    process.stderr.write(`${problem ?? ''}\n\n${HELP}`)
    return EXIT.misused
  }
  try {
    return await run(wishes, reading.config, stopSignal())
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    process.stderr.write(`${error.message}\n`)
    return EXIT.failed
  }
}

/** A demo is no trial run of the public: nobody but its own servers is visited. */
const DEMO_URL = 'https://demo.atlas.example'

process.exitCode = await main(process.argv.slice(2))
