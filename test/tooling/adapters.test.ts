// The table of adapters rests on evidence: what it says is read is read from something, what it says is not published nobody states.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { softwares } from '../../crawler/software/registry.ts'
import { buildMatrix, type Mark, type Row } from './adapters/matrix.ts'
import { publicationsOf, type Column } from './adapters/publications.ts'
import { gatherRecordings, gatherSamples } from './adapters/evidence.ts'
import { renderReview, reviewFile } from './adapters/review.ts'

const CAPTURES = new URL('../../../shared/realworld/', import.meta.url).pathname
const present = existsSync(CAPTURES)
if (!present) console.log('No recorded answers beside the project: the table of adapters rests on samples alone.')

const rows = await buildMatrix(CAPTURES)
const samples = gatherSamples(softwares.map(({ name }) => name))
const recordings = await gatherRecordings(CAPTURES)

function marked(row: Row, mark: Mark): readonly Column[] {
  return Object.entries(row.cells).flatMap(([column, cell]) => (cell.mark === mark ? [column as Column] : []))
}

describe.each(rows.map((row) => [row.label, row] as const))('%s', (_, row) => {
  test('is recognised, and read in everything that its servers publish', () => {
    expect(row.cells.recognised.shownBy).not.toEqual([])
    expect(marked(row, 'unread')).toEqual([])
  })

  test('names what shows each thing it reads, and where it is to be seen that the rest is not published', () => {
    for (const { mark, shownBy } of Object.values(row.cells)) {
      expect([mark, shownBy.length > 0]).toEqual([mark, mark !== 'unread'])
      for (const source of shownBy) expect(source).not.toBe('')
    }
    for (const column of marked(row, 'recorded')) {
      for (const file of row.cells[column].shownBy) expect(existsSync(CAPTURES + file)).toBe(true)
    }
  })

  test('is never said not to publish what one of its servers states', () => {
    const { unpublished, forks = [] } = softwares.find(({ name }) => name === row.adapter) ?? {}
    const own = forks.find(({ name }) => name === row.name)?.unpublished
    for (const column of [...(unpublished?.facts ?? []), ...(own?.facts ?? [])]) {
      expect([column, samples.get(row.name)?.get(column), recordings.get(row.name)?.get(column)]).toEqual([column, undefined, undefined])
    }
  })
})

describe.each(softwares.map(({ name }) => name))('the samples of %s', (name) => {
  test('read to what a person has reviewed', () => {
    const file = reviewFile(name)
    const reviewed = existsSync(file) ? readFileSync(file, 'utf8') : `nothing: run \`npm run adapters -- --review ${name}\` and look at it`
    expect(renderReview(name)).toBe(reviewed)
  })
})

test('a fact that says nothing is no publication', () => {
  expect(
    publicationsOf({ registrations: { mode: 'unknown' }, rules: [], languages: [], usage: { quality: 'hidden' }, switches: {} }),
  ).toEqual([])
  expect(publicationsOf({ peers: { kind: 'knows', names: [], emptyMeansHidden: true } })).toEqual([])
  expect(publicationsOf({ usage: { users: 0 }, registrations: { mode: 'closed' } })).toEqual(['sign-up', 'users'])
})

test.skipIf(!present)('recorded answers of real servers show more than one software in ten', () => {
  const shown = rows.filter((row) => marked(row, 'recorded').length > 0)
  expect(shown.length).toBeGreaterThan(rows.length / 10)
})
