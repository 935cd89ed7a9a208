// Domain: a host name that has been parsed once; everything after trusts the type.
import { domainToASCII, domainToUnicode } from 'node:url'
import { getDomain, getPublicSuffix, parse } from 'tldts'
import { isReadableLabel } from './label-script.ts'

declare const parsed: unique symbol
/** A host name in lower-case ASCII (A-labels), without port, trailing dot or scheme; made only by `parseDomain`. */
export type Domain = string & { readonly [parsed]: true }

/** Longest name in ASCII, without the trailing dot (RFC 1035 2.3.4). */
const MAX_NAME = 253
/** An entry of a peer list longer than this is no host name with something around it. */
const MAX_INPUT = 2048

// Names that never lead to a public server: RFC 6761, 6762 (appendix G), 7686, 8375, 9476, ICANN's .internal, I2P, and router defaults.
const SPECIAL_ENDINGS: ReadonlySet<string> = new Set([
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'lan',
  'home',
  'corp',
  'onion',
  'i2p',
  'invalid',
  'arpa',
  'alt',
])

// The name is known to be a clean host name, so that nothing has to be looked for around it.
const SUFFIX_OPTIONS = { extractHostname: false, validateHostname: false, detectIp: false, mixedInputs: false } as const
const WITH_PRIVATE = { ...SUFFIX_OPTIONS, allowPrivateDomains: true } as const

/**
 * Parses a host name out of what servers put into peer lists, links and NodeInfo: trimmed, lower case, without scheme, user, path,
 * default port (80, 443) and trailing dot, IDNA to ASCII (microblog.md 12.4). Undefined for anything that is no public DNS name:
 * other types, other ports, IP addresses in every notation, single labels, wildcards and masks, underscores, special-use names,
 * names over 253 or labels over 63 characters, broken A-labels, and registries' public suffixes such as co.uk. Names under .example
 * and .test parse; see `isReservedName`. So does the apex of a private suffix (github.io): some of them are servers themselves.
 */
export function parseDomain(text: unknown): Domain | undefined {
  if (typeof text !== 'string' || text.length > MAX_INPUT) return undefined
  if (isHostName(text)) return acceptName(text)
  const host = extractHost(text)
  if (host === undefined) return undefined
  const name = isHostName(host) ? host : domainToASCII(host)
  return isHostName(name) ? acceptName(name) : undefined
}

const SCHEME = /^(?:https?:)?\/\//
// Letters, digits, hyphens and dots, and anything beyond ASCII for IDNA to judge; a percent sign would be decoded, a colon be a port.
const HOST_AND_PORT = /^([a-z0-9.\-\u0080-\uffff]+?)\.?(?::(?:80|443))?$/

// The host in what may be a URL or have one's parts around it.
function extractHost(text: string): string | undefined {
  let rest = text.trim().toLowerCase()
  if (SCHEME.test(rest)) {
    rest = rest.replace(SCHEME, '')
    rest = rest.slice(0, endBefore(rest, /[/?#\\]/))
    rest = rest.slice(rest.lastIndexOf('@') + 1)
  } else {
    // Without a scheme "?" may be the mask of a block list and "@" an account: only a path is taken off.
    rest = rest.slice(0, endBefore(rest, /\//))
  }
  return HOST_AND_PORT.exec(rest)?.[1]
}

function endBefore(text: string, mark: RegExp): number {
  const found = text.search(mark)
  return found < 0 ? text.length : found
}

// Lower-case ASCII labels of letters, digits and inner hyphens (RFC 1123 2.1), at least two, none longer than 63. Every repetition is
// bounded by the dot behind it, so that half a million names of a peer list cost a fifth of a second.
const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

function isHostName(name: string): boolean {
  return name.length <= MAX_NAME && HOST_NAME.test(name)
}

const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

function acceptName(name: string): Domain | undefined {
  // A last label with a digit in it is an IPv4 address in one of its notations, or nothing.
  const last = name.slice(name.lastIndexOf('.') + 1)
  if (!TOP_LEVEL.test(last) || SPECIAL_ENDINGS.has(last)) return undefined
  if (name.includes('xn--') && !isValidIdn(name)) return undefined
  if (getDomain(name, WITH_PRIVATE) === null && isRegistrySuffix(name)) return undefined
  return name as Domain
}

/** True for a top level of the public DNS and for a suffix under which its registry lets people register: `tk`, `co.uk`. */
export function isPublicSuffix(text: string): boolean {
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(text) || text.length > MAX_NAME || SPECIAL_ENDINGS.has(text)) return false
  const found = getPublicSuffix(text, SUFFIX_OPTIONS)
  // The list has a rule for what it does not know: any last label. Only what it names is a suffix.
  return found === text && parse(text, SUFFIX_OPTIONS).isIcann === true
}

function isRegistrySuffix(name: string): boolean {
  return getDomain(name, SUFFIX_OPTIONS) === null
}

// Every A-label must decode, and encode to itself again: broken Punycode comes through domainToASCII untouched.
function isValidIdn(name: string): boolean {
  const unicode = domainToUnicode(name)
  return unicode !== '' && !/(?:^|\.)xn--/.test(unicode) && domainToASCII(unicode) === name
}

const RESERVED = /(?:^|\.)(?:example|test|example\.(?:com|net|org))$/

/** True for names kept for documentation and tests (RFC 6761, RFC 2606): they exist in the simulated fediverse only. */
export function isReservedName(domain: Domain): boolean {
  return RESERVED.test(domain)
}

/**
 * The name somebody registered: one label more than the public suffix, private suffixes included (alice.github.io is a registration
 * of its own). The last two labels under a top level that the Public Suffix List does not know; the name itself for a private
 * suffix's own apex.
 */
export function registrableDomain(domain: Domain): Domain {
  return (getDomain(domain, WITH_PRIVATE) ?? domain) as Domain
}

/** True when one party registered both names: the border across which a NodeInfo is foreign until proved (microblog.md 1.4). */
export function sameSite(one: Domain, other: Domain): boolean {
  return one === other || registrableDomain(one) === registrableDomain(other)
}

/**
 * The name as people read it: in its own script where every label is of one script and cannot be taken for Latin letters
 * (after UTS 39, "single script"), else the A-labels as they are.
 */
export function displayDomain(domain: Domain): string {
  if (!domain.includes('xn--')) return domain
  const unicode = domainToUnicode(domain)
  return unicode.split('.').every(isReadableLabel) ? unicode : domain
}
