// What people type or paste into the search box: which of it is looked up as a server's name.
import { describe, expect, test } from 'vitest'
import { hostIn, looksLikeName } from '../../web/typed-name.ts'

describe('the search box', () => {
  test.each([
    'harbour.example',
    'https://harbour.example/@ada/1234',
    'harbour.example/about',
    '@ada@harbour.example',
    'ada@harbour.example',
    'bücher.example',
    '例え。テスト',
    ' harbour.example ',
  ])('takes %j for a server', (text) => {
    expect(looksLikeName(text)).toBe(true)
  })

  test.each(['', 'maps', 'maps and art', '@ada', '...', 'end.', 'two words.example', '@', 'http://'])('takes %j for words', (text) => {
    expect(looksLikeName(text)).toBe(false)
  })
})

describe('a box for one server', () => {
  test.each([
    ['harbour.example', 'harbour.example'],
    [' HTTPS://Harbour.Example:443/@ada/1234?x=1#y ', 'harbour.example'],
    ['//harbour.example', 'harbour.example'],
    ['@ada@harbour.example', 'harbour.example'],
    ['acct:ada@harbour.example', 'harbour.example'],
    ['web+ap://harbour.example/@ada', 'harbour.example'],
    ['https://ada:secret@harbour.example/', 'harbour.example'],
    ['harbour.example.', 'harbour.example'],
    ['bücher.example', 'bücher.example'],
  ])('finds in %j the host', (typed, host) => {
    expect(hostIn(typed)).toBe(host)
  })

  test.each(['', 'maps', 'two words.example', '@', 'http://', '...', '@ada', '@ada@nowhere'])('finds in %j none', (typed) => {
    expect(hostIn(typed)).toBe('')
  })
})
