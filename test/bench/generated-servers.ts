// Servers of invented words for the bench, the same in every run: as many different words as a real directory has, drawn as words are in texts.
import type { PublishedServer } from '../model/store/search/publish-servers.ts'

const WORDS = 25_000
// Two hundred syllables: with few of them every part of a word would be a part of most words.
const SYLLABLES = Array.from('bcdfghjklmnprstvwz').flatMap((onset) =>
  ['a', 'e', 'i', 'o', 'u', 'an', 'er', 'ist', 'ol', 'um', 'ei'].map((rest) => onset + rest),
)

/** Numbers in [0, 1) that are the same in every run (mulberry32, public domain). */
export function makeRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The words and choices of one run. */
export interface Draws {
  readonly random: () => number
  /** A word of a text: the commonest are in nearly every one (Zipf). */
  readonly word: () => string
  /** Any word, all alike. */
  readonly name: () => string
  /** Rather the first ones. */
  readonly pick: <T>(values: readonly T[]) => T
}

/** Draws by a seed. */
export function makeDraws(seed: number): Draws {
  const random = makeRandom(seed)
  return {
    random,
    word: () => wordAt(Math.floor(Math.exp(random() * Math.log(WORDS))) - 1),
    name: () => wordAt(Math.floor(random() * WORDS)),
    pick: (values) => {
      const value = values[Math.floor(random() ** 2 * values.length)]
      if (value === undefined) throw new Error('nothing to draw from')
      return value
    },
  }
}

/** The word of a rank; 0 is the commonest. */
export function wordAt(rank: number): string {
  let word = ''
  for (let rest = rank + SYLLABLES.length; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? ''
  return word
}

const SOFTWARE = [
  'mastodon',
  'misskey',
  'lemmy',
  'peertube',
  'diaspora',
  ...Array.from({ length: 40 }, (_each, other) => `software${other}`),
] as const

/** Makes that many servers. */
export function generateServers(count: number): readonly PublishedServer[] {
  const draws = makeDraws(7)
  return Array.from({ length: count }, (_, index) => makeServer(draws, index))
}

function makeServer({ random, word, name, pick }: Draws, index: number): PublishedServer {
  const text = (words: number): string => Array.from({ length: words }, word).join(' ')
  const title = name()
  const users = Math.floor(Math.exp(random() * 12))
  return {
    domain: `${title}${index.toString(36)}.example`,
    name: `${title} ${text(2)}`,
    short: text(15),
    long: text(70),
    rules: Array.from({ length: 5 }, () => text(8)),
    software: pick(SOFTWARE),
    version: `4.${Math.floor(random() * 6)}.${Math.floor(random() * 9)}`,
    signUp: pick(['open', 'approval', 'closed', 'invite', 'unknown', 'full', 'external']),
    languages: random() < 0.3 ? [] : [pick(['en', 'de', 'fr', 'ja', 'es', 'pt', 'ru', 'it', 'nl', 'pl']), pick(['en', 'de', 'ko', 'zh'])],
    users,
    actives: random() < 0.1 ? null : Math.floor(users * random()),
    since: `20${String(17 + Math.floor(random() * 9))}-0${String(1 + Math.floor(random() * 9))}-11`,
    ...(random() < 0.3 ? { minAge: pick([13, 16, 18]) } : {}),
    switches: random() < 0.5 ? { limitedFederation: random() < 0.1 } : {},
  }
}
