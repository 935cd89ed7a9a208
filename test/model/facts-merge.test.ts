// What several documents of one server say becomes one set of facts, and every fact keeps its source.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts, Registrations, Usage } from '#model/facts.ts'
import { LONG_TEXT_KINDS, REGISTRATION_MODES } from '#model/facts.ts'
import { flagUsage, mergeFacts, overlayFacts, type DocumentFacts } from '#model/facts-merge.ts'

const V2 = '/api/v2/instance'
const V1 = '/api/v1/instance'

function mergeModes(...modes: readonly Registrations['mode'][]): string | undefined {
  const documents = modes.map((mode, index) => ({ endpoint: `/${index}`, facts: { registrations: { mode } } }))
  return mergeFacts(undefined, documents).registrations?.value.mode
}

describe('a fact that several documents state', () => {
  test('is taken from the first document of the adapter, and from NodeInfo only when no document has it', () => {
    const merged = mergeFacts({ name: 'From NodeInfo', version: '4.5.0' }, [
      { endpoint: V2, facts: { name: 'From v2' } },
      { endpoint: V1, facts: { name: 'From v1', shortDescription: 'A small server' } },
    ])
    expect(merged).toEqual({
      name: { value: 'From v2', endpoint: V2 },
      shortDescription: { value: 'A small server', endpoint: V1 },
      version: { value: '4.5.0', endpoint: 'nodeinfo' },
    })
  })

  test('may be false or zero, which are facts', () => {
    const merged = mergeFacts({ openRegistrations: false, usage: { users: 0 } }, [])
    expect(merged.openRegistrations).toEqual({ value: false, endpoint: 'nodeinfo' })
    expect(merged.usage).toEqual({ value: { users: 0 }, endpoint: 'nodeinfo' })
  })

  test('does not include lists of hosts and weeks, which are stored by document', () => {
    const facts: Facts = { peers: { kind: 'knows', names: ['a.example'] }, activity: [{ week: 1 }], name: 'A' }
    expect(Object.keys(mergeFacts(facts, [{ endpoint: V2, facts }]))).toEqual(['name'])
  })

  test('stays a wish not to be listed, whichever document says so', () => {
    const merged = mergeFacts({ doNotList: true }, [{ endpoint: V2, facts: { doNotList: false } }])
    expect(merged.doNotList).toEqual({ value: true, endpoint: 'nodeinfo' })
  })
})

describe('figures', () => {
  test('come from NodeInfo first, one by one, and from the documents where NodeInfo is silent', () => {
    const merged = mergeFacts({ usage: { users: 100, activeHalfyear: 40 } }, [
      { endpoint: V2, facts: { usage: { activeMonth: 20 } } },
      { endpoint: V1, facts: { usage: { users: 99, activeMonth: 19, localPosts: 5000 } } },
    ])
    expect(merged.usage).toEqual({ value: { users: 100, activeHalfyear: 40, activeMonth: 20, localPosts: 5000 }, endpoint: 'nodeinfo' })
  })

  test('are worth what the weakest of their sources is worth', () => {
    const merged = mergeFacts({ usage: { users: 10 } }, [{ endpoint: V1, facts: { usage: { activeMonth: 10, quality: 'unreliable' } } }])
    expect(merged.usage?.value.quality).toBe('unreliable')
  })

  test('are not spoiled by a document that only hides its own', () => {
    const merged = mergeFacts({ usage: { quality: 'hidden' } }, [{ endpoint: V1, facts: { usage: { users: 7 } } }])
    expect(merged.usage).toEqual({ value: { users: 7 }, endpoint: V1 })
  })

  test('are hidden when that is all that is said', () => {
    expect(mergeFacts({ usage: { quality: 'hidden' } }, []).usage?.value).toEqual({ quality: 'hidden' })
  })
})

