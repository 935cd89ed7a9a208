// The ground: domains, documents, instances, crawls, peers, frontier, pace, jobs and opt-outs. Never edited after release.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table domain (
  id int primary key,
  network text collate "C" not null default 'fediverse',
  name text collate "C" not null,
  registrable text collate "C" not null,
  first_seen timestamptz not null,
  discovered_by int,
  status text collate "C" not null default 'discovered',
  status_since timestamptz not null,
  reason text collate "C",
  last_answer timestamptz,
  last_attempt timestamptz,
  failing_since timestamptz,
  failures int not null default 0,
  address text collate "C",
  api_host text collate "C",
  unique (network, name)
);
comment on table domain is 'One row a name that was admitted for a visit. Ids are never reused and given by anti-join.';
comment on column domain.registrable is 'Registrable domain by the public suffix list, private section included.';
comment on column domain.discovered_by is 'The domain whose list first gave this name; null for seeds and submissions.';
comment on column domain.status is 'discovered, alive, failing, dead, moved, refused (model/life-cycle.ts).';
comment on column domain.reason is 'FailureReason of the last attempt, null when it answered.';
comment on column domain.api_host is 'The host that serves the API, where it is another one (split domains).';
create index domain_registrable on domain (registrable);
create index domain_status on domain (status, id);
create index domain_first_seen on domain (first_seen);
create index domain_discovered_by on domain (discovered_by) where discovered_by is not null;
create sequence domain_id as int owned by domain.id;
alter table domain alter column id set default nextval('domain_id');

create table frontier_slot (
  domain_id int primary key references domain (id),
  due_at timestamptz not null,
  priority smallint not null default 1 check (priority in (0, 1)),
  lease_owner text collate "C",
  lease_until timestamptz,
  crawl_id uuid
);
comment on table frontier_slot is 'When a host is next worth a visit: the earliest due time of its documents. Leases use the clock of the database.';
comment on column frontier_slot.due_at is 'Later than its documents are due while the host waits in the line of a pace key (model/store/slot-choice.ts).';
comment on column frontier_slot.priority is '0: a seed, a submission or a server that answered before; 1: a name nobody has heard of yet. Both get their share of every claim.';
comment on column frontier_slot.crawl_id is 'The visit that was last given this slot; kept when a lease runs out, so that a late result still counts while nobody else took the slot.';
create index frontier_slot_due on frontier_slot (priority, due_at) where lease_owner is null;
create index frontier_slot_lease on frontier_slot (lease_until) where lease_owner is not null;

create sequence claim_turn as int cycle;
comment on sequence claim_turn is 'Counts claims, so that known servers and new names take turns also when slots are claimed one at a time.';

create table pace_key (
  key text collate "C" primary key,
  owner text collate "C",
  until timestamptz,
  not_before timestamptz not null,
  line_known timestamptz,
  line_new timestamptz
);
comment on table pace_key is 'Who may speak to a host, a registrable domain or an address now, and when the next one may.';
comment on column pace_key.until is 'End of the lease of the owner, by the clock of the database; a key whose lease ran out is free.';
comment on column pace_key.line_known is 'When the last slot of priority 0 that waits for this key becomes due: the end of the line.';
comment on column pace_key.line_new is 'The same for priority 1.';
create index pace_key_owner on pace_key (owner) where owner is not null;

create table document (
  domain_id int not null references domain (id),
  endpoint text collate "C" not null,
  state text collate "C" not null,
  reason text collate "C",
  http_status int,
  url text,
  etag text,
  last_modified text,
  due_at timestamptz not null,
  checked_at timestamptz,
  read_at timestamptz,
  failures int not null default 0,
  cursor text,
  complete boolean not null default true,
  memo jsonb,
  facts jsonb,
  facts_hash bytea,
  primary key (domain_id, endpoint)
);
comment on table document is 'One row a document of a host, with its own due time, outcome, validators and paging cursor.';
comment on column document.read_at is 'The last good reading (200 or 304).';
comment on column document.memo is 'What the next slot needs to go on: NodeInfo links, the API host, pages read so far.';
comment on column document.facts is 'Facts of the last good reading; kept while the document merely fails, dropped when it is definitively gone.';

