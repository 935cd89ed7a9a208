// The parameters of a search, made from the facet table, and the query that they mean.
import { z } from 'zod'
import { dayOf } from '#model/clock.ts'
import { FACETS, type Facet, type FacetKey } from '#model/facets.ts'
import {
  isRuleWish,
  MOST_REACHED,
  MOST_WISHES,
  readTopics,
  RULE_PARAMETERS,
  RULE_VALUES,
  RULE_WISHES,
  type RuleWish,
} from '#model/rule-wishes.ts'
import { TOPICS } from '#model/rules/taxonomy.ts'
import { SORTS, type FacetFilters, type RuleWishes, type SearchQuery, type SearchRefusal, type SortKey } from '#model/search.ts'
import { cursorParameter, plainText, slugParameter } from './parameters.ts'
import { refuse, type Outcome } from './route.ts'

/** Members that every search takes; those of the facets stand beside them under their parameter names. */
export interface ExportParameters {
  readonly q: string
  readonly sort?: SortKey | undefined
}

export interface SearchParameters extends ExportParameters {
  /** Names that must not be cut off, as they were typed. */
  readonly reach?: readonly string[] | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

const MOST_VALUES = 50
const LONGEST_TEXT = 200

const q = plainText(LONGEST_TEXT).default('').describe('Words, a beginning of a word, or a name; empty for filters only.')
const sort = z
  .enum(SORTS)
  .optional()
  .describe('`fair` is a daily shuffle that favours healthy servers of middle size; `relevance` is usual where words are given.')

// What the numbers of a range count.
const MEANINGS: Readonly<Partial<Record<FacetKey, string>>> = {
  size: 'People active in a month.',
  pace: 'Posts a week: the median of its last four whole weeks where it publishes them, else the growth of its count of posts; `unknown` is not few.',
  minAge: 'Years.',
}

const filters = Object.fromEntries(FACETS.map((facet: Facet) => [facet.parameter, filterOf(facet)]))

// A word of an open facet may be a server's own and hold a comma: it is given whole, once for each value.
function filterOf(facet: Facet) {
  const value = facet.values === 'open' ? slugParameter(200) : z.enum(facet.values)
  const whole = facet.wording === 'plain'
  const choice = whole ? 'Repeated for several values; any of them.' : 'Repeated, or with commas, for several values; any of them.'
  const meaning = MEANINGS[facet.key as FacetKey]
  return z
    .array(value)
    .max(MOST_VALUES)
    .optional()
    .meta({ description: meaning === undefined ? choice : `${meaning} ${choice}`, ...(whole ? { 'x-whole': true } : {}) })
}

const wish = z.enum(RULE_WISHES as readonly [RuleWish, ...RuleWish[]])
const VALUES = RULE_VALUES.join(', ')

function wishes(description: string) {
  return z.array(wish).max(MOST_WISHES).optional().describe(description)
}

/** Parameters about rules that exports take too. */
const ruleFilters = {
  [RULE_PARAMETERS.must]: wishes(
    `What rules must say, as topic.value (/topics lists the topics; values: ${VALUES}); any of the values of one topic, all topics together.`,
  ),
  [RULE_PARAMETERS.not]: wishes(
    'What rules must not say, as topic.value. Silence and rules that are not known are none of the five stances.',
  ),
  [RULE_PARAMETERS.ruleText]: plainText(LONGEST_TEXT)
    .optional()
    .describe('Words that stand inside one rule, in any form that their language has.'),
}

const reachNames = z
  .array(plainText(300).min(1))
  .max(MOST_REACHED)
  .optional()
  .describe('Servers or accounts that must not be cut off, as far as published lists say; the answer is then kept nowhere.')

/** Parameters of a search by pages. */
export const searchParameters = z.strictObject({
  q,
  sort,
  limit: z.int().min(1).max(100).default(20),
  cursor: cursorParameter.optional(),
  ...filters,
  ...ruleFilters,
  [RULE_PARAMETERS.want]: wishes('Servers whose rules say these, as topic.value, come first: the more topics, the earlier.'),
  [RULE_PARAMETERS.topics]: z
    .array(z.enum([...TOPICS, 'all']))
    .max(TOPICS.length + 1)
    .optional()
    .describe('Topics to count servers of by what their rules say, or `all`.'),
  [RULE_PARAMETERS.reach]: reachNames,
}) as unknown as z.ZodType<SearchParameters>

/** Parameters of an export: the same question, all of its answers. */
export const exportParameters = z.strictObject({ q, sort, ...filters, ...ruleFilters }) as unknown as z.ZodType<ExportParameters>

/** The query that parameters mean at a moment (milliseconds since 1970); an export asks for the largest pages. */
export function toSearchQuery(parameters: ExportParameters & Partial<SearchParameters>, now: number): SearchQuery {
  const text = parameters.q.trim()
  return {
    text,
    filters: readFilters({ ...parameters }),
    ...readRuleQuery({ ...parameters }),
    sort: parameters.sort ?? (text === '' ? 'fair' : 'relevance'),
    limit: parameters.limit ?? 100,
    cursor: parameters.cursor,
    day: dayOf(now),
  }
}

function readRuleQuery(parameters: Readonly<Record<string, unknown>>): Pick<SearchQuery, 'rules' | 'ruleText' | 'topics'> {
  const read = (name: string): readonly RuleWish[] => {
    const words = (parameters[name] ?? []) as readonly string[]
    return [...new Set(words.filter(isRuleWish))].toSorted()
  }
  const rules: RuleWishes = { must: read(RULE_PARAMETERS.must), not: read(RULE_PARAMETERS.not), want: read(RULE_PARAMETERS.want) }
  const asked = rules.must.length + rules.not.length + rules.want.length > 0
  const ruleText = ((parameters[RULE_PARAMETERS.ruleText] ?? '') as string).trim()
  const topics = readTopics((parameters[RULE_PARAMETERS.topics] ?? []) as readonly string[])
  return { ...(asked ? { rules } : {}), ...(ruleText === '' ? {} : { ruleText }), ...(topics.length === 0 ? {} : { topics }) }
}

function readFilters(parameters: Readonly<Record<string, unknown>>): FacetFilters {
  return Object.fromEntries(
    FACETS.flatMap(({ key, parameter }) => {
      const values = parameters[parameter] as readonly string[] | undefined
      return values === undefined || values.length === 0 ? [] : [[key, [...new Set(values)].toSorted()]]
    }),
  )
}

/** Why a search was refused, with the parameter that is to blame. */
export function refuseSearch({ refused }: SearchRefusal): Outcome<never> {
  switch (refused) {
    case 'bad-cursor':
      return refuse(400, 'This is no cursor of ours.', 'cursor')
    case 'cursor-of-another-query':
      return refuse(400, 'This cursor belongs to another query or another day; begin with the first page.', 'cursor')
  }
}
