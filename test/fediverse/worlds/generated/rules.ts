// The words of generated servers: rules, names and descriptions in ten languages, from the grammars.
import type { Rule } from '#model/facts.ts'
import type { Dice } from './dice.ts'
import { expandWording, PREVALENCE, TOPICS, type RuleGrammar } from './grammar/grammar.ts'
import { chinese } from './grammar/zh.ts'
import { dutch } from './grammar/nl.ts'
import { english } from './grammar/en.ts'
import { french } from './grammar/fr.ts'
import { german } from './grammar/de.ts'
import { italian } from './grammar/it.ts'
import { japanese } from './grammar/ja.ts'
import { korean } from './grammar/ko.ts'
import { portuguese } from './grammar/pt.ts'
import { spanish } from './grammar/es.ts'
import { WITH_RULES } from './shares.ts'

/** Every language in which generated servers write. */
export const GRAMMARS: readonly RuleGrammar[] = [english, german, french, japanese, spanish, korean, chinese, dutch, italian, portuguese]

function grammarOf(language: string): RuleGrammar {
  return GRAMMARS.find((grammar) => grammar.language === language) ?? english
}

function write(dice: Dice, topic: string, index: number, wordings: readonly string[]): string {
  const wording = dice.pick(`wording of ${topic}`, index, wordings)
  return expandWording(wording, (parts, place) => dice.bits(`choice ${place} of ${topic}`, index) % parts)
}

/** Hints stand beside a rule where the software has them, for every eighth rule. */
const HINT_SHARE = 1 / 8

/** The rules of a server: none for many small ones, else topics as common as they are on real servers. */
export function writeRules(dice: Dice, index: number, language: string, users: number): readonly Rule[] {
  const share = WITH_RULES.find(([upTo]) => users <= upTo)?.[1] ?? 0
  if (dice.roll('any rules', index) >= share) return []
  const { wordings } = grammarOf(language)
  const topics = TOPICS.filter((topic) => dice.roll(`rule about ${topic}`, index) < PREVALENCE[topic])
  return topics.map((topic, position) => {
    const rule = { nativeId: String(position + 1), text: write(dice, topic, index, wordings[topic]) }
    return dice.roll(`hint about ${topic}`, index) < HINT_SHARE
      ? { ...rule, hint: write(dice, 'civility', index, wordings.civility) }
      : rule
  })
}

/** The name of a server, and one sentence about it. */
export function writeProfile(dice: Dice, index: number, language: string, word: string): { readonly name: string; readonly about: string } {
  const { titles, about } = grammarOf(language)
  const capital = `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
  return {
    name: write(dice, 'title', index, titles).replace('#', capital),
    about: write(dice, 'about', index, about).replace('#', capital),
  }
}