create table robots (
  host text collate "C" primary key,
  state text collate "C" not null,
  body text not null,
  read_at timestamptz not null,
  expires_at timestamptz not null,
  reason text collate "C"
);
comment on table robots is 'robots.txt as last read, by host, for at most 24 hours (RFC 9309 2.4).';

create table software (
  name text collate "C" primary key,
  label text not null,
  kind text collate "C" not null,
  adapter text collate "C" not null,
  definition jsonb not null
);
comment on table software is 'The registry of adapters and forks, written when a crawler starts.';

create table instance (
  domain_id int primary key references domain (id),
  software text collate "C",
  software_version text,
  adapter text collate "C" not null,
  name text,
  short_description text,
  languages text[],
  registrations text collate "C" not null default 'unknown',
  users bigint,
  active_month bigint,
  active_halfyear bigint,
  active_week bigint,
  local_posts bigint,
  local_comments bigint,
  usage_quality text collate "C",
  rule_count int,
  peer_count int,
  do_not_list boolean not null default false,
  noindex boolean not null default false,
  facts jsonb not null default '{}',
  first_answer timestamptz not null,
  changed_at timestamptz not null
);
comment on table instance is 'Current merged facts of a server that answered at least once; facts maps each key to value and endpoint.';
comment on column instance.facts is 'Merged facts: key to {value, endpoint}. The time of a value is read_at of its document.';
create index instance_changed on instance (changed_at);

create table fact (
  domain_id int not null references domain (id),
  key text collate "C" not null,
  value jsonb not null,
  endpoint text collate "C" not null,
  first_seen timestamptz not null,
  first_seen_is_lower_bound boolean not null,
  gone_seen timestamptz
);
comment on table fact is 'History of facts that change seldom; numbers go to usage_day. The last time seen of an open row is read_at of its document.';
comment on column fact.first_seen_is_lower_bound is 'True for the first reading ever: the fact is at least this old.';
create unique index fact_current on fact (domain_id, key) where gone_seen is null;
create index fact_history on fact (domain_id, key, first_seen);

create table rule (
  domain_id int not null references domain (id),
  endpoint text collate "C" not null,
  position int not null,
  native_id text,
  text text not null,
  hint text,
  translations jsonb,
  hash bytea not null,
  first_seen timestamptz not null,
  first_seen_is_lower_bound boolean not null,
  gone_seen timestamptz
);
comment on table rule is 'Rules as the server words them, over time.';
create index rule_current on rule (domain_id, position) where gone_seen is null;
create index rule_history on rule (domain_id, first_seen);

create table long_text (
  domain_id int not null references domain (id),
  endpoint text collate "C" not null,
  kind text collate "C" not null,
  format text collate "C" not null,
  text text not null,
  hash bytea not null,
  first_seen timestamptz not null,
  first_seen_is_lower_bound boolean not null,
  gone_seen timestamptz
);
comment on table long_text is 'Descriptions, terms, codes of conduct and the like, over time.';
create unique index long_text_current on long_text (domain_id, endpoint, kind) where gone_seen is null;

create table nodeinfo (
  domain_id int primary key references domain (id),
  url text not null,
  schema text collate "C" not null,
  body jsonb not null,
  hash bytea not null,
  changed_at timestamptz not null
);
comment on table nodeinfo is 'The raw NodeInfo document without e-mail addresses and people, so that a new reader can be run over it.';

create table usage_day (
  domain_id int not null references domain (id),
  day date not null,
  users bigint,
  active_month bigint,
  active_halfyear bigint,
  active_week bigint,
  local_posts bigint,
  local_comments bigint,
  quality text collate "C" not null,
  primary key (domain_id, day)
);
comment on table usage_day is 'Numbers a server stated on a UTC day; the last reading of the day counts. Null is not zero.';

create table activity_week (
  domain_id int not null references domain (id),
  week date not null,
  statuses bigint,
  logins bigint,
  registrations bigint,
  primary key (domain_id, week)
);
comment on table activity_week is 'Weekly activity as Mastodon publishes it, by the UTC day on which the week begins.';

