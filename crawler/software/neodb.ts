// NeoDB: shelves for books, films and games, on top of Takahē and its Mastodon-shaped API (other-software.md 4.8).
import type { Facts } from '#model/facts.ts'
import { at, flag } from '#model/json.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readInstance, readPeers, readRules, refuseNonInstance, refuseNonList, withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { readFlagAs } from './nodeinfo-word.ts'

/** NeoDB. API reference: https://neodb.net/api/ */
export const neodb = defineSoftware({
  name: 'neodb',
  label: 'NeoDB',
  kind: 'books',
  networks: ['activitypub', 'atproto'],
  alternativeTo: ['Goodreads', 'Letterboxd', 'IMDb'],
  licence: 'AGPL-3.0',
  language: 'Python',
  repository: 'https://github.com/neodb-social/neodb',
  homepage: 'https://neodb.net',
  counts: { users: 'local accounts', active: 'local accounts active in the period', posts: 'things that members put on their shelves' },
  unpublished: { facts: ['blocks'], reference: 'neodb-social/neodb:neodb/common/views.py' },
  readNodeinfo,
  correct: readFlagAs({ open: 'open', shut: 'invite' }),
  endpoints: [
    { path: '/api/v2/instance', limit: 'instance', every: 'day', refusal: refuseNonInstance, read: readOwnInstance },
    { path: '/api/v1/instance/rules', limit: 'instance', every: 'day', refusal: refuseNonList, read: readRules },
    { path: '/api/v1/instance/peers', limit: 'peers', every: 'week', refusal: refuseNonList, read: readPeers },
  ],
})

// A server under development is none to be listed.
function readNodeinfo(json: unknown): Facts {
  const metadata = at(json, 'metadata')
  return withoutAbsent<Facts>({
    doNotList: at(metadata, 'nodeEnvironment') === 'development' ? true : undefined,
    switches: keepStated({ federationEnabled: flag(at(metadata, 'federation', 'enabled')) }),
  })
}

// Takahē's door is not NeoDB's, and the accounts that it counts as active are all of them (microblog.md 10).
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const { registrations: _registrations, usage: _usage, ...facts } = readInstance(json, host)
  return facts
}
