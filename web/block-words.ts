// The sentences about blocks in the language in use; apart from the others, so that the search page does not carry them.
import { effect, signal } from '@preact/signals'
import { language, type Language } from './language.ts'
import { en } from './messages/blocks/en.ts'
import type { BlockMessages } from './messages/blocks/contract.ts'

/** The sentences about blocks; they follow the language of the page. */
export const words = signal<BlockMessages>(en)

/** Loads them in the language in use, and follows it from then on; for `startPage`, before anything is drawn. */
export async function followBlockWords(): Promise<void> {
  await speak(language.peek())
  effect(() => void speak(language.value))
}

async function speak(chosen: Language): Promise<void> {
  try {
    words.value = await loadWords(chosen)
  } catch {
    words.value = en
  }
}

async function loadWords(chosen: Language): Promise<BlockMessages> {
  switch (chosen) {
    case 'en':
      return en
    case 'de':
      return (await import('./messages/blocks/de.ts')).de
    case 'fr':
      return (await import('./messages/blocks/fr.ts')).fr
  }
}

/** An action in words; the word itself where it is none of ours, because the list of actions is open. */
export function actionLabel(action: string): string {
  const labels: Readonly<Record<string, string>> = words.value.actions
  return labels[action] ?? action
}

/** Several actions in words. */
export function actionLabels(actions: readonly string[]): string {
  return actions.map(actionLabel).join(', ')
}

/** A topic of reasons in words. */
export function topicLabel(topic: string): string {
  const labels: Readonly<Record<string, string>> = words.value.topics
  return labels[topic] ?? topic
}

/** The state of a list in one or two words. */
export function stateShort(state: string): string {
  const labels: Readonly<Record<string, string>> = words.value.stateShort
  return labels[state] ?? state
}

/** The state of a list in a sentence, and what can be done about it. */
export function stateSentence(state: string): { readonly sentence: string; readonly advice: string } {
  const {
    states,
    stateAdvice,
  }: { readonly states: Readonly<Record<string, string>>; readonly stateAdvice: Readonly<Record<string, string>> } = words.value
  return { sentence: states[state] ?? words.value.states.unknown, advice: stateAdvice[state] ?? '' }
}
