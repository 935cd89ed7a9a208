// The recipe of a consensus list: one address a recipe, whatever way it was typed, and the address means the same again.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isThreshold, listPath, MOST_LISTS, PLAIN_RECIPE, readNames, readRecipe, writeRecipe, type Recipe } from '../../web/recipe.ts'

const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}\.example$/), { maxLength: MOST_LISTS })
const recipes: fc.Arbitrary<Recipe> = fc.record({
  of: names,
  threshold: fc.oneof(
    fc.integer({ min: 1, max: 99 }).map(String),
    fc.integer({ min: 1, max: 100 }).map((share) => `${share}%`),
  ),
  severity: fc.constantFrom('suspend', 'silence'),
  excludeDead: fc.boolean(),
  adjustCopies: fc.boolean(),
})

describe('the address of a recipe', () => {
  test('is read back as the recipe that it was written from', () => {
    fc.assert(
      fc.property(recipes, (recipe) => {
        expect(readRecipe(writeRecipe(recipe))).toEqual(recipe)
      }),
    )
  })

  test('can be any text: something is read from it that can be written', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const recipe = readRecipe(query)
        expect(recipe.of.length).toBeLessThanOrEqual(MOST_LISTS)
        expect(readRecipe(writeRecipe(recipe)).of).toEqual(recipe.of)
      }),
    )
  })

  test('holds all of it in one order, so that one list has one address', () => {
    expect(writeRecipe({ ...PLAIN_RECIPE, of: ['a.example', 'b.example'], threshold: '50%' })).toBe(
      'of=a.example,b.example&threshold=50%25&severity=silence&exclude-dead=false&adjust-copies=true',
    )
    expect(listPath({ ...PLAIN_RECIPE, of: ['a.example'] }, 'gotosocial')).toMatch(
      /^\/block-lists\/consensus\.csv\?of=a\.example&.*&format=gotosocial$/,
    )
    expect(listPath({ ...PLAIN_RECIPE, of: ['a.example'] }, 'plain')).toMatch(
      /^\/block-lists\/consensus\.txt\?of=a\.example&[^&]+&[^&]+&[^&]+&adjust-copies=true$/,
    )
  })
})

test('names are read from whatever is pasted, each once', () => {
  expect(readNames('https://A.example/about\n@x@b.example, a.example;\n  nonsense \nc.example')).toEqual([
    'a.example',
    'b.example',
    'c.example',
  ])
})

test('a threshold is a number to 99 or a share to a hundred', () => {
  expect(['1', '99', '1%', '50%', '100%'].every(isThreshold)).toBe(true)
  expect(['', '0', '100', '0%', '101%', '-1', '1.5', 'two', '5 %'].some(isThreshold)).toBe(false)
})
