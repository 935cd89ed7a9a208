// Canned answers about blocks for every page and state, typed by the contract of the API; all names and reasons are invented.
import type {
  AdminViewReply,
  BlockedByReply,
  BlockEventsReply,
  BlockReply,
  BlocksReply,
  BlockSourceReply,
  ListCoverageReply,
  ListFindings,
  PairReply,
  ReachReply,
  VerdictReply,
} from '../../api/contract.ts'
import { SERVER } from './fixture-answers.ts'
import { FIXTURE_NOW } from './fixture-servers.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** The server whose list shows everything. */
export const HARBOUR = 'harbour-commons.example'

/** A moment so many milliseconds before now. */
export function ago(milliseconds: number): string {
  return new Date(FIXTURE_NOW - milliseconds).toISOString()
}

const SOURCE: BlockSourceReply = {
  endpoint: '/api/v1/instance/domain_blocks',
  publication: 'public',
  since: ago(212 * DAY),
  notBefore: ago(213 * DAY),
  firstReadAt: ago(212 * DAY),
  readAt: ago(6 * HOUR),
  shown: true,
  rows: 0,
  masked: 0,
  skipped: 0,
  mode: null,
  hasExclusions: false,
}

/** A list in a state in which nothing is shown. */
function hidden(publication: string): BlockSourceReply {
  return { ...SOURCE, publication, shown: false, readAt: publication === 'withheld' ? ago(40 * DAY) : null, firstReadAt: null }
}

const WORDS = ['gravel', 'pine', 'rust', 'salt', 'thistle', 'ember', 'fog', 'marrow', 'quarry', 'shard', 'tallow', 'wick']
const REASONS = [
  'Harassment across several servers, reports unanswered.',
  'Spam accounts; the admin does not react.',
  null,
  'Hate speech and slurs in the public timeline.',
  'No moderation at all since spring.',
  null,
  'Scrapes posts for an advertising index.',
]

function row(index: number, more: Partial<BlockReply> = {}): BlockReply {
  const name = `${WORDS[index % WORDS.length] ?? ''}${index < WORDS.length ? '' : `-${String(Math.floor(index / WORDS.length))}`}.example`
  const isHard = index % 4 !== 1
  return {
    observed: name,
    kind: 'name',
    target: name,
    subdomains: true,
    actions: isHard ? ['suspend'] : ['silence', 'reject-media'],
    native: [isHard ? 'suspend' : 'silence'],
    reason: REASONS[index % REASONS.length] ?? null,
    statedSince: null,
    expiresAt: null,
    notBefore: index % 3 === 0 ? null : ago((20 + index * 3) * DAY + DAY),
    firstSeen: ago((index % 3 === 0 ? 212 : 20 + index * 3) * DAY),
    missingSince: null,
    ...more,
  }
}

/** The rows of the harbour's list. */
export const ROWS: readonly BlockReply[] = [
  ...Array.from({ length: 140 }, (_, index) => row(index)),
  row(3, { observed: '*.wharf.example', target: '*.wharf.example', kind: 'pattern', subdomains: false, statedSince: ago(90 * DAY) }),
  row(5, { observed: 'lighthouse.example', target: 'lighthouse.example', missingSince: ago(6 * HOUR), expiresAt: ago(-30 * DAY) }),
].toSorted((a, b) => (a.observed < b.observed ? -1 : 1))

/** A server's list as published. */
export function blocksOf(domain: string): BlocksReply {
  const empty = { domain, byAction: [], byTopic: [], blocks: [], next: null }
  if (domain === 'bare.example') return { ...empty, sources: [hidden('robots')] }
  if (domain === 'failing.example') return { ...empty, sources: [hidden('withheld')] }
  if (domain !== HARBOUR) return { ...empty, sources: [] }
  return {
    domain,
    sources: [{ ...SOURCE, rows: ROWS.length + 37, masked: 37, skipped: 2 }],
    byAction: [
      { action: 'suspend', rows: 138 },
      { action: 'silence', rows: 41 },
    ],
    byTopic: [
      { topic: 'harassment', rows: 26 },
      { topic: 'spam', rows: 20 },
      { topic: 'hate', rows: 20 },
      { topic: 'moderation', rows: 19 },
      { topic: 'privacy', rows: 19 },
      { topic: 'other', rows: 4 },
    ],
    blocks: ROWS,
    next: null,
  }
}

