// Relays, which pass on what servers send them: several small programs whose NodeInfo may list who is connected.
import type { Facts } from '#model/facts.ts'
import { at } from '#model/json.ts'
import { readNames } from './block-documents.ts'
import { MAX_PEERS } from '../limits.ts'
import { defineSoftware, type Unpublished } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { markConstant } from './nodeinfo-word.ts'

const WITHOUT_LISTS: Unpublished = { facts: ['peers', 'blocks'], reference: 'yukimochi/Activity-Relay:api/nodeinfo.go' }
const withoutBlocks = (reference: string): Unpublished => ({ facts: ['blocks'], reference })

/** AodeRelay and the others; nobody has an account there, so that a relay takes servers and no members. */
export const relay = defineSoftware({
  name: 'aoderelay',
  label: 'AodeRelay',
  kind: 'relay',
  networks: ['activitypub'],
  alternativeTo: [],
  licence: 'AGPL-3.0',
  language: 'Rust',
  repository: 'https://git.asonix.dog/asonix/relay',
  forks: [
    {
      name: 'activityrelay',
      label: 'ActivityRelay',
      repository: 'https://git.pleroma.social/pleroma/relay',
      language: 'Python',
      unpublished: withoutBlocks('pleroma/relay:relay/views.py'),
    },
    {
      name: 'pub-relay',
      label: 'pub-relay',
      repository: 'https://github.com/noellabo/pub-relay',
      language: 'Crystal',
      unpublished: withoutBlocks('noellabo/pub-relay:src/web_server.cr'),
    },
    {
      name: 'selective-relay',
      label: 'Selective Relay',
      repository: 'https://github.com/interlinked-me/selective-relay',
      language: 'Python',
      unpublished: withoutBlocks('interlinked-me/selective-relay'),
    },
    { name: 'unciarelay', label: 'Uncia Relay', language: 'Python', unpublished: WITHOUT_LISTS },
    {
      name: 'activity-relay',
      label: 'Activity-Relay',
      repository: 'https://github.com/yukimochi/Activity-Relay',
      language: 'Go',
      unpublished: WITHOUT_LISTS,
    },
    {
      name: 'buzzrelay',
      label: 'buzzrelay',
      repository: 'https://github.com/astro/buzzrelay',
      language: 'Rust',
      unpublished: WITHOUT_LISTS,
    },
  ],
  counts: { users: 'a constant: the relay itself', active: 'a constant', posts: 'always 0' },
  unpublished: {
    facts: ['name', 'description', 'languages', 'sign-up', 'rules', 'switches'],
    reference: 'asonix/relay:src/routes/nodeinfo.rs',
  },
  correct: markConstant,
  readNodeinfo,
  endpoints: [],
})

const BLOCK = [{ action: 'suspend', native: 'block' }] as const

// Both sides follow each other there. A relay that hides a list writes an empty one, or (all but AodeRelay, of the blocks) none.
function readNodeinfo(json: unknown): Facts {
  const metadata = at(json, 'metadata')
  const peers = at(metadata, 'peers')
  const blocks = at(metadata, 'blocks')
  return withoutAbsent<Facts>({
    peers: Array.isArray(peers)
      ? {
          kind: 'follows',
          names: peers.filter((name): name is string => typeof name === 'string').slice(0, MAX_PEERS),
          emptyMeansHidden: true,
        }
      : undefined,
    blocks: Array.isArray(blocks) ? { rows: readNames(blocks, ['domain'], BLOCK), syntax: 'exact', emptyMeansHidden: true } : undefined,
  })
}
