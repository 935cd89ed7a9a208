// Job: looks whether servers have published the opt-outs that the crawler page was asked to look for, and applies what is proved at once.
import { MINUTE } from '#model/clock.ts'
import { finishCheck, listWaitingChecks, type CheckResult, type WaitingCheck } from '#model/store/opt-out-checks.ts'
import { isOptedOut, liftOptOut, setOptOut } from '#model/store/opt-outs.ts'
import { loadRobots } from '#model/store/robots-cache.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { sharedPaceBook } from '../leases.ts'
import { findProof } from '../opt-out-proof.ts'
import type { Job, JobContext } from './contract.ts'

/** A server or name server that cannot say is asked again for so long. */
const PATIENCE_MS = 10 * MINUTE
const MOST_AT_ONCE = 50

export const checkOptOuts: Job = {
  name: 'check-opt-outs',
  summary: 'Looks for the opt-outs that admins have published, and applies them.',
  every: MINUTE,
  run: async (context) => {
    const { database, clock } = context
    const waiting = await listWaitingChecks(database.db, MOST_AT_ONCE)
    if (waiting.length === 0) return 'nobody asked'
    const secret = await loadSiteSecret(database.db, clock.now())
    const results = await Promise.all(waiting.map((check) => makeCheck(context, check, secret)))
    // Counts only: who opted out stands in no log.
    return `${results.filter((over) => over).length} of ${results.length} checked`
  },
}

/** True when the check is over. */
async function makeCheck(context: JobContext, { ticket, domain, askedAt }: WaitingCheck, secret: Uint8Array): Promise<boolean> {
  const { database, clock, network, gapMs } = context
  const grades = await isOptedOut(database.db, secret, [domain])
  const found = await findProof(domain, {
    network,
    clock,
    gapMs,
    pace: sharedPaceBook(context),
    storedRobots: async (host) => (await loadRobots(database.db, [host])).get(host),
    dnsOnly: grades.get(domain) === 'off',
  })
  const now = clock.now()
  if (found.kind === 'later' && now < askedAt + PATIENCE_MS) return false
  let result: CheckResult = 'not-proved'
  if (found.kind === 'proved') {
    result = found.statement
    if (found.statement === 'none') await liftOptOut(database.db, { domain, now, secret })
    else await setOptOut(database.db, { domain, grade: found.statement, proof: found.proof, now, secret })
  }
  await finishCheck(database.db, { ticket, result, now })
  return true
}
