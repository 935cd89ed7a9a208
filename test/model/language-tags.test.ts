// What servers write where a language tag belongs, and what it means.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLanguage, readLanguages } from '#model/language-tags.ts'

describe('stated languages', () => {
  test.each([
    ['en', 'en'],
    ['en-US', 'en'],
    ['en_US', 'en'],
    ['en_US.UTF-8', 'en'],
    ['de@euro', 'de'],
    ['zh-Hant-TW', 'zh'],
    ['PT-br', 'pt'],
    ['eng', 'en'],
    ['deu', 'de'],
    ['iw', 'he'],
    ['nb', 'no'],
    ['nb-NO', 'no'],
    ['gsw', 'gsw'],
    [' fr ', 'fr'],
    ['English', 'en'],
    ['german', 'de'],
    ['Deutsch', 'de'],
    ['日本語', 'ja'],
    ['français', 'fr'],
    ['Русский', 'ru'],
    ['Norwegian Bokmål', 'no'],
  ])('%s is %s', (text, subtag) => expect(readLanguage(text)).toBe(subtag))

  test.each(['', 'und', 'mul', 'zxx', 'xx', 'qqq', 'all', '*', 'klingonish', 'en us', '\u0000', 'e', 'x'.repeat(5000), '<b>en</b>'])(
    '%j is no language',
    (text) => expect(readLanguage(text)).toBeUndefined(),
  )

  test('come in lists, and in lists within lists', () => {
    expect(readLanguages(['ja,en', 'English', 'de; fr', 'es/pt', 'it & en'])).toEqual(['ja', 'en', 'de', 'fr', 'es', 'pt', 'it'])
    expect(readLanguages(['English and German', 'Deutsch und Französisch'])).toEqual(['en', 'de'])
    expect(readLanguages([])).toEqual([])
  })

  test('never throw, are few, and are read the same twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z]{2,3}([-_,][a-zA-Z0-9]{1,8}){0,3}$/))),
        (stated) => {
          const languages = readLanguages(stated)
          expect(readLanguages(languages)).toEqual(languages)
          for (const language of languages) expect(language).toMatch(/^[a-z]{2,3}$/)
        },
      ),
    )
    expect(readLanguages(Array.from({ length: 99_999 }, () => 'en,de'))).toEqual(['en', 'de'])
  })
})
