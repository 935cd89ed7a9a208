// The classifier: which topics a rule speaks of and what it says about each, with the words that say so. Pure; the same text, the same labels.
import { foldText, type FoldedText } from './folded-text.ts'
import { CUES, LEXICON_VERSION, readEntries, type Lexicon } from './lexicon.ts'
import { compileMatcher, type Match, type Matcher } from './matcher.ts'
import {
  cutIntoSentences,
  dropCovered,
  dropShortWords,
  makeLanguageFilter,
  type Hit,
  type Meaning,
  type Sentence,
  type Word,
} from './sentences.ts'
import { mergeStances } from './stance.ts'
import { readSentences, type Finding } from './statements.ts'
import { isStance, isTopic, TOPICS, type Stance, type Topic } from './taxonomy.ts'

/** A rule as servers state it. */
export interface RuleText {
  readonly text: string
  /** Mastodon's longer explanation, which is read together with the text. */
  readonly hint?: string | undefined
}

/** The words that caused a label. */
export interface Cause {
  readonly source: 'text' | 'hint'
  /** Offsets in that source, in UTF-16 units; `to` is exclusive. */
  readonly from: number
  readonly to: number
  /** The lexicon's language and the entry as it is written there. */
  readonly language: string
  readonly entry: string
}

export interface RuleLabel {
  readonly topic: Topic
  readonly stance: Stance
  readonly cause: Cause
}

export interface Classification {
  /** Of the lexicons. */
  readonly version: number
  /** At most one of a topic and a stance, in the order of the topics. */
  readonly labels: readonly RuleLabel[]
  /** Work done, in looks at the text and at entries: in proportion to the length of the text. */
  readonly steps: number
}

export interface Classifier {
  /** Labels a rule of any length. */
  readonly classify: (rule: RuleText, options?: ClassifyOptions) => Classification
}

/** What is known of a rule beside its text. */
export interface ClassifyOptions {
  /** The language it is written in (BCP 47 primary subtag); where it is not known its words decide. */
  readonly language?: string | undefined
  /** Whether it is a sentence of a long text: that it is a rule is not known then, and nothing is guessed. */
  readonly prose?: boolean | undefined
}

function readMeaning(key: string): Meaning {
  const strength = key.endsWith('?') ? 'weak' : key.endsWith('~') ? 'yielding' : 'strong'
  const [topic = '', fixed] = (strength === 'strong' ? key : key.slice(0, -1)).split('=')
  if (!isTopic(topic) || (fixed !== undefined && !isStance(fixed))) throw new Error(`A lexicon names no topic with ${key}`)
  return { kind: 'topic', topic, fixed, strength }
}

const SCRIPTS: Readonly<Record<Lexicon['script'], RegExp>> = {
  latin: /\p{scx=Latn}/u,
  cyrillic: /\p{scx=Cyrl}/u,
  dense: /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]/u,
  other: /\P{scx=Latn}/u,
}

function readLexicon(lexicon: Lexicon, lexiconIndex: number): readonly Word[] {
  const isForAll = lexiconIndex === 0
  const words = (list: string | undefined, meaning: Meaning): Word[] =>
    readEntries(list ?? '').map((entry) => {
      // What every language borrows does not tell in which one it stands.
      const tells = meaning.kind !== 'topic' || (!isForAll && SCRIPTS[lexicon.script].test(entry.written))
      return { lexicon, entry, meaning, lexiconIndex, tells }
    })
  return [
    ...words(lexicon.common, { kind: 'common' }),
    ...CUES.flatMap((cue) => words(lexicon.cues[cue], { kind: 'cue', cue })),
    ...Object.entries(lexicon.topics).flatMap(([key, list]) => words(list, readMeaning(key))),
  ]
}

/** Each is a bit of a number. */
const MOST_LEXICONS = 31

