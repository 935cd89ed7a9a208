// PeerTube: what to ask it and how to read it (other-software.md 4.1).
import type { Facts, LongText, LongTextKind, RegistrationMode, Registrations } from '#model/facts.ts'
import { at, count, flag, isObject, list, rawText, strings, text, url } from '#model/json.ts'
import { markdownToText, TEXT_LIMITS } from '#model/text.ts'
import { nextPeertubeLog, readPeertubeLog } from './block-documents.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { publicText, withoutAddresses } from './people.ts'

// Links between servers only, the oldest first: a follow that comes in while we page is added at the end. 100 is the largest page.
const LINKS = 'start=0&count=100&sort=createdAt&actorType=Application&state=accepted'

/** PeerTube. API reference: https://docs.joinpeertube.org/api-rest-reference.html */
export const peertube = defineSoftware({
  name: 'peertube',
  label: 'PeerTube',
  kind: 'video',
  networks: ['activitypub'],
  alternativeTo: ['YouTube', 'Vimeo'],
  licence: 'AGPL-3.0',
  language: 'TypeScript',
  repository: 'https://github.com/Chocobozzz/PeerTube',
  homepage: 'https://joinpeertube.org',
  counts: {
    users: 'local accounts',
    active: 'local accounts that logged in during the period',
    posts: 'local videos; comments are counted apart',
  },
  endpoints: [
    { path: '/api/v1/config', limit: 'instance', every: 'day', read: readConfig },
    { path: '/api/v1/config/about', limit: 'text', every: 'month', read: readAbout },
    { path: '/api/v1/server/stats', limit: 'instance', every: 'day', read: readStats },
    // In the newest line, where the admin shows it: 403 withholds, 404 is an older version (other-software.md 4).
    {
      path: '/api/v1/server/blocklist/public-log?startDate=1970-01-01T00:00:00.000Z',
      limit: 'blocks',
      every: 'day',
      blocks: { absent: 'unsupported' },
      next: nextPeertubeLog,
      read: readPeertubeLog,
    },
    // What a server follows and who follows it: far sparser than the lists of other software, and never mixed with them (1.6).
    {
      path: `/api/v1/server/following?${LINKS}`,
      limit: 'peers',
      every: 'week',
      next: nextPage,
      read: (json) => readFollows(json, 'following'),
    },
    {
      path: `/api/v1/server/followers?${LINKS}`,
      limit: 'peers',
      every: 'week',
      next: nextPage,
      read: (json) => readFollows(json, 'follower'),
    },
  ],
})

/** Reads `/api/v1/config`. */
function readConfig(json: unknown, host: HostKnowledge): Facts {
  const instance = at(json, 'instance')
  if (!isObject(instance)) return {}
  return withoutAbsent({
    version: text(at(json, 'serverVersion'), TEXT_LIMITS.name),
    name: publicText(instance.name, TEXT_LIMITS.name),
    shortDescription: readPlain(instance.shortDescription),
    registrations: readRegistrations(at(json, 'signup')),
    icon: readPicture(instance.avatars ?? instance.avatar, host.origin),
    thumbnail: readPicture(instance.banners ?? instance.banner, host.origin),
    switches: readSwitches(json),
  })
}

function readPlain(value: unknown): string | undefined {
  const words = text(value, TEXT_LIMITS.description)
  return words === undefined ? undefined : withoutAddresses(words)
}

// `allowed` heeds the limit of accounts; `allowedForCurrentIP` would tell about us and is not read (other-software.md 10, trap 11).
// Approval exists since 5.1; before that there is no such member.
function readRegistrations(signup: unknown): Registrations | undefined {
  const allowed = flag(at(signup, 'allowed'))
  if (allowed === undefined) return undefined
  const opened = flag(at(signup, 'requiresApproval')) === true ? 'approval' : 'open'
  const mode: RegistrationMode = allowed ? opened : 'closed'
  return withoutAbsent({
    mode,
    emailRequired: flag(at(signup, 'requiresEmailVerification')),
    minAge: count(at(signup, 'minimumAge')),
  })
}

// Since 6 a list of sizes, of which the largest is kept; before, one object, or nothing. Paths are relative.
function readPicture(value: unknown, origin: string): string | undefined {
  const pictures = list(value, { wrap: true }).map((picture) => ({
    src: url(at(picture, 'fileUrl'), origin) ?? url(at(picture, 'path'), origin),
    width: count(at(picture, 'width')) ?? 0,
  }))
  return pictures.filter((picture) => picture.src !== undefined).toSorted((a, b) => b.width - a.width)[0]?.src
}

