// Bench of listed names: what a name costs that a list offers, from the recording of the list to the round that counts it and lets names in.
import { systemClock } from '#model/clock.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { admitCandidates } from '#model/store/admission.ts'
import { noteNames } from '#model/store/discovery.ts'
import { addDomains } from '#model/store/domains.ts'
import type { ProofDatabase } from '../proof/database.ts'
import type { BenchContext, BenchGroup, BenchRow, BenchSize } from './contract.ts'
import { makeRandom } from './generated-servers.ts'
import { time } from './measuring.ts'
import { startPostgresMeter, type PostgresMeter } from './postgres-meter.ts'

export const notedNames: BenchGroup = {
  name: 'noted-names',
  summary: 'What a name costs that a list offers, and a round of admission, over few waiting names and over many.',
  minutes: 2,
  run: async (context) => {
    const { few, many } = SIZES[context.size]
    return compare(await measureLists(context, few), await measureLists(context, many))
  },
}

interface ListSize {
  readonly lists: number
  /** Names on each; all of them are drawn from ten times as many. */
  readonly listed: number
}

interface Sizes {
  readonly few: ListSize
  readonly many: ListSize
}

const SIZES: Readonly<Record<BenchSize, Sizes>> = {
  tiny: { few: { lists: 4, listed: 20 }, many: { lists: 4, listed: 40 } },
  usual: { few: { lists: 100, listed: 1000 }, many: { lists: 100, listed: 10_000 } },
  full: { few: { lists: 500, listed: 1000 }, many: { lists: 500, listed: 10_000 } },
}
/** What PostgreSQL tidies up meanwhile is spread over so many. */
const QUIET_ROUNDS = 20
/** Lists recorded at the same time, as many as a crawler has connections. */
const AT_ONCE = 15

/** CPU of this process and of PostgreSQL together: machines are busy with other things too. */
interface MeasuredLists {
  readonly size: ListSize
  /** Microseconds for a name on a list, until the list is recorded. */
  readonly noting: number
  /** The same until it is counted, the first names let in. */
  readonly counting: number
  /** Microseconds for a name on a list that was counted before. */
  readonly again: number
  /** Milliseconds of a round with news, and of one without. */
  readonly round: number
  readonly quiet: number
}

async function measureCpu(meter: PostgresMeter, work: () => Promise<unknown>): Promise<number> {
  const before = { own: process.cpuUsage(), postgres: meter.read() }
  const wallMs = await time(work)
  const { user, system } = process.cpuUsage(before.own)
  const theirs = meter.since(before.postgres)
  // Of a server that others run nothing is known but how long it took.
  return theirs === undefined ? wallMs : (user + system) / 1000 + theirs
}

async function measureLists({ postgres, say }: BenchContext, size: ListSize): Promise<MeasuredLists> {
  const server = await postgres()
  await using database = await server.create()
  const meter = startPostgresMeter(server.folder)
  const lists = await drawLists(database, size)
  const offered = size.lists * size.listed
  const cost = (work: () => Promise<unknown>): Promise<number> => measureCpu(meter, work)
  const noting = (await cost(() => noteAll(database, lists))) * (1000 / offered)
  const counting = (await cost(() => admit(database))) * (1000 / offered)
  const again = (await cost(() => noteAll(database, lists))) * (1000 / offered)
  await addNews(database)
  const round = await cost(() => admit(database))
  while ((await admit(database)).admitted > 0);
  const quiet = await cost(async () => {
    for (let round = 0; round < QUIET_ROUNDS; round += 1) await admit(database)
  })
  say(`${size.lists} lists of ${size.listed} names noted`)
  return { size, noting, counting, again, round, quiet: quiet / QUIET_ROUNDS }
}

type Lists = ReadonlyMap<number, readonly Domain[]>

async function drawLists({ db }: ProofDatabase, { lists, listed }: ListSize): Promise<Lists> {
  const now = systemClock.now()
  const nameOf = (kind: string, number: number): Domain => parseDomain(`${kind}-${number}.example`) as Domain
  const listers = Array.from({ length: lists }, (_, number) => nameOf('lister', number))
  const ids = await addDomains(db, listers, { now, dueAt: now })
  const random = makeRandom(29)
  return new Map(
    listers.map((lister) => {
      const numbers = new Set<number>()
      while (numbers.size < listed) numbers.add(Math.floor(random() * listed * 10))
      return [ids.get(lister) as number, [...numbers].map((number) => nameOf('name', number)).toSorted()]
    }),
  )
}

async function noteAll({ db }: ProofDatabase, lists: Lists): Promise<void> {
  const left = [...lists]
  const note = async (): Promise<void> => {
    for (let list = left.pop(); list !== undefined; list = left.pop()) {
      const [advertiserId, names] = list
      await db.transaction().execute((trx) => noteNames(trx, { advertiserId, names, now: systemClock.now() }))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, note))
}

function admit({ db }: ProofDatabase): ReturnType<typeof admitCandidates> {
  return admitCandidates(db, { now: systemClock.now() })
}

/** As after visits: trials must be looked at again, and names that nobody lets in with them. */
async function addNews({ db }: ProofDatabase): Promise<void> {
  await db.insertInto('trialNews').values({ registrable: 'name-1.example' }).execute()
}

/** What a name may cost with ten times as many names beside it, over what it costs with few: more is work that grows with what waits. */
const GROWTH = 2
/** A round over a hundred thousand waiting names; it happens every few seconds while many are new. */
const ROUND_MS = 1500
const QUIET_MS = 20

function compare(small: MeasuredLists, large: MeasuredLists): readonly BenchRow[] {
  const words = ({ size }: MeasuredLists): string =>
    `${size.lists} lists of ${size.listed} of ${size.listed * 10} names, ${AT_ONCE} at once`
  const whole = ({ noting, counting }: MeasuredLists): number => noting + counting
  const cost = (measured: MeasuredLists): string =>
    `CPU of both processes: ${measured.noting.toFixed(1)} recorded, ${measured.counting.toFixed(1)} counted`
  return [
    { what: 'a name offered, few waiting', measured: whole(small), unit: 'µs', how: `${cost(small)}; ${words(small)}` },
    { what: 'a name offered, many waiting', measured: whole(large), unit: 'µs', how: `${cost(large)}; ${words(large)}` },
    { what: 'many over few', measured: whole(large) / whole(small), unit: '×', budget: { atMost: GROWTH }, how: 'of the two above' },
    { what: 'a name offered again', measured: large.again, unit: 'µs', how: 'CPU for the same lists once more; nothing is written' },
    {
      what: 'a round with news',
      measured: large.round,
      unit: 'ms',
      budget: { atMost: ROUND_MS },
      how: 'CPU: trials judged again, all waiting names looked at',
    },
    { what: 'a round without news', measured: large.quiet, unit: 'ms', budget: { atMost: QUIET_MS }, how: 'CPU; ends at once' },
  ]
}
