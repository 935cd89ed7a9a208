// Filters of Meilisearch, as far as this project writes them: `a IN ["x", "y"]`, AND, OR and parentheses; anything else is refused.
import { Refused } from './bodies.ts'

/** Whether a document passes: values by attribute. */
export type Passes = (valuesOf: (attribute: string) => readonly string[]) => boolean

const TOKEN = /\s*(?:(?<mark>[()[\],])|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<word>[\w.-]+))/y

interface Token {
  readonly kind: 'mark' | 'quoted' | 'word'
  readonly text: string
}

/** Reads a filter; `isFilterable` says which attributes may be named. */
export function readFilter(filter: string, isFilterable: (attribute: string) => boolean): Passes {
  const tokens = split(filter)
  let at = 0
  const take = (text?: string): Token => {
    const token = tokens[at++]
    if (token === undefined || (text !== undefined && (token.text !== text || token.kind === 'quoted'))) throw refusal(filter)
    return token
  }
  const isNext = (text: string): boolean => tokens[at]?.text === text && tokens[at]?.kind !== 'quoted'
  const readAny = (): Passes => join(readAll, 'OR')
  const readAll = (): Passes => join(readOne, 'AND')
  const join = (read: () => Passes, word: 'AND' | 'OR'): Passes => {
    const parts = [read()]
    while (isNext(word)) {
      take(word)
      parts.push(read())
    }
    return (valuesOf) => (word === 'OR' ? parts.some((part) => part(valuesOf)) : parts.every((part) => part(valuesOf)))
  }
  const readOne = (): Passes => {
    if (!isNext('(')) return readIn()
    take('(')
    const inner = readAny()
    take(')')
    return inner
  }
  const readIn = (): Passes => {
    const attribute = take().text
    if (!isFilterable(attribute)) throw new Refused(400, 'invalid_search_filter', `Attribute \`${attribute}\` is not filterable`)
    take('IN')
    take('[')
    const wanted = new Set<string>()
    while (!isNext(']')) {
      const value = take()
      if (value.kind !== 'quoted') throw refusal(filter)
      // Case does not count in facets, and of escapes only that of the quote is undone.
      wanted.add(value.text.replaceAll('\\"', '"').toLowerCase())
      if (!isNext(']')) take(',')
    }
    take(']')
    return (valuesOf) => valuesOf(attribute).some((value) => wanted.has(value.toLowerCase()))
  }
  const passes = readAny()
  if (at < tokens.length) throw refusal(filter)
  return passes
}

function refusal(filter: string): Refused {
  return new Refused(400, 'invalid_search_filter', `The filter is not understood: ${filter}`)
}

function split(filter: string): readonly Token[] {
  const tokens: Token[] = []
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < filter.trimEnd().length;) {
    const groups = TOKEN.exec(filter)?.groups
    if (groups === undefined) throw refusal(filter)
    const kind = groups['mark'] !== undefined ? 'mark' : groups['word'] !== undefined ? 'word' : 'quoted'
    tokens.push({ kind, text: groups[kind] ?? '' })
  }
  return tokens
}
