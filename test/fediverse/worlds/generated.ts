// Generated worlds: servers computed from a seed and a number, with realistic shares of software, sizes, languages, rules, peers and failures.
import { HOUR } from '#model/clock.ts'
import type { Registrations, RegistrationMode, Rule } from '#model/facts.ts'
import { chanceOf, hash32, inventAddress } from '../addresses.ts'
import type { VirtualInstance } from '../contract.ts'
import type { Fault } from '../fault.ts'
import { dns, html200, notFoundEverywhere, refused, serverError, sometimes, wrongCertificate } from '../faults.ts'
import { findMirror } from '../software/index.ts'
import type { VirtualHost, World } from '../world.ts'

export interface GeneratedOptions {
  readonly seed: string
  /** Living servers. */
  readonly live: number
  /** Names that lead nowhere, or to no server. */
  readonly dead: number
  /** Share of living servers that fail now and then; 0 unless given, so that a crawl ends. */
  readonly fickle?: number
  /** Names that a server lists on average; 40 unless given. */
  readonly peers?: number
  /** The robots.txt of every living server instead of the one that its software ships: some of these want a minute between requests. */
  readonly robots?: string
}

export interface GeneratedWorld extends World {
  /** The server that leads to all others. */
  readonly seed: string
  readonly isAlive: (host: string) => boolean
}

interface Software {
  readonly name: string
  readonly share: number
  readonly versions: readonly string[]
  readonly variant?: VirtualInstance['variant']
}

// Shares as directories of 2025 and 2026 show them, rounded; what has no mirror of its own is served as software that nobody knows.
const SOFTWARE: readonly Software[] = [
  { name: 'mastodon', share: 0.44, versions: ['4.5.4', '4.4.9', '4.3.15', '4.2.27', '4.1.9'] },
  { name: 'misskey', share: 0.09, versions: ['2025.10.2', '2024.11.0'] },
  { name: 'sharkey', share: 0.04, versions: ['2025.4.3'] },
  { name: 'lemmy', share: 0.05, versions: ['0.19.12', '0.19.5'] },
  { name: 'peertube', share: 0.07, versions: ['8.0.1', '7.3.0'] },
  { name: 'akkoma', share: 0.05, versions: ['3.15.2'] },
  { name: 'pleroma', share: 0.04, versions: ['2.9.1', '2.7.0'] },
  { name: 'gotosocial', share: 0.08, versions: ['0.20.0'], variant: { stats: 'serve' } },
  { name: 'wordpress', share: 0.08, versions: ['6.8.1'], variant: { api: 'none' } },
  { name: 'writefreely', share: 0.03, versions: ['0.15.1'], variant: { api: 'none' } },
  { name: 'unheard-of', share: 0.03, versions: ['1.0.0'], variant: { api: 'v1' } },
]

const LANGUAGES = ['en', 'de', 'fr', 'ja', 'es', 'nl', 'it', 'pt', 'pl', 'ko'] as const
const SIGN_UP: readonly RegistrationMode[] = ['open', 'open', 'approval', 'approval', 'closed', 'closed', 'closed', 'invite']

// Written for these worlds; each topic of a rule list comes in two wordings.
const RULES: readonly string[] = [
  'Be kind. Attack arguments, never people.',
  'Treat each other well, also when you disagree.',
  'No racism, sexism, or hatred of anybody for what they are.',
  'Hateful words about groups of people are removed.',
  'Mark pictures that not everybody wants to see at work.',
  'Adult content is welcome here as long as it carries a warning.',
  'No advertising.',
  'Businesses may speak of what they sell once a week, not more.',
  'Bots say that they are bots.',
  'No automatic accounts without asking first.',
  'Do not publish where somebody lives or works.',
  'Respect that others want to stay unknown.',
  'What is against the law where we live is against our rules.',
  'Share no music or films that are not yours to share.',
  'Write in the language of this place, or add a translation.',
  'Ask before you use what our members write to train machines.',
]

const WORDS = [
  'harbour',
  'meadow',
  'tram',
  'lantern',
  'pebble',
  'orchard',
  'signal',
  'cellar',
  'ferry',
  'attic',
  'willow',
  'kettle',
] as const

/** A choice from a list that depends on the words alone. */
function pick<T>(list: readonly T[], words: string): T {
  return list[hash32(words) % list.length] as T
}

/**
 * A living server, whole: the same for the same name and seed.
 *
 * @param host the name, whose hash decides everything
 * @param peers names that it lists
 */
export function generateInstance(seed: string, host: string, peers: readonly string[]): VirtualInstance {
  const key = `${seed} ${host}`
  const software = pickSoftware(key)
  // Sizes spread over five orders of magnitude, most of them small: the logarithm is what is evenly spread.
  const users = Math.max(1, Math.floor(10 ** (5 * chanceOf(`size of ${key}`) ** 2.2)))
  const activeMonth = Math.floor(users * (0.05 + 0.4 * chanceOf(`activity of ${key}`)))
  return {
    host,
    software: software.name,
    version: pick(software.versions, `version of ${key}`),
    name: `${pick(WORDS, `first ${key}`)} ${pick(WORDS, `second ${key}`)} of ${host}`,
    shortDescription: `A ${pick(WORDS, `about ${key}`)} for people who like ${pick(WORDS, `liking ${key}`)}s.`,
    languages: [pick(LANGUAGES, `language of ${key}`)],
    registrations: registrationsOf(key),
    usage: {
      users,
      activeMonth,
      activeHalfyear: Math.floor(activeMonth * 1.6),
      localPosts: users * (3 + (hash32(`posts of ${key}`) % 400)),
    },
    rules: rulesOf(key),
    peers,
    ...(software.variant === undefined ? {} : { variant: software.variant }),
  }
}

