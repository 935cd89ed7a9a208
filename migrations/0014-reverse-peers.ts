// Lets "who lists this name" be answered from one row: the lists of all servers, turned round once a day. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
create table peer_lister (
  target_id integer primary key references domain(id),
  n integer not null,
  listers bytea not null
);
comment on table peer_lister is 'Who lists a name: the servers whose published lists of known hosts have it, as a packed set of domain ids; peer_set turned round (model/store/peer-listers.ts).';
comment on column peer_lister.n is 'The number of listers.';
alter table peer_lister alter column listers set storage external;

create table peer_reversal (
  one boolean primary key default true check (one),
  at timestamptz not null,
  lists integer not null,
  pairs bigint not null
);
comment on table peer_reversal is 'When the lists were last turned round, and how much there was of them; one row.';
comment on column peer_reversal.lists is 'Lists of known hosts that were published then.';

create view published.peer_lister as
  select l.target_id, l.n, l.listers from peer_lister l
  where not exists (select from publication p where p.domain_id = l.target_id and not p.page);
comment on view published.peer_lister is 'As it was when the lists were last turned round: whether a lister may still be named is asked of published.peer_set.';

create view published.peer_reversal as select r.at, r.lists from peer_reversal r;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
