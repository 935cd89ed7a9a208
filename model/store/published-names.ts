// One exact name and what may be said of it; who opted out is answered like a name never seen, whatever the tables hold.
import { sql, type Kysely } from 'kysely'
import type { InstanceStatus } from '#model/crawl.ts'
import { registrableDomain, type Domain } from '#model/domain.ts'
import type { FailureReason } from '#model/failure.ts'
import { isOptedOut } from './opt-outs.ts'
import type { Database } from './postgres.ts'
import type { Published } from './published.ts'

/** A name as it may be shown; times are milliseconds since 1970. */
export interface NamedHost {
  readonly domainId: number
  readonly domain: Domain
  readonly status: InstanceStatus
  readonly statusSince: number
  readonly reason: FailureReason | null
  readonly firstSeen: number
  readonly lastAnswer: number | null
  readonly lastAttempt: number | null
  /** It answered for itself, and its texts may be shown. */
  readonly hasPage: boolean
  /** The registrable domain of the quarantined farm it belongs to. */
  readonly farm: string | null
  readonly underWay: boolean
  readonly nextVisit: number
  /** The name it is another name of. */
  readonly aliasOf: Domain | null
}

interface NameRow extends Omit<NamedHost, 'statusSince' | 'firstSeen' | 'lastAnswer' | 'lastAttempt' | 'nextVisit' | 'farm'> {
  readonly statusSince: Date
  readonly firstSeen: Date
  readonly lastAnswer: Date | null
  readonly lastAttempt: Date | null
  readonly nextVisit: Date
  readonly quarantined: boolean
  readonly registrable: string
}

/** What is published of a name; undefined for names that are not known, opted out or asked not to be listed: nothing tells these apart. */
export async function findName(
  database: Pick<Database, 'db' | 'published'>,
  domain: Domain,
  secret: Uint8Array,
): Promise<NamedHost | undefined> {
  // Both at once: a page is waited for.
  const [out, row] = await Promise.all([isOptedOut(database.db, secret, [domain]), findRow(database.published, domain)])
  return row === undefined || out.get(domain) === 'off' ? undefined : toNamedHost(row)
}

async function findRow(db: Kysely<Published>, domain: Domain): Promise<NameRow | undefined> {
  const found = await sql<NameRow>`
    select n.domain_id, n.domain, n.status, n.status_since, n.reason, n.first_seen, n.last_answer, n.last_attempt, n.has_page, n.quarantined,
      n.registrable, n.under_way, n.next_visit,
      (select a.target from published.alias a where a.domain_id = n.domain_id order by a.proved desc, a.last_seen desc, a.target_id limit 1) as alias_of
    from published.name n where n.domain = ${domain}`.execute(db)
  return found.rows[0]
}

function toNamedHost(row: NameRow): NamedHost {
  const { quarantined, registrable, ...rest } = row
  return {
    ...rest,
    statusSince: row.statusSince.getTime(),
    firstSeen: row.firstSeen.getTime(),
    lastAnswer: row.lastAnswer?.getTime() ?? null,
    lastAttempt: row.lastAttempt?.getTime() ?? null,
    nextVisit: row.nextVisit.getTime(),
    farm: quarantined ? registrable : null,
    // Only a moved name is another's: an alias that was seen once does not hide a server that speaks for itself now.
    aliasOf: row.status === 'moved' ? row.aliasOf : null,
  }
}

/** The quarantined farm that a name belongs to, whether or not that name itself was ever seen. */
export async function findFarm(db: Kysely<Published>, domain: Domain): Promise<string | undefined> {
  const found = await db
    .selectFrom('published.farm')
    .select('registrable')
    .where('registrable', '=', registrableDomain(domain))
    .executeTakeFirst()
  return found?.registrable
}

/** A name that leads to a server, and how that was proved. */
export interface AliasOfServer {
  readonly domain: Domain
  readonly proof: string
  readonly proved: boolean
}

/** Other names of a server, in alphabetical order; at most 100. */
export async function listAliases(db: Kysely<Published>, domainId: number): Promise<readonly AliasOfServer[]> {
  const found = await sql<AliasOfServer>`
    select distinct on (a.domain) a.domain, a.proof, a.proved from published.alias a where a.target_id = ${domainId}
    order by a.domain, a.proved desc, a.proof limit 100`.execute(db)
  return found.rows
}
