// NodeInfo documents as software really writes them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNodeinfo } from '../../../crawler/nodeinfo/document.ts'
import type { Facts } from '#model/facts.ts'

const SOFTWARE = { name: 'mastodon', version: '4.5.0' }

function facts(json: unknown): Facts {
  const document = readNodeinfo(json)
  if (document === 'bad-nodeinfo') throw new Error('should be NodeInfo')
  return document.facts
}

function schema(json: unknown): string {
  const document = readNodeinfo(json)
  return document === 'bad-nodeinfo' ? document : document.schema
}

describe('a NodeInfo document', () => {
  test('of schema 2.1 tells software, size, sign-up and name', () => {
    const document = readNodeinfo({
      version: '2.1',
      software: { name: 'mbin', version: '1.10.1', repository: 'https://git.example/mbin' },
      protocols: ['activitypub'],
      services: { outbound: [], inbound: [] },
      usage: { users: { total: 210, activeHalfyear: 60, activeMonth: 22 }, localPosts: 1200, localComments: 9000 },
      openRegistrations: true,
      metadata: { nodeName: 'Mb', nodeDescription: 'A magazine', nodeIcon: 'https://mb.example/icon.png' },
    })
    expect(document).toEqual({
      schema: '2.1',
      facts: {
        software: 'mbin',
        version: '1.10.1',
        protocols: ['activitypub'],
        usage: { users: 210, activeHalfyear: 60, activeMonth: 22, localPosts: 1200, localComments: 9000 },
        openRegistrations: true,
        name: 'Mb',
        shortDescription: 'A magazine',
        icon: 'https://mb.example/icon.png',
      },
    })
  })

  test('of schema 1.0 lists its protocols by direction', () => {
    const json = {
      version: '1.0',
      software: { name: 'friendica', version: '2024.08' },
      protocols: { inbound: ['friendica', 'diaspora'], outbound: ['friendica', 'activitypub'] },
    }
    expect(facts(json).protocols).toEqual(['friendica', 'diaspora', 'activitypub'])
    expect(schema(json)).toBe('1.0')
  })

  test('of schema 2.2 has name and description in `instance`, and weekly users', () => {
    const read = facts({
      version: '2.2',
      software: SOFTWARE,
      instance: { name: 'Fr', description: 'Friends' },
      usage: { users: { activeWeek: 22 } },
    })
    expect(read).toMatchObject({ name: 'Fr', shortDescription: 'Friends', usage: { activeWeek: 22 } })
  })

  test('may have a software name in any case, with white space', () => {
    for (const [name, slug] of [
      ['Emissary', 'emissary'],
      ['Iceshrimp.NET', 'iceshrimp.net'],
      [' NodeBB ', 'nodebb'],
      ['Owncast', 'owncast'],
    ] as const) {
      expect(facts({ software: { name } }).software).toBe(slug)
    }
  })

  test.each([
    ['is empty', { software: { name: 'honk', version: '' }, version: '' }],
    ['is null', { software: { name: 'bridgy-fed', version: null } }],
    ['is missing', { software: { name: 'honk' } }],
    ['is a number', { software: { name: 'honk', version: 1.5 } }],
  ])('has no version when it %s', (_, json) => {
    expect(facts(json)).not.toHaveProperty('version')
  })

  test.each([
    ['no software', { version: '2.0', protocols: ['activitypub'] }],
    ['an empty name', { software: { name: '', version: '1' } }],
    ['a null name', { software: { name: null } }],
    ['a list for software', { software: [] }],
    ['an application actor', { '@context': 'https://www.w3.org/ns/activitystreams', type: 'Application', name: 'actor' }],
    ['an error', { error: 'Not Found' }],
    ['a list', [{ software: SOFTWARE }]],
    ['null', null],
    ['text', 'mastodon'],
  ])('is none with %s', (_, json) => {
    expect(readNodeinfo(json)).toBe('bad-nodeinfo')
  })

  test('of Nextcloud Social has the title of the server for a software name', () => {
    const json = {
      version: '2.0',
      software: { name: 'Our Family Cloud', version: '0.7.0' },
      protocols: ['activitypub'],
      rootUrl: 'https://cloud.example/index.php/apps/social',
      usage: [],
      openRegistrations: false,
    }
    expect(facts(json)).toEqual({
      software: 'nextcloud-social',
      version: '0.7.0',
      name: 'Our Family Cloud',
      protocols: ['activitypub'],
      openRegistrations: false,
    })
  })

  test.each([
    ['claims it', { version: '2.0', software: SOFTWARE, protocols: { inbound: [] } }, '2.0'],
    ['has an empty one and an old shape', { version: '', software: SOFTWARE, protocols: { inbound: [] } }, '1.0'],
    ['has none and a new shape', { software: SOFTWARE, instance: {} }, '2.2'],
    ['has nonsense', { version: 'latest', software: SOFTWARE, protocols: [] }, '2.0'],
  ])('that %s has a schema version', (_, json, expected) => {
    expect(schema(json)).toBe(expected)
  })
})

