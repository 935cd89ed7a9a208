// All that a server's page shows, in one statement, read from the schema `published` and nothing else: somebody waits for it.
import { sql, type Kysely } from 'kysely'
import { KEPT } from './kept-statements.ts'
import { reckonPosts, type PostsAWeek } from '#model/posts-a-week.ts'
import { measuresOf, readMeasures, type Measures, type MeasuresInJson } from './published-measures.ts'
import type { AliasOfServer } from './published-names.ts'
import { statedPosts, type StatedPosts } from './published-posts.ts'
import type { RuleRow } from './published-rules.ts'
import type { DocumentRow, PeerCount, ServerRow, TextRow } from './published-servers.ts'
import type { Published } from './published.ts'

/** A server's page as it is stored. */
export interface ServerPage {
  readonly server: ServerRow
  /** By name. */
  readonly documents: readonly DocumentRow[]
  /** Those of today, in the server's own order, at most 1,000. */
  readonly rules: readonly RuleRow[]
  /** Descriptions, terms and the like, as they stand today. */
  readonly texts: readonly TextRow[]
  /** The lists of known hosts, longest first. */
  readonly peers: readonly PeerCount[]
  /** Other names of it, in alphabetical order; at most 100. */
  readonly aliases: readonly AliasOfServer[]
  /** What we saw of it ourselves. */
  readonly measures: Measures
  /** Undefined where it cannot be told. */
  readonly posts: PostsAWeek | undefined
}

/** A row with its moments as JSON has them. */
type InJson<Row, Moments extends keyof Row> = Omit<Row, Moments> & { readonly [Key in Moments]: string | Extract<Row[Key], null> }

interface PageRow extends Pick<ServerPage, 'server' | 'aliases'> {
  readonly documents: readonly InJson<DocumentRow, 'dueAt' | 'checkedAt' | 'readAt'>[]
  readonly rules: readonly InJson<RuleRow, 'firstSeen' | 'goneSeen'>[]
  readonly texts: readonly InJson<TextRow, 'firstSeen'>[]
  readonly peers: readonly InJson<PeerCount, 'asOf'>[]
  readonly measures: MeasuresInJson
  readonly posts: StatedPosts
}

/** The page of a server that may be shown, `now` in milliseconds since 1970; undefined for all others. */
export async function loadServerPage(db: Kysely<Published>, domainId: number, now: number): Promise<ServerPage | undefined> {
  const found = await sql<PageRow>`${KEPT}
    select
      (select row_to_json(i) from (
        select domain_id as "domainId", domain, software, software_version as "softwareVersion", registrations, users, active_month as "activeMonth",
          active_halfyear as "activeHalfyear", active_week as "activeWeek", local_posts as "localPosts", local_comments as "localComments",
          usage_quality as "usageQuality", rule_count as "ruleCount", languages, in_search as "inSearch", name, short_description as "shortDescription", facts
        from published.instance where domain_id = ${domainId}::int) as i) as server,
      (select coalesce(json_agg(d), '[]') from (
        select endpoint, state, reason, http_status as "httpStatus", due_at as "dueAt", checked_at as "checkedAt", read_at as "readAt", complete
        from published.document where domain_id = ${domainId}::int order by endpoint) as d) as documents,
      (select coalesce(json_agg(r), '[]') from (
        select endpoint, position, native_id as "nativeId", text, hint, translations, first_seen as "firstSeen", first_seen_is_lower_bound as "firstSeenIsLowerBound",
          gone_seen as "goneSeen", taken_from as "takenFrom", s.id as "sentenceId", s.name as sentence, s.labels
        from published.rule r left join published.sentence s on s.id = r.sentence_id
        where domain_id = ${domainId}::int and gone_seen is null order by r.position, r.first_seen, r.hash limit 1000) as r) as rules,
      (select coalesce(json_agg(t), '[]') from (
        select endpoint, kind, text, first_seen as "firstSeen"
        from published.long_text where domain_id = ${domainId}::int and gone_seen is null order by kind, endpoint) as t) as texts,
      (select coalesce(json_agg(p), '[]') from (
        select endpoint, kind, listed, complete, as_of as "asOf"
        from published.peer_set where domain_id = ${domainId}::int order by listed desc, endpoint) as p) as peers,
      (select coalesce(json_agg(a), '[]') from (
        select distinct on (a.domain) a.domain, a.proof, a.proved
        from published.alias a where a.target_id = ${domainId}::int order by a.domain, a.proved desc, a.proof limit 100) as a) as aliases,
      (select row_to_json(m) from (${measuresOf(domainId, now)}) as m) as measures,
      (select row_to_json(s) from (select ${statedPosts(sql`${domainId}::int`, now)}) as s) as posts`.execute(db)
  const row = found.rows[0] as
    (Omit<PageRow, 'server' | 'measures'> & { readonly server: ServerRow | null; readonly measures: MeasuresInJson | null }) | undefined
  return row === undefined || row.server === null || row.measures === null
    ? undefined
    : { ...row, server: row.server, ...readMoments(row), measures: readMeasures(row.measures), posts: reckonPosts(row.posts, now) }
}

function readMoments({ documents, rules, texts, peers }: Pick<PageRow, 'documents' | 'rules' | 'texts' | 'peers'>) {
  return {
    documents: documents.map((row) => ({
      ...row,
      dueAt: Date.parse(row.dueAt),
      checkedAt: readMoment(row.checkedAt),
      readAt: readMoment(row.readAt),
    })),
    rules: rules.map((row) => ({ ...row, firstSeen: Date.parse(row.firstSeen), goneSeen: readMoment(row.goneSeen) })),
    texts: texts.map((row) => ({ ...row, firstSeen: Date.parse(row.firstSeen) })),
    peers: peers.map((row) => ({ ...row, asOf: Date.parse(row.asOf) })),
  }
}

function readMoment(text: string | null): number | null {
  return text === null ? null : Date.parse(text)
}
