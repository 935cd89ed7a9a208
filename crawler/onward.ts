// How far the redirects of a document had led when a slot ended: kept beside the document, so that the next slot goes on from there.
import { HOUR } from '#model/clock.ts'
import { at, count, flag, isObject, list, rawText } from '#model/json.ts'
import type { Hop } from './conversation.ts'
import { MAX_REDIRECTS } from './limits.ts'

/** A way begun that long ago is begun anew. Long enough for five redirects with the longest Crawl-delay before each. */
const COUNTS_MS = 20 * HOUR

/** The memo of a document, with the way that its redirects led so far; without one when there were none. */
export function withOnward(memo: unknown, hops: readonly Hop[], now: number): unknown {
  const rest = withoutOnward(memo)
  if (hops.length === 0) return rest
  const way = hops.map(({ from, to, permanent }) => ({ from: from.href, to: to.href, permanent }))
  return { ...(isObject(rest) ? rest : {}), onward: { at: now, way } }
}

/** The memo of a document that was reached, or failed: no way is open any more. */
export function withoutOnward(memo: unknown): unknown {
  if (!isObject(memo) || memo['onward'] === undefined) return memo
  const { onward: _onward, ...rest } = memo
  return rest
}

/** The redirects from `url` that were followed lately, as far as they were; none when the way began elsewhere or long ago. */
export function readOnward(memo: unknown, url: URL, now: number): readonly Hop[] {
  const begun = count(at(memo, 'onward', 'at'))
  const hops = list(at(memo, 'onward', 'way')).flatMap((entry) => {
    const from = URL.parse(rawText(at(entry, 'from')) ?? '')
    const to = URL.parse(rawText(at(entry, 'to')) ?? '')
    return from === null || to === null ? [] : [{ from, to, permanent: flag(at(entry, 'permanent')) === true }]
  })
  const usable = begun !== undefined && now - begun < COUNTS_MS && hops.length <= MAX_REDIRECTS && hops[0]?.from.href === url.href
  return usable ? hops : []
}
