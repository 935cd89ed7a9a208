// What robots.txt and X-Robots-Tag allow us (RFC 9309): parsing, matching and nothing else; it asks nobody and stores nothing.
import type { Failure } from '#model/failure.ts'
import { LIMITS, MAX_CRAWL_DELAY_MS } from './limits.ts'

/** Our product token, in lower case as it is compared (RFC 9309 2.2.1). */
const OWN_TOKEN = 'fediverseatlas'

interface RobotsRule {
  readonly allow: boolean
  /** Percent-encoding normalised; split at every wildcard, so that matching needs no regular expression. */
  readonly pieces: readonly string[]
  /** True when the pattern ends in "$". */
  readonly anchored: boolean
  /** Length of the normalised pattern: the longest matching rule decides. */
  readonly length: number
}

/** The rules of one robots.txt that concern us: our own group's, else those for everybody. */
export interface RobotsRules {
  readonly rules: readonly RobotsRule[]
  /** True when the file names our token. */
  readonly own: boolean
  readonly crawlDelayMs: number
}

interface Group {
  own: boolean
  everybody: boolean
  readonly rules: RobotsRule[]
  crawlDelayMs: number
}

/**
 * Reads a robots.txt. Groups that name us are merged and hide those for `*`; rules before the first group and unknown lines are
 * ignored; everything behind 512 kB is cut at a line; a web page in its place holds no rules. Linear in its input.
 */
export function parseRobots(body: string): RobotsRules {
  const groups = isPage(body) ? [] : readGroups(cutAtLine(body))
  const own = groups.filter((group) => group.own)
  const ours = own.length > 0 ? own : groups.filter((group) => group.everybody)
  return {
    rules: ours.flatMap((group) => group.rules),
    own: own.length > 0,
    crawlDelayMs: ours.reduce((longest, group) => Math.max(longest, group.crawlDelayMs), 0),
  }
}

