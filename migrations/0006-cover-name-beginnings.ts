// Names that begin like what is being typed are read from the index alone: two letters begin thousands of them.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = `
drop index search_document_domain;
drop index search_document_name;
create index search_document_domain on search_document (domain) include (domain_id) where not removed;
create index search_document_name on search_document (name) include (domain_id) where not removed;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
