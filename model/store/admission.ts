// One round of admission: judges advertisers and groups by what became of their names, and lets waiting names in as far as budgets allow.
import { sql, type Kysely } from 'kysely'
import {
  GROUP_SAMPLE,
  HELD_DAYS,
  isSettled,
  judgeAdvertiser,
  judgeGroup,
  REQUESTS_A_NAME,
  type TrialResult,
} from '#model/discovery-policy.ts'
import { findManagedHost } from '#model/managed-hosts.ts'
import { forgetWord } from './discovery.ts'
import { quarantineGroup } from './farms.ts'
import type { Schema } from './schema.ts'
import { joinTransaction, LOCKS } from './transaction.ts'
import { admitWaiting } from './waiting-names.ts'

export interface AdmissionOptions {
  readonly now: number
  /** Names with an id at most; the taster's limit. */
  readonly maxDomains?: number | undefined
  /** Servers at most, those that may still turn out to be one included; the limit of a trial run. */
  readonly maxServers?: number | undefined
}

export interface Admission {
  /** Names that got an id. */
  readonly admitted: number
  /** Registrable domains under which a made-up name should be asked before more names are admitted. */
  readonly probes: readonly string[]
  readonly quarantined: readonly { readonly registrable: string; readonly reason: string; readonly names: number }[]
  readonly held: readonly { readonly domainId: number; readonly reason: string }[]
}

/**
 * Judges advertisers and groups by what became of their names so far, and admits as many waiting names as the budgets now allow.
 * One transaction, one process at a time. The outcome depends on names and visits, not on the order in which lists were read.
 */
