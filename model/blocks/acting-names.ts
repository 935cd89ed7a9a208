// Which names, endings and digests in a list can act on a host: what is looked for when somebody asks about it.
import type { Domain } from '../domain.ts'
import { digestOf } from './target.ts'

/** What can stand in lists and act on one host, patterns aside. */
export interface ActingNames {
  /** The host and every ending of it, the longest first: `a.b.example`, `b.example`, `example`. */
  readonly targets: readonly string[]
  /** The form of the name by its digest in hexadecimal, with and without a leading `*.`, as Rebased digests patterns (blocks.md 1.3). */
  readonly byDigest: ReadonlyMap<string, string>
}

/** The names that can act on a host. A single label is only ever an ending, so it has no digest. */
export function namesActingOn(host: Domain): ActingNames {
  const labels = host.split('.')
  const targets = labels.map((_, from) => labels.slice(from).join('.'))
  const names = targets.slice(0, -1)
  const digests = names.flatMap((name) => [[digestOf(name), name] as const, [digestOf(`*.${name}`), name] as const])
  return { targets, byDigest: new Map(digests) }
}