describe('numbers in NodeInfo', () => {
  const usage = (value: unknown): Facts['usage'] => facts({ software: SOFTWARE, usage: value }).usage

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['hidden statistics', { users: {} }],
    ['an empty PHP array', []],
    ['empty PHP arrays inside', { users: [] }],
    ['nulls', { users: { total: null, activeMonth: null }, localPosts: null }],
    ['wrong types', { users: { total: 'many', activeMonth: true }, localPosts: { all: 3, direct: 1 } }],
    ['impossible numbers', { users: { total: -5, activeMonth: 1.5, activeHalfyear: 1e300 } }],
  ])('are unknown, not zero, for %s', (_, value) => {
    expect(facts({ software: SOFTWARE, usage: value })).not.toHaveProperty('usage')
  })

  test('that are zero are zero', () => {
    expect(usage({ users: { total: 0, activeMonth: 0 }, localPosts: 0 })).toEqual({ users: 0, activeMonth: 0, localPosts: 0 })
  })

  test('may be strings', () => {
    expect(usage({ users: { total: '16', activeMonth: 2 }, localPosts: '60' })).toEqual({ users: 16, activeMonth: 2, localPosts: 60 })
  })

  test('that are null stay unknown beside known ones', () => {
    expect(usage({ users: { total: 812, activeHalfyear: null, activeMonth: null }, localPosts: 310_221 })).toEqual({
      users: 812,
      localPosts: 310_221,
    })
  })

  test('may be spelt activeHalfYear', () => {
    expect(usage({ users: { total: 5, activeHalfYear: 0, activeMonth: 0 } })).toEqual({ users: 5, activeHalfyear: 0, activeMonth: 0 })
    expect(usage({ users: { activeHalfYear: 9, activeHalfyear: 3 } })).toEqual({ activeHalfyear: 3 })
  })

  test('that the software makes up are still passed on: judging them is for its adapter', () => {
    expect(usage({ users: { total: 1, activeHalfyear: 1, activeMonth: 1 }, localPosts: 1, localComments: 1 })).toEqual({
      users: 1,
      activeHalfyear: 1,
      activeMonth: 1,
      localPosts: 1,
      localComments: 1,
    })
  })
})

describe('metadata in NodeInfo', () => {
  const read = (metadata: unknown): Facts => facts({ software: SOFTWARE, metadata })

  test.each([
    ['a list', []],
    ['null', null],
    ['text', 'none'],
    ['nothing', undefined],
  ])('may be %s', (_, metadata) => {
    expect(read(metadata)).toEqual({ software: 'mastodon', version: '4.5.0' })
  })

  test('may be spelt metaData', () => {
    expect(facts({ software: SOFTWARE, metaData: { nodeName: 'Old' } }).name).toBe('Old')
  })

  test('names the server: nodeName, or name on old servers', () => {
    expect(read({ nodeName: 'New', name: 'Old', description: 'old' })).toMatchObject({ name: 'New', shortDescription: 'old' })
    expect(read({ name: 'Old', nodeName: '' }).name).toBe('Old')
    expect(read({ nodeName: 5 })).not.toHaveProperty('name')
  })

  test('describes it in plain text although servers send HTML', () => {
    expect(read({ nodeDescription: '<p>For <b>all</b> of us &amp; friends</p><script>x</script>' }).shortDescription).toBe(
      'For all of us & friends',
    )
    expect(read({ nodeDescription: 'The first.\r\n\r\n' }).shortDescription).toBe('The first.')
    expect(read({ nodeName: `Evil\u202e\0${'x'.repeat(500)}` }).name).toHaveLength(200)
    expect(read({ nodeDescription: 'y'.repeat(9000) }).shortDescription).toHaveLength(5000)
  })

  test('lists languages; an empty list says nothing', () => {
    expect(read({ langs: ['ja', 'pt_BR', 'ja', '', 5, 'not a language', 'zh-Hant-TW'] }).languages).toEqual(['ja', 'pt-BR', 'zh-Hant-TW'])
    expect(read({ langs: [] })).not.toHaveProperty('languages')
  })

  test('names the software a fork came from', () => {
    expect(read({ upstream: { name: 'Mastodon', version: '4.2.0' } }).upstream).toBe('mastodon')
  })

  test.each([
    [true, false],
    ['true', false],
    [1, false],
    [false, true],
    ['false', true],
    [null, undefined],
    [undefined, undefined],
    ['maybe', undefined],
  ])('that opts in to directories with %j means "do not list": %s', (value, expected) => {
    expect(read({ optInServerDirectory: value }).doNotList).toBe(expected)
  })

  test('takes only web addresses for pictures', () => {
    expect(read({ nodeIcon: 'javascript:alert(1)', nodeBanner: '/banner.png' })).toEqual({ software: 'mastodon', version: '4.5.0' })
  })
})

describe('sign-up in NodeInfo', () => {
  test('is kept as the flag it is and never becomes a mode', () => {
    for (const value of [true, 'true', 1])
      expect(facts({ software: SOFTWARE, openRegistrations: value })).toEqual({
        software: 'mastodon',
        version: '4.5.0',
        openRegistrations: true,
      })
    expect(facts({ software: SOFTWARE, openRegistrations: false }).openRegistrations).toBe(false)
    expect(facts({ software: SOFTWARE, openRegistrations: null })).not.toHaveProperty('openRegistrations')
  })
})

describe('any document', () => {
  test('is read without an exception, into facts without holes', () => {
    const member = fc.anything({ withNullPrototype: true, withBigInt: true })
    const shaped = fc.record(
      {
        version: member,
        software: fc.record({ name: fc.oneof(fc.string({ unit: 'binary' }), member), version: member }),
        protocols: member,
        usage: fc.record({ users: member, localPosts: member }),
        metadata: member,
        instance: member,
        rootUrl: member,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(member, shaped), (json) => {
        const document = readNodeinfo(json)
        if (document === 'bad-nodeinfo') return
        expect(document.facts.software).toBeTruthy()
        expect(Object.values(document.facts)).not.toContain(undefined)
        expect(document.schema).toMatch(/^\d\.\d$/)
      }),
      { numRuns: 1000 },
    )
  })
})
