// A program of its own that serves a generated world in real time, so that the simulator's CPU is nobody else's: forked by the bench.
import { systemClock } from '#model/clock.ts'
import { startFediverse } from '../fediverse/network.ts'
import { generateWorld, type GeneratedOptions } from '../fediverse/worlds/generated.ts'
import { readOrders, serveParent } from './processes.ts'

export interface FediverseOrders {
  readonly world: GeneratedOptions
  readonly tls: boolean
}

/** What it says when it listens. */
export interface FediverseReady {
  readonly port: number
  /** PEM of the world's root certificate, with TLS. */
  readonly ca?: string
}

const { world, tls } = readOrders() as FediverseOrders
await using fediverse = await startFediverse(generateWorld(world), { clock: systemClock, tls })
const { port, ca } = fediverse
await serveParent({ port, ...(ca === undefined ? {} : { ca }) } satisfies FediverseReady)
