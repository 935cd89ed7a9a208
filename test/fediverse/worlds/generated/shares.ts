// The figures of a generated fediverse: how large servers are, in which languages, open to whom; each with its source.
import type { RegistrationMode } from '#model/facts.ts'

/** What GoToSocial ships unless numbers are served, in our words: the API and NodeInfo are shut, a long pause is wanted (microblog.md 1.9). */
export const GOTOSOCIAL_SHUT = 'User-agent: *\nDisallow: /api/\nDisallow: /nodeinfo/\nDisallow: /.well-known/nodeinfo\nCrawl-delay: 500\n'

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

/** Posts of a week for each member active in a month: 3.4 on the largest server (920,000 and 270,000, 2025 and 2026); how far others differ is a guess. */
export const POSTS_A_WEEK = [0.4, 1.6, 3.4, 7, 15] as const

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
