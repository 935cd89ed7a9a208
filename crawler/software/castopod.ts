// Castopod: podcasts, described in NodeInfo2 alone (other-software.md 4.4).
import { defineSoftware } from './define.ts'
import { readFlagAs } from './nodeinfo-word.ts'

/** Castopod. It has no NodeInfo 1 or 2; the document of the same makers' older format names the software. */
export const castopod = defineSoftware({
  name: 'castopod',
  label: 'Castopod',
  kind: 'audio',
  networks: ['activitypub'],
  alternativeTo: ['Spotify for Podcasters', 'SoundCloud'],
  licence: 'AGPL-3.0',
  language: 'PHP',
  repository: 'https://github.com/ad-aures/castopod',
  homepage: 'https://castopod.org',
  counts: { users: 'podcasts that can be followed', active: 'podcasts that posted in the period', posts: 'posts of podcasts' },
  unpublished: {
    facts: ['description', 'languages', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'ad-aures/castopod:modules/Fediverse/Controllers/NodeInfo2Controller.php',
  },
  correct: readFlagAs({ open: 'open', shut: 'closed' }),
  endpoints: [],
})
