// Block lists as each software writes them, from one description of what a virtual server does about others.
import { createHash } from 'node:crypto'
import type { VirtualBlock, VirtualInstance, VirtualReply, VirtualRequest } from '../contract.ts'

/** What a server does about others; nothing while it is not said. */
export function blocksOf(instance: VirtualInstance): readonly VirtualBlock[] {
  return instance.blocks ?? []
}

function atLevel(instance: VirtualInstance, ...levels: readonly VirtualBlock['level'][]): readonly VirtualBlock[] {
  return blocksOf(instance).filter(({ level }) => levels.includes(level))
}

/** One row as a perfect reader must learn it: the target as shown, the native words, the reason. */
export function blockLine(target: string, natives: readonly string[], reason?: string): string {
  return `${target} ${natives.toSorted().join('+')}${reason === undefined ? '' : ` “${reason}”`}`
}

/** Mastodon's list: silences before suspensions, masked names with the digest of the whole one, reasons where the admin shows them. */
export function mastodonList(instance: VirtualInstance): readonly object[] {
  return [...atLevel(instance, 'silence'), ...atLevel(instance, 'suspend')].map(({ target, level, reason, masked }) => ({
    domain: masked === true ? maskLikeMastodon(target) : target,
    digest: createHash('sha256').update(target).digest('hex'),
    severity: level,
    comment: reason ?? null,
  }))
}

/** What is to be learned from Mastodon's list. */
export function mastodonLines(instance: VirtualInstance): readonly string[] {
  return atLevel(instance, 'silence', 'suspend').map(({ target, level, reason, masked }) =>
    blockLine(masked === true ? maskLikeMastodon(target) : target, [level], reason),
  )
}

// The rule of its source, written down once more: a mirror does not ask the reader's code what is right.
function maskLikeMastodon(name: string): string {
  const kept = Math.floor(name.length / 4)
  return [...name].map((one, index) => (one === '.' || index <= kept || index >= name.length - kept ? one : '*')).join('')
}

/** Lists of softwares that know suspension only, and give a reason with it. */
export function suspensionLines(instance: VirtualInstance, native: string, withReason = true): readonly string[] {
  return atLevel(instance, 'suspend').map(({ target, reason }) => blockLine(target, [native], withReason ? reason : undefined))
}

/** GoToSocial's list: suspensions with the moment they were made and without a digest. */
export function gotosocialList(instance: VirtualInstance): readonly object[] {
  return atLevel(instance, 'suspend').map(({ target, reason = '' }) => ({
    domain: target,
    suspended_at: '2025-01-02T03:04:05.678Z',
    comment: reason,
    severity: 'suspend',
  }))
}

/** The members that transparency adds to Pleroma's federation object. */
export function mrfLists(instance: VirtualInstance): Readonly<Record<string, unknown>> {
  const hosts = (level: VirtualBlock['level']) => atLevel(instance, level).map(({ target }) => target)
  const reasons = (level: VirtualBlock['level']) =>
    Object.fromEntries(atLevel(instance, level).flatMap(({ target, reason }) => (reason === undefined ? [] : [[target, { reason }]])))
  return {
    exclusions: false,
    mrf_policies: ['SimplePolicy', 'TagPolicy'],
    mrf_simple: {
      reject: hosts('suspend'),
      federated_timeline_removal: hosts('silence'),
      media_nsfw: hosts('media'),
      accept: [],
      handle_threads: true,
    },
    mrf_simple_info: { reject: reasons('suspend'), federated_timeline_removal: reasons('silence'), media_nsfw: reasons('media') },
    quarantined_instances: [],
  }
}

const MRF_WORDS = { suspend: 'reject', silence: 'federated_timeline_removal', media: 'media_nsfw' } as const

/** What is to be learned from Pleroma's lists. */
export function mrfLines(instance: VirtualInstance): readonly string[] {
  return blocksOf(instance).map(({ target, level, reason }) => blockLine(target, [MRF_WORDS[level]], reason))
}

/** Whether this member of Misskey's family answers strangers with the hosts that are not blocked, whatever they ask for. */
function isSilent({ software }: VirtualInstance): boolean {
  return software === 'sharkey' || software === 'iceshrimp'
}

