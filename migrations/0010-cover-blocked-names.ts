// Lets "who blocks B" be answered from indexes alone, since the rows lie one by one all over the table; masked rows by their digest. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
drop index block_target;
create index block_target on block (target, domain_id) include (id, source_id, kind, scope, actions, expires_at)
  where gone_seen is null and target is not null;
drop index block_digest;
create index block_digest on block (digest, domain_id) include (id, source_id, scope, actions, expires_at)
  where gone_seen is null and kind = 'mask' and digest is not null;

create view published.block_mask as
  select b.id, b.source_id, b.domain_id, b.digest, b.scope, b.actions, b.expires_at, s.living, s.named
  from block b join published.block_source s on s.id = b.source_id
  where b.gone_seen is null and b.kind = 'mask' and b.digest is not null and s.shown;
comment on view published.block_mask is 'Masked rows to be looked for by a digest that somebody brings: they count, and what they say is read from published.block.';
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
