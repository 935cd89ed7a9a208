// Canned answers of the API for every page and state, typed by its contract; all names and texts are invented.
import { SWITCHES, type SwitchKey, type SwitchValue } from '#model/switches.ts'
import type {
  AboutReply,
  Coverage,
  CrawlsReply,
  Figure,
  LookupReply,
  RuleLabelReply,
  RuleReply,
  ServerReply,
  UsageReply,
} from '../../api/contract.ts'
import { FIXTURE_DAY, FIXTURE_NOW, SERVERS } from './fixture-servers.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

function ago(milliseconds: number): string {
  return new Date(FIXTURE_NOW - milliseconds).toISOString()
}

function figure<T>(value: T | null, source = '/api/v2/instance', flags: readonly string[] = []): Figure<T> {
  return { value, at: value === null ? null : ago(5 * HOUR), source: value === null ? null : source, flags }
}

export const COVERAGE: Coverage = {
  known: 31_480,
  visited: 30_912,
  answered: 21_874,
  refused: 1_966,
  waiting: 568,
  partial: false,
  day: FIXTURE_DAY,
}
export const FIRST_RUN: Coverage = { known: 4_120, visited: 312, answered: 268, refused: 11, waiting: 3_808, partial: true, day: null }

export const ABOUT: AboutReply = {
  name: 'Fediverse Atlas',
  version: '0.1.0',
  publicUrl: 'https://atlas.example',
  contact: 'crew@atlas.example',
  userAgent: 'FediverseAtlas/0.1.0 (+https://atlas.example/crawler)',
  taster: false,
  maxServers: null,
  paceMs: 1000,
  readsPublishedBlocklists: false,
  retentionDays: { crawl: 90, robots: 7, jobRun: 30, visitRequest: 1, optOutCheck: 1 },
  imprint: 'Atlas Society of the Coast\n1 Harbour Lane\nPort Example',
  privacy: 'The proxy before this atlas keeps addresses for a day.',
  missing: [],
  source: '/source.tar.gz',
  coverage: COVERAGE,
  readyInMs: null,
  offline: false,
  crawlers: 2,
  searchBackend: 'postgres',
  paths: [
    {
      software: 'mastodon',
      label: 'Mastodon',
      paths: [
        { path: '/api/v2/instance', method: 'GET', every: 'day' },
        { path: '/api/v1/instance/rules', method: 'GET', every: 'day' },
        { path: '/api/v1/instance/peers', method: 'GET', every: 'week' },
        { path: '/api/v1/instance/extended_description', method: 'GET', every: 'month' },
      ],
    },
    {
      software: 'misskey',
      label: 'Misskey',
      paths: [
        { path: '/api/meta', method: 'POST', every: 'day' },
        { path: '/api/federation/instances', method: 'POST', every: 'week' },
      ],
    },
  ],
}
export const ABOUT_FIRST_RUN: AboutReply = {
  ...ABOUT,
  publicUrl: null,
  contact: null,
  taster: true,
  maxServers: 2000,
  coverage: FIRST_RUN,
  readyInMs: 47 * 60_000,
}
export const ABOUT_OFFLINE: AboutReply = { ...ABOUT_FIRST_RUN, offline: true, readyInMs: null }

const TRANSLATED: readonly RuleReply['translations'][] = [
  { de: { text: 'Begegnet einander mit Respekt. Keine Belästigung, kein Hass, keine Drohungen.', hint: null } },
  { de: { text: 'Heikle Bilder kommen hinter eine Inhaltswarnung.', hint: null } },
]

// What each of them says, by topic, with the words that say so.
const SAID: readonly (readonly (readonly [string, string, string])[])[] = [
  [
    ['civility', 'require', 'respect'],
    ['harassment', 'forbid', 'harassment'],
    ['hate', 'forbid', 'hate'],
  ],
  [
    ['nudity', 'conditional', 'sensitive pictures'],
    ['content-warnings', 'require', 'content warning'],
  ],
  [['bots', 'conditional', 'automated accounts']],
  [['advertising', 'conditional', 'advertising']],
  [['alt-text', 'mention', 'image descriptions']],
]

function labelsOf(text: string, position: number): readonly RuleLabelReply[] {
  return (SAID[position] ?? []).map(([topic, stance, words]) => {
    const from = text.indexOf(words)
    return { topic, stance, source: 'text', from, to: from + words.length, language: 'en', entry: words }
  })
}

const RULES: readonly RuleReply[] = [
  ['Treat each other with respect. No harassment, no hate, no threats.', 'This includes replies, quotes and private messages.', 700],
  ['Put sensitive pictures behind a content warning.', null, 700],
  ['Mark automated accounts as bots, and keep them quiet: at most one post an hour.', null, 420],
  ['No advertising. Telling people about your own work is welcome.', 'Links to shops belong in the profile.', 420],
  ['Write image descriptions whenever you can.', null, 96],
].map(([text, hint, days], position) => ({
  position,
  text: text as string,
  hint: hint as string | null,
  translations: TRANSLATED[position] ?? {},
  takenFrom: null,
  firstSeen: ago((days as number) * DAY),
  firstSeenIsLowerBound: days === 700,
  goneSeen: null,
  labels: labelsOf(text as string, position),
  sentence: `sentence-${String(position)}`,
  servers: [3120, 214, 1, 4, null][position] ?? null,
}))

