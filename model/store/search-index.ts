// Keeps the index equal to what is published: reads what changed, writes what differs, takes out what left; it can be made anew at any time.
import { sql, type Kysely, type Transaction } from 'kysely'
import { HOUR, MINUTE } from '#model/clock.ts'
import { displayDomain, type Domain } from '#model/domain.ts'
import { detectLanguage } from '#model/language.ts'
import type { PostsAWeek } from '#model/posts-a-week.ts'
import { toIndexedDocument, type IndexedDocument } from '#model/search-document.ts'
import { foldText, splitWords } from '#model/search-words.ts'
import { canonicalJson, shortHash, toJson } from './json-columns.ts'
import type { Database } from './postgres.ts'
import type { Schema } from './schema.ts'
import { loadPosts } from './published-posts.ts'
import type { RuleRow } from './rule-columns.ts'
import { isMergeDue, mergeSegments, writeSegment, type ServerWords } from './search-segments.ts'
import { changeIndex, emptyRows, readIndexState } from './search-state.ts'
import {
  listAll,
  listGone,
  listStale,
  loadSoftwareKnowledge,
  loadSaid,
  loadSources,
  loadTexts,
  loadUptimes,
  type SoftwareKnowledge,
  type SourceRow,
  type SourceTexts,
} from './search-sources.ts'

type Connections = Pick<Database, 'db' | 'published'>

/** The form of the rows: a change of words, facets or weights needs a new number, and every row is made anew. */
const BUILDER = 3
const SERVERS_AT_ONCE = 500
/** Visits are written a little after the time they carry: texts are looked for that far back. */
const OVERLAP = HOUR
/** Labels are written at the time they carry, give or take; after a new lexicon there are many. */
const LABEL_OVERLAP = 5 * MINUTE

export interface IndexRun {
  /** Rows that were written because they differ. */
  readonly written: number
  readonly removed: number
  /** All postings became one segment. */
  readonly merged: boolean
}

/**
 * Brings the index up to date with what is published. Only one process should do so at a time; two do no harm, since each batch is a
 * transaction that holds the state of the index.
 *
 * @param all look at every server, since uptime, posts a week and the newest versions change without a visit that changes a row
 */
export async function refreshIndex(
  database: Connections,
  { now, all = false }: { readonly now: number; readonly all?: boolean },
): Promise<IndexRun> {
  const state = await readIndexState(database.db)
  const removed = await removeGone(database)
  const renewed = state.builder !== BUILDER
  const before = (overlap: number): Date | null => (state.readAt === null ? null : new Date(state.readAt.getTime() - overlap))
  const changed = { since: before(OVERLAP), labelledSince: before(LABEL_OVERLAP) }
  const ids = all || renewed ? await listAll(database.published) : await listStale(database.published, changed)
  const knowledge = ids.length === 0 ? { registry: new Map(), newest: new Map() } : await loadSoftwareKnowledge(database.published)
  let written = 0
  for (let from = 0; from < ids.length; from += SERVERS_AT_ONCE) {
    written += await indexServers(database, { ids: ids.slice(from, from + SERVERS_AT_ONCE), now, knowledge, renewed })
  }
  await sql`update search_state set builder = ${BUILDER}, read_at = ${new Date(now)}`.execute(database.db)
  if (all) await forgetRemoved(database.db)
  const merged = await isMergeDue(database.db)
  if (merged) await changeIndex(database.db, (trx, version) => mergeSegments(trx, version))
  return { written, removed, merged }
}

/** Throws the index away and makes it anew; searches find what is there already, and readers start over. */
export async function rebuildIndex(database: Connections, { now }: { readonly now: number }): Promise<IndexRun> {
  await changeIndex(database.db, async (trx) => {
    await sql`truncate search_document, search_words, search_posting`.execute(trx)
    await sql`update search_state set epoch = epoch + 1, builder = 0, read_at = null, purge_due = false, segments = 0`.execute(trx)
  })
  return refreshIndex(database, { now, all: true })
}

async function removeGone({ db, published }: Connections): Promise<number> {
  const gone = await listGone(published)
  if (gone.length > 0) await changeIndex(db, (trx, version) => emptyRows(trx, gone, version))
  return gone.length
}