/** What changed in its list. */
export function blockEventsOf(domain: string): BlockEventsReply {
  const plain = { endpoint: SOURCE.endpoint, observed: null, actions: null, was: null, became: null }
  const between = (days: number) => ({ notBefore: ago((days + 1) * DAY), at: ago(days * DAY) })
  return {
    domain,
    next: null,
    events: [
      { ...plain, ...between(2), kind: 'added', observed: 'ember.example', actions: ['suspend'] },
      { ...plain, ...between(2), kind: 'added', observed: 'fog-2.example', actions: ['silence'] },
      { ...plain, ...between(9), kind: 'removed', observed: 'calm-water.example', actions: ['silence'] },
      {
        ...plain,
        ...between(31),
        kind: 'action-changed',
        observed: 'quarry.example',
        was: { actions: ['silence'] },
        became: { actions: ['suspend'] },
      },
      {
        ...plain,
        ...between(31),
        kind: 'reason-changed',
        observed: 'rust.example',
        was: { reason: 'Spam' },
        became: { reason: 'Spam accounts; the admin does not react.' },
      },
      { ...plain, ...between(120), kind: 'publication-changed', was: { publication: 'unreachable' }, became: { publication: 'public' } },
      { ...plain, notBefore: null, at: ago(212 * DAY), kind: 'list-read', became: { rows: 162 } },
    ],
  }
}

export const COVERAGE: ListCoverageReply = {
  servers: 21_874,
  read: 9_312,
  stale: 204,
  partial: 1_877,
  unread: { 'never-read': 611, withheld: 1_920, robots: 6_480, unsupported: 3_102, unreachable: 311, 'ambiguous-empty': 138 },
}

const BLOCKERS: BlockedByReply['blockers'] = ['anvil-social.example', 'brine.example', 'cinder-town.example', 'delta-people.example'].map(
  (domain, index) => ({
    ...row(index + 1, { observed: HARBOUR, target: HARBOUR }),
    ...(index === 3 ? { observed: 'example', kind: 'suffix' } : {}),
    domain,
    stance: index === 2 ? 'limited' : 'refused',
    source: SOURCE.endpoint,
  }),
)

/** Who blocks a name: the harbour is blocked by some, nobody else by anybody. */
export function blockedByOf(domain: string): BlockedByReply {
  const nothing = { refused: 0, limited: 0, unnamed: 0, masked: 0, notAdmitted: 0 }
  const about = { domain, coverage: COVERAGE, next: null }
  if (domain !== HARBOUR) return { ...about, counts: nothing, byTopic: [], blockers: [] }
  return {
    ...about,
    counts: { refused: 5, limited: 1, unnamed: 2, masked: 1, notAdmitted: 14 },
    byTopic: [
      { topic: 'spam', rows: 2 },
      { topic: 'hate', rows: 1 },
    ],
    blockers: BLOCKERS,
  }
}

function verdict(by: string, about: string, more: Partial<VerdictReply>): VerdictReply {
  return { by, about, stance: 'open', rule: null, allowlist: false, because: null, readAt: ago(6 * HOUR), sources: [SOURCE], ...more }
}

/** A pair: `wall.example` lets no crawler read its list, `shy.example` withholds it; the harbour blocks `ember.example`. */
export function pairOf(a: string, b: string): PairReply {
  const verdicts: readonly [VerdictReply, VerdictReply] = [judge(a, b), judge(b, a)]
  const stances = verdicts.map(({ stance }) => stance)
  const talk = stances.includes('refused')
    ? 'no'
    : stances.includes('unknown')
      ? 'unknown'
      : stances.includes('limited')
        ? 'limited'
        : 'yes'
  return { a, b, talk, verdicts }
}

