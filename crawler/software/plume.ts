// Plume: everything it says of itself stands in NodeInfo (other-software.md 4.9).
import { defineSoftware } from './define.ts'
import { readFlagAs } from './nodeinfo-word.ts'

/** Plume. In maintenance mode; its NodeInfo counts accounts and nothing of their activity. */
export const plume = defineSoftware({
  name: 'plume',
  label: 'Plume',
  kind: 'blog',
  networks: ['activitypub'],
  alternativeTo: ['Medium'],
  licence: 'AGPL-3.0',
  language: 'Rust',
  repository: 'https://github.com/Plume-org/Plume',
  homepage: 'https://joinplu.me',
  counts: { users: 'local accounts', active: 'not published', posts: 'local articles; comments are counted apart' },
  unpublished: {
    facts: ['languages', 'actives', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'Plume-org/Plume:src/routes/instance.rs',
  },
  correct: readFlagAs({ open: 'open', shut: 'closed' }),
  endpoints: [],
})
