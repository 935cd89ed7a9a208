// Rules and long texts over time: a changed wording closes one row and opens another, a mere change of place is no change of rules.
import { sql, type Transaction } from 'kysely'
import type { Facts, Rule } from '#model/facts.ts'
import type { MergedFact } from '#model/facts-merge.ts'
import { takeRules } from '#model/rules/taken-rules.ts'
import { canonicalJson, shortHash, toJson } from './json-columns.ts'
import { readBans } from '#model/rules/crawler-bans.ts'
import { READING_VERSION } from '#model/rule-reading.ts'
import type { FactsContext } from './record-facts.ts'
import type { Schema } from './schema.ts'
import { nameSentences } from './sentences.ts'
import { KEPT } from './kept-statements.ts'

interface OpenRule {
  readonly ctid: string
  readonly endpoint: string
  readonly position: number
  readonly nativeId: string | null
  readonly hash: string
}

interface PlacedRule {
  readonly endpoint: string
  readonly position: number
  readonly nativeId: string | null
  readonly hash: string
  readonly rule: Rule
}

/**
 * Brings the rules up to date: those of the merged reading, or, where no document states any, what reads like rules in the texts of the
 * documents, marked so.
 */
export async function recordRules(
  trx: Transaction<Schema>,
  stated: MergedFact<readonly Rule[]> | undefined,
  documents: ReadonlyMap<string, Facts>,
  context: FactsContext,
): Promise<void> {
  const { domainId, at } = context
  const placed = stated === undefined || stated.value.length === 0 ? placeTaken(documents) : placeRules(stated)
  const rows = await sql<OpenRule>`${KEPT}
    select ctid::text as ctid, endpoint, position, native_id, encode(hash, 'hex') as hash from rule
    where domain_id = ${domainId} and gone_seen is null order by position`.execute(trx)
  const { kept, fresh, gone } = matchRules(rows.rows, placed)
  if (gone.length > 0)
    await sql`${KEPT} update rule set gone_seen = ${at} where ctid = any(${gone}::tid[]) and domain_id = ${domainId}`.execute(trx)
  const moved = kept.filter(
    ([row, placed]) => row.position !== placed.position || row.nativeId !== placed.nativeId || row.endpoint !== placed.endpoint,
  )
  if (moved.length > 0) {
    const places = moved.map(([row, { position, nativeId, endpoint }]) => ({ ctid: row.ctid, position, native_id: nativeId, endpoint }))
    await sql`${KEPT}
      update rule r set position = m.position, native_id = m.native_id, endpoint = m.endpoint
      from jsonb_to_recordset(${toJson(places)}::jsonb) as m (ctid tid, position int, native_id text, endpoint text)
      where r.ctid = m.ctid and r.domain_id = ${domainId}`.execute(trx)
  }
  if (fresh.length > 0) await insertRules(trx, fresh, context)
}

// Each with the document whose text it was taken from.
function placeTaken(documents: ReadonlyMap<string, Facts>): readonly PlacedRule[] {
  const texts = [...documents].flatMap(([endpoint, facts]) => (facts.texts ?? []).map((text) => ({ endpoint, text })))
  return takeRules(texts.map(({ text }) => text)).flatMap((rule, position) => {
    const source =
      texts.find(({ text }) => text.kind === rule.from && text.text.includes(rule.text)) ??
      texts.find(({ text }) => text.kind === rule.from)
    return source === undefined ? [] : placeRules({ value: [rule], endpoint: source.endpoint }, position)
  })
}

function placeRules({ value, endpoint }: MergedFact<readonly Rule[]>, first = 0): readonly PlacedRule[] {
  return value
    .map((rule, index) => ({ rule, position: first + index }))
    .map(({ rule, position }) => ({
      endpoint,
      position,
      nativeId: rule.nativeId ?? null,
      // A sentence of a text that becomes a rule of the list is another statement.
      hash: shortHash(canonicalJson([rule.text, rule.hint, rule.translations, ...(rule.from === undefined ? [] : [rule.from])])),
      rule,
    }))
}

