// What rules say, as columns in memory: one byte a server and topic, so that wishes are judged and all thirty topics counted in milliseconds.
import { partsOfWish, RULE_VALUES, wishesByTopic, type RuleValue, type RuleWish } from '#model/rule-wishes.ts'
import { isStance, isTopic, STANCES, TOPICS, type Label, type Stance, type Topic } from '#model/rules/taxonomy.ts'
import type { RuleWishes, TopicCounts } from '#model/search.ts'

/** What the index knows of the rules of a server. */
export interface RuleRow {
  /** As `topic.stance`; null while they are not known. */
  readonly labels: readonly string[] | null
  /** Ids of the sentences that they state. */
  readonly sentences: readonly number[]
}

/** Columns by topic; bits 0 to 4 of a byte are the stances, bit 5 says that the rules are known. */
export interface RuleColumns {
  readonly masks: readonly { readonly topic: Topic; bytes: Uint8Array }[]
  /** By row. */
  readonly sentences: (readonly number[])[]
  /** Rows that state a sentence. */
  readonly stating: Map<number, number>
}

const KNOWN = 1 << STANCES.length
const ANY_STANCE = KNOWN - 1
/** Different bytes that a row may have for a topic. */
export const RULE_BYTES = KNOWN * 2

/** Columns without rows. */
export function createRuleColumns(): RuleColumns {
  return { masks: TOPICS.map((topic) => ({ topic, bytes: new Uint8Array(0) })), sentences: [], stating: new Map() }
}

/** Makes room for so many rows. */
export function growRules({ masks }: RuleColumns, length: number): void {
  for (const column of masks) {
    const larger = new Uint8Array(length)
    larger.set(column.bytes)
    column.bytes = larger
  }
}

/** Puts the rules of a row in, in place of older ones. */
export function putRules(columns: RuleColumns, at: number, { labels, sentences }: RuleRow): void {
  for (const { bytes } of columns.masks) bytes[at] = labels === null ? 0 : KNOWN
  for (const label of labels ?? []) putLabel(columns, at, label)
  for (const id of columns.sentences[at] ?? []) countSentence(columns.stating, id, -1)
  columns.sentences[at] = sentences
  for (const id of sentences) countSentence(columns.stating, id, 1)
}

// A label that a later release wrote is none that this one knows.
function putLabel({ masks }: RuleColumns, at: number, label: string): void {
  const [topic = '', stance = ''] = label.split('.')
  const bytes = isTopic(topic) ? masks[TOPICS.indexOf(topic)]?.bytes : undefined
  if (bytes !== undefined && isStance(stance)) bytes[at] = (bytes[at] ?? 0) | (1 << STANCES.indexOf(stance))
}

function countSentence(stating: Map<number, number>, id: number, by: number): void {
  const count = (stating.get(id) ?? 0) + by
  if (count === 0) stating.delete(id)
  else stating.set(id, count)
}

/** Whether the rules of a row are known. */
export function knowsRules({ masks }: RuleColumns, row: number): boolean {
  return ((masks[0]?.bytes[row] ?? 0) & KNOWN) !== 0
}

/** What a row says; null while its rules are not known. */
export function labelsOfRow(columns: RuleColumns, row: number): readonly Label[] | null {
  if (!knowsRules(columns, row)) return null
  return columns.masks.flatMap(({ topic, bytes }) => stancesIn(bytes[row] ?? 0).map((stance): Label => [topic, stance]))
}

function stancesIn(byte: number): readonly Stance[] {
  return STANCES.filter((_, bit) => (byte & (1 << bit)) !== 0)
}

/** The byte of a row for a topic. */
export function byteOf({ masks }: RuleColumns, topic: Topic, row: number): number {
  return masks[TOPICS.indexOf(topic)]?.bytes[row] ?? 0
}

function hasValue(byte: number, value: RuleValue): boolean {
  switch (value) {
    case 'stated':
      return (byte & ANY_STANCE) !== 0
    case 'not-stated':
      return byte === KNOWN
    case 'unknown':
      return (byte & KNOWN) === 0
    case 'forbid':
    case 'conditional':
    case 'require':
    case 'allow':
    case 'mention':
      return (byte & (1 << STANCES.indexOf(value))) !== 0
  }
}

/** For every byte whether it has one of the values. */
export function bytesWith(values: readonly RuleValue[]): Uint8Array {
  return Uint8Array.from({ length: RULE_BYTES }, (_, byte) => (values.some((value) => hasValue(byte, value)) ? 1 : 0))
}

/** What must be so of one topic: for every byte whether it passes. */
export interface TopicWish {
  readonly topic: Topic
  /** Number of the topic, from 0. */
  readonly number: number
  readonly passes: Uint8Array
}

/** The hard wishes, one a topic: any of the values that it must have, none of those that it must not. */
export function readTopicWishes({ must, not }: Pick<RuleWishes, 'must' | 'not'>): readonly TopicWish[] {
  const [wanted, unwanted] = [wishesByTopic(must), wishesByTopic(not)]
  return TOPICS.flatMap((topic, number): TopicWish[] => {
    const [yes, no] = [wanted.get(topic), wanted.has(topic) || unwanted.has(topic) ? (unwanted.get(topic) ?? []) : undefined]
    if (no === undefined) return []
    const [has, hasNot] = [yes === undefined ? undefined : bytesWith(yes), bytesWith(no)]
    return [{ topic, number, passes: hasNot.map((bad, byte) => (bad === 0 && (has === undefined || has[byte] === 1) ? 1 : 0)) }]
  })
}

/** How many topics of the soft wishes each row meets, of `size` rows. */
export function countWanted(columns: RuleColumns, want: readonly RuleWish[], size: number): Uint8Array {
  const fits = new Uint8Array(size)
  for (const [topic, values] of wishesByTopic(want)) {
    const has = bytesWith(values)
    const bytes = columns.masks[TOPICS.indexOf(topic)]?.bytes ?? new Uint8Array(size)
    for (let row = 0; row < size; row += 1) fits[row] = (fits[row] ?? 0) + (has[bytes[row] ?? 0] ?? 0)
  }
  return fits
}

/** Which of the soft wishes a row meets, by topic. */
export function wantedOfRow(columns: RuleColumns, want: readonly RuleWish[], row: number): readonly Topic[] {
  const met = want.map(partsOfWish).filter(({ topic, value }) => hasValue(byteOf(columns, topic, row), value))
  return [...new Set(met.map(({ topic }) => topic))]
}

/** Counts rows of one topic by value; `parts` are lists of rows. */
export function countTopic({ masks }: RuleColumns, topic: Topic, parts: readonly Int32Array[]): TopicCounts {
  const bytes = masks[TOPICS.indexOf(topic)]?.bytes ?? new Uint8Array(0)
  const counts = new Uint32Array(RULE_BYTES)
  for (const rows of parts) {
    for (let at = 0; at < rows.length; at += 1) {
      const byte = bytes[rows[at] ?? 0] ?? 0
      counts[byte] = (counts[byte] ?? 0) + 1
    }
  }
  const sum = (value: RuleValue): number =>
    counts.reduce((total, count, byte) => total + (count > 0 && hasValue(byte, value) ? count : 0), 0)
  return { topic, counts: Object.fromEntries(RULE_VALUES.map((value) => [value, sum(value)])) as Record<RuleValue, number> }
}
