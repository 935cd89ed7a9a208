// Checks of published opt-outs that somebody asked for on the crawler page. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
create table opt_out_check (
  ticket uuid primary key,
  key bytea not null,
  name text collate "C",
  asked_at timestamptz not null,
  checked_at timestamptz,
  result text collate "C",
  constraint opt_out_check_over check ((checked_at is null) = (result is null) and (checked_at is null) = (name is not null))
);
comment on table opt_out_check is 'Questions of the last day whether a server has published an opt-out; only the ticket leads to the answer.';
comment on column opt_out_check.key is 'HMAC of the name with the site secret: how often a name was asked about.';
comment on column opt_out_check.name is 'The name as it was typed; gone as soon as the check is made.';
comment on column opt_out_check.result is 'What was found published: a grade, none (an opt-out was taken back), or not-proved.';
create index opt_out_check_waiting on opt_out_check (asked_at) where checked_at is null;
create index opt_out_check_key on opt_out_check (key, asked_at);
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
