// The simulated fediverse, started: one listener, its ledger, its clock, and the seam a crawler reaches it by.
import type { Clock } from '#model/clock.ts'
import type { Seam } from '../../crawler/network/contract.ts'
import { createAuthority } from './certificates.ts'
import { createVirtualClock, type Hold, type VirtualClock } from './clock.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { startListener } from './listener.ts'
import { createSeam } from './seam.ts'
import type { World } from './world.ts'

export interface FediverseOptions<C extends Clock = VirtualClock> {
  /** Absent means a new virtual clock that drives itself. Any other clock runs as it does, and is never stopped. */
  readonly clock?: C
  /** Real TLS with an authority of the world's own; its root is `ca`. */
  readonly tls?: boolean
}

/** A running world; bind it with `await using`, or close it. */
export interface Fediverse<C extends Clock = VirtualClock> extends AsyncDisposable {
  readonly seam: Seam
  readonly ledger: Ledger
  readonly clock: C
  readonly world: World
  /** The listener's port on 127.0.0.1, for seams in other processes. */
  readonly port: number
  /** PEM of the world's root certificate; undefined without TLS. */
  readonly ca: string | undefined
  readonly close: () => Promise<void>
}

/** Starts a world. Time, where it is virtual, stands still while a look-up, a connection or a request is under way. */
export async function startFediverse<C extends Clock = VirtualClock>(
  world: World,
  options: FediverseOptions<C> = {},
): Promise<Fediverse<C>> {
  const clock = (options.clock ?? createVirtualClock()) as C
  const ledger = createLedger()
  const hold = holdOf(clock)
  const authority = options.tls === true ? await createAuthority() : undefined
  const listener = await startListener({ world, clock, ledger, hold, authority })
  const seam = createSeam({ port: listener.port, ca: authority?.ca, resolve: listener.resolve, texts: listener.texts, hold })
  return {
    seam,
    ledger,
    clock,
    world,
    port: listener.port,
    ca: authority?.ca,
    close: listener.close,
    [Symbol.asyncDispose]: listener.close,
  }
}

const NO_HOLD: Hold = Object.assign(() => {}, { [Symbol.dispose]: () => {} })

function holdOf(clock: Clock): (what: string) => Hold {
  const { hold } = clock as Partial<VirtualClock>
  return hold ?? (() => NO_HOLD)
}
