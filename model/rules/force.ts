// What governs a topic in its sentence: the nearest word that bans, demands, welcomes or wishes, and what is excepted, limited or marked.
import type { Cue } from './lexicon.ts'
import type { Hit } from './sentences.ts'
import type { Topic } from './taxonomy.ts'

/** A word that says what is meant, with its place in the folded text. */
export interface CueMatch {
  readonly cue: Cue
  readonly from: number
  readonly to: number
  readonly hit: Hit
}

/** Where a topic stands in the folded text. */
export interface TopicPlace {
  readonly topic: Topic
  readonly from: number
  readonly to: number
}

/** A sentence with its cues and topics in the order of the text. */
export interface SentenceCues {
  readonly cues: readonly CueMatch[]
  readonly topics: readonly TopicPlace[]
  /** Whether its language puts what is meant behind what it is about. */
  readonly headFinal: boolean
  /** Where its parts end: commas, brackets, colons. */
  readonly parts: readonly number[]
  /** What the line above said about the list that this sentence is an item of ("Not allowed:"). */
  readonly inherited: Force | undefined
}

/**
 * What governs a topic in its sentence; `excepted` is a ban or a demand with an exception, `limited` one of a part ("excessive"),
 * `marked` asks for a mark or a warning.
 */
export type Force = 'none' | 'ban' | 'require' | 'allow' | 'soft' | 'excepted' | 'limited' | 'marked'

type Governing = 'ban' | 'stop' | 'require' | 'allow' | 'soft'
type Governor = CueMatch & { readonly cue: Governing }

/** How near a limiting word must stand, in units of the folded text. */
const NEAR = 30
const NEAR_DENSE = 14
/** How near what is limited stands to the place that it is limited to ("in avatars"). */
const NEAR_PLACE = 90
/** How near a welcome stands behind the last of the things that it welcomes. */
const NEAR_WELCOME = 45

function governs(cue: CueMatch): cue is Governor {
  return isBan(cue) || cue.cue === 'require' || cue.cue === 'allow' || cue.cue === 'soft'
}

/** Whether a cue forbids what it governs. */
export function isBan({ cue }: CueMatch): boolean {
  return cue === 'ban' || cue === 'stop'
}

const forceOf = ({ cue }: Governor): Force => (cue === 'stop' ? 'ban' : cue)

const isBetween = (gap: number, from: number, to: number): boolean => gap >= from && gap < to

function isParted(parts: readonly number[], from: number, to: number): boolean {
  return parts.some((gap) => isBetween(gap, from, to))
}

/** A ban right before a welcome or a demand is one word with it: "do not" and "allow". */
export function joinNegations(cues: readonly CueMatch[]): readonly CueMatch[] {
  const joined: CueMatch[] = []
  for (const cue of cues) {
    const before = joined.at(-1)
    const gap = before !== undefined && isBan(before) ? cue.from - before.to : Number.POSITIVE_INFINITY
    // Where no gap parts the words, what is "not needed" looks the same as what one must "not" do.
    const negates = (cue.cue === 'allow' && gap <= 1) || (cue.cue === 'require' && gap === 1)
    if (negates && before !== undefined) joined[joined.length - 1] = { ...before, to: cue.to }
    else joined.push(cue)
  }
  return joined
}

const endsReach = ({ cue }: CueMatch): boolean => cue === 'but' || cue === 'reason'

/** The governing words on both sides of a place, up to the next "but" or "because". */
function findGovernors({ cues, topics, headFinal }: SentenceCues, { from, to }: TopicPlace): { before?: Governor; after?: Governor } {
  const before = cues.findLast((cue) => cue.to <= from && (governs(cue) || endsReach(cue)))
  // "Be kind, avoid quarrels": what begins with a ban is about something else.
  const stops = (cue: CueMatch): boolean => endsReach(cue) || (cue.cue === 'stop' && !headFinal)
  const after = cues.find(
    (cue) => cue.from >= to && (stops(cue) || (governs(cue) && !(cue.cue === 'allow' && isFarWelcome(topics, to, cue)))),
  )
  return {
    ...(before !== undefined && governs(before) ? { before } : {}),
    ...(after !== undefined && governs(after) && !stops(after) ? { after } : {}),
  }
}

/** "Tag the language, so that others can translate": what is welcome stands right before its welcome. */
function isFarWelcome(topics: readonly TopicPlace[], end: number, cue: CueMatch): boolean {
  const last = topics.findLast(({ to }) => to <= cue.from)
  return cue.from - Math.max(end, last?.to ?? end) > NEAR_WELCOME
}

function governingForce(sentence: SentenceCues, place: TopicPlace): Force {
  const { before, after } = findGovernors(sentence, place)
  const governor = chooseGovernor(sentence, place, before, after)
  if (governor === undefined) return sentence.inherited ?? 'none'
  // "Please note that ads are not allowed": a ban on either side outweighs a wish or a demand on the other.
  const other = sentence.headFinal ? before : after
  if (other !== undefined && isBan(other)) return 'ban'
  // "We encourage you to add descriptions": a demand inside a wish is a wish.
  if (governor.cue === 'require' && sentence.cues.some(({ cue, to }) => cue === 'soft' && to <= governor.from)) return 'soft'
  return forceOf(governor)
}

