// Job: lets waiting names become hosts as far as budgets allow, and asks a made-up name where a crowd may be a wildcard.
import { randomUUID } from 'node:crypto'
import { MINUTE } from '#model/clock.ts'
import { parseDomain } from '#model/domain.ts'
import { spread } from '#model/jitter.ts'
import { admitCandidates, type Admission } from '#model/store/admission.ts'
import { noteProbe } from '#model/store/farms.ts'
import { loadRobots } from '#model/store/robots-cache.ts'
import { crawlInstance } from '../crawl.ts'
import { sharedPaceBook } from '../leases.ts'
import type { Job, JobContext } from './contract.ts'

export const admitNames: Job = {
  name: 'admit-names',
  summary: 'Gives listed names an id and a first visit, as far as the budgets of their advertisers allow.',
  every: 5 * MINUTE,
  run: async (context) => {
    const { admitted, probed } = await admitNow(context)
    return `${admitted} admitted, ${probed} probed`
  },
}

export interface AdmissionRound {
  readonly admitted: number
  readonly probed: number
  /** Another round may find more: names were admitted, or somebody's names no longer stand in the way of others. */
  readonly moved: boolean
}

/** One round of admission; also called by the walk when nothing else is due. */
export async function admitNow(context: JobContext): Promise<AdmissionRound> {
  const first = await admitOnce(context)
  for (const registrable of first.probes) await probeGroup(context, registrable)
  const second = first.probes.length === 0 ? undefined : await admitOnce(context)
  return {
    admitted: first.admitted + (second?.admitted ?? 0),
    probed: first.probes.length,
    moved: [first, second].some((round) => round !== undefined && round.admitted + round.held.length + round.quarantined.length > 0),
  }
}

async function admitOnce({ database, clock, events, maxDomains, maxServers }: JobContext): Promise<Admission> {
  const admission = await admitCandidates(database.db, { now: clock.now(), maxDomains, maxServers })
  if (admission.admitted > 0) events.namesAdmitted(admission.admitted)
  for (const farm of admission.quarantined) events.farmQuarantined(farm.registrable, farm.names, farm.reason)
  return admission
}

/**
 * Asks for a name under the registrable domain that nobody can have set up. Genuine hosting has no server there, a wildcard farm
 * answers under any name. The visit keeps all manners of an ordinary one; nothing of it is stored but the answer.
 */
async function probeGroup(context: JobContext, registrable: string): Promise<void> {
  const { database, network, clock, gapMs } = context
  const madeUp = parseDomain(`zz-${Math.floor(spread('probe', registrable) * 2 ** 32).toString(36)}.${registrable}`)
  if (madeUp === undefined) return
  const visited = await crawlInstance(
    { domain: madeUp, past: { status: 'discovered', failures: 0 }, documents: new Map() },
    {
      network,
      clock,
      pace: sharedPaceBook(context),
      gapMs,
      storedRobots: async (host) => (await loadRobots(database.db, [host])).get(host),
    },
    { crawlId: randomUUID() },
  )
  const { outcome } = visited.crawl
  // A slot that ended before an answer (another visit holds the domain's key) decides nothing: the next round asks again.
  if (outcome.kind === 'partial') return
  await noteProbe(database.db, { registrable, answered: outcome.kind === 'answered' || outcome.kind === 'alias', now: clock.now() })
}
