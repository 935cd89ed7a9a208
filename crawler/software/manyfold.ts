// Manyfold: shelves of 3D models, with a plain NodeInfo where federation is switched on (other-software.md 4.14).
import { defineSoftware } from './define.ts'
import { readFlagAs } from './nodeinfo-word.ts'

/** Manyfold. Its NodeInfo gives figures and no words. */
export const manyfold = defineSoftware({
  name: 'manyfold',
  label: 'Manyfold',
  kind: 'files',
  networks: ['activitypub'],
  alternativeTo: ['Thingiverse', 'Printables'],
  licence: 'AGPL-3.0',
  language: 'Ruby',
  repository: 'https://github.com/manyfold3d/manyfold',
  homepage: 'https://manyfold.app',
  counts: { users: 'accounts', active: 'accounts active in the period', posts: 'not published' },
  unpublished: {
    facts: ['name', 'description', 'languages', 'posts', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'manyfold3d/manyfold:config/initializers/fedipub.rb',
  },
  correct: readFlagAs({ open: 'open', shut: 'closed' }),
  endpoints: [],
})
