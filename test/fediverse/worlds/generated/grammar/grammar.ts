// A grammar of rules: what a server may ask of its members, topic by topic, in wordings with alternatives; written for these worlds.

/** Topics of our rules (rules/taxonomy: some of its thirty), in the order in which servers tend to name them. */
export const TOPICS = [
  'hate',
  'harassment',
  'civility',
  'nudity',
  'warnings',
  'illegal',
  'spam',
  'advertising',
  'privacy',
  'misinformation',
  'bots',
  'copyright',
  'language',
  'age',
  'machine-made',
  'alt-text',
] as const

export type Topic = (typeof TOPICS)[number]

/**
 * The wordings of one language. A wording is a sentence with choices: `{a|b|}` stands for one of its parts, which may be empty. Choices
 * are not nested.
 */
export interface RuleGrammar {
  readonly language: string
  readonly wordings: Readonly<Record<Topic, readonly string[]>>
  /** Names and descriptions of servers; `#` stands for the word of the place. */
  readonly titles: readonly string[]
  readonly about: readonly string[]
}

/** Writes a sentence: the choice at each place is made by `choose`, given the number of parts. */
export function expandWording(wording: string, choose: (parts: number, place: number) => number): string {
  let place = 0
  return wording.replace(/\{([^}]*)\}/g, (_whole, inside: string) => {
    const parts = inside.split('|')
    return parts[choose(parts.length, place++)] ?? ''
  })
}

/** Share of servers with rules that name a topic (research-and-ethics.md E4, 2,445 servers; in the order of TOPICS). */
export const PREVALENCE: Readonly<Record<Topic, number>> = {
  hate: 0.57,
  harassment: 0.48,
  civility: 0.42,
  nudity: 0.47,
  warnings: 0.36,
  illegal: 0.42,
  spam: 0.27,
  advertising: 0.25,
  privacy: 0.27,
  misinformation: 0.22,
  bots: 0.15,
  copyright: 0.085,
  language: 0.077,
  age: 0.072,
  'machine-made': 0.034,
  'alt-text': 0.024,
}
