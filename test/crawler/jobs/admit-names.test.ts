// Names that stand on lists become hosts within budgets, and a made-up name tells genuine hosting from a wildcard.
import { describe, expect, test } from 'vitest'
import type { Domain } from '#model/domain.ts'
import { addDomains } from '#model/store/domains.ts'
import { noteNames } from '#model/store/discovery.ts'
import { ADVERTISER_SAMPLE } from '#model/discovery-policy.ts'
import { admitNames, admitNow } from '../../../crawler/jobs/admit-names.ts'
import type { JobContext } from '../../../crawler/jobs/contract.ts'
import { domain } from '../../model/store/sample-visits.ts'
import { prepareJobs } from '../../support/job-context.ts'

async function listNames(context: JobContext, advertiser: string, names: readonly Domain[]): Promise<void> {
  const { database, clock } = context
  const ids = await addDomains(database.db, [domain(advertiser)], { now: clock.now(), dueAt: clock.now() })
  const advertiserId = ids.get(advertiser) ?? 0
  await database.db.transaction().execute((trx) => noteNames(trx, { advertiserId, names, now: clock.now() }))
}

async function known({ database }: JobContext): Promise<number> {
  return (await database.db.selectFrom('frontierSlot').select('domainId').execute()).length
}

const many = Array.from({ length: 100 }, (_, i) => domain(`s${i}-town.example`))

describe('names on one server’s list', () => {
  test('become hosts as far as a first sample goes; the rest waits for what that turns out to be', async () => {
    const { context } = await prepareJobs()
    await listNames(context, 'hub.example', many)
    expect(await admitNames.run(context)).toBe(`${ADVERTISER_SAMPLE} admitted, 0 probed`)
    expect(await known(context)).toBe(1 + ADVERTISER_SAMPLE)
    expect(context.events.counters().admitted).toBe(ADVERTISER_SAMPLE)
    expect(await admitNow(context)).toEqual({ admitted: 0, probed: 0, moved: false })
  })

  test('are not held up by that sample when another server lists them too', async () => {
    const { context } = await prepareJobs()
    await listNames(context, 'hub.example', many)
    await listNames(context, 'other-hub.social', many.slice(0, 60))
    await admitNow(context)
    expect(await known(context)).toBeGreaterThanOrEqual(2 + 60)
  })

  test('never make a trial run know more hosts than it may', async () => {
    const { context } = await prepareJobs()
    await listNames(context, 'hub.example', many)
    await admitNow({ ...context, maxDomains: 5 })
    expect(await known(context)).toBe(5)
  })

  test('that nobody lists any more change nothing', async () => {
    const { context } = await prepareJobs()
    expect(await admitNow(context)).toEqual({ admitted: 0, probed: 0, moved: false })
  })
})
