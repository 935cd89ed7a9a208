// Whether a server shows its block list: "no blocks", "withheld", "no such list", "not reachable" and "partly hidden" are five things (blocks.md 0).
import type { FailureReason } from '../failure.ts'

export const BLOCK_PUBLICATIONS = [
  'public', // read whole
  'partial', // read, and the server says or shows that rows are missing
  'ambiguous-empty', // empty, and this software shows a hidden list so
  'withheld', // a definitive refusal beside a good NodeInfo
  'robots', // robots.txt forbids the list
  'unsupported', // this version has no such list
  'unreachable', // asked, and nothing usable came
] as const
export type BlockPublication = (typeof BLOCK_PUBLICATIONS)[number]

/** Whether the rows of a source in this state may be believed to be its list of today. */
export function isReadable(publication: BlockPublication): boolean {
  return publication === 'public' || publication === 'partial'
}

/**
 * What a failed request for a list says about its publication. `absent` is what a missing document means for this software and version:
 * Mastodon from 4.0 on answers 404 for a list that is not shown to everybody (blocks.md 1.1).
 */
export function publicationOfFailure(reason: FailureReason, absent: 'withheld' | 'unsupported'): BlockPublication {
  if (reason === 'robots') return 'robots'
  if (reason === 'unauthorized') return 'withheld'
  return reason === 'not-found' || reason === 'gone' ? absent : 'unreachable'
}
