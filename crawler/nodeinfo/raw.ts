// The NodeInfo document as it is kept: canonical JSON without people, e-mail addresses and block lists (DESIGN 5), so that a better reader can be run over it.
import { isObject } from '#model/json.ts'
import { cleanText } from '#model/text.ts'

/** Longest document and string that are kept; Pleroma's block lists make documents of 100 kB, Misskey's stay below 5. */
const MAX_BODY = 512 * 1024
const MAX_STRING = 10_000
const MAX_KEY = 200
const MAX_ENTRIES = 20_000
/** As deep as a document may be at all (DESIGN 6). */
const MAX_DEPTH = 32

// Members that hold people, by their names without case and punctuation (microblog.md 1.2, "metadata conventions").
const PEOPLE: ReadonlySet<string> = new Set(
  [
    [
      'admin',
      'admins',
      'adminaccount',
      'adminaccounts',
      'administrator',
      'administrators',
      'nodeadmin',
      'nodeadmins',
      'staff',
      'staffaccounts',
    ],
    [
      'moderator',
      'moderators',
      'roles',
      'maintainer',
      'maintainername',
      'maintainers',
      'owner',
      'owners',
      'author',
      'operator',
      'organization',
    ],
    ['contact', 'contacts', 'contactaccount', 'contactinfo', 'proxyaccountname', 'telephone', 'phone', 'address'],
  ].flat(),
)

// Block lists have tables and publication rules of their own, and the keyword lists are slurs (blocks.md 1.3); Funkwhale's allow-list holds
// `domains`.
const LISTS: ReadonlySet<string> = new Set([
  'mrfsimple',
  'mrfsimpleinfo',
  'mrfkeyword',
  'mrfhashtag',
  'mrfuserallowlist',
  'quarantinedinstances',
  'quarantinedinstancesinfo',
  'rejectedinstances',
  'domains',
])

// A word with an address at its beginning goes whole. It begins behind a separator, so that each word is looked at once and a fediverse
// handle, which has an "@" in front, stays.
const E_MAIL = /(?<![^\s<>()[\]{},;:"'|\\/])[^\s@<>()[\]{},;:"'|\\/]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+[^\s<>()[\]{},;:"'|\\/]*/gu

/**
 * The document as a canonical JSON string (members sorted, no white space), at most 512 kB: without members that hold people, e-mail
 * addresses or block lists, with addresses in other strings taken out, strings cleaned and cut. When it is too long the longest members of `metadata`
 * are left out, then all of it. Anything but an object gives "{}".
 */
export function scrubNodeinfo(json: unknown): string {
  if (!isObject(json)) return '{}'
  const whole = write(json, 0) ?? '{}'
  if (whole.length <= MAX_BODY) return whole
  const members = membersOf(json, 0).flatMap(([key, value]) => (key === '"metadata"' ? [] : [[key, value] as const]))
  const rest = braces(members)
  const metadata = isObject(json['metadata']) ? shortest(membersOf(json['metadata'], 1), MAX_BODY - rest.length) : []
  const shorter = metadata.length === 0 ? rest : braces([...members, ['"metadata"', braces(metadata)] as const].sort(byKey))
  return shorter.length <= MAX_BODY ? shorter : braces(shortest(members, MAX_BODY))
}

type Member = readonly [key: string, value: string]

// The shortest members that fit together, in the order of their names.
function shortest(members: readonly Member[], room: number): readonly Member[] {
  let left = room - 20
  const kept = [...members]
    .sort((one, other) => one[1].length - other[1].length)
    .filter(([key, value]) => (left -= key.length + value.length + 2) >= 0)
  return kept.sort(byKey)
}

function byKey(one: Member, other: Member): number {
  return one[0] < other[0] ? -1 : 1
}

function braces(members: readonly Member[]): string {
  return `{${members.map(([key, value]) => `${key}:${value}`).join(',')}}`
}

function membersOf(object: Readonly<Record<string, unknown>>, depth: number): readonly Member[] {
  const members = new Map<string, string>()
  for (const [key, value] of Object.entries(object).slice(0, MAX_ENTRIES)) {
    const written = isLeftOut(key, value) ? undefined : write(value, depth + 1)
    if (written !== undefined) members.set(writeString(key, MAX_KEY), written)
  }
  return [...members].sort(byKey)
}

function isLeftOut(key: string, value: unknown): boolean {
  const name = key.toLowerCase().replace(/[^a-z]/g, '')
  if (LISTS.has(name)) return true
  // `emailRequiredForSignup: true` is a fact about the server.
  return typeof value !== 'boolean' && (PEOPLE.has(name) || name.includes('email'))
}

function write(value: unknown, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined
  if (typeof value === 'string') return writeString(value, MAX_STRING)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined
  if (typeof value === 'boolean' || value === null) return String(value)
  if (Array.isArray(value)) return writeList(value, depth)
  return isObject(value) ? braces(membersOf(value, depth)) : undefined
}

function writeList(values: readonly unknown[], depth: number): string {
  const written: string[] = []
  for (const value of values.slice(0, MAX_ENTRIES)) {
    const entry = write(value, depth + 1)
    if (entry !== undefined) written.push(entry)
  }
  return `[${written.join(',')}]`
}

function writeString(value: string, max: number): string {
  const clean = cleanText(value.slice(0, max * 4), max)
  const scrubbed = clean.replace(E_MAIL, '')
  return JSON.stringify(scrubbed === clean ? clean : cleanText(scrubbed, max))
}
