// The part of the suite about texts: hosts, words, scripts, misspellings, and texts that mean harm.
import { describe, expect, test } from 'vitest'
import { ALL, answerOf, ask, domainsOf, names, type Given } from './asking.ts'
import { LISTED } from './written-servers.ts'

const SETS: readonly (readonly [string, readonly string[]])[] = [
  ['zeppelin', names('zeppelin airship strict')],
  ['mastodonien', names('mastodonien')],
  ['gard', names('garden')],
  ['garden vegetables', names('garden')],
  ['vegetables garden', names('garden')],
  ['GÄRTEN', names('garten')],
  ['cafe zurich', names('cafe')],
  ['CAFÉ', names('cafe')],
  ['munchen', names('xn--mnchen-3ya.example')],
  ['œuvres', names('naive')],
  ['lodz', names('lodz')],
  ['łodzi', names('lodz')],
  ['тихая', names('druzya')],
  ['елка', names('elka')],
  ['θαλασσα', names('thalassa')],
  ['البحر', names('bahr')],
  ['समुद्र', names('samudra')],
  ['写真', names('shashin kyoto')],
  ['東京', names('tokyo')],
  ['東京に住む', names('tokyo')],
  ['猫', names('kyoto neko')],
  ['摄影', names('sheying')],
  ['聊天', names('taipei')],
  ['사진', names('sajin')],
  ['산책을', names('sajin')],
  ['ทะเล', names('thale')],
  ['peertube documentaries', names('video')],
  ['blimp', names('airship')],
]

/** What is found by what was typed. */
export function declareTexts(given: Given): void {
  describe('texts', () => {
    test.each([
      'harbour.example',
      'HARBOUR.EXAMPLE',
      'https://harbour.example',
      'https://harbour.example/about?x=1#top',
      'https://harbour.example/@alice/109876543210',
      '@alice@harbour.example',
      'alice@harbour.example',
    ])('%s leads to the host in it, first', async (text) => {
      expect((await domainsOf(given.backend(), ask({ text, sort: 'relevance' })))[0]).toBe('harbour.example')
    })

    test.each(['münchen.example', 'xn--mnchen-3ya.example', '@x@MÜNCHEN.example'])('%s leads to a host in its own script', async (text) => {
      expect((await domainsOf(given.backend(), ask({ text, sort: 'relevance' })))[0]).toBe('xn--mnchen-3ya.example')
    })

    test.each(SETS)('%s finds a set', async (text, expected) => expect(await given.find({ text })).toEqual(expected))

    test('names come before descriptions, descriptions before rules', async () => {
      const domains = await domainsOf(given.backend(), ask({ text: 'zeppelin', sort: 'relevance' }))
      expect(domains).toEqual(['zeppelin.example', 'airship.example', 'strict.example'])
    })

    test('a name that begins so comes before one that has the word', async () => {
      const domains = await domainsOf(given.backend(), ask({ text: 'mastodon', sort: 'relevance' }))
      expect(domains.slice(0, 3).toSorted()).toEqual(['mastodon.example', 'mastodon.test', 'mastodonien.example'])
    })

    test('of up to three letters look at names only', async () => {
      expect(await given.find({ text: 'ab' })).toEqual(names('ab abacus'))
      expect(await given.find({ text: 'abacus' })).toEqual(names('abacus'))
      expect(await given.find({ text: 'x' })).toEqual(names('xn--mnchen-3ya.example'))
      expect(await given.find({ text: 'art' })).toEqual([])
    })

    declareSpellings(given)
  })
}

