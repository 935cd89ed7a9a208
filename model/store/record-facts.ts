// Merged facts of a server: the current row, and the history of what changes seldom; writes nothing that stands there already.
import { sql, type Transaction } from 'kysely'
import type { FactKey, RegistrationMode, Usage } from '#model/facts.ts'
import type { MergedFacts } from '#model/facts-merge.ts'
import { canonicalJson, toJson } from './json-columns.ts'
import type { Schema } from './schema.ts'
import { KEPT } from './kept-statements.ts'

/** Keys without a history in `fact`: numbers have their days, rules and texts their own tables. */
const WITHOUT_HISTORY = ['usage', 'rules', 'texts'] as const satisfies readonly FactKey[]
type WithoutHistory = (typeof WITHOUT_HISTORY)[number]

export interface FactsContext {
  readonly domainId: number
  /** The end of the visit. */
  readonly at: Date
  /** The first good reading of these documents is this visit: what they say may have been so for long. */
  readonly firstReadings: ReadonlySet<string>
}

interface Entry {
  readonly key: string
  readonly value: unknown
  readonly endpoint: string
}

function historyEntries(merged: MergedFacts): readonly Entry[] {
  return Object.entries(merged)
    .filter(([key]) => !WITHOUT_HISTORY.includes(key as WithoutHistory))
    .map(([key, fact]) => ({ key, value: fact.value, endpoint: fact.endpoint }))
}

/**
 * Brings the history of facts up to date: a changed or absent value closes its row, a new value opens one. The same value from
 * another document only moves its source. An empty reading closes everything.
 */
export async function recordHistory(
  trx: Transaction<Schema>,
  merged: MergedFacts,
  { domainId, at, firstReadings }: FactsContext,
): Promise<void> {
  const rows = await sql<Entry>`${KEPT} select key, value, endpoint from fact where domain_id = ${domainId} and gone_seen is null`.execute(
    trx,
  )
  const open = new Map(rows.rows.map((row) => [row.key, row]))
  const entries = historyEntries(merged)
  const isSame = (entry: Entry): boolean => {
    const row = open.get(entry.key)
    return row !== undefined && canonicalJson(row.value) === canonicalJson(entry.value)
  }
  const fresh = entries.filter((entry) => !isSame(entry))
  const moved = entries.filter((entry) => isSame(entry) && open.get(entry.key)?.endpoint !== entry.endpoint)
  const stated = new Set(entries.map(({ key }) => key))
  const closed = [...open.keys()].filter((key) => !stated.has(key) || fresh.some((entry) => entry.key === key))
  if (closed.length > 0) {
    await sql`${KEPT} update fact set gone_seen = ${at} where domain_id = ${domainId} and gone_seen is null and key = any(${closed}::text[])`.execute(
      trx,
    )
  }
  if (moved.length > 0) {
    await sql`${KEPT}
      update fact f set endpoint = m.endpoint from unnest(${moved.map(({ key }) => key)}::text[], ${moved.map(({ endpoint }) => endpoint)}::text[]) as m (key, endpoint)
      where f.domain_id = ${domainId} and f.gone_seen is null and f.key = m.key`.execute(trx)
  }
  if (fresh.length > 0) {
    const opened = fresh.map((entry) => ({ ...entry, lower: firstReadings.has(entry.endpoint) }))
    await sql`${KEPT}
      insert into fact (domain_id, key, value, endpoint, first_seen, first_seen_is_lower_bound)
      select ${domainId}, f.key, f.value, f.endpoint, ${at}, f.lower
      from jsonb_to_recordset(${toJson(opened)}::jsonb) as f (key text, value jsonb, endpoint text, lower boolean)`.execute(trx)
  }
}

