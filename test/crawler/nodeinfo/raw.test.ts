// What is kept of a NodeInfo document: everything about the server, nothing about people.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNodeinfo } from '../../../crawler/nodeinfo/document.ts'
import { scrubNodeinfo } from '../../../crawler/nodeinfo/raw.ts'

const scrubbed = (json: unknown): unknown => JSON.parse(scrubNodeinfo(json))

describe('the kept NodeInfo document', () => {
  test('is the same text for the same document, whatever the order of its members', () => {
    expect(scrubNodeinfo({ b: 1, a: [true, null, 'x'] })).toBe('{"a":[true,null,"x"],"b":1}')
    expect(scrubNodeinfo({ a: [true, null, 'x'], b: 1 })).toBe('{"a":[true,null,"x"],"b":1}')
  })

  test('has no people', () => {
    const metadata = {
      nodeAdmins: [{ name: 'Rin', email: 'admin@mi.example' }],
      maintainer: { name: 'Rin', email: 'admin@mi.example' },
      maintainerName: 'Rin',
      maintainerEmail: 'admin@mi.example',
      staffAccounts: ['https://mi.example/users/admin'],
      adminAccount: 'rin',
      contact: { email: 'x' },
      contactEmail: 'a@fw.example',
      roles: { admin: ['https://mi.example/users/admin'] },
      proxyAccountName: 'proxy',
      emailRequiredForSignup: true,
      enableEmail: false,
      nodeName: 'Mi',
    }
    expect(scrubbed({ metadata })).toEqual({ metadata: { emailRequiredForSignup: true, enableEmail: false, nodeName: 'Mi' } })
  })

  test('has no e-mail addresses in its texts, but leaves handles and addresses of pages', () => {
    const text =
      'Write to <a href="mailto:jane.doe+x@mail.example.org">me</a>, ann@b.example or @ann@social.example, see https://social.example/@ann'
    const kept = scrubNodeinfo({ metadata: { nodeDescription: text, inquiryUrl: 'mailto:help@mi.example' } })
    expect(kept).not.toMatch(/jane|ann@b|help@/)
    expect(kept).toContain('@ann@social.example')
    expect(kept).toContain('https://social.example/@ann')
  })

  test('keeps what a better reader may want: unknown members, names of policies, odd spellings', () => {
    const json = {
      version: '2.0',
      metaData: { federation: { enabled: true, mrf_policies: ['SimplePolicy'], exclusions: false } },
      operations: { 'com.shinolabs.api.bite': ['1.0.0'] },
    }
    expect(scrubbed(json)).toEqual(json)
  })

  test('holds no block list: those have their own tables, in which they can be withdrawn', () => {
    const federation = {
      enabled: true,
      mrf_simple: { reject: ['bad.example'] },
      mrf_simple_info: { reject: { 'bad.example': { reason: 'spam' } } },
      mrf_keyword: { reject: ['a slur'] },
      quarantined_instances: ['worse.example'],
      rejected_instances: { 'bad.example': { reason: 'spam' } },
    }
    const kept = scrubNodeinfo({ metadata: { federation, allowList: { enabled: true, domains: ['good.example'] } } })
    expect(JSON.parse(kept)).toEqual({ metadata: { allowList: { enabled: true }, federation: { enabled: true } } })
  })

  test('can be stored: no NUL, no lone surrogate, no control character', () => {
    const kept = scrubNodeinfo({ 'a\0b': 'x\0y\ud800', c: '\u202e' })
    expect(JSON.parse(kept)).toEqual({ ab: 'xy', c: '' })
  })

  test('does not grow without limit', () => {
    const metadata = Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`key${n}`, 'x'.repeat(1000)]))
    const kept = scrubNodeinfo({ software: { name: 'mastodon' }, metadata: { ...metadata, nodeName: 'Kept' } })
    expect(kept.length).toBeLessThanOrEqual(512 * 1024)
    expect(JSON.parse(kept)).toMatchObject({ software: { name: 'mastodon' }, metadata: { nodeName: 'Kept' } })
    expect(scrubNodeinfo({ software: { name: 'x' }, ...metadata }).length).toBeLessThanOrEqual(512 * 1024)
    expect(JSON.parse(scrubNodeinfo({ software: { name: 'x' }, metadata: Array(100_000).fill('x'.repeat(100)) }))).toEqual({
      software: { name: 'x' },
    })
  })

  test('is an empty object for anything else', () => {
    for (const json of [null, undefined, 5, 'text', []]) expect(scrubNodeinfo(json)).toBe('{}')
  })

  test('is canonical JSON that scrubbing does not change, and reads like the original', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), (json) => {
        const kept = scrubNodeinfo(json)
        expect(scrubNodeinfo(JSON.parse(kept))).toBe(kept)
      }),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withMap: true, withDate: true, withNullPrototype: true }), (json) => {
        expect(typeof JSON.parse(scrubNodeinfo(json))).toBe('object')
      }),
    )
    const document = {
      version: '2.1',
      software: { name: 'Sharkey', version: '2024.2' },
      usage: { users: { total: '5' } },
      metadata: { nodeName: 'Bl\u00e5haj', langs: ['en'] },
    }
    expect(readNodeinfo(scrubbed(document))).toEqual(readNodeinfo(document))
  })
})
