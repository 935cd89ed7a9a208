// What answers about blocks are read by: indexes for "who blocks B" and "does A block B", and the names of blockers in the views. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const INDEXES = `
drop index block_target;
create index block_target on block (target, domain_id) where gone_seen is null and target is not null;
drop index block_digest;
create index block_digest on block (digest, domain_id) where gone_seen is null and kind = 'mask' and digest is not null;
create index block_pattern on block (domain_id, target) where gone_seen is null and kind = 'pattern';
`

const VIEWS = `
create or replace view published.block_source as
  select s.id, s.domain_id, s.endpoint, s.publication, s.publication_since, s.publication_not_before, s.first_read_at, s.read_at,
    s.listed, s.masked, s.skipped, s.mode, s.has_exclusions, s.mask,
    s.publication in ('public', 'partial', 'unreachable') and s.read_at is not null as shown,
    p.listed as living, p.named_as_blocker as named, d.name as domain
  from block_source s join publication p on p.domain_id = s.domain_id left join domain d on d.id = s.domain_id
  where p.page and p.blocks;
comment on column published.block_source.domain is 'The server whose list it is.';

create or replace view published.block as
  select b.id, b.source_id, b.domain_id, b.observed, b.kind, b.scope, b.target,
    case when b.kind = 'mask' then b.digest end as digest, b.digest_wrong, b.actions, b.natives, b.reason, b.stated_since, b.expires_at,
    b.not_before, b.first_seen, b.missing_since, s.domain, s.living, s.named, s.endpoint
  from block b join published.block_source s on s.id = b.source_id
  where b.gone_seen is null and s.shown;
comment on column published.block.domain is 'The server whose list it is.';

create or replace view published.block_past as
  select b.id, b.source_id, b.domain_id, b.observed, b.scope, b.target, b.actions, b.natives, b.reason, b.not_before, b.first_seen,
    b.last_seen, b.gone_seen, b.kind
  from block b join published.block_source s on s.id = b.source_id join publication p on p.domain_id = b.domain_id
  where b.gone_seen is not null and b.close_cause = 'withdrawn' and b.kind <> 'mask' and s.shown and p.history;

create or replace view published.block_event as
  select e.id, e.source_id, e.domain_id, e.block_id, e.kind, e.not_before, e.at, e.was, e.became
  from block_event e join published.block_source s on s.id = e.source_id join publication p on p.domain_id = e.domain_id
    left join block b on b.id = e.block_id
  where p.history and e.kind <> 'mask-changed' and (e.block_id is null or (s.shown and b.kind <> 'mask'));

create view published.counted_host as
  select i.domain_id, d.name as domain, i.software, i.registrations, i.users, i.active_month, i.active_halfyear, i.local_posts, i.usage_quality
  from instance i join publication p on p.domain_id = i.domain_id join domain d on d.id = i.domain_id
  where p.listed;
comment on view published.counted_host is 'What enters totals, with names: to tell whom a list is about. The names are in no answer made of it.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(INDEXES).execute(db)
  await sql.raw(VIEWS).execute(db)
}
