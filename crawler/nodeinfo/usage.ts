// The numbers of NodeInfo and its relatives; what a server does not say stays absent, because absent is not zero.
import type { Usage } from '#model/facts.ts'
import { at, count } from '#model/json.ts'

/**
 * Reads the `usage` object of NodeInfo and NodeInfo2. Numbers may be strings; `activeHalfYear` is Emissary's and GoToSocial's spelling;
 * an empty `users` hides the statistics (FEP-0151). Undefined when not one number is published. What a number is worth is for the
 * software's adapter to say.
 */
export function readUsage(usage: unknown): Usage | undefined {
  const users = at(usage, 'users')
  return usageOf({
    users: count(at(users, 'total')) ?? count(users),
    activeMonth: count(at(users, 'activeMonth')),
    activeHalfyear: count(at(users, 'activeHalfyear')) ?? count(at(users, 'activeHalfYear')),
    activeWeek: count(at(users, 'activeWeek')),
    activeDay: count(at(users, 'activeDay')),
    localPosts: count(at(usage, 'localPosts')),
    localComments: count(at(usage, 'localComments')),
  })
}

/** The numbers that are there, or undefined when there are none. */
export function usageOf(usage: Usage): Usage | undefined {
  const entries = Object.entries(usage).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
