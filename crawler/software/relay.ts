// Relays, which pass on what servers send them: several small programs whose NodeInfo may list who is connected.
import type { Facts } from '#model/facts.ts'
import { at } from '#model/json.ts'
import { MAX_PEERS } from '../limits.ts'
import { defineSoftware, type Unpublished } from './define.ts'
import { markConstant } from './nodeinfo-word.ts'

const WITHOUT_LIST: Unpublished = { facts: ['peers'], reference: 'yukimochi/Activity-Relay:api/nodeinfo.go' }

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
    { name: 'activityrelay', label: 'ActivityRelay', repository: 'https://git.pleroma.social/pleroma/relay', language: 'Python' },
    { name: 'pub-relay', label: 'pub-relay', repository: 'https://github.com/noellabo/pub-relay', language: 'Crystal' },
    {
      name: 'selective-relay',
      label: 'Selective Relay',
      repository: 'https://github.com/interlinked-me/selective-relay',
      language: 'Python',
    },
    { name: 'unciarelay', label: 'Uncia Relay', language: 'Python', unpublished: WITHOUT_LIST },
    {
      name: 'activity-relay',
      label: 'Activity-Relay',
      repository: 'https://github.com/yukimochi/Activity-Relay',
      language: 'Go',
      unpublished: WITHOUT_LIST,
    },
    {
      name: 'buzzrelay',
      label: 'buzzrelay',
      repository: 'https://github.com/astro/buzzrelay',
      language: 'Rust',
      unpublished: WITHOUT_LIST,
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

// Both sides follow each other there. A relay that hides its list writes an empty one.
function readNodeinfo(json: unknown): Facts {
  const peers = at(json, 'metadata', 'peers')
  if (!Array.isArray(peers)) return {}
  const names = peers.filter((name): name is string => typeof name === 'string').slice(0, MAX_PEERS)
  return { peers: { kind: 'follows', names, emptyMeansHidden: true } }
}
