// What people type or paste into the search box: which of it is looked up as a server's name.
import { describe, expect, test } from 'vitest'
import { looksLikeName } from '../../web/typed-name.ts'

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
