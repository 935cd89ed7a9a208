// What an HTTP status says about a document, beside what the conversation makes of redirects and throttles.
import type { Failure } from '#model/failure.ts'

/** Why a status is a failure, or undefined for 2xx; microblog.md 1.10. */
export function failureOfStatus(status: number): Failure | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status === 404 || status === 405 || status === 410 || status === 501) return { reason: 'not-found', httpStatus: status }
  if (status === 401 || status === 403 || status === 451) return { reason: 'unauthorized', httpStatus: status }
  if (status >= 500) return { reason: 'server-error', httpStatus: status }
  return { reason: 'http-status', httpStatus: status }
}
