// Names that servers list: which are known, which wait, and which get an id because budgets allow it (DESIGN 5, generated names).
import { sql, type Kysely } from 'kysely'
import { DAY } from '#model/clock.ts'
import { ADVERTISER_SAMPLE, GROUP_SAMPLE, HELD_DAYS, judgeAdvertiser, judgeGroup, type TrialResult } from '#model/discovery-policy.ts'
import { registrableDomain, type Domain } from '#model/domain.ts'
import { findManagedHost } from '#model/managed-hosts.ts'
import { findDomainIds } from './domains.ts'
import { quarantineGroup } from './farms.ts'
import type { Schema } from './schema.ts'
import { joinTransaction, LOCKS } from './transaction.ts'
import { admitWaiting } from './waiting-names.ts'

/** A list as `recordCrawl` hands it over, inside its transaction. */
export interface ListedNames {
  readonly advertiserId: number
  readonly names: readonly Domain[]
  readonly now: number
}

export interface NotedNames {
  readonly ids: ReadonlyMap<string, number>
  /** Names that wait for a budget. */
  readonly waiting: readonly Domain[]
  /** Names in quarantined farms: counted, not kept. */
  readonly quarantined: number
}

/** Candidates kept of one advertiser; more come with a later reading of its list. */
const CANDIDATES_PER_LIST = 200_000

/** Finds the ids of listed names and notes the unknown ones as candidates. Part of the transaction that records the list. */
export async function noteNames(trx: Kysely<Schema>, { advertiserId, names, now }: ListedNames): Promise<NotedNames> {
  const ids = await findDomainIds(trx, names)
  const unknown = names.filter((name) => !ids.has(name))
  if (unknown.length === 0) return { ids, waiting: [], quarantined: 0 }
  const groups = Map.groupBy(unknown, registrableDomain)
  const bad = await countInQuarantine(trx, groups, now)
  const waiting = unknown.filter((name) => !bad.has(registrableDomain(name)))
  const state = await openTrial(trx, advertiserId, now)
  // A held advertiser's word counts for nothing: not alone, and not as the second of two.
  if (state === 'growing') await insertCandidates(trx, advertiserId, waiting.slice(0, CANDIDATES_PER_LIST), now)
  return { ids, waiting, quarantined: unknown.length - waiting.length }
}

async function countInQuarantine(
  trx: Kysely<Schema>,
  groups: ReadonlyMap<string, readonly Domain[]>,
  now: number,
): Promise<ReadonlySet<string>> {
  const names = [...groups.keys()]
  const sizes = names.map((name) => groups.get(name)?.length ?? 0)
  const found = await sql<{ registrable: string; names: number; size: number }>`
    select f.registrable, f.names::float8 as names, g.size from farm f join unnest(${names}::text[], ${sizes}::int[]) as g (registrable, size) on g.registrable = f.registrable
    where f.state = 'quarantined' order by f.registrable`.execute(trx)
  for (const { registrable, size, names: before } of found.rows) {
    if (size > before)
      await trx
        .updateTable('farm')
        .set({ names: size, updatedAt: new Date(now) })
        .where('registrable', '=', registrable)
        .execute()
  }
  return new Set(found.rows.map((row) => row.registrable))
}

async function openTrial(trx: Kysely<Schema>, advertiserId: number, now: number): Promise<'growing' | 'held'> {
  const at = new Date(now)
  await sql`
    insert into advertiser (domain_id, state, budget, trial_from, updated_at)
    values (${advertiserId}, 'growing', ${ADVERTISER_SAMPLE}, ${at}, ${at}) on conflict (domain_id) do nothing`.execute(trx)
  const row = await trx
    .selectFrom('advertiser')
    .select(['state', 'updatedAt'])
    .where('domainId', '=', advertiserId)
    .executeTakeFirstOrThrow()
  if (row.state !== 'held') return 'growing'
  if (row.updatedAt.getTime() > now - HELD_DAYS * DAY) return 'held'
  await trx
    .updateTable('advertiser')
    .set({ state: 'growing', reason: null, budget: ADVERTISER_SAMPLE, admitted: 0, trialFrom: at, updatedAt: at })
    .where('domainId', '=', advertiserId)
    .execute()
  return 'growing'
}

// Two listers count as two only when they are unrelated: another registrable domain, another address, and neither found through the other.
async function insertCandidates(trx: Kysely<Schema>, advertiserId: number, names: readonly Domain[], now: number): Promise<void> {
  if (names.length === 0) return
  const sorted = names.toSorted((a, b) => (a < b ? -1 : 1))
  await sql`
    insert into candidate (name, registrable, listed_by, first_seen)
    select n.name, n.registrable, ${advertiserId}, ${new Date(now)}
    from unnest(${sorted}::text[], ${sorted.map(registrableDomain)}::text[]) as n (name, registrable)
    on conflict (name) do update set also_listed_by = excluded.listed_by
    where candidate.also_listed_by is null and candidate.listed_by <> excluded.listed_by and exists (
      select from domain a, domain b where a.id = candidate.listed_by and b.id = excluded.listed_by
        and a.registrable <> b.registrable and (a.address is null or b.address is null or a.address <> b.address)
        and a.discovered_by is distinct from b.id and b.discovered_by is distinct from a.id
    )`.execute(trx)
}