describe('the way to join', () => {
  test.each([
    ['closed', 'invite', 'invite'],
    ['closed', 'external', 'external'],
    ['closed', 'full', 'full'],
    ['closed', 'curated', 'curated'],
    ['open', 'approval', 'approval'],
    ['unknown', 'open', 'open'],
    ['approval', 'open', 'approval'],
    ['closed', 'open', 'closed'],
    ['open', 'closed', 'open'],
    ['invite', 'external', 'invite'],
    ['approval', 'unknown', 'approval'],
  ] as const)('stated as %s and then as %s is %s', (first, second, merged) => {
    expect(mergeModes(first, second)).toBe(merged)
  })

  test('names the document that decided the mode and gathers the details of all', () => {
    const merged = mergeFacts({ registrations: { mode: 'closed', emailRequired: true } }, [
      { endpoint: V2, facts: { registrations: { mode: 'closed', message: 'Back in May', minAge: 16 } } },
      { endpoint: V1, facts: { registrations: { mode: 'invite', message: 'Later' } } },
    ])
    expect(merged.registrations).toEqual({
      value: { mode: 'invite', emailRequired: true, minAge: 16, message: 'Back in May' },
      endpoint: V1,
    })
  })
})

describe('rules, texts and switches', () => {
  test('rules come from the first list that has any, and an empty list is a fact', () => {
    const rules = [{ text: 'Be kind' }]
    expect(
      mergeFacts(undefined, [
        { endpoint: V2, facts: { rules: [] } },
        { endpoint: V1, facts: { rules } },
      ]).rules,
    ).toEqual({ value: rules, endpoint: V1 })
    expect(mergeFacts(undefined, [{ endpoint: V2, facts: { rules: [] } }]).rules).toEqual({ value: [], endpoint: V2 })
  })

  test('texts of one kind stand side by side, each once', () => {
    const about = { kind: 'description', text: 'About us', format: 'html' } as const
    const terms = { kind: 'terms', text: 'The terms', format: 'html' } as const
    const more = { kind: 'description', text: 'More about us', format: 'text' } as const
    const merged = mergeFacts({ texts: [more] }, [
      { endpoint: V1, facts: { texts: [terms, about] } },
      { endpoint: V2, facts: { texts: [about] } },
    ])
    expect(merged.texts).toEqual({ value: [about, more, terms], endpoint: V1 })
  })

  test('switches are gathered one by one, the first word counting', () => {
    const merged = mergeFacts({ switches: { private: false, maxCharacters: 1 } }, [
      { endpoint: V2, facts: { switches: { maxCharacters: 500 } } },
    ])
    expect(merged.switches).toEqual({ value: { maxCharacters: 500, private: false }, endpoint: V2 })
  })

  test('a document without switches or texts is no source of any', () => {
    expect(mergeFacts({ switches: {}, texts: [] }, [])).toEqual({})
  })
})

describe('facts of one document laid over those of the same document', () => {
  test('win, and gather figures and switches', () => {
    const base: Facts = {
      software: 'pleroma',
      usage: { users: 3 },
      switches: { private: true, quotes: false },
      registrations: { mode: 'closed' },
    }
    const over: Facts = {
      usage: { users: 4, localPosts: 9 },
      switches: { quotes: true },
      registrations: { mode: 'invite', emailRequired: true },
    }
    const laid = overlayFacts(base, over)
    expect(laid).toEqual({
      software: 'pleroma',
      usage: { users: 4, localPosts: 9 },
      switches: { private: true, quotes: true },
      registrations: { mode: 'invite', emailRequired: true },
    })
    expect(overlayFacts(laid, over)).toEqual(laid)
  })
})

describe('figures that cannot be', () => {
  test('more active accounts than accounts, fewer in half a year than in a month, more accounts than any server has', () => {
    expect(flagUsage({ users: 10, activeMonth: 11 })).toEqual(['month-above-users'])
    expect(flagUsage({ activeMonth: 5, activeHalfyear: 4 })).toEqual(['halfyear-below-month'])
    expect(flagUsage({ users: 10_000_000 })).toEqual(['users-unbelievable'])
    expect(flagUsage({ users: 5, activeMonth: 5, activeHalfyear: 5 })).toEqual([])
    expect(flagUsage({ activeMonth: 5 })).toEqual([])
  })
})

