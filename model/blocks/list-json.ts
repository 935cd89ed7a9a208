// Block lists as JSON: what Mastodon, GoToSocial, Lemmy, Pleroma, Misskey and their tools write, told apart by shape (blocks.md 4).
import { at, isObject, list, rawText, text } from '../json.ts'
import { TEXT_LIMITS } from '../text.ts'
import type { BlockAction } from './actions.ts'
import { makeRow, type ListRow, type RowParts, type RowReading } from './list-row.ts'
import { readDigest } from './target.ts'

export interface JsonReading {
  readonly format: string
  readonly rows: readonly ListRow[]
}

const SUSPENDS: RowReading = { syntax: 'tree', mask: 'mastodon', otherwise: 'suspend' }
const EXACT: RowReading = { syntax: 'exact', otherwise: 'suspend' }
const STARRED: RowReading = { syntax: 'star-prefix', mask: 'akkoma', otherwise: 'suspend' }

/** Reads a JSON value as a block list; undefined when it has the shape of none. */
export function readListJson(value: unknown, canaries = true): JsonReading | undefined {
  for (const read of [readNamed, readKeyed, readMrf, readTuples, readLists, readItems]) {
    const found = read(value, canaries)
    if (found !== undefined && found.rows.length > 0) return found
  }
  return Array.isArray(value) && value.length === 0 ? { format: 'json', rows: [] } : undefined
}

function rowsOf(items: readonly unknown[], reading: RowReading, canaries: boolean): readonly ListRow[] {
  return items.map((item, index) => makeRow({ ...partsOf(item), place: index + 1 }, { ...reading, canaries }))
}

const NAME_KEYS = ['domain', 'instance', 'host', 'hostname', 'value', 'target', 'name', 'url']

function nameOf(item: unknown): string | undefined {
  if (typeof item === 'string') return item
  if (!isObject(item)) return undefined
  for (const key of NAME_KEYS) {
    const name = rawText(item[key]) ?? rawText(at(item[key], 'domain'))
    if (name !== undefined) return name
  }
  return undefined
}

function partsOf(item: unknown): Omit<RowParts, 'place'> {
  const flagged = (key: string): boolean | undefined => (typeof at(item, key) === 'boolean' ? (at(item, key) as boolean) : undefined)
  const words = (key: string): string | undefined => text(at(item, key), TEXT_LIMITS.rule)
  return {
    text: nameOf(item) ?? '',
    severity: severityOf(item),
    rejectMedia: flagged('reject_media'),
    rejectReports: flagged('reject_reports'),
    comment: words('public_comment') ?? words('comment') ?? words('reason') ?? joined(at(item, 'reasons')),
    obfuscate: flagged('obfuscate'),
    digest: readDigest(at(item, 'digest')),
  }
}

// PeerTube's log and mute lists say what was done rather than how hard.
function severityOf(item: unknown): string | undefined {
  const severity = text(at(item, 'severity'), TEXT_LIMITS.name)
  if (severity !== undefined) return severity
  const act = text(at(item, 'action'), TEXT_LIMITS.name) ?? text(at(item, 'type'), TEXT_LIMITS.name)
  if (act === 'remove' || act === 'unblock') return 'noop'
  return undefined
}

function joined(value: unknown): string | undefined {
  const words = list(value).flatMap((one) => text(one, TEXT_LIMITS.name) ?? [])
  return words.length === 0 ? undefined : words.join(', ')
}

/** An array of rows or of names, alone or under one of the keys that tools use. */
function readNamed(value: unknown, canaries: boolean): JsonReading | undefined {
  const [key, items] = Array.isArray(value)
    ? ['', value as unknown[]]
    : firstList(value, ['block', 'domain_blocks', 'domains', 'instances'])
  if (items.length === 0 || nameOf(items[0]) === undefined) return undefined
  const first = items[0]
  const reading = key === 'instances' ? EXACT : SUSPENDS
  return { format: nameShape(key, first), rows: rowsOf(items, reading, canaries) }
}

function firstList(value: unknown, keys: readonly string[]): readonly [string, readonly unknown[]] {
  for (const key of keys) if (Array.isArray(at(value, key))) return [key, list(at(value, key))]
  return ['', []]
}

function nameShape(key: string, first: unknown): string {
  if (typeof first === 'string') return key === '' ? 'json-names' : `json-${key}`
  if (at(first, 'private_comment') !== undefined || at(first, 'reject_media') !== undefined) return 'mastodon-admin-json'
  if (at(first, 'severity') !== undefined || at(first, 'digest') !== undefined) return 'mastodon-json'
  if (at(first, 'suspended_at') !== undefined || at(first, 'public_comment') !== undefined) return 'gotosocial-json'
  return at(first, 'instance') === undefined ? `json${key === '' ? '' : `-${key}`}` : 'bookwyrm-json'
}

