// The columns of the index in the memory of one process, kept as new as the index: whole at first, then only what changed.
import { sql, type Kysely } from 'kysely'
import type { SearchDocument } from '#model/search.ts'
import { createColumns, putRows, type ColumnRow, type FacetColumns } from './facet-columns.ts'
import { KEPT } from './kept-statements.ts'
import type { Schema } from './schema.ts'
import { createOrders, reorderRows, type Orders } from './search-orders.ts'

/** The columns as they are now, with the version of the index that they show. */
export interface HeldIndex {
  readonly columns: FacetColumns
  readonly orders: Orders
  readonly version: number
}

export interface ColumnHolder {
  /** The newest columns; reads what changed first. With a version, at least as new as that one. */
  readonly hold: (least?: number) => Promise<HeldIndex>
}

const BATCH = 4000

interface State {
  readonly version: number
  readonly epoch: number
}

/** Holds columns for a process; nothing is read before the first call. */
export function createColumnHolder(db: Kysely<Schema>): ColumnHolder {
  let held: (HeldIndex & State) | undefined
  let reading: Promise<HeldIndex & State> | undefined
  const read = async (): Promise<HeldIndex & State> => {
    const state = await readState(db)
    if (held?.version === state.version && held.epoch === state.epoch) return held
    held = held?.epoch === state.epoch ? await readChanges(db, held, state) : await readAll(db, state)
    return held
  }
  const hold = async (least = 0): Promise<HeldIndex> => {
    // Every change of the index has a version of its own: who has just seen this one need not ask again.
    if (least > 0 && held?.version === least) return held
    // What another call began to read may be older than what this one must see.
    const begun = await reading?.catch(() => undefined)
    if (begun !== undefined && least > 0 && begun.version >= least) return begun
    reading ??= read().finally(() => (reading = undefined))
    const now = await reading
    return now.version >= least ? now : hold(least)
  }
  return { hold }
}

async function readState(db: Kysely<Schema>): Promise<State> {
  const found = await sql<State>`${KEPT} select version, epoch from search_state`.execute(db)
  const row = found.rows[0]
  if (row === undefined) throw new Error('The table search_state has lost its row.')
  return row
}

async function readAll(db: Kysely<Schema>, state: State): Promise<HeldIndex & State> {
  const columns = createColumns()
  for await (const rows of readRows(db, undefined)) putRows(columns, rows)
  return { ...state, columns, orders: createOrders(columns) }
}

// Put in only when all is there, so that a search between two batches sees the old state whole.
async function readChanges(db: Kysely<Schema>, held: HeldIndex & State, state: State): Promise<HeldIndex & State> {
  const rows: ColumnRow[] = []
  for await (const batch of readRows(db, held.version)) rows.push(...batch)
  reorderRows(held.orders, putRows(held.columns, rows))
  return { ...held, ...state }
}

interface Row extends Omit<ColumnRow, 'firstSeen'> {
  readonly firstSeen: Date
  readonly facets: SearchDocument['facets']
}

async function* readRows(db: Kysely<Schema>, since: number | undefined): AsyncGenerator<readonly ColumnRow[]> {
  const wanted = since === undefined ? sql`not removed` : sql`version > ${since}`
  for (let last = 0; ;) {
    const found = await sql<Row>`
      select domain_id, domain, segment, weight, actives, first_seen, facets, labels, sentences, removed
      from search_document where domain_id > ${last} and ${wanted} order by domain_id limit ${BATCH}`.execute(db)
    const end = found.rows.at(-1)
    if (end === undefined) return
    yield found.rows.map((row) => ({ ...row, firstSeen: row.firstSeen.getTime() }))
    last = end.domainId
  }
}
