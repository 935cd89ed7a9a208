// What a job is given: a database of its own, a world, and a clock that a test moves by hand.
import { onTestFinished } from 'vitest'
import { createEvents } from '#model/events.ts'
import { createLogger } from '#model/log.ts'
import type { JobContext } from '../../crawler/jobs/contract.ts'
import { createNetwork } from '../../crawler/network/network.ts'
import { createVirtualClock, type VirtualClock } from '../fediverse/clock.ts'
import { startFediverse, type Fediverse } from '../fediverse/network.ts'
import { defineWorld, type World } from '../fediverse/world.ts'
import { USER_AGENT } from './conversation.ts'
import { freshDatabase } from './database.ts'

export interface JobGround {
  readonly context: JobContext & { readonly clock: VirtualClock }
  readonly fediverse: Fediverse
}

/** Everything a job needs, ended with the running test. Time begins at `start` (milliseconds since 1970). */
export async function prepareJobs(options: { readonly start?: number; readonly world?: World } = {}): Promise<JobGround> {
  const database = await freshDatabase()
  const clock = createVirtualClock(options.start === undefined ? {} : { start: options.start })
  const fediverse = await startFediverse(options.world ?? defineWorld({ hosts: {} }), { clock })
  const network = createNetwork(fediverse.seam, { userAgent: USER_AGENT })
  onTestFinished(async () => {
    await network.close()
    await fediverse.close()
    await database.close()
  })
  const events = createEvents(createLogger({ level: 'error', now: clock.now, destination: { write: () => {} } }))
  return { fediverse, context: { database, network, clock, events, owner: 'job-1', gapMs: 1000, leaseMs: 90_000 } }
}
