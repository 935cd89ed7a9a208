// What the index is made from: rows of the schema `published`, and nothing else.
import { sql, type Kysely } from 'kysely'
import { FAILURE_REASONS, failureClass } from '#model/failure.ts'
import type { DocumentSource } from '#model/search-document.ts'
import type { StoredLabel } from '#model/rules/label-spans.ts'
import { UPTIME_WINDOW, type UptimeRecord } from '#model/uptime.ts'
import { findNewestRelease, type RunningVersion } from '#model/version-order.ts'
import type { Published } from './published.ts'
import { listKnownSoftware, type KnownSoftware } from './published-software.ts'
import type { RuleRow } from './rule-columns.ts'

/** A server's row, with the time of its last change. */
export interface SourceRow extends DocumentSource {
  readonly stamp: number
}

interface Row extends Omit<DocumentSource, 'firstSeen' | 'lastAnswer'> {
  readonly firstSeen: Date
  readonly lastAnswer: Date | null
  readonly stamp: Date
}

/** The rows of those servers that are in search, by id. */
export async function loadSources(db: Kysely<Published>, ids: readonly number[]): Promise<readonly SourceRow[]> {
  const found = await sql<Row>`
    select domain_id, domain, name, short_description, software, software_version, registrations, languages, users, active_month, usage_quality,
      status, rule_count, first_seen, last_answer, facts, greatest(changed_at, status_since) as stamp
    from published.instance where domain_id = any(${ids}::int[]) and in_search order by domain_id`.execute(db)
  return found.rows.map((row) => ({
    ...row,
    firstSeen: row.firstSeen.getTime(),
    lastAnswer: row.lastAnswer?.getTime() ?? null,
    stamp: row.stamp.getTime(),
  }))
}

/** Texts of a server beside its name and short description. */
export interface SourceTexts {
  readonly long: readonly string[]
  readonly rules: readonly string[]
}

/** What is read of one long text; words behind it are not found. */
const LONGEST_TEXT = 20_000

/** Descriptions and rules of servers, as they stand now, by id. */
export async function loadTexts(db: Kysely<Published>, ids: readonly number[]): Promise<ReadonlyMap<number, SourceTexts>> {
  const found = await sql<{ readonly domainId: number } & SourceTexts>`
    select d.id as domain_id,
      array(select left(t.text, ${LONGEST_TEXT}) from published.long_text t
        where t.domain_id = d.id and t.gone_seen is null and t.kind in ('description', 'sidebar', 'about-page') order by t.kind, t.endpoint) as long,
      array(select concat_ws(' ', r.text, r.hint) from published.rule r where r.domain_id = d.id and r.gone_seen is null order by r.position) as rules
    from unnest(${ids}::int[]) as d (id)`.execute(db)
  return new Map(found.rows.map((row) => [row.domainId, row]))
}

/** What the rules of servers say, as they stand now, by id; labels are null while a rule was not read. Servers without rules are missing. */
export async function loadSaid(db: Kysely<Published>, ids: readonly number[]): Promise<ReadonlyMap<number, RuleRow>> {
  const found = await sql<{
    readonly domainId: number
    readonly isRead: boolean
    readonly said: unknown
    readonly sentences: readonly number[]
  }>`
    select r.domain_id, bool_and(s.id is not null) as is_read, jsonb_agg(s.labels) as said,
      coalesce(array_agg(distinct s.id order by s.id) filter (where s.id is not null), '{}') as sentences
    from published.rule r left join published.sentence s on s.id = r.sentence_id
    where r.domain_id = any(${ids}::int[]) and r.gone_seen is null group by r.domain_id`.execute(db)
  return new Map(
    found.rows.map(({ domainId, isRead, said, sentences }) => [domainId, { labels: isRead ? namesOfLabels(said) : null, sentences }]),
  )
}

function namesOfLabels(said: unknown): readonly string[] {
  const lists = said as readonly (readonly StoredLabel[])[]
  return [...new Set(lists.flatMap((labels) => labels.map(([topic, stance]) => `${topic}.${stance}`)))].toSorted()
}

