// Ktistec: a server for one person, or a few; NodeInfo is all it says (other-software.md 4.15).
import { defineSoftware } from './define.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'

/** Ktistec. Reference: `src/controllers/well_known.cr` in its repository. It has no sign-up. */
export const ktistec = defineSoftware({
  name: 'ktistec',
  label: 'Ktistec',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)', 'Blogger'],
  licence: 'AGPL-3.0',
  language: 'Crystal',
  repository: 'https://github.com/toddsundsted/ktistec',
  homepage: 'https://ktistec.com',
  counts: {
    users: 'local accounts',
    active: 'accounts active within a month; the half-year is not counted',
    posts: 'posts of local accounts',
  },
  unpublished: {
    facts: ['description', 'languages', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'toddsundsted/ktistec:src/controllers/well_known.cr',
  },
  correct: closeWhenNotOpen,
  endpoints: [],
})