/** Pairs rules of the same wording, in order; a server may state the same rule twice. */
function matchRules(
  open: readonly OpenRule[],
  placed: readonly PlacedRule[],
): { kept: [OpenRule, PlacedRule][]; fresh: PlacedRule[]; gone: string[] } {
  const rest = new Set(open)
  const kept: [OpenRule, PlacedRule][] = []
  const fresh: PlacedRule[] = []
  for (const rule of placed) {
    const same = [...rest].find((row) => row.hash === rule.hash)
    if (same === undefined) fresh.push(rule)
    else kept.push([same, rule])
    if (same !== undefined) rest.delete(same)
  }
  return { kept, fresh, gone: [...rest].map((row) => row.ctid) }
}

async function insertRules(
  trx: Transaction<Schema>,
  fresh: readonly PlacedRule[],
  { domainId, at, firstReadings }: FactsContext,
): Promise<void> {
  const sentences = await nameSentences(
    trx,
    fresh.map(({ rule }) => rule),
    at,
  )
  const rows = fresh.map(({ rule, endpoint, position, nativeId, hash }, index) => ({
    endpoint,
    position,
    native_id: nativeId,
    text: rule.text,
    hint: rule.hint,
    translations: rule.translations,
    taken_from: rule.from,
    hash,
    lower: firstReadings.has(endpoint),
    sentence: sentences[index],
  }))
  await sql`${KEPT}
    insert into rule (domain_id, endpoint, position, native_id, text, hint, translations, taken_from, hash, first_seen, first_seen_is_lower_bound, sentence_id)
    select ${domainId}, r.endpoint, r.position, r.native_id, r.text, r.hint, r.translations, r.taken_from, decode(r.hash, 'hex'), ${at}, r.lower, r.sentence
    from jsonb_to_recordset(${toJson(rows)}::jsonb)
      as r (endpoint text, position int, native_id text, text text, hint text, translations jsonb, taken_from text, hash text, lower boolean, sentence int)`.execute(
    trx,
  )
}

/** Brings the long texts up to date with what each document says now; of one document's texts of a kind the first counts. */
export async function recordTexts(
  trx: Transaction<Schema>,
  documents: ReadonlyMap<string, Facts>,
  { domainId, at, firstReadings }: FactsContext,
): Promise<void> {
  const texts = new Map<string, { endpoint: string; kind: string; format: string; text: string; hash: string; lower: boolean }>(
    [...documents].flatMap(([endpoint, facts]) =>
      (facts.texts ?? []).toReversed().map((text) => {
        const hash = shortHash(canonicalJson([text.format, text.text]))
        return [
          `${endpoint} ${text.kind}`,
          { endpoint, kind: text.kind, format: text.format, text: text.text, hash, lower: firstReadings.has(endpoint) },
        ] as const
      }),
    ),
  )
  const rows = await sql<{ endpoint: string; kind: string; hash: string }>`${KEPT}
    select endpoint, kind, encode(hash, 'hex') as hash from long_text where domain_id = ${domainId} and gone_seen is null`.execute(trx)
  const open = new Map(rows.rows.map((row) => [`${row.endpoint} ${row.kind}`, row]))
  const gone = [...open].filter(([key, row]) => texts.get(key)?.hash !== row.hash).map(([, { endpoint, kind }]) => ({ endpoint, kind }))
  const fresh = [...texts].filter(([key, text]) => open.get(key)?.hash !== text.hash).map(([, text]) => text)
  if (gone.length > 0) {
    await sql`${KEPT}
      update long_text t set gone_seen = ${at} from jsonb_to_recordset(${toJson(gone)}::jsonb) as g (endpoint text, kind text)
      where t.domain_id = ${domainId} and t.gone_seen is null and t.endpoint = g.endpoint and t.kind = g.kind`.execute(trx)
  }
  if (fresh.length > 0) {
    const read = fresh.map((text) => ({ ...text, bans: readBans(text.text).map(({ kind }) => kind) }))
    await sql`${KEPT}
      insert into long_text (domain_id, endpoint, kind, format, text, hash, first_seen, first_seen_is_lower_bound, bans, bans_version)
      select ${domainId}, t.endpoint, t.kind, t.format, t.text, decode(t.hash, 'hex'), ${at}, t.lower, t.bans, ${READING_VERSION}
      from jsonb_to_recordset(${toJson(read)}::jsonb)
        as t (endpoint text, kind text, format text, text text, hash text, lower boolean, bans text[])`.execute(trx)
  }
}
