// Written world: forums, calendars, shelves, blogs, forges, streams, relays and homeservers, one server of each and one for each way to differ.
import { living, server, type Hosts } from './hosts.ts'

/** What speaks with Lemmy, and forums (other-software.md 3). */
const forums: Hosts = {
  'piefed.example': living(server('piefed.example', 'piefed', '1.6.18', { registrations: { mode: 'approval' } })),
  'choosable.example': living(server('choosable.example', 'piefed', '1.6.18', { variant: { choosable: true } })),
  'no-alpha.example': living(server('no-alpha.example', 'piefed', '1.0.0', { variant: { alphaOff: true } })),
  'mbin.example': living(server('mbin.example', 'mbin', '1.10.1')),
  'early-mbin.example': living(server('early-mbin.example', 'mbin', '1.6.0', { registrations: { mode: 'closed' } })),
  'kbin.example': living(server('kbin.example', 'kbin', '0.10.1')),
  'nodebb.example': living(server('nodebb.example', 'nodebb', '4.4.0', { registrations: { mode: 'approval' } })),
  'lotide.example': living(server('lotide.example', 'lotide', '0.15.0', { registrations: { mode: 'invite' } })),
  // No NodeInfo: the name is what gives reason to ask.
  'community.discourse.example': living(server('community.discourse.example', 'discourse', '3.5.0')),
}

/** Sound, streams, events and books (4.2 to 4.8). */
const culture: Hosts = {
  'funkwhale.example': living(
    server('funkwhale.example', 'funkwhale', '1.4.0', { peers: Array.from({ length: 130 }, (_, index) => `p${index}.example`) }),
  ),
  'discreet-funkwhale.example': living(
    server('discreet-funkwhale.example', 'funkwhale', '1.2.10', { variant: { statisticsHidden: true, peersHidden: true } }),
  ),
  'castopod.example': living(server('castopod.example', 'castopod', '1.15.4')),
  'owncast.example': living(server('owncast.example', 'owncast', '0.2.3')),
  'mobilizon.example': living(server('mobilizon.example', 'mobilizon', '5.1.3', { registrations: { mode: 'invite' } })),
  'early-mobilizon.example': living(server('early-mobilizon.example', 'mobilizon', '1.2.3')),
  'gancio.example': living(server('gancio.example', 'gancio', '1.21.0')),
  'bookwyrm.example': living(server('bookwyrm.example', 'bookwyrm', '0.7.5', { registrations: { mode: 'approval' } })),
  'neodb.example': living(server('neodb.example', 'neodb', '0.14.1', { registrations: { mode: 'invite' } })),
}

/** Blogs, forges and shelves (4.9 to 4.19). */
const writing: Hosts = {
  'wordpress.example': living(
    server('wordpress.example', 'wordpress', '6.8', { usage: { users: 2, activeMonth: 1, activeHalfyear: 2, localPosts: 31 } }),
  ),
  'old-wordpress.example': living(server('old-wordpress.example', 'wordpress', '6.4.2', { variant: { oldPlugin: true } })),
  'ghost.example': living(server('ghost.example', 'ghost', '0.1.0')),
  'writefreely.example': living(server('writefreely.example', 'writefreely', '0.15.1')),
  'plume.example': living(server('plume.example', 'plume', '0.7.3-dev', { registrations: { mode: 'closed' } })),
  'forgejo.example': living(server('forgejo.example', 'forgejo', '12.0.1+gitea-1.22.0', { variant: { unshared: true } })),
  'gitea.example': living(server('gitea.example', 'gitea', '1.24.2')),
  'manyfold.example': living(server('manyfold.example', 'manyfold', 'v0.140.0')),
}

const relays: Hosts = Object.fromEntries(
  ['aoderelay', 'activityrelay', 'pub-relay', 'selective-relay', 'unciarelay', 'activity-relay', 'buzzrelay'].map((software) => [
    `${software}.example`,
    living(server(`${software}.example`, software, '0.3.0')),
  ]),
)

/** Homeservers under names that say so (5). */
const homeservers: Hosts = Object.fromEntries(
  ['matrix', 'synapse', 'dendrite', 'conduit', 'conduwuit', 'continuwuity', 'tuwunel', 'construct'].map((software) => [
    `matrix.${software}.example`,
    living(server(`matrix.${software}.example`, software, '1.135.0')),
  ]),
)

export const moreSoftware: Hosts = { ...forums, ...culture, ...writing, ...relays, ...homeservers }
