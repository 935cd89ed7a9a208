// What an HTTP status says about a document.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureOfStatus } from '../../crawler/status.ts'

test.each([
  [200, undefined],
  [204, undefined],
  [404, 'not-found'],
  [405, 'not-found'],
  [410, 'not-found'],
  [501, 'not-found'],
  [401, 'unauthorized'],
  [403, 'unauthorized'],
  [451, 'unauthorized'],
  [500, 'server-error'],
  [599, 'server-error'],
  [304, 'http-status'],
  [400, 'http-status'],
  [418, 'http-status'],
])('status %i means %s', (status, reason) => {
  expect(failureOfStatus(status)?.reason).toBe(reason)
})

test('every status outside the two hundreds is a failure that keeps its number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 999 }), (status) => {
      const failure = failureOfStatus(status)
      expect(failure?.httpStatus).toBe(status >= 200 && status < 300 ? undefined : status)
    }),
  )
})
