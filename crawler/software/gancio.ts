// Gancio: calendars of a town or a scene, with NodeInfo and the friends that its operators chose (other-software.md 4.6).
import type { Facts } from '#model/facts.ts'
import { at, rawText, url } from '#model/json.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { dropFigures, readFlagAs } from './nodeinfo-word.ts'

const ownMode = readFlagAs({ open: 'open', shut: 'closed' })

/** Gancio. API reference: https://gancio.org/dev/api */
export const gancio = defineSoftware({
  name: 'gancio',
  label: 'Gancio',
  kind: 'events',
  networks: ['activitypub'],
  alternativeTo: ['Facebook Events', 'Eventbrite', 'Meetup'],
  licence: 'AGPL-3.0',
  language: 'JavaScript',
  repository: 'https://framagit.org/les/gancio',
  homepage: 'https://gancio.org',
  counts: { users: 'local accounts', active: 'not published', posts: 'events' },
  unpublished: {
    facts: ['languages', 'actives', 'rules', 'blocks', 'switches'],
    reference: 'lesion/gancio:server/federation/webfinger.js',
  },
  // What it counts as comments are things it received from elsewhere.
  correct: (nodeinfo) => ownMode(dropFigures(nodeinfo, 'localComments')),
  endpoints: [{ path: '/api/instances/trusted', limit: 'peers', every: 'week', read: readTrusted }],
})

// The servers whose events this one shows: a choice of its operators, not everything it has heard of. Every server has a logo there.
function readTrusted(json: unknown, host: HostKnowledge): Facts {
  if (!Array.isArray(json)) return {}
  const names = json.flatMap((row: unknown) => (at(row, 'following') === false ? [] : (nameOf(row) ?? [])))
  return withoutAbsent<Facts>({ peers: { kind: 'follows', names }, icon: url('/logo.png', host.origin) })
}

function nameOf(row: unknown): string | undefined {
  const actor = url(at(row, 'ap_id'))
  return (
    rawText(at(row, 'instanceDomain')) ?? rawText(at(row, 'instance', 'domain')) ?? (actor === undefined ? undefined : new URL(actor).host)
  )
}
