// What we saw of a server ourselves, for its page: a part of the statement of published-page.ts, from the schema `published` alone.
import { sql, type RawBuilder } from 'kysely'
import { DAY } from '#model/clock.ts'
import { UPTIME_DAYS, type Outage } from '#model/uptime.ts'

/** Times are milliseconds since 1970; null is what nobody measured. */
export interface Measures {
  readonly ipv6: boolean | null
  readonly certificateUntil: number | null
  /** Why its certificate was refused. */
  readonly certificateProblem: string | null
  /** The network that answers in its place. */
  readonly behind: string | null
  readonly measuredAt: number | null
  /** Since when its answers are counted. */
  readonly countedSince: number | null
  /** Since when it does not answer; null while it does. */
  readonly downSince: number | null
  /** Those that are over and reach into the longest span, oldest first. */
  readonly outages: readonly Outage[]
  /** Milliseconds until the quickest document of a visit was there, in the middle of the visits of a month. */
  readonly responseMs: number | null
}

type Moments = 'certificateUntil' | 'measuredAt' | 'countedSince' | 'downSince'

/** The same as JSON has it. */
export type MeasuresInJson = Omit<Measures, Moments | 'outages'> & { readonly [Key in Moments]: string | null } & {
  readonly outages: readonly { readonly since: string; readonly until: string }[]
}

const RESPONSE_SPAN = 30 * DAY
const MOST_VISITS = 60
const MOST_OUTAGES = 2000

/** The query of one row for a server that has a page. */
export function measuresOf(domainId: number, now: number): RawBuilder<unknown> {
  return sql`
    select ipv6, certificate_until as "certificateUntil", certificate_problem as "certificateProblem", behind, measured_at as "measuredAt",
      counted_since as "countedSince", down_since as "downSince",
      (select coalesce(json_agg(o), '[]') from (
        select since, until from published.outage where domain_id = ${domainId}::int and until > ${new Date(now - Math.max(...UPTIME_DAYS) * DAY)}
        order by since desc limit ${MOST_OUTAGES}) as o) as outages,
      (select percentile_disc(0.5) within group (order by ms) from (
        select (select min((d.value ->> 'ms')::float8) from jsonb_each(c.documents) as d where d.value ->> 'state' in ('ok', 'unchanged')) as ms
        from published.crawl c where c.domain_id = ${domainId}::int and c.finished_at > ${new Date(now - RESPONSE_SPAN)}
        order by c.finished_at desc limit ${MOST_VISITS}) as visit) as "responseMs"
    from published.instance where domain_id = ${domainId}::int`
}

/** From the row as JSON has it. */
export function readMeasures(row: MeasuresInJson): Measures {
  return {
    ...row,
    certificateUntil: momentOf(row.certificateUntil),
    measuredAt: momentOf(row.measuredAt),
    countedSince: momentOf(row.countedSince),
    downSince: momentOf(row.downSince),
    outages: row.outages.map(({ since, until }) => ({ since: Date.parse(since), until: Date.parse(until) })),
  }
}

function momentOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text)
}
