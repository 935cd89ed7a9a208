// Reasons come from codes, never from what a message says.
import { describe, expect, test } from 'vitest'
import { connectFailure, exchangeFailure, resolverFailure } from '../../../crawler/network/error-reasons.ts'

const coded = (code: unknown) => Object.assign(new Error('certificate has expired, ENOTFOUND, timeout'), { code })

describe('an error in the middle of an exchange', () => {
  test.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', false, 0, 'tls'],
    ['ECONNRESET', false, 0, 'connect'],
    ['ECONNRESET', true, 500, 'cut-off'],
    ['EPIPE', false, 0, 'connect'],
    ['UND_ERR_SOCKET', false, 0, 'connect'],
    ['UND_ERR_SOCKET', false, 30, 'protocol'],
    ['UND_ERR_SOCKET', true, 30, 'cut-off'],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', true, 30, 'cut-off'],
    ['HPE_INVALID_EOF_STATE', false, 30, 'cut-off'],
    ['HPE_INVALID_CONSTANT', false, 30, 'protocol'],
    ['UND_ERR_HEADERS_OVERFLOW', false, 40_000, 'protocol'],
    ['Z_DATA_ERROR', true, 500, 'bad-encoding'],
    ['ERR__ERROR_FORMAT_PADDING_1', true, 500, 'bad-encoding'],
    ['ERR_ASSERTION', false, 30, 'protocol'],
    [undefined, true, 30, 'protocol'],
  ])('%s (answered: %s, %i bytes in) means %s', (code, answered, received, reason) => {
    expect(exchangeFailure(coded(code), { answered, received }).reason).toBe(reason)
  })
})

test('an error without a code is never read, only placed where it happened', () => {
  for (const error of [coded(undefined), coded(42), 'ENOTFOUND', null, undefined]) {
    expect(resolverFailure(error).reason).toBe('dns-temporary')
    expect(connectFailure(error).reason).toBe('connect')
    expect(exchangeFailure(error, { answered: false, received: 0 }).reason).toBe('protocol')
  }
})