function readSwitches(json: unknown): Facts['switches'] {
  const instance = at(json, 'instance')
  return keepStated({
    isNSFW: flag(at(instance, 'isNSFW')),
    nsfwPolicy: text(at(instance, 'defaultNSFWPolicy'), 40),
    // Stated by the admin; what a server guesses of the reader's country is another matter.
    serverCountry: text(at(instance, 'serverCountry'), 60),
    videoQuota: readQuota(at(json, 'user', 'videoQuota')),
    videoQuotaDaily: readQuota(at(json, 'user', 'videoQuotaDaily')),
    federationEnabled: flag(at(json, 'federation', 'enabled')),
    liveEnabled: flag(at(json, 'live', 'enabled')),
  })
}

// Bytes; -1 stands for no limit.
function readQuota(value: unknown): number | 'unlimited' | undefined {
  return value === -1 ? 'unlimited' : count(value)
}

const ABOUT_TEXTS: readonly (readonly [member: string, kind: LongTextKind])[] = [
  ['description', 'description'],
  ['terms', 'terms'],
  ['codeOfConduct', 'conduct'],
  ['moderationInformation', 'moderation'],
]

// Why there is such a server, who pays for it and how long: one text, since each is a sentence or two.
function readReasons(instance: Readonly<Record<string, unknown>>): string {
  return ['creationReason', 'businessModel', 'maintenanceLifetime']
    .flatMap((member) => rawText(instance[member])?.trim() || [])
    .join('\n\n')
}

// The categories that PeerTube ships, by their ids (other-software.md 4.1); plugins add others, whose names are elsewhere.
const CATEGORIES: Readonly<Record<number, string>> = {
  1: 'music',
  2: 'films',
  3: 'vehicles',
  4: 'art',
  5: 'sports',
  6: 'travels',
  7: 'gaming',
  8: 'people',
  9: 'comedy',
  10: 'entertainment',
  11: 'news and politics',
  12: 'how to',
  13: 'education',
  14: 'activism',
  15: 'science and technology',
  16: 'animals',
  17: 'kids',
  18: 'food',
}

function readCategories(ids: unknown): string | undefined {
  const names = list(ids)
    .slice(0, 100)
    .flatMap((id) => (typeof id === 'number' && Object.hasOwn(CATEGORIES, id) ? (CATEGORIES[id] ?? []) : []))
  return names.length === 0 ? undefined : [...new Set(names)].join(', ')
}

/** Reads `/api/v1/config/about`: Markdown, any of it empty. The administrator is a person and is not read. */
function readAbout(json: unknown): Facts {
  const instance = at(json, 'instance')
  if (!isObject(instance)) return {}
  const languages = strings(instance.languages, TEXT_LIMITS.languages)
  return withoutAbsent({
    texts: [
      ...ABOUT_TEXTS.flatMap(([member, kind]) => readLongText(kind, instance[member])),
      ...readLongText('about-page', readReasons(instance)),
    ],
    languages: languages.length > 0 ? languages : undefined,
    switches: keepStated({ topics: readCategories(instance.categories) }),
  })
}

function readLongText(kind: LongTextKind, value: unknown): readonly LongText[] {
  const words = withoutAddresses(markdownToText(rawText(value) ?? '', TEXT_LIMITS.longText))
  return words === '' ? [] : [{ kind, text: words, format: 'markdown' }]
}

/** Reads `/api/v1/server/stats`: members are added with almost every version, and these have stayed. */
function readStats(json: unknown): Facts {
  const usage = withoutAbsent({
    users: count(at(json, 'totalUsers')),
    activeMonth: count(at(json, 'totalMonthlyActiveUsers')),
    activeWeek: count(at(json, 'totalWeeklyActiveUsers')),
    activeDay: count(at(json, 'totalDailyActiveUsers')),
    localPosts: count(at(json, 'totalLocalVideos')),
    localComments: count(at(json, 'totalLocalVideoComments')),
  })
  return Object.keys(usage).length > 0 ? { usage } : {}
}

// Each row has both ends; the far one is `following` in the list of what this server follows, `follower` in the other.
function readFollows(json: unknown, farEnd: 'following' | 'follower'): Facts {
  if (!Array.isArray(at(json, 'data'))) return {}
  const names = list(at(json, 'data'))
    .map((row) => at(row, farEnd, 'host'))
    .filter((name) => typeof name === 'string')
  return { peers: { kind: 'follows', names } }
}

/** The path of the next page: as many rows further as this page had, until `total` is reached or a page is empty. */
function nextPage(json: unknown, path: string): string | undefined {
  const here = new URL(path, 'https://any.invalid')
  const rows = list(at(json, 'data')).length
  const start = (count(here.searchParams.get('start')) ?? 0) + rows
  if (rows === 0 || start >= (count(at(json, 'total')) ?? 0)) return undefined
  here.searchParams.set('start', String(start))
  return here.pathname + here.search
}
