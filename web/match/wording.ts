// Wishes and reasons of a match in words.
import type { ReasonReply } from '../../api/contract.ts'
import { isRuleWish, partsOfWish } from '#model/rule-wishes.ts'
import { isTopic } from '#model/rules/taxonomy.ts'
import { valueLabel } from '../facet-view.ts'
import { languageName } from '../format.ts'
import { ruleWords, topicLabel, valueWord } from '../rule-words.ts'
import { PACES, SIZES } from './presets.ts'
import { matchWords } from './words.ts'

/** A value of a wish or a reason in words. */
export function valueOf(about: string, value: string): string {
  const words = matchWords.value
  const purposes: Readonly<Record<string, string>> = words.purposes
  const paces: Readonly<Record<string, string>> = words.paceWords
  switch (about) {
    case 'language':
      return languageName(value)
    case 'alternative-to':
      return valueLabel('alternativeTo', value)
    case 'purpose':
      return purposes[value] ?? value
    case 'sign-up':
      return valueLabel('registrations', value)
    case 'size':
      return valueLabel('size', value)
    case 'pace':
      return PACES.includes(value) ? shorten(paces[value] ?? value) : value
    case 'min-age':
      return valueLabel('minAge', value)
    case 'uptime':
      return valueLabel('uptime', value)
    case 'topic':
      return topicLabel(value)
    default:
      return value
  }
}

// "Quiet: one can read everything": the explanation belongs to the question.
function shorten(text: string): string {
  return text.split(/ ?: /)[0] ?? text
}

interface NamedWish {
  /** The parameter with its value. */
  readonly key: string
  readonly about: string
  readonly values: readonly string[]
}

/** A wish as its author would name it. */
export function wishLabel({ key, about, values }: NamedWish): string {
  const [parameter = '', given = ''] = splitKey(key)
  const said = values.length === 0 ? [given] : values
  return ruleWish(parameter, given) ?? listWish(about === '' ? parameter : about, said)
}

// An answer on a card, or a wish about what rules must or must not say.
function ruleWish(parameter: string, given: string): string | undefined {
  if ((parameter === 'want' || parameter === 'avoid') && isTopic(given)) {
    const card = matchWords.value.cards[given]
    return `${card.about}: ${parameter === 'want' ? card.first : card.second}`
  }
  if ((parameter === 'must' || parameter === 'not') && isRuleWish(given)) {
    const { topic, value } = partsOfWish(given)
    return ruleWords.value.chip[parameter](topicLabel(topic), valueWord(value))
  }
  return undefined
}

function listWish(about: string, values: readonly string[]): string {
  const words = matchWords.value
  if (about === 'size') return `${words.sizes}: ${sizesOf(values)}`
  const heads: Readonly<Record<string, string>> = {
    language: words.stepsShort.language,
    'alternative-to': words.insteadOf,
    purpose: words.purposeFor,
    'sign-up': words.stepsShort.joining,
    pace: words.paces,
    reach: words.reachList,
  }
  const head = heads[about]
  const list = values.map((value) => valueOf(about, value)).join(', ')
  return head === undefined ? list : `${head}: ${list}`
}

function splitKey(key: string): readonly string[] {
  const [entry] = [...new URLSearchParams(key)]
  return entry ?? []
}

// Sizes are asked for by three words and stand as ranges in the address.
function sizesOf(values: readonly string[]): string {
  const sizeWords: Readonly<Record<string, string>> = matchWords.value.sizeWords
  const sizes: Readonly<Record<string, readonly string[]>> = SIZES
  const presets = Object.entries(sizes).filter(([, range]) => range.every((value) => values.includes(value)))
  const covered = presets.flatMap(([, range]) => range)
  const rest = values.filter((value) => !covered.includes(value)).map((value) => valueLabel('size', value))
  return [...presets.map(([name]) => shorten(sizeWords[name] ?? name)), ...rest].join(', ')
}

/** A reason for a server, or against it, in one line. */
export function reasonLabel(reason: ReasonReply, list: 'reasons' | 'against' | 'unknown'): string {
  const words = matchWords.value
  const { about, value, stance, degree } = reason
  const sentences: Readonly<Partial<Record<string, (value: string) => string>>> = words.about
  const open: Readonly<Record<string, string>> = words.unknownAbout
  switch (about) {
    case 'topic':
    case 'must':
    case 'not':
      return ruleLine(value, stance, list)
    case 'reach':
      if (list === 'unknown') return words.reachUnknown(value)
      if (list === 'against') return degree === 'part' ? words.reachLimited(value) : words.reachNo(value)
      return degree === 'part' ? words.reachLimited(value) : words.reachYes(value)
    case 'sign-up':
      return list === 'unknown' ? words.unknownAbout['sign-up'] : valueLabel('registrations', value)
    default:
      return list === 'unknown' ? (open[about] ?? about) : (sentences[about]?.(valueOf(about, value)) ?? valueOf(about, value))
  }
}

function ruleLine(value: string, stance: string | null, list: 'reasons' | 'against' | 'unknown'): string {
  const [topic = value, said] = value.split('.')
  const word = stance ?? (list === 'unknown' ? 'not-stated' : (said ?? 'stated'))
  return matchWords.value.ruleSays(topicLabel(topic), valueWord(word))
}
