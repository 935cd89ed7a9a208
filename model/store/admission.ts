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
import { countOffers, forgetWord } from './offers.ts'
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
 * One process at a time. The outcome depends on names and visits, not on the order in which lists were read. Only trials with news since
 * the last round are judged again, and a round without any news ends at once: it could only find what the last one found.
 */
export async function admitCandidates(db: Kysely<Schema>, options: AdmissionOptions): Promise<Admission> {
  await countOffers(db)
  return joinTransaction(db, async (trx) => {
    await sql`select pg_advisory_xact_lock(${LOCKS.discovery})`.execute(trx)
    await restHeldNames(trx)
    const news = await takeNews(trx)
    if (news === undefined) return { admitted: 0, probes: [], quarantined: [], held: [] }
    const held = await judgeAdvertisers(trx, news.advertisers, options.now)
    const { probes, quarantined } = await judgeGroups(trx, news.groups, options.now)
    const { admitted, limited } = await admitWaiting(trx, options)
    // The next round must not take these for settled: a limit may be lifted, and a question to a made-up name may end without an answer.
    if (limited || probes.length > 0)
      await sql`
      insert into trial_news (registrable) select unnest(${probes.length > 0 ? probes : [null]}::text[])`.execute(trx)
    return { admitted, probes, quarantined, held }
  })
}

interface TrialNews {
  readonly advertisers: readonly number[]
  readonly groups: readonly string[]
}

// What a visit that is being recorded now has to tell is not visible yet, and is left for the next round.
async function takeNews(trx: Kysely<Schema>): Promise<TrialNews | undefined> {
  const taken = await sql<{ rows: number; advertisers: number[] | null; groups: string[] | null }>`
    with taken as (delete from trial_news returning *)
    select count(*)::int as rows, array_agg(distinct advertiser_id) filter (where advertiser_id is not null) as advertisers,
      array_agg(distinct registrable) filter (where registrable is not null) as groups from taken`.execute(trx)
  const { rows = 0, advertisers, groups } = taken.rows[0] ?? {}
  return rows === 0 ? undefined : { advertisers: advertisers ?? [], groups: groups ?? [] }
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

interface GrownAdvertiser {
  readonly domainId: number
  readonly budget: number
  readonly settled: boolean
}

// An advertiser is held back by names that were not visited yet: it waits for the verdict on those. It is not held for good while nobody
// waits on its word: the verdict is found again when somebody does, since whoever offers names is judged anew.
async function judgeAdvertisers(trx: Kysely<Schema>, ids: readonly number[], now: number): Promise<Admission['held']> {
  if (ids.length === 0) return []
  const trials = await sql<TrialRow & { domainId: number; was: boolean }>`
    select a.domain_id, a.budget, a.settled as was, ${TRIAL}
    from advertiser a
    left join domain d on d.discovered_by = a.domain_id and d.first_seen >= a.trial_from
    left join instance i on i.domain_id = d.id ${SPENT}
    where a.domain_id = any(${ids}::int[]) and a.state = 'growing'
    group by a.domain_id order by a.domain_id`.execute(trx)
  const condemned: { domainId: number; reason: string }[] = []
  const grown: GrownAdvertiser[] = []
  for (const { domainId, was, ...trial } of trials.rows) {
    const verdict = judgeAdvertiser(trialOf(trial))
    const settled = isSettled(trial)
    if (verdict.state === 'held') condemned.push({ domainId, reason: verdict.reason })
    const budget = verdict.state === 'held' ? trial.budget : verdict.budget
    if (budget !== trial.budget || settled !== was) grown.push({ domainId, budget, settled })
  }
  await growAdvertisers(trx, grown, now)
  const held = await findVouching(trx, condemned)
  await holdAdvertisers(trx, held, now)
  return held
}

async function findVouching(trx: Kysely<Schema>, condemned: Admission['held']): Promise<Admission['held']> {
  if (condemned.length === 0) return []
  const found = await sql<{ id: number }>`
    select id from unnest(${condemned.map(({ domainId }) => domainId)}::int[]) as l (id)
    where exists (select from candidate c where c.listed_by @> array[l.id])`.execute(trx)
  const vouching = new Set(found.rows.map(({ id }) => id))
  return condemned.filter(({ domainId }) => vouching.has(domainId))
}

async function growAdvertisers(trx: Kysely<Schema>, grown: readonly GrownAdvertiser[], now: number): Promise<void> {
  if (grown.length === 0) return
  await sql`
    update advertiser a set budget = g.budget, settled = g.settled, updated_at = case when a.budget = g.budget then a.updated_at else ${new Date(now)} end
    from unnest(${grown.map(({ domainId }) => domainId)}::int[], ${grown.map(({ budget }) => budget)}::int[],
      ${grown.map(({ settled }) => settled)}::bool[]) as g (domain_id, budget, settled)
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

async function judgeGroups(
  trx: Kysely<Schema>,
  groups: readonly string[],
  now: number,
): Promise<Pick<Admission, 'probes' | 'quarantined'>> {
  if (groups.length === 0) return { probes: [], quarantined: [] }
  const trials = await sql<GroupTrial>`
    with crowd as (
      select r.registrable, c.waiting from unnest(${groups}::text[]) as r (registrable)
        cross join lateral (select count(*)::int as waiting from candidate where registrable = r.registrable) c
      where c.waiting > 0 and c.waiting + (case when c.waiting > ${GROUP_SAMPLE} then 0 else (select count(*) from domain d where d.registrable = r.registrable) end) > ${GROUP_SAMPLE}
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
