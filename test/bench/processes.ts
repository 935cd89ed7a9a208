// The processes of the bench: each says once what it is, answers every message with the work that it has done so far, and ends when it is left.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import * as path from 'node:path'

/** What a process has done so far. */
export interface WorkDone {
  /** User and system time, milliseconds. */
  readonly cpuMs: number
}

export interface BenchProcess<Ready> extends AsyncDisposable {
  /** Its first words. */
  readonly ready: Ready
  readonly workDone: () => Promise<WorkDone>
}

/** Starts a program of this folder with its orders, as JSON, and waits for its first words. */
export async function startProcess<Ready>(program: string, orders: object): Promise<BenchProcess<Ready>> {
  const child = fork(path.join(import.meta.dirname, program), [JSON.stringify(orders)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
  const ended = once(child, 'exit')
  const ready = (await hear(child)) as Ready
  return {
    ready,
    workDone: async () => {
      child.send('how much?')
      return (await hear(child)) as WorkDone
    },
    [Symbol.asyncDispose]: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

async function hear(child: ChildProcess): Promise<unknown> {
  const heard = new AbortController()
  const gone = once(child, 'exit', { signal: heard.signal }).then(
    () => Promise.reject(new Error('a process of the bench ended before its time')),
    () => undefined,
  )
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal: heard.signal }), gone])) as [unknown]
    return message
  } finally {
    heard.abort()
  }
}

/** The orders of this process. */
export function readOrders(): unknown {
  return JSON.parse(process.argv[2] ?? '')
}

/** Says the first words of this process, answers its parent, and resolves when the parent has left. */
export async function serveParent(ready: object): Promise<void> {
  const left = once(process, 'disconnect')
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMs: (user + system) / 1000 } satisfies WorkDone)
  })
  process.send?.(ready)
  await left
}
