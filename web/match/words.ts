// The sentences of the match and of comparisons, in the language in use.
import { openCatalogue } from '../catalogue.ts'
import type { Language } from '../language.ts'
import type { MatchMessages } from '../messages/match/contract.ts'
import { en } from '../messages/match/en.ts'
import { followRuleWords } from '../rule-words.ts'

async function load(chosen: Language): Promise<MatchMessages> {
  switch (chosen) {
    case 'en':
      return en
    case 'de':
      return (await import('../messages/match/de.ts')).de
    case 'fr':
      return (await import('../messages/match/fr.ts')).fr
  }
}

const catalogue = openCatalogue<MatchMessages>(en, load)

export const { words: matchWords } = catalogue

/** Loads these sentences and those about rules; for `startPage`, before anything is drawn. */
export async function followMatchWords(): Promise<void> {
  await Promise.all([catalogue.follow(), followRuleWords()])
}
