// Relays, which pass on what servers send them: several small programs whose NodeInfo may list who is connected.
import type { Facts } from '#model/facts.ts'
import { at, strings } from '#model/json.ts'
import { MAX_PEERS } from '../limits.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { markConstant } from './nodeinfo-word.ts'

// Where NodeInfo stands in each, which is read again for its list: once a week.
const PATHS: Readonly<Record<string, string>> = {
  aoderelay: '/nodeinfo/2.0.json',
  activityrelay: '/nodeinfo/2.0.json',
  'pub-relay': '/nodeinfo/2.0',
  'selective-relay': '/nodeinfo/2.0',
}

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
    { name: 'unciarelay', label: 'Uncia Relay', language: 'Python' },
    { name: 'activity-relay', label: 'Activity-Relay', repository: 'https://github.com/yukimochi/Activity-Relay', language: 'Go' },
    { name: 'buzzrelay', label: 'buzzrelay', repository: 'https://github.com/astro/buzzrelay', language: 'Rust' },
  ],
  counts: { users: 'a constant: the relay itself', active: 'a constant', posts: 'not published' },
  unpublished: {
    facts: ['name', 'description', 'languages', 'sign-up', 'posts', 'rules', 'switches'],
    reference: 'asonix/relay:src/routes/nodeinfo.rs',
  },
  correct: markConstant,
  endpoints: [...new Set(Object.values(PATHS))].map((path) => ({
    path,
    limit: 'peers',
    every: 'week',
    when: (host) => pathOf(host) === path,
    read: readPeers,
  })),
})

function pathOf({ nodeinfo }: HostKnowledge): string | undefined {
  const name = nodeinfo.software?.trim().toLowerCase() ?? ''
  return Object.hasOwn(PATHS, name) ? PATHS[name] : undefined
}

// Both sides follow each other there. A relay that hides its list writes an empty one.
function readPeers(json: unknown): Facts {
  const peers = at(json, 'metadata', 'peers')
  if (!Array.isArray(peers)) return at(json, 'software', 'name') === undefined ? {} : { protocols: strings(at(json, 'protocols'), 5, 100) }
  const names = peers.filter((name): name is string => typeof name === 'string').slice(0, MAX_PEERS)
  return { peers: { kind: 'follows', names, emptyMeansHidden: true } }
}
