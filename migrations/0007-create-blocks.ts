// Who blocks whom: sources with their publication state, rows over time, and what happened to them. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const TABLES = `
create table block_source (
  id int4 generated always as identity primary key,
  domain_id int4 not null references domain (id),
  endpoint text collate "C" not null,
  publication text collate "C" not null,
  publication_since timestamptz not null,
  publication_not_before timestamptz,
  first_read_at timestamptz,
  read_at timestamptz,
  rows_hash bytea,
  listed int4 not null default 0,
  masked int4 not null default 0,
  skipped int4 not null default 0,
  missing int4 not null default 0,
  trusted_at timestamptz,
  suspect_since timestamptz,
  suspect_reads int2 not null default 0,
  mode text collate "C",
  has_exclusions boolean not null default false,
  mask text collate "C",
  unique (domain_id, endpoint)
);
comment on table block_source is 'One list of one server and whether it is shown; model/blocks/publication.ts.';
comment on column block_source.publication_not_before is 'The state changed between this moment and publication_since; null when it is the first that is known.';
comment on column block_source.read_at is 'The last complete reading.';
comment on column block_source.rows_hash is 'Hash of the rows as read: an unchanged list is not compared.';
comment on column block_source.missing is 'Open rows that the last reading did not show and that are not yet believed to be withdrawn.';
comment on column block_source.trusted_at is 'The last reading that was believed: dates begin and end at such readings.';
comment on column block_source.suspect_since is 'The first of several readings in a row that lost too much at once to be believed.';
comment on column block_source.mode is 'open or allowlist; null when not said.';

create table block_page (
  domain_id int4 not null references domain (id),
  endpoint text collate "C" not null,
  page int4 not null,
  rows jsonb not null,
  skipped int4 not null,
  primary key (domain_id, endpoint, page)
);
comment on table block_page is 'Pages of a block list that is still being read over several slots; deleted when the list is complete.';

create table block (
  id int4 generated always as identity primary key,
  source_id int4 not null references block_source (id),
  domain_id int4 not null references domain (id),
  key text collate "C" not null,
  observed text collate "C" not null,
  kind text collate "C" not null,
  scope text collate "C" not null,
  target text collate "C",
  digest bytea,
  digest_wrong boolean not null default false,
  method text collate "C" not null,
  resolved text collate "C",
  confidence real,
  candidates text[],
  resolver int2 not null default 0,
  actions text[] not null,
  natives text[] not null,
  reason text,
  stated_since timestamptz,
  expires_at timestamptz,
  not_before timestamptz,
  first_seen timestamptz not null,
  last_seen timestamptz,
  missing_since timestamptz,
  misses int2 not null default 0,
  gone_seen timestamptz,
  close_cause text collate "C"
);
comment on table block is 'What one server says it does about another, over time: open while gone_seen is null.';
comment on column block.domain_id is 'The server whose list it is.';
comment on column block.observed is 'As published: a name, a pattern or a mask.';
comment on column block.kind is 'name, suffix, pattern or mask (model/blocks/target.ts).';
comment on column block.scope is 'exact, or tree for everything under the name too.';
comment on column block.target is 'The name, suffix or pattern of a plain row; null for a mask.';
comment on column block.digest is 'SHA-256 of the name as published beside it.';
comment on column block.method is 'plain, digest, inferred, ambiguous or unresolved (model/blocks/resolve.ts).';
comment on column block.resolved is 'The name behind a mask; never published.';
comment on column block.not_before is 'The last complete reading without it; null when it stood on the first: the block began at an unknown time before first_seen.';
comment on column block.last_seen is 'The last reading with it, once it is missing: it was withdrawn after that and before missing_since.';
comment on column block.gone_seen is 'The first reading without it, once a second one agreed.';
comment on column block.close_cause is 'withdrawn, or source-changed: another software or another name, which says nothing about the block.';
create unique index block_open on block (source_id, key) where gone_seen is null;
create index block_target on block (target) where gone_seen is null and target is not null;
create index block_digest on block (digest) where gone_seen is null and kind = 'mask' and digest is not null;
create index block_blocker on block (domain_id, first_seen);
create index block_masked on block (resolver) where gone_seen is null and kind = 'mask';

create table block_event (
  id int8 generated always as identity primary key,
  source_id int4 not null references block_source (id),
  domain_id int4 not null references domain (id),
  block_id int4 references block (id),
  kind text collate "C" not null,
  not_before timestamptz,
  at timestamptz not null,
  was jsonb,
  became jsonb
);
comment on table block_event is 'Append-only: what changed between two readings. The first reading of a list makes one event, not one for each row.';
comment on column block_event.kind is 'list-read, publication-changed, mode-changed, added, removed, action-changed, reason-changed, mask-changed, terms-changed.';
comment on column block_event.not_before is 'The reading before: it happened after that; null when there was none.';
comment on column block_event.was is 'The members that changed, as they were; reasons are versioned here.';
create index block_event_source on block_event (source_id, id);
create index block_event_block on block_event (block_id, id) where block_id is not null;
`

const VIEWS = `
create view published.block_source as
  select s.id, s.domain_id, s.endpoint, s.publication, s.publication_since, s.publication_not_before, s.first_read_at, s.read_at,
    s.listed, s.masked, s.skipped, s.mode, s.has_exclusions, s.mask,
    s.publication in ('public', 'partial', 'unreachable') and s.read_at is not null as shown,
    p.listed as living, p.named_as_blocker as named
  from block_source s join publication p on p.domain_id = s.domain_id
  where p.page and p.blocks;
comment on view published.block_source is 'Lists of servers that did not take them out. A list that was withdrawn from the public keeps its state and loses its rows at once.';
comment on column published.block_source.shown is 'Its rows may be shown: public now, or public when it was last reached.';
comment on column published.block_source.living is 'The server counts: its list is one of today.';
comment on column published.block_source.named is 'The server may be named when others ask who blocks them; else it only counts.';

create view published.block as
  select b.id, b.source_id, b.domain_id, b.observed, b.kind, b.scope, b.target,
    case when b.kind = 'mask' then b.digest end as digest, b.digest_wrong, b.actions, b.natives, b.reason, b.stated_since, b.expires_at,
    b.not_before, b.first_seen, b.missing_since
  from block b join published.block_source s on s.id = b.source_id
  where b.gone_seen is null and s.shown;
comment on view published.block is 'Open rows as published. The name behind a mask is in no column: a digest answers only for a name somebody brings.';

create view published.block_past as
  select b.id, b.source_id, b.domain_id, b.observed, b.scope, b.target, b.actions, b.natives, b.reason, b.not_before, b.first_seen,
    b.last_seen, b.gone_seen
  from block b join published.block_source s on s.id = b.source_id join publication p on p.domain_id = b.domain_id
  where b.gone_seen is not null and b.close_cause = 'withdrawn' and b.kind = 'name' and s.shown and p.history;
comment on view published.block_past is 'Plain rows that were withdrawn while their list stayed public: the past of a list, never part of its present.';

create view published.block_event as
  select e.id, e.source_id, e.domain_id, e.block_id, e.kind, e.not_before, e.at, e.was, e.became
  from block_event e join published.block_source s on s.id = e.source_id join publication p on p.domain_id = e.domain_id
    left join block b on b.id = e.block_id
  where p.history and (e.block_id is null or (s.shown and b.kind <> 'mask'));
comment on view published.block_event is 'What happened to a list and to its plain rows; masked rows enter no timeline.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES).execute(db)
  await sql.raw(VIEWS).execute(db)
}
