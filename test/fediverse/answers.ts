// What a virtual server puts on the wire: an answer with its bytes, a stream of bytes, or no HTTP at all.
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { VirtualReply } from './contract.ts'

/** A whole answer. Header names are in lower case. */
export interface WholeAnswer {
  readonly kind: 'whole'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** An answer whose body is made while it is sent; it may never end. */
export interface StreamedAnswer {
  readonly kind: 'stream'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly chunks: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}

/** The socket is handed over after the request was read: to be silent, to reset, to talk something else. */
export interface RawAnswer {
  readonly kind: 'raw'
  readonly talk: (socket: Socket) => void
}

export type Served = WholeAnswer | StreamedAnswer | RawAnswer

/** Turns the reply of a route into bytes; a reply of a route that is no function is turned once. */
export function renderReply(reply: VirtualReply): WholeAnswer {
  const body = bodyOf(reply)
  const headers: Record<string, string> = {}
  const type = typeOf(reply)
  if (type !== undefined) headers['content-type'] = type
  for (const [name, value] of Object.entries(reply.headers ?? {})) headers[name.toLowerCase()] = value
  return { kind: 'whole', status: reply.status ?? 200, headers, body }
}

function bodyOf(reply: VirtualReply): Uint8Array {
  if (reply.bytes !== undefined) return reply.bytes
  if (reply.text !== undefined) return Buffer.from(reply.text)
  return reply.json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(reply.json))
}

function typeOf(reply: VirtualReply): string | undefined {
  if (reply.bytes !== undefined) return 'application/octet-stream'
  if (reply.text !== undefined) return 'text/plain; charset=utf-8'
  return reply.json === undefined ? undefined : 'application/json; charset=utf-8'
}

/** An answer in plain text. */
export function answerText(status: number, text: string, headers: Readonly<Record<string, string>> = {}): WholeAnswer {
  return renderReply({ status, text, headers })
}

/** An answer in JSON. */
export function answerJson(status: number, json: unknown, headers: Readonly<Record<string, string>> = {}): WholeAnswer {
  return renderReply({ status, json, headers })
}

/** A web page, as catch-all routes and parked domains answer every path with. */
export function answerHtml(status: number, title: string): WholeAnswer {
  const page = `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>Nothing to see for machines.</p></body></html>\n`
  return renderReply({ status, text: page, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** The JSON value of a successful whole answer, or undefined when it is none. */
export function jsonOf(served: Served): unknown {
  if (served.kind !== 'whole' || served.status !== 200) return undefined
  try {
    return JSON.parse(Buffer.from(served.body).toString()) as unknown
  } catch {
    return undefined
  }
}

/** The text of a whole answer, or undefined. */
export function textOf(served: Served): string | undefined {
  return served.kind === 'whole' ? Buffer.from(served.body).toString() : undefined
}

/** The same answer with another JSON value in it; anything that is no JSON document stays as it is. */
export function rewriteJson(served: Served, rewrite: (json: unknown) => unknown): Served {
  const json = jsonOf(served)
  return served.kind !== 'whole' || json === undefined ? served : { ...served, body: Buffer.from(JSON.stringify(rewrite(json))) }
}

const COMPRESS_FROM_BYTES = 1024
const zipped = new WeakMap<Uint8Array, Uint8Array>()
const tags = new WeakMap<Uint8Array, string>()

/** The answer gzipped, where the client takes that, the body is worth it, and nobody has encoded it yet or forbids it. */
export function compress(answer: WholeAnswer, acceptEncoding: string): WholeAnswer {
  const encoded = answer.headers['content-encoding'] !== undefined || answer.headers['cache-control'] === 'no-transform'
  if (encoded || answer.body.length < COMPRESS_FROM_BYTES || !/\bgzip\b/.test(acceptEncoding)) return answer
  let body = zipped.get(answer.body)
  if (body === undefined) zipped.set(answer.body, (body = gzipSync(answer.body, { level: 1 })))
  return { ...answer, headers: { ...answer.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' }, body }
}

/** Gives a 200 answer a validator, and answers 304 where the client holds that very version (RFC 9110 13.1.2). */
export function validate(answer: WholeAnswer, ifNoneMatch: string | undefined): WholeAnswer {
  if (answer.status !== 200) return answer
  const etag = answer.headers['etag'] ?? tagOf(answer.body)
  if (ifNoneMatch !== etag) return { ...answer, headers: { ...answer.headers, etag } }
  return { kind: 'whole', status: 304, headers: { etag }, body: Buffer.alloc(0) }
}

function tagOf(body: Uint8Array): string {
  let tag = tags.get(body)
  if (tag === undefined) tags.set(body, (tag = `W/"${createHash('sha1').update(body).digest('hex').slice(0, 20)}"`))
  return tag
}
