// microblog.pub: a server for one person, no longer developed, whose title is that person's handle (microblog.md 10).
import type { Facts } from '#model/facts.ts'
import { defineSoftware } from './define.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'
import { markConstant } from './nodeinfo-word.ts'

/** microblog.pub. Reference: `app/main.py` in its repository. */
export const microblogpub = defineSoftware({
  name: 'microblogpub',
  otherNames: ['microblog.pub'],
  label: 'microblog.pub',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'AGPL-3.0',
  language: 'Python',
  repository: 'https://sr.ht/~tsileo/microblog.pub',
  homepage: 'https://docs.microblog.pub',
  counts: { users: 'always 1', active: 'not counted by this software', posts: 'posts of that one account' },
  unpublished: {
    facts: ['name', 'description', 'actives', 'languages', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'tsileo/microblog.pub:app/main.py',
  },
  correct: correctNodeinfo,
  endpoints: [],
})

// A handle is a person; people are not stored (DESIGN 5).
function correctNodeinfo(nodeinfo: Facts): Facts {
  const { name, ...rest } = closeWhenNotOpen(nodeinfo)
  const named: Facts = name === undefined || name.startsWith('@') ? rest : { ...rest, name }
  return markConstant(named)
}
