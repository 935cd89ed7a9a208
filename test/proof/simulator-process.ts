// A program of its own that serves a generated world in real time: forked by a proof, told what to do by messages.
import { systemClock } from '#model/clock.ts'
import { startFediverse } from '../fediverse/network.ts'
import { generateWorld, type GeneratedOptions } from '../fediverse/worlds/generated.ts'

/** What the parent says. `wake`: tell me when so many requests have been seen in all. `judge`: what does the ledger say? */
export type ToSimulator =
  | { readonly kind: 'start'; readonly world: GeneratedOptions }
  | { readonly kind: 'wake'; readonly at: number }
  | { readonly kind: 'judge'; readonly gapMs: number }
  | { readonly kind: 'stop' }

/** What the ledger of one world says about the manners of all crawlers together. */
export interface Judgement {
  readonly requests: number
  /** Requests that were at once or closer than the gap, by what they share; a few in words. */
  readonly violations: number
  readonly examples: readonly string[]
  /** robots.txt disobeyed. */
  readonly forbidden: number
}

export type FromSimulator =
  | { readonly kind: 'started'; readonly port: number }
  | { readonly kind: 'woken'; readonly requests: number }
  | { readonly kind: 'judged'; readonly judgement: Judgement }

function tell(message: FromSimulator): void {
  process.send?.(message)
}

async function main(): Promise<void> {
  const started = Promise.withResolvers<GeneratedOptions>()
  const stopped = Promise.withResolvers<undefined>()
  let wakeAt = Infinity
  const judge: { ask: ((gapMs: number) => Judgement) | undefined } = { ask: undefined }
  process.on('message', (message: ToSimulator) => {
    if (message.kind === 'start') started.resolve(message.world)
    else if (message.kind === 'wake') wakeAt = message.at
    else if (message.kind === 'judge' && judge.ask !== undefined) tell({ kind: 'judged', judgement: judge.ask(message.gapMs) })
    else if (message.kind === 'stop') stopped.resolve(undefined)
  })
  // A parent that is gone wants nothing more.
  process.on('disconnect', () => stopped.resolve(undefined))
  const world = generateWorld(await started.promise)
  await using fediverse = await startFediverse(world, { clock: systemClock })
  judge.ask = (gapMs) => judgeLedger(fediverse, gapMs)
  tell({ kind: 'started', port: fediverse.port })
  const running = new AbortController()
  void stopped.promise.then(() => running.abort())
  while (!running.signal.aborted) {
    const requests = fediverse.ledger.count()
    if (requests >= wakeAt) {
      wakeAt = Infinity
      tell({ kind: 'woken', requests })
    }
    await systemClock.sleep(2, running.signal)
  }
  process.disconnect?.()
}

function judgeLedger({ ledger, world }: Awaited<ReturnType<typeof startFediverse>>, gapMs: number): Judgement {
  const found = (['host', 'address', 'registrable'] as const).flatMap((by) => ledger.overlaps(by, gapMs))
  return {
    requests: ledger.count(),
    violations: found.length,
    examples: found.slice(0, 5).map(({ key, gapMs: gap, earlier, later }) => `${key}: ${earlier.path} and ${later.path}, ${gap} ms apart`),
    forbidden: ledger.forbiddenByRobots(world).length,
  }
}

await main()
