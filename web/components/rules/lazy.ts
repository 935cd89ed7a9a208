// What shows answers about rules on the search page comes only when somebody asks about rules: here it is fetched, once.
import { signal } from '@preact/signals'

type RuleParts = typeof import('./search-parts.tsx')

/** Undefined until it was asked for and has come. */
export const ruleParts = signal<RuleParts | undefined>(undefined)

let coming: Promise<void> | undefined

/** Fetches it; asked for again it waits for the first time. Where it cannot be had the page does without, and tries again later. */
export function loadRuleParts(): Promise<void> {
  coming ??= fetchParts()
  return coming
}

async function fetchParts(): Promise<void> {
  try {
    const parts = await import('./search-parts.tsx')
    await parts.followRuleWords()
    ruleParts.value = parts
  } catch {
    coming = undefined
  }
}
