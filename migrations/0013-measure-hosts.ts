// Keeps what we see of a host ourselves: IPv6, its certificate, a network that stands before it, and the times in which it did not answer. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const TABLES = `
alter table domain add column ipv6 boolean;
alter table domain add column certificate_until timestamptz;
alter table domain add column certificate_problem text collate "C";
alter table domain add column behind text collate "C";
alter table domain add column measured_at timestamptz;
alter table domain add column down_since timestamptz;
comment on column domain.ipv6 is 'Its name leads to an IPv6 address; null while nobody looked, as everything measured.';
comment on column domain.certificate_problem is 'Why the certificate was refused at the last visit; null while it is good.';
comment on column domain.behind is 'The network that answers in its place, by its address.';
comment on column domain.measured_at is 'When it was last looked up.';
comment on column domain.down_since is 'The first visit without an answer since the last one with; null while it answers. Failures of ours do not count.';

create table outage (
  domain_id int not null references domain (id),
  since timestamptz not null,
  until timestamptz not null,
  primary key (domain_id, since)
);
comment on table outage is 'From a visit without an answer to the next with one. What a visit found is taken to hold until the next.';
create index outage_until on outage (until);
`

// The log of visits has what happened before: runs of failures between answers; what is not over yet goes into down_since.
const BACKFILL = `
with visit as (
  select domain_id, finished_at, outcome = 'answered' as answered,
    count(*) filter (where outcome = 'answered') over (partition by domain_id order by finished_at) as answers
  from crawl
  where outcome in ('answered', 'failed') and (reason is null or reason not in ('no-browser', 'crashed'))
), run as (
  select domain_id, min(finished_at) filter (where not answered) as since,
    lead(min(finished_at)) over (partition by domain_id order by answers) as until
  from visit where answers > 0 group by domain_id, answers
), ended as (
  insert into outage (domain_id, since, until) select domain_id, since, until from run where since is not null and until is not null
)
update domain set down_since = run.since from run where run.domain_id = domain.id and run.since is not null and run.until is null;
`

const VIEWS = `
create or replace view published.instance as
  select d.id as domain_id, d.name as domain, d.network, d.status, d.status_since, d.reason, d.first_seen, d.last_answer, d.last_attempt,
    i.software, i.software_version, i.adapter, i.registrations, i.users, i.active_month, i.active_halfyear, i.active_week, i.local_posts,
    i.local_comments, i.usage_quality, i.rule_count, i.peer_count, i.languages, i.first_answer, i.changed_at, p.in_search, p.in_dumps,
    case when p.texts then i.name end as name, case when p.texts then i.short_description end as short_description,
    case when p.texts then i.facts else '{}'::jsonb end as facts,
    d.ipv6, d.certificate_until, d.certificate_problem, d.behind, d.measured_at,
    case when p.history then d.down_since end as down_since, case when p.history then i.first_answer end as counted_since
  from domain d join instance i on i.domain_id = d.id join publication p on p.domain_id = d.id
  where p.page;
comment on column published.instance.counted_since is 'Since when its answers are counted; null where its history is not shown.';

create view published.outage as
  select o.domain_id, o.since, o.until from outage o join publication p on p.domain_id = o.domain_id where p.page and p.history;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(TABLES).execute(db)
  await sql.raw(BACKFILL).execute(db)
  await sql.raw(VIEWS).execute(db)
}
