// One answer a page: a signal that is loading, answered or in trouble, and the way to ask again.
import { signal, type ReadonlySignal } from '@preact/signals'
import type { Answer } from './client.ts'

export interface Loaded<T> {
  /** Undefined while it is on its way. */
  readonly answer: ReadonlySignal<Answer<T> | undefined>
  readonly again: () => void
}

/** Asks at once, and holds the answer. */
export function load<T>(ask: () => Promise<Answer<T>>): Loaded<T> {
  const answer = signal<Answer<T> | undefined>(undefined)
  const again = (): void => {
    answer.value = undefined
    void ask().then((given) => {
      answer.value = given
    })
  }
  again()
  return { answer, again }
}
