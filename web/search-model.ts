// What the search page knows: the state of the address bar, and the answer to it; nothing else decides what is shown.
import { FACETS } from '#model/facets.ts'
import { RULE_PARAMETERS, type RuleWish } from '#model/rule-wishes.ts'
import { batch, signal } from '@preact/signals'
import type { LookupReply, SearchReply, ServerSummary } from '../api/contract.ts'
import { lookUp, searchServers, type Trouble } from './client.ts'
import { looksLikeName } from './typed-name.ts'
import {
  asksOfRules,
  EMPTY_STATE,
  MOST_PAGES,
  parseState,
  WISH_MODES,
  withRuleText,
  withText,
  withValues,
  withWish,
  writeState,
  type SearchState,
  type WishMode,
} from './url-state.ts'

const PAGE_SIZE = 20

export interface Results {
  readonly hits: readonly ServerSummary[]
  /** The first page's answer: totals, counts, day. */
  readonly reply: SearchReply
  readonly next: string | null
}

/** What dropping one part of the question would give. */
export interface Way {
  readonly dropped:
    | { readonly kind: 'text' | 'rule-text' }
    | { readonly kind: 'facet'; readonly key: string }
    | { readonly kind: 'wish'; readonly mode: WishMode; readonly wish: RuleWish }
  readonly state: SearchState
  readonly total: number
}

/** The state of the address bar. */
export const state = signal<SearchState>(EMPTY_STATE)
/** The latest results; undefined before the first answer. They stay while the next ones load. */
export const results = signal<Results | undefined>(undefined)
export const busy = signal<'no' | 'first' | 'more'>('first')
export const trouble = signal<{ readonly kind: Trouble; readonly detail?: string | undefined } | undefined>(undefined)
/** What the typed text is as an exact name; undefined when it looks like none. */
export const exact = signal<LookupReply | undefined>(undefined)
/** Ways out of an empty result, the most rewarding first. */
export const waysOut = signal<readonly Way[]>([])

/** Servers are counted by what their rules say, topic by topic. */
export const counting = signal(false)

let running = new AbortController()
let prepare: () => Promise<void> = () => Promise.resolve()

/**
 * Reads the address bar, answers it, and follows it from now on.
 *
 * @param prepareRules loads what shows answers about rules; waited for before such an answer is shown
 */
export function followAddress(prepareRules: () => Promise<void>): void {
  prepare = prepareRules
  const read = (): void => {
    state.value = parseState(location.search, FACETS)
    void load()
  }
  addEventListener('popstate', read)
  read()
}

/** Goes to another state: a new entry in the history, then the answer. */
export function go(next: SearchState): void {
  if (addressOf(next) === addressOf(state.value)) return void load()
  state.value = next
  history.pushState(null, '', addressOf(next))
  void load()
}

/** The address of a state on this page; ?lang stays. */
export function addressOf(next: SearchState): string {
  const query = new URLSearchParams(writeState(next, FACETS))
  const lang = new URLSearchParams(location.search).get('lang')
  if (lang !== null) query.set('lang', lang)
  const text = query.toString()
  return text === '' ? location.pathname : `${location.pathname}?${text}`
}

/** The query of the API for a state, without cursor and limit. */
export function queryOf(asked: SearchState): URLSearchParams {
  return new URLSearchParams(writeState({ ...asked, marked: [], pages: 1 }, FACETS))
}

/** Answers the state as it is now; whatever was on its way before is dropped. */
export async function load(): Promise<void> {
  running.abort()
  running = new AbortController()
  const { signal: stop } = running
  const asked = state.value
  batch(() => {
    busy.value = 'first'
    trouble.value = undefined
    exact.value = undefined
    waysOut.value = []
  })
  // Both answers are shown at once, so that neither pushes the other away.
  const name = loadExact(asked.text, stop)
  const prepared = asksOfRules(asked) ? prepare() : undefined
  let loaded: Results | undefined
  for (let page = 0; page < asked.pages; page += 1) {
    const next: Results | undefined = await loadPage(asked, loaded, stop)
    if (stop.aborted) return
    if (next === undefined) return showExact(name, stop)
    loaded = next
    if (loaded.next === null) break
  }
  const found = await name
  await prepared
  if (stop.aborted) return
  batch(() => {
    exact.value = found
    results.value = loaded
    busy.value = 'no'
  })
  if (loaded?.reply.total === 0) await findWaysOut(asked, stop)
}

