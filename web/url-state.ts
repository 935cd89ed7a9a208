// The address bar ⇄ what is searched: the whole state of the search page, pure, so that back, reload and share work.
import { isRuleWish, MOST_WISHES, RULE_PARAMETERS, type RuleWish } from '#model/rule-wishes.ts'
import type { SortKey } from '#model/search.ts'

/** How a wish about rules counts: servers must say it, must not say it, or come first when they do. */
export const WISH_MODES = ['must', 'not', 'want'] as const

export type WishMode = (typeof WISH_MODES)[number]

export interface SearchState {
  readonly text: string
  /** Chosen values by facet, each list sorted and without duplicates; no empty list. */
  readonly filters: Readonly<Record<string, readonly string[]>>
  /** Wishes about rules, each list sorted and without duplicates; a wish stands in one of them. */
  readonly wishes: Readonly<Record<WishMode, readonly RuleWish[]>>
  /** Words to be found inside rules. */
  readonly ruleText: string
  /** Servers marked for comparing, in the order in which they were. */
  readonly marked: readonly string[]
  readonly sort: SortKey
  /** How many pages of results are open: 1 to 20. */
  readonly pages: number
}

/** What of the facet table matters here. */
export interface StateFacet {
  readonly key: string
  readonly parameter: string
}

const SORTS: readonly SortKey[] = ['fair', 'relevance', 'newest', 'actives', 'name']
const TEXT_LIMIT = 200
const MOST_VALUES = 50
export const MOST_PAGES = 20
/** So many servers can be compared. */
export const MOST_MARKED = 4

/** No wish about rules. */
export const NO_WISHES: SearchState['wishes'] = { must: [], not: [], want: [] }

/** What stands there when nothing was chosen. */
export const EMPTY_STATE: SearchState = {
  text: '',
  filters: {},
  wishes: NO_WISHES,
  ruleText: '',
  marked: [],
  sort: 'fair',
  pages: 1,
}

/** Whether nothing was typed and nothing chosen: everything is shown. */
export function isUntouched(state: SearchState): boolean {
  return state.text === '' && Object.keys(state.filters).length === 0 && !asksOfRules(state)
}

/** The order when none is chosen: by match when something was typed, else the fair one. */
export function defaultSort(text: string): SortKey {
  return text === '' ? 'fair' : 'relevance'
}

/**
 * Reads a query string.
 *
 * @param query with or without the question mark
 * @param facets those there are, with the names of their parameters; other parameters are not ours
 */
export function parseState(query: string, facets: readonly StateFacet[]): SearchState {
  const parameters = new URLSearchParams(query)
  const text = cleanText(parameters.get('q') ?? '')
  const filters: Record<string, readonly string[]> = {}
  for (const { key, parameter } of facets) {
    const values = cleanValues(parameters.getAll(parameter))
    if (values.length > 0) filters[key] = values
  }
  const sort = SORTS.find((known) => known === parameters.get('sort')) ?? defaultSort(text)
  const pages = Number(parameters.get('pages') ?? '1')
  return {
    text,
    filters,
    wishes: readWishes(parameters),
    ruleText: cleanText(parameters.get(RULE_PARAMETERS.ruleText) ?? ''),
    marked: readMarked(parameters.get('compare') ?? ''),
    sort,
    pages: Number.isInteger(pages) && pages >= 1 && pages <= MOST_PAGES ? pages : 1,
  }
}

// In two lists at once it would be asked for and refused: the first of must, not, want holds.
function readWishes(parameters: URLSearchParams): SearchState['wishes'] {
  const seen = new Set<RuleWish>()
  const read = (mode: WishMode): readonly RuleWish[] => {
    const named = parameters.getAll(mode).flatMap((value) => value.split(','))
    const wishes = [...new Set(named.filter(isRuleWish))].filter((wish) => !seen.has(wish))
    const kept = wishes.sort().slice(0, MOST_WISHES)
    for (const wish of kept) seen.add(wish)
    return kept
  }
  const must = read('must')
  const not = read('not')
  return { must, not, want: read('want') }
}

