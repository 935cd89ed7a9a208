// Block lists written into a crawled atlas as visits would have recorded them: a list a day, for servers that were crawled before.
import { sql } from 'kysely'
import { digestOf } from '#model/blocks/target.ts'
import { maskMastodon } from '#model/blocks/mask.ts'
import { DAY } from '#model/clock.ts'
import type { BlockReading } from '#model/crawl.ts'
import type { BlockPage, BlockRow } from '#model/facts.ts'
import { recordBlocks } from '#model/store/record-blocks.ts'
import { readBlockPage } from '../../crawler/block-rows.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import type { HostDefinition } from '../fediverse/world.ts'
import type { TestDatabase } from './database.ts'

const ENDPOINT = '/api/v1/instance/domain_blocks'

const PLACE = { endpoint: ENDPOINT, page: 0, complete: true, self: new Set<string>(), reservedNames: true }

/** A row as a Mastodon list has it; a suspension unless said otherwise. */
export function row(target: string, more: Partial<BlockRow> = {}): BlockRow {
  return { target, actions: [{ action: 'suspend', native: 'suspend' }], ...more }
}

/** A row that only limits. */
export function silenced(target: string, more: Partial<BlockRow> = {}): BlockRow {
  return row(target, { actions: [{ action: 'silence', native: 'silence' }], ...more })
}

/** The masked row of a name, with its digest. */
export function masked(name: string): BlockRow {
  return row(maskMastodon(name), { digest: digestOf(name) })
}

/** One reading of a list. */
export function list(rows: readonly BlockRow[], page: Partial<BlockPage> = {}): BlockReading {
  return readBlockPage({ rows, syntax: 'tree', mask: 'mastodon', ...page }, PLACE)
}

/** A reading that shows no list, and why. */
export function refusal(publication: BlockReading['publication']): BlockReading {
  return { endpoint: ENDPOINT, publication, rows: [], skipped: 0, page: 0, complete: false, hasExclusions: false }
}

/** Servers of the little world for such lists. */
export function publishers(names: readonly string[]): Readonly<Record<string, HostDefinition>> {
  return Object.fromEntries(names.map((name) => [name, { instance: server(name, 'mastodon', '4.5.4'), robots: null }]))
}

/** Forgets what the crawl itself read of lists, so that only what a test writes is there. */
export async function forgetLists({ db }: TestDatabase): Promise<void> {
  for (const table of ['block_event', 'block', 'block_page', 'block_source']) await sql`delete from ${sql.table(table)}`.execute(db)
}

/** Records readings of a server's list, one a day, the last of them at `now`. */
export async function recordLists({ db }: TestDatabase, name: string, readings: readonly BlockReading[], now: number): Promise<void> {
  const host = await sql<{ id: number }>`select id from domain where name = ${name}`.execute(db)
  const domainId = host.rows[0]?.id
  if (domainId === undefined) throw new Error(`${name} is not in this world`)
  for (const [index, reading] of readings.entries()) {
    const at = now - (readings.length - 1 - index) * DAY
    await db.transaction().execute((trx) => recordBlocks(trx, [reading], { domainId, now: at }))
  }
}