/** Deletes the rows of those who left; readers start over, and their words leave the postings. */
async function forgetRemoved(db: Kysely<Schema>): Promise<void> {
  const found = await sql`select from search_document where removed limit 1`.execute(db)
  if (found.rows.length === 0) return
  await changeIndex(db, async (trx) => {
    await sql`delete from search_document where removed`.execute(trx)
    await sql`update search_state set epoch = epoch + 1, purge_due = true`.execute(trx)
  })
}

interface Batch {
  readonly ids: readonly number[]
  readonly now: number
  readonly knowledge: SoftwareKnowledge
  /** Rows are written whether or not they seem to be the same. */
  readonly renewed: boolean
}

interface Known {
  readonly domainId: number
  readonly textsHash: string
  readonly hash: string
  readonly detected: string
  readonly removed: boolean
}

/** A row to be written; `words` where they differ from those in the index. */
interface NewRow {
  readonly indexed: IndexedDocument
  readonly source: SourceRow
  readonly detected: string
  readonly textsHash: string
  readonly hash: string
  readonly said: RuleRow
  readonly words: ServerWords | undefined
}

async function indexServers({ db, published }: Connections, { ids, now, knowledge, renewed }: Batch): Promise<number> {
  const [sources, texts, said, uptimes, posts, known] = await Promise.all([
    loadSources(published, ids),
    loadTexts(published, ids),
    loadSaid(published, ids),
    loadUptimes(published, ids, now),
    loadPosts(published, ids, now),
    loadKnown(db, ids),
  ])
  const rows: NewRow[] = []
  const same: SourceRow[] = []
  for (const source of sources) {
    const before = renewed ? undefined : known.get(source.domainId)
    const { domainId } = source
    const row = await makeRow(source, {
      ...{ texts: texts.get(domainId), uptime: uptimes.get(domainId), posts: posts.get(domainId), knowledge, before },
      said: said.get(domainId) ?? { labels: source.ruleCount === null ? null : [], sentences: [] },
    })
    if (before?.hash === row.hash && row.words === undefined) same.push(source)
    else rows.push(row)
  }
  if (rows.length > 0) await changeIndex(db, (trx, version) => writeRows(trx, rows, version))
  await stampRows(db, same)
  return rows.length
}

async function loadKnown(db: Kysely<Schema>, ids: readonly number[]): Promise<ReadonlyMap<number, Known>> {
  const found = await sql<Known>`
    select domain_id, encode(texts_hash, 'hex') as texts_hash, encode(hash, 'hex') as hash, detected, removed
    from search_document where domain_id = any(${ids}::int[]) and not removed`.execute(db)
  return new Map(found.rows.map((row) => [row.domainId, row]))
}

interface RowContext {
  readonly texts: SourceTexts | undefined
  /** An empty list of rules is known to say nothing; no list is not known. */
  readonly said: RuleRow
  readonly uptime: { readonly spanMs: number; readonly answeredMs: number } | undefined
  readonly posts: PostsAWeek | undefined
  readonly knowledge: SoftwareKnowledge
  readonly before: Known | undefined
}

async function makeRow(source: SourceRow, { texts, said, uptime, posts, knowledge, before }: RowContext): Promise<NewRow> {
  const name = source.software?.toLowerCase() ?? ''
  const software = knowledge.registry.get(name)
  const spoken: Spoken = {
    software: software?.label ?? name,
    own: [source.name, source.shortDescription, ...(texts?.long ?? [])].filter((text) => text !== null),
    rules: texts?.rules ?? [],
  }
  const textsHash = shortHash(canonicalJson([source.domain, spoken]))
  // Words and language of the same texts are the same.
  const isNew = before?.textsHash !== textsHash
  const detected = isNew ? await detectLanguage([...spoken.own, ...spoken.rules].join('\n')) : before.detected
  const indexed = toIndexedDocument(source, {
    ...{ software, newestVersion: knowledge.newest.get(name), uptime, posts, detectedLanguage: detected },
  })
  const hash = shortHash(canonicalJson([indexed.document.facets, indexed.weight, indexed.actives, source.firstSeen, textsHash, said]))
  return { indexed, source, detected, textsHash, hash, said, words: isNew ? wordsOf(source, spoken) : undefined }
}

/** What a server says of itself, and the name of its software. */
interface Spoken {
  readonly software: string
  readonly own: readonly string[]
  readonly rules: readonly string[]
}

/** Words of one server that are kept: of its names, of its descriptions, of its rules. */
const MOST_WORDS = { names: 60, about: 2000, rules: 3000 } as const