// Few different values, so that documents agree and disagree often.
const count = fc.option(fc.nat({ max: 5 }), { nil: undefined })
const word = fc.constantFrom('a', 'b', 'c')
const usage: fc.Arbitrary<Usage> = fc.record(
  { users: count, activeMonth: count, localPosts: count, quality: fc.constantFrom('measured', 'constant', 'unreliable', 'hidden') },
  { requiredKeys: [] },
)
const registrations: fc.Arbitrary<Registrations> = fc.record(
  { mode: fc.constantFrom(...REGISTRATION_MODES), message: word, minAge: fc.constantFrom(13, 16) },
  { requiredKeys: ['mode'] },
)
const facts: fc.Arbitrary<Facts> = fc.record(
  {
    software: word,
    name: word,
    languages: fc.array(word, { maxLength: 2 }),
    registrations,
    usage,
    rules: fc.array(fc.record({ text: word }), { maxLength: 2 }),
    texts: fc.array(fc.record({ kind: fc.constantFrom(...LONG_TEXT_KINDS), text: word, format: fc.constant('text' as const) }), {
      maxLength: 2,
    }),
    switches: fc.dictionary(word, fc.boolean(), { maxKeys: 2 }),
    doNotList: fc.boolean(),
    openRegistrations: fc.boolean(),
  },
  { requiredKeys: [] },
)
const documents: fc.Arbitrary<readonly DocumentFacts[]> = fc
  .array(facts, { maxLength: 4 })
  .map((all) => all.map((entry, index) => ({ endpoint: `/${index}`, facts: entry })))
const nodeinfo = fc.option(facts, { nil: undefined })

// Every word, number and yes or no that stands somewhere in a value, with the key under which it stands.
function atoms(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => atoms(entry, key))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, entry]) => atoms(entry, name))
  return value === undefined ? [] : [`${key}=${JSON.stringify(value)}`]
}

describe('merging, whatever the documents say', () => {
  test('gives the same result every time', () => {
    fc.assert(
      fc.property(nodeinfo, documents, (first, rest) => {
        const again = structuredClone({ first, rest })
        expect(JSON.stringify(mergeFacts(first, rest))).toBe(JSON.stringify(mergeFacts(again.first, again.rest)))
      }),
    )
  })

  test('never says what no document said, and names a document that stated the key', () => {
    fc.assert(
      fc.property(nodeinfo, documents, (first, rest) => {
        const sources = [...rest, { endpoint: 'nodeinfo', facts: first ?? {} }]
        const said = new Set(sources.flatMap((source) => atoms(source.facts)))
        for (const [key, fact] of Object.entries(mergeFacts(first, rest))) {
          for (const atom of atoms(fact.value, key)) expect(said).toContain(atom)
          expect(sources.find((source) => source.endpoint === fact.endpoint)?.facts).toHaveProperty(key)
        }
      }),
    )
  })

  test('keeps every key that was stated with a value, and no other', () => {
    fc.assert(
      fc.property(nodeinfo, documents, (first, rest) => {
        const stated = [...rest.map((source) => source.facts), first ?? {}].flatMap(filledKeys)
        expect(new Set(Object.keys(mergeFacts(first, rest)))).toEqual(new Set(stated))
      }),
    )
  })

  test('lets the first document keep its word: whatever comes later changes no plain fact of it', () => {
    fc.assert(
      fc.property(facts, documents, nodeinfo, (first, rest, last) => {
        const merged = mergeFacts(last, [{ endpoint: '/first', facts: first }, ...rest])
        for (const key of ['name', 'software', 'openRegistrations'] as const) {
          if (first[key] !== undefined) expect(merged[key]).toEqual({ value: first[key], endpoint: '/first' })
        }
        if (first.rules?.length) expect(merged.rules?.value).toEqual(first.rules)
        const message = first.registrations?.message
        if (message !== undefined) expect(merged.registrations?.value.message).toBe(message)
      }),
    )
  })

  test('lets NodeInfo keep its figures', () => {
    fc.assert(
      fc.property(documents, usage, (rest, last) => {
        expect(mergeFacts({ usage: last }, rest).usage?.value).toMatchObject(
          JSON.parse(JSON.stringify({ ...last, quality: undefined })) as object,
        )
      }),
    )
  })
})

// Texts and switches are gathered: a document without any is no source of them.
function filledKeys(entry: Facts): readonly string[] {
  const { texts = [], switches = {}, ...plain } = entry
  const stated: readonly [string, unknown][] = Object.entries(plain)
  const gathered = [...(texts.length > 0 ? ['texts'] : []), ...(Object.keys(switches).length > 0 ? ['switches'] : [])]
  return [...stated.filter(([, value]) => value !== undefined).map(([key]) => key), ...gathered]
}
