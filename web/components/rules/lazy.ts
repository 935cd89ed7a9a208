// What shows answers about rules on the search page comes only when somebody asks about rules: here it is fetched, once.
import { signal } from '@preact/signals'

type RuleParts = Pick<typeof import('./search-parts.tsx'), 'RuleFit' | 'TopicChooser' | 'wishChip'>

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
    const { RuleFit, TopicChooser, wishChip, followRuleWords } = await import('./search-parts.tsx')
    await followRuleWords()
    ruleParts.value = { RuleFit, TopicChooser, wishChip }
  } catch {
    coming = undefined
  }
}
