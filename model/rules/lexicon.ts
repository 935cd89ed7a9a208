// What a lexicon is: for one language the words by which topics are spoken of, and the words that say what is meant about them.
import type { Stance, Topic } from './taxonomy.ts'

/** Raised with every change of a lexicon or of how lexicons are read: labels of an older version are made anew. */
export const LEXICON_VERSION = 4

/**
 * What a word does to the topics around it.
 *
 * - `ban`, `require`, `allow`, `soft` (a wish or a description) govern them; `stop` is a ban that stands before what it bans ("no", "avoid");
 * - `except` begins an exception ("unless", "without"); `exception` does so for the sentence before it too ("exceptions are made");
 * - `limit` says that only a part is meant ("excessive", "solely"), `place` that only some places are ("in avatars", "public timeline");
 * - `leave` is somebody's permission;
 * - `mark` asks for a mark ("tagged", "behind a warning"); `but` ends the reach of what went before, and may turn it; `reason` ends it too, and what follows
 *   only explains ("so that", "because");
 * - `ignore` covers words that would mislead ("spam filter", "not limited to").
 */
export const CUES = [
  'ban',
  'stop',
  'require',
  'allow',
  'soft',
  'except',
  'exception',
  'limit',
  'place',
  'leave',
  'mark',
  'but',
  'reason',
  'ignore',
] as const

export type Cue = (typeof CUES)[number]

/**
 * A topic; or a topic with the stance that its words always have ("nsfw is welcome"). With a tilde for words that yield to what they are
 * about ("promotion" in "promotion of drugs"), with a question mark for words that stand for the topic only in a rule that speaks of
 * nothing else ("Friendly people", "Application needed").
 */
export type TopicKey = `${Topic}${'' | `=${Stance}`}${'' | '~' | '?'}`

/**
 * Words in the order of the dictionary's file, divided by commas.
 *
 * `word` stands for itself, `stem*` for all words that begin so, `*stem*` also inside words (in Chinese, Japanese, Korean and Thai every
 * entry is looked for everywhere), `two words` for both one behind the other, `(one|other)` for either, `words?` with or without the
 * letter before the mark, `(very )?good` with or without the group, `one .. other` for both within a few words of one sentence. Letter case, accents and the kind of apostrophe or hyphen make no difference.
 */
export interface Lexicon {
  /** BCP 47 primary subtag. */
  readonly language: string
  /** The languages of one script are told from each other by their words; those of different scripts stand beside each other. */
  readonly script: 'latin' | 'cyrillic' | 'dense' | 'other'
  /** Short words of every text in the language, by which it is told from others of its script. */
  readonly common: string
  /** Whether what is meant stands behind what it is about, as in Japanese ("… is forbidden" at the end). */
  readonly headFinal?: boolean
  readonly topics: Readonly<Partial<Record<TopicKey, string>>>
  readonly cues: Readonly<Partial<Record<Cue, string>>>
}

/** An entry as written, with its parts: each part is a list of alternatives; parts follow each other with a few words between. */
export interface Entry {
  readonly written: string
  readonly parts: readonly (readonly string[])[]
}

const CHOICE = /\(([^()]*)\)(\?)?|(.)\?/

/** All readings of a phrase: "(no|zero) ads" is "no ads" and "zero ads", "ads?" is "ads" and "ad", "(paid )?ads" is "paid ads" and "ads". */
function expand(phrase: string): readonly string[] {
  const choice = CHOICE.exec(phrase)
  if (choice === null) return [phrase.replace(/\s+/g, ' ').trim()]
  const [whole, group, optional, letter] = choice
  const readings = letter === undefined ? [...(group ?? '').split('|'), ...(optional === undefined ? [] : [''])] : [letter, '']
  return readings.flatMap((reading) => expand(phrase.slice(0, choice.index) + reading + phrase.slice(choice.index + whole.length)))
}

/** Reads the entries of one list. */
export function readEntries(list: string): readonly Entry[] {
  return list
    .split(',')
    .map((written) => written.replace(/\s+/g, ' ').trim())
    .filter((written) => written !== '')
    .map((written) => ({ written, parts: written.split(' .. ').map((part) => expand(part)) }))
}
