// The sentences about what rules say, in the language in use; the search page loads them only when somebody asks about rules.
import { openCatalogue } from './catalogue.ts'
import type { Language } from './language.ts'
import type { RuleMessages } from './messages/rules/contract.ts'
import { en } from './messages/rules/en.ts'

async function load(chosen: Language): Promise<RuleMessages> {
  switch (chosen) {
    case 'en':
      return en
    case 'de':
      return (await import('./messages/rules/de.ts')).de
    case 'fr':
      return (await import('./messages/rules/fr.ts')).fr
  }
}

export const { words: ruleWords, follow: followRuleWords } = openCatalogue<RuleMessages>(en, load)

/** A topic in words; its id where it is none of ours, because topics may be added. */
export function topicLabel(topic: string): string {
  const labels: Readonly<Record<string, string>> = ruleWords.value.topics
  return labels[topic] ?? topic
}

/** What is said about a topic, in a word or two: a stance, silence, or that the rules are not known. */
export function valueWord(value: string): string {
  const labels: Readonly<Record<string, string>> = ruleWords.value.values
  return labels[value] ?? value
}
