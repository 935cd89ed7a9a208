// Breaks atlas/function-length where it stands as test/model/ages.test.ts: a test is a function too, the describe around it is not.
import { describe, expect, test } from 'vitest'

describe('a chapter', () => {
  test('a long story', () => {
    let sum = 0
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    sum += 1
    expect(sum).toBe(57)
  })
})
