// Pages on which servers publish their rules, terms and the like in HTML: the text of a page as one long text.
import type { Facts, LongTextKind } from '#model/facts.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { publicText } from './people.ts'

/** A page that has less to say than this says nothing of the server's own: a heading, an empty frame, "not found". */
const FEWEST_LETTERS = 40

/**
 * The reader of a page of that kind, for an endpoint of format `html`, whose document is the text of the page. A page without words
 * of its own is a statement too: no text.
 */
export function readPage(kind: LongTextKind): (document: unknown) => Facts {
  return (document) => {
    if (typeof document !== 'string') return {}
    const words = publicText(document, TEXT_LIMITS.longText)
    return { texts: words === undefined || words.length < FEWEST_LETTERS ? [] : [{ kind, text: words, format: 'html' }] }
  }
}
