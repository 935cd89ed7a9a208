// Names that servers list: which are known, which belong to a quarantined farm, and which are offered for admission (DESIGN 5, generated names).
import { sql, type Kysely } from 'kysely'
import { DAY } from '#model/clock.ts'
import { ADVERTISER_SAMPLE, HELD_DAYS } from '#model/discovery-policy.ts'
import { registrableDomain, type Domain } from '#model/domain.ts'
import { findDomainIds } from './domains.ts'
import type { FindIds } from './name-ids.ts'
import { offerNames } from './offers.ts'
import type { Schema } from './schema.ts'
import { KEPT } from './kept-statements.ts'

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

/** Finds the ids of listed names and offers the unknown ones for admission. Part of the transaction that records the list. */
export async function noteNames(
  trx: Kysely<Schema>,
  { advertiserId, names, now }: ListedNames,
  findIds: FindIds = findDomainIds,
): Promise<NotedNames> {
  const ids = await findIds(trx, names)
  const unknown = names.filter((name) => !ids.has(name))
  if (unknown.length === 0) return { ids, waiting: [], quarantined: 0 }
  const groups = Map.groupBy(unknown, registrableDomain)
  const bad = await countInQuarantine(trx, groups, now)
  const waiting = unknown.filter((name) => !bad.has(registrableDomain(name)))
  const state = await openTrial(trx, advertiserId, now)
  // A held advertiser's word counts for nothing: not alone, and not beside another's.
  if (state === 'growing') await offerNames(trx, { advertiserId, names: waiting.slice(0, CANDIDATES_PER_LIST), now })
  return { ids, waiting, quarantined: unknown.length - waiting.length }
}

async function countInQuarantine(
  trx: Kysely<Schema>,
  groups: ReadonlyMap<string, readonly Domain[]>,
  now: number,
): Promise<ReadonlySet<string>> {
  const names = [...groups.keys()]
  const sizes = names.map((name) => groups.get(name)?.length ?? 0)
  const found = await sql<{ registrable: string; names: number; size: number }>`${KEPT}
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

// One statement for an advertiser that has a trial, as nearly all have: every list asks.
async function openTrial(trx: Kysely<Schema>, advertiserId: number, now: number): Promise<'growing' | 'held'> {
  const at = new Date(now)
  const found = await sql<{ state: string; updatedAt: Date }>`${KEPT}
    select state, updated_at from advertiser where domain_id = ${advertiserId}`.execute(trx)
  const [trial] = found.rows
  if (trial === undefined) {
    await sql`${KEPT}
      insert into advertiser (domain_id, state, budget, trial_from, updated_at)
      values (${advertiserId}, 'growing', ${ADVERTISER_SAMPLE}, ${at}, ${at}) on conflict (domain_id) do nothing`.execute(trx)
    return 'growing'
  }
  if (trial.state !== 'held') return 'growing'
  if (trial.updatedAt.getTime() > now - HELD_DAYS * DAY) return 'held'
  await trx
    .updateTable('advertiser')
    .set({ state: 'growing', reason: null, budget: ADVERTISER_SAMPLE, admitted: 0, settled: true, trialFrom: at, updatedAt: at })
    .where('domainId', '=', advertiserId)
    .execute()
  return 'growing'
}
