// Lemmy and what answers like it: which of its two APIs to ask, and how (other-software.md 3.1, 3.2, 3.5).
import { at } from '#model/json.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readAllowedV4, readBlockedV4, readModlogV4 } from './lemmy-blocks.ts'
import { readLinkedV3, readSiteV3 } from './lemmy-v3.ts'
import { nextLinkedV4, readLinkedV4, readSiteV4 } from './lemmy-v4.ts'

const SITE_V4 = '/api/v4/site'

/** What the lists of API v4 have in common. */
const listV4 = {
  limit: 'blocks',
  every: 'day',
  when: hasV4,
  blocks: { absent: 'unsupported' },
  next: nextLinkedV4,
  refusal: readRefusal,
} as const

/** Lemmy. API reference: https://join-lemmy.org/api. Version 1.0 keeps an imitation of the old site document, with invented constants. */
export const lemmy = defineSoftware({
  name: 'lemmy',
  label: 'Lemmy',
  kind: 'forum',
  networks: ['activitypub'],
  alternativeTo: ['Reddit'],
  licence: 'AGPL-3.0',
  language: 'Rust',
  repository: 'https://github.com/LemmyNet/lemmy',
  homepage: 'https://join-lemmy.org',
  forks: [
    { name: 'lemmybb', label: 'LemmyBB', repository: 'https://github.com/LemmyNet/lemmyBB' },
    // Its lists are empty whatever it knows (other-software.md 3.5).
    {
      name: 'sublinks',
      label: 'Sublinks',
      repository: 'https://github.com/sublinks/sublinks-api',
      licence: 'MIT',
      language: 'Java',
      homepage: 'https://sublinks.org',
      unpublished: { facts: ['peers', 'blocks'], reference: 'sublinks/sublinks-api' },
    },
  ],
  counts: {
    users: 'local accounts',
    active: 'local accounts that posted or commented in the period; since 0.19 also those that voted',
    posts: 'local posts; comments are counted apart',
  },
  endpoints: [
    { path: SITE_V4, limit: 'instance', every: 'day', when: hasV4, refusal: readRefusal, read: readSiteV4 },
    // Not asked of 1.0 as long as the real document answers.
    {
      path: '/api/v3/site',
      limit: 'instance',
      every: 'day',
      when: (host) => !hasV4(host) || host.state(SITE_V4) === 'absent',
      refusal: readRefusal,
      read: readSiteV3,
    },
    // The kind is mandatory and 50 the largest page.
    { ...listV4, path: '/api/v4/federated_instances?kind=blocked&limit=50', read: readBlockedV4 },
    // Reasons and dates; who decided is not read.
    { ...listV4, path: '/api/v4/modlog?type_=admin_block_instance&limit=50', read: readModlogV4 },
    { ...listV4, path: '/api/v4/federated_instances?kind=allowed&limit=50', every: 'week', read: readAllowedV4 },
    {
      path: '/api/v4/federated_instances?kind=linked&limit=50',
      limit: 'peers',
      every: 'week',
      when: hasV4,
      next: nextLinkedV4,
      refusal: readRefusal,
      read: readLinkedV4,
    },
    // Before 0.18 the names stand inside the site document; 1.0 has taken the list away.
    {
      path: '/api/v3/federated_instances',
      limit: 'peers',
      every: 'day',
      when: hasListV3,
      blocks: { absent: 'unsupported' },
      refusal: readRefusal,
      read: readLinkedV3,
    },
  ],
})

// Pre-releases of 1.0 count. Sublinks numbers its own versions and imitates 0.19.
function hasV4(host: HostKnowledge): boolean {
  return host.nodeinfo.software?.trim().toLowerCase() !== 'sublinks' && host.version !== undefined && host.version[0] >= 1
}

function hasListV3(host: HostKnowledge): boolean {
  const isBefore018 = host.nodeinfo.software?.trim().toLowerCase() === 'lemmy' && host.version?.[0] === 0 && host.version[1] < 18
  return !hasV4(host) && !isBefore018
}

/** Errors are `{"error": "snake_case"}`, almost all with status 400, the rate limit of 0.18 and 0.19 too; other-software.md 3.1, 3.2. */
function readRefusal(json: unknown): 'rate-limited' | 'unauthorized' | undefined {
  switch (at(json, 'error')) {
    case 'rate_limit_error':
    case 'too_many_requests':
      return 'rate-limited'
    case 'instance_is_private':
      return 'unauthorized'
    default:
      return undefined
  }
}