create table crawl (
  id uuid primary key,
  domain_id int not null references domain (id),
  started_at timestamptz not null,
  finished_at timestamptz not null,
  outcome text collate "C" not null,
  reason text collate "C",
  requests int not null,
  documents jsonb not null
);
comment on table crawl is 'The log of visits; documents maps endpoint to state, reason, status, milliseconds and bytes.';
create index crawl_domain on crawl (domain_id, finished_at desc);
create index crawl_finished on crawl (finished_at);

create table alias (
  domain_id int not null references domain (id),
  target_id int not null references domain (id),
  proof text collate "C" not null,
  proved boolean not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  gone_seen timestamptz,
  primary key (domain_id, target_id, proof)
);
comment on table alias is 'Names that lead to another server; proved means both directions agree.';
create index alias_target on alias (target_id);

create table peer_set (
  domain_id int not null references domain (id),
  endpoint text collate "C" not null,
  kind text collate "C" not null,
  as_of timestamptz not null,
  n int not null,
  listed int not null,
  pending int not null,
  pending_names text[],
  pending_seen int not null default 0,
  complete boolean not null,
  names_hash bytea not null,
  ids bytea not null,
  deltas int not null default 0,
  primary key (domain_id, endpoint)
);
comment on table peer_set is 'The hosts a server lists, as a packed set of domain ids (model/graph/packed-set.ts); the newest state.';
comment on column peer_set.as_of is 'When this state was first read; read_at of its document says when it was last found unchanged.';
comment on column peer_set.listed is 'Names in the list as published, after parsing.';
comment on column peer_set.pending is 'Names of the list that have no id (yet): over budget or in a quarantined farm.';
comment on column peer_set.pending_names is 'Those that wait for a budget; they join the set when they get an id (model/store/discovery.ts).';
comment on column peer_set.pending_seen is 'The newest id when those names were last looked up; 0 after a reading.';
comment on column peer_set.deltas is 'Changes since the list was opened: every eighth is a key frame.';
alter table peer_set alter column ids set storage external;

create table peer_delta (
  domain_id int not null references domain (id),
  endpoint text collate "C" not null,
  at timestamptz not null,
  step text collate "C" not null check (step in ('opened', 'changed', 'admitted', 'closed')),
  added bytea not null,
  removed bytea not null,
  key_frame bytea,
  primary key (domain_id, endpoint, at)
);
comment on table peer_delta is 'Changes of a peer set as packed sets; every eighth row also keeps the full set as it was after the change.';
comment on column peer_delta.step is 'opened: first read, nothing is known from before; changed: the list differs; admitted: the same list, names that waited got an id; closed: no longer a list of this server (another software, another name).';
comment on column peer_delta.at is 'When the new state was first read: the change happened between the reading before and this one.';
alter table peer_delta alter column key_frame set storage external;

create table peer_page (
  domain_id int not null references domain (id),
  endpoint text collate "C" not null,
  page int not null,
  names text[] not null,
  primary key (domain_id, endpoint, page)
);
comment on table peer_page is 'Pages of a list that is still being read over several slots; deleted when the list is complete.';

create table candidate (
  name text collate "C" primary key,
  registrable text collate "C" not null,
  listed_by int[] not null,
  corroborated boolean not null default false,
  first_seen timestamptz not null
);
comment on table candidate is 'Listed names that wait for a budget before they get an id (model/store/discovery.ts).';
comment on column candidate.listed_by is 'The domains whose lists give the name, ascending; the eight with the smallest ids, so that the order of readings does not matter.';
comment on column candidate.corroborated is 'Two of its listers are unrelated: no budget of one advertiser holds it up.';
create index candidate_registrable on candidate (registrable);

