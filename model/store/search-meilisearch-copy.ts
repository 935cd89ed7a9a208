// Keeps Meilisearch equal to the index in PostgreSQL: sends the rows that changed, and writes all of them anew beside the old ones when it must.
import { sql, type Kysely } from 'kysely'
import { MINUTE, type Clock } from '#model/clock.ts'
import type { Database } from './postgres.ts'
import type { Schema } from './schema.ts'
import { openMeili, type Meili, type MeiliAddress } from './search-meilisearch.ts'
import {
  describeIndex,
  formOfIndex,
  nameInstallation,
  readCopyState,
  STATE_ID,
  toMeiliDocument,
  type MeiliIndexes,
  type CopyRow,
  type CopyState,
} from './search-meilisearch-index.ts'
import { loadSiteSecret } from './site.ts'
import { LOCKS } from './transaction.ts'

/** What a run did; `elsewhere`: another process is at it. */
export interface CopyRun {
  readonly kind: 'rebuilt' | 'changed' | 'elsewhere'
  readonly written: number
  readonly removed: number
}

export interface SearchCopy {
  /** Brings Meilisearch up to date; throws a MeiliError, and the next run begins where this one did. */
  readonly refresh: () => Promise<CopyRun>
}

export interface CopyStart {
  readonly address: MeiliAddress
  readonly indexes: MeiliIndexes
  readonly clock: Clock
  /** Ends a run; the next one begins where it did. */
  readonly signal?: AbortSignal | undefined
}

/** Servers in one request: some megabytes at most, where Meilisearch takes a hundred. */
const SERVERS_AT_ONCE = 200

/** Opens the writing side; one process at a time does the work, whoever comes meanwhile leaves it to that one. */
export function openCopy({ db }: Pick<Database, 'db'>, { address, indexes, clock, signal }: CopyStart): SearchCopy {
  const meili = openMeili(address, { clock, timeoutMs: MINUTE, signal })
  return {
    refresh: () =>
      // The lock ends with the transaction, also when this process dies. Nothing is written in it.
      db.transaction().execute(async (trx) => {
        const lock = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${LOCKS.searchCopy}) as mine`.execute(trx)
        if (lock.rows[0]?.mine !== true) return { kind: 'elsewhere', written: 0, removed: 0 }
        const installation = nameInstallation(await loadSiteSecret(trx, clock.now()))
        return refresh({ db: trx, meili, indexes }, installation)
      }),
  }
}

interface Copying {
  readonly db: Kysely<Schema>
  readonly meili: Meili
  readonly indexes: MeiliIndexes
}

async function refresh(copying: Copying, installation: string): Promise<CopyRun> {
  const { db, meili, indexes } = copying
  const found = await sql<Pick<CopyState, 'epoch' | 'version'>>`select epoch, version from search_state`.execute(db)
  const wanted: CopyState = { installation, form: formOfIndex(), epoch: 0, version: 0, ...found.rows[0] }
  const known = readCopyState(await meili.readDocument(indexes.state, STATE_ID))
  // An index that somebody deleted would come back with the first document, and without its settings.
  const goesOn = known !== undefined && continues(known, wanted) && (await meili.hasIndex(indexes.servers))
  if (goesOn && known.version === wanted.version) return { kind: 'changed', written: 0, removed: 0 }
  const run = goesOn ? await sendChanges(copying, known.version) : await rebuild(copying)
  // Last, so that whatever was interrupted is done again.
  await meili.makeIndex(indexes.state)
  await meili.finishTasks([await meili.putDocuments(indexes.state, [{ id: STATE_ID, ...wanted }])])
  return run
}

/** Whether what Meilisearch holds only lacks changes. */
function continues(known: CopyState, wanted: CopyState): boolean {
  const same = known.installation === wanted.installation && known.form === wanted.form && known.epoch === wanted.epoch
  // A database that was restored from a copy is behind.
  return same && known.version <= wanted.version
}

async function sendChanges({ db, meili, indexes: { servers } }: Copying, since: number): Promise<CopyRun> {
  const sent = await sendRows(meili, servers, readRows(db, since))
  return { kind: 'changed', ...sent }
}

async function rebuild({ db, meili, indexes: { servers, next } }: Copying): Promise<CopyRun> {
  await meili.dropIndex(next)
  await meili.makeIndex(next)
  await meili.configureIndex(next, describeIndex())
  const sent = await sendRows(meili, next, readRows(db, undefined))
  // Only what is there can be exchanged.
  await meili.makeIndex(servers)
  await meili.swapIndexes(servers, next)
  // Of who left nothing stays.
  await meili.dropIndex(next)
  return { kind: 'rebuilt', ...sent }
}

async function sendRows(
  meili: Meili,
  index: string,
  batches: AsyncIterable<readonly CopyRow[]>,
): Promise<{ readonly written: number; readonly removed: number }> {
  const tasks: number[] = []
  let [written, removed] = [0, 0]
  for await (const rows of batches) {
    const [gone, kept] = [rows.filter((row) => row.removed), rows.filter((row) => !row.removed)]
    if (kept.length > 0) tasks.push(await meili.putDocuments(index, kept.map(toMeiliDocument)))
    const ids = gone.map(({ domainId }) => domainId)
    if (ids.length > 0) tasks.push(await meili.removeDocuments(index, ids))
    written += kept.length
    removed += ids.length
  }
  await meili.finishTasks(tasks)
  return { written, removed }
}

// Rows that change while this reads are sent again with the next run.
async function* readRows(db: Kysely<Schema>, since: number | undefined): AsyncGenerator<readonly CopyRow[]> {
  const wanted = since === undefined ? sql`not d.removed` : sql`d.version > ${since}`
  for (let last = 0; ;) {
    const found = await sql<CopyRow>`
      select d.domain_id, d.weight, d.facets, d.removed, w.names, w.about, w.rules
      from search_document d left join search_words w on w.domain_id = d.domain_id
      where d.domain_id > ${last} and ${wanted} order by d.domain_id limit ${SERVERS_AT_ONCE}`.execute(db)
    const end = found.rows.at(-1)
    if (end === undefined) return
    yield found.rows
    last = end.domainId
  }
}
