// The API as OpenAPI 3.1, printed from the same schemas that read requests and check replies.
import { z } from 'zod'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** The whole document. `server` is the public address of this installation, or '' for the one it is read from. */
export function describeApi(routes: readonly Route[], { version, server }: { readonly version: string; readonly server: string }): Json {
  const paths = Map.groupBy(routes, (route) => route.path.replaceAll(/:(\w+)/g, '{$1}'))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fediverse Atlas',
      version,
      summary: 'An open directory of the fediverse.',
      description:
        'Grows only by addition: members and values may be added, so readers ignore what they do not know. A figure is { value, at, source, flags }; null is not zero. Errors are application/problem+json.',
      license: { name: 'Facts: CC0-1.0; texts of servers are theirs', identifier: 'CC0-1.0' },
    },
    servers: [{ url: `${server}/api/v1` }],
    paths: Object.fromEntries(
      [...paths].map(([path, members]) => [
        path,
        Object.fromEntries(members.map((route) => [route.method.toLowerCase(), describeRoute(route)])),
      ]),
    ),
    components: { schemas: describeReplies(routes) },
  }
}

function describeRoute(route: Route): Json {
  return {
    summary: route.summary,
    ...(route.method === 'GET' ? { parameters: describeParameters(route) } : { requestBody: describeBody(route) }),
    responses: {
      '200': { description: 'The answer.', content: describeContent(route) },
      '400': problem('A parameter is wrong; `field` names it.'),
      '404': problem('There is nothing to show.'),
      '429': problem('Too many requests from one address; `Retry-After` says when to come back.'),
    },
  }
}

function describeContent(route: Route): Json {
  return 'file' in route.reply
    ? { [route.reply.file]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: { $ref: `#/components/schemas/${route.reply.name}` } } }
}

function problem(description: string): Json {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
}

function describeBody(route: Route): Json {
  if (route.body === 'file') return { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }
  return { required: true, content: { 'application/json': { schema: withoutMeta(toJsonSchema(route.query, 'input')) } } }
}

/** The parameters of a route, path ones first. */
export function describeParameters(route: Route): readonly Json[] {
  const schema = toJsonSchema(route.query, 'input')
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Json>>
  const required = new Set((schema['required'] ?? []) as readonly string[])
  return Object.entries(route.body === 'file' ? {} : properties).map(([name, { description, ...rest }]) => {
    const inPath = route.path.includes(`:${name}`)
    return {
      name,
      in: inPath ? 'path' : 'query',
      required: inPath || required.has(name),
      ...(description === undefined ? {} : { description }),
      ...(rest['type'] === 'array' ? { style: 'form', explode: true } : {}),
      schema: rest,
    }
  })
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  field: z.string().optional(),
  id: z.string().optional(),
})

function describeReplies(routes: readonly Route[]): Json {
  const named = routes.flatMap(({ reply }) => ('schema' in reply ? [[reply.name, reply.schema] as const] : []))
  const schemas = [...new Map<string, z.ZodType>([['Problem', problemSchema], ...named])]
  return Object.fromEntries(schemas.map(([name, schema]) => [name, withoutMeta(toJsonSchema(schema, 'output'))]))
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  return z.toJSONSchema(schema, { io, reused: 'inline' })
}

function withoutMeta({ $schema: _, ...schema }: Json): Json {
  return schema
}
