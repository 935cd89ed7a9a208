// Which known name stands behind a masked row: by its digest for certain, by its mask with candidates and a confidence (blocks.md 2.3).
import type { Domain } from '../domain.ts'
import { maskName, type MaskAlgorithm } from './mask.ts'
import { digestOf } from './target.ts'

/** Changes when the same row may be resolved otherwise, so that stored rows are looked at again. */
export const RESOLVER_VERSION = 1

export type Resolution =
  /** The row names its target plainly. */
  | { readonly method: 'plain'; readonly name: Domain }
  /** The digest is that of a known name: certain. */
  | { readonly method: 'digest'; readonly name: Domain }
  /** One known name has this mask: probable. Never answers for a pair, is never shown (DESIGN 5). */
  | { readonly method: 'inferred'; readonly name: Domain; readonly confidence: number }
  | { readonly method: 'ambiguous'; readonly candidates: readonly Domain[]; readonly total: number }
  | { readonly method: 'unresolved' }

/** Known names, by digest and by mask. Built once over all names and added to as names arrive. */
export interface NameDictionary {
  readonly add: (names: Iterable<Domain>) => void
  readonly byDigest: (digest: string) => Domain | undefined
  /** At most `CANDIDATES` names of this mask, and how many there are. */
  readonly byMask: (algorithm: MaskAlgorithm, mask: string) => { readonly names: readonly Domain[]; readonly total: number }
}

/** So many candidates of an ambiguous mask are kept (blocks.md 2.3). */
export const CANDIDATES = 20

/**
 * A dictionary over known names. A digest is looked for among the names, their parents down to the registered one, the names without a
 * leading `www.`, and `*.` before any of them (Rebased digests the pattern as written). Only known names are tried: nothing is invented.
 */
export function createDictionary(names: Iterable<Domain> = []): NameDictionary {
  const known = new Set<Domain>()
  const digests = new Map<string, Domain>()
  const masks = new Map<MaskAlgorithm, Map<string, { names: Domain[]; total: number }>>()

  function addMask(table: Map<string, { names: Domain[]; total: number }>, algorithm: MaskAlgorithm, name: Domain): void {
    const mask = maskName(algorithm, name)
    const found = table.get(mask) ?? { names: [], total: 0 }
    found.total += 1
    if (found.names.length < CANDIDATES) found.names.push(name)
    table.set(mask, found)
  }

  function tableOf(algorithm: MaskAlgorithm): Map<string, { names: Domain[]; total: number }> {
    const ready = masks.get(algorithm)
    if (ready !== undefined) return ready
    const table = new Map<string, { names: Domain[]; total: number }>()
    for (const name of known) addMask(table, algorithm, name)
    masks.set(algorithm, table)
    return table
  }

  function add(more: Iterable<Domain>): void {
    for (const name of more) {
      if (known.has(name)) continue
      known.add(name)
      for (const form of formsOf(name)) {
        if (!digests.has(digestOf(form))) digests.set(digestOf(form), form)
        if (!digests.has(digestOf(`*.${form}`))) digests.set(digestOf(`*.${form}`), form)
      }
      for (const [algorithm, table] of masks) addMask(table, algorithm, name)
    }
  }

  add(names)
  return {
    add,
    byDigest: (digest) => digests.get(digest),
    byMask: (algorithm, mask) => tableOf(algorithm).get(mask) ?? { names: [], total: 0 },
  }
}

// A list names a parent of what we know as often as the name itself; a single label is nobody's name.
function formsOf(name: Domain): readonly Domain[] {
  const labels = name.split('.')
  return labels.slice(0, -1).map((_, from) => labels.slice(from).join('.') as Domain)
}

export interface MaskedRow {
  readonly mask: string
  readonly algorithm: MaskAlgorithm
  readonly digest?: string | undefined
}

const BASE_CONFIDENCE = 0.9
/** Where more than this share of the characters is hidden, many names nobody knows would fit too. */
const HIDDEN_SHARE = 0.7

/** A name that so many others block plainly is the likelier one behind a mask. */
export const CORROBORATING_BLOCKERS = 3

/**
 * Resolves a masked row. A digest decides alone: if no known name has it, the row stays unresolved whatever the mask suggests. Without a
 * digest a candidate must reproduce the whole mask under the software's own algorithm; confidence is 0.90 for a single one, 0.2 less where
 * more than 70 % is hidden, 0.05 more where `isCorroborated` says that three others block the name plainly, 0.97 at most (blocks.md 2.3).
 */
export function resolveMask(
  { mask, algorithm, digest }: MaskedRow,
  dictionary: NameDictionary,
  isCorroborated: (name: Domain) => boolean = () => false,
): Resolution {
  if (digest !== undefined) {
    const name = dictionary.byDigest(digest)
    return name === undefined ? { method: 'unresolved' } : { method: 'digest', name }
  }
  const { names, total } = dictionary.byMask(algorithm, mask)
  const [only] = names
  if (only === undefined) return { method: 'unresolved' }
  if (total > 1) return { method: 'ambiguous', candidates: names, total }
  return { method: 'inferred', name: only, confidence: Math.min(0.97, confidenceOf(mask) + (isCorroborated(only) ? 0.05 : 0)) }
}

function confidenceOf(mask: string): number {
  const hidden = [...mask].filter((one) => one === '*').length / [...mask].length
  return hidden > HIDDEN_SHARE ? BASE_CONFIDENCE - 0.2 : BASE_CONFIDENCE
}

/** What a plain row's digest says about it: `absent`, `right`, or `wrong`, the sign of a broken or hostile server. */
export function checkDigest(name: Domain, digest: string | undefined): 'absent' | 'right' | 'wrong' {
  if (digest === undefined) return 'absent'
  return digestOf(name) === digest || digestOf(`*.${name}`) === digest ? 'right' : 'wrong'
}
