// Sentences: what a rule says, kept once for all servers that word it so. Recording only names them; a job reads them, and again with new lexicons.
import { sql, type Kysely, type Transaction } from 'kysely'
import type { Rule } from '#model/facts.ts'
import { readRule, nameRule, READING_VERSION, STEMMED, type RuleReading } from '#model/rule-reading.ts'
import { readBans } from '#model/rules/crawler-bans.ts'
import { canonicalJson, toJson } from './json-columns.ts'
import { inTransaction } from './postgres.ts'
import type { Schema } from './schema.ts'

/** A rule as a server words it. */
export type WordedRule = Pick<Rule, 'text' | 'hint' | 'from'>

interface Named {
  readonly hash: string
  readonly prose: boolean
  readonly bans: readonly string[]
}

/**
 * The ids of the sentences of rules, in their order; those that nobody stated before are added, unread. Their rows are locked for as long as
 * the transaction goes on, so that none is deleted as nobody's.
 */
export async function nameSentences(trx: Transaction<Schema>, rules: readonly WordedRule[], at: Date): Promise<readonly number[]> {
  const named = rules.map((rule): Named => ({ hash: nameRule(rule), prose: rule.from !== undefined, bans: bansOf(rule) }))
  // In one order everywhere, so that two recordings that state the same sentences wait for each other and do not lock each other out.
  const different = [...new Map(named.map((one) => [keyOf(one), one]))].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)
  if (different.length === 0) return []
  await sql`
    insert into sentence (hash, prose, version, language, labels, bans, words, changed_at)
    select decode(n.hash, 'hex'), n.prose, 0, 'und', '[]', n.bans, '', ${at}
    from jsonb_to_recordset(${toJson(different)}::jsonb) as n (hash text, prose boolean, bans text[])
    where not exists (select from sentence s where s.hash = decode(n.hash, 'hex') and s.prose = n.prose)
    order by n.hash, n.prose
    on conflict (hash, prose) do nothing`.execute(trx)
  const found = await sql<{ id: number; hash: string; prose: boolean }>`
    select s.id, encode(s.hash, 'hex') as hash, s.prose
    from jsonb_to_recordset(${toJson(different)}::jsonb) as n (hash text, prose boolean)
      join sentence s on s.hash = decode(n.hash, 'hex') and s.prose = n.prose
    order by s.id for key share of s`.execute(trx)
  const ids = new Map(found.rows.map((row) => [keyOf(row), row.id]))
  return named.map((one) => ids.get(keyOf(one)) ?? 0)
}

function keyOf({ hash, prose }: Pick<Named, 'hash' | 'prose'>): string {
  return `${hash}${prose ? '+' : '-'}`
}

// Bans take effect with the recording; everything else can wait for the job.
function bansOf({ text, hint }: WordedRule): readonly string[] {
  return readBans(`${text}\n${hint ?? ''}`).map(({ kind }) => kind)
}

interface Unread {
  readonly id: number
  readonly prose: boolean
  readonly text: string | null
  readonly hint: string | null
  readonly languages: readonly string[] | null
  readonly labels: unknown
}

export interface LabelRun {
  /** Sentences that were read. */
  readonly read: number
  /** Those whose labels differ from before. */
  readonly changed: number
  /** Sentences that nobody states any more, deleted. */
  readonly forgotten: number
}

