// The recipe of a consensus list ⇄ the address bar ⇄ the address of the list: one order of parameters, so that one recipe has one address; pure.
import { hostIn } from './typed-name.ts'

export interface Recipe {
  /** The servers whose lists are taken, each once. */
  readonly of: readonly string[]
  /** As typed: a number, or a share such as 50%. */
  readonly threshold: string
  readonly severity: 'suspend' | 'silence'
  readonly excludeDead: boolean
  readonly adjustCopies: boolean
}

/** As many as the API takes. */
export const MOST_LISTS = 50
export const PLAIN_RECIPE: Recipe = { of: [], threshold: '2', severity: 'silence', excludeDead: false, adjustCopies: true }

/** Whether a threshold is one that the API takes: 1 to 99, or 1% to 100%. */
export function isThreshold(text: string): boolean {
  return /^(?:[1-9]\d?|(?:100|[1-9]\d?)%)$/.test(text)
}

/** The names in a box with one a line, or with commas between them. */
export function readNames(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).map(hostIn))].filter((name) => name !== '').slice(0, MOST_LISTS)
}

/** Reads a recipe from a query string. */
export function readRecipe(query: string): Recipe {
  const parameters = new URLSearchParams(query)
  const threshold = (parameters.get('threshold') ?? '').trim()
  return {
    of: readNames(parameters.getAll('of').join(',')),
    threshold: threshold === '' ? PLAIN_RECIPE.threshold : threshold.slice(0, 4),
    severity: parameters.get('severity') === 'suspend' ? 'suspend' : 'silence',
    excludeDead: parameters.get('exclude-dead') === 'true',
    adjustCopies: parameters.get('adjust-copies') !== 'false',
  }
}

/** Writes it: the parameters of the API, always all of them and in the same order. */
export function writeRecipe({ of, threshold, severity, excludeDead, adjustCopies }: Recipe): string {
  const parameters: readonly (readonly [string, string])[] = [
    ['of', of.join(',')],
    ['threshold', threshold],
    ['severity', severity],
    ['exclude-dead', String(excludeDead)],
    ['adjust-copies', String(adjustCopies)],
  ]
  // Commas stay as they are: the address is read by people.
  return parameters.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`).join('&')
}

/** The forms in which a list can be taken along, with the path and the last parameters of each. */
export const LIST_FORMATS = {
  mastodon: ['consensus.csv', 'format=mastodon'],
  fediblockhole: ['consensus.csv', 'format=fediblockhole'],
  gotosocial: ['consensus.csv', 'format=gotosocial'],
  plain: ['consensus.txt', ''],
  api: ['consensus.json', 'format=mastodon-api'],
  evidence: ['consensus.json', 'format=evidence'],
  retractions: ['consensus.csv', 'format=mastodon&retractions=true'],
  retractionsPlain: ['consensus.txt', 'retractions=true'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>

/** The path of a recipe in a form, below /api/v1. */
export function listPath(recipe: Recipe, format: keyof typeof LIST_FORMATS): string {
  const [file, rest] = LIST_FORMATS[format]
  return `/block-lists/${file}?${writeRecipe(recipe)}${rest === '' ? '' : `&${rest}`}`
}
