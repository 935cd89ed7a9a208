// The watch over one exchange: it ends at its deadline, whatever drips, and when far more arrives than its document may weigh.
import { MAX_HEADER_BYTES } from '../limits.ts'
import type { DocumentLimit } from '../limits.ts'
import { Breach } from './breach.ts'

const GLANCE_MS = 250

export interface Watch {
  /** Aborted with a Breach as its reason. */
  readonly signal: AbortSignal
  readonly stop: () => void
}

/**
 * Starts the clock of an exchange, connecting and the whole body included: `timeout` at the deadline. `received` gives the bytes that
 * have come in for it so far; beyond twice the document's limit it ends as `too-large`: an endless status line, informational
 * answers without end and padded chunks never show up as headers or body. Twice, as honest framing and encryption cost something.
 */
export function startWatch(limit: DocumentLimit, received: () => number): Watch {
  const controller = new AbortController()
  const deadline = setTimeout(() => controller.abort(new Breach({ reason: 'timeout' })), limit.deadlineMs)
  const glance = setInterval(() => {
    if (received() > 2 * limit.bytes + 4 * MAX_HEADER_BYTES) controller.abort(new Breach({ reason: 'too-large', detail: 'framing' }))
  }, GLANCE_MS)
  return {
    signal: controller.signal,
    stop: () => {
      clearTimeout(deadline)
      clearInterval(glance)
    },
  }
}
