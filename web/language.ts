// Which language the pages speak: ?lang, then what the reader chose before, then what the browser asks for; and the loaded catalogue.
import { signal } from '@preact/signals'
import { en } from './messages/en.ts'
import type { Messages } from './messages/contract.ts'

export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' } as const
export type Language = keyof typeof LANGUAGES

const KEY = 'atlas-language'

/** The language in use and its sentences; both change together. */
export const language = signal<Language>('en')
export const messages = signal<Messages>(en)

/** The first of the wishes that is a language of ours; English when none is. */
export function pickLanguage(wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const short = wish?.slice(0, 2).toLowerCase()
    if (short === 'en' || short === 'de' || short === 'fr') return short
  }
  return 'en'
}

/** Loads the language that this reader wants; English where a catalogue cannot be loaded. */
export async function startLanguage(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('lang')
  await speak(pickLanguage([asked, remembered(), ...navigator.languages]))
}

/** Changes the language, here and in later pages. */
export async function chooseLanguage(chosen: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, chosen)
  } catch {
    // Not remembered, but spoken.
  }
  const url = new URL(location.href)
  if (url.searchParams.has('lang')) {
    url.searchParams.set('lang', chosen)
    history.replaceState(history.state, '', url)
  }
  await speak(chosen)
}

async function speak(chosen: Language): Promise<void> {
  try {
    messages.value = await loadMessages(chosen)
    language.value = chosen
  } catch {
    messages.value = en
    language.value = 'en'
  }
  document.documentElement.lang = language.value
}

async function loadMessages(chosen: Language): Promise<Messages> {
  switch (chosen) {
    case 'en':
      return en
    case 'de':
      return (await import('./messages/de.ts')).de
    case 'fr':
      return (await import('./messages/fr.ts')).fr
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
