// Which software the servers of a generated world run, in which versions and how often, each figure with its source; every adapter and fork occurs.
import type { VirtualInstance } from '../../contract.ts'
import { mirrors } from '../../software/index.ts'

export interface SoftwareShare {
  /** The name under which its servers are filed. */
  readonly name: string
  /** The name it gives itself in NodeInfo, where a fork keeps its parent's. */
  readonly calledAs?: string
  readonly share: number
  readonly versions: readonly { readonly version: string; readonly share: number }[]
  readonly variant?: NonNullable<VirtualInstance['variant']>
  /** robots.txt of those that are among the living, where what is shipped shuts everything. */
  readonly robots?: string | null
  /** Made for one person, a circle or a machine: no server of it has more accounts. */
  readonly most?: number
  /** The first label of the name, where a name is all that gives reason to ask for it. */
  readonly front?: string
}

type Versions = readonly (readonly [version: string, share: number])[]
type Details = Omit<SoftwareShare, 'name' | 'share' | 'versions'> & { readonly versions?: Versions }

// Without a word on versions, the last one that its mirror writes.
function software(name: string, servers: number, { versions, ...details }: Details = {}): SoftwareShare {
  const stated = versions ?? [[lastVersion(name), 1]]
  return { name, share: servers, versions: stated.map(([version, share]) => ({ version, share })), ...details }
}

function lastVersion(name: string): string {
  const choices = mirrors.flatMap((mirror) => Object.values(mirror.choices).flat())
  return choices.findLast((choice) => choice.software === name)?.versions.at(-1) ?? '1.0.0'
}

// joinmastodon.org's list of July 2026: 226 of 336 on the newest minor version, 55 on the one before; with a longer tail here, since that
// list takes only well-kept servers.
const MASTODON: Versions = [
  ['4.6.2', 0.42],
  ['4.5.4', 0.2],
  ['4.4.9', 0.11],
  ['4.3.15', 0.09],
  ['4.2.27', 0.08],
  ['4.1.25', 0.05],
  ['4.0.15', 0.02],
  ['3.5.19', 0.03],
]

/**
 * Servers by a public map of 29,468 hosts to software of July 2024 (stefanbohacek/fediverse-info). It files forks that keep their
 * parent's name under the parent: 37 of 336 servers of joinmastodon.org's list of July 2026 run glitch-soc and one Chuckya. Versions of
 * others than Mastodon, and limits of size, are our own guess.
 */
