// What a rule can be about and what it can say about that: the topics and stances by which people look for servers.

/** The topics in their six groups; the ids are part of the API and never change their meaning. */
export const TOPIC_GROUPS = {
  people: ['hate', 'harassment', 'doxxing', 'impersonation', 'civility'],
  content: [
    'nudity',
    'content-warnings',
    'violence',
    'self-harm',
    'minors',
    'misinformation',
    'politics',
    'illegal',
    'regulated-goods',
    'copyright',
  ],
  making: ['ai-content', 'bots', 'crossposting', 'alt-text', 'language', 'on-topic'],
  commerce: ['spam', 'advertising', 'crypto'],
  membership: ['membership', 'age', 'data-use', 'security'],
  governance: ['moderation', 'federation'],
} as const

export type TopicGroup = keyof typeof TOPIC_GROUPS
export type Topic = (typeof TOPIC_GROUPS)[TopicGroup][number]

/** All topics, in the order of their groups. */
export const TOPICS: readonly Topic[] = Object.values(TOPIC_GROUPS).flat()

/**
 * What a text says about a topic: not allowed at all; allowed in some form or under some condition; members must do it; expressly
 * welcome; spoken of with none of these.
 */
export const STANCES = ['forbid', 'conditional', 'require', 'allow', 'mention'] as const

export type Stance = (typeof STANCES)[number]

/** A topic with what is said about it. */
export type Label = readonly [topic: Topic, stance: Stance]

const TOPIC_NAMES: ReadonlySet<string> = new Set(TOPICS)
const STANCE_NAMES: ReadonlySet<string> = new Set(STANCES)

/** Whether a string is the id of a topic. */
export function isTopic(name: string): name is Topic {
  return TOPIC_NAMES.has(name)
}

/** Whether a string is the name of a stance. */
export function isStance(name: string): name is Stance {
  return STANCE_NAMES.has(name)
}
