// Ways in which servers say that they do not want to be counted, and what is left of their figures then.
import type { Facts, Usage } from '#model/facts.ts'
import { at } from '#model/json.ts'
import type { HostKnowledge } from './define.ts'

/** What is left of a server's figures when it wants none of them known: that it hides them. */
export const HIDDEN_USAGE: Usage = { quality: 'hidden' }

/** Facts without figures where NodeInfo hides them: what the API then says is no measurement. */
export function withoutHiddenFigures(facts: Facts, host: HostKnowledge): Facts {
  if (host.nodeinfo.usage?.quality !== 'hidden' || facts.usage === undefined) return facts
  const { usage: _, ...rest } = facts
  return rest
}

/** Whether a NodeInfo document hides its statistics in the documented way: `usage.users` is there and empty (FEP-0151). PHP writes []. */
export function hidesFigures(json: unknown): boolean {
  const users = at(json, 'usage', 'users')
  return typeof users === 'object' && users !== null && Object.keys(users).length === 0
}

/** What NodeInfo says beyond the schema, of software that says no more than that it hides its figures. */
export function readHiddenFigures(json: unknown): Facts {
  return hidesFigures(json) ? { usage: HIDDEN_USAGE } : {}
}
