// Masked rows and the names we know: certain by digest, a guess by mask, and never a wrong name for certain.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MASK_ALGORITHMS, maskName } from '#model/blocks/mask.ts'
import { checkDigest, createDictionary, resolveMask } from '#model/blocks/resolve.ts'
import { digestOf } from '#model/blocks/target.ts'
import { parseDomain, type Domain } from '#model/domain.ts'

const named = (name: string): Domain => parseDomain(name) as Domain
const known = ['troll.social', 'trolls.social', 'a.harbour.town', 'quiet.cove', 'bad-instance.net', 'x.bad-instance.net'].map(named)

describe('a digest', () => {
  const dictionary = createDictionary(known)

  test('names a known server for certain', () => {
    const row = { mask: 'troll***cial', algorithm: 'mastodon', digest: digestOf('troll.social') } as const
    expect(resolveMask(row, dictionary)).toEqual({ method: 'digest', name: 'troll.social' })
  })

  test('is found for the parent of a known name and for a pattern with a leading star', () => {
    const of = (text: string) => resolveMask({ mask: '*', algorithm: 'mastodon', digest: digestOf(text) }, dictionary)
    expect(of('harbour.town')).toEqual({ method: 'digest', name: 'harbour.town' })
    expect(of('*.quiet.cove')).toEqual({ method: 'digest', name: 'quiet.cove' })
  })

  test('of a name nobody knows leaves the row unresolved, though a known name has the same mask', () => {
    const row = { mask: maskName('mastodon', named('troll.social')), algorithm: 'mastodon', digest: digestOf('trool.social') } as const
    expect(resolveMask(row, dictionary)).toEqual({ method: 'unresolved' })
    dictionary.add([named('trool.social')])
    expect(resolveMask(row, dictionary)).toEqual({ method: 'digest', name: 'trool.social' })
  })

  test('beside a plain name is checked', () => {
    expect(checkDigest(named('troll.social'), undefined)).toBe('absent')
    expect(checkDigest(named('troll.social'), digestOf('troll.social'))).toBe('right')
    expect(checkDigest(named('troll.social'), digestOf('cove.social'))).toBe('wrong')
  })
})

describe('a mask without a digest', () => {
  test('is a guess when one known name has it, and no answer when two have', () => {
    const dictionary = createDictionary(known)
    const mask = maskName('akkoma', named('bad-instance.net'))
    expect(resolveMask({ mask, algorithm: 'akkoma' }, dictionary)).toMatchObject({ method: 'inferred', name: 'bad-instance.net' })
    dictionary.add([named('bad-ibstance.net')])
    expect(resolveMask({ mask, algorithm: 'akkoma' }, dictionary)).toMatchObject({ method: 'ambiguous', total: 2 })
  })

  test('must be reproduced whole: a name that merely fits the stars is no candidate', () => {
    const dictionary = createDictionary([named('trxxl.social')])
    expect(resolveMask({ mask: 'tr**l.social', algorithm: 'mastodon' }, dictionary)).toEqual({ method: 'unresolved' })
  })

  test('that hides nearly all is a weaker guess', () => {
    const long = named('a-very-long-name-of-a-server.social')
    const dictionary = createDictionary([long, ...known])
    const weak = resolveMask({ mask: maskName('akkoma', long), algorithm: 'akkoma' }, dictionary)
    const strong = resolveMask({ mask: maskName('akkoma', known[4] as Domain), algorithm: 'akkoma' }, dictionary)
    if (weak.method !== 'inferred' || strong.method !== 'inferred') throw new Error('both are guesses')
    expect(weak.confidence).toBeCloseTo(0.7)
    expect(strong.confidence).toBeCloseTo(0.9)
  })

  test('of any known name leads to that name or is ambiguous, never to another alone', () => {
    const name = fc.stringMatching(/^[a-c]{2,7}\.(?:social|town|net)$/).map(named)
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 60 }), fc.constantFrom(...MASK_ALGORITHMS), (names, algorithm) => {
        const dictionary = createDictionary(names)
        for (const one of names) {
          const found = resolveMask({ mask: maskName(algorithm, one), algorithm }, dictionary)
          expect(found.method).not.toBe('unresolved')
          if (found.method === 'inferred') expect(found.name).toBe(one)
        }
      }),
    )
  })
})
