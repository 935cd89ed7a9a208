// What a row of a block list is aimed at: a name, a name with everything under it, a pattern, a mask; told apart by the software that wrote it.
import { createHash } from 'node:crypto'
import { isPublicSuffix, parseDomain, type Domain } from '../domain.ts'
import type { MaskAlgorithm } from './mask.ts'

/** How a software reads the names in its list (blocks.md 1). */
export const TARGET_SYNTAXES = [
  'tree', // a name and everything under it: Mastodon, GoToSocial, Misskey
  'exact', // one name: Lemmy, PieFed, Mbin, PeerTube
  'star-prefix', // one name; `*.name` is the name and everything under it: Pleroma, Akkoma
  'shell', // `*` is any run and `?` one character: Friendica
] as const
export type TargetSyntax = (typeof TARGET_SYNTAXES)[number]

export type BlockTarget =
  | { readonly kind: 'name'; readonly name: Domain; readonly scope: 'exact' | 'tree' }
  /** A top level or another registry's suffix with everything under it (`tk`, `com.tr`): nobody's name, but a rule all the same. */
  | { readonly kind: 'suffix'; readonly suffix: string }
  /** Real wildcards, never resolved to a name. Lower case. */
  | { readonly kind: 'pattern'; readonly pattern: string }
  /** A masked name: stands for one server whose name we may know or not. */
  | { readonly kind: 'mask'; readonly mask: string; readonly scope: 'exact' | 'tree' }
  /** A row that publishers put in to find copies of their list (blocks.md 4). */
  | { readonly kind: 'canary'; readonly text: string }
  /** An account, not a server: people are not stored (DESIGN 5). */
  | { readonly kind: 'account' }
  | { readonly kind: 'invalid' }

export interface TargetReading {
  readonly syntax: TargetSyntax
  /** The masking this software does; absent where `*` is never a mask. */
  readonly mask?: MaskAlgorithm | undefined
  /** Whether names under .example, .invalid and .test are canaries. False in the simulated fediverse, whose servers live there. */
  readonly canaries?: boolean | undefined
}

const LONGEST = 253 + 2
const ACCOUNT = /^@?[^@/]+@[^@]*$/
const WORDLIKE = /^[^\s/:@"'<>\\]+$/u
const CANARY = /(?:^|\.)(?:example|invalid|test|localhost|example\.(?:com|net|org))$/

/** Reads the target of a row as published; never throws, whatever the text. */
export function readTarget(text: string, { syntax, mask, canaries = true }: TargetReading): BlockTarget {
  const plain = strip(text)
  if (plain === '' || plain.length > LONGEST) return { kind: 'invalid' }
  if (ACCOUNT.test(plain)) return { kind: 'account' }
  if (canaries && CANARY.test(plain)) return { kind: 'canary', text: plain }
  const scope = syntax === 'tree' ? 'tree' : 'exact'
  return /[*?]/.test(plain) ? readStarred(plain, syntax, mask, scope) : named(plain, scope)
}

function readStarred(plain: string, syntax: TargetSyntax, mask: MaskAlgorithm | undefined, scope: 'exact' | 'tree'): BlockTarget {
  const isTree = plain.startsWith('*.') && !/[*?]/.test(plain.slice(2))
  if (isTree && syntax === 'star-prefix') return named(plain.slice(2), 'tree')
  if (!WORDLIKE.test(plain)) return { kind: 'invalid' }
  if (syntax === 'shell') return { kind: 'pattern', pattern: plain }
  if (mask !== undefined && plain.includes('*')) return { kind: 'mask', mask: plain, scope }
  // A software without masks that has a leading star all the same means everything under the name.
  return isTree ? named(plain.slice(2), 'tree') : { kind: 'invalid' }
}

// Around a name there may be a scheme, an account's @, a port, a path, a dot at the end; controls and NUL never mean anything.
function strip(text: string): string {
  return (
    text
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .trim()
      .toLowerCase()
      .replace(/^#/, '')
      // Written so that nobody follows it by accident.
      .replaceAll('[.]', '.')
      .replace(/^(?:https?:)?\/\//, '')
      .replace(/^@(?=[^@]+$)/, '')
      .replace(/[/#].*$/, '')
      .replace(/:\d{1,5}$/, '')
      .replace(/\.$/, '')
  )
}

function named(text: string, scope: 'exact' | 'tree'): BlockTarget {
  const name = parseDomain(text)
  if (name !== undefined) return { kind: 'name', name, scope }
  const suffix = text.replace(/^\./, '')
  return scope === 'tree' && isPublicSuffix(suffix) ? { kind: 'suffix', suffix } : { kind: 'invalid' }
}

/** SHA-256 of a name in hexadecimal: what Mastodon and its kin publish beside a mask, unsalted (blocks.md 1.1). */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A digest as published: 64 hexadecimal digits, lower case; undefined for anything else. */
export function readDigest(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{64}$/i.test(value) ? value.toLowerCase() : undefined
}

/**
 * Whether a rule acts on a host. For a mask the answer is only whether it could be meant by that very text; masks act through the name they
 * were resolved to.
 */
export function actsOn(target: BlockTarget, host: Domain): boolean {
  switch (target.kind) {
    case 'name':
      return target.name === host || (target.scope === 'tree' && host.endsWith(`.${target.name}`))
    case 'suffix':
      return host.endsWith(`.${target.suffix}`)
    case 'pattern':
      return matchesShell(target.pattern, host)
    case 'mask':
    case 'canary':
    case 'account':
    case 'invalid':
      return false
  }
}

/**
 * Shell wildcards over a whole name: `*` any run, also an empty one, `?` one character (Friendica: fnmatch; blocks.md 1.7). Linear in the
 * product of the lengths, whatever the pattern.
 */
export function matchesShell(pattern: string, text: string): boolean {
  let star = -1
  let resume = 0
  let p = 0
  let t = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p
      resume = t
      p += 1
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p += 1
      t += 1
    } else if (star >= 0) {
      p = star + 1
      resume += 1
      t = resume
    } else return false
  }
  while (pattern[p] === '*') p += 1
  return p === pattern.length
}
