// What a row of a block list is aimed at, by the software that wrote it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actsOn, matchesShell, readDigest, readTarget, TARGET_SYNTAXES } from '#model/blocks/target.ts'
import { parseDomain, type Domain } from '#model/domain.ts'

const named = (name: string): Domain => parseDomain(name) as Domain

describe('a row', () => {
  test('with a name is meant for it and everything under it at Mastodon, for it alone at Lemmy', () => {
    const tree = readTarget('Troll.Cove.Social', { syntax: 'tree', mask: 'mastodon' })
    expect(tree).toEqual({ kind: 'name', name: 'troll.cove.social', scope: 'tree' })
    expect(actsOn(tree, named('a.troll.cove.social'))).toBe(true)
    expect(actsOn(tree, named('nottroll.cove.social'))).toBe(false)
    expect(actsOn(tree, named('cove.social'))).toBe(false)
    const exact = readTarget('troll.cove.social', { syntax: 'exact' })
    expect(actsOn(exact, named('troll.cove.social'))).toBe(true)
    expect(actsOn(exact, named('a.troll.cove.social'))).toBe(false)
  })

  test('with a leading star is a rule for a whole tree at Pleroma, not a mask', () => {
    const target = readTarget('*.troll.social', { syntax: 'star-prefix', mask: 'akkoma' })
    expect(target).toEqual({ kind: 'name', name: 'troll.social', scope: 'tree' })
    expect(actsOn(target, named('troll.social'))).toBe(true)
    expect(readTarget('tro**.****ial', { syntax: 'star-prefix', mask: 'akkoma' })).toMatchObject({ kind: 'mask' })
  })

  test('with wildcards is a pattern at Friendica and is never taken for a mask', () => {
    const target = readTarget('*spam?.Social', { syntax: 'shell' })
    expect(target).toEqual({ kind: 'pattern', pattern: '*spam?.social' })
    expect(actsOn(target, named('bigspam1.social'))).toBe(true)
    expect(actsOn(target, named('bigspam.social'))).toBe(false)
  })

  test('is read through what people write around a name', () => {
    for (const text of [
      'https://Troll.social/',
      '@troll.social',
      'troll.social.',
      'troll.social:443',
      '#troll.social',
      ' troll.social\u0000 ',
    ])
      expect(readTarget(text, { syntax: 'tree' })).toMatchObject({ kind: 'name', name: 'troll.social' })
  })

  test('that aims at an account, at nothing or at a planted name is told apart', () => {
    expect(readTarget('@alice@cove.social', { syntax: 'tree' })).toEqual({ kind: 'account' })
    expect(readTarget('alice@cove.social', { syntax: 'tree' })).toEqual({ kind: 'account' })
    expect(readTarget('', { syntax: 'tree' })).toEqual({ kind: 'invalid' })
    expect(readTarget('192.0.2.7', { syntax: 'tree' })).toEqual({ kind: 'invalid' })
    expect(readTarget('canary.fediverse.example', { syntax: 'tree' })).toMatchObject({ kind: 'canary' })
    expect(readTarget('canary.fediverse.example', { syntax: 'tree', canaries: false })).toMatchObject({ kind: 'name' })
  })

  test('masked by GoToSocial may have lost its dots and hold NUL', () => {
    expect(readTarget('b*\0c*e**ex**p*e', { syntax: 'tree', mask: 'gotosocial' })).toEqual({
      kind: 'mask',
      mask: 'b*c*e**ex**p*e',
      scope: 'tree',
    })
  })

  test('never breaks its reader, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), fc.constantFrom(...TARGET_SYNTAXES), (text, syntax) => {
        expect(readTarget(text, { syntax, mask: 'mastodon' })).toHaveProperty('kind')
      }),
    )
  })
})

describe('a shell pattern', () => {
  test('agrees with the same pattern as an expression', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab*?]{0,8}$/), fc.stringMatching(/^[ab]{0,8}$/), (pattern, text) => {
        const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`)
        expect(matchesShell(pattern, text)).toBe(same.test(text))
      }),
      { numRuns: 2000 },
    )
  })
})

test('a digest is 64 hexadecimal digits or nothing', () => {
  expect(readDigest('A'.repeat(64))).toBe('a'.repeat(64))
  for (const value of ['a'.repeat(63), 'g'.repeat(64), 5, null, undefined]) expect(readDigest(value)).toBeUndefined()
})