/** RapidBlock: `{ blocks: { name: { isBlocked, reason } } }`. */
function readKeyed(value: unknown, canaries: boolean): JsonReading | undefined {
  const blocks = at(value, 'blocks')
  if (!isObject(blocks)) return undefined
  const items = Object.entries(blocks).map(([domain, entry]) => ({
    domain,
    severity: at(entry, 'isBlocked') === false ? 'noop' : 'suspend',
    reason: at(entry, 'reason'),
  }))
  return { format: 'rapidblock', rows: rowsOf(items, SUSPENDS, canaries) }
}

/** The lists of Pleroma's and Akkoma's simple policy and what each does (blocks.md 3.1). */
export const MRF_LISTS: Readonly<Record<string, BlockAction>> = {
  reject: 'suspend',
  accept: 'allow',
  media_removal: 'reject-media',
  media_nsfw: 'force-sensitive',
  federated_timeline_removal: 'silence',
  followers_only: 'followers-only',
  report_removal: 'reject-reports',
  avatar_removal: 'reject-avatars',
  banner_removal: 'reject-banners',
  background_removal: 'reject-backgrounds',
  reject_deletes: 'reject-deletes',
}

/** Pleroma's federation object, alone or inside NodeInfo or the instance document. */
function readMrf(value: unknown, canaries: boolean): JsonReading | undefined {
  const federation = [
    value,
    at(value, 'metadata', 'federation'),
    at(value, 'pleroma', 'metadata', 'federation'),
    at(value, 'federation'),
  ].find((one) => isObject(at(one, 'mrf_simple')))
  if (federation === undefined) return undefined
  const rows: ListRow[] = []
  for (const [name, action] of Object.entries(MRF_LISTS)) {
    const reasons = at(federation, 'mrf_simple_info', name)
    for (const entry of list(at(federation, 'mrf_simple', name))) {
      const host = rawText(entry) ?? rawText(at(entry, 0)) ?? ''
      const comment = text(at(reasons, host, 'reason'), TEXT_LIMITS.rule)
      rows.push(makeRow({ place: rows.length + 1, text: host, comment }, { ...STARRED, otherwise: action, canaries }))
    }
  }
  return { format: 'pleroma-mrf', rows }
}

/** Pleroma's configuration as JSON: `{ group, key: ":mrf_simple", value: [{ tuple: [":reject", [{ tuple: [host, reason] }]] }] }`. */
function readTuples(value: unknown, canaries: boolean): JsonReading | undefined {
  const settings =
    at(value, 'key') === ':mrf_simple' ? [value] : list(at(value, 'configs')).filter((one) => at(one, 'key') === ':mrf_simple')
  if (settings.length === 0) return undefined
  const rows: ListRow[] = []
  for (const setting of settings.flatMap((one) => list(at(one, 'value')))) {
    const name = (rawText(at(setting, 'tuple', 0)) ?? '').replace(/^:/, '')
    const action = Object.hasOwn(MRF_LISTS, name) ? MRF_LISTS[name] : undefined
    if (action === undefined) continue
    for (const entry of list(at(setting, 'tuple', 1))) {
      const host = rawText(entry) ?? rawText(at(entry, 'tuple', 0)) ?? ''
      const comment = text(at(entry, 'tuple', 1), TEXT_LIMITS.rule)
      rows.push(makeRow({ place: rows.length + 1, text: host, comment }, { ...STARRED, otherwise: action, canaries }))
    }
  }
  return { format: 'pleroma-config', rows }
}

/** Pixelfed's export and Lemmy's answer: several lists, each with an action of its own. */
function readLists(value: unknown, canaries: boolean): JsonReading | undefined {
  const parts: readonly (readonly [string, unknown, BlockAction])[] = [
    ['pixelfed', at(value, 'banned'), 'suspend'],
    ['pixelfed', at(value, 'unlisted'), 'silence'],
    ['pixelfed', at(value, 'auto_cw'), 'force-sensitive'],
    ['lemmy-json', at(value, 'federated_instances', 'blocked'), 'suspend'],
    ['lemmy-json', at(value, 'federated_instances', 'allowed'), 'allow'],
  ]
  const present = parts.filter(([, items]) => Array.isArray(items))
  const [first] = present
  if (first === undefined) return undefined
  const rows: ListRow[] = []
  for (const [, items, action] of present) {
    for (const item of list(items)) {
      rows.push(makeRow({ ...partsOf(item), place: rows.length + 1 }, { ...EXACT, otherwise: action, canaries }))
    }
  }
  return { format: first[0], rows }
}

/** Lists inside an envelope: Smithereen's `items`, Lemmy's pages, PeerTube's mute lists (`data`) and its public log (`actions`). */
function readItems(value: unknown, canaries: boolean): JsonReading | undefined {
  const [key, items] = firstList(value, ['items', 'data', 'actions'])
  if (items.length === 0) return undefined
  const named = items.filter((item) => nameOf(item) !== undefined)
  if (named.length === 0) return undefined
  const format = { items: 'json-items', data: 'peertube-mutes', actions: 'peertube-log' }[key] ?? 'json'
  return { format, rows: rowsOf(items, key === 'items' ? EXACT : { ...EXACT, otherwise: 'mute' }, canaries) }
}
