// Block lists of the Misskey family: rows of known hosts with flags, of which only the flags are believed (blocks.md 1.4).
import type { NativeAction } from '#model/blocks/actions.ts'
import type { BlockRow, Facts } from '#model/facts.ts'
import { at, flag, isObject, list, rawText } from '#model/json.ts'
import type { EndpointDefinition } from './define.ts'

const PAGE = 100
const PATH = '/api/federation/instances'

type Filter = 'blocked' | 'silenced' | 'suspended'

/** The flag that every row of a filtered list must bear. */
const FLAGS = { blocked: 'isBlocked', silenced: 'isSilenced', suspended: 'isSuspended' } as const satisfies Record<Filter, string>

/**
 * One chain of pages for each filter, by POST, which every version takes. A server that wants an account answers with a refusal, and its
 * list is not public. Suspensions are many and mostly made by the program itself: weekly.
 */
export const misskeyBlockEndpoints: readonly EndpointDefinition[] = (['blocked', 'silenced', 'suspended'] as const).map((filter) => ({
  path: `${PATH}?${filter}=true&limit=${PAGE}&offset=0`,
  method: 'POST',
  body: 'query',
  limit: 'blocks',
  every: filter === 'suspended' ? 'week' : 'day',
  blocks: { absent: 'unsupported' },
  next: nextPage,
  refusal: readBlockRefusal,
  read: (document) => readFederationInstances(document, filter),
}))

/**
 * Reads one page. Sharkey and Iceshrimp ignore the filter for strangers and answer with the hosts that are not blocked: a single row
 * without the flag that was asked for shows that the list is withheld, and none of it is believed. The list holds only hosts that the server
 * has met, so it is a lower bound.
 */
export function readFederationInstances(json: unknown, filter: Filter): Facts {
  if (!Array.isArray(json)) return {}
  const rows = list(json).filter(isObject)
  const base = { syntax: 'tree' } as const
  if (rows.some((row) => flag(row[FLAGS[filter]]) !== true)) return { blocks: { ...base, rows: [], publication: 'withheld' } }
  return { blocks: { ...base, rows: rows.flatMap(readRow), publication: 'partial' } }
}

function readRow(row: Readonly<Record<string, unknown>>): readonly BlockRow[] {
  const target = rawText(row['host'])
  if (target === undefined) return []
  const actions = actionsOf(row)
  return actions.length === 0 ? [] : [{ target, actions }]
}

function actionsOf(row: Readonly<Record<string, unknown>>): readonly NativeAction[] {
  const actions: NativeAction[] = []
  if (flag(row['isBlocked']) === true) actions.push({ action: 'suspend', native: 'isBlocked' })
  if (flag(row['isSilenced']) === true) actions.push({ action: 'silence', native: 'isSilenced' })
  if (flag(row['isMediaSilenced']) === true) actions.push({ action: 'force-sensitive', native: 'isMediaSilenced' })
  if (flag(row['isNSFW']) === true) actions.push({ action: 'force-sensitive', native: 'isNSFW' })
  if (flag(row['rejectReports']) === true) actions.push({ action: 'reject-reports', native: 'rejectReports' })
  if (flag(row['rejectQuotes']) === true) actions.push({ action: 'reject-quotes', native: 'rejectQuotes' })
  return [...actions, ...suspensionOf(row)]
}

// Only a suspension by hand is a decision; hosts that were gone or silent for a week are suspended by the program.
function suspensionOf(row: Readonly<Record<string, unknown>>): readonly NativeAction[] {
  const state = rawText(row['suspensionState'])
  if (state === 'manuallySuspended') return [{ action: 'stop-delivery', native: state }]
  if (state === undefined && flag(row['isSuspended']) === true) return [{ action: 'delivery-suspended', native: 'isSuspended' }]
  return []
}

function nextPage(json: unknown, path: string): string | undefined {
  if (list(json).length < PAGE) return undefined
  const here = new URL(path, 'https://any.invalid')
  const offset = Number(here.searchParams.get('offset')) + PAGE
  if (!Number.isSafeInteger(offset)) return undefined
  here.searchParams.set('offset', String(offset))
  return here.pathname + here.search
}

function readBlockRefusal(json: unknown): 'rate-limited' | 'unauthorized' | 'not-found' | undefined {
  switch (at(json, 'error', 'code')) {
    case 'RATE_LIMIT_EXCEEDED':
      return 'rate-limited'
    case 'CREDENTIAL_REQUIRED':
    case 'ACCESS_DENIED':
    case 'ROLE_PERMISSION_DENIED':
    case 'AUTHENTICATION_FAILED':
      return 'unauthorized'
    case 'UNKNOWN_API_ENDPOINT':
    case 'NO_SUCH_ENDPOINT':
    case 'METHOD_NOT_ALLOWED':
      return 'not-found'
    default:
      return undefined
  }
}
