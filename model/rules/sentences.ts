// Which sentence a word that was found stands in, which languages that sentence is in, and which words only seem to be there.
import { endsSentence, GAP, type FoldedText } from './folded-text.ts'
import type { Cue, Entry, Lexicon } from './lexicon.ts'
import type { Match } from './matcher.ts'
import type { Stance, Topic } from './taxonomy.ts'

/**
 * How surely an entry means its topic: `yielding` words do where they stand alone ("promotion", but not "promotion of drugs"), `weak`
 * ones where the whole rule speaks of nothing else.
 */
export type Strength = 'strong' | 'yielding' | 'weak'

/** What an entry of a lexicon stands for. */
export type Meaning =
  | { readonly kind: 'topic'; readonly topic: Topic; readonly fixed: Stance | undefined; readonly strength: Strength }
  | { readonly kind: 'cue'; readonly cue: Cue }
  | { readonly kind: 'common' }

/** An entry with its lexicon and its meaning. */
export interface Word {
  readonly lexicon: Lexicon
  readonly entry: Entry
  readonly meaning: Meaning
  /** The number of its lexicon. */
  readonly lexiconIndex: number
  /** Whether finding it tells that its language is spoken. */
  readonly tells: boolean
}

/** A word found in a text. */
export interface Hit {
  readonly word: Word
  readonly match: Match
}

/** A sentence of a folded text with the words found in it, in the order of the text. */
export interface Sentence {
  readonly hits: readonly Hit[]
  /** Where its parts end, in the folded text. */
  readonly parts: readonly number[]
  /** Whether a colon ends it, so that what follows is what it speaks of. */
  readonly heading: boolean
}

/** A sentence that goes on longer than this is cut at its next part, or at any word: what it says is told by the words around. */
const LONG_SENTENCE = 300
const LONGEST_SENTENCE = 400

const endsPart = (code: number): boolean => code === GAP.part || code === GAP.colon

/** Divides the words found among the sentences of their text. Sentences without any are left out. */
export function cutIntoSentences(text: FoldedText, hits: readonly Hit[]): readonly Sentence[] {
  const ordered = hits.toSorted((a, b) => a.match.from - b.match.from || b.match.to - a.match.to || b.match.reach - a.match.reach)
  const sentences: Sentence[] = []
  let next = 0
  let parts: number[] = []
  let start = 0
  for (let at = 0; at < text.length && next < ordered.length; at += 1) {
    const code = text.codes[at] ?? 0
    if (endsPart(code)) parts.push(at)
    if (!endsSentence(code) && !isTooLong(at - start, code)) continue
    const end = endOf(ordered, next, at)
    if (end > next) sentences.push({ hits: ordered.slice(next, end), parts, heading: code === GAP.heading })
    next = end
    parts = []
    start = at
  }
  return sentences
}

function isTooLong(length: number, code: number): boolean {
  return length > LONGEST_SENTENCE || (length > LONG_SENTENCE && endsPart(code))
}

/** The number of the first hit that begins at a place or behind it. */
function endOf(ordered: readonly Hit[], from: number, place: number): number {
  let end = from
  while (end < ordered.length && (ordered[end]?.match.from ?? place) < place) end += 1
  return end
}

// How much less than the best a language may be spoken in a sentence for its words to count.
const NEARLY = 0.75
/** What it is worth that somebody knows the language of the text. */
const KNOWN = 6
/** No longer word is a mere short word. */
const LONGEST_SHORT_WORD = 4
const FEW_LANGUAGES = 2
/** More than any entry is long. */
const LONGEST_PLACE = 1024
/** How much more than the whole text its own words tell about the language of a sentence. */
const OWN = 3

/** How many lexicons know each word that was found, by its place. */
type Knowers = (match: Match) => number

const placeOf = ({ from, to }: Match): number => from * LONGEST_PLACE + (to - from)

