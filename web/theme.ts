// Day or night: the reader's choice, remembered; without one the system decides. public/theme.js sets it before the first paint.
import { signal } from '@preact/signals'

export type Theme = 'auto' | 'light' | 'dark'

const KEY = 'atlas-theme'

/** The choice in force. */
export const theme = signal<Theme>(readTheme())

/** Changes the colours, here and in later pages. */
export function chooseTheme(chosen: Theme): void {
  theme.value = chosen
  const root = document.documentElement
  if (chosen === 'auto') delete root.dataset['theme']
  else root.dataset['theme'] = chosen
  try {
    if (chosen === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, chosen)
  } catch {
    // Not remembered, but in force.
  }
}

function readTheme(): Theme {
  const set = document.documentElement.dataset['theme']
  return set === 'light' || set === 'dark' ? set : 'auto'
}
