// A database that is away, told from a statement that is wrong.
import { describe, expect, test } from 'vitest'
import { isConnectionLoss } from '#model/store/connection-loss.ts'

function coded(code: string): Error {
  return Object.assign(new Error('says the system'), { code })
}

describe('waiting helps', () => {
  test.each(['57P01', '57P03', '53300', '08006', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EAI_AGAIN'])('against %s', (code) => {
    expect(isConnectionLoss(coded(code))).toBe(true)
  })

  test('against a line that the driver found cut, and against addresses of which none answers', () => {
    expect(isConnectionLoss(new Error('Connection terminated unexpectedly'))).toBe(true)
    expect(isConnectionLoss(new AggregateError([coded('ECONNREFUSED'), coded('ETIMEDOUT')]))).toBe(true)
  })
})

describe('waiting does not help', () => {
  test.each(['23505', '42P01', '40001', '57014', 'EACCES'])('against %s', (code) => {
    expect(isConnectionLoss(coded(code))).toBe(false)
  })

  test('against a bug of ours, whatever it throws', () => {
    for (const thrown of [new TypeError('x is not a function'), new AggregateError([]), undefined, 'text', { code: 5 }]) {
      expect(isConnectionLoss(thrown)).toBe(false)
    }
  })
})
