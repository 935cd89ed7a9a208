// Block lists as single documents, by shape: Mastodon's list, lists of names, Friendica's file, PeerTube's log, Funkwhale's allow-list.
import type { BlockAction, NativeAction } from '#model/blocks/actions.ts'
import type { MaskAlgorithm } from '#model/blocks/mask.ts'
import { readListCsv } from '#model/blocks/list-csv.ts'
import { readDigest, type TargetSyntax } from '#model/blocks/target.ts'
import type { BlockPage, BlockRow, Facts } from '#model/facts.ts'
import { at, flag, isObject, list, rawText, text } from '#model/json.ts'
import { cleanText, htmlToText, TEXT_LIMITS } from '#model/text.ts'
import { MAX_BLOCKS } from '../limits.ts'
import { withoutAbsent } from './mastodon-api.ts'

/** How a software means a list of Mastodon's shape. */
export interface ListMeaning {
  readonly syntax: TargetSyntax
  readonly mask?: MaskAlgorithm
  /** An empty list may be a hidden one (Rebased; blocks.md 1.3). */
  readonly emptyMeansHidden?: boolean
}

/** Reads `/api/v1/instance/domain_blocks`: Mastodon's (blocks.md 1.1), GoToSocial's with dates (1.2), PieFed's with reasons. */
export function readDomainBlocks(json: unknown, { syntax, mask, emptyMeansHidden }: ListMeaning): Facts {
  if (!Array.isArray(json)) return {}
  const rows = list(json)
    .slice(0, MAX_BLOCKS)
    .flatMap((entry): readonly BlockRow[] => {
      const target = rawText(at(entry, 'domain'))
      const severity = text(at(entry, 'severity'), 40) ?? 'suspend'
      if (target === undefined) return []
      return [
        withoutAbsent({
          target,
          digest: readDigest(at(entry, 'digest')),
          actions: severityActions(severity),
          reason: reasonOf(at(entry, 'comment') ?? at(entry, 'public_comment')),
          since: momentOf(at(entry, 'suspended_at')),
        }),
      ]
    })
  return { blocks: withoutAbsent({ rows, syntax, mask, emptyMeansHidden }) }
}

const SEVERITIES: ReadonlyMap<string, BlockAction> = new Map([
  ['suspend', 'suspend'],
  ['silence', 'silence'],
  ['noop', 'noop'],
])

// A word that Mastodon does not have is some fork's: that it is a limit of some kind is all we may say.
function severityActions(severity: string): readonly NativeAction[] {
  return [{ action: SEVERITIES.get(severity) ?? 'silence', native: severity }]
}

/** A moment as published, ISO 8601; undefined for anything else. */
export function momentOf(value: unknown): string | undefined {
  const moment = rawText(value)
  return moment !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.Z+-]{5,30}$/.test(moment) ? moment : undefined
}

/** A reason in plain words; undefined for none. */
export function reasonOf(value: unknown): string | undefined {
  const words = rawText(value)
  if (words === undefined) return undefined
  const plain = /<[a-z/]/i.test(words) ? htmlToText(words, TEXT_LIMITS.rule) : cleanText(words, TEXT_LIMITS.rule)
  return plain === '' ? undefined : plain
}

/** Reads a list of names, each entry a string or an object with the name under one of `keys`: Mbin, Wafrn, Lemmy's and Smithereen's rows. */
export function readNames(entries: unknown, keys: readonly string[], actions: readonly NativeAction[]): readonly BlockRow[] {
  return list(entries)
    .slice(0, MAX_BLOCKS)
    .flatMap((entry) => {
      const target = typeof entry === 'string' ? entry : keys.map((key) => rawText(at(entry, key))).find((name) => name !== undefined)
      if (target === undefined) return []
      return [withoutAbsent({ target, actions, reason: isObject(entry) ? reasonOf(entry['reason']) : undefined })]
    })
}

const BAN = [{ action: 'suspend', native: 'ban' }] as const

