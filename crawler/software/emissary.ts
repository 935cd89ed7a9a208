// Emissary: sites that one builds oneself; its NodeInfo measures accounts and nothing else (other-software.md 4.13).
import { defineSoftware } from './define.ts'
import { dropFigures, readFlagAs } from './nodeinfo-word.ts'

const readFlag = readFlagAs({ open: 'open', shut: 'closed' })

/** Emissary. Reference: `handler/nodeInfo.go` in its repository. Open means that it has a form to register. */
export const emissary = defineSoftware({
  name: 'emissary',
  label: 'Emissary',
  kind: 'blog',
  networks: ['activitypub'],
  alternativeTo: ['Linktree', 'Bandcamp'],
  licence: 'AGPL-3.0',
  language: 'Go',
  repository: 'https://github.com/EmissarySocial/emissary',
  homepage: 'https://emissary.social',
  counts: {
    users: 'local accounts',
    active: 'not counted by this software; the figure is always 0 and left out',
    posts: 'not counted by this software; the figure is always 0 and left out',
  },
  unpublished: {
    facts: ['actives', 'posts', 'languages', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'EmissarySocial/emissary:handler/nodeInfo.go',
  },
  correct: (nodeinfo) => readFlag(dropFigures(nodeinfo, 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments')),
  endpoints: [],
})
