// A generated world in a process of its own, crawled in virtual time: the seam to it, and the clock that both processes live by.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import * as path from 'node:path'
import { systemClock, type Clock } from '#model/clock.ts'
import type { Seam } from '../../crawler/network/contract.ts'
import { createVirtualClock, WORLD_START, type VirtualClock } from '../fediverse/clock.ts'
import type { PreambleReply } from '../fediverse/preamble.ts'
import { createSeam } from '../fediverse/seam.ts'
import type { WorldSize } from '../fediverse/worlds/generated/world.ts'
import type { FromWorld, ToWorld, WorldReport } from './world-process.ts'

export interface SimulatedWorld extends AsyncDisposable {
  readonly seam: Seam
  readonly clock: VirtualClock
  /** From now on time passes as it does for everybody; the clock to go on with. */
  readonly letTimeRun: () => Clock
  readonly report: (gapMs: number) => Promise<WorldReport>
}

/** Sleepers wake together, so that much is done between two moves; no gap is shortened by it. */
const GRAIN_MS = 250

/** Starts the world's process. */
export async function startSimulatedWorld(world: WorldSize): Promise<SimulatedWorld> {
  const child = fork(path.join(import.meta.dirname, 'world-process.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
  const ended = once(child, 'exit')
  const talk = converse(child)
  const at = world.start ?? WORLD_START
  const { port } = await talk.ask({ kind: 'start', world, at }, 'started')
  const clock = createVirtualClock({
    start: at,
    grainMs: GRAIN_MS,
    followers: async (moment) => {
      await talk.ask({ kind: 'time', at: moment }, 'told')
    },
  })
  return {
    clock,
    seam: createSeam({ port, hold: clock.hold, resolve: talk.lookUp }),
    letTimeRun: () => {
      const ahead = clock.now() - systemClock.now()
      talk.tell({ kind: 'run' })
      return { ...systemClock, now: () => systemClock.now() + ahead }
    },
    report: async (gapMs) => (await talk.ask({ kind: 'report', gapMs }, 'reported')).report,
    [Symbol.asyncDispose]: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

type Answer<Kind extends FromWorld['kind']> = Extract<FromWorld, { kind: Kind }>

interface Talk {
  readonly tell: (message: ToWorld) => void
  readonly ask: <Kind extends 'started' | 'told' | 'reported'>(message: ToWorld, kind: Kind) => Promise<Answer<Kind>>
  readonly lookUp: (host: string, signal: AbortSignal) => Promise<PreambleReply>
}

function converse(child: ChildProcess): Talk {
  const asked = new Map<string, { readonly resolve: (message: never) => void; readonly reject: (error: Error) => void }>()
  const lookUps = new Map<number, (reply: PreambleReply) => void>()
  let last = 0
  child.on('message', (message: FromWorld) => {
    if (message.kind === 'found') lookUps.get(message.id)?.(message.reply)
    else asked.get(message.kind)?.resolve(message as never)
  })
  child.once('exit', () => {
    for (const { reject } of asked.values()) reject(new Error('the simulated world ended before its time'))
  })
  const tell = (message: ToWorld): void => {
    if (child.connected) child.send(message)
  }
  return {
    tell,
    ask: (message, kind) => {
      const answer = Promise.withResolvers<Answer<typeof kind>>()
      asked.set(kind, answer)
      tell(message)
      return answer.promise
    },
    lookUp: async (host, signal) => {
      const id = last++
      const found = Promise.withResolvers<PreambleReply>()
      const forget = (): void => tell({ kind: 'forget', id })
      lookUps.set(id, found.resolve)
      signal.addEventListener('abort', forget, { once: true })
      tell({ kind: 'look-up', id, host })
      try {
        return await found.promise
      } finally {
        signal.removeEventListener('abort', forget)
        lookUps.delete(id)
      }
    },
  }
}
