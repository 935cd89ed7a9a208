// Lemmy's API v4 as 1.0 serves it: the site document, and linked hosts in pages behind an opaque cursor.
import { lemmyBlockedItems } from './block-lists.ts'
import type { VirtualInstance, VirtualReply } from '../contract.ts'
import { shownMode } from './lemmy-generation.ts'
import { lemmyAdmin, lemmyCounts, lemmyLanguages, lemmyTexts } from './lemmy-v3.ts'

const MODES_V4 = { open: 'open', approval: 'require_application', invite: 'require_invitation', closed: 'closed' } as const
const KINDS: readonly (string | null)[] = ['all', 'linked', 'allowed', 'blocked']
const LARGEST_PAGE = 50

/** `GET /api/v4/site`. Members without a value are left out. */
export function lemmySiteV4(instance: VirtualInstance): unknown {
  const languages = lemmyLanguages(instance)
  return {
    site_view: {
      site: siteV4(instance),
      local_site: localSiteV4(instance),
      local_site_rate_limit: { local_site_id: 1 },
      instance: { id: 1, domain: instance.host, published_at: '2023-06-12T09:21:42Z' },
    },
    admins: [lemmyAdmin(instance)],
    version: instance.version,
    all_languages: languages.all,
    discussion_languages: languages.chosen,
    tagline: { id: 1, content: 'Hello' },
    oauth_providers: [],
    admin_oauth_providers: [],
    blocked_urls: [],
    active_plugins: [],
    captcha_enabled: instance.registrations.captcha ?? false,
  }
}

function siteV4(instance: VirtualInstance): Readonly<Record<string, unknown>> {
  const origin = `https://${instance.apiHost ?? instance.host}`
  const { sidebar } = lemmyTexts(instance)
  const warning = instance.variant?.contentWarning
  return {
    id: 1,
    name: instance.name,
    ...(sidebar !== undefined && { sidebar }),
    published_at: '2023-06-12T09:21:42.341723Z',
    icon: `${origin}/pictrs/image/icon.png`,
    banner: `${origin}/pictrs/image/banner.png`,
    summary: instance.shortDescription,
    ap_id: `https://${instance.host}/`,
    last_refreshed_at: '2026-07-01T00:00:00Z',
    inbox_url: `${origin}/inbox`,
    instance_id: 1,
    ...(warning !== undefined && { content_warning: warning }),
  }
}

function localSiteV4(instance: VirtualInstance): Readonly<Record<string, unknown>> {
  const { emailRequired = false, message } = instance.registrations
  const { legal } = lemmyTexts(instance)
  const votes = instance.variant?.downvotes === false ? 'disable' : 'all'
  return {
    id: 1,
    site_id: 1,
    site_setup: true,
    community_creation_admin_only: instance.variant?.communityCreationAdminOnly === true,
    email_verification_required: emailRequired,
    ...(message !== undefined && { application_question: message }),
    private_instance: instance.variant?.privateInstance === true,
    default_theme: 'browser',
    ...(legal !== undefined && { legal_information: legal }),
    federation_enabled: instance.variant?.federationEnabled !== false,
    published_at: '2023-06-12T09:21:42Z',
    registration_mode: MODES_V4[shownMode(instance)],
    oauth_registration: false,
    post_upvotes: 'all',
    post_downvotes: votes,
    comment_upvotes: 'all',
    comment_downvotes: votes,
    nsfw_content_disallowed: instance.variant?.nsfw !== true,
    ...lemmyCounts(instance),
    max_invites_per_user_allowed: 0,
  }
}

function refuseQuery(message: string): VirtualReply {
  return { status: 400, json: { error: 'unknown', message, cause: message } }
}

/** `GET /api/v4/federated_instances`: `kind` is mandatory, `limit` 1 to 50 and 20 unless given; `next_page` is absent on the last page. */
export function linkedPageV4(instance: VirtualInstance, query: URLSearchParams): VirtualReply {
  const kind = query.get('kind')
  if (!KINDS.includes(kind)) return refuseQuery('Query deserialize error: missing field `kind`')
  if (kind === 'blocked') return cursorPageV4(lemmyBlockedItems(instance), query)
  const shown = kind === 'allowed' ? [] : instance.peers
  const items = shown.map((domain, index) => ({
    instance: {
      id: index + 2,
      domain,
      published_at: '2023-07-01T00:00:00Z',
      updated_at: '2026-07-30T00:00:00Z',
      software: 'lemmy',
      version: '0.19.3',
    },
    queue_state: { instance_id: index + 2, fail_count: 0 },
  }))
  return cursorPageV4(items, query)
}

/** One page of any list of API v4. */
export function cursorPageV4(items: readonly object[], query: URLSearchParams): VirtualReply {
  const limit = Number(query.get('limit') ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) return refuseQuery('limit must be between 1 and 50')
  const start = readCursor(query.get('page_cursor'))
  if (start === undefined) return refuseQuery('couldnt parse pagination token')
  const end = start + limit
  return {
    json: {
      items: items.slice(start, end),
      ...(end < items.length && { next_page: writeCursor(end) }),
      ...(start > 0 && { prev_page: writeCursor(Math.max(0, start - limit)) }),
    },
  }
}

// Opaque to everybody but this server; padding and all, so that nobody can forget to encode it.
function writeCursor(start: number): string {
  return Buffer.from(JSON.stringify({ after: start })).toString('base64')
}

function readCursor(cursor: string | null): number | undefined {
  if (cursor === null) return 0
  const match = /^\{"after":(\d{1,9})\}$/.exec(Buffer.from(cursor, 'base64').toString())
  return match === null ? undefined : Number(match[1])
}
