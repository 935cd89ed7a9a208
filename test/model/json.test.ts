// JSON as strangers send it: mislabelled, broken, hostile; and readers that take a wrong type for absence.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, count, decodeJson, flag, isObject, list, rawText, strings, text, url } from '#model/json.ts'

const bytes = (body: string): Uint8Array => new TextEncoder().encode(body)
const latin1 = (body: string): Uint8Array => Uint8Array.from(Buffer.from(body, 'latin1'))
const ok = (value: unknown): unknown => ({ ok: true, value })

describe('a body that should be JSON', () => {
  test('is read whatever its content type says', () => {
    expect(decodeJson(bytes('{"a":1}'), 'text/plain')).toEqual(ok({ a: 1 }))
    expect(
      decodeJson(bytes('{"a":1}'), 'application/json; profile=http://nodeinfo.diaspora.software/ns/schema/2.0#; charset=utf-8'),
    ).toEqual(ok({ a: 1 }))
    expect(decodeJson(bytes(' \n[]'))).toEqual(ok([]))
    expect(decodeJson(bytes('null'))).toEqual(ok(null))
  })

  test('may begin with a byte order mark', () => {
    expect(decodeJson(bytes('\ufeff{"a":"é"}'))).toEqual(ok({ a: 'é' }))
    expect(decodeJson(Uint8Array.from([0xff, 0xfe, ...Buffer.from('{"a":"é"}', 'utf16le')]))).toEqual(ok({ a: 'é' }))
    expect(decodeJson(Uint8Array.from(Buffer.from('{"a":"é"}', 'utf16le')))).toEqual(ok({ a: 'é' }))
    expect(decodeJson(Uint8Array.from(Buffer.from('\ufeff{"a":"é"}', 'utf16le').swap16()))).toEqual(ok({ a: 'é' }))
  })

  test('in UTF-8 is read as UTF-8 although the label says something else', () => {
    expect(decodeJson(bytes('{"a":"Köln"}'), 'application/json; charset=iso-8859-1')).toEqual(ok({ a: 'Köln' }))
    expect(decodeJson(bytes('{"a":"Köln"}'), 'application/json; charset=nonsense')).toEqual(ok({ a: 'Köln' }))
  })

  test('that is not UTF-8 is read by its label, else with replacement characters', () => {
    expect(decodeJson(latin1('{"a":"Köln"}'), 'application/json; charset="ISO-8859-1"')).toEqual(ok({ a: 'Köln' }))
    expect(decodeJson(Uint8Array.from([0x22, 0x93, 0xfa, 0x22]), 'application/json;charset=Shift_JIS')).toEqual(ok('日'))
    expect(decodeJson(latin1('{"a":"Köln"}'))).toEqual(ok({ a: 'K\ufffdln' }))
    expect(decodeJson(latin1('{"a":"Köln"}'), 'application/json; charset=nonsense')).toEqual(ok({ a: 'K\ufffdln' }))
  })

  test.each([
    ['a web page', '<!DOCTYPE html><title>Not found</title>', 'html'],
    ['a web page behind white space', '\ufeff\r\n  <html>', 'html'],
    ['nothing', '', 'not-json'],
    ['white space', ' \n ', 'not-json'],
    ['an error in words', 'Not Found', 'not-json'],
    ['a truncated document', '{"a":[1,2', 'not-json'],
    ['two documents', '{}{}', 'not-json'],
    ['an unrendered template', '---\nsitemap: false\n---\n{}', 'not-json'],
    ['depth of a million', '['.repeat(1_000_000), 'too-deep'],
    ['depth of 33', `${'['.repeat(33)}${']'.repeat(33)}`, 'too-deep'],
    ['depth in objects', '{"a":'.repeat(40) + '1' + '}'.repeat(40), 'too-deep'],
  ])('%s is refused with its reason', (_, body, reason) => {
    expect(decodeJson(bytes(body))).toEqual({ ok: false, reason })
  })

  test('that is still compressed says so', () => {
    expect(decodeJson(Uint8Array.from([0x1f, 0x8b, 8, 0, 0]))).toEqual({ ok: false, reason: 'bad-encoding' })
    expect(decodeJson(Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0]))).toEqual({ ok: false, reason: 'bad-encoding' })
  })

  test('counts brackets outside strings only, up to 32', () => {
    expect(decodeJson(bytes(`${'['.repeat(32)}${']'.repeat(32)}`)).ok).toBe(true)
    expect(decodeJson(bytes(JSON.stringify({ a: '['.repeat(1000), b: `"\\${'{'.repeat(1000)}` }))).ok).toBe(true)
    expect(decodeJson(bytes(`[${Array(1000).fill('[]').join(',')}]`)).ok).toBe(true)
    expect(decodeJson(bytes(`["\\\\",${'['.repeat(40)}${']'.repeat(40)}]`))).toEqual({ ok: false, reason: 'too-deep' })
  })

  test('comes back as it was written, and random bytes are a reason or a value, never an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        expect(decodeJson(bytes(JSON.stringify(value)))).toEqual(ok(JSON.parse(JSON.stringify(value))))
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), fc.string(), (body, type, label) => {
        expect(typeof decodeJson(body, type).ok).toBe('boolean')
        expect(typeof decodeJson(body, `a/b; charset=${label}`).ok).toBe('boolean')
      }),
    )
  })
})