function declareSpellings(given: Given): void {
  describe('misspelled texts', () => {
    test.each([
      ['mastadon.example', 'mastodon.example'],
      ['zepelin', 'zeppelin.example'],
      ['zeppleins', 'zeppelin.example'],
      ['harbuor', 'harbour.example'],
      ['gardne', 'garden.example'],
      ['oeuvres naives', 'naive.example'],
      ['abacsu', 'abacus.example'],
    ])('%s is understood', async (text, domain) => expect(await given.find({ text })).toContain(domain))

    test('what finds nothing as typed has a suggestion that finds something', async () => {
      const answer = await answerOf(given.backend(), ask({ text: 'zepellin' }))
      expect(answer.suggestion).toBe('zeppelin')
      expect((await answerOf(given.backend(), ask({ text: answer.suggestion! }))).total).toBeGreaterThan(0)
      expect((await answerOf(given.backend(), ask({ text: 'zeppelin club' }))).suggestion).toBeUndefined()
      expect((await answerOf(given.backend(), ask({ text: 'qqqqxxxxzzzz' }))).suggestion).toBeUndefined()
    })
  })
}

const HARMFUL: readonly string[] = [
  '%',
  '_',
  '%%%%%%%%',
  '____.example',
  'h_rbour',
  '\\',
  "'",
  "';drop table search_document;--",
  "' | 'a':* & !'b",
  'zeppelin & !club | (',
  '<script>alert(1)</script>',
  '\u0000zeppelin\u0000',
  'a\u0000b',
  '$1 ${x} {{x}}',
  '\ud800',
  '🌊',
  '!!!',
  '-- /* */',
  '(('.repeat(5000),
  'zeppelin '.repeat(1200),
  '%'.repeat(10_000),
  '漢'.repeat(10_000),
  'a\u0301'.repeat(5000),
  '\u202e\u2066',
]

/** Texts that try to be more than texts, and servers that are nobody's business. */
export function declareHostility(given: Given): void {
  describe('texts, whatever they are,', () => {
    test('never find who is not in search, by whatever is typed', async () => {
      for (const text of [
        'personal.example',
        '@me@personal.example',
        'hidden',
        'hidden zeppelin',
        'My own harbour',
        'hidden.example',
        'persnal',
      ]) {
        expect(await given.find({ text })).not.toContain('personal.example')
        expect(await given.find({ text })).not.toContain('hidden.example')
      }
    })

    test.each(HARMFUL)('%j is only a text', async (text) => {
      const answer = await answerOf(given.backend(), ask({ text }))
      expect(answer.total).toBeLessThanOrEqual(LISTED.length)
      for (const hit of answer.hits) expect(ALL).toContain(hit.domain)
      await given.backend().suggest(text, 10)
    })

    test('with characters of patterns mean them', async () => {
      expect(await given.find({ text: '100%' })).toEqual(names('percent'))
      expect(await given.find({ text: 'cotton_wool' })).toEqual(names('percent'))
      expect(await given.find({ text: "o'brien" })).toEqual(names('quote'))
      expect(await given.find({ text: 'h_rbour' })).not.toContain('percent.example')
    })

    test('without any letter find what is written so, or nothing', async () => {
      expect(await given.find({ text: '   ' })).toHaveLength(LISTED.length)
      expect(await given.find({ text: '!!!' })).toEqual([])
      expect(await given.find({ text: '🌊' })).toEqual(names('emoji'))
    })
  })
}

/** Names while they are being typed. */
export function declareSuggestions(given: Given): void {
  describe('names as they are typed', () => {
    const suggest = async (text: string, limit = 10): Promise<readonly string[]> =>
      (await given.backend().suggest(text, limit)).map(({ domain }) => domain)

    test('are found by their beginning, as many as wanted', async () => {
      expect((await suggest('mastod')).toSorted()).toEqual(['mastodon.example', 'mastodon.test', 'mastodonien.example'])
      expect(await suggest('mastod', 2)).toHaveLength(2)
      expect(await suggest('harb')).toContain('harbour.example')
      expect(await suggest('東')).toEqual(['tokyo.example'])
      expect(await suggest('')).toEqual([])
      expect(await suggest('zeppelin')).not.toContain('strict.example')
    })

    test('say what they are', async () => {
      expect(await given.backend().suggest('münchn', 1)).toEqual([
        { domain: 'xn--mnchen-3ya.example', name: 'Münchner Kindl', software: 'mastodon' },
      ])
    })

    test('are only those in search', async () => {
      expect(await suggest('person')).toEqual([])
      expect(await suggest('hidden.example')).toEqual([])
    })
  })
}
