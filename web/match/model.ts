// What the match page knows: the answers in the address bar, what there is to choose, and the servers that the answers lead to.
import { batch, signal } from '@preact/signals'
import type { AlternativesReply, MatchReply } from '../../api/contract.ts'
import type { FacetCount } from '#model/search.ts'
import { get, getAlternatives, searchServers, type Trouble } from '../client.ts'
import { BEGINNING, parseMatch, queryOfMatch, writeMatch, type MatchState } from './state.ts'

export interface Choices {
  readonly languages: readonly FacetCount[]
  readonly alternatives: AlternativesReply['alternatives']
}

/** The state of the address bar. */
export const match = signal<MatchState>(BEGINNING)
/** What the answers lead to; undefined while it is on its way. */
export const reply = signal<MatchReply | undefined>(undefined)
export const trouble = signal<{ readonly kind: Trouble; readonly detail?: string | undefined } | undefined>(undefined)
/** What can be chosen; undefined while it is on its way, null where it cannot be had. */
export const choices = signal<Choices | null | undefined>(undefined)

let running = new AbortController()

/** Reads the address bar, and follows it from now on. */
export function followAddress(): void {
  const read = (): void => {
    match.value = parseMatch(location.search)
    arrive()
  }
  addEventListener('popstate', read)
  read()
  void loadChoices()
}

/** Goes to another place or to other answers there: a new entry in the history. */
export function go(next: MatchState): void {
  match.value = next
  history.pushState(null, '', addressOf(next))
  arrive()
}

/** Notes an answer at the place where one is: the address says so, and back still leads to the question before. */
export function note(next: MatchState): void {
  match.value = next
  history.replaceState(null, '', addressOf(next))
}

/** The address of a state on this page; ?lang stays. */
export function addressOf(state: MatchState): string {
  const query = new URLSearchParams(writeMatch(state))
  const lang = new URLSearchParams(location.search).get('lang')
  if (lang !== null) query.set('lang', lang)
  const text = query.toString()
  return text === '' ? location.pathname : `${location.pathname}?${text}`
}

function arrive(): void {
  running.abort()
  if (match.value.place === 'result') void load()
}

/** Asks which servers the answers lead to. */
export async function load(): Promise<void> {
  running.abort()
  running = new AbortController()
  const { signal: stop } = running
  const asked = match.value
  batch(() => {
    reply.value = undefined
    trouble.value = undefined
  })
  const query = queryOfMatch(asked)
  const answer = await get<MatchReply>(`/match${query === '' ? '' : `?${query}`}`, stop)
  if (stop.aborted) return
  if (!answer.ok) {
    trouble.value = { kind: answer.trouble, detail: answer.problem?.detail }
    return
  }
  batch(() => {
    reply.value = answer.value
    // The lot that was drawn goes into the address, so that whoever gets it sees the same.
    note({ ...asked, day: answer.value.day })
  })
}

/** Fetches what there is to choose. */
export async function loadChoices(): Promise<void> {
  const [found, instead] = await Promise.all([searchServers('limit=1'), getAlternatives()])
  choices.value = found.ok && instead.ok ? { languages: found.value.facets.language ?? [], alternatives: instead.value.alternatives } : null
}
