// What the sentences of a rule say, one after the other: for each topic spoken of a stance, less what only seems to be spoken of.
import type { Hit, Sentence, Strength } from './sentences.ts'
import { findForce, headingForce, isBan, joinNegations, type CueMatch, type Force, type SentenceCues, type TopicPlace } from './force.ts'
import { readStance } from './stance.ts'
import type { Stance, Topic } from './taxonomy.ts'

/** What a sentence says about a topic, and the words by which it was found. */
export interface Finding {
  readonly topic: Topic
  readonly stance: Stance
  /** What its words always mean, whatever governs them. */
  readonly fixed: Stance | undefined
  readonly force: Force
  readonly strength: Strength
  readonly hit: Hit
}

interface TopicHit {
  readonly topic: Topic
  readonly fixed: Stance | undefined
  readonly strength: Strength
  readonly hit: Hit
}

/**
 * Reads the sentences of a rule; an item of a list stands under the line with the colon above it.
 *
 * @param prose whether they belong to a long text: then words that only hint at a topic say nothing
 */
export function readSentences(sentences: readonly Sentence[], prose: boolean): readonly Finding[] {
  const findings: Finding[] = []
  const marks: Hit[] = []
  let inherited: Force | undefined
  let last: readonly Finding[] = []
  for (const sentence of sentences) {
    const cues = readCues(sentence)
    const own = readSentence(sentence, cues, inherited)
    if (cues.some(({ cue }) => cue === 'exception') && isSameSubject(own, last)) {
      findings.splice(findings.length - last.length, last.length, ...last.map(except))
    }
    findings.push(...own)
    marks.push(...cues.flatMap(({ cue, hit }) => (cue === 'mark' ? [hit] : [])))
    last = own
    if (sentence.heading) inherited = headingForce(cues)
  }
  const strong = findings.filter(({ strength }) => strength !== 'weak')
  // A guess is one guess: the topic that is spoken of first.
  if (strong.length === 0 && !prose) return findings.filter(({ topic }) => topic === findings[0]?.topic)
  return [...warnOf(strong), ...askForWarning(strong, marks)]
}

function readCues(sentence: Sentence): readonly CueMatch[] {
  const cues = sentence.hits.flatMap((hit): CueMatch[] => {
    const { word, match } = hit
    // A cue of several parts stands where its first part stands: what lies between the parts is governed by it.
    const [from, to] = match.parts?.[0] ?? [match.from, match.to]
    if (word.meaning.kind === 'cue') return [{ cue: word.meaning.cue, from, to, hit }]
    const warns = word.meaning.kind === 'topic' && word.meaning.topic === 'content-warnings' && word.meaning.strength !== 'weak'
    return warns ? [{ cue: 'mark', from: match.from, to: match.to, hit }] : []
  })
  return joinNegations(cues)
}

function isSameSubject(own: readonly Finding[], last: readonly Finding[]): boolean {
  return last.length > 0 && own.every(({ topic }) => last.some((other) => other.topic === topic))
}

/** "No bots. Exceptions are made for good ones." */
function except(finding: Finding): Finding {
  if (finding.force !== 'ban' && finding.force !== 'none') return finding
  return { ...finding, stance: readStance(finding.topic, 'excepted', finding.fixed), force: 'excepted' }
}

/** "Nudity. Please use content warnings": what is only named in a rule that asks for warnings is allowed behind them. */
function warnOf(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ topic, stance }) => topic === 'content-warnings' && stance === 'require')) return findings
  return findings.map((finding) =>
    finding.force === 'none' ? { ...finding, stance: readStance(finding.topic, 'marked', finding.fixed), force: 'marked' } : finding,
  )
}

/** What is marked for the sake of those who do not want to see it: to ask for the mark is to ask for a warning. */
const WARNED_OF: ReadonlySet<Topic> = new Set(['nudity', 'violence', 'self-harm'])

function askForWarning(findings: readonly Finding[], marks: readonly Hit[]): readonly Finding[] {
  const [hit] = marks
  if (hit === undefined || findings.some(({ topic }) => topic === 'content-warnings')) return []
  if (!findings.some(({ topic, force }) => force === 'marked' && WARNED_OF.has(topic))) return []
  return [{ topic: 'content-warnings', stance: 'require', fixed: undefined, force: 'require', strength: 'strong', hit }]
}

/** An entry of several parts stands where its last part stands: what lies between the parts governs it ("posts should focus on"). */
function placeOf({ topic, hit: { match } }: TopicHit): TopicPlace {
  const [from, to] = match.parts?.at(-1) ?? [match.from, match.to]
  return { topic, from, to }
}

function readSentence({ hits, parts }: Sentence, cues: readonly CueMatch[], inherited: Force | undefined): readonly Finding[] {
  const topics = hits.flatMap((hit): TopicHit[] => (hit.word.meaning.kind === 'topic' ? [{ hit, ...hit.word.meaning }] : []))
  const scope: SentenceCues = {
    cues,
    // A guess is no topic beside those that are spoken of.
    topics: topics.filter(({ strength }) => strength !== 'weak').map(placeOf),
    parts,
    headFinal: hits.some(({ word }) => word.lexicon.headFinal === true),
    inherited,
  }
  return topics.flatMap((topicHit): Finding[] => {
    const { hit, topic, fixed, strength } = topicHit
    const force = findForce(scope, placeOf(topicHit))
    if (isOutweighed(topicHit, force, topics, scope)) return []
    const isSure = strength === 'weak' && SURE_WHERE_GOVERNED.has(topic) && isGovernedAtOnce(hit, cues)
    return [{ topic, stance: readStance(topic, force, fixed), fixed, force, strength: isSure ? 'strong' : strength, hit }]
  })
}

