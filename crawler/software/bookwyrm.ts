// BookWyrm: reading diaries, with an instance document of Mastodon's shape whose sign-up means something else (other-software.md 4.7).
import type { Facts, RegistrationMode } from '#model/facts.ts'
import { at, flag } from '#model/json.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readPage } from './html-page.ts'
import { readInstance, readPeers, refuseNonInstance, refuseNonList, withoutAbsent } from './mastodon-api.ts'

/** BookWyrm. With federation off all of this, NodeInfo included, is refused. */
export const bookwyrm = defineSoftware({
  name: 'bookwyrm',
  label: 'BookWyrm',
  kind: 'books',
  networks: ['activitypub'],
  alternativeTo: ['Goodreads'],
  licence: 'Anti-Capitalist Software License 1.4',
  language: 'Python',
  repository: 'https://github.com/bookwyrm-social/bookwyrm',
  homepage: 'https://joinbookwyrm.com',
  counts: {
    users: 'local accounts that are active',
    active: 'local accounts that were here in the period',
    posts: 'local statuses: reviews, quotations, comments, reading notes',
  },
  unpublished: { facts: ['blocks', 'switches'], reference: 'bookwyrm-social/bookwyrm:bookwyrm/views/wellknown.py' },
  endpoints: [
    { path: '/api/v1/instance', limit: 'instance', every: 'day', refusal: refuseNonInstance, read: readOwnInstance },
    { path: '/api/v1/instance/peers', limit: 'peers', every: 'week', refusal: refuseNonList, read: readPeers },
    { path: '/conduct', limit: 'text', every: 'month', format: 'html', read: readPage('conduct') },
    { path: '/privacy', limit: 'text', every: 'month', format: 'html', read: readPage('privacy') },
  ],
})

// The picture is the logo of the site.
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const { registrations: _registrations, thumbnail, ...facts } = readInstance(json, host)
  if (facts.accountDomain === undefined) return {}
  const mode = readMode(flag(at(json, 'registrations')), flag(at(json, 'approval_required')))
  return withoutAbsent<Facts>({ ...facts, icon: thumbnail, registrations: mode === undefined ? undefined : { mode } })
}

// Table of other-software.md 1.3: "approval required" is said of closed sites that take requests for an invitation. Invitations may
// exist on closed ones too, and nothing public tells.
function readMode(open: boolean | undefined, requests: boolean | undefined): RegistrationMode | undefined {
  if (open === undefined) return undefined
  if (open) return 'open'
  return requests === true ? 'approval' : 'closed'
}
