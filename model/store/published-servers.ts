// What is published of one server: the rows of its page (published-page.ts), its figures by day, its visits.
import type { Kysely } from 'kysely'
import type { Published } from './published.ts'

/** A merged fact as stored: its value and the document that it was read from. */
export interface StoredFact {
  readonly value: unknown
  readonly endpoint: string
}

/** The current row of a server; times are milliseconds since 1970. */
export interface ServerRow {
  readonly domainId: number
  readonly domain: string
  readonly software: string | null
  readonly softwareVersion: string | null
  readonly registrations: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly activeWeek: number | null
  readonly localPosts: number | null
  readonly localComments: number | null
  readonly usageQuality: string | null
  readonly ruleCount: number | null
  readonly languages: readonly string[] | null
  readonly inSearch: boolean
  readonly name: string | null
  readonly shortDescription: string | null
  readonly facts: Readonly<Record<string, StoredFact>>
}

/** One document of a host as it stands; times are milliseconds since 1970. */
export interface DocumentRow {
  readonly endpoint: string
  readonly state: string
  readonly reason: string | null
  readonly httpStatus: number | null
  readonly dueAt: number
  readonly checkedAt: number | null
  readonly readAt: number | null
  readonly complete: boolean
}

/** The documents of a host, by name. */
export async function listDocuments(db: Kysely<Published>, domainId: number): Promise<readonly DocumentRow[]> {
  const rows = await db
    .selectFrom('published.document')
    .select(['endpoint', 'state', 'reason', 'httpStatus', 'dueAt', 'checkedAt', 'readAt', 'complete'])
    .where('domainId', '=', domainId)
    .orderBy('endpoint')
    .execute()
  return rows.map((row) => ({
    ...row,
    dueAt: row.dueAt.getTime(),
    checkedAt: row.checkedAt?.getTime() ?? null,
    readAt: row.readAt?.getTime() ?? null,
  }))
}

/** A long text of a server as it stands today. */
export interface TextRow {
  readonly endpoint: string
  readonly kind: string
  readonly text: string
  readonly firstSeen: number
}

/** How long the list of known hosts is that a server publishes. */
export interface PeerCount {
  readonly endpoint: string
  readonly kind: string
  readonly listed: number
  readonly complete: boolean
  readonly asOf: number
}

/** What a server said of its size on one UTC day. */
export interface UsageDayRow {
  /** YYYY-MM-DD. */
  readonly day: string
  readonly users: number | null
  readonly activeMonth: number | null
  readonly activeHalfyear: number | null
  readonly localPosts: number | null
  readonly quality: string
}

/** Figures by day, oldest first: the last ten years at most. */
export async function listUsageDays(db: Kysely<Published>, domainId: number): Promise<readonly UsageDayRow[]> {
  const rows = await db
    .selectFrom('published.usageDay')
    .select(['day', 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'quality'])
    .where('domainId', '=', domainId)
    .orderBy('day', 'desc')
    .limit(3660)
    .execute()
  return rows.toReversed()
}

/** What a server said of one week; `week` is its Monday, YYYY-MM-DD. */
export interface ActivityWeekRow {
  readonly week: string
  readonly statuses: number | null
  readonly logins: number | null
  readonly registrations: number | null
}

/** Weeks of activity, oldest first: the last ten years at most. */
export async function listActivityWeeks(db: Kysely<Published>, domainId: number): Promise<readonly ActivityWeekRow[]> {
  const rows = await db
    .selectFrom('published.activityWeek')
    .select(['week', 'statuses', 'logins', 'registrations'])
    .where('domainId', '=', domainId)
    .orderBy('week', 'desc')
    .limit(520)
    .execute()
  return rows.toReversed()
}

/** One visit as logged. */
export interface VisitRow {
  readonly startedAt: number
  readonly finishedAt: number
  readonly outcome: string
  readonly reason: string | null
  readonly requests: number
  /** The log of its documents, by name, as record-host.ts writes it. */
  readonly documents: unknown
}

/** The newest visits to a host, newest first. */
export async function listVisits(db: Kysely<Published>, domainId: number, limit: number): Promise<readonly VisitRow[]> {
  const rows = await db
    .selectFrom('published.crawl')
    .select(['startedAt', 'finishedAt', 'outcome', 'reason', 'requests', 'documents'])
    .where('domainId', '=', domainId)
    .orderBy('finishedAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, startedAt: row.startedAt.getTime(), finishedAt: row.finishedAt.getTime() }))
}
