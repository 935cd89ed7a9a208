// What may be shown of whom, as columns: decided by model/visibility.ts when a visit is recorded, and for everybody every night.
import { sql, type Kysely, type Transaction } from 'kysely'
import type { InstanceStatus } from '#model/crawl.ts'
import type { FigureQuality, RegistrationMode } from '#model/facts.ts'
import { decidePublication, type OptOutGrade, type Publication } from '#model/visibility.ts'
import { KEPT } from './kept-statements.ts'
import { isOptedOut } from './opt-outs.ts'
import type { Schema } from './schema.ts'
import { joinTransaction } from './transaction.ts'

interface Row {
  readonly domainId: number
  readonly name: string
  readonly status: InstanceStatus
  readonly answered: boolean
  readonly quarantined: boolean
  readonly users: number | null
  readonly usageQuality: FigureQuality | null
  readonly registrations: RegistrationMode | null
  readonly doNotList: boolean | null
  readonly noindex: boolean | null
  /** What its own texts forbid (model/rules/crawler-bans.ts). */
  readonly bans: readonly string[] | null
  /** What is stored now, by column. */
  readonly shown: Readonly<Record<string, unknown>> | null
}

const COLUMNS = {
  listed: 'listed',
  page: 'page',
  inSearch: 'in_search',
  texts: 'texts',
  peers: 'peers',
  blocks: 'blocks',
  history: 'history',
  inDumps: 'in_dumps',
  namedAsBlocker: 'named_as_blocker',
} as const satisfies Record<keyof Publication, string>

const HOSTS = sql`
  select d.id as domain_id, d.name, d.status, i.domain_id is not null as answered, f.registrable is not null as quarantined,
    i.users, i.usage_quality, i.registrations, i.do_not_list, i.noindex, to_jsonb(p) as shown,
    (select b.kinds from objection b where b.domain_id = d.id and b.gone_seen is null and b.verdict is distinct from 'dismissed') as bans
  from domain d left join publication p on p.domain_id = d.id left join instance i on i.domain_id = d.id left join farm f on f.registrable = d.registrable and f.state = 'quarantined'`

function decide(row: Row, optOut: OptOutGrade | undefined): Publication {
  return decidePublication({
    status: row.status,
    answered: row.answered,
    users: row.users ?? undefined,
    usersQuality: row.usageQuality ?? undefined,
    registrations: row.registrations ?? 'unknown',
    doNotList: row.doNotList ?? false,
    noindex: row.noindex ?? false,
    optOut,
    quarantined: row.quarantined,
    forbidsCrawling: row.bans?.includes('crawling') ?? false,
    forbidsResearch: row.bans?.includes('research') ?? false,
  })
}

/** Decides for one host and writes where it differs; part of the transaction that changed the host. */
export async function decideHost(
  trx: Transaction<Schema>,
  host: { readonly domainId: number; readonly optOut: OptOutGrade | undefined; readonly now: number },
): Promise<void> {
  const found = await sql<Row>`${KEPT}${HOSTS} where d.id = ${host.domainId}`.execute(trx)
  const row = found.rows[0]
  if (row === undefined) return
  const show = decide(row, host.optOut)
  if (differs(row, show)) await savePublications(trx, [{ domainId: host.domainId, show }], host.now)
}

// A row that meets its conflict is locked, which is a write: what is as it was is not sent.
function differs({ shown }: Row, show: Publication): boolean {
  return (Object.keys(COLUMNS) as (keyof Publication)[]).some((part) => shown?.[COLUMNS[part]] !== show[part])
}

const BATCH = 2000

/** Decides for every host anew, since rules and clocks move on without a visit; returns how many decisions changed. */
export async function decideAll(db: Kysely<Schema>, secret: Uint8Array, now: number): Promise<number> {
  let changed = 0
  for (let last = 0; ;) {
    const found = await sql<Row>`${HOSTS} where d.id > ${last} order by d.id limit ${BATCH}`.execute(db)
    const end = found.rows.at(-1)
    if (end === undefined) return changed
    const outdated = (await decideRows(db, secret, found.rows)).map(({ domainId }) => domainId)
    if (outdated.length > 0) changed += await joinTransaction(db, (trx) => decideAgain(trx, { secret, now, outdated }))
    last = end.domainId
  }
}

interface Decision {
  readonly domainId: number
  readonly show: Publication
}

/** The decisions that differ from what is stored. */
async function decideRows(db: Kysely<Schema>, secret: Uint8Array, rows: readonly Row[]): Promise<readonly Decision[]> {
  const out = await isOptedOut(
    db,
    secret,
    rows.map((row) => row.name),
  )
  return rows.flatMap((row) => {
    const show = decide(row, out.get(row.name))
    return differs(row, show) ? [{ domainId: row.domainId, show }] : []
  })
}

// What was read may be older than a visit that is being recorded right now: its slot is waited for, and the host is read again.
async function decideAgain(
  trx: Transaction<Schema>,
  { secret, now, outdated }: { readonly secret: Uint8Array; readonly now: number; readonly outdated: readonly number[] },
): Promise<number> {
  await sql`select from frontier_slot where domain_id = any(${outdated}::int[]) order by domain_id for update`.execute(trx)
  const found = await sql<Row>`${HOSTS} where d.id = any(${outdated}::int[])`.execute(trx)
  return savePublications(trx, await decideRows(trx, secret, found.rows), now)
}

async function savePublications(db: Kysely<Schema>, decisions: readonly Decision[], now: number): Promise<number> {
  const column = (key: keyof Publication): boolean[] => decisions.map(({ show }) => show[key])
  const saved = await sql`${KEPT}
    insert into publication (domain_id, listed, page, in_search, texts, peers, blocks, history, in_dumps, named_as_blocker, decided_at)
    select *, ${new Date(now)}::timestamptz from unnest(
      ${decisions.map(({ domainId }) => domainId)}::int[], ${column('listed')}::bool[], ${column('page')}::bool[], ${column('inSearch')}::bool[],
      ${column('texts')}::bool[], ${column('peers')}::bool[], ${column('blocks')}::bool[], ${column('history')}::bool[],
      ${column('inDumps')}::bool[], ${column('namedAsBlocker')}::bool[])
    on conflict (domain_id) do update set listed = excluded.listed, page = excluded.page, in_search = excluded.in_search, texts = excluded.texts,
      peers = excluded.peers, blocks = excluded.blocks, history = excluded.history, in_dumps = excluded.in_dumps,
      named_as_blocker = excluded.named_as_blocker, decided_at = excluded.decided_at`.execute(db)
  return Number(saved.numAffectedRows ?? 0)
}

/** Decides anew for some hosts; returns how many decisions changed. */
export async function decideHosts(
  db: Kysely<Schema>,
  { secret, now, domainIds }: { readonly secret: Uint8Array; readonly now: number; readonly domainIds: readonly number[] },
): Promise<number> {
  return domainIds.length === 0 ? 0 : joinTransaction(db, (trx) => decideAgain(trx, { secret, now, outdated: domainIds }))
}
