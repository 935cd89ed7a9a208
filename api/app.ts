// The HTTP application: headers, limits, the API, its documentation, the pages; everything it needs comes as a parameter.
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import express, { Router, type Express, type RequestHandler } from 'express'
import { explainListFailure, LIST_FILE_LIMITS } from '#model/blocks/list-file.ts'
import { MINUTE } from '#model/clock.ts'
import type { ApiContext } from './context.ts'
import { DOCS_STYLE, renderDocs } from './docs-page.ts'
import { answerErrors, answerNothing } from './errors.ts'
import { mountRoutes, type RouteGuards } from './mount.ts'
import { describeApi } from './openapi.ts'
import { mountPages } from './pages.ts'
import { ROUTES } from './routes/index.ts'
import { packSource, SOURCE_PATH } from './source-archive.ts'
import {
  allowReading,
  compress,
  limitLookups,
  limitRate,
  limitWrites,
  readBodies,
  readFileBody,
  refuseLongAddresses,
  REQUEST_LIMITS,
  secureHeaders,
  type RequestLimits,
} from './security.ts'

const FILE_PATHS: ReadonlySet<string> = new Set(ROUTES.filter(({ body }) => body === 'file').map(({ path }) => path))

const PROGRAM_FOLDER = fileURLToPath(new URL('..', import.meta.url))

export interface AppOptions {
  /** web/dist, or wherever the pages were built. */
  readonly webFolder: string
  readonly limits?: RequestLimits | undefined
  /** How many proxies stand before this server, so that the address of the asker is the right one; 0 without any. */
  readonly proxies?: number | undefined
}

/** Builds the application. */
export function buildApp(context: ApiContext, { webFolder, limits = REQUEST_LIMITS, proxies = 0 }: AppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', 'weak')
  app.set('query parser', false)
  app.set('trust proxy', proxies)
  const https = context.site.publicUrl?.startsWith('https:') === true
  app.use(secureHeaders({ https }), refuseLongAddresses, compress())
  const guards: RouteGuards = {
    lookups: limitLookups(limits),
    file: readFileBody(LIST_FILE_LIMITS.bytes, explainListFailure('too-large')),
  }
  app.use(
    '/api/v1',
    allowReading,
    limitRate(limits.reads, MINUTE),
    limitWrites(limits, FILE_PATHS),
    ...readBodies(FILE_PATHS),
    buildApi(context, guards),
  )
  app.use('/api', documentation(context))
  app.get(SOURCE_PATH, limitRate(limits.writes, MINUTE), handOutSource(context.site.version))
  const pages = Router({ caseSensitive: true })
  mountPages(pages, context, { folder: webFolder })
  app.use(limitRate(limits.reads, MINUTE), pages)
  app.use(answerNothing)
  app.use(answerErrors(context.log))
  return app
}

function buildApi(context: ApiContext, guards: RouteGuards): Router {
  const api = Router({ caseSensitive: true })
  const description = JSON.stringify(describeApi(ROUTES, { version: context.site.version, server: context.site.publicUrl ?? '' }))
  api.get('/openapi.json', sendText('application/json', description))
  mountRoutes(api, ROUTES, context, guards)
  api.use(answerNothing)
  return api
}

function documentation({ site }: ApiContext): Router {
  const router = Router({ caseSensitive: true })
  router.get('/', sendText('text/html; charset=utf-8', renderDocs(ROUTES, site.version)))
  router.get('/style.css', sendText('text/css; charset=utf-8', DOCS_STYLE))
  router.use(answerNothing)
  return router
}

function handOutSource(version: string): RequestHandler {
  return async (_request, response) => {
    const name = `fediverse-atlas-${version}`
    response.set({ 'Content-Type': 'application/gzip', 'Content-Disposition': `attachment; filename="${name}.tar.gz"` })
    await pipeline(packSource(PROGRAM_FOLDER, name), response)
  }
}

function sendText(contentType: string, text: string): RequestHandler {
  return (_request, response) => {
    response.set({ 'Cache-Control': 'public, max-age=300', 'Content-Type': contentType }).send(text)
  }
}
