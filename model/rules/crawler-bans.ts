// What a server's own texts forbid to programs that read it: being crawled or indexed, or being studied. Clauses on members' posts are neither.
import { BANS, OBJECTS, RESEARCH, TERMS } from './crawler-words.ts'

/**
 * `crawling`: the server asks not to be crawled, scraped or indexed. `research`: it asks not to be studied. Clauses on posts and people of
 * the server, and on machine learning, are `data-use` labels and nothing more (DESIGN 5, rule texts against crawlers).
 */
export type BanKind = 'crawling' | 'research'

export const BAN_KINDS: readonly BanKind[] = ['crawling', 'research']

/** A sentence that forbids. */
export interface Ban {
  readonly kind: BanKind
  /** As it stands in the text, at most 300 characters. */
  readonly sentence: string
}

const LONGEST_QUOTE = 300
/** Longer sentences are looked at up to here; lawyers' sentences are long. */
const LONGEST_SENTENCE = 1500

const SENTENCE_END = /(?<=[.!?;。！？；])(?=\s|[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])|[\n\r]+|(?<=[。！？；])/u

/**
 * Reads bans out of a text of any length, at most one of each kind. Who allows it to search engines by name means no directory; who speaks of
 * what the server itself does forbids nothing.
 */
export function readBans(text: string): readonly Ban[] {
  if (!TERMS.any.test(text) && !RESEARCH.any.test(text)) return []
  const found = new Map<BanKind, Ban>()
  for (const part of text.split(SENTENCE_END)) {
    const sentence = part.slice(0, LONGEST_SENTENCE).trim()
    if (sentence === '' || !BANS.any.test(sentence)) continue
    for (const kind of BAN_KINDS) {
      if (!found.has(kind) && forbids(kind, sentence)) found.set(kind, { kind, sentence: sentence.slice(0, LONGEST_QUOTE) })
    }
  }
  return BAN_KINDS.flatMap((kind) => found.get(kind) ?? [])
}

function forbids(kind: BanKind, sentence: string): boolean {
  if (BANS.ownConduct.test(sentence) || BANS.defence.test(sentence)) return false
  return kind === 'crawling' ? forbidsCrawling(sentence) : forbidsResearch(sentence)
}

function forbidsCrawling(sentence: string): boolean {
  if (BANS.exceptSearch.test(sentence)) return false
  const bare = sentence.replace(TERMS.learningAgents, ' ')
  return [...bare.matchAll(TERMS.each)].some((match) => isAboutServer(bare, match.index, match.index + match[0].length))
}

/** So far from the verb its object may stand. */
const NEAR = 90

// What is crawled stands behind the verb, or before it in a passive and in languages whose verb comes last; nothing said means the server.
function isAboutServer(sentence: string, from: number, to: number): boolean {
  const behind = objectsOf(sentence.slice(to, to + NEAR))[0]
  const before = objectsOf(sentence.slice(Math.max(0, from - NEAR), from)).at(-1)
  const object = TERMS.verbLast.test(sentence) ? (before ?? behind) : (behind ?? before)
  if (object !== undefined) return object === 'server'
  return !TERMS.learning.test(sentence)
}

// In their order; "on this server" is a place and no object.
function objectsOf(part: string): readonly ('server' | 'content')[] {
  return [...part.replace(OBJECTS.place, ' ').matchAll(OBJECTS.each)].map((match) =>
    match.groups?.['server'] === undefined ? 'content' : 'server',
  )
}

function forbidsResearch(sentence: string): boolean {
  return RESEARCH.any.test(sentence) && !RESEARCH.advice.test(sentence)
}
