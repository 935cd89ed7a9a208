// The well-known document in all the forms in which servers publish it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNodeinfoLinks } from '../../../crawler/nodeinfo/links.ts'

const FROM = 'https://social.example/.well-known/nodeinfo'
const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/'
const link = (version: string, href = `https://social.example/nodeinfo/${version}`): unknown => ({ rel: SCHEMA + version, href })
const schemas = (json: unknown): readonly string[] => readNodeinfoLinks(json, FROM).map(({ schema }) => schema)
const hrefs = (json: unknown, from = FROM): readonly string[] => readNodeinfoLinks(json, from).map(({ href }) => href)

describe('the links of a well-known NodeInfo document', () => {
  test('are tried from the highest schema down, whatever their order', () => {
    expect(schemas({ links: ['1.0', '2.2', '1.1', '2.1', '2.0'].map((version) => link(version)) })).toEqual([
      '2.2',
      '2.1',
      '2.0',
      '1.1',
      '1.0',
    ])
    expect(schemas({ links: [link('2.0'), link('1.0')] })).toEqual(['2.0', '1.0'])
  })

  test('of schemas nobody knows yet come last', () => {
    expect(schemas({ links: [link('3.0'), link('2.0'), link('2.10')] })).toEqual(['2.0', '3.0', '2.10'])
  })

  test('leave out the application actor, wherever it stands', () => {
    const actor = { rel: 'https://www.w3.org/ns/activitystreams#Application', href: 'https://social.example/actor' }
    expect(hrefs({ links: [actor, link('2.0'), actor] })).toEqual(['https://social.example/nodeinfo/2.0'])
  })

  test('may be one object instead of a list', () => {
    expect(schemas({ links: link('2.0') })).toEqual(['2.0'])
  })

  test('may lie beside `links` under numbers, or inside under numbers', () => {
    expect(schemas({ links: link('1.0'), 0: link('2.0') })).toEqual(['2.0', '1.0'])
    expect(schemas({ links: { 0: link('1.0'), 1: link('2.1') } })).toEqual(['2.1', '1.0'])
  })

  test('may be relative to the address that answered', () => {
    expect(hrefs({ links: [link('2.0', '/nodeinfo/2.0')] })).toEqual(['https://social.example/nodeinfo/2.0'])
    expect(hrefs({ links: [link('2.0', 'nodeinfo-2.0.json')] }, 'https://web.example/sub/.well-known/nodeinfo')).toEqual([
      'https://web.example/sub/.well-known/nodeinfo-2.0.json',
    ])
    expect(hrefs({ links: [link('2.0', '//web.example/nodeinfo/2.0')] })).toEqual(['https://web.example/nodeinfo/2.0'])
  })

  test('that say http behind a badly configured proxy mean https', () => {
    expect(hrefs({ links: [link('2.0', 'http://social.example/nodeinfo/2.0')] })).toEqual(['https://social.example/nodeinfo/2.0'])
    expect(hrefs({ links: [link('2.0', 'http://social.example/n'), link('2.0', 'https://social.example/n')] })).toEqual([
      'https://social.example/n',
    ])
  })

  test('may lead to another host, which is kept', () => {
    expect(hrefs({ links: [link('2.0', 'https://web.example/nodeinfo/2.0?x=1')] })).toEqual(['https://web.example/nodeinfo/2.0?x=1'])
  })

  test('may write their relation with https, a trailing slash or a hash', () => {
    for (const rel of ['https://nodeinfo.diaspora.software/ns/schema/2.0', `${SCHEMA}2.0/`, `${SCHEMA}2.0#`, ` ${SCHEMA}2.0 `]) {
      expect(schemas({ links: [{ rel, href: '/n' }] })).toEqual(['2.0'])
    }
  })

  test.each([
    ['no links', {}],
    ['an empty list', { links: [] }],
    ['null', null],
    ['a text', 'nodeinfo-2.0.json'],
    ['links of a wrong type', { links: 'https://social.example/nodeinfo/2.0' }],
    ['links without address', { links: [{ rel: `${SCHEMA}2.0` }, null, 5, []] }],
    ['addresses that are none', { links: [link('2.0', 'javascript:alert(1)'), link('2.0', ''), link('2.0', 'https://')] }],
    [
      'another relation',
      {
        links: [
          { rel: 'self', href: '/n' },
          { rel: `${SCHEMA}x`, href: '/n' },
          { rel: 'http://evil.example/ns/schema/2.0', href: '/n' },
        ],
      },
    ],
  ])('are none for %s', (_, json) => {
    expect(readNodeinfoLinks(json, FROM)).toEqual([])
  })

  test('are few and https whatever the document holds', () => {
    expect(readNodeinfoLinks({ links: Array.from({ length: 10_000 }, (_, n) => link('2.0', `/n/${n}`)) }, FROM).length).toBeLessThan(100)
    const entry = fc.oneof(
      fc.anything(),
      fc.record({ rel: fc.oneof(fc.constant(`${SCHEMA}2.0`), fc.string()), href: fc.oneof(fc.webUrl(), fc.string(), fc.anything()) }),
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ links: fc.oneof(entry, fc.array(entry)) })),
        fc.oneof(fc.constant(FROM), fc.string()),
        (json, from) => {
          for (const { schema, href } of readNodeinfoLinks(json, from)) {
            expect(schema).toMatch(/^\d+\.\d+$/)
            expect(new URL(href).protocol).toBe('https:')
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
