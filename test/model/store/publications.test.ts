// What may be shown is decided by the newest visit, also when the nightly decision and a visit meet.
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDomains } from '#model/store/domains.ts'
import { decideAll } from '#model/store/publications.ts'
import { freshDatabase } from '../../support/database.ts'
import { domain, NOON, SECRET } from './sample-visits.ts'

test('the nightly decision waits for a visit that is being recorded, and decides by what it taught', async () => {
  await using database = await freshDatabase()
  const { db } = database
  await addDomains(db, [domain('late.example')], { now: NOON, dueAt: NOON })
  const deciding = Promise.withResolvers<number>()
  await db.transaction().execute(async (trx) => {
    await sql`select from frontier_slot for update`.execute(trx)
    decideAll(db, SECRET, NOON).then(deciding.resolve, deciding.reject)
    let over = false
    void deciding.promise.finally(() => (over = true))
    for (let waits = false; !waits && !over;) {
      const waiting = await sql<{ waits: boolean }>`
        select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`.execute(db)
      waits = waiting.rows[0]?.waits === true
    }
    await sql`update domain set status = 'alive', last_answer = ${new Date(NOON)}`.execute(trx)
    await sql`insert into instance (domain_id, adapter, first_answer, changed_at) select id, 'mastodon', ${new Date(NOON)}, ${new Date(NOON)} from domain`.execute(
      trx,
    )
  })
  expect(await deciding.promise).toBe(1)
  expect(await db.selectFrom('publication').select('listed').execute()).toEqual([{ listed: true }])
})
