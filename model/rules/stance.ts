// What a sentence says about a topic that it speaks of: from the words around it, and from how rules usually mean that topic.
import type { Cue } from './lexicon.ts'
import type { Stance, Topic } from './taxonomy.ts'

/** A word that says what is meant, with its place in the folded text. */
export interface CueMatch {
  readonly cue: Cue
  readonly from: number
  readonly to: number
}

/** A sentence with its cues in the order of the text. */
export interface SentenceCues {
  readonly cues: readonly CueMatch[]
  /** Whether its language puts what is meant behind what it is about. */
  readonly headFinal: boolean
  /** Where its parts end: commas, brackets, colons. */
  readonly parts: readonly number[]
  /** What the line above said about the list that this sentence is an item of ("Not allowed:"). */
  readonly inherited: Force | undefined
  /** Whether a warning or a mark is asked for in it. */
  readonly warned: boolean
}

/**
 * What governs a topic in its sentence; `excepted` is a ban or a demand with an exception, `limited` one of a part ("excessive"),
 * `marked` asks for a mark or a warning.
 */
export type Force = 'none' | 'ban' | 'require' | 'allow' | 'soft' | 'excepted' | 'limited' | 'marked'

/** An exception is read like a limit where nothing else is said. */
type Profile = Readonly<Record<Exclude<Force, 'excepted'>, Stance> & { excepted?: Stance }>

/** No condition makes it allowed; naming it is banning it. */
const NEVER: Profile = {
  none: 'forbid',
  ban: 'forbid',
  require: 'forbid',
  allow: 'forbid',
  soft: 'forbid',
  limited: 'forbid',
  marked: 'forbid',
}
/** Some form of it may be allowed. */
const OPEN: Profile = {
  none: 'forbid',
  ban: 'forbid',
  require: 'conditional',
  allow: 'allow',
  soft: 'mention',
  limited: 'conditional',
  marked: 'conditional',
}
const MOSTLY_NEVER: Profile = { ...NEVER, limited: 'conditional', marked: 'conditional' }
const TOLERATED: Profile = { ...OPEN, none: 'conditional' }
/** Something that members do. */
const DUTY: Profile = {
  none: 'require',
  ban: 'require',
  require: 'require',
  allow: 'allow',
  soft: 'mention',
  limited: 'require',
  marked: 'require',
}
/** Something that is told. */
const TOLD: Profile = {
  none: 'mention',
  ban: 'mention',
  require: 'mention',
  allow: 'mention',
  soft: 'mention',
  limited: 'mention',
  marked: 'mention',
}

const PROFILES: Readonly<Record<Topic, Profile>> = {
  hate: NEVER,
  harassment: NEVER,
  doxxing: NEVER,
  impersonation: { ...MOSTLY_NEVER, allow: 'conditional' },
  civility: { ...DUTY, soft: 'require', allow: 'require' },
  nudity: OPEN,
  'content-warnings': { ...DUTY, allow: 'mention' },
  violence: { ...OPEN, soft: 'forbid', require: 'forbid' },
  'self-harm': { ...OPEN, soft: 'forbid', require: 'forbid' },
  minors: NEVER,
  misinformation: { ...NEVER, marked: 'conditional' },
  politics: { ...OPEN, require: 'forbid' },
  illegal: NEVER,
  'regulated-goods': OPEN,
  copyright: NEVER,
  'ai-content': { ...TOLERATED, none: 'mention' },
  bots: TOLERATED,
  crossposting: TOLERATED,
  'alt-text': { ...DUTY, allow: 'mention' },
  language: DUTY,
  'on-topic': { ...TOLD, require: 'require', ban: 'forbid', limited: 'conditional', allow: 'allow' },
  spam: { ...NEVER, limited: 'forbid' },
  advertising: OPEN,
  crypto: OPEN,
  membership: { ...DUTY, ban: 'forbid', excepted: 'conditional' },
  age: { ...DUTY, soft: 'require', allow: 'require' },
  'data-use': { ...TOLD, ban: 'forbid', limited: 'forbid', excepted: 'conditional', allow: 'allow' },
  security: NEVER,
  moderation: TOLD,
  federation: TOLD,
}

/** How near a limiting word must stand, in units of the folded text. */
const NEAR = 30
const NEAR_DENSE = 14

function isGoverning(cue: Cue): cue is 'ban' | 'require' | 'allow' | 'soft' {
  return cue === 'ban' || cue === 'require' || cue === 'allow' || cue === 'soft'
}

