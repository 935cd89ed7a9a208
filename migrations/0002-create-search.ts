// Search: a projection of what is published, which can be dropped and made again from it. Never edited after release.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
create table search_state (
  only_row boolean primary key default true check (only_row),
  version bigint not null default 0,
  epoch int not null default 0,
  builder int not null default 0,
  segments int not null default 0,
  purge_due boolean not null default false,
  read_at timestamptz
);
comment on table search_state is 'One row: how far the index is. Whoever writes to the index locks it first, so that versions are seen in their order.';
comment on column search_state.version is 'Grows with every change of the index.';
comment on column search_state.epoch is 'Who holds rows of another epoch reads all of them anew.';
comment on column search_state.builder is 'The form of the rows; a release that writes another form makes all of them anew.';
comment on column search_state.segments is 'Segments of postings beside the first, those included that nobody''s words stand in any more.';
comment on column search_state.purge_due is 'Somebody was taken out whose words must leave the postings too.';
comment on column search_state.read_at is 'Until when changes were looked for.';
insert into search_state default values;

create table search_document (
  domain_id int primary key,
  domain text collate "C" not null,
  name text collate "C" not null,
  letters text collate "C" not null,
  facets jsonb not null,
  weight real not null,
  actives bigint,
  first_seen timestamptz not null,
  detected text collate "C" not null,
  stamp timestamptz not null,
  texts_hash bytea not null,
  hash bytea not null,
  segment bigint not null,
  version bigint not null,
  removed boolean not null default false
);
comment on table search_document is 'One row a server in search: what filters and orders it, and its names as letters.';
comment on column search_document.name is 'The name of the server, folded (model/search-words.ts).';
comment on column search_document.letters is 'Host name, host name as people read it, and name, folded: for parts of names and for misspelled ones.';
comment on column search_document.weight is 'In the fair order (model/fair-order.ts).';
comment on column search_document.detected is 'The language its texts are written in.';
comment on column search_document.stamp is 'When what it was made from had last changed.';
comment on column search_document.segment is 'The segment of postings that holds its words; what other segments say of it is out of date.';
comment on column search_document.version is 'The version of the index that wrote this row.';
comment on column search_document.removed is 'No longer in search; kept without any content until the next epoch, so that readers learn of it.';
create index search_document_version on search_document (version);
create index search_document_domain on search_document (domain);
create index search_document_name on search_document (name);
create index search_document_letters on search_document using gin (letters gin_trgm_ops);

create table search_words (
  domain_id int primary key,
  names text[] not null,
  about text[] not null,
  rules text[] not null
);
comment on table search_words is 'The different words of a server: of its names, of its descriptions without those, of its rules without both.';

create table search_posting (
  word text collate "C" not null,
  segment bigint not null,
  names bytea,
  about bytea,
  rules bytea,
  spelling boolean not null,
  primary key (word, segment)
);
comment on table search_posting is 'Which servers use a word, as packed sets of ids (model/graph/packed-set.ts), by where it stands. Segment 0 holds nearly all; each change adds one, and now and then all become one again.';
comment on column search_posting.spelling is 'Fit to be proposed as the right spelling of a mistyped word.';
create index search_posting_segment on search_posting (segment);
create index search_posting_names on search_posting (word) where names is not null;
create index search_posting_spelling on search_posting using gin (word gin_trgm_ops) where spelling;
alter table search_posting alter column names set storage external;
alter table search_posting alter column about set storage external;
alter table search_posting alter column rules set storage external;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