/** Notes what changes no answer, such as a mark: the address says so, without a new entry in the history. */
export function note(next: SearchState): void {
  state.value = next
  history.replaceState(null, '', addressOf(next))
}

/** Begins to count servers by what their rules say. */
export async function countTopics(): Promise<void> {
  if (counting.value) return
  counting.value = true
  await load()
}

/** Opens one more page of results; the address says so, without a new entry in the history. */
export async function loadMore(): Promise<void> {
  const { signal: stop } = running
  const open = results.value
  if (open === undefined || open.next === null || busy.value !== 'no') return
  busy.value = 'more'
  const loaded = await loadPage(state.value, open, stop)
  if (stop.aborted) return
  if (loaded !== undefined) {
    results.value = loaded
    state.value = { ...state.value, pages: Math.min(MOST_PAGES, state.value.pages + 1) }
    history.replaceState(null, '', addressOf(state.value))
  }
  busy.value = 'no'
}

async function loadPage(asked: SearchState, before: Results | undefined, stop: AbortSignal): Promise<Results | undefined> {
  const query = queryOf(asked)
  query.set('limit', String(PAGE_SIZE))
  if (counting.value && before === undefined) query.set(RULE_PARAMETERS.topics, 'all')
  if (before !== undefined && before.next !== null) query.set('cursor', before.next)
  const answer = await searchServers(query.toString(), stop)
  if (stop.aborted) return undefined
  if (!answer.ok) {
    // The order of another day: begin anew rather than show half of each.
    if (before !== undefined && answer.problem?.field === 'cursor') {
      state.value = { ...state.value, pages: 1 }
      history.replaceState(null, '', addressOf(state.value))
      await load()
      return undefined
    }
    batch(() => {
      busy.value = 'no'
      trouble.value = { kind: answer.trouble, detail: answer.problem?.detail }
      if (before === undefined) results.value = undefined
    })
    return undefined
  }
  const { value } = answer
  if (before === undefined) return { hits: value.hits, reply: value, next: value.next }
  return { hits: [...before.hits, ...value.hits], reply: before.reply, next: value.next }
}

async function loadExact(text: string, stop: AbortSignal): Promise<LookupReply | undefined> {
  if (!looksLikeName(text)) return undefined
  const answer = await lookUp(text, stop)
  return answer.ok && answer.value.kind !== 'not-a-name' ? answer.value : undefined
}

async function showExact(name: Promise<LookupReply | undefined>, stop: AbortSignal): Promise<void> {
  const found = await name
  if (!stop.aborted) exact.value = found
}

// One small question for each part that could be dropped; at most the first eight, which is more than anybody chooses.
async function findWaysOut(asked: SearchState, stop: AbortSignal): Promise<void> {
  const parts: Omit<Way, 'total'>[] = Object.keys(asked.filters).map((key) => ({
    dropped: { kind: 'facet', key },
    state: withValues(asked, key, []),
  }))
  // What is merely wanted leaves nobody out.
  for (const mode of WISH_MODES.filter((one) => one !== 'want')) {
    for (const wish of asked.wishes[mode]) parts.push({ dropped: { kind: 'wish', mode, wish }, state: withWish(asked, wish, undefined) })
  }
  if (asked.ruleText !== '') parts.push({ dropped: { kind: 'rule-text' }, state: withRuleText(asked, '') })
  if (asked.text !== '' && parts.length > 0) parts.push({ dropped: { kind: 'text' }, state: withText(asked, '') })
  const ways = await Promise.all(
    parts.slice(0, 8).map(async (way): Promise<Way> => {
      const query = queryOf(way.state)
      query.set('limit', '1')
      const answer = await searchServers(query.toString(), stop)
      return { ...way, total: answer.ok ? answer.value.total : 0 }
    }),
  )
  if (!stop.aborted) waysOut.value = ways.filter(({ total }) => total > 0).sort((a, b) => b.total - a.total)
}
