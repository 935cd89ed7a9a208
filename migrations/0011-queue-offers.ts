// Lets lists be recorded beside each other: what they offer is queued and counted later, and trials are looked at again only when they have news. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
create table offer (
  id bigint generated always as identity primary key,
  advertiser_id integer not null references domain(id),
  names text[] not null,
  registrables text[] not null,
  at timestamptz not null
);
comment on table offer is 'Names that a list vouches for and that were not yet counted as candidates; rows are only added, and taken away by the round that counts them (model/store/offers.ts).';
comment on column offer.registrables is 'The registrable domain of each name, null where it is the name itself.';
create index offer_advertiser on offer (advertiser_id);

create table trial_news (
  advertiser_id integer,
  registrable text collate "C"
);
comment on table trial_news is 'Advertisers and registrable domains whose trials must be looked at again: something became of their names, or they have more of them. Rows are only added, and taken away by the next round of admission.';

alter table advertiser add column settled boolean not null default true;
comment on column advertiser.settled is 'Enough of its names were visited: the next ones may come in.';

alter table candidate add column turn bigint not null generated always as (('x' || left(md5(name), 12))::bit(48)::bigint) stored;
comment on column candidate.turn is 'The order in which names are tried, which no advertiser chooses: 48 bits of the MD5 of the name.';
create index candidate_turn on candidate (corroborated, turn, name);

insert into trial_news (advertiser_id) select domain_id from advertiser;
insert into trial_news (registrable) select distinct registrable from candidate;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
