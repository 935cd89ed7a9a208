// Marks rules that were taken out of a running text, where the server states no list of them; a list's own rules have no mark.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
alter table rule add column taken_from text collate "C";
comment on column rule.taken_from is 'The kind of long text this sentence was taken from; null for a rule of the server''s own list.';

create or replace view published.rule as
  select r.domain_id, r.endpoint, r.position, r.native_id, r.text, r.hint, r.translations, r.hash, r.first_seen,
    r.first_seen_is_lower_bound, r.gone_seen, r.taken_from
  from rule r join publication p on p.domain_id = r.domain_id
  where p.page and p.texts and (p.history or r.gone_seen is null);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
