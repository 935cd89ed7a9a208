// A walk through a generated world as another process undertakes it, and what came of it compared with what the world knows to be true.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import * as path from 'node:path'
import type { Database } from '#model/store/postgres.ts'
import { describeEnd, type GeneratedFediverse } from '../fediverse/worlds/generated/world.ts'
import { listEnds } from '../support/stored-figures.ts'
import type { FromWalk, WalkOrders, WalkProgress, WalkReport } from './walk-process.ts'

export interface WorldWalk {
  /** The report of the walk; undefined when it was stopped before. Rejects when the crawler failed. */
  readonly done: Promise<WalkReport | undefined>
  /** Asks it to end in order and waits until it has. */
  readonly stop: () => Promise<void>
}

/** Starts a walk. */
export function startWorldWalk(orders: WalkOrders, onProgress: (progress: WalkProgress) => void): WorldWalk {
  const child = fork(path.join(import.meta.dirname, 'walk-process.ts'), [JSON.stringify(orders)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
  const done = Promise.withResolvers<WalkReport | undefined>()
  child.on('message', (message: FromWalk) => {
    if (message.kind === 'progress') onProgress(message.progress)
    else done.resolve(message.report)
  })
  let stopping = false
  const ended = once(child, 'exit').then(([code]) => {
    if (stopping || code === 0) done.resolve(undefined)
    else done.reject(new Error(`the crawler ended with code ${String(code)}`))
  })
  return {
    done: done.promise,
    stop: async () => {
      stopping = true
      if (child.connected) child.send('stop')
      await ended
    },
  }
}

/** How many names came to one end: in the world, and in the database. */
export interface EndCount {
  readonly end: string
  readonly expected: number
  readonly found: number
}

export interface Comparison {
  readonly counts: readonly EndCount[]
  /** Names whose end is not the one that the world knows. */
  readonly wrong: number
  /** Some of them, in sentences. */
  readonly examples: readonly string[]
}

/** Holds what was stored of every name of the world against its truth. Names of farms are left out: they get no visit each. */
export async function compareEnds(database: Database, world: GeneratedFediverse): Promise<Comparison> {
  const stored = await listEnds(database)
  const found = new Map<string, number>()
  const examples: string[] = []
  let wrong = 0
  for (const host of world.hosts()) {
    const expected = describeEnd(world.endOf(host) ?? { status: 'discovered' })
    const seen = stored.get(host)
    const end = seen === undefined ? 'never visited' : describeEnd(seen)
    found.set(end, (found.get(end) ?? 0) + 1)
    if (end === expected) continue
    wrong += 1
    if (examples.length < 10) examples.push(`${host} is "${end}" and should be "${expected}"`)
  }
  const expected = world.totals()
  const ends = [...new Set([...expected.keys(), ...found.keys()])]
  const counts = ends.map((end) => ({ end, expected: expected.get(end) ?? 0, found: found.get(end) ?? 0 }))
  return { counts: counts.toSorted((a, b) => b.expected - a.expected || (a.end < b.end ? -1 : 1)), wrong, examples }
}
