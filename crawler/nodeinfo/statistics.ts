// /statistics.json, which diaspora* had before NodeInfo and Friendica still serves, as facts (microblog.md 1.6).
import type { Facts } from '#model/facts.ts'
import { at, count, flag, text } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { publicText } from '../software/people.ts'
import { presentFacts } from './document.ts'
import { usageOf } from './usage.ts'

/**
 * Reads the document; its numbers are strings on servers of Hubzilla's time. `registrations_open` is false for invitation only, unlike
 * NodeInfo's flag. Undefined when it names no network, which is what it calls the software.
 */
export function readStatisticsJson(json: unknown): Facts | undefined {
  const network = text(at(json, 'network'), 100)
  if (network === undefined) return undefined
  return presentFacts({
    software: network.toLowerCase(),
    version: text(at(json, 'version'), 100),
    name: publicText(at(json, 'name'), TEXT_LIMITS.name),
    openRegistrations: flag(at(json, 'registrations_open')),
    usage: usageOf({
      users: count(at(json, 'total_users')),
      activeMonth: count(at(json, 'active_users_monthly')),
      activeHalfyear: count(at(json, 'active_users_halfyear')),
      localPosts: count(at(json, 'local_posts')),
      localComments: count(at(json, 'local_comments')),
    }),
  })
}
