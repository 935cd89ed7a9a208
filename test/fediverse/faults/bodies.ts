// Faults of bodies: too long, too slow, too dense, cut, mislabelled, or not what they claim to be.
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { answerHtml, rewriteJson, textOf, type Served } from '../answers.ts'
import { documentFault, type Fault } from '../fault.ts'

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' }
const KB = 1024
const MB = 1024 * KB

/** One byte now and then, for ever: the deadline of the whole exchange ends it, not the silence between two bytes. `everyMs` is real time. */
export function drip(everyMs = 1000): Fault {
  return documentFault('drip', 'timeout', () => ({ kind: 'stream', status: 200, headers: JSON_HEADERS, chunks: () => dripping(everyMs) }))
}

async function* dripping(everyMs: number): AsyncGenerator<Uint8Array> {
  for (;;) {
    yield Buffer.from(' ')
    await wait(everyMs)
  }
}

/** A body without end: the limit of the document ends it. */
export function endless(): Fault {
  return documentFault('endless', 'too-large', () => ({ kind: 'stream', status: 200, headers: JSON_HEADERS, chunks: repeated }))
}

function* repeated(): Generator<Uint8Array> {
  const chunk = Buffer.from(`"${'endless'.repeat(9000)}",`)
  yield Buffer.from('[')
  for (;;) yield chunk
}

/** Says that many bytes in content-length, and sends them: refused by the header alone, or by counting. */
export function huge(megabytes = 64): Fault {
  const headers = { ...JSON_HEADERS, 'content-length': String(megabytes * MB) }
  return documentFault('huge', 'too-large', () => ({ kind: 'stream', status: 200, headers, chunks: () => paddedJson(megabytes) }))
}

/** The same without a content-length: only counting helps. */
export function hugeUndeclared(megabytes = 64): Fault {
  return documentFault('hugeUndeclared', 'too-large', () => ({
    kind: 'stream',
    status: 200,
    headers: JSON_HEADERS,
    chunks: () => paddedJson(megabytes),
  }))
}

function* paddedJson(megabytes: number): Generator<Uint8Array> {
  yield Buffer.from('{"padding":"')
  const blank = Buffer.alloc(64 * KB, 'x')
  let left = megabytes * MB - '{"padding":""}'.length
  for (; left > blank.length; left -= blank.length) yield blank
  yield Buffer.alloc(left, 'x')
  yield Buffer.from('"}')
}

/** Gzip members without end in sight, a thousand to one: `bomb` is told by the ratio, before the size. */
export function gzipBomb(megabytes = 1024): Fault {
  return documentFault('gzipBomb', 'bomb', () => bomb('gzip', megabytes, () => gzipSync(Buffer.alloc(MB), { level: 9 })))
}

/** The same as a zlib stream, which is what `deflate` means in HTTP (RFC 9110 8.4.1.2). */
export function deflateBomb(megabytes = 1024): Fault {
  return documentFault('deflateBomb', 'bomb', () => {
    const stream = deflateSync(Buffer.alloc(MB), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
    // The two-byte header stands once; what follows ends at a byte border and refers to nothing before it.
    return bomb('deflate', megabytes, () => stream.subarray(2), stream.subarray(0, 2))
  })
}

/** A brotli stream whose whole is a few hundred bytes. */
export function brotliBomb(megabytes = 64): Fault {
  let body: Uint8Array | undefined
  return documentFault('brotliBomb', 'bomb', () => {
    body ??= brotliCompressSync(Buffer.alloc(megabytes * MB), { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } })
    return { kind: 'whole', status: 200, headers: { ...JSON_HEADERS, 'content-encoding': 'br' }, body }
  })
}

function bomb(encoding: string, megabytes: number, megabyte: () => Uint8Array, head?: Uint8Array): Served {
  const headers = { ...JSON_HEADERS, 'content-encoding': encoding }
  function* chunks(): Generator<Uint8Array> {
    if (head !== undefined) yield head
    const block = megabyte()
    for (let sent = 0; sent < megabytes; sent++) yield block
  }
  return { kind: 'stream', status: 200, headers, chunks }
}

/** Says gzip and sends something else, or an encoding that nobody offered. */
export function badEncoding(encoding = 'gzip'): Fault {
  return documentFault('badEncoding', 'bad-encoding', ({ honest }) => {
    const served = honest()
    return served.kind === 'whole' ? { ...served, headers: { ...served.headers, 'content-encoding': encoding } } : undefined
  })
}