/** The governing word before a topic, unless it belongs to another part of the sentence and the one behind does not. */
function chooseGovernor(
  { parts, headFinal }: SentenceCues,
  { from, to }: TopicPlace,
  before: Governor | undefined,
  after: Governor | undefined,
): Governor | undefined {
  if (headFinal) return after ?? before
  if (before === undefined || after === undefined) return before ?? after
  const isElsewhere = !isBan(before) && isParted(parts, before.to, from) && !isParted(parts, to, after.from)
  return isElsewhere ? after : before
}

/**
 * Whether a cue elsewhere in the sentence is about a topic too: not across a part with a ban of its own ("tag nudity, no crypto"), or
 * with a governing word and a topic of its own ("no crypto, nudity must be tagged").
 */
function reaches({ cues, topics, parts }: SentenceCues, place: TopicPlace, cue: CueMatch): boolean {
  if (cue.to <= place.from) {
    return !cues.some((other) => isBan(other) && other.from >= cue.to && other.to <= place.from && isParted(parts, cue.to, other.from))
  }
  if (!cues.some((other) => governs(other) && other.to <= place.from)) return true
  return !parts.some(
    (gap) =>
      isBetween(gap, place.to, cue.from) &&
      topics.some((other) => other.topic !== place.topic && other.from >= gap && other.to <= cue.from) &&
      cues.some((other) => governs(other) && other.from >= gap && other.to <= cue.from && other.cue !== 'soft'),
  )
}

/** "No ads, but your own work is fine", "Bots are welcome (do not let them annoy)": the other way round in a part with no topic of its own. */
function isTurned(sentence: SentenceCues, place: TopicPlace, force: Force): boolean {
  if (force !== 'ban' && force !== 'allow') return false
  const { cues, parts, topics } = sentence
  const turns = cues.filter((cue) => cue.from >= place.to && (force === 'ban' ? cue.cue === 'allow' : isBan(cue) || cue.cue === 'require'))
  return turns.some((turn) => {
    if (cues.some(({ cue, from }) => cue === 'reason' && from >= place.to && from < turn.from)) return false
    const starts = [...parts, ...cues.filter(({ cue }) => cue === 'but').map(({ from }) => from)].filter((gap) => gap >= place.to)
    const start = starts.filter((gap) => gap <= turn.from).toSorted((a, b) => b - a)[0]
    if (start === undefined) return false
    const end = starts.filter((gap) => gap >= turn.to).toSorted((a, b) => a - b)[0] ?? Number.POSITIVE_INFINITY
    return !topics.some(({ topic, from }) => topic !== place.topic && from >= place.to && from < end)
  })
}

function isNear({ parts, headFinal }: SentenceCues, { from, to }: TopicPlace, cue: CueMatch): boolean {
  const near = headFinal ? NEAR_DENSE : NEAR
  if (cue.from - to > near || from - cue.to > near) return false
  // "No ads, excessive promotion": the limit belongs to what stands beside it.
  return !parts.some((gap) => isBetween(gap, cue.to, from) || isBetween(gap, to, cue.from))
}

function isIn(sentence: SentenceCues, place: TopicPlace, cue: CueMatch): boolean {
  return cue.from - place.to <= NEAR_PLACE && place.from - cue.to <= NEAR_PLACE && reaches(sentence, place, cue)
}

/** What governs a topic in its sentence. */
export function findForce(sentence: SentenceCues, place: TopicPlace): Force {
  // What is written inside the words of the topic itself does not govern it.
  const around = sentence.cues.filter(({ from, to }) => from < place.from || to > place.to)
  const force = governingForce(sentence, place)
  const isMarked = place.topic !== 'content-warnings' && around.some((cue) => cue.cue === 'mark' && reaches(sentence, place, cue))
  if (force === 'soft') return 'soft'
  if (isMarked) return 'marked'
  if (isTurned(sentence, place, force) || around.some((cue) => isException(sentence, place, cue))) return 'excepted'
  return around.some((cue) => isLimit(sentence, place, cue)) ? limit(place, force) : force
}

function isException(sentence: SentenceCues, place: TopicPlace, cue: CueMatch): boolean {
  if (cue.cue === 'leave') return place.topic !== 'membership' && isNear(sentence, place, cue)
  return (cue.cue === 'except' || cue.cue === 'exception') && reaches(sentence, place, cue)
}

function isLimit(sentence: SentenceCues, place: TopicPlace, cue: CueMatch): boolean {
  return (cue.cue === 'limit' && isNear(sentence, place, cue)) || (cue.cue === 'place' && isIn(sentence, place, cue))
}

/** What is demanded or welcome in a part only has a condition; a ban of a part says nothing of the rest. */
function limit(place: TopicPlace, force: Force): Force {
  const isOpen = force === 'require' || force === 'allow'
  // "Only residents may join".
  if (isOpen && place.topic === 'membership') return 'require'
  return isOpen ? 'excepted' : 'limited'
}

/** What a heading ("Not allowed:") lays upon the items below it: its last governing word, if it has one. */
export function headingForce(cues: readonly CueMatch[]): Force | undefined {
  const last = cues.findLast(governs)
  return last === undefined ? undefined : forceOf(last)
}
