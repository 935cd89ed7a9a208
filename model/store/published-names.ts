// One exact name and what may be said of it; who opted out is answered like a name never seen, whatever the tables hold.
import { sql, type Kysely } from 'kysely'
import type { InstanceStatus } from '#model/crawl.ts'
import { registrableDomain, type Domain } from '#model/domain.ts'
import type { FailureReason } from '#model/failure.ts'
import { KEPT } from './kept-statements.ts'
import { optOutKey } from './opt-outs.ts'
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
  /** The name it is another name of. Only a moved name is: an alias that was seen once does not hide a server that speaks for itself now. */
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
export async function findName(database: Pick<Database, 'db'>, domain: Domain, secret: Uint8Array): Promise<NamedHost | undefined> {
  // One statement for both: a page is waited for.
  const found = await sql<NameRow>`${KEPT}
    select n.domain_id, n.domain, n.status, n.status_since, n.reason, n.first_seen, n.last_answer, n.last_attempt, n.has_page, n.quarantined,
      n.registrable, n.under_way, n.next_visit,
      case when n.status = 'moved' then
        (select a.target from published.alias a where a.domain_id = n.domain_id order by a.proved desc, a.last_seen desc, a.target_id limit 1) end as alias_of
    from published.name n
    where n.domain = ${domain} and not exists (select from opt_out o where o.key = ${optOutKey(secret, domain)} and o.grade = 'off')`.execute(
    database.db,
  )
  const row = found.rows[0]
  return row === undefined ? undefined : toNamedHost(row)
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