/** The lines of a robots.txt that say something to robots, and empty ones: comments are where people write their e-mail addresses (DESIGN 5). */
export function keepRecords(body: string): string {
  const kept = body.split(/\r\n|[\r\n]/).flatMap((line) => {
    const content = line.replace(/#.*$/s, '')
    return content.trim() === '' || readRecord(content) !== undefined ? [content] : []
  })
  return isPage(body) ? '' : kept.join('\n')
}

// A web page in place of robots.txt holds no rules, whatever its lines look like.
function isPage(body: string): boolean {
  return /^\s*</.test(body.replace(/^\ufeff+/, ''))
}

function cutAtLine(body: string): string {
  if (body.length <= LIMITS.robots.bytes) return body
  const head = body.slice(0, LIMITS.robots.bytes)
  return head.slice(0, Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'), 0))
}

function readGroups(body: string): Group[] {
  const groups: Group[] = []
  let group: Group | undefined
  let inAgents = false
  for (const line of body.split(/\r\n|[\r\n]/)) {
    const record = readRecord(line)
    if (record === undefined) continue
    if (record.key === 'user-agent') {
      if (!inAgents || group === undefined) {
        group = { own: false, everybody: false, rules: [], crawlDelayMs: 0 }
        groups.push(group)
      }
      inAgents = true
      nameAgent(group, record.value)
    } else {
      inAgents = false
      if (group !== undefined) addToGroup(group, record.key, record.value)
    }
  }
  return groups
}

type RecordKey = 'user-agent' | 'allow' | 'disallow' | 'crawl-delay'

// Spellings that people use for the four keys; a typo of "disallow" is still a no.
const KEYS: ReadonlyMap<string, RecordKey> = new Map([
  ['user-agent', 'user-agent'],
  ['useragent', 'user-agent'],
  ['user agent', 'user-agent'],
  ['allow', 'allow'],
  ['disallow', 'disallow'],
  ['dissallow', 'disallow'],
  ['disalow', 'disallow'],
  ['diasllow', 'disallow'],
  ['crawl-delay', 'crawl-delay'],
  ['crawldelay', 'crawl-delay'],
])

// Any other line (Sitemap, Host, rubbish) is no record: it neither adds to a group nor ends its list of agents (RFC 9309 2.2.4).
// Crawl-delay is a record of a group for us: "*" with a delay, then another agent's group, is common and means two groups.
function readRecord(line: string): { readonly key: RecordKey; readonly value: string } | undefined {
  const comment = line.indexOf('#')
  const content = comment < 0 ? line : line.slice(0, comment)
  const colon = content.indexOf(':')
  if (colon < 0) return undefined
  const key = KEYS.get(content.slice(0, colon).replace('\ufeff', '').trim().toLowerCase())
  return key === undefined ? undefined : { key, value: content.slice(colon + 1).trim() }
}

// The token ends before a version ("FediverseAtlas/1.0") or anything else that no token has.
function nameAgent(group: Group, value: string): void {
  if (value === '*' || /^\*\s/.test(value)) group.everybody = true
  else if (/^[a-z0-9_.-]+/i.exec(value)?.[0].toLowerCase() === OWN_TOKEN) group.own = true
}

function addToGroup(group: Group, key: Exclude<RecordKey, 'user-agent'>, value: string): void {
  switch (key) {
    case 'allow':
    case 'disallow':
      // An empty pattern matches nothing; the group still counts as one.
      if (value !== '') group.rules.push(readRule(key === 'allow', value))
      return
    case 'crawl-delay': {
      const seconds = /^\d{1,9}(?:[.,]\d{1,6})?(?=\D|$)/.exec(value)?.[0].replace(',', '.')
      const delay = seconds === undefined ? longDelay(value) : Number(seconds) * 1000
      group.crawlDelayMs = Math.max(group.crawlDelayMs, Math.min(Math.round(delay), MAX_CRAWL_DELAY_MS))
    }
  }
}

function longDelay(value: string): number {
  return /^\d{10}/.test(value) ? MAX_CRAWL_DELAY_MS : 0
}

function readRule(allow: boolean, value: string): RobotsRule {
  const anchored = value.endsWith('$')
  // A "$" inside a pattern is an ordinary character (RFC 9309 2.2.3).
  const pieces = (anchored ? value.slice(0, -1) : value).split(/\*+/).map(normalizePath)
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0) + pieces.length - 1 + (anchored ? 1 : 0)
  return { allow, pieces, anchored, length }
}

// Percent-encoding as RFC 9309 2.2.2 compares it: what needs none is decoded, what needs it is encoded, hexadecimal digits in upper case.
// "*" and "$" themselves are encoded, so that a pattern's "%2A" meets a path's star.
function normalizePath(path: string): string {
  return path
    .toWellFormed()
    .replace(/%([0-9a-fA-F]{2})/g, (escape, digits: string) => {
      const character = String.fromCharCode(Number.parseInt(digits, 16))
      return /[a-zA-Z0-9._~-]/.test(character) ? character : escape.toUpperCase()
    })
    .replace(/[^!-~]+|[$*]/gu, (part) => (part === '*' ? '%2A' : part === '$' ? '%24' : encodeURIComponent(part)))
}

/** Whether a path with its query may be asked for: the longest matching rule decides, Allow wins a tie, no rule means yes (RFC 9309 2.2.2). */
export function isAllowed(rules: RobotsRules, pathWithQuery: string): boolean {
  return pathWithQuery === '/robots.txt' || (decidingRule(rules, pathWithQuery)?.allow ?? true)
}

/** Whether an Allow in a group that names our token decides about this path: the admin's word to us, not silence and not a word to everybody. */
export function hasOwnAllow(rules: RobotsRules, pathWithQuery: string): boolean {
  return rules.own && decidingRule(rules, pathWithQuery)?.allow === true
}

/** Milliseconds between two requests that this file asks of us, at most an hour; 0 when it asks nothing. */
export function crawlDelayMs(rules: RobotsRules): number {
  return rules.crawlDelayMs
}

function decidingRule(rules: RobotsRules, pathWithQuery: string): RobotsRule | undefined {
  const path = normalizePath(pathWithQuery)
  let best: RobotsRule | undefined
  for (const rule of rules.rules) {
    const longer = best === undefined || rule.length > best.length || (rule.length === best.length && rule.allow && !best.allow)
    if (longer && matches(rule, path)) best = rule
  }
  return best
}

// Each piece between wildcards is taken where it first occurs, which finds a match whenever there is one; the last piece of an
// anchored pattern must end the path. Every piece moves on through the path, so many wildcards cost no more than few.
function matches({ pieces, anchored }: RobotsRule, path: string): boolean {
  const [first = '', ...others] = pieces
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = others.pop()
  if (last === undefined) return !anchored || at === path.length
  for (const piece of others) {
    const found = path.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return anchored ? path.length - last.length >= at && path.endsWith(last) : path.indexOf(last, at) >= 0
}

/**
 * What the answer to /robots.txt means (RFC 9309 2.3.1): `rules` to be parsed; `none`: no restriction (any 4xx, 401 and 403
 * included, and more redirects than we follow); `unreachable`: ask again later and stay away until then (5xx, 429, no answer, a
 * redirect that we refuse, a body that could not be read).
 */
export function classifyRobotsAnswer(answer: number | Failure): 'rules' | 'none' | 'unreachable' {
  if (typeof answer === 'number') return classifyStatus(answer)
  if (answer.reason === 'redirect-limit') return 'none'
  // A good status beside a failure means that the body could not be read.
  const status = answer.httpStatus ?? 0
  return status >= 400 ? classifyStatus(status) : 'unreachable'
}

function classifyStatus(status: number): 'rules' | 'none' | 'unreachable' {
  if ((status >= 200 && status < 300) || status === 304) return 'rules'
  return status >= 400 && status < 500 && status !== 429 ? 'none' : 'unreachable'
}

// Directives that carry a value behind a colon; any other word before a colon names an agent.
const VALUED_DIRECTIVES: ReadonlySet<string> = new Set(['unavailable_after', 'max-snippet', 'max-image-preview', 'max-video-preview'])

/** Reads the header X-Robots-Tag (several joined by ", "): `noindex` when "noindex" or "none" is said to everybody or to our token. */
export function readRobotsTag(header: string | undefined): { readonly noindex: boolean } {
  let concernsUs = true
  for (const part of (header ?? '').slice(0, 8192).toLowerCase().split(',')) {
    let directive = part.trim()
    const colon = directive.indexOf(':')
    const name = directive.slice(0, Math.max(colon, 0)).trim()
    if (name !== '' && !VALUED_DIRECTIVES.has(name)) {
      concernsUs = name === OWN_TOKEN || name === '*'
      directive = directive.slice(colon + 1).trim()
    }
    if (concernsUs && (directive === 'noindex' || directive === 'none')) return { noindex: true }
  }
  return { noindex: false }
}
