// robots.txt of simulated servers: which one a server serves, and an evaluator for the ledger that owes nothing to the crawler's.
import type { Mirror, VirtualInstance } from './contract.ts'

/** The robots.txt of an instance: its own, else what its software ships; null is none. */
export function shippedRobots(instance: VirtualInstance | undefined, mirror: Mirror | undefined): string | null {
  if (instance === undefined) return null
  return instance.robots !== undefined ? instance.robots : (mirror?.shippedRobots(instance) ?? null)
}

/** What a robots.txt says to one crawler. */
export interface RobotsOpinion {
  /** Whether a path (with its query) may be asked for. */
  readonly allows: (path: string) => boolean
  /** Seconds, where stated as a number. */
  readonly crawlDelay: number | undefined
}

export const NO_RESTRICTION: RobotsOpinion = { allows: () => true, crawlDelay: undefined }
export const FULL_RESTRICTION: RobotsOpinion = { allows: (path) => path === '/robots.txt', crawlDelay: undefined }

interface Rule {
  readonly allow: boolean
  readonly pattern: RegExp
  readonly weight: number
}

interface Group {
  readonly agents: string[]
  readonly rules: Rule[]
  crawlDelay: number | undefined
}

/**
 * Evaluates a robots.txt for a product token as RFC 9309 2.2 says: the groups of the token taken together, else those of `*`; the
 * longest matching pattern decides, and of two as long the one that allows. `Crawl-delay` is outside of the RFC.
 */
export function judgeRobots(text: string, token: string): RobotsOpinion {
  const groups = parseGroups(text)
  const own = groups.filter((group) => group.agents.includes(token.toLowerCase()))
  const chosen = own.length > 0 ? own : groups.filter((group) => group.agents.includes('*'))
  const rules = chosen.flatMap((group) => group.rules)
  return {
    allows: (path) => path === '/robots.txt' || allows(rules, normalise(path)),
    crawlDelay: chosen.reduce<number | undefined>(
      (longest, { crawlDelay }) => (crawlDelay === undefined ? longest : Math.max(longest ?? 0, crawlDelay)),
      undefined,
    ),
  }
}

function allows(rules: readonly Rule[], path: string): boolean {
  let best: Rule | undefined
  for (const rule of rules) {
    if (!rule.pattern.test(path)) continue
    if (best === undefined || rule.weight > best.weight || (rule.weight === best.weight && rule.allow)) best = rule
  }
  return best?.allow ?? true
}

function parseGroups(text: string): Group[] {
  const groups: Group[] = []
  let group: Group | undefined
  let naming = false
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [key, value] = splitLine(line)
    if (key === 'user-agent') {
      if (!naming || group === undefined) groups.push((group = { agents: [], rules: [], crawlDelay: undefined }))
      group.agents.push(agentToken(value))
      naming = true
    } else if (isMember(key)) {
      if (group !== undefined) addMember(group, key, value)
      naming = false
    }
  }
  return groups
}

function splitLine(line: string): readonly [key: string, value: string] {
  const found = /^\s*([A-Za-z-]+)\s*:\s*([^#]*)/.exec(line)
  return [found?.[1]?.toLowerCase() ?? '', found?.[2]?.trim() ?? '']
}

type Member = 'allow' | 'disallow' | 'crawl-delay'

function isMember(key: string): key is Member {
  return key === 'allow' || key === 'disallow' || key === 'crawl-delay'
}

// "FediverseAtlas/1.0 (+https://…)" in a group names the product token before the slash (RFC 9309 2.2.1).
function agentToken(value: string): string {
  return value === '*' ? '*' : (/^[A-Za-z_-]*/.exec(value)?.[0].toLowerCase() ?? '')
}

function addMember(group: Group, key: Member, value: string): void {
  if (key === 'crawl-delay') {
    const seconds = value === '' ? Number.NaN : Number(value)
    if (seconds >= 0 && seconds < Infinity) group.crawlDelay ??= seconds
  } else if (value !== '') {
    const path = normalise(value)
    group.rules.push({ allow: key === 'allow', pattern: patternOf(path), weight: path.length })
  }
}

function patternOf(path: string): RegExp {
  const anchored = path.endsWith('$')
  const parts = (anchored ? path.slice(0, -1) : path).split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}${anchored ? '$' : ''}`, 's')
}

// Octets are compared percent-encoded, unreserved characters plain (RFC 9309 2.2.2).
function normalise(path: string): string {
  const encoded = path.replace(/[^\x21-\x7e]/gu, (character) => (character.isWellFormed() ? encodeURIComponent(character) : '%EF%BF%BD'))
  return encoded.replace(/%[0-9a-f]{2}/gi, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(character) ? character : triplet.toUpperCase()
  })
}