export async function admitCandidates(db: Kysely<Schema>, options: AdmissionOptions): Promise<Admission> {
  return joinTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOCKS.discovery})`.execute(trx)
    await restHeldNames(trx)
    const waiting = await sql`select from candidate limit 1`.execute(trx)
    if (waiting.rows.length === 0) return { admitted: 0, probes: [], quarantined: [], held: [] }
    const { held, unsettled } = await judgeAdvertisers(trx, options.now)
    const { probes, quarantined } = await judgeGroups(trx, options.now)
    const admitted = await admitWaiting(trx, { ...options, unsettled })
    return { admitted, probes, quarantined, held }
  })
}

// Names that only a held advertiser vouched for, and that never answered, are not asked again before its next trial.
async function restHeldNames(trx: Kysely<Schema>): Promise<void> {
  await sql`
    with resting as (
      select s.domain_id, a.updated_at + ${HELD_DAYS} * interval '1 day' as until
      from advertiser a join domain d on d.discovered_by = a.domain_id join frontier_slot s on s.domain_id = d.id
      where a.state = 'held' and d.first_seen >= a.trial_from and d.last_answer is null and d.last_attempt is not null and s.priority = 1
        and s.lease_owner is null and s.due_at < a.updated_at + ${HELD_DAYS} * interval '1 day'
      order by s.domain_id for update of s skip locked
    )
    update frontier_slot s set due_at = r.until from resting r where s.domain_id = r.domain_id`.execute(trx)
}

interface TrialRow {
  readonly admitted: number
  readonly settled: number
  readonly verified: number
  readonly alike: number
  readonly wasted: number
  readonly budget: number
}

// What the domains `d` turned out to be; `i` is their instance and `q` what was spent on them. A name that answered once counts as
// verified for good; one that used up a slot without saying who it is counts as settled, or endless redirects would hold off the verdict.
const TRIAL = sql`
  count(d.id)::int as admitted,
  count(d.id) filter (where d.last_answer is not null or d.failures > 0 or d.status <> 'discovered' or q.requests >= ${REQUESTS_A_NAME})::int as settled,
  count(d.id) filter (where d.last_answer is not null)::int as verified,
  count(distinct row(i.software, i.software_version, i.name, i.users, i.local_posts)) filter (where i.domain_id is not null)::int as alike,
  coalesce(sum(q.requests), 0)::int as wasted`

const SPENT = sql`left join lateral (select sum(c.requests)::int as requests from crawl c where c.domain_id = d.id and d.last_answer is null) q on true`

function trialOf(row: TrialRow): TrialResult {
  const { admitted, settled, verified, alike, wasted, budget } = row
  return { admitted, settled, verified, distinct: alike, wasted, budget }
}

interface AdvertisersJudged {
  readonly held: Admission['held']
  /** Advertisers whose last names were not visited yet: they wait for the verdict on those. */
  readonly unsettled: readonly number[]
}

async function judgeAdvertisers(trx: Kysely<Schema>, now: number): Promise<AdvertisersJudged> {
  const trials = await sql<TrialRow & { domainId: number }>`
    with lister as (select distinct unnest(listed_by) as id from candidate)
    select a.domain_id, a.budget, ${TRIAL}
    from lister join advertiser a on a.domain_id = lister.id
    left join domain d on d.discovered_by = a.domain_id and d.first_seen >= a.trial_from
    left join instance i on i.domain_id = d.id ${SPENT}
    where a.state = 'growing'
    group by a.domain_id order by a.domain_id`.execute(trx)
  const held: { domainId: number; reason: string }[] = []
  const grown: { domainId: number; budget: number }[] = []
  for (const { domainId, ...trial } of trials.rows) {
    const verdict = judgeAdvertiser(trialOf(trial))
    if (verdict.state === 'held') held.push({ domainId, reason: verdict.reason })
    else if (verdict.budget !== trial.budget) grown.push({ domainId, budget: verdict.budget })
  }
  await growAdvertisers(trx, grown, now)
  await holdAdvertisers(trx, held, now)
  return { held, unsettled: trials.rows.filter((trial) => !isSettled(trial)).map(({ domainId }) => domainId) }
}

async function growAdvertisers(
  trx: Kysely<Schema>,
  grown: readonly { readonly domainId: number; readonly budget: number }[],
  now: number,
): Promise<void> {
  if (grown.length === 0) return
  await sql`
    update advertiser a set budget = g.budget, updated_at = ${new Date(now)}
    from unnest(${grown.map(({ domainId }) => domainId)}::int[], ${grown.map(({ budget }) => budget)}::int[]) as g (domain_id, budget)
    where a.domain_id = g.domain_id`.execute(trx)
}

async function holdAdvertisers(trx: Kysely<Schema>, held: Admission['held'], now: number): Promise<void> {
  if (held.length === 0) return
  const ids = held.map(({ domainId }) => domainId)
  await sql`
    update advertiser a set state = 'held', reason = h.reason, updated_at = ${new Date(now)}
    from unnest(${ids}::int[], ${held.map(({ reason }) => reason)}::text[]) as h (domain_id, reason)
    where a.domain_id = h.domain_id`.execute(trx)
  await forgetWord(trx, ids)
  await restHeldNames(trx)
}

type GroupTrial = TrialRow & { readonly registrable: string; readonly waiting: number; readonly probed: boolean; readonly known: boolean }

async function judgeGroups(trx: Kysely<Schema>, now: number): Promise<Pick<Admission, 'probes' | 'quarantined'>> {
  const trials = await sql<GroupTrial>`
    with crowd as (
      select c.registrable, c.waiting from (select registrable, count(*)::int as waiting from candidate group by registrable) c
      where c.waiting + (case when c.waiting > ${GROUP_SAMPLE} then 0 else (select count(*) from domain d where d.registrable = c.registrable) end) > ${GROUP_SAMPLE}
    )
    select g.registrable, g.waiting, coalesce(f.budget, 0) as budget, f.registrable is not null as known, coalesce(f.reason = 'probed', false) as probed, ${TRIAL}
    from crowd g
    left join farm f on f.registrable = g.registrable
    left join domain d on d.registrable = g.registrable
    left join instance i on i.domain_id = d.id ${SPENT}
    group by g.registrable, g.waiting, f.registrable, f.budget, f.reason order by g.registrable`.execute(trx)
  const probes: string[] = []
  const quarantined: { registrable: string; reason: string; names: number }[] = []
  const grown: { registrable: string; budget: number; names: number }[] = []
  for (const trial of trials.rows) {
    const { registrable, waiting } = trial
    const names = waiting + trial.admitted
    const managed = findManagedHost(registrable)
    const budget = Math.max(trial.budget, managed?.unverified ?? GROUP_SAMPLE)
    const verdict = judgeGroup({ ...trialOf(trial), budget }, trial.probed || managed !== undefined)
    if (verdict.state === 'probe') probes.push(registrable)
    else if (verdict.state === 'quarantined') {
      await quarantineGroup(trx, { registrable, reason: verdict.reason, waiting, now })
      quarantined.push({ registrable, reason: verdict.reason, names })
    } else if (!trial.known || verdict.budget !== trial.budget) grown.push({ registrable, budget: verdict.budget, names })
  }
  await growGroups(trx, grown, now)
  return { probes, quarantined }
}

async function growGroups(
  trx: Kysely<Schema>,
  grown: readonly { readonly registrable: string; readonly budget: number; readonly names: number }[],
  now: number,
): Promise<void> {
  if (grown.length === 0) return
  const at = new Date(now)
  await sql`
    insert into farm (registrable, state, reason, budget, names, first_seen, updated_at)
    select g.registrable, 'growing', 'crowd', g.budget, g.names, ${at}, ${at}
    from unnest(${grown.map(({ registrable }) => registrable)}::text[], ${grown.map(({ budget }) => budget)}::int[],
      ${grown.map(({ names }) => names)}::int[]) as g (registrable, budget, names)
    on conflict (registrable) do update set budget = excluded.budget, names = excluded.names, updated_at = excluded.updated_at`.execute(trx)
}
