// What a request says, read by the schema of its route: every parameter known, once, of its type, within its limits.
import { z } from 'zod'
import type { Refusal } from './route.ts'

type Json = Readonly<Record<string, unknown>>
export type ReadResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

/** The kind of each parameter of a schema, as its JSON Schema says. */
export type ParameterKinds = ReadonlyMap<string, string>

/** Finds out once, when a route is mounted, which parameters are numbers, flags and lists. */
export function parameterKinds(schema: z.ZodType): ParameterKinds {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' })
  return new Map(Object.entries(properties).map(([name, property]) => [name, kindOf(property)]))
}

function kindOf(property: unknown): string {
  const { type, 'x-whole': whole } = property as { readonly type?: unknown; readonly 'x-whole'?: unknown }
  if (whole === true) return 'whole-array'
  return typeof type === 'string' ? type : 'string'
}

/** More parameters than any route has: such a query is not looked at one by one. */
const MOST_PARAMETERS = 200

/**
 * Reads the query string of an address into the members that the schema wants. Words stay words, digits become numbers where a number is
 * wanted; a list may be given several times or with commas. What is wrong is told with the name of the parameter, never its value.
 */
export function readQueryString(search: string, kinds: ParameterKinds): ReadResult<Json> {
  const given = [...new URLSearchParams(search)]
  if (given.length > MOST_PARAMETERS) return wrong('There are too many parameters.')
  const members = new Map<string, unknown>()
  for (const [name, values] of Map.groupBy(given, ([key]) => key)) {
    const kind = kinds.get(name)
    if (kind === undefined) return wrong('There is no such parameter.', showName(name))
    const words = values.map(([, value]) => value)
    if (kind === 'whole-array') members.set(name, words)
    else if (kind === 'array')
      members.set(
        name,
        words.flatMap((word) => word.split(',')).filter((word) => word !== ''),
      )
    else if (words.length > 1) return wrong('This parameter is given more than once.', name)
    else members.set(name, readWord(words[0] ?? '', kind))
  }
  return { ok: true, value: Object.fromEntries(members) }
}

function readWord(word: string, kind: string): unknown {
  if ((kind === 'integer' || kind === 'number') && /^-?\d{1,15}$/.test(word)) return Number(word)
  if (kind === 'boolean' && (word === 'true' || word === 'false')) return word === 'true'
  return word
}

/** Holds what was read against the schema; the first thing that is wrong is told. */
export function checkRequest<T>(schema: z.ZodType<T>, members: unknown): ReadResult<T> {
  const parsed = schema.safeParse(members)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]
  return wrong(...describeIssue(issue))
}

function describeIssue(issue: z.core.$ZodIssue | undefined): [detail: string, field?: string] {
  if (issue === undefined) return ['The request cannot be read.']
  const field = issue.path.length > 0 ? showName(String(issue.path[0])) : undefined
  switch (issue.code) {
    case 'unrecognized_keys':
      return ['There is no such parameter.', showName(issue.keys[0] ?? '')]
    case 'invalid_type':
      return [issue.path.length === 0 ? 'The body must be a JSON object.' : 'This parameter is missing or of another type.', field]
    case 'too_big':
      return ['This parameter is too long or too large.', field]
    case 'too_small':
      return ['This parameter is empty or too small.', field]
    case 'invalid_value':
      return [`This parameter is one of: ${issue.values.map(String).join(', ')}.`, field]
    case 'invalid_format':
      return ['This parameter has characters or a form that it may not have.', field]
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return ['This parameter cannot be read.', field]
  }
}

// A name that we do not know is repeated to its sender, cut and without anything that could steer a terminal or a page.
function showName(name: string): string {
  return name.replace(/[^\w.:-]/g, '?').slice(0, 60)
}

function wrong(detail: string, field?: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { status: 400, detail, field } }
}
