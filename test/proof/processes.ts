// The processes of a proof in real time: one simulator, any number of crawlers, and the words they are told.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import * as path from 'node:path'
import type { GeneratedOptions } from '../fediverse/worlds/generated.ts'
import type { CrawlerOrders, CrawlerReport } from './crawler-process.ts'
import type { FromSimulator, Judgement, ToSimulator } from './simulator-process.ts'

export interface Simulator extends AsyncDisposable {
  readonly port: number
  /** Resolves when so many requests have been seen in all. */
  readonly seen: (requests: number) => Promise<number>
  readonly judge: (gapMs: number) => Promise<Judgement>
}

/** Starts a simulator of that world. */
export async function startSimulator(world: GeneratedOptions): Promise<Simulator> {
  const child = start('simulator-process.ts', [])
  const tell = (message: ToSimulator): void => void child.send(message)
  const ended = once(child, 'exit')
  tell({ kind: 'start', world })
  const { port } = await hear(child, 'started')
  return {
    port,
    seen: async (requests) => {
      tell({ kind: 'wake', at: requests })
      return (await hear(child, 'woken')).requests
    },
    judge: async (gapMs) => {
      tell({ kind: 'judge', gapMs })
      return (await hear(child, 'judged')).judgement
    },
    [Symbol.asyncDispose]: async () => {
      if (child.connected) tell({ kind: 'stop' })
      await ended
    },
  }
}

type Message<Kind extends FromSimulator['kind']> = Extract<FromSimulator, { kind: Kind }>

function hear<Kind extends FromSimulator['kind']>(child: ChildProcess, kind: Kind): Promise<Message<Kind>> {
  return new Promise((resolve, reject) => {
    child.on('message', take)
    child.once('exit', fail)
    function take(message: FromSimulator): void {
      if (message.kind !== kind) return
      release()
      resolve(message as Message<Kind>)
    }
    function fail(): void {
      release()
      reject(new Error('the simulator ended before its time'))
    }
    function release(): void {
      child.off('message', take)
      child.off('exit', fail)
    }
  })
}

export interface CrawlerProcess {
  /** What it reported, or undefined when it was killed. Rejects when it failed. */
  readonly ended: Promise<CrawlerReport | undefined>
  /** Resolves when a crawler that waits is ready to begin. */
  readonly ready: Promise<undefined>
  readonly begin: () => void
  /** kill -9: it has no chance to give anything back. */
  readonly kill: () => void
}

/** Starts a crawler that works until nothing is due. */
export function startCrawler(orders: CrawlerOrders): CrawlerProcess {
  const child = start('crawler-process.ts', [JSON.stringify(orders)])
  let report: CrawlerReport | undefined
  const ready = Promise.withResolvers<undefined>()
  child.on('message', (message: CrawlerReport | 'ready') => {
    if (message === 'ready') ready.resolve(undefined)
    else report = message
  })
  const ended = once(child, 'exit').then(([code, signal]) => {
    if (signal === 'SIGKILL') return undefined
    if (code !== 0 || report === undefined) throw new Error(`a crawler ended with code ${String(code)}`)
    return report
  })
  return { ended, ready: ready.promise, begin: () => void child.send('begin'), kill: () => void child.kill('SIGKILL') }
}

function start(program: string, words: readonly string[]): ChildProcess {
  return fork(path.join(import.meta.dirname, program), words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] })
}
