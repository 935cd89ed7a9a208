// What the stored history must say of a changing world: computed from what the world was at the moments at which it was read.
import { peerSetAt } from '#model/store/peer-sets.ts'
import type { Database } from '#model/store/postgres.ts'
import type { VirtualInstance } from '../fediverse/contract.ts'
import type { ChangingWorld } from '../fediverse/worlds/changing.ts'
import {
  listPeerSets,
  loadFactHistory,
  loadReadings,
  loadRuleHistory,
  namesOfIds,
  type Reading,
  type StoredSpan,
} from '../support/stored-figures.ts'
import type { ProofResult } from './contract.ts'

/** A value and how long it was seen: from the first reading that had it to the first that did not. */
interface Span {
  readonly value: string
  readonly first: number
  readonly gone: number | null
}

/** Compares facts, rules and peer sets of every host with what its readings must have shown. */
export async function checkHistory(database: Database, world: ChangingWorld): Promise<ProofResult> {
  const failures: string[] = []
  let [spans, sets] = [0, 0]
  for (const { host } of world.stories) {
    const readings = await loadReadings(database, host)
    for (const [what, stored, valuesOf] of await loadSpans(database, host)) {
      spans += stored.length
      failures.push(...compareSpans(`${what} of ${host}`, stored, readings, (at) => valuesOf(world.instanceAt(host, at))))
    }
    const peers = await comparePeers(database, world, host, readings)
    sets += peers.sets
    failures.push(...peers.failures)
  }
  return {
    failures: failures.slice(0, 20),
    figures: [
      { what: 'spans of facts and rules compared', value: spans },
      { what: 'peer sets compared', value: sets },
    ],
  }
}

type Compared = readonly [what: string, stored: readonly StoredSpan[], valuesOf: (instance: VirtualInstance) => readonly string[]]

async function loadSpans(database: Database, host: string): Promise<readonly Compared[]> {
  return [
    ['version', await loadFactHistory(database, host, 'version'), (instance) => [instance.version]],
    ['name', await loadFactHistory(database, host, 'name'), (instance) => [instance.name]],
    ['rules', await loadRuleHistory(database, host), (instance) => instance.rules.map(({ text }) => text)],
  ]
}

function compareSpans(
  what: string,
  stored: readonly StoredSpan[],
  readings: ReadonlyMap<string, readonly Reading[]>,
  valuesAt: (at: number) => readonly string[],
): readonly string[] {
  // Software that publishes no rules has none stored.
  const endpoint = stored[0]?.endpoint
  if (endpoint === undefined) return []
  const read = readings.get(endpoint) ?? []
  const key = (spans: readonly Span[]): string =>
    spans
      .map(({ value, first, gone }) => `${value} ${first} ${gone ?? ''}`)
      .toSorted()
      .join('\n')
  // A change during a visit may be seen or not; where one document is gone, another may still state the same: all are true tellings.
  const present = read.filter(({ absent }) => !absent)
  const tellings = [read, present].flatMap((series) => [
    key(tell(series, ({ absent, from }) => (absent ? [] : valuesAt(from)))),
    key(tell(series, ({ absent, to }) => (absent ? [] : valuesAt(to)))),
  ])
  const found = key(stored)
  return tellings.includes(found) ? [] : [`${what}: stored\n${found}\nbut the readings tell\n${tellings[0] ?? ''}`]
}

/** The spans that a series of readings shows. */
function tell(readings: readonly Reading[], valuesOf: (reading: Reading) => readonly string[]): readonly Span[] {
  const open = new Map<string, number>()
  const spans: Span[] = []
  for (const reading of readings) {
    const values = new Set(valuesOf(reading))
    for (const [value, first] of open) {
      if (values.has(value)) continue
      spans.push({ value, first, gone: reading.to })
      open.delete(value)
    }
    for (const value of values) if (!open.has(value)) open.set(value, reading.to)
  }
  return [...spans, ...[...open].map(([value, first]) => ({ value, first, gone: null }))]
}

async function comparePeers(
  database: Database,
  world: ChangingWorld,
  host: string,
  readings: ReadonlyMap<string, readonly Reading[]>,
): Promise<{ readonly sets: number; readonly failures: readonly string[] }> {
  const failures: string[] = []
  let sets = 0
  for (const { id, endpoint } of await listPeerSets(database, host)) {
    const read = (readings.get(endpoint) ?? []).filter(({ absent }) => !absent)
    for (const [index, reading] of read.entries()) {
      // Just before the next reading: by then the names of this one have their ids.
      const moment = (read[index + 1]?.to ?? Infinity) - 1
      const stored = await namesAt(database, await peerSetAt(database.db, id, endpoint, Math.min(moment, reading.to + LIFE_MS)))
      const tellings = [reading.from, reading.to].map((at) => world.instanceAt(host, at).peers.toSorted().join(' '))
      sets += 1
      if (!tellings.includes(stored.join(' ')))
        failures.push(`${host} listed ${tellings[0] ?? ''} at ${reading.to}, stored is ${stored.join(' ')}`)
    }
  }
  return { sets, failures }
}

/** Longer than any list stands unread. */
const LIFE_MS = 400 * 86_400_000

async function namesAt(database: Database, ids: Int32Array | undefined): Promise<readonly string[]> {
  return ids === undefined ? [] : namesOfIds(database, ids)
}
