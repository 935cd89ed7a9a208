// Answers of the match that stand for several values of a parameter: sizes in three words, ways of joining in order of patience.

/** Ranges of people active in a month, as the facet `size` names them. */
export const SIZES = {
  small: ['1-10', '11-100'],
  middle: ['101-1000'],
  large: ['1001-10000', 'from-10001'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** How somebody may join; each way takes in the ones before it. */
export const JOINING = {
  now: ['open'],
  ask: ['open', 'approval'],
  invited: ['open', 'approval', 'invite'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Topics that most people have a wish about; the others stand under "more". */
export const FIRST_TOPICS = [
  'hate',
  'harassment',
  'nudity',
  'content-warnings',
  'ai-content',
  'bots',
  'politics',
  'misinformation',
  'advertising',
  'crypto',
  'alt-text',
  'data-use',
] as const

/** Which of the ways of joining these values are; undefined where they are none of them. */
export function joiningOf(values: readonly string[]): keyof typeof JOINING | undefined {
  const entries = Object.entries(JOINING) as unknown as readonly (readonly [keyof typeof JOINING, readonly string[]])[]
  return entries.find(([, way]) => way.length === values.length && way.every((value) => values.includes(value)))?.[0]
}