describe('a reader', () => {
  test('finds own members only', () => {
    const document: unknown = JSON.parse('{"a":{"b":[10,{"c":null}]},"__proto__":{"polluted":true},"constructor":"x"}')
    expect(at(document, 'a', 'b', 0)).toBe(10)
    expect(at(document, 'a', 'b', 1, 'c')).toBeNull()
    expect(at(document, 'a', 'b', 2)).toBeUndefined()
    expect(at(document, 'a', 'x', 'y')).toBeUndefined()
    expect(at(document, 'toString')).toBeUndefined()
    expect(at({}, 'constructor', 'prototype')).toBeUndefined()
    expect(at('text', 'length')).toBeUndefined()
    expect(at(document, '__proto__', 'polluted')).toBe(true)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('of numbers takes whole ones, also as digits, and nothing else', () => {
    for (const [value, expected] of [
      [0, 0],
      [16, 16],
      ['16', 16],
      [' 60 ', 60],
      [12.0, 12],
      [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      [-0, 0],
    ] as const) {
      expect(count(value)).toBe(expected)
    }
    for (const value of [
      -1,
      1.5,
      1e300,
      Infinity,
      NaN,
      '',
      ' ',
      '-1',
      '1.5',
      '1e3',
      '0x10',
      '12 users',
      '99999999999999999',
      null,
      true,
      [],
      {},
      [5],
    ]) {
      expect(count(value)).toBeUndefined()
    }
  })

  test('of switches takes the ways in which servers write yes and no', () => {
    for (const value of [true, 'true', 'True', 1, '1']) expect(flag(value)).toBe(true)
    for (const value of [false, 'false', 0, '0']) expect(flag(value)).toBe(false)
    for (const value of [null, undefined, '', 'yes', 2, [], {}, [true]]) expect(flag(value)).toBeUndefined()
  })

  test('of text cleans and cuts it, and empty is absent', () => {
    expect(text('  Mastodon\0 ')).toBe('Mastodon')
    expect(text('abcdef', 3)).toBe('abc')
    for (const value of ['', '  ', '\u200b', 5, null, true, {}, ['a']]) expect(text(value)).toBeUndefined()
    expect(rawText(' <b> ')).toBe(' <b> ')
    expect(rawText(5)).toBeUndefined()
  })

  test('of lists takes an array, and one object only where that is asked for', () => {
    expect(list([1, null])).toEqual([1, null])
    expect(list({ rel: 'x' })).toEqual([])
    expect(list({ rel: 'x' }, { wrap: true })).toEqual([{ rel: 'x' }])
    expect(list(null, { wrap: true })).toEqual([])
    expect(strings(['a', 5, null, ' b ', '', 'c'])).toEqual(['a', 'b', 'c'])
    expect(strings(['a', 'b', 'c'], 2)).toEqual(['a', 'b'])
    expect(strings('abc')).toEqual([])
  })

  test('of addresses takes http and https, resolved where they are relative', () => {
    expect(url('https://a.example/x y')).toBe('https://a.example/x%20y')
    expect(url('/nodeinfo/2.0', 'https://a.example/.well-known/nodeinfo')).toBe('https://a.example/nodeinfo/2.0')
    expect(url('//b.example/x', 'https://a.example/')).toBe('https://b.example/x')
    for (const value of [
      '/x',
      '',
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example/',
      'https://',
      `https://a.example/${'x'.repeat(2048)}`,
      5,
      null,
    ]) {
      expect(url(value)).toBeUndefined()
    }
  })

  test('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
        fc.string(),
        fc.nat(5),
        (value, key, index) => {
          at(value, key, index)
          text(value)
          text(at(value, key))
          rawText(value)
          flag(value)
          list(value, { wrap: true })
          strings(value)
          url(value)
          url(key, key)
          isObject(value)
          const number = count(value)
          expect(number === undefined || (Number.isSafeInteger(number) && number >= 0)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