/** Reads Mbin's `/api/defederated` and `/v2`: always public, complete, exact names (blocks.md 1.6). */
export function readMbinDefederated(json: unknown): Facts {
  const instances = at(json, 'instances')
  return Array.isArray(instances) ? { blocks: { rows: readNames(instances, ['domain'], BAN), syntax: 'exact' } } : {}
}

/** Reads Wafrn's `/api/status/blocks`: complete, without reasons (other-software.md, Wafrn). */
export function readWafrnBlocks(json: unknown): Facts {
  if (!Array.isArray(json)) return {}
  return { blocks: { rows: readNames(json, ['displayName'], [{ action: 'suspend', native: 'block' }]), syntax: 'exact' } }
}

/** Reads Smithereen's `server.getRestrictedServers` (blocks.md 1.9). */
export function readSmithereenRestrictions(json: unknown): Facts {
  const items = at(json, 'response', 'items') ?? at(json, 'items')
  if (!Array.isArray(items)) return {}
  return { blocks: { rows: readNames(items, ['domain'], [{ action: 'suspend', native: 'suspension' }]), syntax: 'exact' } }
}

/** Reads Friendica's `/blocklist/domain/download`: two columns, no header, real wildcards and never masks (blocks.md 1.7). */
export function readFriendicaBlocklist(document: unknown): Facts {
  if (typeof document !== 'string') return {}
  const rows = readListCsv(document, false).rows.slice(0, MAX_BLOCKS)
  return {
    blocks: {
      rows: rows.map((row) =>
        withoutAbsent({ target: row.text, actions: [{ action: 'suspend' as const, native: 'block' }], reason: reasonOf(row.comment) }),
      ),
      syntax: 'shell',
    },
  }
}

/**
 * Reads a page of PeerTube's `/api/v1/server/blocklist/public-log`: the last action about a host counts, and accounts are left out. A block
 * at PeerTube mutes (blocks.md 1.8).
 */
export function readPeertubeLog(json: unknown): Facts {
  const actions = at(json, 'actions')
  if (!Array.isArray(actions)) return {}
  const rows = new Map<string, BlockRow>()
  for (const entry of list(actions).slice(0, MAX_BLOCKS)) {
    const target = rawText(at(entry, 'target'))
    const type = at(entry, 'type')
    if (target === undefined || (type !== 'block' && type !== 'unblock')) continue
    const action: NativeAction = type === 'block' ? { action: 'mute', native: 'block' } : { action: 'noop', native: 'unblock' }
    const since = type === 'block' ? momentOf(at(entry, 'createdAt')) : undefined
    rows.set(target.toLowerCase(), withoutAbsent({ target, actions: [action], since }))
  }
  return { blocks: { rows: [...rows.values()], syntax: 'exact' } }
}

const LOG_PAGE = 500

/** The next page of PeerTube's log begins at the moment of the last entry; undefined after a page that is not full. */
export function nextPeertubeLog(json: unknown, path: string): string | undefined {
  const actions = list(at(json, 'actions'))
  const last = rawText(at(actions.at(-1), 'createdAt'))
  const here = new URL(path, 'https://any.invalid')
  if (actions.length < LOG_PAGE || last === undefined || here.searchParams.get('startDate') === last) return undefined
  here.searchParams.set('startDate', last)
  return here.pathname + here.search
}

/** Reads Funkwhale's allow-list in NodeInfo: with it on, whoever is not named is refused; the names are public only if the admin says so. */
export function readFunkwhaleAllowList(nodeinfo: unknown): BlockPage | undefined {
  const allow = at(nodeinfo, 'metadata', 'allowList')
  const enabled = flag(at(allow, 'enabled'))
  if (enabled === undefined) return undefined
  if (!enabled) return { rows: [], syntax: 'exact', publication: 'unsupported' }
  const domains = at(allow, 'domains')
  if (!Array.isArray(domains)) return { rows: [], syntax: 'exact', publication: 'withheld' }
  return { rows: readNames(domains, ['name'], [{ action: 'allow', native: 'allowed' }]), syntax: 'exact', mode: 'allowlist' }
}
