// What a software counts as an account, as active and as a post, in the language in use: the registry says it in English, and so does the API.
import { effect, signal } from '@preact/signals'
import { language, type Language } from './language.ts'

type CountWords = Readonly<Record<string, string>>

const words = signal<CountWords>({})

effect(() => void speak(language.value))

async function speak(chosen: Language): Promise<void> {
  try {
    const loaded = await loadWords(chosen)
    if (language.peek() === chosen) words.value = loaded
  } catch {
    words.value = {}
  }
}

async function loadWords(chosen: Language): Promise<CountWords> {
  switch (chosen) {
    case 'en':
      return {}
    case 'de':
      return (await import('./messages/counts/de.ts')).counts
    case 'fr':
      return (await import('./messages/counts/fr.ts')).counts
  }
}

/** A sentence of the registry in the language in use; as it stands where there is no other. */
export function countWords(english: string): string {
  return Object.hasOwn(words.value, english) ? (words.value[english] ?? english) : english
}
