// Bonfire: a family of programs that name themselves after their flavour (other-software.md 4.11).
import { defineSoftware } from './define.ts'
import { readFlagAs } from './nodeinfo-word.ts'

/** Bonfire. Reference: `lib/adapter/nodeinfo_adapter.ex` in bonfire_federate_activitypub. */
export const bonfire = defineSoftware({
  name: 'bonfire',
  label: 'Bonfire',
  kind: 'social',
  networks: ['activitypub'],
  alternativeTo: ['Facebook Groups', 'Slack'],
  licence: 'AGPL-3.0',
  language: 'Elixir',
  repository: 'https://github.com/bonfire-networks/bonfire-app',
  homepage: 'https://bonfirenetworks.org',
  counts: { users: 'local accounts', active: 'accounts active within a month, or within half a year', posts: 'posts of local accounts' },
  unpublished: {
    facts: ['languages', 'rules', 'peers', 'blocks', 'switches'],
    reference: 'bonfire-networks/bonfire_federate_activitypub:lib/adapter/nodeinfo_adapter.ex',
  },
  // Flavours stand behind a mark; some servers name, without one, what they are compatible with.
  recognises: ({ software = '' }) => /^bonfire(?![a-z0-9])|^bonfirecompatible/i.test(software),
  // Its flag is "not by invitation only".
  correct: readFlagAs({ open: 'open', shut: 'invite' }),
  endpoints: [],
})
