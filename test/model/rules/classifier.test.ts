// What rules say about their topics: bans, conditions, duties and welcomes, in many languages, each explained by the words that say so.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RuleText } from '#model/rules/classifier.ts'
import { classifyRule, hashRule } from '#model/rules/rules.ts'
import { HOSTILE_TEXTS } from '../../support/hostile-texts.ts'

const say = (text: string, hint?: string): readonly string[] =>
  classifyRule({ text, hint }).labels.map(({ topic, stance }) => `${topic}: ${stance}`)

describe('a ban', () => {
  test.each([
    ['is a ban when only a noun stands there', 'Hate speech', ['hate: forbid']],
    ['holds for every item of a list', 'No racism, spam or pornography', ['hate: forbid', 'nudity: forbid', 'spam: forbid']],
    ['may stand behind what it bans', 'Pornography and gore are not allowed', ['nudity: forbid', 'violence: forbid']],
    ['is not taken from another sentence', 'No spam. Bots are welcome.', ['bots: allow', 'spam: forbid']],
    ['ends at a "but"', 'No advertising, instead tell us of your bots: bots are welcome', ['bots: allow', 'advertising: forbid']],
    ['is not what "not limited to" says', 'Adult art is welcome, including but not limited to nudity', ['nudity: allow']],
    ['with an exception is a condition', 'No nudity unless it is art', ['nudity: conditional']],
    ['stays a ban when only its excess is named beside it', 'No ads, no excessive advertising', ['advertising: forbid']],
    ['of an excess is a condition', 'No excessive advertising', ['advertising: conditional']],
    ['of what no condition allows stays a ban', 'No racism except in quotes', ['hate: forbid']],
  ])('%s', (_, text, labels) => expect(say(text)).toEqual(labels))
})

test('what must be hidden behind a warning is allowed so, and the warning is a duty', () => {
  expect(say('Nudity must be behind a content warning')).toEqual(['nudity: conditional', 'content-warnings: require'])
  expect(say('No gore without a content warning')).toEqual(['content-warnings: require', 'violence: conditional'])
})

test('a wish is no duty', () => {
  expect(say('Image descriptions are required')).toEqual(['alt-text: require'])
  expect(say('We recommend image descriptions')).toEqual(['alt-text: mention'])
})

test('a welcome with a condition is a condition', () => {
  expect(say('NSFW is allowed')).toEqual(['nudity: allow'])
  expect(say('NSFW is allowed if it is tagged as such')).toEqual(['nudity: conditional', 'content-warnings: require'])
})

test('an offence against a child is not also nudity', () => {
  expect(say('No sexual content with minors')).toEqual(['minors: forbid'])
})

test('a named sanction is moderation, the permission of the staff is not', () => {
  expect(say('Spammers will be suspended')).toEqual(['spam: forbid', 'moderation: mention'])
  expect(say('No bots without permission of the moderators')).toEqual(['bots: conditional'])
})

test('promotion is about what is promoted, where that is named', () => {
  expect(say('No promotion of cryptocurrencies')).toEqual(['crypto: forbid'])
  expect(say('No promotion of your products')).toEqual(['advertising: forbid'])
})

test('a text is the heading of its hint, and both are read', () => {
  expect(say('Nudity', 'Only with a content warning')).toEqual(['nudity: conditional', 'content-warnings: require'])
  const [label] = classifyRule({ text: 'Be nice', hint: 'No insults, please' }).labels
  expect(label?.cause.source).toBe('hint')
})

test('the items below a line with a colon stand under what it says', () => {
  expect(say('These are welcome:\n- bots\n- adult content')).toEqual(['nudity: allow', 'bots: allow'])
})

describe('what is said in another part of a sentence', () => {
  test.each([
    [
      'a word that may mean a topic does so right beside a welcome',
      'Brands are welcome. Use your real name.',
      ['advertising: allow', 'membership: require'],
    ],
    ['a negation turns the welcome behind it', 'We do not allow adult or violent content', ['nudity: forbid', 'violence: forbid']],
    ['a demand is not turned by what is to be avoided next', 'Stay on topic and avoid spam', ['on-topic: require', 'spam: forbid']],
    ['a ban is turned by what is allowed in brackets', 'No advertising (your own work is fine)', ['advertising: conditional']],
    ['a welcome of something else turns nothing', 'No advertising, but bots are welcome', ['bots: allow', 'advertising: forbid']],
    ['a welcome is turned by a demand', 'Bots are welcome, but they must be quiet', ['bots: conditional']],
    [
      'a warning reaches back over a list',
      'Nudity and gore must be behind a warning',
      ['nudity: conditional', 'content-warnings: require', 'violence: conditional'],
    ],
    [
      'a warning does not reach a ban before it',
      'No crypto, nudity must be tagged',
      ['nudity: conditional', 'content-warnings: require', 'crypto: forbid'],
    ],
    ['not even a warning helps', 'No nudity, even behind a content warning', ['nudity: forbid']],
    ['a reason is no rule', 'Registrations need approval because of spam', ['membership: require']],
    ['an exception may follow in a sentence of its own', 'Bots are banned. Exceptions are rare.', ['bots: conditional']],
    ['a place limits a ban', 'No nudity in avatars', ['nudity: conditional']],
    ['another server for it makes no ban a condition', 'No crypto. Please use another server for that.', ['crypto: forbid']],
    ['a duty to name authors bans nothing', 'If you post the work of others, credit the artist', ['copyright: require']],
  ])('%s', (_, text, labels) => expect(say(text)).toEqual(labels))
})

