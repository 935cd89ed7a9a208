// What goes into jsonb and bytea columns: text PostgreSQL can hold, one spelling for equal values, and hashes of it.
import { hash } from 'node:crypto'

/**
 * JSON text for a jsonb parameter. PostgreSQL refuses U+0000 and lone surrogates, and a refusal would end the whole transaction, so
 * they become U+FFFD here, whatever a reader let through.
 */
export function toJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null'
  // The escapes may also be innocent text after an escaped backslash; cleaning that once more changes nothing.
  return /\\u(?:0000|d[89a-f])/i.test(json) ? JSON.stringify(toStorable(value)) : json
}

/** The same value with every text, keys included, in a form that PostgreSQL stores unchanged. */
export function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(toStorable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [storableText(key), toStorable(entry)]))
}

function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}

/** One spelling for equal values: keys sorted, undefined members left out, and texts as they will be read back. */
export function canonicalJson(value: unknown): string {
  return toJson(sortKeys(value))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, sortKeys(entry)]))
}

/** The first 16 bytes of SHA-256, in hex: enough to tell contents apart, half the room. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 32)
}
