// From a published row to what search knows: every facet, what is believed, and rows that hostile servers wrote.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { FACETS } from '#model/facets.ts'
import { toIndexedDocument, type DocumentContext, type DocumentSource } from '#model/search-document.ts'

const source: DocumentSource = {
  domainId: 7,
  domain: 'harbour.example',
  name: 'The Harbour',
  shortDescription: 'Boats',
  software: 'Mastodon',
  softwareVersion: '4.5.1',
  registrations: 'approval',
  languages: ['en_GB', 'Deutsch'],
  users: 900,
  activeMonth: 120,
  usageQuality: 'measured',
  status: 'alive',
  ruleCount: 2,
  firstSeen: Date.UTC(2023, 11, 31, 23, 59),
  lastAnswer: 5,
  facts: { registrations: { value: { minAge: 16 } }, switches: { value: { limitedFederation: true, topics: 'Boats, weather,boats,,' } } },
}
const context: DocumentContext = {
  software: { alternativeTo: ['X (Twitter)'], networks: ['activitypub'] },
  newestVersion: '4.5.1',
  uptime: { spanMs: 20 * DAY, answeredMs: 19.9 * DAY },
  posts: { value: 1187, reckonedFrom: 'weeks', asOf: 5 },
  detectedLanguage: 'en',
}
const facetsOf = (more: Partial<DocumentSource>, given: DocumentContext = context) =>
  toIndexedDocument({ ...source, ...more }, given).document.facets

describe('a document', () => {
  test('has a value for every facet', () => {
    expect(toIndexedDocument(source, context)).toMatchObject({
      actives: 120,
      document: { domainId: 7, languages: ['en', 'de'], firstSeen: source.firstSeen, lastAnswer: 5 },
    })
    expect(facetsOf({})).toEqual({
      registrations: ['approval'],
      language: ['en', 'de'],
      software: ['mastodon'],
      alternativeTo: ['X (Twitter)'],
      size: ['101-1000'],
      pace: ['1001-10000'],
      topics: ['boats', 'weather'],
      minAge: ['16-17'],
      uptime: ['steady'],
      versionCurrency: ['current'],
      federation: ['limited'],
      detectedLanguage: ['en'],
      network: ['activitypub'],
      status: ['alive'],
      firstSeen: ['2023'],
    })
  })

  test('says unknown where nothing is known, and nothing where nothing is an answer', () => {
    const bare = {
      software: null,
      softwareVersion: null,
      registrations: 'whatever',
      languages: null,
      users: null,
      activeMonth: null,
      facts: null,
    }
    expect(facetsOf(bare, { detectedLanguage: 'unknown' })).toMatchObject({
      ...Object.fromEntries(FACETS.map(({ key }) => [key, ['unknown']])),
      alternativeTo: [],
      topics: [],
      status: ['alive'],
      firstSeen: ['2023'],
    })
  })

  test.each([
    [{ activeMonth: 901 }, null],
    [{ usageQuality: 'constant' }, null],
    [{ usageQuality: 'hidden' }, null],
    [{ users: 20_000_000, activeMonth: 5 }, null],
    [{ activeMonth: 0 }, 0],
    [{ users: null, activeMonth: 7 }, 7],
    [{ usageQuality: null }, 120],
  ])('with %j is sorted and sized by %s actives', (more, actives) => {
    const indexed = toIndexedDocument({ ...source, ...more }, context)
    expect(indexed.actives).toBe(actives)
    if (actives === null) expect(indexed.document.facets.size).toEqual(['unknown'])
  })

  test.each([
    [{ federationEnabled: false, limitedFederation: true }, 'off'],
    [{ federation: 'none' }, 'off'],
    [{ limitedFederation: true }, 'limited'],
    [{ limitedFederation: false }, 'open'],
    [{ federationEnabled: true }, 'open'],
    [{}, 'unknown'],
    [{ limitedFederation: 'perhaps' }, 'unknown'],
  ])('with the switches %j its federation is %s', (switches, value) => {
    expect(facetsOf({ facts: { switches: { value: switches } } }).federation).toEqual([value])
  })

  test('speaks the networks that it states, else those of its software', () => {
    const stated = (protocols: unknown) => facetsOf({ facts: { protocols: { value: protocols } } }).network
    expect(stated(['zot6', 'nomad', 'ActivityPub', 'smoke'])).toEqual(['zot', 'activitypub', 'other'])
    expect(stated([])).toEqual(['activitypub'])
    expect(stated({ inbound: ['x'] })).toEqual(['activitypub'])
  })

  test('survives facts of any shape', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (facts, languages, text) => {
        const wild = {
          facts: { switches: { value: facts }, protocols: { value: facts }, registrations: { value: facts } },
          languages,
          software: text,
          softwareVersion: text,
        }
        for (const values of Object.values(facetsOf(wild))) for (const value of values) expect(typeof value).toBe('string')
      }),
    )
  })
})
