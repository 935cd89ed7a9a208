// Canned answers about the whole network: software and statistics; all names are invented.
import type { AlternativesReply, SoftwareListReply, SoftwareReply, StatisticsReply } from '../../api/contract.ts'
import { COVERAGE, FIRST_RUN, SERVER } from './fixture-answers.ts'

const KINDS: readonly (readonly [string, string, string, readonly string[], number])[] = [
  ['mastodon', 'Mastodon', 'microblog', ['twitter'], 8_912],
  ['misskey', 'Misskey', 'microblog', ['twitter'], 1_240],
  ['gotosocial', 'GoToSocial', 'microblog', ['twitter'], 1_105],
  ['pleroma', 'Pleroma', 'microblog', ['twitter'], 612],
  ['lemmy', 'Lemmy', 'forum', ['reddit'], 498],
  ['peertube', 'PeerTube', 'video', ['youtube'], 1_380],
  ['pixelfed', 'Pixelfed', 'photo', ['instagram'], 640],
  ['friendica', 'Friendica', 'social', ['facebook'], 330],
  ['writefreely', 'WriteFreely', 'blog', [], 702],
]

export const SOFTWARE: SoftwareListReply = {
  coverage: COVERAGE,
  software: [
    ...KINDS.map(([slug, label, kind, alternativeTo, servers]) => ({
      name: slug,
      label,
      kind,
      known: true,
      alternativeTo,
      networks: ['activitypub'],
      homepage: `https://${slug}.example/`,
      repository: `https://code.example/${slug}`,
      licence: 'AGPL-3.0',
      language: 'Ruby',
      note: null,
      unpublished: ['blocks'],
      counts: SERVER.software.counts,
      servers,
      users: servers * 410,
      activeMonth: servers * 62,
      newestVersion: '4.6.1',
    })),
    {
      name: 'handmade',
      label: 'handmade',
      kind: 'other',
      known: false,
      alternativeTo: [],
      networks: [],
      homepage: null,
      repository: null,
      licence: null,
      language: null,
      note: null,
      unpublished: [],
      counts: null,
      servers: 3,
      users: 3,
      activeMonth: 2,
      newestVersion: null,
    },
  ],
}

/** What they stand in for; one has no server that is listed. */
export const ALTERNATIVES: AlternativesReply = {
  coverage: COVERAGE,
  alternatives: [
    entry('X (Twitter)', 'talk', ['Mastodon', 'Misskey', 'GoToSocial']),
    entry('Instagram', 'pictures', ['Pixelfed']),
    entry('YouTube', 'videos', ['PeerTube']),
    entry('Reddit', 'communities', ['Lemmy']),
    {
      name: 'Gmail',
      purpose: 'chat',
      software: [{ name: 'email', label: 'E-mail', servers: 0, note: 'An instance is any domain that takes mail.' }],
      servers: 0,
    },
  ],
}

function entry(name: string, purpose: string, labels: readonly string[]): AlternativesReply['alternatives'][number] {
  const software = labels.map((label, index) => ({ name: label.toLowerCase(), label, servers: 900 - index * 100, note: null }))
  return { name, purpose, software, servers: software.reduce((sum, { servers }) => sum + servers, 0) }
}

/** One software with its versions. */
export function softwareReply(slug: string): SoftwareReply | undefined {
  const software = SOFTWARE.software.find((one) => one.name === slug)
  if (software === undefined) return undefined
  const versions = ['4.6.1', '4.6.0', '4.5.8', '4.4.12', '4.3.20'].map((version, index) => ({
    version,
    servers: Math.round(software.servers / (index + 2)),
  }))
  return { software, forkOf: null, forks: slug === 'mastodon' ? ['glitchcafe'] : [], versions, coverage: COVERAGE }
}

export const STATISTICS: StatisticsReply = {
  coverage: COVERAGE,
  totals: { servers: 21_874, users: 12_480_221, activeMonth: 1_061_340, posts: 1_402_880_120, flagged: 212, unknownUsers: 640 },
  bySoftware: SOFTWARE.software.map(({ name: software, label, servers, users, activeMonth }) => ({
    software,
    label,
    servers,
    users,
    activeMonth,
  })),
  byRegistrations: ['open', 'approval', 'closed', 'invite', 'external', 'full', 'unknown'].map((registrations, index) => ({
    registrations,
    servers: Math.round(9_000 / (index + 1)),
    users: Math.round(6_000_000 / (index + 1)),
    activeMonth: Math.round(510_000 / (index + 1)),
  })),
  versions: [
    ['mastodon', '4.6.1', 4_102],
    ['mastodon', '4.5.8', 1_733],
    ['peertube', '8.1.0', 810],
    ['misskey', '2026.10.0', 540],
    ['lemmy', '0.19.12', 322],
  ].map(([software, version, servers]) => ({ software: software as string, version: version as string, servers: servers as number })),
  byStatus: [
    { status: 'alive', hosts: 21_874 },
    { status: 'dead', hosts: 5_420 },
    { status: 'refused', hosts: 1_966 },
    { status: 'failing', hosts: 1_240 },
    { status: 'discovered', hosts: 568 },
    { status: 'moved', hosts: 412 },
  ],
  byReason: [
    { reason: 'dns', hosts: 3_311 },
    { reason: 'robots', hosts: 1_966 },
    { reason: 'connect', hosts: 1_502 },
    { reason: 'tls', hosts: 704 },
    { reason: 'timeout', hosts: 388 },
    { reason: 'html', hosts: 210 },
  ],
  concentration: { top1: 0.217, top10: 0.463, top100: 0.741, hhi: 0.0582, effective: 17.2, counted: 20_411, leftOut: 1_463 },
  farms: [{ registrable: 'farm.example', reason: 'many-names', names: 120_430 }],
}

/** Sums of a first run. */
export const STATISTICS_EMPTY: StatisticsReply = {
  coverage: { ...FIRST_RUN, visited: 0, answered: 0, refused: 0, known: 212, waiting: 212 },
  totals: { servers: 0, users: 0, activeMonth: 0, posts: 0, flagged: 0, unknownUsers: 0 },
  bySoftware: [],
  byRegistrations: [],
  versions: [],
  byStatus: [],
  byReason: [],
  concentration: { top1: null, top10: null, top100: null, hhi: null, effective: null, counted: 0, leftOut: 0 },
  farms: [],
}
