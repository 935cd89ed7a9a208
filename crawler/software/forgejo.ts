// Forgejo and Gitea: a NodeInfo that exists only where federation is switched on (other-software.md 4.12).
import type { Facts } from '#model/facts.ts'
import { defineSoftware } from './define.ts'
import { dropFigures, readFlagAs } from './nodeinfo-word.ts'

const ownMode = readFlagAs({ open: 'open', shut: 'closed' })

/** Forgejo, and Gitea from which it comes. API reference: https://codeberg.org/api/swagger, which says nothing more of the server. */
export const forgejo = defineSoftware({
  name: 'forgejo',
  label: 'Forgejo',
  kind: 'code',
  networks: ['activitypub'],
  alternativeTo: ['GitHub', 'GitLab'],
  licence: 'GPL-3.0-or-later',
  language: 'Go',
  repository: 'https://codeberg.org/forgejo/forgejo',
  homepage: 'https://forgejo.org',
  forks: [
    {
      name: 'gitea',
      label: 'Gitea',
      repository: 'https://github.com/go-gitea/gitea',
      licence: 'MIT',
      homepage: 'https://about.gitea.com',
      alternativeTo: ['GitHub'],
    },
  ],
  counts: {
    users: 'accounts, where the operator shares them',
    active: 'accounts that signed in during the period, where the operator shares them',
    posts: 'issues; their comments are counted apart',
  },
  unpublished: {
    facts: ['name', 'description', 'languages', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'forgejo/forgejo:routers/api/v1/misc/nodeinfo.go',
  },
  correct: (nodeinfo) => ownMode(dropUnshared(nodeinfo)),
  endpoints: [],
})

// Accounts that are not shared are written as 0, and no server of this kind has none.
function dropUnshared(nodeinfo: Facts): Facts {
  return nodeinfo.usage?.users === 0 ? dropFigures(nodeinfo, 'users', 'activeMonth', 'activeHalfyear') : nodeinfo
}