function countKnowers(hits: readonly Hit[], withTopics: boolean): Knowers {
  // One bit a lexicon.
  const knowers = new Map<number, number>()
  for (const { word, match } of hits) {
    if (!withTopics && word.meaning.kind === 'topic') continue
    const place = placeOf(match)
    knowers.set(place, (knowers.get(place) ?? 0) | (1 << word.lexiconIndex))
  }
  return (match) => countBits(knowers.get(placeOf(match)) ?? 1)
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

/**
 * Adds what words tell about the language to the votes, by the number of the lexicon: less the more languages have a word; words about
 * topics, which are borrowed, only if few have them.
 */
function addVotes(votes: Float64Array, hits: readonly Hit[], weight: number, short: Knowers, all: Knowers): void {
  for (const { word, match } of hits) {
    if (!word.tells) continue
    const isTopic = word.meaning.kind === 'topic'
    const count = isTopic ? all(match) : short(match)
    if (!isTopic || count <= FEW_LANGUAGES) votes[word.lexiconIndex] = (votes[word.lexiconIndex] ?? 0) + weight / count
  }
}

type Scripts = Readonly<Record<Lexicon['script'], number>>

function bestOf(votes: Float64Array, lexicons: readonly Lexicon[]): Scripts {
  const best = { latin: 0, cyrillic: 0, dense: 0, other: 0 }
  for (const [index, { script }] of lexicons.entries()) best[script] = Math.max(best[script], votes[index] ?? 0)
  return best
}

/**
 * Tells whose words count in a sentence, by the number of the lexicon: those of the language that most of its words belong to, among the
 * languages of one script; where a sentence has none, those of the whole text; where that has none, everybody's.
 */
export function makeLanguageFilter(
  hits: readonly Hit[],
  lexicons: readonly Lexicon[],
  known: string | undefined,
): (sentence: Sentence) => (lexiconIndex: number) => boolean {
  const short = countKnowers(hits, false)
  const all = countKnowers(hits, true)
  const whole = new Float64Array(lexicons.length)
  addVotes(whole, hits, 1, short, all)
  return ({ hits: own }) => {
    const votes = whole.slice()
    // What the sentence itself shows weighs more than its neighbours: rules are stated in several languages, one below the other.
    addVotes(votes, own, OWN, short, all)
    for (const [index, count] of votes.entries()) if (count > 0 && lexicons[index]?.language === known) votes[index] = count + KNOWN
    const best = bestOf(votes, lexicons)
    const silent = Object.values(best).every((count) => count === 0)
    return (index) => {
      const most = best[lexicons[index]?.script ?? 'other']
      return silent || (most > 0 && (votes[index] ?? 0) >= most * NEARLY)
    }
  }
}

/**
 * Leaves out topics of the lexicon for all texts whose word is a short word of the sentence's own language ("ai" in Italian), unless it
 * is written in capitals, or no less is said around it in the words of that lexicon than in those of the other.
 */
export function dropShortWords(hits: readonly Hit[], always: Lexicon | undefined, isCapital: (match: Match) => boolean): readonly Hit[] {
  const short = new Map(
    hits.flatMap(({ word, match }) => (word.meaning.kind === 'common' && word.lexicon !== always ? [[match.from, word.lexicon]] : [])),
  )
  if (short.size === 0) return hits
  const isForeign = ({ match }: Hit): boolean => {
    const lexicon = short.get(match.from)
    if (lexicon === undefined || match.to - match.from > LONGEST_SHORT_WORD || isCapital(match)) return false
    const spoken = countAround(hits, always, match)
    return spoken === 0 || spoken < countAround(hits, lexicon, match)
  }
  return hits.filter((hit) => hit.word.lexicon !== always || hit.word.meaning.kind !== 'topic' || !isForeign(hit))
}

function countAround(hits: readonly Hit[], lexicon: Lexicon | undefined, beside: Match): number {
  const own = hits.filter(({ word, match }) => word.lexicon === lexicon && word.meaning.kind !== 'topic' && match.from !== beside.from)
  return new Set(own.map(({ match }) => match.from)).size
}

/**
 * Leaves out words that are only part of a longer one that was found ("adult" in "act like an adult"), and words about topics that
 * overlap an entry of several parts ("sexual content" in "sexual content with minors").
 */
export function dropCovered(hits: readonly Hit[]): readonly Hit[] {
  const overlaps = markParts(hits)
  const kept: Hit[] = []
  let farthest: Match | undefined
  let farthestCue: Match | undefined
  for (const hit of hits) {
    const { match, word } = hit
    const isCue = word.meaning.kind === 'cue'
    if (isCovered(hit, farthest, farthestCue) || (word.meaning.kind === 'topic' && overlaps(match))) continue
    kept.push(hit)
    if (match.parts !== undefined) continue
    if (!isMark(word.meaning)) farthest = farther(match, farthest)
    if (isCue) farthestCue = farther(match, farthestCue)
  }
  return kept
}

/** A ban stays one inside words about a topic ("no promotion"), and a topic behind the verb that asks for a mark ("flag nsfw"). */
function isCovered({ word, match }: Hit, farthest: Match | undefined, cue: Match | undefined): boolean {
  if (word.meaning.kind === 'cue') return isInside(match, cue)
  return isInside(match, farthest) || (cue?.from === match.from && isInside(match, cue))
}

function isMark(meaning: Meaning): boolean {
  return meaning.kind === 'cue' && meaning.cue === 'mark'
}

function farther(match: Match, other: Match | undefined): Match {
  return other === undefined || match.to > other.to ? match : other
}

/** Whether a word lies within a longer one; of the stems that begin the same word the longest stays, and all that are as long. */
function isInside({ from, to, reach }: Match, longer: Match | undefined): boolean {
  if (longer === undefined || to > longer.to) return false
  return longer.from !== from || longer.to !== to || longer.reach !== reach
}

/** Tells of words whether they are no entry of several parts and overlap a part of one. */
function markParts(hits: readonly Hit[]): (match: Match) => boolean {
  const start = hits[0]?.match.from ?? 0
  const covered = new Uint8Array(hits.reduce((end, { match }) => Math.max(end, match.to), start) - start)
  for (const { match } of hits) for (const [from, to] of match.parts ?? []) covered.fill(1, from - start, to - start)
  return ({ from, to, parts }) => parts === undefined && covered.subarray(from - start, to - start).includes(1)
}
