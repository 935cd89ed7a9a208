// The figures of a generated fediverse: which software in which versions, how large, in which languages, open to whom; each with its source.
import type { RegistrationMode } from '#model/facts.ts'
import type { VirtualInstance } from '../../contract.ts'

export interface SoftwareShare {
  readonly name: string
  readonly share: number
  readonly versions: readonly { readonly version: string; readonly share: number }[]
  readonly variant?: VirtualInstance['variant']
}

/** What GoToSocial ships unless numbers are served, in our words: the API and NodeInfo are shut, a long pause is wanted (microblog.md 1.9). */
export const GOTOSOCIAL_SHUT = 'User-agent: *\nDisallow: /api/\nDisallow: /nodeinfo/\nDisallow: /.well-known/nodeinfo\nCrawl-delay: 500\n'

/**
 * Shares by a public map of 29,468 hosts to software of July 2024 (stefanbohacek/fediverse-info), in which WordPress alone is 27 %;
 * software under 0.3 % is one. Mastodon's versions as joinmastodon.org's list of July 2026 has them (226 of 336 on the newest minor
 * version, 55 on the one before), with a longer tail, since that list takes only well-kept servers; the others are our own guess.
 */
export const SOFTWARE: readonly SoftwareShare[] = [
  {
    name: 'mastodon',
    share: 0.37,
    versions: [
      { version: '4.6.2', share: 0.42 },
      { version: '4.5.4', share: 0.2 },
      { version: '4.4.9', share: 0.11 },
      { version: '4.3.15', share: 0.09 },
      { version: '4.2.27', share: 0.08 },
      { version: '4.1.25', share: 0.05 },
      { version: '4.0.15', share: 0.02 },
      { version: '3.5.19', share: 0.03 },
    ],
  },
  {
    name: 'wordpress',
    share: 0.27,
    versions: [
      { version: '6.8.1', share: 0.7 },
      { version: '6.5.5', share: 0.3 },
    ],
    variant: { api: 'none' },
  },
  {
    name: 'peertube',
    share: 0.049,
    versions: [
      { version: '8.0.1', share: 0.4 },
      { version: '7.3.0', share: 0.6 },
    ],
  },
  {
    name: 'misskey',
    share: 0.04,
    versions: [
      { version: '2025.10.2', share: 0.7 },
      { version: '2024.11.0', share: 0.3 },
    ],
  },
  {
    name: 'pleroma',
    share: 0.036,
    versions: [
      { version: '2.9.1', share: 0.5 },
      { version: '2.7.0', share: 0.5 },
    ],
  },
  {
    name: 'gotosocial',
    share: 0.033,
    versions: [
      { version: '0.20.1', share: 0.7 },
      { version: '0.19.1', share: 0.3 },
    ],
    // Those that do not serve their numbers are among the refusing (fates.ts).
    variant: { stats: 'serve' },
  },
  { name: 'writefreely', share: 0.026, versions: [{ version: '0.15.1', share: 1 }], variant: { api: 'none' } },
  {
    name: 'lemmy',
    share: 0.023,
    versions: [
      { version: '0.19.12', share: 0.6 },
      { version: '0.19.5', share: 0.35 },
      { version: '1.0.0', share: 0.05 },
    ],
  },
  {
    name: 'akkoma',
    share: 0.02,
    versions: [
      { version: '3.15.2', share: 0.7 },
      { version: '3.13.0', share: 0.3 },
    ],
  },
  { name: 'pixelfed', share: 0.019, versions: [{ version: '0.12.5', share: 1 }], variant: { api: 'v1' } },
  { name: 'friendica', share: 0.013, versions: [{ version: '2024.12', share: 1 }], variant: { api: 'both' } },
  { name: 'sharkey', share: 0.01, versions: [{ version: '2025.4.3', share: 1 }] },
  { name: 'owncast', share: 0.01, versions: [{ version: '0.2.3', share: 1 }], variant: { api: 'none' } },
  { name: 'firefish', share: 0.009, versions: [{ version: '20240729', share: 1 }] },
  { name: 'funkwhale', share: 0.005, versions: [{ version: '1.4.0', share: 1 }], variant: { api: 'none' } },
  { name: 'hometown', share: 0.005, versions: [{ version: '4.2.20+hometown-1.1.2', share: 1 }] },
  { name: 'mobilizon', share: 0.0045, versions: [{ version: '5.1.2', share: 1 }], variant: { api: 'none' } },
  { name: 'bookwyrm', share: 0.0045, versions: [{ version: '0.7.5', share: 1 }], variant: { api: 'v1', peersHidden: true } },
  { name: 'iceshrimp', share: 0.004, versions: [{ version: '2023.12.11', share: 1 }] },
  { name: 'takahe', share: 0.003, versions: [{ version: '0.11.0', share: 1 }], variant: { api: 'both', peersHidden: true } },
  { name: 'unheard-of', share: 0.03, versions: [{ version: '1.0.0', share: 1 }], variant: { api: 'disguised' } },
]

