// Written world: the Misskey family, Lemmy in its four generations, PeerTube, and software that nobody knows.
import { genericMirror } from '../software/generic.ts'
import { living, server, type Hosts } from './hosts.ts'

/** Misskey by version, and the two lineages that grew from it (other-software.md 2). */
const misskey: Hosts = {
  'misskey.example': living(server('misskey.example', 'misskey', '2026.6.0', { rules: [{ text: 'Be kind.' }] })),
  'calver.example': living(server('calver.example', 'misskey', '2025.4.1', { registrations: { mode: 'closed', captcha: true } })),
  'specified.example': living(server('specified.example', 'misskey', '2024.9.0', { variant: { federation: 'specified' } })),
  'autumn.example': living(server('autumn.example', 'misskey', '2023.9.0')),
  'thirteen.example': living(server('thirteen.example', 'misskey', '13.14.2')),
  'early-thirteen.example': living(server('early-thirteen.example', 'misskey', '13.11.0')),
  'twelve.example': living(server('twelve.example', 'misskey', '12.119.2')),
  'early-twelve.example': living(server('early-twelve.example', 'misskey', '12.50.0')),
  'sharkey.example': living(server('sharkey.example', 'sharkey', '2025.4.3', { registrations: { mode: 'approval', emailRequired: true } })),
  'cherrypick.example': living(server('cherrypick.example', 'cherrypick', '4.17.1')),
  'firefish.example': living(server('firefish.example', 'firefish', '20240909')),
  'early-firefish.example': living(server('early-firefish.example', 'firefish', '1.0.5')),
  'private-firefish.example': living(server('private-firefish.example', 'firefish', '20240212', { variant: { privateMode: true } })),
  'calckey.example': living(server('calckey.example', 'calckey', '13.1.4')),
  'iceshrimp.example': living(server('iceshrimp.example', 'iceshrimp', '2023.12.1')),
  'catodon.example': living(server('catodon.example', 'catodon', '24.01')),
  'hajkey.example': living(server('hajkey.example', 'hajkey', '13.1.4')),
  'foundkey.example': living(server('foundkey.example', 'foundkey', '13.0.0-preview4')),
  'meisskey.example': living(server('meisskey.example', 'meisskey', '10.102.699-m544')),
  'groundpolis.example': living(server('groundpolis.example', 'groundpolis', '12.40.0-gp-3')),
}

const ONLY_NODEINFO = { name: undefined, shortDescription: undefined, languages: undefined, rules: undefined, peers: undefined } as const

/** Lemmy (other-software.md 3). The web interface of 1.0 forbids the whole API, and the figures of NodeInfo remain. */
const lemmy: Hosts = {
  'lemmy.example': living(server('lemmy.example', 'lemmy', '1.0.0'), { robots: null }),
  'polite-lemmy.example': living(
    server('polite-lemmy.example', 'lemmy', '1.0.0', {
      usage: { users: 12, activeMonth: 5, activeHalfyear: 8, localPosts: 90, localComments: 400 },
    }),
    {
      end: {
        learned: {
          ...ONLY_NODEINFO,
          registrations: undefined,
          usage: { users: 12, activeMonth: 5, activeHalfyear: 8, localPosts: 90, localComments: 400 },
        },
      },
    },
  ),
  'alpha-lemmy.example': living(server('alpha-lemmy.example', 'lemmy', '1.0.0-alpha.5', { registrations: { mode: 'invite' } }), {
    robots: null,
  }),
  'private-lemmy.example': living(server('private-lemmy.example', 'lemmy', '1.0.1', { variant: { privateInstance: true } }), {
    robots: null,
  }),
  // Asks for a minute between two requests, as the web interface does since 0.19.11.
  'slow-lemmy.example': living(
    server('slow-lemmy.example', 'lemmy', '0.19.12', { registrations: { mode: 'approval', message: 'Why us?', captcha: true } }),
  ),
  'nineteen.example': living(server('nineteen.example', 'lemmy', '0.19.3')),
  'eighteen.example': living(server('eighteen.example', 'lemmy', '0.18.5', { variant: { selfInLinked: true } })),
  'seventeen.example': living(server('seventeen.example', 'lemmy', '0.17.4')),
  'alone.example': living(server('alone.example', 'lemmy', '0.19.5', { variant: { federationEnabled: false } })),
  'lemmybb.example': living(server('lemmybb.example', 'lemmybb', '0.19.3')),
  'sublinks.example': living(server('sublinks.example', 'sublinks', '0.10.0')),
  // Says "too many" to its own API for good: what NodeInfo says is known all the same.
  'tired-lemmy.example': living(server('tired-lemmy.example', 'lemmy', '0.19.5', { variant: { rateLimited: true } }), {
    end: { learned: { registrations: undefined } },
  }),
}

/** PeerTube by version (other-software.md 4.1). */
const peertube: Hosts = {
  'tube-eight.example': living(server('tube-eight.example', 'peertube', '8.0.1', { registrations: { mode: 'approval' } })),
  'tube-seven.example': living(server('tube-seven.example', 'peertube', '7.2.0', { variant: { serverCountry: 'FR', isNSFW: true } })),
  'tube-six.example': living(server('tube-six.example', 'peertube', '6.3.3', { variant: { accounts: 3 } })),
  'tube-five.example': living(server('tube-five.example', 'peertube', '5.0.1', { registrations: { mode: 'closed', minAge: 13 } })),
  'tube-four.example': living(server('tube-four.example', 'peertube', '4.3.1', { variant: { addressRefused: true } })),
}

/** Software without an adapter: what it has of the Mastodon-shaped API is read (microblog.md 11.4). */
const unknown: Hosts = {
  'both-apis.example': living(server('both-apis.example', 'unheard-of', '0.1.0')),
  'first-api.example': living(server('first-api.example', 'unheard-of', '0.2.0', { variant: { api: 'v1' } })),
  'second-api.example': living(server('second-api.example', 'unheard-of', '0.2.1', { variant: { api: 'v2' } })),
  'no-api.example': living(server('no-api.example', 'unheard-of', 'nightly', { variant: { api: 'none' } })),
  'disguised.example': living(server('disguised.example', 'unheard-of', '0.2.2', { variant: { api: 'disguised' } })),
  'pages-only.example': living(server('pages-only.example', 'unheard-of', '0.2.3', { variant: { api: 'html' } })),
  'no-list.example': living(server('no-list.example', 'unheard-of', '0.2.4', { variant: { peersHidden: true } })),
  'spaced.example': living(server('spaced.example', 'My Own Server!', '1', { variant: { api: 'none' } }), {
    mirror: genericMirror,
    end: { software: 'my-own-server', learned: { software: 'my-own-server' } },
  }),
  // The name says Unicode, the list that names it says so too.
  'xn--bcher-kva.example': living(server('xn--bcher-kva.example', 'unheard-of', '0.2.5')),
}

export const otherSoftware: Hosts = { ...misskey, ...lemmy, ...peertube, ...unknown }
