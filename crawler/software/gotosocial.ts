// GoToSocial: what a default installation lets nobody read, and figures that are noise on purpose (microblog.md 5).
import type { Facts, LongText } from '#model/facts.ts'
import { at } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { HIDDEN_USAGE, withoutHiddenFigures } from './figures.ts'
import { readInstance } from './mastodon-api.ts'
import { domainBlocks, instanceV1, instanceV2, peersEndpoint } from './mastodon-endpoints.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'
import { publicHtml } from './people.ts'

/**
 * GoToSocial. Its robots.txt forbids the API always, and NodeInfo unless the admin chose `instance-stats-mode: serve`: what is asked
 * here is asked of those who changed their robots.txt. API reference: https://docs.gotosocial.org/en/latest/api/swagger/
 */
export const gotosocial = defineSoftware({
  name: 'gotosocial',
  label: 'GoToSocial',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'AGPL-3.0',
  language: 'Go',
  repository: 'https://codeberg.org/superseriousbusiness/gotosocial',
  homepage: 'https://gotosocial.org',
  counts: {
    users: 'local accounts; servers that hide the figure give 0 or a random one, which are left out',
    active: 'not counted by this software; a figure here is a random one and left out',
    posts: 'posts of local accounts',
  },
  unpublished: { facts: ['actives'], reference: 'superseriousbusiness/gotosocial:internal/processing/fedi/wellknown.go' },
  correct: (nodeinfo) => closeWhenNotOpen(hideNoise(nodeinfo)),
  endpoints: [
    instanceV1(readOwnInstance),
    instanceV2(readOwnInstance),
    domainBlocks({ syntax: 'tree', mask: 'gotosocial' }, 'unsupported'),
    peersEndpoint,
  ],
})

// Honest modes never count active accounts: a figure above 0 is the sign of `baffle`, whose numbers are all random (5.2). No accounts
// at all is `zero`, the privacy choice; posts are left out then.
function hideNoise(nodeinfo: Facts): Facts {
  const { usage } = nodeinfo
  if (usage === undefined) return nodeinfo
  const baffled = (usage.activeMonth ?? 0) > 0 || (usage.activeHalfyear ?? 0) > 0
  return baffled || usage.users === 0 ? { ...nodeinfo, usage: HIDDEN_USAGE } : nodeinfo
}

/** Reads both instance documents: Mastodon's, with the terms inside them, and an active month that is 0 when it is honest (5.3). */
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const facts = withoutHiddenFigures(readInstance(json, host), host)
  const { usage, texts = [], ...rest } = facts
  if (Object.keys(facts).length === 0) return facts
  const baffled = (usage?.activeMonth ?? 0) > 0
  const { activeMonth: _, ...honest } = usage ?? {}
  const all: readonly LongText[] = [...texts, ...readTerms(at(json, 'terms'))]
  return {
    ...rest,
    ...(baffled || Object.keys(honest).length === 0 ? {} : { usage: honest }),
    ...(all.length === 0 ? {} : { texts: all }),
  }
}

function readTerms(html: unknown): readonly LongText[] {
  const words = publicHtml(html, TEXT_LIMITS.longText)
  return words === undefined ? [] : [{ kind: 'terms', text: words, format: 'html' }]
}