function wordsOf({ domainId, domain, name }: SourceRow, spoken: Spoken): ServerWords {
  const names = splitWords([domain, displayDomain(domain as Domain), name], MOST_WORDS.names)
  const named = new Set(names)
  const about = splitWords([spoken.software, ...spoken.own], MOST_WORDS.about + MOST_WORDS.names).filter((word) => !named.has(word))
  const told = new Set([...names, ...about])
  const rules = splitWords(spoken.rules, MOST_WORDS.rules).filter((word) => !told.has(word))
  return { domainId, names, about, rules }
}

function lettersOf({ domain, name }: SourceRow): string {
  const display = displayDomain(domain as Domain)
  return [domain, ...(display === domain ? [] : [foldText(display)]), foldText(name ?? '')].join(' ').trim()
}

async function writeRows(trx: Transaction<Schema>, made: readonly NewRow[], version: number): Promise<void> {
  // Under the lock: who opted out since the rows were read is not brought back.
  const shown = new Set(
    await filterShown(
      trx,
      made.map(({ source }) => source.domainId),
    ),
  )
  const rows = made.filter(({ source }) => shown.has(source.domainId))
  const values = rows.map(({ indexed, source, detected, textsHash, hash, said, words }) => ({
    domain_id: source.domainId,
    domain: source.domain,
    name: foldText(source.name ?? ''),
    letters: lettersOf(source),
    facets: indexed.document.facets,
    labels: said.labels,
    sentences: said.sentences,
    weight: indexed.weight,
    actives: indexed.actives,
    first_seen: new Date(source.firstSeen),
    detected,
    stamp: new Date(source.stamp),
    texts_hash: `\\x${textsHash}`,
    hash: `\\x${hash}`,
    segment: words === undefined ? null : version,
  }))
  await sql`
    insert into search_document as d (domain_id, domain, name, letters, facets, labels, sentences, weight, actives, first_seen, detected, stamp, texts_hash, hash, segment, version, removed)
    select domain_id, domain, name, letters, facets, labels, sentences, weight, actives, first_seen, detected, stamp, texts_hash, hash, coalesce(segment, 0), ${version}, false
    from jsonb_to_recordset(${toJson(values)}::jsonb) as r (domain_id int, domain text, name text, letters text, facets jsonb, labels text[], sentences int4[], weight real, actives bigint,
      first_seen timestamptz, detected text, stamp timestamptz, texts_hash bytea, hash bytea, segment bigint)
    on conflict (domain_id) do update set domain = excluded.domain, name = excluded.name, letters = excluded.letters, facets = excluded.facets,
      labels = excluded.labels, sentences = excluded.sentences,
      weight = excluded.weight, actives = excluded.actives, first_seen = excluded.first_seen, detected = excluded.detected, stamp = excluded.stamp,
      texts_hash = excluded.texts_hash, hash = excluded.hash, version = excluded.version, removed = false,
      segment = case when excluded.segment = 0 then d.segment else excluded.segment end`.execute(trx)
  const words = rows.flatMap((row) => (row.words === undefined ? [] : [row.words]))
  await saveWords(trx, words)
  await writeSegment(trx, version, words)
}

async function filterShown(trx: Transaction<Schema>, ids: readonly number[]): Promise<readonly number[]> {
  const found = await sql<{
    domainId: number
  }>`select domain_id from published.instance where domain_id = any(${ids}::int[]) and in_search`.execute(trx)
  return found.rows.map((row) => row.domainId)
}

async function saveWords(trx: Transaction<Schema>, words: readonly ServerWords[]): Promise<void> {
  const values = words.map(({ domainId, names, about, rules }) => ({ domain_id: domainId, names, about, rules }))
  await sql`
    insert into search_words (domain_id, names, about, rules)
    select * from jsonb_to_recordset(${toJson(values)}::jsonb) as r (domain_id int, names text[], about text[], rules text[])
    on conflict (domain_id) do update set names = excluded.names, about = excluded.about, rules = excluded.rules`.execute(trx)
}

// What is as it was says so, and is not looked at again; readers need not hear of it.
async function stampRows(db: Kysely<Schema>, rows: readonly SourceRow[]): Promise<void> {
  await sql`
    update search_document d set stamp = r.stamp
    from unnest(${rows.map((row) => row.domainId)}::int[], ${rows.map((row) => new Date(row.stamp))}::timestamptz[]) as r (id, stamp)
    where d.domain_id = r.id and d.stamp is distinct from r.stamp`.execute(db)
}