/** Reads a slice of the sentences that were never read, or by other lexicons; does nothing where all are. Ids of removed ones are not reused. */
export async function labelSentences(
  db: Kysely<Schema>,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<LabelRun> {
  const found = await sql<Unread>`
    select s.id, s.prose, r.text, r.hint, i.languages, s.labels
    from (select id, prose, labels from sentence where version < ${READING_VERSION} or version > ${READING_VERSION} order by version, id limit ${most}) as s
      left join lateral (
        select r.domain_id, r.text, r.hint from rule r where r.sentence_id = s.id order by r.gone_seen is not null, r.domain_id limit 1) as r on true
      left join instance i on i.domain_id = r.domain_id
    order by s.id`.execute(db)
  const stated = found.rows.filter((row) => row.text !== null)
  const rows = stated.map((row) => ({ ...toRow(row), before: row.labels }))
  const changed = rows.filter((row) => canonicalJson(row.labels) !== canonicalJson(row.before)).length
  if (rows.length > 0) await saveReadings(db, rows, new Date(now))
  const forgotten = await forgetSentences(
    db,
    found.rows.filter((row) => row.text === null).map(({ id }) => id),
  )
  return { read: rows.length, changed, forgotten }
}

interface ReadingRow extends RuleReading {
  readonly id: number
  readonly text: string
  readonly config: string | null
}

function toRow({ id, prose, text, hint, languages }: Unread): ReadingRow {
  const rule = { text: text ?? '', hint: hint ?? undefined }
  const reading = readRule({ ...rule, prose, languages: languages ?? [] })
  return { id, ...reading, text: `${rule.text}\n${rule.hint ?? ''}`, config: STEMMED[reading.language] ?? null }
}

async function saveReadings(db: Kysely<Schema>, rows: readonly ReadingRow[], now: Date): Promise<void> {
  await sql`
    update sentence s set version = ${READING_VERSION}, language = r.language, labels = r.labels, bans = r.bans,
      words = array_to_tsvector(r.words) || case when r.config is null then '' else to_tsvector(r.config::regconfig, r.text) end,
      changed_at = case when s.version = 0 or s.labels is distinct from r.labels then ${now} else s.changed_at end
    from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as r (id int, language text, labels jsonb, bans text[], words text[], text text, config text)
    where s.id = r.id`.execute(db)
}

/** Deletes sentences that no rule states, present or past; those that are being stated at this moment stay. */
async function forgetSentences(db: Kysely<Schema>, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0
  return inTransaction(db, async (trx) => {
    const locked = await sql<{ id: number }>`
      select id from sentence where id = any(${[...ids]}::int[]) order by id for update skip locked`.execute(trx)
    // A statement of its own: it must see what was stated until the lock was there.
    const gone = await sql`
      delete from sentence s where s.id = any(${locked.rows.map(({ id }) => id)}::int[])
        and not exists (select from rule r where r.sentence_id = s.id)`.execute(trx)
    return Number(gone.numAffectedRows ?? 0)
  })
}

/** Takes the words out of sentences that only one server stated, as part of its opt-out; they are deleted with the next run of the job. */
export async function blankSentences(trx: Transaction<Schema>, ids: readonly number[]): Promise<void> {
  await sql`
    update sentence s set version = 0, language = 'und', labels = '[]', words = ''
    where s.id = any(${[...ids]}::int[]) and not exists (select from rule r where r.sentence_id = s.id)`.execute(trx)
}

/** Names the sentences of a slice of rules that were stored before there were any; returns how many rules were named. */
export async function nameStoredRules(db: Kysely<Schema>, { now, most }: { readonly now: number; readonly most: number }): Promise<number> {
  return inTransaction(db, async (trx) => {
    const found = await sql<{ ctid: string; text: string; hint: string | null; takenFrom: Rule['from'] | null }>`
      select ctid::text as ctid, text, hint, taken_from from rule where sentence_id is null order by domain_id limit ${most} for update skip locked`.execute(
      trx,
    )
    const ids = await nameSentences(
      trx,
      found.rows.map(({ text, hint, takenFrom }) => ({ text, hint: hint ?? undefined, from: takenFrom ?? undefined })),
      new Date(now),
    )
    if (ids.length === 0) return 0
    await sql`
      update rule r set sentence_id = n.id from unnest(${found.rows.map(({ ctid }) => ctid)}::tid[], ${[...ids]}::int[]) as n (ctid, id)
      where r.ctid = n.ctid`.execute(trx)
    return ids.length
  })
}
