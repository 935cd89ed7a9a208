// Written world: photographs, networks of friends, bridges and small microblogs, one server of each and one for each way to differ.
import { living, server, type Hosts } from './hosts.ts'

/** GoToSocial as its admins set it up (microblog.md 5); as it ships, the API or everything is shut (wishes.ts). */
const gotosocial: Hosts = {
  'open.gts.example': living(
    server('open.gts.example', 'gotosocial', '0.20.0', { variant: { peersShown: true }, registrations: { mode: 'approval' } }),
    { robots: null },
  ),
  'zero.gts.example': living(server('zero.gts.example', 'gotosocial', '0.19.1', { variant: { stats: 'zero' } }), { robots: null }),
  'baffling.gts.example': living(server('baffling.gts.example', 'gotosocial', '0.19.1', { variant: { stats: 'baffle' } }), {
    robots: null,
  }),
}

/** Photographs and short videos (microblog.md 6; other-software.md 4.10, 4.18). */
const pictures: Hosts = {
  'pixelfed.example': living(server('pixelfed.example', 'pixelfed', '0.12.5', { registrations: { mode: 'curated' } })),
  'quiet-pixelfed.example': living(server('quiet-pixelfed.example', 'pixelfed', '0.11.13', { variant: { peersHidden: true } })),
  'loops.example': living(server('loops.example', 'loops', '1.0.0-beta.14', { registrations: { mode: 'curated' } })),
  'vernissage.example': living(server('vernissage.example', 'vernissage', '1.20.0')),
  'lipupini.example': living(server('lipupini.example', 'lipupini', '2.1.0')),
}

/** Networks of friends (microblog.md 7 to 9; other-software.md 4.11, 4.16). */
const friends: Hosts = {
  'friendica.example': living(
    server('friendica.example', 'friendica', '2026.04-1590', { registrations: { mode: 'invite' }, variant: { junkPeers: true } }),
    { end: { learned: { peers: ['hub.example', 'beside.example'] } } },
  ),
  'early-friendica.example': living(
    server('early-friendica.example', 'friendica', '2022.06-1461', { registrations: { mode: 'approval' } }),
  ),
  'uncounted-friendica.example': living(
    server('uncounted-friendica.example', 'friendica', '2024.08-1560', { variant: { statisticsHidden: true } }),
  ),
  // Its admin wants strangers to see nothing of it, and it is listed nowhere.
  'shy-friendica.example': living(server('shy-friendica.example', 'friendica', '2024.08-1560', { variant: { private: true } })),
  'diaspora.example': living(server('diaspora.example', 'diaspora', '0.9.0.0', { variant: { statisticsShown: true } })),
  'default-diaspora.example': living(server('default-diaspora.example', 'diaspora', '0.7.18.2-p1b2c3d4')),
  'hubzilla.example': living(server('hubzilla.example', 'hubzilla', '8.8.7', { registrations: { mode: 'approval' } })),
  'hidden-hubzilla.example': living(server('hidden-hubzilla.example', 'hubzilla', '5.6.1', { variant: { hideInStatistics: true } })),
  'redmatrix.example': living(server('redmatrix.example', 'redmatrix', '1.4.2', { variant: { numbersForBooleans: true } })),
  'streams.example': living(server('streams.example', 'streams', '22.05.1')),
  // Calls itself after its title, and is known by its protocols.
  'bobs.example': living(server('bobs.example', 'bobs', '22.05.1', { variant: { hidden: true } }), { end: { software: 'streams' } }),
  'forte.example': living(server('forte.example', 'forte', '25.1')),
  'zap.example': living(server('zap.example', 'zap', '21.11.27')),
  'osada.example': living(server('osada.example', 'osada', '21.11.27')),
  'roadhouse.example': living(server('roadhouse.example', 'roadhouse', '22.03.1')),
  'smithereen.example': living(server('smithereen.example', 'smithereen', '0.10.1', { registrations: { mode: 'approval' } })),
  'bonfire.example': living(server('bonfire.example', 'bonfire', '1.0.0', { registrations: { mode: 'invite' } })),
  'social.bonfire.example': living(server('social.bonfire.example', 'bonfire-social', '0.9.11-beta.40'), { end: { software: 'bonfire' } }),
  'open-science.example': living(server('open-science.example', 'Bonfire_open_science', '1.0.0'), { end: { software: 'bonfire' } }),
}

/** Small microblogs (microblog.md 10; other-software.md 2.8, 4.13 to 4.19). */
const small: Hosts = {
  'iceshrimp-net.example': living(
    server('iceshrimp-net.example', 'iceshrimp.net', '2025.1-beta5.patch2', { registrations: { mode: 'invite' } }),
  ),
  'early-iceshrimp-net.example': living(server('early-iceshrimp-net.example', 'iceshrimp.net', '2024.1-beta4')),
  'mitra.example': living(server('mitra.example', 'mitra', '4.10.0', { registrations: { mode: 'invite' } })),
  'takahe.example': living(server('takahe.example', 'takahe', '0.11.0')),
  'open-snac.example': living(server('open-snac.example', 'snac', '2.80'), { robots: null }),
  'honk.example': living(server('honk.example', 'honk', '1.4')),
  'microblogpub.example': living(server('microblogpub.example', 'microblogpub', '2.0.0')),
  'hollo.example': living(server('hollo.example', 'hollo', '0.7.0')),
  'wildebeest.example': living(server('wildebeest.example', 'wildebeest', '0.0.1')),
  'wafrn.example': living(server('wafrn.example', 'wafrn', '2025.08.01')),
  'ktistec.example': living(server('ktistec.example', 'ktistec', '3.3.6')),
  'emissary.example': living(server('emissary.example', 'emissary', '0.6.4')),
  'bridge.example': living(server('bridge.example', 'bridgy-fed', '20260401t120000')),
  'cloud.example': living(server('cloud.example', 'nextcloud-social', '0.7.0')),
  'figureless-cloud.example': living(server('figureless-cloud.example', 'nextcloud-social', '0.7.0', { variant: { noFigures: true } })),
}

/** Members of the Misskey family that few servers run (other-software.md 1.1). */
const misskeys: Hosts = Object.fromEntries(
  [
    ['magnetar', '0.2.1'],
    ['yamisskey', '2025.4.1-yami-1.9.24'],
    ['dolphin', '1.2.0'],
    ['rosekey', '13.14.2'],
    ['areionskey', '10.102.4-rei0784-5.16.1'],
  ].map(([software = '', version = '']) => [`${software}.example`, living(server(`${software}.example`, software, version))]),
)

export const smallSoftware: Hosts = { ...gotosocial, ...pictures, ...friends, ...small, ...misskeys }