/** Rules of the past, beside those of today. */
export const OLD_RULE: RuleReply = {
  position: 4,
  text: 'Only English and German in public posts.',
  hint: null,
  translations: {},
  takenFrom: null,
  firstSeen: ago(690 * DAY),
  firstSeenIsLowerBound: false,
  goneSeen: ago(96 * DAY),
  labels: null,
  sentence: null,
  servers: null,
}

function setting(key: SwitchKey, value: SwitchValue): ServerReply['switches'][number] {
  return { key, ...SWITCHES[key], value, source: '/api/v2/instance', at: ago(5 * HOUR) }
}

/** The server whose page shows everything that a page can show. */
export const SERVER: ServerReply = {
  domain: 'harbour-commons.example',
  displayDomain: 'harbour-commons.example',
  status: 'alive',
  statusSince: ago(300 * DAY),
  reason: null,
  firstSeen: ago(702 * DAY),
  lastAnswer: ago(5 * HOUR),
  lastAttempt: ago(5 * HOUR),
  nextVisit: new Date(FIXTURE_NOW + 18 * HOUR).toISOString(),
  aliases: [
    { domain: 'social.harbour-commons.example', proof: 'api-domain', proved: true },
    { domain: 'www.harbour-commons.example', proof: 'www', proved: false },
  ],
  software: {
    name: 'mastodon',
    label: 'Mastodon',
    known: true,
    alternativeTo: ['twitter'],
    homepage: 'https://software.example',
    counts: {
      users: 'Accounts that are confirmed and not suspended.',
      active: 'Accounts that signed in within four weeks.',
      posts: 'Posts written here, without boosts.',
    },
  },
  name: figure('Harbour Commons'),
  shortDescription: figure('A calm place for people who make maps, walk far and look closely. Run by a small association on the coast.'),
  version: figure('4.5.8', 'nodeinfo'),
  versionCurrency: 'behind',
  newestVersion: '4.6.1',
  languages: figure(['en', 'de']),
  registrations: figure({
    mode: 'approval',
    minAge: 16,
    reasonRequired: true,
    emailRequired: true,
    captcha: null,
    message: 'Tell us in two sentences what brings you here. We answer within a day or two.',
    url: 'https://harbour-commons.example/auth/sign_up',
  }),
  openRegistrations: figure(true),
  users: figure(4_211),
  activeMonth: figure(1_286),
  activeHalfyear: figure(2_034, 'nodeinfo'),
  activeWeek: figure(731, '/api/v1/instance/activity'),
  postsAWeek: figure(8_230, 'atlas', ['median-of-weeks']),
  localPosts: figure(1_204_311),
  localComments: figure<number>(null),
  peers: figure(18_423, '/api/v1/instance/peers', ['knows']),
  switches: [
    setting('maxCharacters', 500),
    setting('maxImageBytes', 16_777_216),
    setting('translation', true),
    setting('limitedFederation', false),
    setting('statusPage', 'https://status.harbour-commons.example/'),
  ],
  measured: {
    responseMs: { value: 184, at: ago(5 * HOUR), source: 'atlas', flags: [] },
    uptime30: { value: 1, at: ago(0), source: 'atlas', flags: [] },
    uptime90: { value: 0.99874, at: ago(0), source: 'atlas', flags: [] },
    uptime365: { value: 0.99671, at: ago(0), source: 'atlas', flags: ['known-for-less'] },
    certificate: {
      value: { until: new Date(FIXTURE_NOW + 61 * DAY).toISOString(), problem: null },
      at: ago(5 * HOUR),
      source: 'atlas',
      flags: [],
    },
    ipv6: { value: true, at: ago(5 * HOUR), source: 'atlas', flags: [] },
    behind: { value: 'Fastly', at: ago(5 * HOUR), source: 'atlas', flags: [] },
  },
  protocols: ['activitypub'],
  rules: figure(RULES, '/api/v1/instance/rules'),
  ruleSentences: [],
  texts: [
    {
      kind: 'description',
      text: 'We are some four thousand people around an old harbour.\n\nThe association pays for the machines; everybody may join it.',
      source: '/api/v1/instance/extended_description',
      firstSeen: ago(400 * DAY),
      goneSeen: null,
    },
    {
      kind: 'privacy',
      text: 'Logs are kept for a week. Backups are kept for a month.',
      source: '/api/v1/instance/privacy_policy',
      firstSeen: ago(200 * DAY),
      goneSeen: null,
    },
  ],
  inSearch: true,
}