export interface AdmissionOptions {
  readonly now: number
  /** Names with an id at most; the taster's limit. */
  readonly maxDomains?: number | undefined
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
    const held = await judgeAdvertisers(trx, options.now)
    const { probes, quarantined } = await judgeGroups(trx, options.now)
    const admitted = await admitWaiting(trx, options)
    return { admitted, probes, quarantined, held }
  })
}

interface TrialRow {
  readonly admitted: number
  readonly settled: number
  readonly verified: number
  readonly alike: number
  readonly wasted: number
  readonly budget: number
}

// What the domains `d` turned out to be; `i` is their instance. A name that answered once counts as verified for good.
const TRIAL = sql`
  count(d.id)::int as admitted,
  count(d.id) filter (where d.last_attempt is not null)::int as settled,
  count(d.id) filter (where d.last_answer is not null)::int as verified,
  count(distinct row(i.software, i.software_version, i.name, i.users, i.local_posts)) filter (where i.domain_id is not null)::int as alike,
  coalesce(sum((select sum(c.requests) from crawl c where c.domain_id = d.id)) filter (where d.last_answer is null), 0)::int as wasted`

function trialOf(row: TrialRow): TrialResult {
  return {
    admitted: row.admitted,
    settled: row.settled,
    verified: row.verified,
    distinct: row.alike,
    wasted: row.wasted,
    budget: row.budget,
  }
}

async function judgeAdvertisers(trx: Kysely<Schema>, now: number): Promise<Admission['held']> {
  const trials = await sql<TrialRow & { domainId: number }>`
    select a.domain_id, a.budget, ${TRIAL}
    from advertiser a
    left join domain d on d.discovered_by = a.domain_id and d.first_seen >= a.trial_from
    left join instance i on i.domain_id = d.id
    where a.state = 'growing' and exists (select from candidate c where c.listed_by = a.domain_id)
    group by a.domain_id order by a.domain_id`.execute(trx)
  const held: { domainId: number; reason: string }[] = []
  for (const trial of trials.rows) {
    const verdict = judgeAdvertiser(trialOf(trial))
    if (verdict.state === 'held') {
      held.push({ domainId: trial.domainId, reason: verdict.reason })
      await trx
        .updateTable('advertiser')
        .set({ state: 'held', reason: verdict.reason, updatedAt: new Date(now) })
        .where('domainId', '=', trial.domainId)
        .execute()
      await trx.deleteFrom('candidate').where('listedBy', '=', trial.domainId).where('alsoListedBy', 'is', null).execute()
    } else if (verdict.budget !== trial.budget) {
      await trx
        .updateTable('advertiser')
        .set({ budget: verdict.budget, updatedAt: new Date(now) })
        .where('domainId', '=', trial.domainId)
        .execute()
    }
  }
  return held
}

async function judgeGroups(trx: Kysely<Schema>, now: number): Promise<Pick<Admission, 'probes' | 'quarantined'>> {
  const trials = await sql<TrialRow & { registrable: string; waiting: number; probed: boolean; known: boolean }>`
    with crowd as (select registrable, count(*)::int as waiting from candidate group by registrable)
    select g.registrable, g.waiting, coalesce(f.budget, 0) as budget, f.registrable is not null as known, coalesce(f.reason = 'probed', false) as probed, ${TRIAL}
    from crowd g
    left join farm f on f.registrable = g.registrable
    left join domain d on d.registrable = g.registrable
    left join instance i on i.domain_id = d.id
    group by g.registrable, g.waiting, f.registrable, f.budget, f.reason
    having g.waiting + count(d.id) > ${GROUP_SAMPLE} order by g.registrable`.execute(trx)
  const probes: string[] = []
  const quarantined: { registrable: string; reason: string; names: number }[] = []
  for (const trial of trials.rows) {
    const managed = findManagedHost(trial.registrable)
    const budget = Math.max(trial.budget, managed?.unverified ?? GROUP_SAMPLE)
    const verdict = judgeGroup({ ...trialOf(trial), budget }, trial.probed || managed !== undefined)
    if (verdict.state === 'probe') probes.push(trial.registrable)
    else if (verdict.state === 'quarantined') {
      await quarantineGroup(trx, { registrable: trial.registrable, reason: verdict.reason, waiting: trial.waiting, now })
      quarantined.push({ registrable: trial.registrable, reason: verdict.reason, names: trial.waiting + trial.admitted })
    } else if (!trial.known || verdict.budget !== trial.budget) {
      await growGroup(trx, trial.registrable, verdict.budget, trial.waiting + trial.admitted, now)
    }
  }
  return { probes, quarantined }
}

async function growGroup(trx: Kysely<Schema>, registrable: string, budget: number, names: number, now: number): Promise<void> {
  const at = new Date(now)
  await sql`
    insert into farm (registrable, state, reason, budget, names, first_seen, updated_at)
    values (${registrable}, 'growing', 'crowd', ${budget}, ${names}, ${at}, ${at})
    on conflict (registrable) do update set budget = excluded.budget, names = excluded.names, updated_at = excluded.updated_at`.execute(trx)
}
