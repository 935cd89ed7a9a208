// Problems as RFC 9457 wants them: the one place that knows which status has which title.
import type { Response } from 'express'
import type { Problem } from './contract.ts'

const TITLES: Readonly<Record<number, string>> = {
  400: 'This request cannot be read',
  404: 'Not found',
  405: 'Not with this method',
  409: 'Not now',
  413: 'Too large',
  414: 'The address is too long',
  415: 'Not this kind of content',
  429: 'Too many requests',
  500: 'Our mistake',
  503: 'Not available now',
}

/** Builds a problem; `detail` is ours and never holds what was sent. */
export function describeProblem(status: number, detail: string, field?: string): Problem {
  return { type: 'about:blank', title: TITLES[status] ?? 'Not possible', status, detail, ...(field === undefined ? {} : { field }) }
}

/** Sends a problem as application/problem+json; nobody keeps it. */
export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).set('Cache-Control', 'no-store').type('application/problem+json').send(JSON.stringify(problem))
}