/** Reasons that say nothing about the server: they count neither for nor against it. */
const OURS = FAILURE_REASONS.filter((reason) => failureClass(reason) === 'ours')

/**
 * How long servers answered, by id: each visit of the last ninety days is taken to hold until the next, and the last until now. Visits
 * that decided nothing, and failures of ours, are left out.
 */
export async function loadUptimes(db: Kysely<Published>, ids: readonly number[], now: number): Promise<ReadonlyMap<number, UptimeRecord>> {
  const found = await sql<{ readonly domainId: number } & UptimeRecord>`
    select domain_id, round(sum(held))::float8 as span_ms, coalesce(round(sum(held) filter (where outcome = 'answered')), 0)::float8 as answered_ms
    from (
      select domain_id, outcome,
        extract(epoch from lead(finished_at, 1, ${new Date(now)}::timestamptz) over (partition by domain_id order by finished_at) - finished_at) * 1000 as held
      from published.crawl
      where domain_id = any(${ids}::int[]) and finished_at >= ${new Date(now - UPTIME_WINDOW)} and finished_at <= ${new Date(now)}
        and outcome in ('answered', 'failed') and (reason is null or reason <> all(${OURS}::text[]))
    ) as visit group by domain_id`.execute(db)
  return new Map(found.rows.map((row) => [row.domainId, row]))
}

/** What is known of each software: its entry in the registry, and the newest release that is seen on the network. */
export interface SoftwareKnowledge {
  readonly registry: ReadonlyMap<string, KnownSoftware>
  readonly newest: ReadonlyMap<string, string>
}

/** Reads the registry, and the versions on all counted servers. */
export async function loadSoftwareKnowledge(db: Kysely<Published>): Promise<SoftwareKnowledge> {
  const registry = new Map((await listKnownSoftware(db)).map((software) => [software.name, software]))
  const running = await sql<RunningVersion & { readonly software: string }>`
    select lower(software) as software, software_version as version, count(*) as servers from published.counted
    where software is not null and software_version is not null group by 1, 2`.execute(db)
  const bySoftware = Map.groupBy(running.rows, (row) => row.software)
  const newest = [...bySoftware].flatMap(([software, versions]) => {
    const release = findNewestRelease(versions)
    return release === undefined ? [] : [[software, release] as const]
  })
  return { registry, newest: new Map(newest) }
}

/**
 * Servers in search that the index does not show as they are; null where it was never made.
 *
 * @param since texts that changed since then are looked at, and labels since `labelledSince`
 */
export async function listStale(
  db: Kysely<Published>,
  { since, labelledSince }: { readonly since: Date | null; readonly labelledSince: Date | null },
): Promise<readonly number[]> {
  const found = await sql<{ domainId: number }>`
    select i.domain_id from published.instance i left join search_document d on d.domain_id = i.domain_id and not d.removed
    where i.in_search and d.stamp is distinct from greatest(i.changed_at, i.status_since)
    union
    select domain_id from published.rule where first_seen >= ${since} or gone_seen >= ${since}
    union
    select domain_id from published.long_text where first_seen >= ${since} or gone_seen >= ${since}
    union
    select r.domain_id from published.sentence s join published.rule r on r.sentence_id = s.id
      where s.changed_at >= ${labelledSince} and r.gone_seen is null
    order by 1`.execute(db)
  return found.rows.map((row) => row.domainId)
}

/** Every server in search, by id. */
export async function listAll(db: Kysely<Published>): Promise<readonly number[]> {
  const found = await sql<{ domainId: number }>`select domain_id from published.instance where in_search order by domain_id`.execute(db)
  return found.rows.map((row) => row.domainId)
}

/** Servers of the index that are in search no longer. */
export async function listGone(db: Kysely<Published>): Promise<readonly number[]> {
  const found = await sql<{ domainId: number }>`
    select d.domain_id from search_document d where not d.removed
      and not exists (select from published.instance i where i.domain_id = d.domain_id and i.in_search)
    order by d.domain_id`.execute(db)
  return found.rows.map((row) => row.domainId)
}