const MAPPED: readonly SoftwareShare[] = [
  software('mastodon', 9660, { versions: MASTODON }),
  software('wordpress', 7955, { most: 12 }),
  software('peertube', 1452, {
    versions: [
      ['8.0.1', 0.4],
      ['7.3.0', 0.6],
    ],
  }),
  software('glitch-soc', 1200, { calledAs: 'mastodon', versions: [['4.6.0-alpha.2+glitch', 1]] }),
  software('misskey', 1191, {
    versions: [
      ['2025.10.2', 0.7],
      ['2024.11.0', 0.3],
    ],
  }),
  software('pleroma', 1015, {
    versions: [
      ['2.9.1', 0.5],
      ['2.7.0', 0.5],
    ],
  }),
  // Those that do not serve their numbers are among the refusing (fates.ts).
  software('gotosocial', 962, {
    versions: [
      ['0.20.1', 0.7],
      ['0.19.1', 0.3],
    ],
    variant: { stats: 'serve' },
    most: 100,
  }),
  software('writefreely', 754),
  software('lemmy', 688, {
    versions: [
      ['0.19.12', 0.6],
      ['0.19.5', 0.35],
      ['1.0.0', 0.05],
    ],
  }),
  software('akkoma', 579, {
    versions: [
      ['3.15.2', 0.7],
      ['3.13.0', 0.3],
    ],
  }),
  software('pixelfed', 566),
  software('friendica', 374),
  software('owncast', 295, { most: 1 }),
  software('sharkey', 294),
  software('firefish', 262),
  software('funkwhale', 154),
  software('hometown', 150),
  software('mobilizon', 133),
  software('bookwyrm', 132),
  software('iceshrimp', 122),
  software('aoderelay', 87, { most: 1 }),
  software('takahe', 87),
  software('gancio', 85),
  software('hubzilla', 83),
  // Its own robots.txt shuts everything: these are the servers of admins who put another one before it.
  software('snac', 83, { robots: null, most: 20 }),
  software('microblogpub', 64, { most: 1 }),
  software('forgejo', 62),
  software('activityrelay', 47, { most: 1 }),
  software('plume', 47),
  software('activity-relay', 43, { most: 1 }),
  software('chuckya', 32),
  software('cherrypick', 31),
  software('kmyblue', 28),
  software('iceshrimp.net', 26),
  software('mbin', 25),
  software('wildebeest', 23, { most: 10 }),
  software('mitra', 21),
  software('calckey', 21),
  software('gitea', 14),
  software('ktistec', 12, { most: 3 }),
  software('meisskey', 10),
  software('piefed', 8),
  software('honk', 6, { most: 3 }),
  software('foundkey', 6),
  software('dolphin', 6),
  software('neodb', 6),
  software('bonfire', 6),
  software('kbin', 5),
  software('pub-relay', 5, { most: 1 }),
  software('fedibird', 5),
  software('lotide', 4),
  software('buzzrelay', 4, { most: 1 }),
  software('nodebb', 4),
  software('emissary', 3),
  software('catodon', 3),
  software('smithereen', 3),
  software('ecko', 3),
  software('wafrn', 2),
  software('lipupini', 2, { most: 5 }),
  software('hollo', 2, { most: 3 }),
  software('zap', 2),
  software('rosekey', 2),
  software('areionskey', 1),
  software('groundpolis', 1),
  software('magnetar', 1),
  software('selective-relay', 1, { most: 1 }),
  software('bridgy-fed', 1),
  software('unheard-of', 446, { variant: { api: 'disguised' }, versions: [['1.0.0', 1]] }),
]

/**
 * What that map lacks. diaspora* and Plume's kin by the 11,192 nodes of another directory of October 2023 (172 diaspora*; it had 1,871
 * Synapse beside 4,129 Mastodon, of which a tenth is here, as no list of a fediverse server leads to them); Lemmy's relatives, Rebased
 * and software that came later or was renamed by our own guess.
 */
const BESIDE: readonly SoftwareShare[] = [
  software('diaspora', 172, { variant: { statisticsShown: true } }),
  software('synapse', 187, { front: 'matrix' }),
  software('dendrite', 2, { front: 'matrix' }),
  software('conduit', 1, { front: 'matrix' }),
  software('conduwuit', 1, { front: 'matrix' }),
  software('continuwuity', 1, { front: 'matrix' }),
  software('tuwunel', 1, { front: 'matrix' }),
  software('construct', 1, { front: 'matrix' }),
  software('matrix', 1, { front: 'matrix' }),
  software('ghost', 60, { most: 1 }),
  software('discourse', 20, { front: 'discuss' }),
  software('rebased', 35),
  software('pl', 5),
  software('castopod', 40),
  software('loops', 2),
  software('manyfold', 10),
  software('vernissage', 4),
  software('nextcloud-social', 30, { most: 50 }),
  software('streams', 15),
  software('forte', 5),
  software('redmatrix', 1),
  software('osada', 1),
  software('roadhouse', 1),
  software('polyam', 4),
  software('lemmybb', 1),
  software('sublinks', 1),
  software('hajkey', 1),
  software('yamisskey', 1),
  software('unciarelay', 1, { most: 1 }),
]

/** All software of generated worlds, Mastodon first. */
export const SOFTWARE: readonly SoftwareShare[] = [...MAPPED, ...BESIDE]
