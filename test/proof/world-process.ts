// A program of its own that serves a generated world in the time of the process that started it, which tells it every moment.
import type { Clock } from '#model/clock.ts'
import { systemClock } from '#model/clock.ts'
import type { Hold, VirtualClock } from '../fediverse/clock.ts'
import { startFediverse, type Fediverse } from '../fediverse/network.ts'
import type { PreambleReply } from '../fediverse/preamble.ts'
import { generateFediverse, type WorldSize } from '../fediverse/worlds/generated/world.ts'

/** What the parent says. `time`: it is that moment now; `run`: from now on time passes by itself. */
export type ToWorld =
  | { readonly kind: 'start'; readonly world: WorldSize; readonly at: number }
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'run' }
  | { readonly kind: 'look-up'; readonly id: number; readonly host: string }
  | { readonly kind: 'forget'; readonly id: number }
  | { readonly kind: 'report'; readonly gapMs: number }

export type FromWorld =
  | { readonly kind: 'started'; readonly port: number }
  | { readonly kind: 'told' }
  | { readonly kind: 'found'; readonly id: number; readonly reply: PreambleReply }
  | { readonly kind: 'reported'; readonly report: WorldReport }

/** What the world has seen of its visitors, and what serving it cost. */
export interface WorldReport {
  readonly requests: number
  readonly connections: number
  readonly lookUps: number
  /** Requests to names that farms made up. */
  readonly farmed: number
  /** Requests closer to each other than the gap, by host, address or registrable domain; some in words. */
  readonly tooClose: number
  readonly examples: readonly string[]
  readonly cpuMs: number
  readonly peakRssBytes: number
}

function tell(message: FromWorld): void {
  process.send?.(message)
}

/** A clock that stands where the parent's stands, until it is let go. It moves when nothing is under way here: the end of an answer has its moment too. */
function followClock(): {
  readonly clock: Clock & Pick<VirtualClock, 'hold'>
  readonly set: (at: number) => Promise<void>
  readonly run: () => void
} {
  let at = 0
  let ahead: number | undefined
  let held = 0
  let onQuiet: (() => void) | undefined
  const hold = (): Hold => {
    held += 1
    let mine = true
    const release = (): void => {
      if (mine) held -= 1
      mine = false
      if (held === 0) onQuiet?.()
    }
    return Object.assign(release, { [Symbol.dispose]: release })
  }
  return {
    clock: { ...systemClock, now: () => (ahead === undefined ? at : systemClock.now() + ahead), hold },
    set: async (moment) => {
      if (held > 0) await new Promise<void>((resolve) => (onQuiet = resolve))
      onQuiet = undefined
      at = moment
    },
    run: () => (ahead = at - systemClock.now()),
  }
}

async function main(): Promise<void> {
  const { clock, set, run } = followClock()
  const waiting = new Map<number, AbortController>()
  let fediverse: Fediverse<Clock> | undefined
  let isFarmed: (host: string) => boolean = () => false
  const stopped = Promise.withResolvers<undefined>()
  process.on('message', (message: ToWorld) => {
    if (message.kind === 'time') void set(message.at).then(() => tell({ kind: 'told' }))
    else if (message.kind === 'run') run()
    else if (message.kind === 'look-up' && fediverse !== undefined) void lookUp(fediverse, waiting, message)
    else if (message.kind === 'forget') waiting.get(message.id)?.abort()
    else if (message.kind === 'report' && fediverse !== undefined)
      tell({ kind: 'reported', report: report(fediverse, message.gapMs, isFarmed) })
    else if (message.kind === 'start') void start(message.world, message.at)
  })
  // A parent that is gone wants nothing more; Ctrl-C in a terminal is the parent's to hear.
  process.on('disconnect', () => stopped.resolve(undefined))
  process.on('SIGINT', () => {})

  async function start(world: WorldSize, at: number): Promise<void> {
    await set(at)
    const generated = generateFediverse(world)
    isFarmed = generated.isFarmed
    fediverse = await startFediverse<Clock>(generated, { clock })
    tell({ kind: 'started', port: fediverse.port })
  }

  await stopped.promise
  await fediverse?.close()
}

async function lookUp(
  { seam }: Fediverse<Clock>,
  waiting: Map<number, AbortController>,
  { id, host }: { readonly id: number; readonly host: string },
): Promise<void> {
  const stop = new AbortController()
  waiting.set(id, stop)
  let reply: PreambleReply
  try {
    reply = { addresses: await seam.resolve(host, stop.signal) }
  } catch (error) {
    reply = { code: (error as NodeJS.ErrnoException).code ?? 'EAI_FAIL' }
  }
  waiting.delete(id)
  if (process.connected) tell({ kind: 'found', id, reply })
}

function report({ ledger }: Fediverse<Clock>, gapMs: number, isFarmed: (host: string) => boolean): WorldReport {
  const { user, system } = process.cpuUsage()
  const close = (['host', 'address', 'registrable'] as const).flatMap((by) => ledger.overlaps(by, gapMs))
  let farmed = 0
  for (const { host } of ledger.entries({ kind: 'request' })) if (isFarmed(host)) farmed += 1
  return {
    requests: ledger.count(),
    connections: ledger.countKind('connect'),
    lookUps: ledger.countKind('look-up'),
    farmed,
    tooClose: close.length,
    examples: close.slice(0, 5).map(({ key, gapMs: gap, earlier, later }) => `${key}: ${earlier.path} and ${later.path}, ${gap} ms apart`),
    cpuMs: (user + system) / 1000,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
  }
}

await main()