/** `POST /api/federation/instances`: rows of known hosts with flags; at most 100 a page. */
export function federationInstances(instance: VirtualInstance, request: VirtualRequest): VirtualReply {
  const asked = JSON.parse(request.body === '' ? '{}' : request.body) as Readonly<Record<string, unknown>>
  const { limit = 30, offset = 0 } = asked as { readonly limit?: number; readonly offset?: number }
  const rows = federationRows(instance).filter((row) => passes(row, asked, isSilent(instance)))
  return { json: rows.slice(offset, offset + Math.min(limit, 100)) }
}

type Row = Readonly<Record<string, unknown>>

function federationRows(instance: VirtualInstance): readonly Row[] {
  const row = (host: string, level?: VirtualBlock['level']): Row => ({
    id: `x${host}`,
    firstRetrievedAt: '2024-02-03T04:05:06.000Z',
    host,
    usersCount: 3,
    isNotResponding: false,
    isSuspended: false,
    suspensionState: 'none',
    isBlocked: level === 'suspend',
    isSilenced: level === 'silence',
    isMediaSilenced: level === 'media',
  })
  const gone = { ...row('gone.away.example'), isSuspended: true, suspensionState: 'goneSuspended' }
  return [
    ...instance.peers.map((host) => row(host)),
    row('calm.away.example'),
    gone,
    ...blocksOf(instance).map(({ target, level }) => row(target, level)),
  ]
}

function passes(row: Row, asked: Readonly<Record<string, unknown>>, silent: boolean): boolean {
  return (['blocked', 'silenced', 'suspended'] as const).every((filter) => {
    if (typeof asked[filter] !== 'boolean') return true
    const flag = row[`is${filter.charAt(0).toUpperCase()}${filter.slice(1)}`] === true
    return flag === (silent ? false : asked[filter])
  })
}

/** What is to be learned from Misskey's rows: media silences have no chain of their own, and the silent forks show nothing. */
export function federationLines(instance: VirtualInstance): readonly string[] | undefined {
  if (isSilent(instance)) return undefined
  return atLevel(instance, 'suspend', 'silence').map(({ target, level }) =>
    blockLine(target, [level === 'suspend' ? 'isBlocked' : 'isSilenced']),
  )
}

/** The rows of Lemmy's blocked list in v3, with or without what 0.19 adds. */
export function lemmyRows(instance: VirtualInstance): readonly object[] {
  return atLevel(instance, 'suspend').map(({ target }, index) => ({ id: 900 + index, domain: target, published: '2023-07-01T00:00:00Z' }))
}

/** Items of v4's blocked list, with the dates of the block. */
export function lemmyBlockedItems(instance: VirtualInstance): readonly object[] {
  return atLevel(instance, 'suspend').map(({ target }, index) => ({
    instance: { id: 900 + index, domain: target, published_at: '2023-07-01T00:00:00Z' },
    blocked: { published_at: '2026-02-01T00:00:00Z', ...(index === 0 && { expires_at: '2030-09-01T00:00:00Z' }) },
  }))
}

/** Items of v4's modlog: newest first, an old block that was taken back last. */
export function lemmyModlogItems(instance: VirtualInstance): readonly object[] {
  return atLevel(instance, 'suspend').map(({ target, reason }, index) => ({
    modlog: { id: 500 - index, kind: 'admin_block_instance', is_revert: false, reason: reason ?? '', published_at: '2026-02-01T00:00:00Z' },
    moderator: { name: 'head_gardener' },
    target_instance: { id: 900 + index, domain: target },
  }))
}

/** Friendica's file: two columns, no header. */
export function friendicaCsv(instance: VirtualInstance): string {
  const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return atLevel(instance, 'suspend')
    .map(({ target, reason = '' }) => `${quote(target)},${quote(reason)}\r\n`)
    .join('')
}

/** PeerTube's public log: an account and a host that was let in again among the blocks. */
export function peertubeLog(instance: VirtualInstance, request: VirtualRequest): VirtualReply {
  const since = Date.parse(request.query.get('startDate') ?? '1970-01-01')
  const moment = (index: number) => new Date(Date.UTC(2026, 2, 1) + index * 60_000).toISOString()
  const blocks = atLevel(instance, 'suspend').map(({ target }, index) => ({ type: 'block', target, createdAt: moment(index + 2) }))
  const actions = [{ type: 'block', target: 'spam@far.example', createdAt: moment(0) }, ...blocks].filter(
    ({ createdAt }) => Date.parse(createdAt) >= since,
  )
  return { json: { name: instance.name, actions: actions.slice(0, 500) } }
}
