// What a sentence says about a topic that it speaks of: from what governs it, and from how rules usually mean that topic.
import type { Force } from './force.ts'
import type { Stance, Topic } from './taxonomy.ts'

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
const DUTY_OR_WISH: Profile = { ...DUTY, allow: 'require' }
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
  // "Respect the privacy of others", "You must have the rights to what you post".
  doxxing: { ...NEVER, require: 'require' },
  impersonation: { ...MOSTLY_NEVER, allow: 'conditional' },
  civility: { ...DUTY, soft: 'require', allow: 'require' },
  nudity: OPEN,
  'content-warnings': DUTY_OR_WISH,
  violence: { ...OPEN, soft: 'forbid', require: 'forbid' },
  'self-harm': { ...OPEN, soft: 'forbid', require: 'forbid' },
  minors: NEVER,
  misinformation: NEVER,
  politics: { ...OPEN, require: 'forbid' },
  illegal: NEVER,
  'regulated-goods': OPEN,
  copyright: { ...NEVER, require: 'require' },
  'ai-content': { ...TOLERATED, none: 'mention' },
  bots: TOLERATED,
  crossposting: TOLERATED,
  'alt-text': DUTY_OR_WISH,
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
  if (topic === 'copyright' && stances.has('require') && stances.has('forbid')) {
    // "If you post the work of others, name them" bans nothing.
    return statements.some(({ stance, force }) => stance === 'forbid' && force === 'ban') ? ['forbid', 'require'] : ['require']
  }
  if (stances.has('allow') && stances.has('forbid') && PROFILES[topic].limited === 'conditional') return ['conditional']
  if (stances.has('forbid') && bansAsWhole(statements)) return ['forbid']
  const first = (ORDER[topic] ?? STRONGEST).find((stance) => stances.has(stance))
  return first === undefined ? [] : [first]
}

/** What is asked for or limited beside a ban of the whole is no condition: "No ads, no excessive promotion", "No bots. Please use another server". */
const BESIDE_BAN: ReadonlySet<Force> = new Set(['limited', 'require', 'none'])

function bansAsWhole(statements: readonly Statement[]): boolean {
  const conditions = statements.filter(({ stance }) => stance === 'conditional')
  return conditions.length > 0 && conditions.every(({ force }) => BESIDE_BAN.has(force)) && statements.some(({ force }) => force === 'ban')
}
