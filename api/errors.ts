// The end of every request that went wrong: the only place that turns errors into status codes; nothing of their inside is told.
import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Log } from '#model/log.ts'
import { describeProblem, sendProblem } from './problem.ts'

/** What Express and its parsers say of a bad request: a status and a type. */
function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

const DETAILS: Readonly<Record<number, readonly [status: number, detail: string, field?: string]>> = {
  400: [400, 'The address or the body cannot be read.'],
  413: [413, 'A body may have 10 kB.', 'body'],
  415: [415, 'The body must be JSON in UTF-8.', 'body'],
}

/** Answers what a handler threw: bad bodies and addresses by their status, everything else as our mistake with an id for the log. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = statusOf(error)
    if (status !== 500) {
      const [code, detail, field] = DETAILS[status] ?? [400, 'The request cannot be read.']
      return sendProblem(response, describeProblem(code, detail, field))
    }
    const id = randomUUID()
    log.error('request failed', { id, method: request.method, path: request.path, error })
    const problem = describeProblem(500, `Something went wrong here, not with you. If you tell us of it, name ${id}.`)
    sendProblem(response, { ...problem, id })
  }
}

/** Answers addresses of the API that nothing answers. */
export const answerNothing: RequestHandler = (_request, response) => {
  sendProblem(response, describeProblem(404, 'There is no such address; /api lists them.'))
}