/** Topics whose weak words are no guess where a ban or a welcome stands right beside them ("No companies", "Brands are welcome"). */
const SURE_WHERE_GOVERNED: ReadonlySet<Topic> = new Set(['advertising', 'politics', 'nudity', 'violence', 'bots'])
/** How far such a ban or welcome ends before, and begins behind: the length of a gap and of "are". */
const AT_ONCE = 1
const SOON = 8

function isGovernedAtOnce({ match }: Hit, cues: readonly CueMatch[]): boolean {
  return cues.some((cue) => {
    const { from, to } = cue
    if (isBan(cue) && to <= match.from && match.from - to <= AT_ONCE) return true
    return (cue.cue === 'ban' || cue.cue === 'allow') && from >= match.to && from - match.to <= SOON
  })
}

/** What can be sold, promoted or preached: the words for that are about it, and about themselves only where it is not named. */
const PROMOTED: ReadonlySet<Topic> = new Set([
  'crypto',
  'regulated-goods',
  'politics',
  'hate',
  'violence',
  'misinformation',
  'self-harm',
  'illegal',
  'ai-content',
  'advertising',
  'minors',
  'crossposting',
  'impersonation',
])
/** Topics that a sentence about another topic names without speaking of them. */
const OUTWEIGHED: Readonly<Partial<Record<Topic, ReadonlySet<Topic>>>> = {
  // "No training of AI with our posts", "You must be 16 to register", "No place for Nazis".
  'ai-content': new Set(['data-use']),
  membership: new Set(['age', 'hate']),
  // "Nobody in a picture may be under 18", "Mark images 18+ as sensitive".
  age: new Set(['minors', 'content-warnings']),
}
/** What servers are blocked for ("We block servers that tolerate hate"). */
const GROUNDS: ReadonlySet<Topic> = new Set(['hate', 'harassment', 'spam', 'violence', 'nudity'])
/** How near the word is that is promoted. */
const NEAR = 60

function isOutweighed({ topic, strength, hit }: TopicHit, force: Force, topics: readonly TopicHit[], scope: SentenceCues): boolean {
  if (topic === 'moderation' && isPermission(hit, scope)) return true
  if (isReason({ topic, hit }, topics, scope) || isAudience({ topic, hit }, force, topics)) return true
  if (strength === 'yielding') {
    return topics.some((other) => other.topic !== topic && PROMOTED.has(other.topic) && areNear(hit, other.hit, scope.parts))
  }
  if (force !== 'ban' && GROUNDS.has(topic) && topics.some((other) => isBlockOf(other, hit))) return true
  if (isPartOfOffence({ topic, hit }, topics, scope)) return true
  return topics.some((other) => other.strength === 'strong' && OUTWEIGHED[topic]?.has(other.topic) === true)
}

/** "We approve each registration because of spam" speaks of registrations. */
function isReason({ topic, hit }: Pick<TopicHit, 'topic' | 'hit'>, topics: readonly TopicHit[], { cues }: SentenceCues): boolean {
  const why = cues.find(({ cue }) => cue === 'reason')
  if (why === undefined || hit.match.from < why.to) return false
  return topics.some((other) => other.topic !== topic && other.strength === 'strong' && other.hit.match.to <= why.from)
}

const OF_MEMBERS: ReadonlySet<Topic> = new Set(['membership', 'age', 'language'])

/** "This server is for those who work in advertising" speaks of them. */
function isAudience({ topic, hit }: Pick<TopicHit, 'topic' | 'hit'>, force: Force, topics: readonly TopicHit[]): boolean {
  if (force !== 'none' || OF_MEMBERS.has(topic)) return false
  return topics.some((other) => other.topic === 'membership' && other.fixed === 'require' && other.hit.match.to <= hit.match.from)
}

/** Whether an entry about the blocking of servers stands right before or around a word. */
function isBlockOf({ topic, hit }: TopicHit, { match }: Hit): boolean {
  return topic === 'federation' && hit.match.parts !== undefined && hit.match.from <= match.from && match.from - hit.match.to <= NEAR / 2
}

/** "With the moderators' approval" tells nothing about moderation, nor does "unless the admin agrees". */
function isPermission({ match }: Hit, { cues, headFinal }: SentenceCues): boolean {
  return cues.some(({ cue, from, to }) => {
    if (cue === 'leave') return match.from - to <= NEAR / 2 && from - match.to <= NEAR / 2
    return (cue === 'except' || cue === 'exception') && !headFinal && from < match.from
  })
}

/** What is respected, where "Respect the privacy of others" speaks of it and of no manners. */
const HEEDED: ReadonlySet<Topic> = new Set(['doxxing', 'copyright', 'illegal'])

/** "No sexual depictions of children" speaks of children, "Respect copyright law" of copyright. */
function isPartOfOffence({ topic, hit }: Pick<TopicHit, 'topic' | 'hit'>, topics: readonly TopicHit[], { parts }: SentenceCues): boolean {
  if (topic === 'civility') return topics.some((other) => HEEDED.has(other.topic) && endsWithin(other.hit, hit))
  if (topic === 'nudity') return topics.some((other) => other.topic === 'minors' && areNear(hit, other.hit, parts))
  return topic === 'illegal' && topics.some((other) => other.topic === 'copyright' && endsWithin(hit, other.hit))
}

function endsWithin({ match }: Hit, longer: Hit): boolean {
  return match.to > longer.match.from && match.to <= longer.match.to
}

/** Whether two words stand in the same part of their sentence, close to each other. */
function areNear(one: Hit, other: Hit, parts: readonly number[]): boolean {
  const [first, second] = one.match.from <= other.match.from ? [one.match, other.match] : [other.match, one.match]
  return second.from - first.to <= NEAR && !parts.some((gap) => gap >= first.to && gap < second.from)
}
