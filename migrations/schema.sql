-- What the migrations make of an empty database. Generated from the catalogs of a migrated one: node model/store/tools/dump-schema.ts

create extension pg_trgm;
create extension unaccent;

create schema published;
comment on schema published is 'All that the API, the exports and the index may read.';

create sequence claim_turn as integer;
create sequence domain_id as integer owned by domain.id;

create table activity_week (
  domain_id integer not null,
  week date not null,
  statuses bigint,
  logins bigint,
  registrations bigint,
  constraint activity_week_pkey PRIMARY KEY (domain_id, week),
  constraint activity_week_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table activity_week is 'Weekly activity as Mastodon publishes it, by the UTC day on which the week begins.';

create table advertiser (
  domain_id integer not null,
  state text collate "C" not null,
  budget integer not null,
  admitted integer not null default 0,
  reason text collate "C",
  trial_from timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  settled boolean not null default true,
  constraint advertiser_pkey PRIMARY KEY (domain_id),
  constraint advertiser_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table advertiser is 'How many unverified names a server may introduce; grows with the share of its names that answer for themselves.';
comment on column advertiser.state is 'growing, or held: its word counts for nothing until the next trial.';
comment on column advertiser.admitted is 'Names admitted on its word alone since trial_from.';
comment on column advertiser.settled is 'Enough of its names were visited: the next ones may come in.';

create table alias (
  domain_id integer not null,
  target_id integer not null,
  proof text collate "C" not null,
  proved boolean not null,
  first_seen timestamp with time zone not null,
  last_seen timestamp with time zone not null,
  gone_seen timestamp with time zone,
  constraint alias_pkey PRIMARY KEY (domain_id, target_id, proof),
  constraint alias_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id),
  constraint alias_target_id_fkey FOREIGN KEY (target_id) REFERENCES domain(id)
);
comment on table alias is 'Names that lead to another server; proved means both directions agree.';
CREATE INDEX alias_target ON public.alias USING btree (target_id);

create table block (
  id integer not null generated always as identity,
  source_id integer not null,
  domain_id integer not null,
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
  resolver smallint not null default 0,
  actions text[] not null,
  natives text[] not null,
  reason text,
  stated_since timestamp with time zone,
  expires_at timestamp with time zone,
  not_before timestamp with time zone,
  first_seen timestamp with time zone not null,
  last_seen timestamp with time zone,
  missing_since timestamp with time zone,
  misses smallint not null default 0,
  gone_seen timestamp with time zone,
  close_cause text collate "C",
  constraint block_pkey PRIMARY KEY (id),
  constraint block_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id),
  constraint block_source_id_fkey FOREIGN KEY (source_id) REFERENCES block_source(id)
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
CREATE INDEX block_blocker ON public.block USING btree (domain_id, first_seen);
CREATE INDEX block_digest ON public.block USING btree (digest, domain_id) INCLUDE (id, source_id, scope, actions, expires_at) WHERE ((gone_seen IS NULL) AND (kind = 'mask'::text) AND (digest IS NOT NULL));
CREATE INDEX block_masked ON public.block USING btree (resolver) WHERE ((gone_seen IS NULL) AND (kind = 'mask'::text));
CREATE UNIQUE INDEX block_open ON public.block USING btree (source_id, key) WHERE (gone_seen IS NULL);
CREATE INDEX block_pattern ON public.block USING btree (domain_id, target) WHERE ((gone_seen IS NULL) AND (kind = 'pattern'::text));
CREATE INDEX block_target ON public.block USING btree (target, domain_id) INCLUDE (id, source_id, kind, scope, actions, expires_at) WHERE ((gone_seen IS NULL) AND (target IS NOT NULL));

create table block_event (
  id bigint not null generated always as identity,
  source_id integer not null,
  domain_id integer not null,
  block_id integer,
  kind text collate "C" not null,
  not_before timestamp with time zone,
  at timestamp with time zone not null,
  was jsonb,
  became jsonb,
  constraint block_event_pkey PRIMARY KEY (id),
  constraint block_event_block_id_fkey FOREIGN KEY (block_id) REFERENCES block(id),
  constraint block_event_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id),
  constraint block_event_source_id_fkey FOREIGN KEY (source_id) REFERENCES block_source(id)
);
comment on table block_event is 'Append-only: what changed between two readings. The first reading of a list makes one event, not one for each row.';
comment on column block_event.kind is 'list-read, publication-changed, mode-changed, added, removed, action-changed, reason-changed, mask-changed, terms-changed.';
comment on column block_event.not_before is 'The reading before: it happened after that; null when there was none.';
comment on column block_event.was is 'The members that changed, as they were; reasons are versioned here.';
CREATE INDEX block_event_block ON public.block_event USING btree (block_id, id) WHERE (block_id IS NOT NULL);
CREATE INDEX block_event_source ON public.block_event USING btree (source_id, id);

