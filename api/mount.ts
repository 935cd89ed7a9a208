// Makes routes answer: reads the request by the schema, calls the handler, checks the reply, sends it with its age.
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import type { Request, RequestHandler, Response, Router } from 'express'
import type { z } from 'zod'
import { SECOND } from '#model/clock.ts'
import { RULE_PARAMETERS } from '#model/rule-wishes.ts'
import type { ApiContext } from './context.ts'
import { remember } from './memory.ts'
import { describeProblem, sendProblem } from './problem.ts'
import { checkRequest, parameterKinds, readQueryString, type ParameterKinds } from './read-request.ts'
import type { Outcome, Route } from './route.ts'

/** What stands before routes that ask for it. */
export interface RouteGuards {
  readonly lookups: RequestHandler
  readonly file: RequestHandler
}

/** Mounts every route on a router; paths that are known answer 405 to other methods. */
export function mountRoutes(router: Router, routes: readonly Route[], context: ApiContext, guards: RouteGuards): void {
  for (const route of routes) {
    const handlers = [...guardsOf(route, guards), handlerOf(route, context)]
    if (route.method === 'GET') router.get(route.path, ...handlers)
    else router.post(route.path, ...handlers)
  }
  for (const [path, methods] of methodsByPath(routes)) {
    router.all(path, (request, response) => {
      response.set('Allow', methods.join(', '))
      if (request.method === 'OPTIONS') response.status(204).end()
      else sendProblem(response, describeProblem(405, `This address answers ${methods.join(', ')}.`))
    })
  }
}

function guardsOf({ noindex, limited, body }: Route, { lookups, file }: RouteGuards): readonly RequestHandler[] {
  const markNoindex: RequestHandler = (_request, response, next) => {
    response.set('X-Robots-Tag', 'noindex')
    next()
  }
  const lookupsOfReach: RequestHandler = (request, response, next) => {
    if (Object.hasOwn(request.query, RULE_PARAMETERS.reach)) lookups(request, response, next)
    else next()
  }
  const limits = { lookups, reach: lookupsOfReach }
  return [
    ...(noindex === true ? [markNoindex] : []),
    ...(limited === undefined ? [] : [limits[limited]]),
    ...(body === 'file' ? [file] : []),
  ]
}

/** The methods that each path answers. */
export function methodsByPath(routes: readonly Route[]): ReadonlyMap<string, readonly string[]> {
  const groups = Map.groupBy(routes, (route) => route.path)
  return new Map(
    [...groups].map(([path, members]) => [
      path,
      [...new Set(members.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : ['POST'])).concat('OPTIONS'))],
    ]),
  )
}

function handlerOf(route: Route, context: ApiContext): RequestHandler {
  const kinds = parameterKinds(route.query)
  const ask = hold(route, context)
  return async (request, response) => {
    const read = readMembers(request, route, kinds)
    if (!read.ok) return sendProblem(response, describeProblem(read.refusal.status, read.refusal.detail, read.refusal.field))
    await send(await ask(read.value), { route, response, context })
  }
}

// One answer for all who ask the same at nearly the same time; what it is written as is then made once too.
function hold(route: Route, context: ApiContext): (query: unknown) => Promise<Outcome<unknown>> {
  const { heldSeconds } = route
  if (heldSeconds === undefined) return (query) => route.handle(context, query)
  const held = remember(context.clock, heldSeconds * SECOND, (key) => route.handle(context, JSON.parse(key)))
  return (query) => held(JSON.stringify(query))
}

function readMembers(request: Request, route: Route, kinds: ParameterKinds) {
  const start = request.originalUrl.indexOf('?')
  const query = readQueryString(start < 0 ? '' : request.originalUrl.slice(start), route.method === 'GET' ? kinds : new Map())
  if (!query.ok) return query
  const twice = Object.keys(query.value).find((name) => Object.hasOwn(request.params, name))
  if (twice !== undefined) return { ok: false, refusal: { status: 400, detail: 'This stands in the path already.', field: twice } } as const
  if (route.method === 'GET') return checkRequest(route.query, { ...query.value, ...request.params })
  const body: unknown = request.body
  return checkRequest(route.query, route.body === 'file' ? { file: body } : body)
}

interface Sending {
  readonly route: Route
  readonly response: Response
  readonly context: ApiContext
}

async function send(outcome: Outcome<unknown>, { route, response, context }: Sending): Promise<void> {
  const age = route.cacheSeconds === 0 ? 'no-store' : `public, max-age=${route.cacheSeconds}`
  switch (outcome.kind) {
    case 'reply':
      if (context.checkReplies && 'schema' in route.reply) checkReply(route.reply.schema, outcome.reply, route.path)
      response.status(outcome.status).set('Cache-Control', age).set(outcome.headers)
      sendJson(response, outcome.reply, route.heldSeconds !== undefined)
      return
    case 'refusal': {
      const { status, detail, field } = outcome.refusal
      sendProblem(response, describeProblem(status, detail, field))
      return
    }
    case 'redirect':
      response.set('Cache-Control', age).redirect(308, outcome.location)
      return
    case 'stream':
      response.set({
        'Cache-Control': age,
        'Content-Type': outcome.contentType,
        'Content-Disposition': `attachment; filename="${outcome.fileName}"`,
      })
      // A reader who goes away ends the stream; that is no error of anybody.
      await pipeline(outcome.stream, response).catch((error: unknown) => {
        if (!response.destroyed && !response.closed) throw error
      })
  }
}

interface Written {
  readonly body: Buffer
  readonly etag: string
}

const written = new WeakMap<object, Written>()

/** Sends a reply; one that is held is written once for all who get it. */
function sendJson(response: Response, reply: unknown, held: boolean): void {
  if (!held || typeof reply !== 'object' || reply === null) {
    response.json(reply)
    return
  }
  const { body, etag } = written.get(reply) ?? writeOnce(reply)
  response.set({ ETag: etag, 'Content-Type': 'application/json; charset=utf-8' }).send(body)
}

function writeOnce(reply: object): Written {
  const body = Buffer.from(JSON.stringify(reply))
  const made = { body, etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` }
  written.set(reply, made)
  return made
}

function checkReply(schema: z.ZodType, reply: unknown, path: string): void {
  const checked = schema.safeParse(reply)
  if (checked.success) return
  const places = checked.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`the reply of ${path} is not as documented: ${places.join('; ')}`)
}
