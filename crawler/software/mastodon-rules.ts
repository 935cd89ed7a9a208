// The rules of a server as the Mastodon-shaped API lists them: text, hint, translations; words and order are the server's.
import type { Rule, RuleTranslation } from '#model/facts.ts'
import { at, count, isObject, list, text } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { publicText } from './people.ts'

/** Translations kept of one rule; the largest servers publish about thirty. */
const MAX_TRANSLATIONS = 100
const LANGUAGE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/i

/**
 * Reads a list of rules (microblog.md 2.2, 2.5): at most 200, each of at most 2,000 characters. An empty list is a fact, a list in
 * which nothing is a rule is not.
 */
export function readRuleList(json: unknown): readonly Rule[] | undefined {
  if (!Array.isArray(json)) return undefined
  const rules = list(json)
    .slice(0, TEXT_LIMITS.rules * 2)
    .flatMap(readRule)
    .slice(0, TEXT_LIMITS.rules)
  return rules.length === 0 && json.length > 0 ? undefined : rules
}

function readRule(json: unknown): readonly Rule[] {
  const wording = publicText(isObject(json) ? at(json, 'text') : json, TEXT_LIMITS.rule)
  if (wording === undefined) return []
  const nativeId = text(at(json, 'id'), 100) ?? count(at(json, 'id'))?.toString()
  const hint = publicText(at(json, 'hint'), TEXT_LIMITS.rule)
  const translations = readTranslations(at(json, 'translations'))
  return [
    {
      ...(nativeId === undefined ? {} : { nativeId }),
      text: wording,
      ...(hint === undefined ? {} : { hint }),
      ...(translations === undefined ? {} : { translations }),
    },
  ]
}

// `{"de": {"text", "hint"}}` since 4.4; `{}` where there are none.
function readTranslations(json: unknown): Readonly<Record<string, RuleTranslation>> | undefined {
  if (!isObject(json)) return undefined
  const entries = Object.entries(json)
    .slice(0, MAX_TRANSLATIONS)
    .flatMap(([language, translation]) => {
      const wording = publicText(at(translation, 'text'), TEXT_LIMITS.rule)
      const hint = publicText(at(translation, 'hint'), TEXT_LIMITS.rule)
      if (wording === undefined || !LANGUAGE.test(language)) return []
      return [[language, { text: wording, ...(hint === undefined ? {} : { hint }) }] as const]
    })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
