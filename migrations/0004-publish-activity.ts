// Publishes weeks of activity, which were stored and shown to nobody, under the policy of the other histories.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
create view published.activity_week as
  select a.domain_id, a.week, a.statuses, a.logins, a.registrations
  from activity_week a join publication p on p.domain_id = a.domain_id
  where p.page and p.history;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
