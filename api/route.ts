// A route is data: its method, path, schemas, age and one function; mount.ts makes it answer, openapi.ts describes it.
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { ApiContext } from './context.ts'

/** Why a request is not answered as wished; becomes application/problem+json (RFC 9457). */
export interface Refusal {
  readonly status: 400 | 404 | 409 | 413 | 414 | 415 | 429 | 503
  /** One sentence for the reader; never what was sent. */
  readonly detail: string
  /** The parameter that is wrong. */
  readonly field?: string | undefined
}

/** What a handler gives back. */
export type Outcome<Reply> =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly status: 200 | 202; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'stream'; readonly stream: Readable; readonly contentType: string; readonly fileName: string }

/** Answers with a value. */
export function answer<Reply>(
  reply: Reply,
  { status = 200, headers = {} }: { readonly status?: 200 | 202; readonly headers?: Readonly<Record<string, string>> } = {},
): Outcome<Reply> {
  return { kind: 'reply', reply, status, headers }
}

/** Answers with a problem. */
export function refuse(status: Refusal['status'], detail: string, field?: string): Outcome<never> {
  return { kind: 'refusal', refusal: { status, detail, field } }
}

/** Answers with another address for good (308, so that the method stays). */
export function redirect(location: string): Outcome<never> {
  return { kind: 'redirect', location }
}

/** Answers with a file that is written while it is read. */
export function stream(content: Readable, contentType: string, fileName: string): Outcome<never> {
  return { kind: 'stream', stream: content, contentType, fileName }
}

export type RouteMethod = 'GET' | 'POST'

export interface Route<Query = unknown, Reply = unknown> {
  readonly method: RouteMethod
  /** Below /api/v1, with `:name` for a part that is read into the query under that name. */
  readonly path: string
  readonly summary: string
  /** A strict object: path parameters, query parameters and, for POST, members of the JSON body. */
  readonly query: z.ZodType<Query>
  /** Named in OpenAPI; `file` for a stream, with its media type. */
  readonly reply: { readonly name: string; readonly schema: z.ZodType<Reply> } | { readonly file: string }
  /** How long an answer may be kept by anybody. */
  readonly cacheSeconds: number
  /**
   * How long one answer is given to everybody who asks the same, from this process: for answers that are dear to make, ask for nothing
   * but words of a short list, and hold nothing that somebody may take back.
   */
  readonly heldSeconds?: number
  /** Search engines are asked not to keep it (DESIGN 5, block lists shown). */
  readonly noindex?: true
  /**
   * Asked about one name after the other it would tell what no single answer does: it has a tighter limit of its own. `reach`: only where
   * somebody is to be reached.
   */
  readonly limited?: 'lookups' | 'reach'
  /** For POST: the body is a file of any kind, given as the member `file` in bytes, and not JSON. */
  readonly body?: 'file'
  readonly handle: (context: ApiContext, query: Query) => Promise<Outcome<Reply>>
}

/** Gives a route its types where it is written, and forgets them for the list of all routes. */
export function defineRoute<Query, Reply>(route: Route<Query, Reply>): Route {
  return route as unknown as Route
}
