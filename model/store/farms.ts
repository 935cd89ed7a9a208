// Groups of hosts under one registrable domain that are one machine with endless names: quarantined, and shown as one group.
import { sql, type Kysely } from 'kysely'
import { DAY } from '#model/clock.ts'
import { GROUP_SAMPLE } from '#model/discovery-policy.ts'
import type { Schema } from './schema.ts'

/** A quarantined group is looked at again that late: one of its names is enough to see whether it changed. */
const QUARANTINE_DAYS = 89

export interface Quarantine {
  readonly registrable: string
  readonly reason: 'nobody-answers' | 'all-alike' | 'wildcard'
  /** Names that wait without an id and will not get one. */
  readonly waiting: number
  readonly now: number
}

/** SQL: when a host of a quarantined group may be visited again after a visit at that moment; null for any other host. */
export function restOfFarm(domainId: number, at: Date): ReturnType<typeof sql<Date | null>> {
  return sql<Date | null>`(
    select ${new Date(at.getTime() + QUARANTINE_DAYS * DAY)}::timestamptz from domain d join farm f on f.registrable = d.registrable
    where d.id = ${domainId} and f.state = 'quarantined')`
}

/** Whether one more host may come in under a registrable domain without a trial of those that are there. */
export async function hasRoomInGroup(db: Kysely<Schema>, registrable: string): Promise<boolean> {
  const found = await sql<{ room: boolean }>`
    select coalesce((select budget from farm where registrable = ${registrable}), ${GROUP_SAMPLE})
      > (select count(*) from domain where registrable = ${registrable}) as room`.execute(db)
  return found.rows[0]?.room === true
}

/** Puts a group into quarantine: its waiting names are forgotten but for their number and five samples, its hosts are neither listed nor visited for months. */
export async function quarantineGroup(trx: Kysely<Schema>, { registrable, reason, waiting, now }: Quarantine): Promise<void> {
  const at = new Date(now)
  await sql`
    insert into farm (registrable, state, reason, budget, names, sample, first_seen, updated_at)
    select ${registrable}, 'quarantined', ${reason}, 0,
      ${waiting} + (select count(*) from domain where registrable = ${registrable}),
      coalesce((select array_agg(name order by md5(name)) from (select name from candidate where registrable = ${registrable} order by md5(name) limit 5) as few), '{}'),
      ${at}, ${at}
    on conflict (registrable) do update
      set state = 'quarantined', reason = excluded.reason, budget = 0, names = greatest(farm.names, excluded.names), sample = excluded.sample, updated_at = excluded.updated_at`.execute(
    trx,
  )
  await trx.deleteFrom('candidate').where('registrable', '=', registrable).execute()
  await sql`
    update frontier_slot s set due_at = ${new Date(now + QUARANTINE_DAYS * DAY)} from domain d
    where d.id = s.domain_id and d.registrable = ${registrable} and s.lease_owner is null`.execute(trx)
  await sql`
    update publication p set listed = false, in_search = false, texts = false, peers = false, in_dumps = false, named_as_blocker = false, decided_at = ${at}
    from domain d where d.id = p.domain_id and d.registrable = ${registrable}`.execute(trx)
}

/** Notes what a made-up name under a group's domain did: an answer proves a wildcard. */
export async function noteProbe(
  db: Kysely<Schema>,
  probe: { readonly registrable: string; readonly answered: boolean; readonly now: number },
): Promise<void> {
  const { registrable, answered, now } = probe
  await db.transaction().execute(async (trx) => {
    if (answered) {
      const row = await trx
        .selectFrom('candidate')
        .select((eb) => eb.fn.countAll<number>().as('waiting'))
        .where('registrable', '=', registrable)
        .executeTakeFirstOrThrow()
      await quarantineGroup(trx, { registrable, reason: 'wildcard', waiting: row.waiting, now })
      return
    }
    await trx
      .updateTable('farm')
      .set({ reason: 'probed', updatedAt: new Date(now) })
      .where('registrable', '=', registrable)
      .where('state', '=', 'growing')
      .execute()
    await trx.insertInto('trialNews').values({ registrable }).execute()
  })
}
