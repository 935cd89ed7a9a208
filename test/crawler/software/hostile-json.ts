// Documents as a broken or hostile server might send them, for property tests: real keys, wrong values, at any depth.
import fc from 'fast-check'

const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  '0',
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  1e300,
  true,
  [],
  {},
  [null],
  [[]],
  [{}],
  { constructor: 1 },
  '\u0000\u202e',
  '<b>',
  'javascript:alert(1)',
]

/** Any JSON value whose keys are often those that a reader looks for. */
export function hostileJson(keys: readonly string[]): fc.Arbitrary<unknown> {
  const key = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...keys, '__proto__', 'constructor') },
    { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
  )
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(...ODD_VALUES),
      fc.string({ maxLength: 30, unit: 'grapheme' }),
      fc.integer(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 8 }),
    ),
  })).value
}

/** The document with one member, anywhere in it, replaced by an odd value. */
export function spoil(document: unknown): fc.Arbitrary<unknown> {
  const paths = memberPaths(document)
  return fc.tuple(fc.constantFrom(...paths), fc.constantFrom(...ODD_VALUES)).map(([path, value]) => replaceAt(document, path, value))
}

function memberPaths(value: unknown, prefix: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [prefix]
  return [prefix, ...Object.entries(value).flatMap(([key, member]) => memberPaths(member, [...prefix, key]))]
}

function replaceAt(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return replacement
  if (Array.isArray(value))
    return value.map((member: unknown, index) => (String(index) === key ? replaceAt(member, rest, replacement) : member))
  const members = value as Readonly<Record<string, unknown>>
  return { ...members, [key]: replaceAt(members[key], rest, replacement) }
}
