// "Can these two servers talk?": what one server's published lists say about another, with the rule that decides or why it is not known.
import type { Domain } from '../domain.ts'
import { hardestAction, isRefusal, type BlockAction } from './actions.ts'
import { isReadable, type BlockPublication } from './publication.ts'
import { matchesShell } from './target.ts'

/** An open row of a list as published; masked rows take part only where a digest matches the name that was asked about. */
export interface PublishedBlock {
  readonly sourceId: number
  readonly kind: 'name' | 'suffix' | 'pattern' | 'mask'
  readonly scope: 'exact' | 'tree'
  /** The name, suffix or pattern; for a masked row the name whose digest matched. */
  readonly target: string
  readonly actions: readonly BlockAction[]
}

/** One list of a server and the state it is in. */
export interface PublishedSource {
  readonly id: number
  readonly publication: BlockPublication
  /** Its rows may be shown: public now, or when it was last reached. */
  readonly shown: boolean
  readonly mode: 'open' | 'allowlist' | undefined
}

/** How one server treats what comes from another, as far as its lists say. */
export type Stance = 'open' | 'limited' | 'refused' | 'unknown'

export const UNKNOWN_REASONS = ['never-read', 'withheld', 'robots', 'unsupported', 'unreachable', 'ambiguous-empty', 'partial'] as const
export type UnknownReason = (typeof UNKNOWN_REASONS)[number]

export interface Verdict<Block extends PublishedBlock = PublishedBlock> {
  readonly stance: Stance
  /** The row that decides; absent where no row does. */
  readonly rule?: Block | undefined
  /** Whoever is not on the list of allowed servers is refused. */
  readonly allowlist?: boolean | undefined
  /** Why the stance is not known, or for `open` what could still be hidden. */
  readonly because?: UnknownReason | undefined
}

/**
 * What the lists of a server say about a host. In each list the most specific rule wins, as at Mastodon (`DomainBlock.rule_for`); of
 * several lists the hardest. A server in allow-list mode refuses whom it does not name. No row in a list that was read whole means open;
 * no list that can be read means unknown, for the first reason in the order of `UNKNOWN_REASONS`.
 */
export function judgeHost<Block extends PublishedBlock>(
  host: Domain,
  sources: readonly PublishedSource[],
  blocks: readonly Block[],
): Verdict<Block> {
  const shown = sources.filter((source) => source.shown)
  const rules = blocks.filter((block) => matches(block, host))
  const allowlists = shown.filter(({ mode }) => mode === 'allowlist')
  const refusing = rules.filter(({ actions }) => !actions.includes('allow'))
  const decisive = shown.flatMap(({ id }) => mostSpecific(refusing.filter(({ sourceId }) => sourceId === id)) ?? [])
  const hardest = decisive.toSorted((a, b) => weightOf(b) - weightOf(a))[0]
  if (hardest !== undefined && stanceOf(hardest) === 'refused') return { stance: 'refused', rule: hardest }
  if (allowlists.length > 0) {
    const allowed = rules.find(({ actions }) => actions.includes('allow'))
    if (allowed === undefined) return { stance: 'refused', allowlist: true }
    return hardest === undefined ? { stance: 'open', rule: allowed, allowlist: true } : { stance: stanceOf(hardest), rule: hardest }
  }
  if (hardest !== undefined) return { stance: stanceOf(hardest), rule: hardest }
  const because = gapOf(sources)
  return shown.length === 0 || because === 'ambiguous-empty'
    ? { stance: 'unknown', because: because ?? 'never-read' }
    : { stance: 'open', because }
}

/** Both directions put together: whether two servers can talk. */
export function combineStances(one: Stance, other: Stance): 'yes' | 'limited' | 'no' | 'unknown' {
  if (one === 'refused' || other === 'refused') return 'no'
  if (one === 'unknown' || other === 'unknown') return 'unknown'
  return one === 'limited' || other === 'limited' ? 'limited' : 'yes'
}

function matches({ kind, scope, target }: PublishedBlock, host: Domain): boolean {
  switch (kind) {
    case 'name':
    case 'mask':
      return target === host || (scope === 'tree' && host.endsWith(`.${target}`))
    case 'suffix':
      return host.endsWith(`.${target}`)
    case 'pattern':
      return matchesShell(target, host)
  }
}

// A name is more specific than its parents, and any name than a pattern.
function mostSpecific<Block extends PublishedBlock>(rules: readonly Block[]): Block | undefined {
  const rank = ({ kind, target }: Block): number => (kind === 'pattern' ? 0 : target.length)
  return rules.reduce<Block | undefined>((best, rule) => (best === undefined || rank(rule) > rank(best) ? rule : best), undefined)
}

function stanceOf({ actions }: PublishedBlock): Stance {
  const action = hardestAction(actions)
  if (action === undefined || action === 'noop' || action === 'delivery-suspended') return 'open'
  return isRefusal(action) ? 'refused' : 'limited'
}

function weightOf(block: PublishedBlock): number {
  const stance = stanceOf(block)
  return stance === 'refused' ? 2 : stance === 'limited' ? 1 : 0
}

// What keeps us from knowing more, the strongest first; undefined when every list was read whole.
function gapOf(sources: readonly PublishedSource[]): UnknownReason | undefined {
  if (sources.length === 0) return 'never-read'
  const states = sources.map(({ publication }) => publication)
  const gaps = states.filter((state) => !isReadable(state) || state === 'partial')
  return UNKNOWN_REASONS.find((reason) => gaps.some((state) => state === reason))
}
