// Proof: the first minutes of an installation, minute by minute: what can be searched, and that nothing incomplete looks complete.
import { MINUTE, systemClock } from '#model/clock.ts'
import { readConfig, type Config, type Environment } from '#model/config.ts'
import { createLogger } from '#model/log.ts'
import { openSearch } from '#model/store/open-search.ts'
import type { AboutReply, Coverage, SearchReply, SoftwareListReply, StatisticsReply } from '../../api/contract.ts'
import { startApi } from '../../api/start.ts'
import { generateFediverse, type GeneratedFediverse } from '../fediverse/worlds/generated/world.ts'
import { openWorld } from '../support/crawl-world.ts'
import type { Figure, Proof, ProofContext, ProofResult } from './contract.ts'
import { openProofDatabase } from './database.ts'

const LIVING = 3000
const OTHERS = 1500
/** As many as the built-in list has. */
const SEEDS = 180
const MINUTES = 30
/** What a trial run may visit (model/config.ts). */
const MOST_IN_TRIAL = 2000

const PUBLIC = { ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' }

export const firstRun: Proof = {
  name: 'first-run',
  summary: 'Half an hour of a new public atlas and of a trial run among 3,000 servers: searchable at once, and partial until it is not.',
  minutes: 6,
  run: async (context): Promise<ProofResult> => {
    const world = generateFediverse({ seed: 'first run', live: LIVING, names: LIVING + OTHERS })
    const atlas = await watchFirstRun(world, PUBLIC, context)
    const trial = await watchFirstRun(world, {}, context)
    return {
      failures: [
        ...atlas.failures.map((failure) => `public: ${failure}`),
        ...tooFew('public', atlas.minutes, 10, 1000),
        ...trial.failures.map((failure) => `trial: ${failure}`),
        // About half of all servers are personal ones, which no search without words finds: a trial run has too few for a thousand others.
        ...((at(trial.minutes, 10)?.coverage.answered ?? 0) < 1000 ? ['trial: fewer than 1,000 servers have answered by minute 10'] : []),
        ...(most(trial.minutes) > MOST_IN_TRIAL ? [`trial: ${most(trial.minutes)} servers are more than it may visit`] : []),
      ],
      figures: [...describe('public', atlas.minutes), ...describe('trial', trial.minutes)],
    }
  },
}

interface Seen {
  readonly minute: number
  /** Servers that a search without words finds. */
  readonly searchable: number
  readonly coverage: Coverage
  readonly readyInMs: number | null
}

interface Watched {
  readonly minutes: readonly Seen[]
  readonly failures: readonly string[]
}

function settings(environment: Environment): Config {
  const reading = readConfig({ PORT: '0', ...environment })
  if (!reading.ok) throw new Error(reading.problems.join(' '))
  return reading.config
}

async function watchFirstRun(world: GeneratedFediverse, environment: Environment, context: ProofContext): Promise<Watched> {
  const config = settings(environment)
  const hosts = [...world.hosts()]
  await using database = await openProofDatabase()
  await using crawl = await openWorld(world, database, {
    seeds: hosts.filter((host) => world.endOf(host)?.status === 'alive').slice(0, SEEDS),
    hurriedHosts: { has: world.isSilent },
    lookAgainMs: 3000,
    config,
  })
  const { clock } = crawl.fediverse
  const listening = await startApi({
    config,
    version: '0.0.0-proof',
    database,
    search: openSearch(database).search,
    searchBackend: 'postgres',
    clock: { ...systemClock, now: clock.now },
    log: createLogger({ level: 'error', now: clock.now }),
    reservedNames: true,
    checkReplies: true,
    host: '127.0.0.1',
    limits: { reads: 1_000_000, writes: 1_000_000 },
  })
  if (typeof listening === 'string') throw new Error(`the website cannot listen: ${listening}`)
  try {
    const crawling = crawl.crawlFor(MINUTES * MINUTE + MINUTE / 2)
    // Time stands still while somebody looks, so that all answers are of one moment.
    const watching = clock.track(() => watchMinutes(`http://127.0.0.1:${listening.port}/api/v1`, clock, context))
    const [watched] = await Promise.all([watching, crawling])
    return watched
  } finally {
    await listening.close()
  }
}

/** The jobs of a minute are done by then, and answers that are held for a moment are made anew. */
const SETTLED_MS = 7000

async function watchMinutes(
  origin: string,
  clock: { readonly sleep: (milliseconds: number) => Promise<void> },
  { say }: ProofContext,
): Promise<Watched> {
  const minutes: Seen[] = []
  const failures: string[] = []
  for (let minute = 1; minute <= MINUTES; minute += 1) {
    await clock.sleep(minute === 1 ? MINUTE + SETTLED_MS : MINUTE)
    const { seen, wrong } = await look(origin, minute, minutes.at(-1))
    minutes.push(seen)
    failures.push(...wrong)
    const { searchable, coverage } = seen
    say(
      `minute ${minute}: ${searchable} searchable, ${coverage.visited} of ${coverage.known} visited${coverage.partial ? ', partial' : ''}`,
    )
  }
  return { minutes, failures }
}

/** Visits at once (model/config.ts). */
const UNDER_WAY = 100

async function look(
  origin: string,
  minute: number,
  before: Seen | undefined,
): Promise<{ readonly seen: Seen; readonly wrong: readonly string[] }> {
  const read = async <T>(path: string): Promise<T> => (await (await fetch(origin + path)).json()) as T
  const about = await read<AboutReply>('/about')
  const search = await read<SearchReply>('/servers?limit=100')
  const statistics = await read<StatisticsReply>('/statistics')
  const software = await read<SoftwareListReply>('/software')
  const { coverage } = about
  const checks: readonly (readonly [boolean, string])[] = [
    [search.total === 0, 'nothing is searchable'],
    [coverage.visited > coverage.known, 'more were visited than are known'],
    [!coverage.partial && coverage.visited < coverage.known * 0.9, 'low coverage is not called partial'],
    [coverage.partial && about.readyInMs === 0, 'it is partial, and ready at once'],
    [[statistics, software].some((reply) => reply.coverage.partial !== coverage.partial), 'one page is partial and another is not'],
    // Visits that were under way when the looking began may end meanwhile.
    [statistics.totals.servers > coverage.answered + UNDER_WAY, 'more servers are counted than answered'],
    [search.total > coverage.answered + UNDER_WAY, 'more servers are found than answered'],
    [before !== undefined && coverage.visited < before.coverage.visited, 'fewer were visited than a minute ago'],
    [before !== undefined && search.total < before.searchable * 0.98, 'fewer are searchable than a minute ago'],
  ]
  return {
    seen: { minute, searchable: search.total, coverage, readyInMs: about.readyInMs },
    wrong: checks.flatMap(([is, sentence]) => (is ? [`minute ${minute}: ${sentence}`] : [])),
  }
}

function most(minutes: readonly Seen[]): number {
  return Math.max(0, ...minutes.map(({ coverage }) => coverage.answered))
}

function at(minutes: readonly Seen[], minute: number): Seen | undefined {
  return minutes.find((seen) => seen.minute === minute)
}

function tooFew(name: string, minutes: readonly Seen[], minute: number, least: number): readonly string[] {
  const found = at(minutes, minute)?.searchable ?? 0
  return found >= least ? [] : [`${name}: ${found} servers are searchable in minute ${minute}, and ${least} should be`]
}

function describe(name: string, minutes: readonly Seen[]): readonly Figure[] {
  const whole = minutes.find(({ coverage }) => !coverage.partial)
  const ready = at(minutes, 5)?.readyInMs ?? undefined
  return [
    { what: `${name}: answered by minute 10`, value: at(minutes, 10)?.coverage.answered ?? 0 },
    ...[1, 2, 5, 10, 20, 30].map((minute) => ({
      what: `${name}: searchable in minute ${minute}`,
      value: at(minutes, minute)?.searchable ?? 0,
    })),
    { what: `${name}: known in minute 30`, value: at(minutes, 30)?.coverage.known ?? 0 },
    { what: `${name}: no longer partial`, value: whole === undefined ? 'not within 30 minutes' : `minute ${whole.minute}` },
    {
      what: `${name}: what minute 5 says of being ready`,
      value: ready === undefined ? 'not told' : `minute ${Math.round(5 + ready / MINUTE)}`,
    },
  ]
}
