// Puts servers into a database as recorded visits would have left them, without the visits: tests of search want thousands, at once.
import { sql } from 'kysely'
import { DAY, dayOf } from '#model/clock.ts'
import type { Database } from '#model/store/postgres.ts'
import { labelSentences, nameStoredRules } from '#model/store/sentences.ts'

/** A server as search should see it; what is left out is ordinary. */
export interface PublishedServer {
  readonly domain: string
  readonly name?: string | null
  readonly short?: string | null
  /** A long description. */
  readonly long?: string
  readonly rules?: readonly string[]
  /** It publishes no list of rules, so that nobody knows them. */
  readonly rulesUnknown?: boolean
  readonly software?: string | null
  readonly version?: string | null
  readonly signUp?: string
  readonly languages?: readonly string[]
  readonly users?: number | null
  readonly actives?: number | null
  readonly quality?: string
  /** In the last whole week, as it publishes it; none where it publishes none. */
  readonly posts?: number
  /** YYYY-MM-DD. */
  readonly since?: string
  readonly minAge?: number
  readonly protocols?: readonly string[]
  readonly switches?: Readonly<Record<string, string | number | boolean>>
  readonly status?: 'alive' | 'failing'
  /** Its exact name is answered, but it is not in search. */
  readonly unlisted?: boolean
}

/** The moment at which everything was read. */
export const READ_AT = Date.parse('2026-11-02T12:00:00Z')

const AT_ONCE = 4000

/** Writes servers with ids from `firstId`, in their order; returns the id behind the last. */
export async function publishServers({ db }: Pick<Database, 'db'>, servers: readonly PublishedServer[], firstId = 1): Promise<number> {
  for (let from = 0; from < servers.length; from += AT_ONCE) {
    const rows = servers.slice(from, from + AT_ONCE).map((server, index) => toRow(server, firstId + from + index))
    const values = JSON.stringify(rows)
    await sql`
      insert into domain (id, name, registrable, first_seen, status, status_since, last_answer, last_attempt)
      select r.id, r.domain, r.domain, r.since, r.status, r.since, ${new Date(READ_AT)}, ${new Date(READ_AT)}
      from jsonb_to_recordset(${values}::jsonb) as r (id int, domain text, since timestamptz, status text)`.execute(db)
    await sql`
      insert into instance (domain_id, software, software_version, adapter, name, short_description, languages, registrations, users, active_month,
        usage_quality, rule_count, facts, first_answer, changed_at)
      select r.id, r.software, r.version, 'generic', r.name, r.short, r.languages, r.sign_up, r.users, r.actives, r.quality, r.rule_count, r.facts, r.since, r.since
      from jsonb_to_recordset(${values}::jsonb) as r (id int, software text, version text, name text, short text, languages text[], sign_up text,
        users bigint, actives bigint, quality text, rule_count int, facts jsonb, since timestamptz)`.execute(db)
    await sql`
      insert into publication (domain_id, listed, page, in_search, texts, peers, blocks, history, in_dumps, named_as_blocker, decided_at)
      select r.id, true, true, r.in_search, true, true, true, true, true, true, ${new Date(READ_AT)}
      from jsonb_to_recordset(${values}::jsonb) as r (id int, in_search bool)`.execute(db)
    await sql`
      insert into rule (domain_id, endpoint, position, text, hash, first_seen, first_seen_is_lower_bound)
      select r.id, 'rules', t.position, t.text, '', r.since, true
      from jsonb_to_recordset(${values}::jsonb) as r (id int, since timestamptz, rules jsonb), jsonb_array_elements_text(r.rules) with ordinality as t (text, position)`.execute(
      db,
    )
    await sql`
      insert into long_text (domain_id, endpoint, kind, format, text, hash, first_seen, first_seen_is_lower_bound)
      select r.id, 'instance', 'description', 'text', r.long, '', r.since, true
      from jsonb_to_recordset(${values}::jsonb) as r (id int, since timestamptz, long text) where r.long is not null`.execute(db)
  }
  await publishWeeks({ db }, servers, firstId)
  return firstId + servers.length
}

// The last whole week before READ_AT, a Monday, and the one that runs.
async function publishWeeks({ db }: Pick<Database, 'db'>, servers: readonly PublishedServer[], firstId: number): Promise<void> {
  const weeks = servers.flatMap(({ posts }, index) => (posts === undefined ? [] : [{ id: firstId + index, posts }]))
  await sql`
    insert into activity_week (domain_id, week, statuses)
    select r.id, w.week::date, r.posts from jsonb_to_recordset(${JSON.stringify(weeks)}::jsonb) as r (id int, posts bigint),
      unnest(${[dayOf(READ_AT), dayOf(READ_AT - 7 * DAY)]}::text[]) as w (week)`.execute(db)
}

const ORDINARY = {
  ...{ name: null, short: null, long: null, rules: [], software: 'mastodon', version: null, signUp: 'open', languages: [], users: null },
  ...{ actives: null, quality: 'measured', since: '2024-05-01', status: 'alive', unlisted: false },
} as const

function toRow(server: PublishedServer, id: number): object {
  const { signUp, minAge, protocols, switches, unlisted, rulesUnknown, ...plain } = {
    rulesUnknown: false,
    minAge: undefined,
    protocols: undefined,
    switches: undefined,
    ...ORDINARY,
    ...server,
  }
  const fact = (value: unknown): object | undefined => (value === undefined ? undefined : { value, endpoint: 'instance' })
  const facts = {
    registrations: fact(minAge === undefined ? undefined : { mode: signUp, minAge }),
    protocols: fact(protocols),
    switches: fact(switches),
  }
  return { ...plain, id, facts, sign_up: signUp, rule_count: rulesUnknown ? null : plain.rules.length, in_search: !unlisted }
}

/** Reads the rules of published servers, as the job does. */
export async function readRules({ db }: Pick<Database, 'db'>): Promise<void> {
  while ((await nameStoredRules(db, { now: READ_AT, most: 10_000 })) > 0);
  while ((await labelSentences(db, { now: READ_AT, most: 10_000 })).read > 0);
}

/** The part of the registry that tests of search need. */
export async function saveRegistry({ db }: Pick<Database, 'db'>): Promise<void> {
  const rows = [
    { name: 'mastodon', label: 'Mastodon', kind: 'microblog', definition: { networks: ['activitypub'], alternativeTo: ['X (Twitter)'] } },
    { name: 'lemmy', label: 'Lemmy', kind: 'forum', definition: { networks: ['activitypub'], alternativeTo: ['Reddit'] } },
    { name: 'peertube', label: 'PeerTube', kind: 'video', definition: { networks: ['activitypub'], alternativeTo: ['YouTube', 'Vimeo'] } },
    { name: 'misskey', label: 'Misskey', kind: 'microblog', definition: { networks: ['activitypub'], alternativeTo: ['X (Twitter)'] } },
    { name: 'diaspora', label: 'diaspora*', kind: 'social', definition: { networks: ['diaspora'], alternativeTo: ['Facebook'] } },
  ]
  await sql`
    insert into software (name, label, kind, adapter, definition)
    select name, label, kind, name, definition from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (name text, label text, kind text, definition jsonb)`.execute(
    db,
  )
}
