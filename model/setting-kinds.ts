// How each kind of setting is read from text; pure, and without knowledge of any one setting.

/** A value, or what was wanted instead, as the end of the sentence "NAME is …, but it wants …". */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly wants: string }

export interface Bounds {
  readonly min: number
  readonly max: number
}

/** A whole number within bounds, in decimal digits only: `1e3`, `0x10`, signs and fractions are refused, as they are mostly slips. */
export function readWhole(text: string, { min, max }: Bounds): Reading<number> {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return { ok: true, value }
  return { ok: false, wants: `a whole number from ${String(min)} to ${String(max)}` }
}

const ON = new Set(['1', 'true', 'yes', 'on'])
const OFF = new Set(['0', 'false', 'no', 'off'])

/** A switch in any of the usual spellings, whatever the case. */
export function readFlag(text: string): Reading<boolean> {
  const word = text.toLowerCase()
  if (ON.has(word)) return { ok: true, value: true }
  if (OFF.has(word)) return { ok: true, value: false }
  return { ok: false, wants: 'on or off' }
}

/** One of a few words. */
export function readChoice<const Choice extends string>(text: string, choices: readonly Choice[]): Reading<Choice> {
  const value = choices.find((choice) => choice === text.toLowerCase())
  return value === undefined ? { ok: false, wants: `one of ${choices.join(', ')}` } : { ok: true, value }
}

/** A URL of one of the given schemes (each with its colon), as written, less slashes at the end. */
export function readUrl(text: string, schemes: readonly string[]): Reading<string> {
  const wants = `a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`
  const url = URL.canParse(text) && !/\s/.test(text) ? new URL(text) : undefined
  if (url === undefined || !schemes.includes(url.protocol) || !text.toLowerCase().startsWith(`${url.protocol}//`))
    return { ok: false, wants }
  return { ok: true, value: withoutSlashes(text) }
}

/** The address of a website of ours, to which paths are added: an https URL without account, query and fragment. */
export function readSite(text: string): Reading<string> {
  const wants = 'a URL that begins with https:// and has no account, query or fragment'
  const read = readUrl(text, ['https:'])
  if (!read.ok) return { ok: false, wants }
  const url = new URL(read.value)
  const plain = url.hostname !== '' && url.username === '' && url.password === '' && !/[?#]/.test(text)
  return plain ? { ok: true, value: withoutSlashes(url.href) } : { ok: false, wants }
}

/** Where to reach somebody: an e-mail address, with or without `mailto:`, or a web address. */
export function readContact(text: string): Reading<string> {
  const web = readUrl(text, ['https:', 'http:'])
  if (web.ok) return web
  const address = text.replace(/^mailto:/i, '')
  const parts = address.split('@')
  const isMail = parts.length === 2 && parts.every((part) => /^[^\s<>",;:\\()[\]\p{C}]+$/u.test(part)) && parts[1]?.includes('.') === true
  return isMail ? { ok: true, value: address } : { ok: false, wants: 'an e-mail address or a web address' }
}

/** A path or other text on one line without control characters. */
export function readLine(text: string): Reading<string> {
  return /\p{Cc}/u.test(text) ? { ok: false, wants: 'one line without control characters' } : { ok: true, value: text }
}

function withoutSlashes(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '/') end -= 1
  return text.slice(0, end)
}
