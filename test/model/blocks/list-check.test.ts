// What is said of a list that somebody has, of rows that others cover, and of what reasons are about.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkList } from '#model/blocks/list-check.ts'
import { readListFile } from '#model/blocks/list-file.ts'
import { findCrowded, findRedundant, type ListRule } from '#model/blocks/list-hygiene.ts'
import { countTopics, topicsOfReason } from '#model/blocks/reason-topics.ts'

describe('a check of a list', () => {
  test('counts every row once, whatever the file holds', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        'reef.social',
        'REEF.social',
        '*.reef.social',
        'ree*.***ial',
        '@a@b.social',
        'tk',
        'suspend',
        'silence',
        'true',
        '',
        'domain',
      ),
      fc.string({ maxLength: 20 }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 20 }), (rows) => {
        const reading = readListFile(Buffer.from(rows.map((cells) => cells.join(',')).join('\n')))
        if (!reading.ok) return
        const check = checkList(reading.file)
        const sum = (table: Readonly<Record<string, number>>): number => Object.values(table).reduce((total, count) => total + count, 0)
        expect([sum(check.kinds), sum(check.severities)]).toEqual([check.rows, check.rows])
        expect(check.problems.length).toBeGreaterThanOrEqual(check.duplicates + check.canaries + check.masked)
      }),
    )
  })
})

test('each problem has a kind, for which every language has words, and says in English which row it means', () => {
  const file = readListFile(
    Buffer.from(
      'domain,severity\nreef.social,suspend\nree*.***ial,suspend\ntk,block everything\nnot a name,suspend\nreef.social,silence\n',
    ),
  )
  if (!file.ok) throw new Error(file.reason)
  const { problems } = checkList(file.file)
  expect(problems.map(({ place, kind, text }) => [place, kind, text])).toEqual([
    [3, 'mask', 'ree*.***ial'],
    [4, 'ending', 'tk'],
    [4, 'unknown-severity', 'block everything'],
    [5, 'no-name', 'not a name'],
    [6, 'duplicate', 'reef.social'],
  ])
  expect(problems.at(-1)).toMatchObject({
    before: { place: 2, there: 'suspend', here: 'silence' },
    sentence: '“reef.social” stands at 2 already, with suspend there and silence here.',
  })
})

const rule = (target: string, more: Partial<ListRule> = {}): ListRule => ({
  kind: 'name',
  target,
  scope: 'tree',
  actions: ['suspend'],
  ...more,
})

describe('a row is redundant', () => {
  test('under a parent, an ending or a wildcard that is at least as hard', () => {
    const rules = [
      rule('reef.social'),
      rule('a.reef.social'),
      rule('b.c.reef.social', { actions: ['silence'] }),
      rule('x.tk'),
      rule('tk', { kind: 'suffix' }),
    ]
    expect(findRedundant(rules)).toEqual([
      { target: 'a.reef.social', under: 'reef.social' },
      { target: 'b.c.reef.social', under: 'reef.social' },
      { target: 'x.tk', under: 'tk' },
    ])
    expect(findRedundant([rule('bot7.social'), rule('bot*.social', { kind: 'pattern' })])).toEqual([
      { target: 'bot7.social', under: 'bot*.social' },
    ])
  })

  test('not under a softer one, nor under one that means itself only', () => {
    expect(findRedundant([rule('reef.social', { actions: ['silence'] }), rule('a.reef.social')])).toEqual([])
    expect(findRedundant([rule('reef.social', { scope: 'exact' }), rule('a.reef.social')])).toEqual([])
  })
})

test('many rows under one registered name are a crowd', () => {
  const rules = ['a', 'b', 'c'].map((label) => rule(`${label}.reef.social`))
  expect(findCrowded([...rules, rule('a.storm.social'), rule('b.storm.social')])).toEqual([{ registrable: 'reef.social', rows: 3 }])
})

describe('a reason', () => {
  test.each([
    ['Spam bots', ['spam']],
    ['Rassismus, Belästigung', ['harassment', 'hate']],
    ['Spambots and scammers', ['spam']],
    ['unmoderated', ['moderation']],
    ['transphobia', ['hate']],
    ['nothing of note', []],
  ])('%s is about %j', (reason, topics) => {
    expect(topicsOfReason(reason)).toEqual(topics)
  })

  test('is counted under each of its topics, and under none that is known', () => {
    expect(countTopics(['spam', 'spam, harassment', 'hm'])).toEqual([
      { topic: 'spam', rows: 2 },
      { topic: 'harassment', rows: 1 },
      { topic: 'other', rows: 1 },
    ])
  })
})