function pickSoftware(key: string): Software {
  let left = chanceOf(`software of ${key}`) * SOFTWARE.reduce((sum, entry) => sum + entry.share, 0)
  for (const entry of SOFTWARE) {
    left -= entry.share
    if (left < 0) return entry
  }
  return SOFTWARE[0] as Software
}

function registrationsOf(key: string): Registrations {
  return { mode: pick(SIGN_UP, `sign-up of ${key}`) }
}

function rulesOf(key: string): readonly Rule[] {
  const count = hash32(`rules of ${key}`) % 8
  const start = hash32(`first rule of ${key}`) % RULES.length
  return Array.from({ length: count }, (_, index) => ({
    nativeId: String(index + 1),
    text: RULES[(start + index * 3) % RULES.length] as string,
  }))
}

/** A generated server as a host of a world. */
export function generateHost(instance: VirtualInstance, faults: readonly Fault[] = []): VirtualHost {
  const { host } = instance
  return { host, addresses: [inventAddress(host)], instance, mirror: findMirror(instance.software), faults }
}

/** A name without a server: most do not resolve, some refuse, some are a website, some have the wrong certificate. */
export function generateDeadHost(host: string): VirtualHost {
  const chance = chanceOf(`death of ${host}`)
  const faults = [
    chance < 0.6
      ? dns()
      : chance < 0.75
        ? refused()
        : chance < 0.85
          ? notFoundEverywhere()
          : chance < 0.95
            ? html200()
            : wrongCertificate('expired'),
  ]
  return { host, addresses: [inventAddress(host)], faults }
}

const INSTANCES_KEPT = 2000

/** Keeps the values of the last keys asked for, so that a server is one object while it is being visited. */
export function remember<T>(make: (key: string) => T, most = INSTANCES_KEPT): (key: string) => T {
  const kept = new Map<string, T>()
  return (key) => {
    const found = kept.get(key) ?? make(key)
    kept.delete(key)
    kept.set(key, found)
    if (kept.size > most) kept.delete(kept.keys().next().value as string)
    return found
  }
}

/**
 * A world of `live` servers and `dead` names. Every name is on the list of another server, so that a walk from the seed comes to all
 * of them; popular servers are on many lists. Nothing is stored: a host is computed when it is asked for.
 */
export function generateWorld(options: GeneratedOptions): GeneratedWorld {
  const { seed, live, dead, fickle = 0 } = options
  const size = live + dead
  const nameOf = (index: number): string => `${WORDS[index % WORDS.length] as string}-${index.toString(36)}.example`
  const numberOf = (host: string): number | undefined => {
    const index = Number.parseInt(/^[a-z]+-([0-9a-z]+)\.example$/.exec(host)?.[1] ?? '', 36)
    return index >= 0 && index < size && nameOf(index) === host ? index : undefined
  }
  // The dead are spread evenly among the living; the seed itself lives.
  const isDead = (index: number): boolean => Math.floor((index * dead) / size) !== Math.floor(((index + 1) * dead) / size) && index > 0
  const make = remember((host): VirtualHost => {
    const index = numberOf(host) as number
    if (isDead(index)) return generateDeadHost(host)
    const faults = chanceOf(`temper of ${seed} ${host}`) < fickle ? [sometimes(0.1, 6 * HOUR, serverError(502))] : []
    const made = generateHost(generateInstance(seed, host, peersOf(options, index).map(nameOf)), faults)
    return options.robots === undefined ? made : { ...made, robots: options.robots }
  })
  return {
    seed: nameOf(0),
    lookup: (host) => (numberOf(host) === undefined ? undefined : make(host)),
    *hosts() {
      for (let index = 0; index < size; index++) yield nameOf(index)
    },
    isAlive: (host) => {
      const index = numberOf(host)
      return index !== undefined && !isDead(index)
    },
  }
}

// Whom a server lists: the seed lists a stretch of everybody, others a part, the more popular names more often (the square of an
// even chance favours small numbers).
function peersOf({ seed, live, dead, peers = 40 }: GeneratedOptions, index: number): readonly number[] {
  const size = live + dead
  const listed = new Set<number>()
  const count = index === 0 ? size : Math.min(size - 1, hash32(`peers of ${seed} ${index}`) % (2 * peers))
  for (let n = 0; n < count; n++) listed.add(index === 0 ? n : Math.floor(size * chanceOf(`peer ${n} of ${seed} ${index}`) ** 2))
  listed.delete(index)
  return [...listed].toSorted((a, b) => a - b)
}