const LARGEST = 2_000_000

/**
 * Accounts by the share of servers that have fewer. 64 % of 12,455 Mastodon servers of 2024 claimed at most five
 * (research-and-ethics.md D5); of the 341 largest of July 2024 in FediDB's list the smallest tenth ended at 2,159, half at 5,533,
 * nine tenths at 51,363, and the first had 1,996,122. Between those points sizes are spread by their logarithm.
 */
export const SIZES: readonly (readonly [share: number, users: number])[] = [
  [0, 1],
  [0.35, 1],
  [0.64, 5],
  [0.78, 25],
  [0.9, 250],
  [0.975, 2200],
  [0.987, 5500],
  [0.9985, 51_000],
  [0.9999, 400_000],
  [1, LARGEST],
]

/** Of the same 341: members active in a month are 3 % to 24 % of all, 9 % in the middle; posts 12 to 242 an account, 56 in the middle. */
export const ACTIVE_SHARE = [0.029, 0.053, 0.09, 0.163, 0.24] as const
export const POSTS_PER_USER = [12, 30, 56, 123, 242] as const

/**
 * Languages by joinmastodon.org's list of July 2026 (336 servers; 6.5 % name several), with Japanese at the 4.5 % of servers that another
 * directory of October 2023 had in Japan, because that list hardly takes any.
 */
export const LANGUAGES: readonly { readonly code: string; readonly share: number }[] = [
  { code: 'en', share: 0.6 },
  { code: 'de', share: 0.155 },
  { code: 'fr', share: 0.06 },
  { code: 'ja', share: 0.045 },
  { code: 'es', share: 0.042 },
  { code: 'ko', share: 0.027 },
  { code: 'zh', share: 0.024 },
  { code: 'nl', share: 0.021 },
  { code: 'it', share: 0.018 },
  { code: 'pt', share: 0.018 },
]
export const SEVERAL_LANGUAGES = 0.065

/**
 * Sign-up by size. Of the 341 large servers 83 % took members; of those that joinmastodon.org lists 80 % look at each of them first.
 * Whoever has a server for themselves keeps it closed.
 */
export const SIGN_UP: readonly {
  readonly upTo: number
  readonly modes: readonly { readonly mode: RegistrationMode; readonly share: number }[]
}[] = [
  {
    upTo: 5,
    modes: [
      { mode: 'closed', share: 0.86 },
      { mode: 'open', share: 0.07 },
      { mode: 'approval', share: 0.07 },
    ],
  },
  {
    upTo: Infinity,
    modes: [
      { mode: 'approval', share: 0.5 },
      { mode: 'open', share: 0.33 },
      { mode: 'closed', share: 0.12 },
      { mode: 'invite', share: 0.05 },
    ],
  },
]

/** Share of servers with any rule by the number of accounts (research-and-ethics.md E4, 12,455 servers). */
export const WITH_RULES: readonly (readonly [upTo: number, share: number])[] = [
  [5, 0.43],
  [15, 0.63],
  [50, 0.69],
  [150, 0.75],
  [500, 0.77],
  [1500, 0.85],
  [Infinity, 0.87],
]

/** The value at a place in [0, 1] between five or more points that are equally far apart. */
export function between(points: readonly number[], place: number): number {
  const at = place * (points.length - 1)
  const [low, high] = [points[Math.floor(at)] ?? 0, points[Math.min(points.length - 1, Math.floor(at) + 1)] ?? 0]
  return low + (high - low) * (at - Math.floor(at))
}

/** The number of accounts at a place in [0, 1] among all servers, the smallest first. */
export function sizeAt(place: number): number {
  const above = SIZES.findIndex(([share]) => share > place)
  const [to, most] = SIZES[above] ?? [1, LARGEST]
  const [from, least] = SIZES[above - 1] ?? [0, LARGEST]
  return Math.round(Math.exp(Math.log(least) + (Math.log(most) - Math.log(least)) * ((place - from) / (to - from))))
}