function readMarked(value: string): readonly string[] {
  return cleanMarks(value.split(','))
}

function cleanMarks(domains: readonly string[]): readonly string[] {
  const known = domains.map((domain) => domain.toLowerCase()).filter((domain) => /^[a-z0-9._-]{3,253}$/.test(domain))
  return [...new Set(known)].slice(0, MOST_MARKED)
}

/** Writes a state as a query string without the question mark; what is usual is left out, the order is always the same. */
export function writeState(state: SearchState, facets: readonly StateFacet[]): string {
  const parameters = new URLSearchParams()
  if (state.text !== '') parameters.set('q', state.text)
  for (const { key, parameter } of facets) for (const value of state.filters[key] ?? []) parameters.append(parameter, value)
  for (const mode of WISH_MODES) for (const wish of state.wishes[mode]) parameters.append(mode, wish)
  if (state.ruleText !== '') parameters.set(RULE_PARAMETERS.ruleText, state.ruleText)
  if (state.sort !== defaultSort(state.text)) parameters.set('sort', state.sort)
  if (state.marked.length > 0) parameters.set('compare', state.marked.join(','))
  if (state.pages > 1) parameters.set('pages', String(state.pages))
  return parameters.toString()
}

/** The state with other words; the order goes back to the usual one, and the first page is shown. */
export function withText(state: SearchState, text: string): SearchState {
  const cleaned = cleanText(text)
  return { ...state, text: cleaned, sort: defaultSort(cleaned), pages: 1 }
}

/** The state with one value of a facet chosen, or no longer chosen. */
export function withValue(state: SearchState, key: string, value: string, chosen: boolean): SearchState {
  const others = (state.filters[key] ?? []).filter((each) => each !== value)
  return withValues(state, key, chosen ? [...others, value] : others)
}

/** The state with these values of a facet and no others. */
export function withValues(state: SearchState, key: string, values: readonly string[]): SearchState {
  const { [key]: _dropped, ...rest } = state.filters
  const cleaned = cleanValues(values)
  return { ...state, filters: cleaned.length === 0 ? rest : { ...rest, [key]: cleaned }, pages: 1 }
}

/** Whether anything is asked of rules. */
export function asksOfRules({ wishes, ruleText }: Pick<SearchState, 'wishes' | 'ruleText'>): boolean {
  return ruleText !== '' || WISH_MODES.some((mode) => wishes[mode].length > 0)
}

/** How a wish counts now; undefined where it was not made. */
export function modeOf({ wishes }: SearchState, wish: RuleWish): WishMode | undefined {
  return WISH_MODES.find((mode) => wishes[mode].includes(wish))
}

/** The state with a wish that counts in this way, or is not made any more. */
export function withWish(state: SearchState, wish: RuleWish, mode: WishMode | undefined): SearchState {
  const others = (list: WishMode): readonly RuleWish[] => state.wishes[list].filter((one) => one !== wish)
  const listOf = (list: WishMode): readonly RuleWish[] =>
    list === mode ? [...others(list), wish].sort().slice(0, MOST_WISHES) : others(list)
  return { ...state, wishes: { must: listOf('must'), not: listOf('not'), want: listOf('want') }, pages: 1 }
}

/** The state with other words to be found inside rules. */
export function withRuleText(state: SearchState, text: string): SearchState {
  return { ...state, ruleText: cleanText(text), pages: 1 }
}

/** The state with a server marked for comparing, or no longer; a fifth is not marked. */
export function withMark(state: SearchState, domain: string, marked: boolean): SearchState {
  const others = state.marked.filter((one) => one !== domain)
  return { ...state, marked: marked ? cleanMarks([...others, domain]) : others }
}

// Lone surrogates do not survive a query string, so they do not enter the state either.
function cleanText(text: string): string {
  return [...text.toWellFormed().trim()].slice(0, TEXT_LIMIT).join('').trim()
}

function cleanValues(values: readonly string[]): readonly string[] {
  const cleaned = values.map((value) => cleanText(value)).filter((value) => value !== '')
  return [...new Set(cleaned)].sort().slice(0, MOST_VALUES)
}
