// What the API answers from: names and aliases, totals, the registry of software; and what it writes: visits asked for, crawlers at work.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
create table visit_request (
  key bytea primary key,
  asked_at timestamptz not null
);
comment on table visit_request is 'Visits that somebody asked for in the last day, by HMAC of the name with the site secret: what visitors type is not kept.';
create index visit_request_asked on visit_request (asked_at);

create table crawler_state (
  owner text collate "C" primary key,
  cut_off boolean not null,
  until timestamptz not null
);
comment on table crawler_state is 'Crawlers at work and whether they reach the internet; a row counts until its lease runs out, by the clock of the database.';

create view published.name as
  select d.id as domain_id, d.name as domain, d.registrable, d.status, d.status_since, d.reason, d.first_seen, d.last_answer, d.last_attempt,
    coalesce(p.page and p.texts, false) as has_page,
    f.registrable is not null as quarantined,
    s.lease_owner is not null as under_way,
    s.due_at as next_visit
  from domain d join frontier_slot s on s.domain_id = d.id left join publication p on p.domain_id = d.id
    left join farm f on f.registrable = d.registrable and f.state = 'quarantined'
  where d.network = 'fediverse' and coalesce(p.page, d.last_attempt is null);
comment on view published.name is 'Every name that is answered with more than "not known": who opted out has no slot, and who asked not to be listed no page.';
comment on column published.name.has_page is 'It answered for itself, and its texts may be shown.';
comment on column published.name.under_way is 'Somebody is visiting it, unless that lease has run out.';

create view published.alias as
  select a.domain_id, d.name as domain, a.target_id, t.name as target, a.proof, a.proved, a.first_seen, a.last_seen
  from alias a join domain d on d.id = a.domain_id join publication p on p.domain_id = a.domain_id
    join domain t on t.id = a.target_id left join publication q on q.domain_id = a.target_id
  where a.gone_seen is null and p.page and coalesce(q.page, t.last_attempt is null);

create view published.software as select name, label, kind, adapter, definition from software;

create view published.run_day as select day, verdict from run_day;

create view published.counted as
  select i.domain_id, i.software, i.software_version, i.registrations, i.users, i.active_month, i.active_halfyear, i.local_posts, i.usage_quality
  from instance i join publication p on p.domain_id = i.domain_id
  where p.listed;
comment on view published.counted is 'What enters totals, without names: personal servers are counted and not named.';

create view published.counted_day as
  select u.domain_id, u.day, u.users, u.active_month, u.active_halfyear, u.local_posts, u.quality
  from usage_day u join publication p on p.domain_id = u.domain_id
  where p.listed;
comment on view published.counted_day is 'Figures by day, for totals only: those who hide their history are summed with the others and never shown alone.';

create view published.host_count as
  select d.status, d.reason, count(*) as hosts, count(d.last_attempt) as visited, count(*) filter (where d.last_answer is not null) as answered
  from domain d join frontier_slot s on s.domain_id = d.id
  where d.network = 'fediverse' and not exists (select from farm f where f.registrable = d.registrable and f.state = 'quarantined')
  group by d.status, d.reason;
comment on view published.host_count is 'Known hosts by status and reason; farms and whoever opted out are left out.';

create view published.waiting_count as select count(*) as names from candidate;
comment on view published.waiting_count is 'Names that were listed and wait for a budget.';

create view published.crawler as select cut_off, until from crawler_state;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
