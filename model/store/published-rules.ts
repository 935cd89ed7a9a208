// What is published of the rules of servers, with what they say: of one server now and in the past, of several now, and by sentence.
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { StoredLabel } from '#model/rules/label-spans.ts'
import { KEPT } from './kept-statements.ts'
import type { Published } from './published.ts'

/** One rule, now or in the past; times are milliseconds since 1970. */
export interface RuleRow {
  readonly endpoint: string
  readonly position: number
  readonly nativeId: string | null
  readonly text: string
  readonly hint: string | null
  readonly translations: unknown
  /** The kind of text it was taken from; null for a rule of the server's own list. */
  readonly takenFrom: string | null
  readonly firstSeen: number
  readonly firstSeenIsLowerBound: boolean
  readonly goneSeen: number | null
  /** What its wording is known by: an id here, and a name for everybody. */
  readonly sentenceId: number | null
  readonly sentence: string | null
  /** What it says; null while nobody has looked. */
  readonly labels: readonly StoredLabel[] | null
}

type RuleRecord = Omit<RuleRow, 'firstSeen' | 'goneSeen'> & { readonly firstSeen: Date; readonly goneSeen: Date | null }

const RULE_COLUMNS = sql`r.endpoint, r.position, r.native_id, r.text, r.hint, r.translations, r.taken_from, r.first_seen, r.first_seen_is_lower_bound, r.gone_seen,
  s.id as sentence_id, s.name as sentence, s.labels`

/** Rules read for one answer about one server. */
const MOST_RULES = 1000

function toRule({ firstSeen, goneSeen, ...row }: RuleRecord): RuleRow {
  return { ...row, firstSeen: firstSeen.getTime(), goneSeen: goneSeen?.getTime() ?? null }
}

function selectRules(condition: RawBuilder<unknown>): RawBuilder<RuleRecord & { readonly domainId: number; readonly history: boolean }> {
  return sql`
    select r.domain_id, r.history, ${RULE_COLUMNS} from published.rule r left join published.sentence s on s.id = r.sentence_id
    where ${condition} order by r.gone_seen is not null, r.position, r.first_seen, r.hash limit ${MOST_RULES}`
}

/** Rules of a server in its own order: those of today, and with `history` those that are gone too, at most 1,000. */
export async function listRules(db: Kysely<Published>, domainId: number, history: boolean): Promise<readonly RuleRow[]> {
  const past = history ? sql`true` : sql`r.gone_seen is null`
  const found = await selectRules(sql`r.domain_id = ${domainId}::int and ${past}`).execute(db)
  return found.rows.map(({ domainId: _domainId, history: _history, ...row }) => toRule(row))
}

/** Rules of a server over time, and whether its past may be shown. */
export async function loadRuleHistory(
  db: Kysely<Published>,
  domainId: number,
): Promise<{ readonly shown: boolean; readonly rules: readonly RuleRow[] }> {
  const found = await selectRules(sql`r.domain_id = ${domainId}::int`).execute(db)
  const shown = found.rows.every(({ history }) => history)
  return { shown, rules: found.rows.map(({ domainId: _domainId, history: _history, ...row }) => toRule(row)) }
}

/** Rules of today of several servers, each in its own order. */
export async function listRulesOf(db: Kysely<Published>, domainIds: readonly number[]): Promise<ReadonlyMap<number, readonly RuleRow[]>> {
  if (domainIds.length === 0) return new Map()
  const found = await sql<RuleRecord & { readonly domainId: number }>`${KEPT}
    select r.domain_id, ${RULE_COLUMNS} from published.rule r left join published.sentence s on s.id = r.sentence_id
    where r.domain_id = any(${[...domainIds]}::int[]) and r.gone_seen is null order by r.domain_id, r.position, r.first_seen, r.hash`.execute(
    db,
  )
  const byServer = Map.groupBy(found.rows, ({ domainId }) => domainId)
  return new Map([...byServer].map(([id, rows]) => [id, rows.map(({ domainId: _domainId, ...row }) => toRule(row))]))
}

/** When the rules of servers were last read, by domain id; milliseconds since 1970. */
export async function listRuleReadings(db: Kysely<Published>, domainIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const found = await sql<{ domainId: number; readAt: Date }>`
    select r.domain_id, max(d.read_at) as read_at from published.rule r
      join published.document d on d.domain_id = r.domain_id and d.endpoint = r.endpoint
    where r.domain_id = any(${[...domainIds]}::int[]) and r.gone_seen is null and d.read_at is not null group by r.domain_id`.execute(db)
  return new Map(found.rows.map(({ domainId, readAt }) => [domainId, readAt.getTime()]))
}

/** A wording as some server in search states it, with the first servers by name that do. */
export interface SentenceRow {
  readonly text: string
  readonly hint: string | null
  readonly labels: readonly StoredLabel[]
  readonly servers: readonly { readonly domain: string; readonly name: string | null }[]
  readonly count: number
}

/** Servers shown of one sentence. */
const MOST_STATING = 100

/** The servers in search that state a sentence today, by its name (32 hex digits); undefined where none does. */
export async function loadSentence(db: Kysely<Published>, name: string): Promise<SentenceRow | undefined> {
  const found = await sql<{
    domain: string
    name: string | null
    text: string
    hint: string | null
    labels: readonly StoredLabel[]
    count: number
  }>`
    select f.*, count(*) over () as count from (
      select distinct on (i.domain) i.domain, i.name, r.text, r.hint, s.labels
      from published.sentence s join published.rule r on r.sentence_id = s.id join published.instance i on i.domain_id = r.domain_id
      where s.name = ${name} and r.gone_seen is null and i.in_search order by i.domain, s.prose, r.position) as f
    order by f.domain limit ${MOST_STATING}`.execute(db)
  const [first] = found.rows
  if (first === undefined) return undefined
  return { ...first, servers: found.rows.map(({ domain, name: title }) => ({ domain, name: title })) }
}
