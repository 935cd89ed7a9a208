// Tolerant reading of strangers' JSON: bytes to a value, and readers to which a wrong type means absent; nothing here throws.
import { cleanText, TEXT_LIMITS } from './text.ts'

export type DecodeFailure = 'html' | 'not-json' | 'too-deep' | 'bad-encoding'
export type Decoded = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: DecodeFailure }

/** Nesting accepted before parsing (DESIGN 6); JSON.parse itself takes a million levels. */
const MAX_DEPTH = 32

/**
 * Decodes a body as JSON whatever its content type says, because content types lie (other-software.md 1.7). UTF-8 first, byte order
 * marks and UTF-16 recognised, the label's charset only where UTF-8 does not fit; invalid bytes become U+FFFD. Reports `html` for
 * anything that begins with "<", `bad-encoding` for a body that is still compressed, `too-deep` beyond 32 levels, else `not-json`.
 */
export function decodeJson(body: Uint8Array, contentType?: string): Decoded {
  if (isCompressed(body)) return { ok: false, reason: 'bad-encoding' }
  const source = decodeBytes(body, contentType)
  const first = /[^\s\ufeff]/.exec(source)?.[0]
  if (first === undefined) return { ok: false, reason: 'not-json' }
  if (first === '<') return { ok: false, reason: 'html' }
  if (isDeeperThan(source, MAX_DEPTH)) return { ok: false, reason: 'too-deep' }
  try {
    return { ok: true, value: JSON.parse(source) as unknown }
  } catch {
    return { ok: false, reason: 'not-json' }
  }
}

// gzip and Zstandard begin with these bytes, which no JSON does.
function isCompressed(body: Uint8Array): boolean {
  return (body[0] === 0x1f && body[1] === 0x8b) || (body[0] === 0x28 && body[1] === 0xb5 && body[2] === 0x2f && body[3] === 0xfd)
}

// Made once: to make it costs more than to decode a small document.
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Decodes bytes to text: by byte order mark, else as UTF-16 where the zeros of RFC 4627 section 3 show it, else as UTF-8, else by the
 * charset that the content type names, else as UTF-8 with U+FFFD for what is invalid. Never throws.
 */
export function decodeBytes(body: Uint8Array, contentType?: string): string {
  const wide = wideEncoding(body)
  if (wide !== undefined) return new TextDecoder(wide).decode(body)
  try {
    return UTF8.decode(body)
  } catch {
    return decoderFor(contentType).decode(body)
  }
}

function wideEncoding(body: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = body
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0 && second !== 0 && second !== undefined) return 'utf-16be'
  return first !== 0 && second === 0 ? 'utf-16le' : undefined
}

function decoderFor(contentType: string | undefined): TextDecoder {
  const label = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType?.slice(0, 500) ?? '')?.[1]
  try {
    return new TextDecoder(label ?? 'utf-8')
  } catch {
    return new TextDecoder('utf-8')
  }
}

// Counts brackets outside strings. A string is skipped by looking for its closing quote, so that a long list costs little.
function isDeeperThan(source: string, limit: number): boolean {
  let depth = 0
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === 0x22) {
      at = stringEnd(source, at)
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1
      if (depth > limit) return true
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1
    }
  }
  return false
}

function stringEnd(source: string, quote: number): number {
  let end = quote
  for (;;) {
    end = source.indexOf('"', end + 1)
    if (end < 0) return source.length
    let backslashes = 0
    while (source.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1
    if (backslashes % 2 === 0) return end
  }
}

/** True for a JSON object; arrays and null are none. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a path of keys and indexes, or undefined. Only own members count: `constructor` and `__proto__` lead nowhere. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined
    here = (here as Readonly<Record<string | number, unknown>>)[key]
  }
  return here
}

/** A string as harmless plain text of at most `max` code points (5,000 unless told); '' and what becomes '' are absent. HTML is left as it stands. */
export function text(value: unknown, max: number = TEXT_LIMITS.description): string | undefined {
  if (typeof value !== 'string') return undefined
  const clean = cleanText(value, max)
  return clean === '' ? undefined : clean
}

/** A string exactly as received, for what is parsed further (HTML, Markdown, URLs, host names); never for storage or display. */
export function rawText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** A whole number from 0 to 2^53-1, also where it is written as a string of digits; a fraction, a negative or a larger one is no count. */
export function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s{0,10}\d{1,16}\s{0,10}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? Math.abs(number) : undefined
}

/** true, 'true', 1 and '1', or false, 'false', 0 and '0'; anything else is no statement. */
export function flag(value: unknown): boolean | undefined {
  switch (typeof value === 'string' ? value.trim().toLowerCase() : value) {
    case true:
    case 1:
    case '1':
    case 'true':
      return true
    case false:
    case 0:
    case '0':
    case 'false':
      return false
    default:
      return undefined
  }
}

/** An array as it stands, else []. With `wrap`, a single object stands for a list of one (old Lemmy's NodeInfo links). */
export function list(value: unknown, options: { readonly wrap?: boolean } = {}): readonly unknown[] {
  if (Array.isArray(value)) return value
  return options.wrap === true && isObject(value) ? [value] : []
}

/** The strings of an array, cleaned, empty ones and other types left out: at most `maxEntries`, each of at most `maxLength` code points. */
export function strings(value: unknown, maxEntries = 100, maxLength: number = TEXT_LIMITS.name): readonly string[] {
  const found: string[] = []
  for (const entry of list(value)) {
    if (found.length >= maxEntries) break
    const clean = text(entry, maxLength)
    if (clean !== undefined) found.push(clean)
  }
  return found
}

/** An absolute http or https URL of at most 2,048 characters; relative ones are resolved against `base`, the address of the document. */
export function url(value: unknown, base?: string | URL): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > TEXT_LIMITS.url) return undefined
  const parsed = URL.parse(value, base)
  if (parsed === null || (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')) return undefined
  return parsed.href.length <= TEXT_LIMITS.url ? parsed.href : undefined
}
