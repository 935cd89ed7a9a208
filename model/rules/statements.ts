// What the sentences of a rule say, one after the other: for each topic spoken of a stance, less what only seems to be spoken of.
import type { Hit, Sentence, Strength } from './sentences.ts'
import { findForce, headingForce, readStance, type CueMatch, type Force, type SentenceCues } from './stance.ts'
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
  let inherited: Force | undefined
  for (const sentence of sentences) {
    const cues = sentence.hits.flatMap(({ word, match }): CueMatch[] => {
      if (word.meaning.kind !== 'cue') return []
      // A cue of several parts stands where its first part stands: what lies between the parts is governed by it.
      const [from, to] = match.parts?.[0] ?? [match.from, match.to]
      return [{ cue: word.meaning.cue, from, to }]
    })
    findings.push(...readSentence(sentence, cues, inherited))
    if (sentence.heading) inherited = headingForce(cues)
  }
  const strong = findings.filter(({ strength }) => strength !== 'weak')
  // A guess is one guess: the topic that is spoken of first.
  return strong.length > 0 || prose ? warnOf(strong) : findings.filter(({ topic }) => topic === findings[0]?.topic)
}

/** "Nudity. Please use content warnings": what is only named in a rule that asks for warnings is allowed behind them. */
function warnOf(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ topic, stance }) => topic === 'content-warnings' && stance === 'require')) return findings
  return findings.map((finding) =>
    finding.force === 'none' ? { ...finding, stance: readStance(finding.topic, 'marked', finding.fixed), force: 'marked' } : finding,
  )
}

function readSentence({ hits, parts }: Sentence, cues: readonly CueMatch[], inherited: Force | undefined): readonly Finding[] {
  const topics = hits.flatMap((hit): TopicHit[] => (hit.word.meaning.kind === 'topic' ? [{ hit, ...hit.word.meaning }] : []))
  const scope: SentenceCues = {
    cues,
    parts,
    headFinal: hits.some(({ word }) => word.lexicon.headFinal === true),
    inherited,
    warned: topics.some(({ topic, strength }) => topic === 'content-warnings' && strength !== 'weak'),
  }
  return topics.flatMap((topicHit): Finding[] => {
    const { hit, topic, fixed, strength } = topicHit
    const force = findForce(scope, hit.match.from, hit.match.to)
    if (isOutweighed(topicHit, force, topics, scope)) return []
    return [{ topic, stance: readStance(topic, force, fixed), fixed, force, strength, hit }]
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
])
/** Topics that a sentence about another topic names without speaking of them. */
const OUTWEIGHED: Readonly<Partial<Record<Topic, ReadonlySet<Topic>>>> = {
  // "No training of AI with our posts", "You must be 16 to register".
  'ai-content': new Set(['data-use']),
  membership: new Set(['age']),
  // "Nobody in a picture may be under 18."
  age: new Set(['minors']),
}
/** What servers are blocked for ("We block servers that tolerate hate"). */
const GROUNDS: ReadonlySet<Topic> = new Set(['hate', 'harassment', 'spam', 'violence', 'nudity'])
/** How near the word is that is promoted. */
const NEAR = 60

function isOutweighed({ topic, strength, hit }: TopicHit, force: Force, topics: readonly TopicHit[], scope: SentenceCues): boolean {
  if (topic === 'moderation' && isPermission(hit, scope)) return true
  if (strength === 'yielding') {
    return topics.some((other) => other.topic !== topic && PROMOTED.has(other.topic) && areNear(hit, other.hit, scope.parts))
  }
  if (force !== 'ban' && GROUNDS.has(topic) && topics.some((other) => isBlockOf(other, hit))) return true
  return topics.some((other) => other.strength === 'strong' && OUTWEIGHED[topic]?.has(other.topic) === true)
}

/** Whether an entry about the blocking of servers stands right before or around a word. */
function isBlockOf({ topic, hit }: TopicHit, { match }: Hit): boolean {
  return topic === 'federation' && hit.match.parts !== undefined && hit.match.from <= match.from && match.from - hit.match.to <= NEAR / 2
}

/** "With the moderators' approval" tells nothing about moderation, nor does "unless the admin agrees". */
function isPermission({ match }: Hit, { cues, headFinal }: SentenceCues): boolean {
  return cues.some(({ cue, from, to }) => {
    if (cue === 'leave') return match.from - to <= NEAR / 2 && from - match.to <= NEAR / 2
    return cue === 'except' && !headFinal && from < match.from
  })
}

/** Whether two words stand in the same part of their sentence, close to each other. */
function areNear(one: Hit, other: Hit, parts: readonly number[]): boolean {
  const [first, second] = one.match.from <= other.match.from ? [one.match, other.match] : [other.match, one.match]
  return second.from - first.to <= NEAR && !parts.some((gap) => gap >= first.to && gap < second.from)
}