const BARE: Partial<ServerReply> = {
  name: figure<string>(null),
  shortDescription: figure<string>(null),
  registrations: figure<NonNullable<ServerReply['registrations']['value']>>(null),
  openRegistrations: figure<boolean>(null),
  activeMonth: figure(900, 'nodeinfo', ['month-above-users']),
  users: figure(12, 'nodeinfo', ['month-above-users']),
  activeHalfyear: figure<number>(null),
  activeWeek: figure<number>(null),
  postsAWeek: figure<number>(null),
  localPosts: figure<number>(null),
  peers: figure<number>(null),
  rules: figure<readonly RuleReply[]>(null),
  ruleSentences: [
    { ...OLD_RULE, position: 0, text: 'Whoever sells seedlings here will be removed.', takenFrom: 'sidebar', goneSeen: null },
    { ...OLD_RULE, position: 1, text: 'Please close the gate behind you.', takenFrom: 'conduct', goneSeen: null },
  ],
  languages: figure<readonly string[]>(null),
  texts: [],
  switches: [],
  aliases: [],
}

/** Pages of servers, by domain. */
export const SERVER_PAGES: Readonly<Record<string, ServerReply>> = {
  'harbour-commons.example': SERVER,
  'bare.example': { ...SERVER, ...BARE, domain: 'bare.example', displayDomain: 'bare.example', inSearch: false },
  'failing.example': {
    ...SERVER,
    domain: 'failing.example',
    displayDomain: 'failing.example',
    status: 'failing',
    reason: 'tls',
    lastAnswer: ago(3 * DAY),
  },
  'dead.example': {
    ...SERVER,
    domain: 'dead.example',
    displayDomain: 'dead.example',
    status: 'dead',
    reason: 'dns',
    lastAnswer: ago(220 * DAY),
  },
}

function name(kind: LookupReply['kind'], domain: string, rest: Partial<LookupReply> = {}): LookupReply {
  return { kind, domain, target: null, status: null, reason: null, ...rest }
}

/** What names without a page are. */
export const NAMES: Readonly<Record<string, LookupReply>> = {
  'refused.example': name('refused', 'refused.example', { status: 'refused', reason: 'robots' }),
  'old-harbour.example': name('alias', 'old-harbour.example', { target: SERVER.domain, status: 'moved' }),
  'waiting.example': name('waiting', 'waiting.example', { status: 'discovered' }),
  'broken.example': name('failed', 'broken.example', { status: 'failing', reason: 'no-nodeinfo' }),
  'x81.farm.example': name('group', 'x81.farm.example', { target: 'farm.example' }),
}

/** A name that nobody has heard of. */
export function unknownName(domain: string): LookupReply {
  return name('unknown', domain)
}

/** Nothing in it is a host name. */
export const NO_NAME: LookupReply = { kind: 'not-a-name', domain: null, target: null, status: null, reason: null }

/** Two years of figures, weekly, with a hole in the spring. */
export const USAGE: UsageReply = {
  domain: SERVER.domain,
  days: Array.from({ length: 100 }, (_, week) => ({
    day: ago((700 - week * 7) * DAY).slice(0, 10),
    users: week > 40 && week < 47 ? null : 1_900 + week * 23,
    activeMonth: week > 40 && week < 47 ? null : Math.round(720 + week * 5 + 90 * Math.sin(week / 5)),
    activeHalfyear: null,
    localPosts: week > 40 && week < 47 ? null : 400_000 + week * 8_100,
    quality: 'measured',
  })),
  weeks: [],
}

export const CRAWLS: CrawlsReply = {
  domain: SERVER.domain,
  documents: [
    ['robots', 'ok', null, 200, 5, 19],
    ['nodeinfo', 'unchanged', null, 304, 5, 19],
    ['/api/v2/instance', 'ok', null, 200, 5, 19],
    ['/api/v1/instance/rules', 'unchanged', null, 304, 5, 19],
    ['/api/v1/instance/peers', 'ok', null, 200, 60, 108],
    ['/api/v1/instance/domain_blocks', 'refused', 'robots', null, 5, 600],
    ['/api/v1/instance/privacy_policy', 'failed', 'server-error', 502, 5, 3],
  ].map(([endpoint, state, reason, httpStatus, checked, due]) => ({
    endpoint: endpoint as string,
    state: state as string,
    reason: reason as string | null,
    httpStatus: httpStatus as number | null,
    checkedAt: ago((checked as number) * HOUR),
    readAt: state === 'failed' || state === 'refused' ? null : ago((checked as number) * HOUR),
    dueAt: ago(-(due as number) * HOUR),
    complete: true,
  })),
  crawls: Array.from({ length: 6 }, (_, index) => ({
    startedAt: ago((5 + index * 23) * HOUR),
    finishedAt: ago((5 + index * 23) * HOUR - 9000),
    outcome: index === 3 ? 'failed' : 'answered',
    reason: index === 3 ? 'timeout' : null,
    requests: index === 3 ? 1 : 6,
    documents: [],
  })),
}

/** Names that the box suggests for a beginning. */
export function suggest(text: string): { domain: string; displayDomain: string; name: string | null; software: string | null }[] {
  const begin = text.toLowerCase()
  return SERVERS.filter(({ domain, name: title }) => domain.startsWith(begin) || (title ?? '').toLowerCase().startsWith(begin))
    .slice(0, 6)
    .map(({ domain, displayDomain, name: title, software }) => ({ domain, displayDomain, name: title, software }))
}