test('whom a server is for is no rule about what they do', () => {
  expect(say('This server is for people who work in advertising')).toEqual(['membership: require'])
})

test('words that every language borrows are heard in languages without a lexicon', () => {
  expect(say('Ingen NSFW, ekkert spam, engir bots')).toEqual(['nudity: forbid', 'bots: forbid', 'spam: forbid'])
  expect(say('אין spam, NSFW ו-AI')).toEqual(['nudity: forbid', 'ai-content: mention', 'spam: forbid'])
})

test('an acronym in capitals is no short word of another language', () => {
  expect(say('No AI')).toEqual(['ai-content: forbid'])
  expect(say('No allo spam e ai bot')).toEqual(['bots: forbid', 'spam: forbid'])
})

test('the names of hosts and people say nothing', () => {
  expect(say('Write to @porn@spam.example or visit nudes.example/racism')).toEqual([])
  expect(say('Be kind.No spam')).toEqual(['civility: require', 'spam: forbid'])
})

test('greetings, headings and links say nothing', () => {
  expect(say('Welcome to our server!')).toEqual([])
  expect(say('https://example.org/no-spam-and-no-bots')).toEqual([])
  expect(say('')).toEqual([])
})

describe('respect', () => {
  test.each([
    ['Respect the privacy of others.', ['doxxing: require']],
    ['Respect des droits d’auteur et des licences', ['copyright: require']],
    ['Respeto a los derechos de autor', ['copyright: require']],
    ['Bitte achtet das Urheberrecht', ['copyright: require']],
    ['Respect others and be kind.', ['civility: require']],
    ['Respect mutuel', ['civility: require']],
  ])('for a thing is no question of manners: %s', (text, labels) => {
    expect(say(text)).toEqual(labels)
  })
})

test('a word that may mean a topic does so where a rule speaks of nothing else, and never in the prose of a long text', () => {
  expect(say('Invite needed')).toEqual(['membership: require'])
  expect(classifyRule({ text: 'Invite needed' }, { prose: true }).labels).toEqual([])
})

describe('the same rule', () => {
  test.each([
    'No harassment.',
    'NO HARASSMENT!!!',
    'Ｎｏ ｈａｒａｓｓｍｅｎｔ',
    'Keine Belästigung.',
    'Keine Bela\u0308stigung.',
    'Pas de harcèlement',
    'Pas de harcelement',
    'Nada de acoso.',
    'Sem assédio.',
    'È vietato molestare.',
    'Pesten is verboden.',
    'Zakaz nękania innych.',
    'Obtěžování je zakázáno.',
    'Trakasserier är förbjudna.',
    'Häirintä on kielletty.',
    'Травля запрещена.',
    'Цькування заборонене.',
    '嫌がらせは禁止です。',
    '禁止骚扰。',
    '禁止騷擾。',
    '괴롭힘은 금지합니다.',
  ])('is heard in %s', (text) => expect(say(text)).toEqual(['harassment: forbid']))
})

test('a short word of one language is no topic of another', () => {
  expect(say('Scrivi ai moderatori.')).toEqual(['moderation: mention'])
})

test('a known language decides where the words do not', () => {
  const rule: RuleText = { text: 'Respekt' }
  expect(classifyRule(rule, { language: 'de' }).labels[0]?.cause.language).toBe('de')
})

describe('an explanation', () => {
  test('names the words and the entry that caused the label', () => {
    const text = 'Please, no cryptocurrencies!'
    const [label] = classifyRule({ text }).labels
    expect(text.slice(label?.cause.from, label?.cause.to)).toBe('cryptocurrencies')
    expect(label?.cause).toMatchObject({ language: 'en', entry: 'cryptocurren*', source: 'text' })
  })

  test('points into the text or the hint, whatever they are', () => {
    const words = fc.constantFrom(
      'no',
      'spam',
      'ads',
      'Nacktbilder',
      '禁止',
      '骚扰',
      'ﬁre',
      '𝔫𝔬 𝔫𝔲𝔡𝔢𝔰',
      'e\u0301',
      '\ud800',
      'ㅎㅏㄴ',
      '\n',
      ': ',
      'CW',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(texts, texts, (text, hint) => {
        for (const { cause } of classifyRule({ text, hint }).labels) {
          const source = cause.source === 'text' ? text : hint
          expect(cause.from).toBeGreaterThanOrEqual(0)
          expect(cause.to).toBeGreaterThan(cause.from)
          expect(cause.to).toBeLessThanOrEqual(source.length)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('the same text has the same labels, each once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const { labels } = classifyRule({ text })
      expect(classifyRule({ text }).labels).toEqual(labels)
      expect(new Set(labels.map(({ topic, stance }) => `${topic} ${stance}`)).size).toBe(labels.length)
    }),
    { numRuns: 200 },
  )
})

test('hostile texts are texts', () => {
  for (const text of HOSTILE_TEXTS) expect(classifyRule({ text, hint: text }).labels.length).toBeLessThan(60)
})

describe('the name of a rule', () => {
  test('is the same for spellings that nobody tells apart', () => {
    const name = hashRule({ text: 'No spam' })
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    for (const text of ['NO SPAM', ' no  spam ', 'No Spam.', 'Nö spam']) expect(hashRule({ text })).toBe(name)
  })

  test('differs for other words and for another hint', () => {
    const names = [{ text: 'No spam' }, { text: 'No spam', hint: 'None' }, { text: 'Spam' }, { text: 'No ads' }].map(hashRule)
    expect(new Set(names).size).toBe(4)
  })
})
