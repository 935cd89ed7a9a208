// The visitor's own browser asks a server for the list that it shows to everybody (DESIGN 5, forbidden block lists); nothing comes to us.
import { sleep } from './clock.ts'

/** Why there is no answer. */
export type AskFailure = 'not-shown' | 'no-answer' | 'not-a-list' | 'too-large' | 'stopped'

export interface AskedRule {
  /** As the server shows it. */
  readonly target: string
  readonly severity: string
  /** The row is masked, and its digest is that of the name. */
  readonly masked: boolean
  readonly comment: string | null
}

export type Asked =
  | {
      readonly ok: true
      readonly stance: 'refused' | 'limited' | 'open'
      /** The row that decides. */
      readonly rule?: AskedRule | undefined
      readonly rows: number
      /** Masked rows without a digest: they could be about anybody. */
      readonly unchecked: number
    }
  | { readonly ok: false; readonly failure: AskFailure }

/** Mastodon and its kin answer any origin there (blocks.md 1.1). */
export const LIST_PATH = '/api/v1/instance/domain_blocks'

/** At most so many servers a click, one after the other (DESIGN 5). */
export const MOST_ASKED = 50

const LARGEST = 8 * 1024 * 1024
const MOST_ROWS = 100_000
// The whole exchange, in milliseconds.
const DEADLINE = 15_000

/**
 * Asks one server what its list says about a name.
 *
 * @param by the server that is asked
 * @param about the name, as A-labels
 * @param signal stops it
 */
export async function askServer(by: string, about: string, signal: AbortSignal): Promise<Asked> {
  const over = new AbortController()
  const late = sleep(DEADLINE, over.signal).then((): Asked => ({ ok: false, failure: 'no-answer' }))
  const stop = (): void => over.abort()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const asked = await Promise.race([exchange(by, about, over.signal), late])
    return signal.aborted ? { ok: false, failure: 'stopped' } : asked
  } finally {
    signal.removeEventListener('abort', stop)
    over.abort()
  }
}

async function exchange(by: string, about: string, signal: AbortSignal): Promise<Asked> {
  try {
    const response = await fetch(`https://${by}${LIST_PATH}`, {
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      headers: { accept: 'application/json' },
      signal,
    })
    if (!response.ok) return { ok: false, failure: [401, 403, 404, 410].includes(response.status) ? 'not-shown' : 'no-answer' }
    const text = await readText(response)
    if (text === undefined) return { ok: false, failure: 'too-large' }
    const rows = readRows(text)
    return rows === undefined ? { ok: false, failure: 'not-a-list' } : await judge(rows, about)
  } catch {
    return { ok: false, failure: 'no-answer' }
  }
}

// The body up to the largest list there may be, counted as it comes.
async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > LARGEST) {
      await reader.cancel()
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}

interface Row {
  readonly target: string
  readonly digest: string | undefined
  readonly severity: string
  readonly comment: string | null
}

const LONGEST_NAME = 255
const LONGEST_COMMENT = 500

/** The rows of a list in the shape of Mastodon's API, whatever else is in it; undefined for what is no list. */
export function readRows(text: string): readonly Row[] | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(value)) return undefined
  const rows = value.slice(0, MOST_ROWS).flatMap(readRow)
  return rows.length === 0 && value.length > 0 ? undefined : rows
}

function readRow(value: unknown): readonly Row[] {
  if (typeof value !== 'object' || value === null) return []
  const { domain, digest, severity, comment } = value as Readonly<Record<string, unknown>>
  if (typeof domain !== 'string' || domain === '' || domain.length > LONGEST_NAME) return []
  return [
    {
      target: domain.toLowerCase(),
      digest: typeof digest === 'string' && /^[0-9a-f]{64}$/i.test(digest) ? digest.toLowerCase() : undefined,
      // GoToSocial names no severity: its rows are blocks.
      severity: typeof severity === 'string' && severity.length <= 40 ? severity : 'suspend',
      comment: typeof comment === 'string' && comment.trim() !== '' ? comment.slice(0, LONGEST_COMMENT) : null,
    },
  ]
}

/** What rows say about a name: the most specific decides, as at Mastodon (`DomainBlock.rule_for`). */
export async function judge(rows: readonly Row[], about: string): Promise<Asked> {
  const labels = about.toLowerCase().split('.')
  const names = labels.map((_, from) => labels.slice(from).join('.'))
  const digests = await digestsOf(names)
  let best: { readonly row: Row; readonly place: number } | undefined
  let unchecked = 0
  for (const row of rows) {
    const place = placeOf(row, names, digests)
    if (place === undefined) unchecked += 1
    else if (place >= 0 && (best === undefined || place < best.place)) best = { row, place }
  }
  if (best === undefined) return { ok: true, stance: 'open', rows: rows.length, unchecked }
  const { target, severity, comment } = best.row
  return {
    ok: true,
    stance: stanceOf(severity),
    rule: { target, severity, masked: target.includes('*'), comment },
    rows: rows.length,
    unchecked,
  }
}

// Which of the names a row is about, -1 for none; undefined for a mask that cannot be checked.
function placeOf({ target, digest }: Row, names: readonly string[], digests: readonly string[]): number | undefined {
  if (!target.includes('*')) return names.indexOf(target)
  return digest === undefined || digests.length === 0 ? undefined : digests.indexOf(digest)
}

function stanceOf(severity: string): 'refused' | 'limited' | 'open' {
  if (severity === 'silence' || severity === 'limit') return 'limited'
  return severity === 'noop' ? 'open' : 'refused'
}

// SHA-256 as Mastodon publishes it; none where the page is not on a secure connection, because browsers then reckon none.
async function digestsOf(names: readonly string[]): Promise<readonly string[]> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return []
  return Promise.all(
    names.map(async (name) => {
      const digest = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(name)))
      return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    }),
  )
}
