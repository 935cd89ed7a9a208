// Headers, limits and manners that every answer of this server has, whatever route gives it.
import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { MINUTE } from '#model/clock.ts'
import { describeProblem, sendProblem } from './problem.ts'

/** How many requests one address may make: any per minute; asking for visits, and asking who blocks whom, per ten minutes. */
export interface RequestLimits {
  readonly reads: number
  readonly writes: number
  /** As in `REQUEST_LIMITS` unless given. */
  readonly lookups?: number
}

/** A hundred names in ten minutes are more than anybody asks about, and ten thousand names take a day. */
export const REQUEST_LIMITS = { reads: 600, writes: 10, lookups: 100 } as const satisfies RequestLimits

const LONGEST_ADDRESS = 8192

/**
 * Security headers: nothing is loaded from anywhere else, nothing inline, no frame around us. `connectAnywhere` is for the page on which
 * the visitor's own browser asks a server (DESIGN 5, forbidden block lists).
 */
export function secureHeaders({
  https,
  connectAnywhere = false,
}: {
  readonly https: boolean
  readonly connectAnywhere?: boolean
}): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        scriptSrc: [`'self'`],
        styleSrc: [`'self'`],
        imgSrc: [`'self'`, 'data:'],
        fontSrc: [`'self'`],
        connectSrc: connectAnywhere ? [`'self'`, 'https:'] : [`'self'`],
        manifestSrc: [`'self'`],
        baseUri: [`'none'`],
        formAction: [`'self'`],
        frameAncestors: [`'none'`],
      },
    },
    strictTransportSecurity: https ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    // Data are for everybody's pages.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
}

/** Any page of the web may read; only our own may write. */
export const allowReading: RequestHandler = (request, response, next) => {
  response.set('Access-Control-Allow-Origin', '*')
  response.set('Access-Control-Expose-Headers', 'ETag, Retry-After, Content-Disposition, X-Atlas-Search')
  if (request.method === 'OPTIONS') {
    response.set({ 'Access-Control-Allow-Methods': 'GET, HEAD', 'Access-Control-Max-Age': '86400' })
  }
  next()
}

/** Addresses over 8 kB are not read. */
export const refuseLongAddresses: RequestHandler = (request, response, next) => {
  if (request.originalUrl.length <= LONGEST_ADDRESS) next()
  else sendProblem(response, describeProblem(414, `An address may have ${LONGEST_ADDRESS} characters.`))
}

/** At most so many requests an address. */
export function limitRate(limit: number, windowMs: number): RequestHandler {
  return rateLimit({
    limit,
    windowMs,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    handler: (_request, response) => {
      sendProblem(response, describeProblem(429, 'There were too many requests from this address; see Retry-After.'))
    },
  })
}

/** The limit for asking who blocks whom: it stops whoever asks about one name after the other. */
export function limitLookups({ lookups = REQUEST_LIMITS.lookups }: RequestLimits): RequestHandler {
  return limitRate(lookups, 10 * MINUTE)
}

/** The tight limit for asking for visits; `files` are the paths that take a file and ask for nothing. */
export function limitWrites(limits: RequestLimits, files: ReadonlySet<string>): RequestHandler {
  const limiter = limitRate(limits.writes, 10 * MINUTE)
  return (request, response, next) => (request.method === 'POST' && !files.has(request.path) ? limiter(request, response, next) : next())
}

/** JSON bodies of at most 10 kB; `files` are the paths whose bodies are files, which are read by `readFileBody`. */
export function readBodies(files: ReadonlySet<string>): RequestHandler[] {
  const unlessFile =
    (handler: RequestHandler): RequestHandler =>
    (request, response, next) =>
      files.has(request.path) ? next() : handler(request, response, next)
  const refuseOtherTypes: RequestHandler = (request, response, next) => {
    if (request.method !== 'POST' || request.is('application/json') !== false) next()
    else sendProblem(response, describeProblem(415, 'The body must be application/json.'))
  }
  return [refuseOtherTypes, express.json({ limit: '10kb', strict: true })].map(unlessFile)
}

/** A body of any type in bytes, of at most `bytes` once inflated; a larger one is answered with one sentence. */
export function readFileBody(bytes: number, tooLarge: string): RequestHandler {
  const read: RequestHandler = express.raw({ limit: bytes, type: () => true })
  return (request, response, next) => {
    read(request, response, (error: unknown) => {
      const isTooLarge = typeof error === 'object' && error !== null && 'status' in error && error.status === 413
      if (isTooLarge) sendProblem(response, describeProblem(413, tooLarge, 'body'))
      else next(error)
    })
  }
}

// Bodies are small: a window of 64 kB holds nearly all of them, and one of the usual 4 MB costs more to lay out than to use.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 16 } }

/** gzip and Brotli. */
export function compress(): RequestHandler {
  return compression({ brotli: BROTLI, level: 4 })
}
