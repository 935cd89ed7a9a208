// Made-up lists of made-up servers: advertisers, what they list, and what became of the names, without any visit.
import { sql, type Kysely } from 'kysely'
import { admitCandidates, type Admission } from '#model/store/admission.ts'
import { noteNames, type NotedNames } from '#model/store/discovery.ts'
import { addDomains } from '#model/store/domains.ts'
import { countOffers } from '#model/store/offers.ts'
import type { Schema } from '#model/store/schema.ts'
import { domain, HOUR, NOON } from './sample-visits.ts'

export interface AdvertiserOptions {
  readonly address?: string
  /** The advertiser through whose list it was found. */
  readonly foundBy?: number
}

/** A living server that publishes lists; gives its id. */
export async function addAdvertiser(db: Kysely<Schema>, name: string, { address, foundBy }: AdvertiserOptions = {}): Promise<number> {
  const ids = await addDomains(db, [domain(name)], { now: NOON - HOUR, dueAt: NOON + HOUR, discoveredBy: foundBy })
  const id = ids.get(name) ?? 0
  await sql`update domain set address = ${address ?? null}, status = 'alive', last_attempt = ${new Date(NOON)}, last_answer = ${new Date(NOON)} where id = ${id}`.execute(
    db,
  )
  return id
}

/** Notes a list as a recorded visit would. */
export function listNames(db: Kysely<Schema>, advertiserId: number, names: readonly string[], now: number = NOON): Promise<NotedNames> {
  return noteNames(db, { advertiserId, names: names.map(domain), now })
}

/** One round of admission. */
export function admit(db: Kysely<Schema>, now: number = NOON): Promise<Admission> {
  return admitCandidates(db, { now })
}

/** `alive`: answers with figures of its own; `alike`: with the same as all others; `dead`: does not resolve; `empty`: a website, ten requests. */
export type Fate = 'alive' | 'alike' | 'dead' | 'empty'

/** Lets every name that was never visited meet its fate. Gives the names. */
export async function visitNew(db: Kysely<Schema>, fateOf: (name: string) => Fate, now: number = NOON): Promise<readonly string[]> {
  const fresh = await sql<{ id: number; name: string }>`
    select d.id, d.name from domain d where d.last_attempt is null order by d.name`.execute(db)
  for (const { id, name } of fresh.rows) await meet(db, id, { fate: fateOf(name), at: new Date(now) })
  return fresh.rows.map(({ name }) => name)
}

async function meet(db: Kysely<Schema>, id: number, { fate, at }: { readonly fate: Fate; readonly at: Date }): Promise<void> {
  const answered = fate === 'alive' || fate === 'alike'
  await sql`
    update domain set last_attempt = ${at}, last_answer = ${answered ? at : null}, status = ${answered ? 'alive' : 'failing'}, failures = ${answered ? 0 : 1}
    where id = ${id}`.execute(db)
  await sql`insert into trial_news (advertiser_id, registrable) select discovered_by, registrable from domain where id = ${id}`.execute(db)
  await sql`
    insert into crawl (id, domain_id, started_at, finished_at, outcome, requests, documents)
    values (gen_random_uuid(), ${id}, ${at}, ${at}, ${answered ? 'answered' : 'failed'}, ${fate === 'dead' ? 0 : 10}, '{}')`.execute(db)
  if (!answered) return
  await sql`
    insert into instance (domain_id, adapter, software, users, first_answer, changed_at)
    values (${id}, 'mastodon', 'mastodon', ${fate === 'alive' ? id : 1}, ${at}, ${at})`.execute(db)
}

/** Names of servers of their own, each under a registrable domain of its own. */
export function scattered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index}.example`)
}

/** Names under one registrable domain. */
export function crowded(registrable: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `n${index}.${registrable}`)
}

/** The names that wait, those offered since the last round included, with who listed them. */
export async function candidates(
  db: Kysely<Schema>,
): Promise<readonly { readonly name: string; readonly listedBy: readonly number[]; readonly corroborated: boolean }[]> {
  await countOffers(db)
  return db.selectFrom('candidate').select(['name', 'listedBy', 'corroborated']).orderBy('name').execute()
}
