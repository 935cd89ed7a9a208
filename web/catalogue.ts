// Catalogues of sentences that only some pages need: in the language in use, and following it once they are there.
import { effect, signal, type ReadonlySignal } from '@preact/signals'
import { language, type Language } from './language.ts'

export interface Catalogue<Words> {
  readonly words: ReadonlySignal<Words>
  /** Loads the language in use, and follows it from then on; asked for again it waits for the first time. */
  readonly follow: () => Promise<void>
}

/**
 * A catalogue of its own.
 *
 * @param english what stands there until another language has come, and where it cannot be loaded
 * @param load the sentences in a language
 */
export function openCatalogue<Words>(english: Words, load: (chosen: Language) => Promise<Words>): Catalogue<Words> {
  const words = signal(english)
  let following: Promise<void> | undefined
  async function speak(chosen: Language): Promise<void> {
    try {
      words.value = await load(chosen)
    } catch {
      words.value = english
    }
  }
  async function begin(): Promise<void> {
    await speak(language.peek())
    effect(() => void speak(language.value))
  }
  return { words, follow: () => (following ??= begin()) }
}
