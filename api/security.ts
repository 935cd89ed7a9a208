// Headers, limits and manners that every answer of this server has, whatever route gives it.
import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { MINUTE } from '#model/clock.ts'
import { describeProblem, sendProblem } from './problem.ts'

/** How many requests one address may make: any per minute, and asking for visits per ten minutes. */
export interface RequestLimits {
  readonly reads: number
  readonly writes: number
}

export const REQUEST_LIMITS: RequestLimits = { reads: 600, writes: 10 }

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

/** The tight limit for asking for visits. */
export function limitWrites(limits: RequestLimits): RequestHandler {
  const limiter = limitRate(limits.writes, 10 * MINUTE)
  return (request, response, next) => (request.method === 'POST' ? limiter(request, response, next) : next())
}

/** JSON bodies of at most 10 kB. */
export function readBodies(): RequestHandler[] {
  const refuseOtherTypes: RequestHandler = (request, response, next) => {
    if (request.method !== 'POST' || request.is('application/json') !== false) next()
    else sendProblem(response, describeProblem(415, 'The body must be application/json.'))
  }
  return [refuseOtherTypes, express.json({ limit: '10kb', strict: true })]
}

// Bodies are small: a window of 64 kB holds nearly all of them, and one of the usual 4 MB costs more to lay out than to use.
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 16 } }

/** gzip and Brotli. */
export function compress(): RequestHandler {
  return compression({ brotli: BROTLI, level: 4 })
}
