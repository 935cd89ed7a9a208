// Dates what dates of blocks rest on: each page of a list that is read over several visits, and readings that are not believed yet. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
alter table block_page add column asked_at timestamptz;
comment on column block_page.asked_at is 'When the page was asked for; null for pages read before this column.';
alter table block_source add column suspect_agreed_since timestamptz;
comment on column block_source.suspect_agreed_since is 'Of the readings in a row that were not believed, the first that says what the last one says.';
comment on column block_source.trusted_at is 'When the last reading that was believed was asked for: what opens later was not there yet.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
