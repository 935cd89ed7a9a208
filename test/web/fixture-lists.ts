// Canned answers about several lists at once: comparison, consensus, the check of one's own; and which answer an address gets.
import type { CompareReply, ConsensusReply, ListCheckReply } from '../../api/contract.ts'
import {
  adminViewOf,
  ago,
  blockedByOf,
  blockEventsOf,
  blocksOf,
  COVERAGE,
  DAY,
  FINDINGS,
  HOUR,
  pairOf,
  reachOf,
  ROWS,
} from './fixture-blocks.ts'

/** Lists side by side; `wall.example` takes no part. */
function comparisonOf(names: readonly string[], show: string | null): CompareReply {
  const compared = names.filter((name) => name !== 'wall.example')
  const entry = (actions: readonly string[], reason: string | null) => ({ actions, reason, firstSeen: ago(80 * DAY) })
  const rows: CompareReply['rows'] = ROWS.slice(0, 24).map(({ observed, reason }, index) => {
    const entries = compared.map((_, list) =>
      index % 3 === 0 || list === index % compared.length ? entry(index % 6 === 3 && list === 0 ? ['silence'] : ['suspend'], reason) : null,
    )
    const present = entries.filter((one) => one !== null).length
    const likeness = present === 1 ? 'only' : present < compared.length ? 'some' : index % 6 === 3 ? 'differing' : 'common'
    return { target: observed, likeness, entries }
  })
  const count = (likeness: string): number => rows.filter((one) => one.likeness === likeness).length
  return {
    lists: names.map((domain, index) => ({
      domain,
      compared: domain !== 'wall.example',
      because: domain === 'wall.example' ? 'robots' : null,
      rows: 142 - index * 31,
      masked: index === 0 ? 37 : 0,
      readAt: domain === 'wall.example' ? null : ago((6 + index) * HOUR),
      only: 12 + index,
    })),
    totals: { common: count('common'), differing: count('differing'), some: count('some'), only: count('only') },
    rows: compared.length < 2 ? [] : rows.filter(({ likeness }) => show === null || show === likeness),
    next: null,
  }
}

/** What a checked file brings: one row a line that is sent, so that a test can see what was. */
function checkOf(body: string): ListCheckReply {
  const names = body.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  const listed = names.map((name, index) => ({
    place: index + 1,
    kind: name.includes('?') ? 'pattern' : 'name',
    target: name.split(',')[0] ?? '',
    severity: 'suspend',
    rejectMedia: false,
    rejectReports: false,
    obfuscate: false,
    comment: index === 1 ? '=SUM(A1:A9)' : null,
    marks: index === 0 ? ['redundant'] : index === 2 ? ['nobody-else'] : [],
  }))
  return {
    format: 'mastodon-csv',
    rows: names.length + 3,
    kinds: { name: names.length, suffix: 0, pattern: 0, mask: 2, canary: 1, account: 0, invalid: 0 },
    severities: { suspend: names.length, silence: 3 },
    canaries: 1,
    masked: 2,
    duplicates: 1,
    problemCount: 2,
    problems: [
      {
        place: 4,
        kind: 'mask',
        text: 'gr**el.ex**ple',
        sentence: '“gr**el.ex**ple” is masked: the row blocks nobody where it is imported.',
      },
      {
        place: 9,
        kind: 'canary',
        text: 'canary.example',
        sentence: '“canary.example” is a row that publishers plant to find copies of their list: leave it out.',
      },
    ],
    notes: [],
    findings: FINDINGS,
    cost: { servers: 20_411, activeMonth: 1_204_300, open: 1_121_000, limited: 41_200, refused: 42_100 },
    list: listed,
    coverage: COVERAGE,
  }
}

/** A list that several agree on; with one list fewer than the threshold there is none. */
function consensusOf(query: URLSearchParams): ConsensusReply | undefined {
  const of = (query.get('of') ?? '').split(',')
  const counted = of.filter((name) => name !== 'wall.example')
  const threshold = Number.parseInt(query.get('threshold') ?? '2', 10)
  if (counted.length < threshold) return undefined
  return {
    generatedAt: ago(0),
    recipe: {
      of,
      threshold,
      severity: query.get('severity') ?? 'silence',
      excludeDead: query.get('exclude-dead') === 'true',
      adjustCopies: true,
    },
    lists: of.map((domain, index) => ({
      domain,
      counted: domain !== 'wall.example',
      because: domain === 'wall.example' ? 'robots' : null,
      rows: 142 - index * 20,
      masked: index === 0 ? 37 : 0,
      readAt: domain === 'wall.example' ? null : ago((6 + index) * HOUR),
    })),
    clusters: [counted.slice(0, 2), ...counted.slice(2).map((name) => [name])],
    rows: ROWS.slice(0, 30).map((one, index) => ({
      domain: one.observed,
      severity: index % 4 === 1 ? 'silence' : 'suspend',
      rejectMedia: index % 4 === 1,
      independent: Math.min(counted.length, 2),
      evidence: counted.map((domain, list) => ({
        domain,
        actions: one.actions,
        reason: list === 0 ? one.reason : null,
        firstSeen: one.firstSeen,
        firstSeenIsLowerBound: one.notBefore === null,
      })),
    })),
    left: [{ domain: 'calm-water.example', lastSeen: ago(9 * DAY) }],
    excludedAsDead: query.get('exclude-dead') === 'true' ? 2 : 0,
  }
}

/** The answer to an address below /api/v1/block-lists or /api/v1/pairs; undefined where there is none. */
export function blockListReply(url: URL, body: string): unknown {
  const [, , , first = '', second = '', third = ''] = url.pathname.split('/').map((part) => decodeURIComponent(part))
  if (first === 'pairs') return pairOf(second, third)
  switch (second) {
    case 'compare':
      return comparisonOf(url.searchParams.getAll('of'), url.searchParams.get('show'))
    case 'check':
      return checkOf(body)
    case 'consensus.json':
      return consensusOf(url.searchParams)
    default:
      return undefined
  }
}

const OF_SERVER: Readonly<Record<string, (domain: string) => unknown>> = {
  blocks: blocksOf,
  'blocked-by': blockedByOf,
  'block-events': blockEventsOf,
  reach: reachOf,
  'admin-view': adminViewOf,
}

/** The answer about one server, known or not; undefined where the part is not about blocks. */
export function serverBlockReply(domain: string, part: string): unknown {
  return OF_SERVER[part]?.(domain)
}