function judge(by: string, about: string): VerdictReply {
  if (by === 'wall.example') return verdict(by, about, { stance: 'unknown', because: 'robots', readAt: null, sources: [hidden('robots')] })
  if (by === 'shy.example')
    return verdict(by, about, { stance: 'unknown', because: 'withheld', readAt: null, sources: [hidden('withheld')] })
  const found = by === HARBOUR ? ROWS.find(({ observed }) => observed === about) : undefined
  if (found === undefined) return verdict(by, about, {})
  const stance = found.actions.includes('suspend') ? 'refused' : 'limited'
  return verdict(by, about, { stance, rule: { ...found, source: SOURCE.endpoint, digestMatches: false } })
}

/** What stands out in a list. */
export const FINDINGS: ListFindings = {
  redundant: [
    { target: 'eu.rust.example', under: 'rust.example' },
    { target: 'old.salt.example', under: 'salt.example' },
  ],
  dead: [
    { target: 'tallow.example', lastAnswer: ago(500 * DAY) },
    { target: 'wick-2.example', lastAnswer: null },
  ],
  nobodyElse: ['fog-3.example', 'marrow-4.example', 'pine-7.example'],
  sameSite: [{ registrable: 'gravel.example', rows: 4, farm: true }],
  overlap: [
    { lists: '0', rows: 3 },
    { lists: '1', rows: 9 },
    { lists: '2-9', rows: 44 },
    { lists: '10-99', rows: 71 },
    { lists: '100+', rows: 15 },
  ],
  cut: false,
}

/** Whom a server reaches; of `bare.example` its own list is not known. */
export function reachOf(domain: string): ReachReply {
  const activeMonth = 1_204_300
  const own =
    domain === HARBOUR
      ? { open: 1_080_200, limited: 61_000, refused: 63_100, unknown: 0 }
      : { open: 0, limited: 0, refused: 0, unknown: activeMonth }
  const theirs = { open: 498_100, limited: 22_700, refused: 31_400, unknown: 652_100 }
  const atLeast = domain === HARBOUR ? 471_300 : 0
  return {
    domain,
    servers: 20_410,
    activeMonth,
    withoutFigure: 1_463,
    atLeast: atLeast / activeMonth,
    atMost: 1_111_400 / activeMonth,
    users: {
      atLeast,
      atMost: 1_111_400,
      limited: domain === HARBOUR ? 58_200 : 0,
      theirs,
      own,
      unknown: { robots: 441_200, withheld: 98_300, unsupported: 71_400, partial: 30_100, 'never-read': 11_100 },
    },
    coverage: COVERAGE,
  }
}

/** The admin's page of a server. */
export function adminViewOf(domain: string): AdminViewReply {
  const own = blocksOf(domain)
  const { counts, byTopic, blockers, next } = blockedByOf(domain)
  const read = (endpoint: string) => ({
    endpoint,
    state: 'ok',
    reason: null,
    httpStatus: 200,
    readAt: ago(5 * HOUR),
    dueAt: ago(-18 * HOUR),
  })
  return {
    domain,
    sources: own.sources,
    documents: [
      read('nodeinfo'),
      read('/api/v2/instance'),
      { ...read('/api/v1/instance/privacy_policy'), state: 'failed', reason: 'not-found', httpStatus: 404, readAt: null },
      read('/api/v1/instance/peers'),
    ],
    blockedBy: { counts, byTopic, blockers, next },
    findings: own.blocks.length > 0 ? FINDINGS : null,
    coverage: COVERAGE,
    newcomers: {
      inSearch: domain === HARBOUR,
      registrations: 'approval',
      minAge: 16,
      shortDescription: domain === HARBOUR ? SERVER.shortDescription.value : null,
      languages: domain === HARBOUR ? ['en', 'de'] : [],
      rules: domain === HARBOUR ? (SERVER.rules.value ?? []).map(({ text, hint, firstSeen }) => ({ text, hint, firstSeen })) : [],
      rulesAt: ago(5 * HOUR),
    },
  }
}
