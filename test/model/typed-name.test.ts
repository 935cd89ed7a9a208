// The host in whatever a person types or pastes.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDomain } from '#model/domain.ts'
import { readTypedName } from '#model/typed-name.ts'

test.each([
  ['mastodon.example', 'mastodon.example'],
  ['  Mastodon.Example. ', 'mastodon.example'],
  ['https://mastodon.example/@ada/1?x=y#z', 'mastodon.example'],
  ['http://mastodon.example:443/', 'mastodon.example'],
  ['mastodon.example/about?lang=de', 'mastodon.example'],
  ['mastodon.example?x', 'mastodon.example'],
  ['@ada@mastodon.example', 'mastodon.example'],
  ['ada@mastodon.example', 'mastodon.example'],
  ['acct:ada@mastodon.example', 'mastodon.example'],
  ['!cooking@lemmy.example', 'lemmy.example'],
  ['web+ap://mastodon.example/users/ada', 'mastodon.example'],
  ['<https://mastodon.example/>', 'mastodon.example'],
  ['https://user:secret@mastodon.example/', 'mastodon.example'],
  ['münchen.example', 'xn--mnchen-3ya.example'],
  ['@ada@例え.テスト.example', 'xn--r8jz45g.xn--zckzah.example'],
  ['gardening', undefined],
  ['two words.example', undefined],
  ['@ada', undefined],
  ['10.0.0.1', undefined],
  ['https://[::1]/', undefined],
  ['mastodon.example:8443', undefined],
  ['', undefined],
])('%j means %j', (typed, domain) => {
  expect(readTypedName(typed)).toBe(domain)
})

test('what is read is always a name, and reads as itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.emailAddress(), fc.domain(), fc.string({ unit: 'binary' })), (typed) => {
      const name = readTypedName(typed)
      expect(name === undefined || (parseDomain(name) === name && readTypedName(name) === name)).toBe(true)
    }),
  )
})
