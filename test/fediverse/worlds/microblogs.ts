// Written world: Mastodon, Pleroma and their relatives, one server for each way in which a version or a setting changes the documents.
import { living, server, type Hosts } from './hosts.ts'

const TRANSLATED = [
  { nativeId: '1', text: 'Be kind.', translations: { fr: { text: 'Soyez aimables.' } } },
  { nativeId: '2', text: 'No spam.', hint: 'Ask first.' },
]

/** Mastodon by version (microblog.md 2.8) and by the settings of its admin. */
const mastodon: Hosts = {
  'newest.example': living(server('newest.example', 'mastodon', '4.6.3', { rules: TRANSLATED })),
  'approval.example': living(
    server('approval.example', 'mastodon', '4.5.4', {
      registrations: { mode: 'approval', reasonRequired: true, minAge: 16 },
      texts: [
        { kind: 'description', text: 'We meet on Thursdays.', format: 'html' },
        { kind: 'privacy', text: 'We keep nothing.', format: 'html' },
        { kind: 'terms', text: 'Stay as long as you like.', format: 'html' },
      ],
    }),
  ),
  'limited.example': living(server('limited.example', 'mastodon', '4.5.4', { variant: { limitedFederation: true } })),
  'shut.example': living(server('shut.example', 'mastodon', '4.3.4', { variant: { limitedFederation: true } })),
  'older-shut.example': living(server('older-shut.example', 'mastodon', '4.2.10', { variant: { limitedFederation: true } })),
  'secretive.example': living(server('secretive.example', 'mastodon', '4.4.1', { variant: { peersHidden: true, activityHidden: true } })),
  'hermit.example': living(server('hermit.example', 'mastodon', '4.4.2', { variant: { singleUser: true } })),
  'invited.example': living(server('invited.example', 'mastodon', '4.3.4', { registrations: { mode: 'invite' } })),
  'external.example': living(
    server('external.example', 'mastodon', '4.2.10', { registrations: { mode: 'external', url: 'https://join.external.example/' } }),
  ),
  'closed.example': living(
    server('closed.example', 'mastodon', '4.1.16', { registrations: { mode: 'closed', message: 'Come back in spring.' } }),
  ),
  'four-zero.example': living(server('four-zero.example', 'mastodon', '4.0.15')),
  'three-five.example': living(server('three-five.example', 'mastodon', '3.5.19', { description: 'A long story about tea.' })),
  'three-four.example': living(server('three-four.example', 'mastodon', '3.4.1')),
  'three-zero.example': living(server('three-zero.example', 'mastodon', '3.0.1')),
  // No NodeInfo before 3.0: the API alone says who they are (microblog.md 1.10, 2.1).
  'two-nine.example': living(server('two-nine.example', 'mastodon', '2.9.3')),
  'two-eight.example': living(server('two-eight.example', 'mastodon', '2.8.0')),
  'no-validators.example': living(server('no-validators.example', 'mastodon', '4.5.1'), { validators: false }),
}

/** Forks that give their own name, and forks that only mark their version (microblog.md 3). */
const forks: Hosts = {
  'glitch.example': living(server('glitch.example', 'glitch-soc', '4.5.0-alpha.2+glitch')),
  'polyam.example': living(server('polyam.example', 'polyam', '4.4.0-alpha.1+polyam')),
  'chuckya.example': living(server('chuckya.example', 'chuckya', '4.4.0-alpha.1+chuckya')),
  'kmyblue.example': living(server('kmyblue.example', 'kmyblue', '4.6.3+kmyblue.24.2-lts', { registrations: { mode: 'full' } })),
  'hometown.example': living(server('hometown.example', 'hometown', '1.0.5+3.5.2')),
  'later-hometown.example': living(server('later-hometown.example', 'hometown', '4.2.10+hometown-1.1.1')),
  'fedibird.example': living(server('fedibird.example', 'fedibird', '0.1')),
  'hybrid.example': living(server('hybrid.example', 'fedibird', '0.1', { variant: { hybrid: true } })),
  'ecko.example': living(server('ecko.example', 'ecko', '3.5.3+ecko')),
}

/** Pleroma by version, and what grew from it (microblog.md 4). */
const pleroma: Hosts = {
  'pleroma.example': living(server('pleroma.example', 'pleroma', '2.9.1', { registrations: { mode: 'approval', minAge: 18 } })),
  'junk-peers.example': living(server('junk-peers.example', 'pleroma', '2.7.0', { variant: { junkPeers: true } })),
  'opaque.example': living(server('opaque.example', 'pleroma', '2.6.1', { variant: { transparency: false } })),
  'two-five.example': living(server('two-five.example', 'pleroma', '2.5.5', { description: 'A long description.' })),
  'two-two.example': living(server('two-two.example', 'pleroma', '2.2.2', { registrations: { mode: 'invite' } })),
  'two-zero.example': living(server('two-zero.example', 'pleroma', '2.0.7-stable')),
  'private-pleroma.example': living(server('private-pleroma.example', 'pleroma', '2.6.2', { variant: { private: true } })),
  'island.example': living(server('island.example', 'pleroma', '2.9.0', { variant: { federationOff: true } })),
  'akkoma.example': living(server('akkoma.example', 'akkoma', '3.10.4-0-gebfb617')),
  'invites-akkoma.example': living(server('invites-akkoma.example', 'akkoma', '3.0.0', { variant: { invites: true } })),
  'rebased.example': living(server('rebased.example', 'rebased', '2.6.50')),
  'soapbox.example': living(server('soapbox.example', 'pleroma', '2.6.50-872-gcb3e0462.develop+soapbox'), {
    end: { software: 'rebased' },
  }),
  'pl.example': living(server('pl.example', 'pl', '2.9.50')),
  'stay-away.example': {
    instance: server('stay-away.example', 'pleroma', '2.9.1', { variant: { disallowAll: true } }),
    truth: { status: 'refused', reason: 'robots' },
  },
}

export const microblogs: Hosts = { ...mastodon, ...forks, ...pleroma }