create table block_page (
  domain_id integer not null,
  endpoint text collate "C" not null,
  page integer not null,
  rows jsonb not null,
  skipped integer not null,
  asked_at timestamp with time zone,
  constraint block_page_pkey PRIMARY KEY (domain_id, endpoint, page),
  constraint block_page_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table block_page is 'Pages of a block list that is still being read over several slots; deleted when the list is complete.';
comment on column block_page.asked_at is 'When the page was asked for; null for pages read before this column.';

create table block_source (
  id integer not null generated always as identity,
  domain_id integer not null,
  endpoint text collate "C" not null,
  publication text collate "C" not null,
  publication_since timestamp with time zone not null,
  publication_not_before timestamp with time zone,
  first_read_at timestamp with time zone,
  read_at timestamp with time zone,
  rows_hash bytea,
  listed integer not null default 0,
  masked integer not null default 0,
  skipped integer not null default 0,
  missing integer not null default 0,
  trusted_at timestamp with time zone,
  suspect_since timestamp with time zone,
  suspect_reads smallint not null default 0,
  mode text collate "C",
  has_exclusions boolean not null default false,
  mask text collate "C",
  suspect_agreed_since timestamp with time zone,
  constraint block_source_pkey PRIMARY KEY (id),
  constraint block_source_domain_id_endpoint_key UNIQUE (domain_id, endpoint),
  constraint block_source_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table block_source is 'One list of one server and whether it is shown; model/blocks/publication.ts.';
comment on column block_source.publication_not_before is 'The state changed between this moment and publication_since; null when it is the first that is known.';
comment on column block_source.read_at is 'The last complete reading.';
comment on column block_source.rows_hash is 'Hash of the rows as read: an unchanged list is not compared.';
comment on column block_source.missing is 'Open rows that the last reading did not show and that are not yet believed to be withdrawn.';
comment on column block_source.trusted_at is 'When the last reading that was believed was asked for: what opens later was not there yet.';
comment on column block_source.suspect_since is 'The first of several readings in a row that lost too much at once to be believed.';
comment on column block_source.mode is 'open or allowlist; null when not said.';
comment on column block_source.suspect_agreed_since is 'Of the readings in a row that were not believed, the first that says what the last one says.';

create table candidate (
  name text collate "C" not null,
  registrable text collate "C" not null,
  listed_by integer[] not null,
  corroborated boolean not null default false,
  first_seen timestamp with time zone not null,
  turn bigint not null generated always as (((('x'::text || "left"(md5(name), 12)))::bit(48))::bigint) stored,
  constraint candidate_pkey PRIMARY KEY (name)
);
comment on table candidate is 'Listed names that wait for a budget before they get an id (model/store/discovery.ts).';
comment on column candidate.listed_by is 'The domains whose lists give the name, ascending; the eight with the smallest ids, so that the order of readings does not matter.';
comment on column candidate.corroborated is 'Two of its listers are unrelated: no budget of one advertiser holds it up.';
comment on column candidate.turn is 'The order in which names are tried, which no advertiser chooses: 48 bits of the MD5 of the name.';
CREATE INDEX candidate_registrable ON public.candidate USING btree (registrable);
CREATE INDEX candidate_turn ON public.candidate USING btree (corroborated, turn, name);

create table crawl (
  id uuid not null,
  domain_id integer not null,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone not null,
  outcome text collate "C" not null,
  reason text collate "C",
  requests integer not null,
  documents jsonb not null,
  constraint crawl_pkey PRIMARY KEY (id),
  constraint crawl_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table crawl is 'The log of visits; documents maps endpoint to state, reason, status, milliseconds and bytes.';
CREATE INDEX crawl_domain ON public.crawl USING btree (domain_id, finished_at DESC);
CREATE INDEX crawl_finished ON public.crawl USING btree (finished_at);

create table crawler_state (
  owner text collate "C" not null,
  cut_off boolean not null,
  until timestamp with time zone not null,
  constraint crawler_state_pkey PRIMARY KEY (owner)
);
comment on table crawler_state is 'Crawlers at work and whether they reach the internet; a row counts until its lease runs out, by the clock of the database.';

create table document (
  domain_id integer not null,
  endpoint text collate "C" not null,
  state text collate "C" not null,
  reason text collate "C",
  http_status integer,
  url text,
  etag text,
  last_modified text,
  due_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  read_at timestamp with time zone,
  failures integer not null default 0,
  cursor text,
  complete boolean not null default true,
  memo jsonb,
  facts jsonb,
  facts_hash bytea,
  constraint document_pkey PRIMARY KEY (domain_id, endpoint),
  constraint document_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table document is 'One row a document of a host, with its own due time, outcome, validators and paging cursor.';
comment on column document.read_at is 'The last good reading (200 or 304).';
comment on column document.memo is 'What the next slot needs to go on: NodeInfo links, the API host, pages read so far.';
comment on column document.facts is 'Facts of the last good reading; kept while the document merely fails, dropped when it is definitively gone.';

create table domain (
  id integer not null default nextval('domain_id'::regclass),
  network text collate "C" not null default 'fediverse'::text,
  name text collate "C" not null,
  registrable text collate "C" not null,
  first_seen timestamp with time zone not null,
  discovered_by integer,
  status text collate "C" not null default 'discovered'::text,
  status_since timestamp with time zone not null,
  reason text collate "C",
  last_answer timestamp with time zone,
  last_attempt timestamp with time zone,
  failing_since timestamp with time zone,
  failures integer not null default 0,
  address text collate "C",
  api_host text collate "C",
  ipv6 boolean,
  certificate_until timestamp with time zone,
  certificate_problem text collate "C",
  behind text collate "C",
  measured_at timestamp with time zone,
  down_since timestamp with time zone,
  constraint domain_pkey PRIMARY KEY (id),
  constraint domain_network_name_key UNIQUE (network, name)
);
comment on table domain is 'One row a name that was admitted for a visit. Ids are never reused and given by anti-join.';
comment on column domain.registrable is 'Registrable domain by the public suffix list, private section included.';
comment on column domain.discovered_by is 'The domain whose list first gave this name; null for seeds and submissions.';
comment on column domain.status is 'discovered, alive, failing, dead, moved, refused (model/life-cycle.ts).';
comment on column domain.reason is 'FailureReason of the last attempt, null when it answered.';
comment on column domain.api_host is 'The host that serves the API, where it is another one (split domains).';
comment on column domain.ipv6 is 'Its name leads to an IPv6 address; null while nobody looked, as everything measured.';
comment on column domain.certificate_problem is 'Why the certificate was refused at the last visit; null while it is good.';
comment on column domain.behind is 'The network that answers in its place, by its address.';
comment on column domain.measured_at is 'When it was last looked up.';
comment on column domain.down_since is 'The first visit without an answer since the last one with; null while it answers. Failures of ours do not count.';
CREATE INDEX domain_discovered_by ON public.domain USING btree (discovered_by) WHERE (discovered_by IS NOT NULL);
CREATE INDEX domain_first_seen ON public.domain USING btree (first_seen);
CREATE INDEX domain_registrable ON public.domain USING btree (registrable);
CREATE INDEX domain_status ON public.domain USING btree (status, id);

create table fact (
  domain_id integer not null,
  key text collate "C" not null,
  value jsonb not null,
  endpoint text collate "C" not null,
  first_seen timestamp with time zone not null,
  first_seen_is_lower_bound boolean not null,
  gone_seen timestamp with time zone,
  constraint fact_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table fact is 'History of facts that change seldom; numbers go to usage_day. The last time seen of an open row is read_at of its document.';
comment on column fact.first_seen_is_lower_bound is 'True for the first reading ever: the fact is at least this old.';
CREATE UNIQUE INDEX fact_current ON public.fact USING btree (domain_id, key) WHERE (gone_seen IS NULL);
CREATE INDEX fact_history ON public.fact USING btree (domain_id, key, first_seen);

create table farm (
  registrable text collate "C" not null,
  state text collate "C" not null,
  reason text collate "C" not null,
  budget integer not null,
  names bigint not null default 0,
  sample text[] not null default '{}'::text[],
  first_seen timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint farm_pkey PRIMARY KEY (registrable)
);
comment on table farm is 'Registrable domains with many listed hosts: growing (managed hosting) or quarantined, shown as one group.';

create table frontier_slot (
  domain_id integer not null,
  due_at timestamp with time zone not null,
  priority smallint not null default 1,
  lease_owner text collate "C",
  lease_until timestamp with time zone,
  crawl_id uuid,
  constraint frontier_slot_pkey PRIMARY KEY (domain_id),
  constraint frontier_slot_priority_check CHECK (priority = ANY (ARRAY[0, 1])),
  constraint frontier_slot_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table frontier_slot is 'When a host is next worth a visit: the earliest due time of its documents. Leases use the clock of the database.';
comment on column frontier_slot.due_at is 'Later than its documents are due while the host waits in the line of a pace key (model/store/slot-choice.ts).';
comment on column frontier_slot.priority is '0: a seed, a submission or a server that answered before; 1: a name nobody has heard of yet. Both get their share of every claim.';
comment on column frontier_slot.crawl_id is 'The visit that was last given this slot; kept when a lease runs out, so that a late result still counts while nobody else took the slot.';
CREATE INDEX frontier_slot_due ON public.frontier_slot USING btree (priority, due_at) WHERE (lease_owner IS NULL);
CREATE INDEX frontier_slot_lease ON public.frontier_slot USING btree (lease_until) WHERE (lease_owner IS NOT NULL);

create table instance (
  domain_id integer not null,
  software text collate "C",
  software_version text,
  adapter text collate "C" not null,
  name text,
  short_description text,
  languages text[],
  registrations text collate "C" not null default 'unknown'::text,
  users bigint,
  active_month bigint,
  active_halfyear bigint,
  active_week bigint,
  local_posts bigint,
  local_comments bigint,
  usage_quality text collate "C",
  rule_count integer,
  peer_count integer,
  do_not_list boolean not null default false,
  noindex boolean not null default false,
  facts jsonb not null default '{}'::jsonb,
  first_answer timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint instance_pkey PRIMARY KEY (domain_id),
  constraint instance_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table instance is 'Current merged facts of a server that answered at least once; facts maps each key to value and endpoint.';
comment on column instance.facts is 'Merged facts: key to {value, endpoint}. The time of a value is read_at of its document.';
CREATE INDEX instance_changed ON public.instance USING btree (changed_at);

create table job_run (
  name text collate "C" not null,
  due_at timestamp with time zone not null,
  owner text collate "C" not null,
  started_at timestamp with time zone not null,
  heartbeat_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  outcome text collate "C",
  detail text,
  constraint job_run_pkey PRIMARY KEY (name, due_at)
);
comment on table job_run is 'One row a run of a scheduled job; the key makes a run unique among any number of processes.';

create table long_text (
  domain_id integer not null,
  endpoint text collate "C" not null,
  kind text collate "C" not null,
  format text collate "C" not null,
  text text not null,
  hash bytea not null,
  first_seen timestamp with time zone not null,
  first_seen_is_lower_bound boolean not null,
  gone_seen timestamp with time zone,
  bans text[],
  bans_version integer not null default 0,
  constraint long_text_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table long_text is 'Descriptions, terms, codes of conduct and the like, over time.';
comment on column long_text.bans is 'What it forbids to programs that read servers; null while nobody has looked.';
comment on column long_text.bans_version is 'Of the reading of bans.';
CREATE UNIQUE INDEX long_text_current ON public.long_text USING btree (domain_id, endpoint, kind) WHERE (gone_seen IS NULL);
CREATE INDEX long_text_unread ON public.long_text USING btree (bans_version) WHERE (gone_seen IS NULL);

create table nodeinfo (
  domain_id integer not null,
  url text not null,
  schema text collate "C" not null,
  body jsonb not null,
  hash bytea not null,
  changed_at timestamp with time zone not null,
  constraint nodeinfo_pkey PRIMARY KEY (domain_id),
  constraint nodeinfo_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table nodeinfo is 'The raw NodeInfo document without e-mail addresses and people, so that a new reader can be run over it.';

create table objection (
  domain_id integer not null,
  kinds text[] not null,
  endpoints text[] not null,
  sentence text not null,
  first_seen timestamp with time zone not null,
  gone_seen timestamp with time zone,
  verdict text collate "C",
  verdict_at timestamp with time zone,
  constraint objection_pkey PRIMARY KEY (domain_id),
  constraint objection_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table objection is 'Servers whose own texts forbid crawling or research, until they do so no more; a queue for the operator.';
comment on column objection.kinds is 'crawling: nothing but robots.txt, NodeInfo and the documents that say so is asked for; research: out of dumps.';
comment on column objection.endpoints is 'The documents that say so; they go on being read, so that a change of mind is seen.';
comment on column objection.sentence is 'The words, as far as the operator needs them.';
comment on column objection.verdict is 'Of the operator: null while nobody has looked, upheld, or dismissed, which lifts it.';
CREATE INDEX objection_waiting ON public.objection USING btree (first_seen) WHERE ((gone_seen IS NULL) AND (verdict IS NULL));

create table offer (
  id bigint not null generated always as identity,
  advertiser_id integer not null,
  names text[] not null,
  registrables text[] not null,
  at timestamp with time zone not null,
  constraint offer_pkey PRIMARY KEY (id),
  constraint offer_advertiser_id_fkey FOREIGN KEY (advertiser_id) REFERENCES domain(id)
);
comment on table offer is 'Names that a list vouches for and that were not yet counted as candidates; rows are only added, and taken away by the round that counts them (model/store/offers.ts).';
comment on column offer.registrables is 'The registrable domain of each name, null where it is the name itself.';
CREATE INDEX offer_advertiser ON public.offer USING btree (advertiser_id);

create table opt_out (
  key bytea not null,
  grade text collate "C" not null,
  proof text collate "C" not null,
  since timestamp with time zone not null,
  constraint opt_out_pkey PRIMARY KEY (key)
);
comment on table opt_out is 'HMAC of the name with the site secret. Who opted out is never stored in clear once the grade is off.';

create table opt_out_check (
  ticket uuid not null,
  key bytea not null,
  name text collate "C",
  asked_at timestamp with time zone not null,
  checked_at timestamp with time zone,
  result text collate "C",
  constraint opt_out_check_pkey PRIMARY KEY (ticket),
  constraint opt_out_check_over CHECK ((checked_at IS NULL) = (result IS NULL) AND (checked_at IS NULL) = (name IS NOT NULL))
);
comment on table opt_out_check is 'Questions of the last day whether a server has published an opt-out; only the ticket leads to the answer.';
comment on column opt_out_check.key is 'HMAC of the name with the site secret: how often a name was asked about.';
comment on column opt_out_check.name is 'The name as it was typed; gone as soon as the check is made.';
comment on column opt_out_check.result is 'What was found published: a grade, none (an opt-out was taken back), or not-proved.';
CREATE INDEX opt_out_check_key ON public.opt_out_check USING btree (key, asked_at);
CREATE INDEX opt_out_check_waiting ON public.opt_out_check USING btree (asked_at) WHERE (checked_at IS NULL);

create table outage (
  domain_id integer not null,
  since timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint outage_pkey PRIMARY KEY (domain_id, since),
  constraint outage_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table outage is 'From a visit without an answer to the next with one. What a visit found is taken to hold until the next.';
CREATE INDEX outage_until ON public.outage USING btree (until);

create table pace_key (
  key text collate "C" not null,
  owner text collate "C",
  until timestamp with time zone,
  not_before timestamp with time zone not null,
  line_known timestamp with time zone,
  line_new timestamp with time zone,
  constraint pace_key_pkey PRIMARY KEY (key)
);
comment on table pace_key is 'Who may speak to a host, a registrable domain or an address now, and when the next one may.';
comment on column pace_key.until is 'End of the lease of the owner, by the clock of the database; a key whose lease ran out is free.';
comment on column pace_key.line_known is 'When the last slot of priority 0 that waits for this key becomes due: the end of the line.';
comment on column pace_key.line_new is 'The same for priority 1.';
CREATE INDEX pace_key_owner ON public.pace_key USING btree (owner) WHERE (owner IS NOT NULL);

create table peer_delta (
  domain_id integer not null,
  endpoint text collate "C" not null,
  at timestamp with time zone not null,
  step text collate "C" not null,
  added bytea not null,
  removed bytea not null,
  key_frame bytea,
  constraint peer_delta_pkey PRIMARY KEY (domain_id, endpoint, at),
  constraint peer_delta_step_check CHECK (step = ANY (ARRAY['opened'::text, 'changed'::text, 'admitted'::text, 'closed'::text])),
  constraint peer_delta_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
alter table peer_delta alter column key_frame set storage external;
comment on table peer_delta is 'Changes of a peer set as packed sets; every eighth row also keeps the full set as it was after the change.';
comment on column peer_delta.at is 'When the new state was first read: the change happened between the reading before and this one.';
comment on column peer_delta.step is 'opened: first read, nothing is known from before; changed: the list differs; admitted: the same list, names that waited got an id; closed: no longer a list of this server (another software, another name).';

create table peer_lister (
  target_id integer not null,
  n integer not null,
  listers bytea not null,
  constraint peer_lister_pkey PRIMARY KEY (target_id),
  constraint peer_lister_target_id_fkey FOREIGN KEY (target_id) REFERENCES domain(id)
);
alter table peer_lister alter column listers set storage external;
comment on table peer_lister is 'Who lists a name: the servers whose published lists of known hosts have it, as a packed set of domain ids; peer_set turned round (model/store/peer-listers.ts).';
comment on column peer_lister.n is 'The number of listers.';

create table peer_page (
  domain_id integer not null,
  endpoint text collate "C" not null,
  page integer not null,
  names text[] not null,
  constraint peer_page_pkey PRIMARY KEY (domain_id, endpoint, page),
  constraint peer_page_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table peer_page is 'Pages of a list that is still being read over several slots; deleted when the list is complete.';

create table peer_reversal (
  one boolean not null default true,
  at timestamp with time zone not null,
  lists integer not null,
  pairs bigint not null,
  constraint peer_reversal_pkey PRIMARY KEY (one),
  constraint peer_reversal_one_check CHECK (one)
);
comment on table peer_reversal is 'When the lists were last turned round, and how much there was of them; one row.';
comment on column peer_reversal.lists is 'Lists of known hosts that were published then.';

create table peer_set (
  domain_id integer not null,
  endpoint text collate "C" not null,
  kind text collate "C" not null,
  as_of timestamp with time zone not null,
  n integer not null,
  listed integer not null,
  pending integer not null,
  pending_names text[],
  pending_seen integer not null default 0,
  complete boolean not null,
  names_hash bytea not null,
  ids bytea not null,
  deltas integer not null default 0,
  constraint peer_set_pkey PRIMARY KEY (domain_id, endpoint),
  constraint peer_set_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
alter table peer_set alter column ids set storage external;
comment on table peer_set is 'The hosts a server lists, as a packed set of domain ids (model/graph/packed-set.ts); the newest state.';
comment on column peer_set.as_of is 'When this state was first read; read_at of its document says when it was last found unchanged.';
comment on column peer_set.listed is 'Names in the list as published, after parsing.';
comment on column peer_set.pending is 'Names of the list that have no id (yet): over budget or in a quarantined farm.';
comment on column peer_set.pending_names is 'Those that wait for a budget; they join the set when they get an id (model/store/discovery.ts).';
comment on column peer_set.pending_seen is 'The newest id when those names were last looked up; 0 after a reading.';
comment on column peer_set.deltas is 'Changes since the list was opened: every eighth is a key frame.';

create table publication (
  domain_id integer not null,
  listed boolean not null,
  page boolean not null,
  in_search boolean not null,
  texts boolean not null,
  peers boolean not null,
  blocks boolean not null,
  history boolean not null,
  in_dumps boolean not null,
  named_as_blocker boolean not null,
  decided_at timestamp with time zone not null,
  constraint publication_pkey PRIMARY KEY (domain_id),
  constraint publication_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table publication is 'Every publication decision of model/visibility.ts, written when a crawl is recorded and nightly.';

create table robots (
  host text collate "C" not null,
  state text collate "C" not null,
  body text not null,
  read_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  reason text collate "C",
  constraint robots_pkey PRIMARY KEY (host)
);
comment on table robots is 'robots.txt as last read, by host, for at most 24 hours (RFC 9309 2.4).';

create table rule (
  domain_id integer not null,
  endpoint text collate "C" not null,
  position integer not null,
  native_id text,
  text text not null,
  hint text,
  translations jsonb,
  hash bytea not null,
  first_seen timestamp with time zone not null,
  first_seen_is_lower_bound boolean not null,
  gone_seen timestamp with time zone,
  taken_from text collate "C",
  sentence_id integer,
  constraint rule_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table rule is 'Rules as the server words them, over time.';
comment on column rule.taken_from is 'The kind of long text this sentence was taken from; null for a rule of the server''s own list.';
comment on column rule.sentence_id is 'What it says; null while nobody has looked.';
CREATE INDEX rule_current ON public.rule USING btree (domain_id, "position") WHERE (gone_seen IS NULL);
CREATE INDEX rule_history ON public.rule USING btree (domain_id, first_seen);
CREATE INDEX rule_sentence ON public.rule USING btree (sentence_id) WHERE (sentence_id IS NOT NULL);
CREATE INDEX rule_unread ON public.rule USING btree (domain_id) WHERE (sentence_id IS NULL);

create table run_day (
  day date not null,
  verdict text collate "C" not null,
  detail jsonb not null,
  constraint run_day_pkey PRIMARY KEY (day)
);
comment on table run_day is 'The verdict on a UTC day: good, held or bad; aggregates read the last good day.';

create table search_document (
  domain_id integer not null,
  domain text collate "C" not null,
  name text collate "C" not null,
  letters text collate "C" not null,
  facets jsonb not null,
  weight real not null,
  actives bigint,
  first_seen timestamp with time zone not null,
  detected text collate "C" not null,
  stamp timestamp with time zone not null,
  texts_hash bytea not null,
  hash bytea not null,
  segment bigint not null,
  version bigint not null,
  removed boolean not null default false,
  labels text[],
  sentences integer[] not null default '{}'::integer[],
  constraint search_document_pkey PRIMARY KEY (domain_id)
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
comment on column search_document.labels is 'What its rules say, as topic.stance; null while its rules are not known.';
comment on column search_document.sentences is 'The sentences that its rules state.';
CREATE INDEX search_document_domain ON public.search_document USING btree (domain) INCLUDE (domain_id) WHERE (NOT removed);
CREATE INDEX search_document_letters ON public.search_document USING gin (letters gin_trgm_ops);
CREATE INDEX search_document_name ON public.search_document USING btree (name) INCLUDE (domain_id) WHERE (NOT removed);
CREATE INDEX search_document_version ON public.search_document USING btree (version);

create table search_posting (
  word text collate "C" not null,
  segment bigint not null,
  names bytea,
  about bytea,
  rules bytea,
  spelling boolean not null,
  constraint search_posting_pkey PRIMARY KEY (word, segment)
);
alter table search_posting alter column names set storage external;
alter table search_posting alter column about set storage external;
alter table search_posting alter column rules set storage external;
comment on table search_posting is 'Which servers use a word, as packed sets of ids (model/graph/packed-set.ts), by where it stands. Segment 0 holds nearly all; each change adds one, and now and then all become one again.';
comment on column search_posting.spelling is 'Fit to be proposed as the right spelling of a mistyped word.';
CREATE INDEX search_posting_names ON public.search_posting USING btree (word) WHERE (names IS NOT NULL);
CREATE INDEX search_posting_segment ON public.search_posting USING btree (segment);
CREATE INDEX search_posting_spelling ON public.search_posting USING gin (word gin_trgm_ops) WHERE spelling;

create table search_state (
  only_row boolean not null default true,
  version bigint not null default 0,
  epoch integer not null default 0,
  builder integer not null default 0,
  segments integer not null default 0,
  purge_due boolean not null default false,
  read_at timestamp with time zone,
  constraint search_state_pkey PRIMARY KEY (only_row),
  constraint search_state_only_row_check CHECK (only_row)
);
comment on table search_state is 'One row: how far the index is. Whoever writes to the index locks it first, so that versions are seen in their order.';
comment on column search_state.version is 'Grows with every change of the index.';
comment on column search_state.epoch is 'Who holds rows of another epoch reads all of them anew.';
comment on column search_state.builder is 'The form of the rows; a release that writes another form makes all of them anew.';
comment on column search_state.segments is 'Segments of postings beside the first, those included that nobody''s words stand in any more.';
comment on column search_state.purge_due is 'Somebody was taken out whose words must leave the postings too.';
comment on column search_state.read_at is 'Until when changes were looked for.';

create table search_words (
  domain_id integer not null,
  names text[] not null,
  about text[] not null,
  rules text[] not null,
  constraint search_words_pkey PRIMARY KEY (domain_id)
);
comment on table search_words is 'The different words of a server: of its names, of its descriptions without those, of its rules without both.';

create table sentence (
  id integer not null generated always as identity,
  hash bytea not null,
  prose boolean not null,
  version integer not null,
  language text collate "C" not null,
  labels jsonb not null,
  bans text[] not null,
  words tsvector not null,
  changed_at timestamp with time zone not null,
  constraint sentence_pkey PRIMARY KEY (id),
  constraint sentence_hash_prose_key UNIQUE (hash, prose)
);
comment on table sentence is 'What a rule says, by its wording and for all servers that word it so. It holds no text: that is theirs, and stands in their rules.';
comment on column sentence.hash is 'Of the wording, hint included, as the classifier reads it: letter case, accents and white space make no difference.';
comment on column sentence.prose is 'Taken from a running text: that it is a rule is not known, and its labels are found with more care.';
comment on column sentence.version is 'Of the lexicons and of the reading (model/rule-reading.ts); 0: to be read again.';
comment on column sentence.language is 'Whose words it was read by (BCP 47), or und; decides how its words are stemmed.';
comment on column sentence.labels is 'Topic, stance, from, to, language and entry of each label; offsets are those of the folded text (model/rules/label-spans.ts).';
comment on column sentence.bans is 'What it forbids to programs that read servers: crawling, research (model/rules/crawler-bans.ts).';
comment on column sentence.words is 'Its words as stemmed in its language, and as they stand.';
comment on column sentence.changed_at is 'When labels last changed.';
CREATE INDEX sentence_changed ON public.sentence USING btree (changed_at);
CREATE INDEX sentence_version ON public.sentence USING btree (version, id);
CREATE INDEX sentence_words ON public.sentence USING gin (words);

create table site (
  key text collate "C" not null,
  value text not null,
  created_at timestamp with time zone not null,
  constraint site_pkey PRIMARY KEY (key)
);
comment on table site is 'Facts about this installation: its secret, its taster start.';

create table software (
  name text collate "C" not null,
  label text not null,
  kind text collate "C" not null,
  adapter text collate "C" not null,
  definition jsonb not null,
  constraint software_pkey PRIMARY KEY (name)
);
comment on table software is 'The registry of adapters and forks, written when a crawler starts.';

create table trial_news (
  advertiser_id integer,
  registrable text collate "C"
);
comment on table trial_news is 'Advertisers and registrable domains whose trials must be looked at again: something became of their names, or they have more of them. Rows are only added, and taken away by the next round of admission.';

create table usage_day (
  domain_id integer not null,
  day date not null,
  users bigint,
  active_month bigint,
  active_halfyear bigint,
  active_week bigint,
  local_posts bigint,
  local_comments bigint,
  quality text collate "C" not null,
  constraint usage_day_pkey PRIMARY KEY (domain_id, day),
  constraint usage_day_domain_id_fkey FOREIGN KEY (domain_id) REFERENCES domain(id)
);
comment on table usage_day is 'Numbers a server stated on a UTC day; the last reading of the day counts. Null is not zero.';

create table visit_request (
  key bytea not null,
  asked_at timestamp with time zone not null,
  constraint visit_request_pkey PRIMARY KEY (key)
);
comment on table visit_request is 'Visits that somebody asked for in the last day, by HMAC of the name with the site secret: what visitors type is not kept.';
CREATE INDEX visit_request_asked ON public.visit_request USING btree (asked_at);

create view published.activity_week as
 SELECT a.domain_id,
    a.week,
    a.statuses,
    a.logins,
    a.registrations
   FROM activity_week a
     JOIN publication p ON p.domain_id = a.domain_id
  WHERE p.page AND p.history;

create view published.alias as
 SELECT a.domain_id,
    d.name AS domain,
    a.target_id,
    t.name AS target,
    a.proof,
    a.proved,
    a.first_seen,
    a.last_seen
   FROM alias a
     JOIN domain d ON d.id = a.domain_id
     JOIN publication p ON p.domain_id = a.domain_id
     JOIN domain t ON t.id = a.target_id
     LEFT JOIN publication q ON q.domain_id = a.target_id
  WHERE a.gone_seen IS NULL AND p.page AND COALESCE(q.page, t.last_attempt IS NULL);

create view published.block as
 SELECT b.id,
    b.source_id,
    b.domain_id,
    b.observed,
    b.kind,
    b.scope,
    b.target,
        CASE
            WHEN b.kind = 'mask'::text THEN b.digest
            ELSE NULL::bytea
        END AS digest,
    b.digest_wrong,
    b.actions,
    b.natives,
    b.reason,
    b.stated_since,
    b.expires_at,
    b.not_before,
    b.first_seen,
    b.missing_since,
    s.domain,
    s.living,
    s.named,
    s.endpoint
   FROM block b
     JOIN published.block_source s ON s.id = b.source_id
  WHERE b.gone_seen IS NULL AND s.shown;
comment on view published.block is 'Open rows as published. The name behind a mask is in no column: a digest answers only for a name somebody brings.';
comment on column published.block.domain_id is 'The server whose list it is.';
comment on column published.block.observed is 'As published: a name, a pattern or a mask.';
comment on column published.block.kind is 'name, suffix, pattern or mask (model/blocks/target.ts).';
comment on column published.block.scope is 'exact, or tree for everything under the name too.';
comment on column published.block.target is 'The name, suffix or pattern of a plain row; null for a mask.';
comment on column published.block.not_before is 'The last complete reading without it; null when it stood on the first: the block began at an unknown time before first_seen.';
comment on column published.block.domain is 'The server whose list it is.';
comment on column published.block.living is 'The server counts: its list is one of today.';
comment on column published.block.named is 'The server may be named when others ask who blocks them; else it only counts.';

create view published.block_event as
 SELECT e.id,
    e.source_id,
    e.domain_id,
    e.block_id,
    e.kind,
    e.not_before,
    e.at,
    e.was,
    e.became
   FROM block_event e
     JOIN published.block_source s ON s.id = e.source_id
     JOIN publication p ON p.domain_id = e.domain_id
     LEFT JOIN block b ON b.id = e.block_id
  WHERE p.history AND e.kind <> 'mask-changed'::text AND (e.block_id IS NULL OR s.shown AND b.kind <> 'mask'::text);
comment on view published.block_event is 'What happened to a list and to its plain rows; masked rows enter no timeline.';
comment on column published.block_event.kind is 'list-read, publication-changed, mode-changed, added, removed, action-changed, reason-changed, mask-changed, terms-changed.';
comment on column published.block_event.not_before is 'The reading before: it happened after that; null when there was none.';
comment on column published.block_event.was is 'The members that changed, as they were; reasons are versioned here.';

create view published.block_mask as
 SELECT b.id,
    b.source_id,
    b.domain_id,
    b.digest,
    b.scope,
    b.actions,
    b.expires_at,
    s.living,
    s.named
   FROM block b
     JOIN published.block_source s ON s.id = b.source_id
  WHERE b.gone_seen IS NULL AND b.kind = 'mask'::text AND b.digest IS NOT NULL AND s.shown;
comment on view published.block_mask is 'Masked rows to be looked for by a digest that somebody brings: they count, and what they say is read from published.block.';
comment on column published.block_mask.domain_id is 'The server whose list it is.';
comment on column published.block_mask.digest is 'SHA-256 of the name as published beside it.';
comment on column published.block_mask.scope is 'exact, or tree for everything under the name too.';
comment on column published.block_mask.living is 'The server counts: its list is one of today.';
comment on column published.block_mask.named is 'The server may be named when others ask who blocks them; else it only counts.';

create view published.block_past as
 SELECT b.id,
    b.source_id,
    b.domain_id,
    b.observed,
    b.scope,
    b.target,
    b.actions,
    b.natives,
    b.reason,
    b.not_before,
    b.first_seen,
    b.last_seen,
    b.gone_seen,
    b.kind
   FROM block b
     JOIN published.block_source s ON s.id = b.source_id
     JOIN publication p ON p.domain_id = b.domain_id
  WHERE b.gone_seen IS NOT NULL AND b.close_cause = 'withdrawn'::text AND b.kind <> 'mask'::text AND s.shown AND p.history;
comment on view published.block_past is 'Plain rows that were withdrawn while their list stayed public: the past of a list, never part of its present.';
comment on column published.block_past.domain_id is 'The server whose list it is.';
comment on column published.block_past.observed is 'As published: a name, a pattern or a mask.';
comment on column published.block_past.scope is 'exact, or tree for everything under the name too.';
comment on column published.block_past.target is 'The name, suffix or pattern of a plain row; null for a mask.';
comment on column published.block_past.not_before is 'The last complete reading without it; null when it stood on the first: the block began at an unknown time before first_seen.';
comment on column published.block_past.last_seen is 'The last reading with it, once it is missing: it was withdrawn after that and before missing_since.';
comment on column published.block_past.gone_seen is 'The first reading without it, once a second one agreed.';
comment on column published.block_past.kind is 'name, suffix, pattern or mask (model/blocks/target.ts).';

create view published.block_source as
 SELECT s.id,
    s.domain_id,
    s.endpoint,
    s.publication,
    s.publication_since,
    s.publication_not_before,
    s.first_read_at,
    s.read_at,
    s.listed,
    s.masked,
    s.skipped,
    s.mode,
    s.has_exclusions,
    s.mask,
    (s.publication = ANY (ARRAY['public'::text, 'partial'::text, 'unreachable'::text])) AND s.read_at IS NOT NULL AS shown,
    p.listed AS living,
    p.named_as_blocker AS named,
    d.name AS domain
   FROM block_source s
     JOIN publication p ON p.domain_id = s.domain_id
     LEFT JOIN domain d ON d.id = s.domain_id
  WHERE p.page AND p.blocks;
comment on view published.block_source is 'Lists of servers that did not take them out. A list that was withdrawn from the public keeps its state and loses its rows at once.';
comment on column published.block_source.publication_not_before is 'The state changed between this moment and publication_since; null when it is the first that is known.';
comment on column published.block_source.read_at is 'The last complete reading.';
comment on column published.block_source.mode is 'open or allowlist; null when not said.';
comment on column published.block_source.shown is 'Its rows may be shown: public now, or public when it was last reached.';
comment on column published.block_source.living is 'The server counts: its list is one of today.';
comment on column published.block_source.named is 'The server may be named when others ask who blocks them; else it only counts.';
comment on column published.block_source.domain is 'The server whose list it is.';

create view published.counted as
 SELECT i.domain_id,
    i.software,
    i.software_version,
    i.registrations,
    i.users,
    i.active_month,
    i.active_halfyear,
    i.local_posts,
    i.usage_quality
   FROM instance i
     JOIN publication p ON p.domain_id = i.domain_id
  WHERE p.listed;
comment on view published.counted is 'What enters totals, without names: personal servers are counted and not named.';

create view published.counted_day as
 SELECT u.domain_id,
    u.day,
    u.users,
    u.active_month,
    u.active_halfyear,
    u.local_posts,
    u.quality
   FROM usage_day u
     JOIN publication p ON p.domain_id = u.domain_id
  WHERE p.listed;
comment on view published.counted_day is 'Figures by day, for totals only: those who hide their history are summed with the others and never shown alone.';

create view published.counted_host as
 SELECT i.domain_id,
    d.name AS domain,
    i.software,
    i.registrations,
    i.users,
    i.active_month,
    i.active_halfyear,
    i.local_posts,
    i.usage_quality
   FROM instance i
     JOIN publication p ON p.domain_id = i.domain_id
     JOIN domain d ON d.id = i.domain_id
  WHERE p.listed;
comment on view published.counted_host is 'What enters totals, with names: to tell whom a list is about. The names are in no answer made of it.';

create view published.crawl as
 SELECT c.id,
    c.domain_id,
    c.started_at,
    c.finished_at,
    c.outcome,
    c.reason,
    c.requests,
    c.documents
   FROM crawl c
     JOIN publication p ON p.domain_id = c.domain_id
  WHERE p.page;

create view published.crawler as
 SELECT cut_off,
    until
   FROM crawler_state;

create view published.document as
 SELECT d.domain_id,
    d.endpoint,
    d.state,
    d.reason,
    d.http_status,
    d.due_at,
    d.checked_at,
    d.read_at,
    d.complete
   FROM document d
     JOIN publication p ON p.domain_id = d.domain_id
  WHERE p.page;
comment on column published.document.read_at is 'The last good reading (200 or 304).';

create view published.farm as
 SELECT registrable,
    state,
    reason,
    names,
    first_seen,
    updated_at
   FROM farm
  WHERE state = 'quarantined'::text;

create view published.host_count as
 SELECT d.status,
    d.reason,
    count(*) AS hosts,
    count(d.last_attempt) AS visited,
    count(*) FILTER (WHERE d.last_answer IS NOT NULL) AS answered
   FROM domain d
     JOIN frontier_slot s ON s.domain_id = d.id
  WHERE d.network = 'fediverse'::text AND NOT (EXISTS ( SELECT
           FROM farm f
          WHERE f.registrable = d.registrable AND f.state = 'quarantined'::text))
  GROUP BY d.status, d.reason;
comment on view published.host_count is 'Known hosts by status and reason; farms and whoever opted out are left out.';
comment on column published.host_count.status is 'discovered, alive, failing, dead, moved, refused (model/life-cycle.ts).';
comment on column published.host_count.reason is 'FailureReason of the last attempt, null when it answered.';

create view published.instance as
 SELECT d.id AS domain_id,
    d.name AS domain,
    d.network,
    d.status,
    d.status_since,
    d.reason,
    d.first_seen,
    d.last_answer,
    d.last_attempt,
    i.software,
    i.software_version,
    i.adapter,
    i.registrations,
    i.users,
    i.active_month,
    i.active_halfyear,
    i.active_week,
    i.local_posts,
    i.local_comments,
    i.usage_quality,
    i.rule_count,
    i.peer_count,
    i.languages,
    i.first_answer,
    i.changed_at,
    p.in_search,
    p.in_dumps,
        CASE
            WHEN p.texts THEN i.name
            ELSE NULL::text
        END AS name,
        CASE
            WHEN p.texts THEN i.short_description
            ELSE NULL::text
        END AS short_description,
        CASE
            WHEN p.texts THEN i.facts
            ELSE '{}'::jsonb
        END AS facts,
    d.ipv6,
    d.certificate_until,
    d.certificate_problem,
    d.behind,
    d.measured_at,
        CASE
            WHEN p.history THEN d.down_since
            ELSE NULL::timestamp with time zone
        END AS down_since,
        CASE
            WHEN p.history THEN i.first_answer
            ELSE NULL::timestamp with time zone
        END AS counted_since
   FROM domain d
     JOIN instance i ON i.domain_id = d.id
     JOIN publication p ON p.domain_id = d.id
  WHERE p.page;
comment on column published.instance.status is 'discovered, alive, failing, dead, moved, refused (model/life-cycle.ts).';
comment on column published.instance.reason is 'FailureReason of the last attempt, null when it answered.';
comment on column published.instance.ipv6 is 'Its name leads to an IPv6 address; null while nobody looked, as everything measured.';
comment on column published.instance.certificate_problem is 'Why the certificate was refused at the last visit; null while it is good.';
comment on column published.instance.behind is 'The network that answers in its place, by its address.';
comment on column published.instance.measured_at is 'When it was last looked up.';
comment on column published.instance.counted_since is 'Since when its answers are counted; null where its history is not shown.';

create view published.long_text as
 SELECT t.domain_id,
    t.endpoint,
    t.kind,
    t.format,
    t.text,
    t.hash,
    t.first_seen,
    t.first_seen_is_lower_bound,
    t.gone_seen
   FROM long_text t
     JOIN publication p ON p.domain_id = t.domain_id
  WHERE p.page AND p.texts AND (p.history OR t.gone_seen IS NULL);

create view published.name as
 SELECT d.id AS domain_id,
    d.name AS domain,
    d.registrable,
    d.status,
    d.status_since,
    d.reason,
    d.first_seen,
    d.last_answer,
    d.last_attempt,
    COALESCE(p.page AND p.texts, false) AS has_page,
    f.registrable IS NOT NULL AS quarantined,
    s.lease_owner IS NOT NULL AS under_way,
    s.due_at AS next_visit
   FROM domain d
     JOIN frontier_slot s ON s.domain_id = d.id
     LEFT JOIN publication p ON p.domain_id = d.id
     LEFT JOIN farm f ON f.registrable = d.registrable AND f.state = 'quarantined'::text
  WHERE d.network = 'fediverse'::text AND COALESCE(p.page, d.last_attempt IS NULL);
comment on view published.name is 'Every name that is answered with more than "not known": who opted out has no slot, and who asked not to be listed no page.';
comment on column published.name.registrable is 'Registrable domain by the public suffix list, private section included.';
comment on column published.name.status is 'discovered, alive, failing, dead, moved, refused (model/life-cycle.ts).';
comment on column published.name.reason is 'FailureReason of the last attempt, null when it answered.';
comment on column published.name.has_page is 'It answered for itself, and its texts may be shown.';
comment on column published.name.under_way is 'Somebody is visiting it, unless that lease has run out.';
comment on column published.name.next_visit is 'Later than its documents are due while the host waits in the line of a pace key (model/store/slot-choice.ts).';

create view published.outage as
 SELECT o.domain_id,
    o.since,
    o.until
   FROM outage o
     JOIN publication p ON p.domain_id = o.domain_id
  WHERE p.page AND p.history;

create view published.peer_lister as
 SELECT target_id,
    n,
    listers
   FROM peer_lister l
  WHERE NOT (EXISTS ( SELECT
           FROM publication p
          WHERE p.domain_id = l.target_id AND NOT p.page));
comment on view published.peer_lister is 'As it was when the lists were last turned round: whether a lister may still be named is asked of published.peer_set.';
comment on column published.peer_lister.n is 'The number of listers.';

create view published.peer_reversal as
 SELECT at,
    lists
   FROM peer_reversal r;
comment on column published.peer_reversal.lists is 'Lists of known hosts that were published then.';

create view published.peer_set as
 SELECT s.domain_id,
    s.endpoint,
    s.kind,
    s.as_of,
    s.n,
    s.listed,
    s.pending,
    s.complete,
    s.ids
   FROM peer_set s
     JOIN publication p ON p.domain_id = s.domain_id
  WHERE p.page AND p.peers;
comment on column published.peer_set.as_of is 'When this state was first read; read_at of its document says when it was last found unchanged.';
comment on column published.peer_set.listed is 'Names in the list as published, after parsing.';
comment on column published.peer_set.pending is 'Names of the list that have no id (yet): over budget or in a quarantined farm.';

create view published.rule as
 SELECT r.domain_id,
    r.endpoint,
    r."position",
    r.native_id,
    r.text,
    r.hint,
    r.translations,
    r.hash,
    r.first_seen,
    r.first_seen_is_lower_bound,
    r.gone_seen,
    r.taken_from,
    r.sentence_id,
    p.history
   FROM rule r
     JOIN publication p ON p.domain_id = r.domain_id
  WHERE p.page AND p.texts AND (p.history OR r.gone_seen IS NULL);
comment on column published.rule.taken_from is 'The kind of long text this sentence was taken from; null for a rule of the server''s own list.';
comment on column published.rule.sentence_id is 'What it says; null while nobody has looked.';
comment on column published.rule.history is 'Its past may be shown.';

create view published.rule_words as
 SELECT r.domain_id,
    r."position",
    r.text,
    r.hint,
    r.taken_from,
    s.id AS sentence_id,
    s.language,
    s.words,
    p.in_search
   FROM sentence s
     JOIN rule r ON r.sentence_id = s.id
     JOIN publication p ON p.domain_id = r.domain_id
  WHERE p.page AND p.texts AND r.gone_seen IS NULL;
comment on view published.rule_words is 'Rules of today by their words.';
comment on column published.rule_words.taken_from is 'The kind of long text this sentence was taken from; null for a rule of the server''s own list.';
comment on column published.rule_words.language is 'Whose words it was read by (BCP 47), or und; decides how its words are stemmed.';
comment on column published.rule_words.words is 'Its words as stemmed in its language, and as they stand.';

create view published.run_day as
 SELECT day,
    verdict
   FROM run_day;

create view published.sentence as
 SELECT id,
    encode(hash, 'hex'::text) AS name,
    prose,
    language,
    labels,
    changed_at
   FROM sentence s
  WHERE version > 0;
comment on view published.sentence is 'What wordings say, without the words: those are in published.rule, where they may be shown.';
comment on column published.sentence.prose is 'Taken from a running text: that it is a rule is not known, and its labels are found with more care.';
comment on column published.sentence.language is 'Whose words it was read by (BCP 47), or und; decides how its words are stemmed.';
comment on column published.sentence.labels is 'Topic, stance, from, to, language and entry of each label; offsets are those of the folded text (model/rules/label-spans.ts).';
comment on column published.sentence.changed_at is 'When labels last changed.';

create view published.software as
 SELECT name,
    label,
    kind,
    adapter,
    definition
   FROM software;

create view published.usage_day as
 SELECT u.domain_id,
    u.day,
    u.users,
    u.active_month,
    u.active_halfyear,
    u.active_week,
    u.local_posts,
    u.local_comments,
    u.quality
   FROM usage_day u
     JOIN publication p ON p.domain_id = u.domain_id
  WHERE p.page AND p.history;

create view published.waiting_count as
 SELECT count(*) AS names
   FROM candidate;
comment on view published.waiting_count is 'Names that were listed and wait for a budget.';
