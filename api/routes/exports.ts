// GET /servers.ndjson and GET /servers.csv: a whole result, in its order, written while it is read.
import { Readable } from 'node:stream'
import type { SearchAnswer, SearchQuery } from '#model/search.ts'
import type { ApiContext } from '../context.ts'
import type { ServerSummary } from '../contract.ts'
import { formatLine, type Cell } from '../csv.ts'
import { presentHits } from '../present-hits.ts'
import { exportParameters, refuseSearch, toSearchQuery, type ExportParameters } from '../search-request.ts'
import { defineRoute, stream, type Outcome } from '../route.ts'

const NDJSON = 'application/x-ndjson; charset=utf-8'
const CSV = 'text/csv; charset=utf-8'

export const exportLines = defineRoute<ExportParameters, never>({
  method: 'GET',
  path: '/servers.ndjson',
  summary: 'All servers of a search, one JSON object a line.',
  query: exportParameters,
  reply: { file: NDJSON },
  cacheSeconds: 300,
  handle: (context, parameters) =>
    exportAll(context, parameters, {
      contentType: NDJSON,
      fileName: 'servers.ndjson',
      head: '',
      line: (row) => `${JSON.stringify(row)}\n`,
    }),
})

/** Columns of the table, in their order; a new one is added at the end. */
const COLUMNS: readonly (readonly [name: string, read: (row: ServerSummary) => Cell])[] = [
  ['domain', (row) => row.domain],
  ['name', (row) => row.name],
  ['software', (row) => row.software],
  ['version', (row) => row.version],
  ['sign_up', (row) => row.registrations],
  ['min_age', (row) => row.minAge],
  ['languages', (row) => row.languages.join(' ')],
  ['users', (row) => row.users],
  ['active_month', (row) => row.activeMonth],
  ['usage_flags', (row) => row.usageFlags.join(' ')],
  ['status', (row) => row.status],
  ['rules', (row) => row.ruleCount],
  ['first_seen', (row) => row.firstSeen],
  ['last_answer', (row) => row.lastAnswer],
  ['description', (row) => row.shortDescription],
]

export const exportTable = defineRoute<ExportParameters, never>({
  method: 'GET',
  path: '/servers.csv',
  summary: 'All servers of a search as a table (RFC 4180); cells that a spreadsheet would run begin with an apostrophe.',
  query: exportParameters,
  reply: { file: CSV },
  cacheSeconds: 300,
  handle: (context, parameters) =>
    exportAll(context, parameters, {
      contentType: CSV,
      fileName: 'servers.csv',
      head: formatLine(COLUMNS.map(([name]) => name)),
      line: (row) => formatLine(COLUMNS.map(([, read]) => read(row))),
    }),
})

interface ExportForm {
  readonly contentType: string
  readonly fileName: string
  readonly head: string
  readonly line: (row: ServerSummary) => string
}

async function exportAll(context: ApiContext, parameters: ExportParameters, form: ExportForm): Promise<Outcome<never>> {
  const query = toSearchQuery(parameters, context.clock.now())
  // The first page is read before anything is sent: what is wrong with the query is then a problem, not half a file.
  const first = await context.exports.search(query)
  if ('refused' in first) return refuseSearch(first)
  return stream(Readable.from(writeRows(context, query, first, form)), form.contentType, form.fileName)
}

async function* writeRows(context: ApiContext, query: SearchQuery, first: SearchAnswer, form: ExportForm): AsyncGenerator<string> {
  if (form.head !== '') yield form.head
  for (let page = first; ;) {
    const rows = await presentHits(context, page.hits)
    if (rows.length > 0) yield rows.map(form.line).join('')
    if (page.next === undefined) return
    const next = await context.exports.search({ ...query, cursor: page.next })
    if ('refused' in next) throw new Error(`our own cursor was refused: ${next.refused}`)
    page = next
  }
}