create table advertiser (
  domain_id int primary key references domain (id),
  state text collate "C" not null,
  budget int not null,
  admitted int not null default 0,
  reason text collate "C",
  trial_from timestamptz not null,
  updated_at timestamptz not null
);
comment on table advertiser is 'How many unverified names a server may introduce; grows with the share of its names that answer for themselves.';
comment on column advertiser.admitted is 'Names admitted on its word alone since trial_from.';
comment on column advertiser.state is 'growing, or held: its word counts for nothing until the next trial.';

create table farm (
  registrable text collate "C" primary key,
  state text collate "C" not null,
  reason text collate "C" not null,
  budget int not null,
  names bigint not null default 0,
  sample text[] not null default '{}',
  first_seen timestamptz not null,
  updated_at timestamptz not null
);
comment on table farm is 'Registrable domains with many listed hosts: growing (managed hosting) or quarantined, shown as one group.';

create table job_run (
  name text collate "C" not null,
  due_at timestamptz not null,
  owner text collate "C" not null,
  started_at timestamptz not null,
  heartbeat_at timestamptz not null,
  finished_at timestamptz,
  outcome text collate "C",
  detail text,
  primary key (name, due_at)
);
comment on table job_run is 'One row a run of a scheduled job; the key makes a run unique among any number of processes.';

create table opt_out (
  key bytea primary key,
  grade text collate "C" not null,
  proof text collate "C" not null,
  since timestamptz not null
);
comment on table opt_out is 'HMAC of the name with the site secret. Who opted out is never stored in clear once the grade is off.';

create table site (
  key text collate "C" primary key,
  value text not null,
  created_at timestamptz not null
);
comment on table site is 'Facts about this installation: its secret, its taster start.';

create table run_day (
  day date primary key,
  verdict text collate "C" not null,
  detail jsonb not null
);
comment on table run_day is 'The verdict on a UTC day: good, held or bad; aggregates read the last good day.';

create table publication (
  domain_id int primary key references domain (id),
  listed boolean not null,
  page boolean not null,
  in_search boolean not null,
  texts boolean not null,
  peers boolean not null,
  blocks boolean not null,
  history boolean not null,
  in_dumps boolean not null,
  named_as_blocker boolean not null,
  decided_at timestamptz not null
);
comment on table publication is 'Every publication decision of model/visibility.ts, written when a crawl is recorded and nightly.';

create schema published;
create view published.instance as
  select d.id as domain_id, d.name as domain, d.network, d.status, d.status_since, d.reason, d.first_seen, d.last_answer, d.last_attempt,
    i.software, i.software_version, i.adapter, i.registrations, i.users, i.active_month, i.active_halfyear, i.active_week,
    i.local_posts, i.local_comments, i.usage_quality, i.rule_count, i.peer_count, i.languages, i.first_answer, i.changed_at, p.in_search, p.in_dumps,
    case when p.texts then i.name end as name,
    case when p.texts then i.short_description end as short_description,
    case when p.texts then i.facts else '{}'::jsonb end as facts
  from domain d join publication p on p.domain_id = d.id join instance i on i.domain_id = d.id
  where p.page;
create view published.rule as
  select r.* from rule r join publication p on p.domain_id = r.domain_id where p.page and p.texts and (p.history or r.gone_seen is null);
create view published.long_text as
  select t.* from long_text t join publication p on p.domain_id = t.domain_id where p.page and p.texts and (p.history or t.gone_seen is null);
create view published.usage_day as
  select u.* from usage_day u join publication p on p.domain_id = u.domain_id where p.page and p.history;
create view published.peer_set as
  select s.domain_id, s.endpoint, s.kind, s.as_of, s.n, s.listed, s.pending, s.complete, s.ids
  from peer_set s join publication p on p.domain_id = s.domain_id where p.page and p.peers;
create view published.crawl as
  select c.* from crawl c join publication p on p.domain_id = c.domain_id where p.page;
create view published.document as
  select d.domain_id, d.endpoint, d.state, d.reason, d.http_status, d.due_at, d.checked_at, d.read_at, d.complete
  from document d join publication p on p.domain_id = d.domain_id where p.page;
create view published.farm as
  select registrable, state, reason, names, first_seen, updated_at from farm where state = 'quarantined';
comment on schema published is 'All that the API, the exports and the index may read.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
