// WriteFreely: everything it says of itself stands in NodeInfo (other-software.md 4.9).
import type { Facts, RegistrationMode } from '#model/facts.ts'
import { at, count, flag } from '#model/json.ts'
import { defineSoftware } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'

/** WriteFreely. Zeros are left out of its document: an absent figure is unknown. */
export const writefreely = defineSoftware({
  name: 'writefreely',
  label: 'WriteFreely',
  kind: 'blog',
  networks: ['activitypub'],
  alternativeTo: ['Medium', 'Substack'],
  licence: 'AGPL-3.0',
  language: 'Go',
  repository: 'https://github.com/writefreely/writefreely',
  homepage: 'https://writefreely.org',
  counts: {
    users: 'blogs, of which an account may have several',
    active: 'blogs updated in the period, where the server makes its statistics public',
    posts: 'posts in all blogs',
  },
  unpublished: { facts: ['languages', 'rules', 'peers', 'blocks'], reference: 'writefreely/writefreely:nodeinfo.go' },
  readNodeinfo,
  endpoints: [],
})

function readNodeinfo(json: unknown): Facts {
  const metadata = at(json, 'metadata')
  const mode = readMode(flag(at(json, 'openRegistrations')), flag(at(metadata, 'invites')))
  return withoutAbsent<Facts>({
    registrations: mode === undefined ? undefined : { mode },
    doNotList: flag(at(metadata, 'private')),
    switches: keepStated({
      maxBlogs: count(at(metadata, 'maxBlogs')),
      invitesEnabled: flag(at(metadata, 'invites')),
      // A page with what all blogs here publish.
      localTimeline: flag(at(metadata, 'publicReader')) === true ? 'public' : undefined,
    }),
  })
}

// Table of other-software.md 1.3.
function readMode(open: boolean | undefined, invites: boolean | undefined): RegistrationMode | undefined {
  if (open === undefined) return undefined
  if (open) return 'open'
  return invites === true ? 'invite' : 'closed'
}
