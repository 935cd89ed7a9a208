// Ghost: a publication whose ActivityPub service writes a small NodeInfo (other-software.md 4.19, microblog.md 10).
import type { Facts } from '#model/facts.ts'
import { at, flag } from '#model/json.ts'
import { defineSoftware } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { markConstant, readFlagAs } from './nodeinfo-word.ts'

const ownMode = readFlagAs({ open: 'open', shut: 'closed' })

/** Ghost. One actor a site: its figures are constants but for the posts. */
export const ghost = defineSoftware({
  name: 'ghost',
  label: 'Ghost',
  kind: 'blog',
  networks: ['activitypub'],
  alternativeTo: ['Substack', 'Medium'],
  licence: 'MIT',
  language: 'TypeScript',
  repository: 'https://github.com/TryGhost/ActivityPub',
  homepage: 'https://ghost.org',
  counts: { users: 'always 1, the publication', active: '1 or 0', posts: 'articles sent into the network' },
  unpublished: {
    facts: ['languages', 'version', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'TryGhost/ActivityPub:src/activitypub/nodeinfo.dispatcher.ts',
  },
  readNodeinfo: (json) => withoutAbsent<Facts>({ doNotList: flag(at(json, 'metadata', 'private')) }),
  correct: (nodeinfo) => withoutConstantVersion(ownMode(markConstant(nodeinfo))),
  endpoints: [],
})

// The same words whatever Ghost runs.
function withoutConstantVersion(nodeinfo: Facts): Facts {
  if (nodeinfo.version !== '0.1.0') return nodeinfo
  const { version: _version, ...rest } = nodeinfo
  return rest
}