/** Closes in the middle of a body of declared length: half a document is none. */
export function cutOff(): Fault {
  return documentFault('cutOff', 'cut-off', ({ honest }) => {
    const body = textOf(honest()) ?? ''
    const half = body.slice(0, Math.ceil(body.length / 2))
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body) + 100}\r\n\r\n`
    return { kind: 'raw', talk: (socket) => void socket.end(head + half) }
  })
}

/** The same in chunked coding: the last chunk never comes. */
export function cutOffChunked(): Fault {
  return documentFault('cutOffChunked', 'cut-off', () => ({
    kind: 'raw',
    talk: (socket) =>
      void socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n10\r\n{"links":[{"rel"\r\n'),
  }))
}

/** JSON that breaks off, with every label right. */
export function badJson(): Fault {
  return documentFault('badJson', 'not-json', () => ({
    kind: 'whole',
    status: 200,
    headers: JSON_HEADERS,
    body: Buffer.from('{"links":[{"rel":'),
  }))
}

/** An empty body with status 200. */
export function emptyBody(): Fault {
  return documentFault('emptyBody', 'not-json', () => ({ kind: 'whole', status: 200, headers: JSON_HEADERS, body: Buffer.alloc(0) }))
}

/** A web page with status 200 for every document: a catch-all route or a parked domain, not a document. */
export function html200(title = 'Welcome'): Fault {
  return documentFault('html200', 'html', () => answerHtml(200, title))
}

/** Arrays in arrays, or objects in objects: refused by counting, before a parser's stack is at stake. */
export function deepJson(depth = 1_000_000, kind: 'array' | 'object' = 'array'): Fault {
  const [open, close] = kind === 'array' ? ['[', ']'] : ['{"a":', '}']
  // Compressed it would be a bomb before it is deep.
  const headers = { ...JSON_HEADERS, 'cache-control': 'no-transform' }
  return documentFault('deepJson', 'too-deep', () => ({
    kind: 'whole',
    status: 200,
    headers,
    body: Buffer.from(`${open.repeat(depth)}0${close.repeat(depth)}`),
  }))
}

/**
 * Text in one encoding under the label of the other: `latin1-as-utf8` has bytes that are no UTF-8, `utf8-as-latin1` is good UTF-8 with
 * a wrong label. JSON is UTF-8 (RFC 8259 8.1): the second reads right, the first with replacement characters.
 */
export function wrongCharset(kind: 'latin1-as-utf8' | 'utf8-as-latin1' = 'latin1-as-utf8'): Fault {
  return documentFault('wrongCharset', undefined, ({ honest }) => {
    const served = honest()
    if (served.kind !== 'whole' || served.status !== 200) return undefined
    if (kind === 'utf8-as-latin1')
      return { ...served, headers: { ...served.headers, 'content-type': 'application/json; charset=iso-8859-1' } }
    // What Latin-1 lacks is escaped, so that the document stays whole.
    const text = Buffer.from(served.body)
      .toString()
      .replace(/[^\x00-\xff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    return {
      ...served,
      headers: { ...served.headers, 'content-type': 'application/json; charset=utf-8' },
      body: Buffer.from(text, 'latin1'),
    }
  })
}

const TEXT_KEYS = new Set(['title', 'description', 'short_description', 'nodeName', 'nodeDescription', 'sidebar', 'hint', 'tagline'])
const NASTY = '\u0000\u0007\u202e\u2066\u200f\u009b'

/** NUL, control and bidirectional characters in every text for people: they read as if they were not there. */
export function nulAndBidi(): Fault {
  return documentFault('nulAndBidi', undefined, ({ honest }) => rewriteJson(honest(), (json) => sprinkle(json, undefined)))
}

function sprinkle(value: unknown, key: string | undefined): unknown {
  if (typeof value === 'string') return key !== undefined && TEXT_KEYS.has(key) && value !== '' ? `${NASTY}${value}${NASTY}` : value
  if (Array.isArray(value)) return value.map((entry) => sprinkle(entry, undefined))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, sprinkle(member, name)]))
}

/** A peer list of a million names: cut at the limit of names, or refused at the limit of bytes, never held whole as objects. */
export function millionPeers(count = 1_000_000, path = '/api/v1/instance/peers'): Fault {
  const serve = (): Served => ({ kind: 'stream', status: 200, headers: JSON_HEADERS, chunks: () => peerChunks(count) })
  return { name: 'millionPeers', scope: [path], serve }
}

function* peerChunks(count: number): Generator<Uint8Array> {
  const batch = 4096
  for (let from = 0; from < count; from += batch) {
    const names = Array.from({ length: Math.min(batch, count - from) }, (_, index) => `"p${from + index}.example"`)
    yield Buffer.from(`${from === 0 ? '[' : ','}${names.join(',')}`)
  }
  yield Buffer.from(count === 0 ? '[]' : ']')
}