/** The governing words on both sides of a place, up to the next "but". */
function findGovernors(cues: readonly CueMatch[], from: number, to: number): { before?: CueMatch; after?: CueMatch } {
  let before: CueMatch | undefined
  let after: CueMatch | undefined
  for (const cue of cues) {
    if (cue.to <= from) {
      if (cue.cue === 'but') before = undefined
      else if (isGoverning(cue.cue)) before = cue
    } else if (cue.from >= to) {
      if (cue.cue === 'but') break
      if (isGoverning(cue.cue)) {
        after = cue
        break
      }
    }
  }
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

function governingForce(sentence: SentenceCues, from: number, to: number): Force {
  const { before, after } = findGovernors(sentence.cues, from, to)
  const [first, second] = sentence.headFinal ? [after, before] : [before, after]
  const governor = first ?? second
  if (governor === undefined || !isGoverning(governor.cue)) return sentence.inherited ?? 'none'
  // "Please note that ads are not allowed": a ban on either side outweighs a wish or a demand on the other.
  if (second?.cue === 'ban') return 'ban'
  // "We encourage you to add descriptions": a demand inside a wish is a wish.
  if (governor.cue === 'require' && sentence.cues.some(({ cue, to: end }) => cue === 'soft' && end <= governor.from)) return 'soft'
  return governor.cue
}

function isLimited({ cues, parts, headFinal }: SentenceCues, from: number, to: number): boolean {
  const near = headFinal ? NEAR_DENSE : NEAR
  return cues.some((cue) => {
    if ((cue.cue !== 'limit' && cue.cue !== 'leave') || cue.from - to > near || from - cue.to > near) return false
    // "No ads, excessive promotion": the limit belongs to what stands beside it.
    return !parts.some((gap) => (gap >= cue.to && gap < from) || (gap >= to && gap < cue.from))
  })
}

/** What governs a topic that stands from `from` to `to` in its sentence. */
export function findForce(sentence: SentenceCues, from: number, to: number): Force {
  if (sentence.warned || sentence.cues.some(({ cue }) => cue === 'mark')) return 'marked'
  const force = governingForce(sentence, from, to)
  if (force === 'soft') return 'soft'
  if (sentence.cues.some(({ cue }) => cue === 'except')) return 'excepted'
  return isLimited(sentence, from, to) ? 'limited' : force
}

/**
 * The stance of a topic under a force.
 *
 * @param fixed what its words always mean, unless a condition stands beside a welcome
 */
export function readStance(topic: Topic, force: Force, fixed?: Stance): Stance {
  const conditional = force === 'excepted' || force === 'limited' || force === 'marked'
  if (fixed !== undefined) return fixed === 'allow' && conditional ? 'conditional' : fixed
  const profile = PROFILES[topic]
  return force === 'excepted' ? (profile.excepted ?? profile.limited) : profile[force]
}

/** What a heading ("Not allowed:") lays upon the items below it: its last governing word, if it has one. */
export function headingForce(cues: readonly CueMatch[]): Force | undefined {
  const last = cues.findLast(({ cue }) => isGoverning(cue))
  return last !== undefined && isGoverning(last.cue) ? last.cue : undefined
}

// Where one rule says several things about a topic, the first of these that is among them is what it says as a whole.
const STRONGEST: readonly Stance[] = ['conditional', 'forbid', 'require', 'allow', 'mention']
const DUTY_FIRST: readonly Stance[] = ['require', 'conditional', 'forbid', 'allow', 'mention']

const ORDER: Readonly<Partial<Record<Topic, readonly Stance[]>>> = {
  civility: DUTY_FIRST,
  language: DUTY_FIRST,
  age: DUTY_FIRST,
  moderation: DUTY_FIRST,
  'content-warnings': DUTY_FIRST,
  'alt-text': DUTY_FIRST,
}

/** What one sentence says about a topic. */
export interface Statement {
  readonly stance: Stance
  readonly force: Force
}

/** The stances of a topic in a whole rule, from what its sentences say: one, or two where a ban and a duty stand side by side. */
export function mergeStances(topic: Topic, statements: readonly Statement[]): readonly Stance[] {
  const stances = new Set(statements.map(({ stance }) => stance))
  if (topic === 'copyright' && stances.has('require') && stances.has('forbid')) return ['forbid', 'require']
  if (stances.has('allow') && stances.has('forbid') && PROFILES[topic].limited === 'conditional') return ['conditional']
  if (stances.has('forbid') && bansAsWhole(statements)) return ['forbid']
  const first = (ORDER[topic] ?? STRONGEST).find((stance) => stances.has(stance))
  return first === undefined ? [] : [first]
}

/** "No ads, no excessive promotion" bans ads as a whole: the only condition is the excess beside a ban. */
function bansAsWhole(statements: readonly Statement[]): boolean {
  const conditions = statements.filter(({ stance }) => stance === 'conditional')
  return conditions.length > 0 && conditions.every(({ force }) => force === 'limited') && statements.some(({ force }) => force === 'ban')
}
