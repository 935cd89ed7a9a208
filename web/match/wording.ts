// Wishes and reasons of a match in words.
import type { ReasonReply, ServerSummary } from '../../api/contract.ts'
import { isRuleWish, partsOfWish } from '#model/rule-wishes.ts'
import { isTopic } from '#model/rules/taxonomy.ts'
import { valueLabel } from '../facet-view.ts'
import { formatNumber, languageName } from '../format.ts'
import { messages } from '../language.ts'
import { ruleWords, topicLabel, valueWord } from '../rule-words.ts'
import { SIZES } from './presets.ts'
import { matchWords } from './words.ts'

/** A value of a wish in words. */
function valueOf(about: string, value: string): string {
  const words = matchWords.value
  const purposes: Readonly<Record<string, string>> = words.purposes
  const paces: Readonly<Record<string, string>> = words.paceWords
  switch (about) {
    case 'language':
      return languageName(value)
    case 'alternative-to':
    case 'purpose':
      return purposes[value] ?? value
    case 'sign-up':
      return valueLabel('registrations', value)
    case 'pace':
      return shorten(paces[value] ?? value)
    default:
      return value
  }
}

// "Small: up to 100 people": the explanation belongs to the question.
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
  return ruleWish(parameter, given, said) ?? listWish(about === '' ? parameter : about, said)
}

// An answer on a card, or a wish about what rules must or must not say.
function ruleWish(parameter: string, given: string, said: readonly string[]): string | undefined {
  if ((parameter === 'want' || parameter === 'avoid') && isTopic(given)) {
    const card = matchWords.value.cards[given]
    return `${card.about}: ${parameter === 'want' ? card.first : card.second}`
  }
  if (parameter === 'must' || parameter === 'not') {
    const values = said.filter(isRuleWish).map((wish) => valueWord(partsOfWish(wish).value))
    return ruleWords.value.chip[parameter](topicLabel(given.split('.')[0] ?? given), values.join(', '))
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
  const purposes: Readonly<Record<string, string>> = words.purposes
  const head = about === 'alternative-to' && values.every((value) => value in purposes) ? words.purposeFor : heads[about]
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

export type ReasonList = 'reasons' | 'against' | 'unknown'

/** A reason for a server, or against it, in one line. */
export function reasonLabel(reason: ReasonReply, list: ReasonList, server: ServerSummary): string {
  const words = matchWords.value
  switch (reason.about) {
    case 'topic':
    case 'must':
    case 'not':
      return ruleLine(reason, server)
    case 'reach':
      return reachLine(reason, list)
    default: {
      const open: Readonly<Record<string, string>> = words.unknownAbout
      return list === 'unknown' ? (open[reason.about] ?? reason.about) : factLine(reason, server)
    }
  }
}

// Of plain facts the answer holds the value itself; sizes and languages are told as the server states them.
function factLine({ about, value, evidence }: ReasonReply, server: ServerSummary): string {
  const words = matchWords.value
  const { result, server: serverWords } = messages.value
  switch (about) {
    case 'language':
      return words.about.language(server.languages.length === 0 ? serverWords.languagesNone : server.languages.map(languageName).join(', '))
    case 'alternative-to':
      return words.about['alternative-to'](figureOf(evidence) ?? server.softwareLabel ?? value)
    case 'sign-up':
      return valueLabel('registrations', value)
    case 'size':
      return server.activeMonth === null ? result.activesUnknown : result.actives(formatNumber(server.activeMonth))
    case 'pace':
      return paceLine(evidence)
    case 'min-age':
      return words.about['min-age'](value)
    case 'uptime':
      return words.about.uptime(valueLabel('uptime', value))
    default:
      return value
  }
}

// Two digits: a figure reckoned from a few weeks is not known to the last post.
function paceLine([first]: ReasonReply['evidence']): string {
  const words = matchWords.value
  if (first?.kind !== 'figure' || typeof first.value !== 'number') return words.unknownAbout.pace
  const rounded = Number(first.value.toPrecision(2))
  return words.about.pace(rounded, formatNumber(rounded))
}

function figureOf(evidence: ReasonReply['evidence']): string | undefined {
  const [first] = evidence
  return first?.kind === 'figure' && typeof first.value === 'string' ? first.value : undefined
}

function reachLine({ value, degree }: ReasonReply, list: ReasonList): string {
  const words = matchWords.value
  switch (list) {
    case 'unknown':
      return words.reachUnknown(value)
    case 'against':
      return degree === 'part' ? words.reachLimited(value) : words.reachNo(value)
    case 'reasons':
      return degree === 'part' ? words.reachLimited(value) : words.reachYes(value)
  }
}

// Silence of known rules and rules that nobody knows are two things.
function ruleLine({ value, stance }: ReasonReply, { ruleCount }: ServerSummary): string {
  const [topic = value] = value.split('.')
  return matchWords.value.ruleSays(topicLabel(topic), valueWord(stance ?? (ruleCount === null ? 'unknown' : 'not-stated')))
}
