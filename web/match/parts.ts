// What meets a wish in part speaks for a server and against it: each such reason is shown once, where its wish puts it.
import type { ReasonReply } from '../../api/contract.ts'

interface Reasons {
  readonly reasons: readonly ReasonReply[]
  readonly against: readonly ReasonReply[]
}

/**
 * Reasons in part of both lists stand in one: with what speaks for a server where a topic is wanted, since some of it is there; with what
 * speaks against it where it is to be avoided, or somebody is to be reached.
 */
export function sortParts({ reasons, against }: Reasons): Reasons {
  const twice = (list: readonly ReasonReply[], { wish }: ReasonReply): boolean =>
    wish !== null && list.some((other) => other.degree === 'part' && other.wish === wish)
  return {
    reasons: reasons.filter((one) => one.degree === 'full' || isWanted(one) || !twice(against, one)),
    against: against.filter((one) => one.degree === 'full' || !isWanted(one) || !twice(reasons, one)),
  }
}

function isWanted({ wish }: ReasonReply): boolean {
  return wish?.startsWith('want=') === true
}
