// Documents with mistakes in them, made quickly: types changed, members dropped, arrays for objects, huge numbers, nests; what is not touched is shared.

/** A source of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const NEST: unknown = JSON.parse(`${'{"a":['.repeat(15)}1${']}'.repeat(15)}`)

const ODD: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  0,
  -1,
  -0,
  0.5,
  1e300,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  -1e-300,
  '',
  ' ',
  '0',
  '-3',
  '12',
  '1e9',
  'true',
  'FALSE',
  'null',
  'x'.repeat(7000),
  '\0\u202e\ud800',
  '\u200b\u200d',
  '<b onclick=x>&lt;',
  '<p>one<ul><li>two',
  'javascript:alert(1)',
  '//elsewhere.example/x',
  'https://[::1]:99999/',
  'someone@mail.example',
  'REGISTER_OPEN',
  '__proto__',
  'e\u0301'.repeat(40),
  [],
  {},
  [null],
  [[]],
  [{}],
  [[[[1]]]],
  ['a', 1, null, {}],
  { length: 3 },
  { constructor: 1, toString: 2, hasOwnProperty: 3 },
  JSON.parse('{"__proto__":{"uri":"x"},"enabled":"1"}'),
  NEST,
  Array.from({ length: 300 }, (_, index) => ({ id: index, text: `t${index}` })),
]

/** The document with one to three mistakes, anywhere in it. */
export function mutate(document: unknown, random: () => number): unknown {
  let mutated = document
  for (let mistakes = 1 + Math.floor(random() * 3); mistakes > 0; mistakes -= 1) mutated = mutateOnce(mutated, random)
  return mutated
}

function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)] as T
}

// Walks down at random, and changes what is there when it stops.
function mutateOnce(value: unknown, random: () => number): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.12) return misplace(value, random)
  if (Array.isArray(value)) {
    if (value.length === 0) return misplace(value, random)
    const index = Math.floor(random() * value.length)
    return value.with(index, mutateOnce(value[index], random))
  }
  const members = value as Readonly<Record<string, unknown>>
  const keys = Object.keys(members)
  const key = keys.length === 0 ? undefined : pick(keys, random)
  if (key === undefined) return misplace(value, random)
  if (random() < 0.15) return withoutMember(members, key)
  return { ...members, [key]: mutateOnce(members[key], random) }
}

function withoutMember(members: Readonly<Record<string, unknown>>, key: string): unknown {
  const { [key]: _, ...rest } = members
  return rest
}

function misplace(value: unknown, random: () => number): unknown {
  const chance = random()
  if (chance < 0.7) return pick(ODD, random)
  if (chance < 0.8) return [value]
  if (chance < 0.88) return { value, [pick(['text', 'name', 'url', 'enabled', 'total', '0'], random)]: value }
  if (chance < 0.94) return typeof value === 'object' && value !== null ? Object.values(value) : String(value)
  if (typeof value === 'string') return value + String.fromCharCode(Math.floor(random() * 65_536)) + value
  return typeof value === 'number' ? value * 1e9 + 0.25 : [value, [value]]
}