/** The current state of a server, as the columns of `instance`. */
interface InstanceRow {
  readonly software: string | null
  readonly softwareVersion: string | null
  readonly adapter: string
  readonly name: string | null
  readonly shortDescription: string | null
  readonly languages: readonly string[] | null
  readonly registrations: RegistrationMode
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly activeWeek: number | null
  readonly localPosts: number | null
  readonly localComments: number | null
  readonly usageQuality: string | null
  readonly ruleCount: number | null
  readonly doNotList: boolean
  readonly noindex: boolean
  readonly facts: unknown
}

/** Writes the current row of a server that speaks for itself; nothing when it is the same as before. */
export async function recordInstance(
  trx: Transaction<Schema>,
  merged: MergedFacts,
  { domainId, at, adapter, noindex }: { readonly domainId: number; readonly at: Date; readonly adapter: string; readonly noindex: boolean },
): Promise<void> {
  const row = toInstanceRow(merged, adapter, noindex)
  const stored = await sql<InstanceRow>`${KEPT}
    select software, software_version, adapter, name, short_description, languages, registrations, users, active_month, active_halfyear, active_week,
      local_posts, local_comments, usage_quality, rule_count, do_not_list, noindex, facts
    from instance where domain_id = ${domainId}`.execute(trx)
  const before = stored.rows[0]
  if (before !== undefined && canonicalJson(before) === canonicalJson(row)) return
  await sql`${KEPT}
    insert into instance (domain_id, software, software_version, adapter, name, short_description, languages, registrations, users, active_month,
      active_halfyear, active_week, local_posts, local_comments, usage_quality, rule_count, do_not_list, noindex, facts, first_answer, changed_at)
    select ${domainId}, r.*, ${at}, ${at}
    from jsonb_to_record(${toJson(toColumns(row))}::jsonb) as r (software text, software_version text, adapter text, name text, short_description text,
      languages text[], registrations text, users bigint, active_month bigint, active_halfyear bigint, active_week bigint, local_posts bigint,
      local_comments bigint, usage_quality text, rule_count int, do_not_list boolean, noindex boolean, facts jsonb)
    on conflict (domain_id) do update set
      software = excluded.software, software_version = excluded.software_version, adapter = excluded.adapter, name = excluded.name,
      short_description = excluded.short_description, languages = excluded.languages, registrations = excluded.registrations, users = excluded.users,
      active_month = excluded.active_month, active_halfyear = excluded.active_halfyear, active_week = excluded.active_week,
      local_posts = excluded.local_posts, local_comments = excluded.local_comments, usage_quality = excluded.usage_quality,
      rule_count = excluded.rule_count, do_not_list = excluded.do_not_list, noindex = excluded.noindex, facts = excluded.facts,
      changed_at = excluded.changed_at`.execute(trx)
}

function toInstanceRow(merged: MergedFacts, adapter: string, noindex: boolean): InstanceRow {
  const { rules, texts: _texts, ...facts } = merged
  const usage = merged.usage?.value
  return {
    ...withNulls({
      software: merged.software?.value,
      softwareVersion: merged.version?.value,
      name: merged.name?.value,
      shortDescription: merged.shortDescription?.value,
      languages: merged.languages?.value,
      ruleCount: rules?.value.length,
    }),
    ...withNulls(figuresOf(usage)),
    adapter,
    registrations: merged.registrations?.value.mode ?? 'unknown',
    doNotList: merged.doNotList?.value ?? false,
    noindex,
    facts,
  }
}

function figuresOf(usage: Usage | undefined) {
  const { users, activeMonth, activeHalfyear, activeWeek, localPosts, localComments } = usage ?? {}
  const usageQuality = usage === undefined ? undefined : (usage.quality ?? 'measured')
  return { users, activeMonth, activeHalfyear, activeWeek, localPosts, localComments, usageQuality }
}

function withNulls<T extends object>(values: T): { readonly [K in keyof T]: Exclude<T[K], undefined> | null } {
  return Object.fromEntries(Object.entries(values).map(([key, value]: [string, unknown]) => [key, value ?? null])) as never
}

function toColumns(row: InstanceRow): object {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  )
}