/** Leaves out what other lexicons only repeat of the one that applies to every text: it would be found twice. */
function dropBorrowed(words: readonly Word[], always: Lexicon | undefined): readonly Word[] {
  const nameOf = ({ entry, meaning }: Word): string => `${JSON.stringify(meaning)} ${entry.written}`
  const own = new Set(words.filter(({ lexicon }) => lexicon === always).map(nameOf))
  return words.filter((word) => word.lexicon === always || word.meaning.kind !== 'topic' || !own.has(nameOf(word)))
}

/** Makes a classifier of lexicons; the first applies to every text, whatever its language. */
export function makeClassifier(lexicons: readonly Lexicon[]): Classifier {
  const [always] = lexicons
  if (lexicons.length > MOST_LEXICONS) throw new Error(`There are more than ${MOST_LEXICONS} lexicons`)
  const words = dropBorrowed(lexicons.flatMap(readLexicon), always)
  const matcher = compileMatcher(words.map(({ entry }) => entry))
  return { classify: (rule, options = {}) => classify(words, matcher, lexicons, rule, options) }
}

const CAPITALS = /^\p{Lu}+$/u

function classify(
  words: readonly Word[],
  matcher: Matcher,
  lexicons: readonly Lexicon[],
  { text, hint }: RuleText,
  { language, prose = false }: ClassifyOptions,
): Classification {
  // A text is the heading of its hint: "Nudity", "Only with a warning".
  const folded = foldText(hint === undefined || hint === '' ? text : `${text}:${hint}`)
  const { found, steps } = matcher.match(folded)
  const hits: Hit[] = []
  for (const match of found) {
    const word = words[match.entry]
    if (word !== undefined) hits.push({ word, match })
  }
  const speaks = makeLanguageFilter(hits, lexicons, language)
  const isCapital = ({ from, to }: Match): boolean => {
    const start = folded.origins[from] ?? 0
    const end = folded.origins[to] ?? start
    return start < text.length && CAPITALS.test(text.slice(start, Math.min(end, text.length)))
  }
  const sentences = cutIntoSentences(folded, hits).map((sentence): Sentence => {
    const counts = speaks(sentence)
    const own = sentence.hits.filter(({ word }) => word.lexiconIndex === 0 || counts(word.lexiconIndex))
    return { ...sentence, hits: dropCovered(dropShortWords(own, lexicons[0], isCapital)) }
  })
  const looks = sentences.reduce((sum, sentence) => sum + countLooks(sentence), 0)
  return {
    version: LEXICON_VERSION,
    labels: mergeFindings(readSentences(sentences, prose), folded, text.length),
    steps: folded.length + steps + hits.length + looks,
  }
}

/** Each topic of a sentence is held against its cues and its other topics; sentences are of bounded length. */
function countLooks({ hits }: Sentence): number {
  const topics = hits.reduce((count, { word }) => count + (word.meaning.kind === 'topic' ? 1 : 0), 0)
  return topics * hits.length
}

/** One label for each topic and stance of the rule, with the first words that caused it. */
function mergeFindings(findings: readonly Finding[], folded: FoldedText, textLength: number): readonly RuleLabel[] {
  const byTopic = Map.groupBy(findings, ({ topic }) => topic)
  return TOPICS.flatMap((topic) => {
    const own = byTopic.get(topic)
    if (own === undefined) return []
    const merged = mergeStances(topic, own)
    return merged.flatMap((stance): RuleLabel[] => {
      const first = own.find((finding) => finding.stance === stance) ?? own[0]
      return first === undefined ? [] : [{ topic, stance, cause: explain(first.hit, folded, textLength) }]
    })
  })
}

function explain({ word, match }: Hit, { origins }: FoldedText, textLength: number): Cause {
  const start = origins[match.from] ?? 0
  const end = origins[match.to] ?? start
  const inHint = start > textLength
  const shift = inHint ? textLength + 1 : 0
  return {
    source: inHint ? 'hint' : 'text',
    from: start - shift,
    to: (inHint ? end : Math.min(end, textLength)) - shift,
    language: word.lexicon.language,
    entry: word.entry.written,
  }
}
