// GET /servers/:domain/blocks.csv and .ndjson: the lists of one server as it publishes them, whole, written while they are read.
import { Readable } from 'node:stream'
import { z } from 'zod'
import { pageBlocks, type BlockRow } from '#model/store/published-blocks.ts'
import type { ApiContext } from '../context.ts'
import { formatLine, type Cell } from '../csv.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { presentBlock } from '../present/blocks.ts'
import type { BlockReply } from '../contract.ts'
import { defineRoute, stream, type Outcome } from '../route.ts'

const CSV = 'text/csv; charset=utf-8'
const NDJSON = 'application/x-ndjson; charset=utf-8'
const PAGE = 1000

type ExportedBlock = BlockReply & { readonly source: string }

/** Columns of the table, in their order; a new one is added at the end. */
const COLUMNS: readonly (readonly [name: string, read: (row: ExportedBlock) => Cell])[] = [
  ['observed', (row) => row.observed],
  ['kind', (row) => row.kind],
  ['target', (row) => row.target],
  ['subdomains', (row) => row.subdomains],
  ['actions', (row) => row.actions.join(' ')],
  ['native', (row) => row.native.join(' ')],
  ['reason', (row) => row.reason],
  ['stated_since', (row) => row.statedSince],
  ['expires_at', (row) => row.expiresAt],
  ['not_before', (row) => row.notBefore],
  ['first_seen', (row) => row.firstSeen],
  ['missing_since', (row) => row.missingSince],
  ['source', (row) => row.source],
]

const query = z.strictObject({ domain: domainParameter })

export const serverBlocksTable = defineRoute<z.infer<typeof query>, never>({
  method: 'GET',
  path: '/servers/:domain/blocks.csv',
  summary:
    'The block lists of one server as it publishes them, as a table (RFC 4180): masks as masks; cells that a spreadsheet would run begin with an apostrophe. It is no list to import: for that there is the consensus of chosen lists.',
  query,
  reply: { file: CSV },
  cacheSeconds: 300,
  noindex: true,
  handle: (context, { domain }) =>
    exportBlocks(context, domain, {
      ending: 'csv',
      contentType: CSV,
      head: formatLine(COLUMNS.map(([name]) => name)),
      line: (row) => formatLine(COLUMNS.map(([, read]) => read(row))),
    }),
})

export const serverBlocksLines = defineRoute<z.infer<typeof query>, never>({
  method: 'GET',
  path: '/servers/:domain/blocks.ndjson',
  summary: 'The same rows, one JSON object a line.',
  query,
  reply: { file: NDJSON },
  cacheSeconds: 300,
  noindex: true,
  handle: (context, { domain }) =>
    exportBlocks(context, domain, { ending: 'ndjson', contentType: NDJSON, head: '', line: (row) => `${JSON.stringify(row)}\n` }),
})

interface ExportForm {
  readonly ending: string
  readonly contentType: string
  readonly head: string
  readonly line: (row: ExportedBlock) => string
}

async function exportBlocks(context: ApiContext, domain: string, form: ExportForm): Promise<Outcome<never>> {
  const named = await findNamedHost(context, domain, { rest: `/blocks.${form.ending}` })
  if (!named.ok) return named.outcome
  const { domainId, domain: name } = named.host
  return stream(Readable.from(writeRows(context, domainId, form)), form.contentType, `blocks-of-${name}.${form.ending}`)
}

async function* writeRows({ database }: ApiContext, domainId: number, { head, line }: ExportForm): AsyncGenerator<string> {
  if (head !== '') yield head
  for (let after: Pick<BlockRow, 'observed' | 'id'> | undefined; ;) {
    const rows: readonly BlockRow[] = await pageBlocks(database.published, { domainId, limit: PAGE, after })
    if (rows.length > 0) yield rows.map((row) => line({ ...presentBlock(row), source: row.endpoint })).join('')
    after = rows.at(-1)
    if (rows.length < PAGE || after === undefined) return
  }
}
