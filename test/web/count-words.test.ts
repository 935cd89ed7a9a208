// What software counts is said in every language of the pages: each sentence of the registry has its translations, and none is left over.
import { describe, expect, test } from 'vitest'
import { softwares } from '../../crawler/software/registry.ts'
import { counts as german } from '../../web/messages/counts/de.ts'
import { counts as french } from '../../web/messages/counts/fr.ts'

const sentences = [...new Set(softwares.flatMap(({ counts }) => Object.values(counts)))].toSorted()

describe.each([
  ['German', german],
  ['French', french],
])('what software counts, in %s', (_, words) => {
  test('is said for every software', () => {
    expect(sentences.filter((sentence) => !Object.hasOwn(words, sentence))).toEqual([])
    expect(Object.entries(words).filter(([, translated]) => translated === '')).toEqual([])
  })

  test('is said of no software that there is not', () => {
    expect(Object.keys(words).filter((sentence) => !sentences.includes(sentence))).toEqual([])
  })
})
