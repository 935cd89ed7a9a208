// The written world: every adapter, every fault, every deviation and every wish on a named host, and the end that each of them must come to.
import { domainToUnicode } from 'node:url'
import { mirrors } from '../software/index.ts'
import { defineWorld, type World } from '../world.ts'
import { deviations } from './deviations.ts'
import { HUB, living, server, type Hosts } from './hosts.ts'
import { identities } from './identities.ts'
import { microblogs } from './microblogs.ts'
import { misfortunes } from './misfortunes.ts'
import { moreSoftware } from './more-software.ts'
import { otherSoftware } from './other-software.ts'
import { smallSoftware } from './small-software.ts'
import { wishes } from './wishes.ts'

export { SLOW_HOSTS } from './misfortunes.ts'

const themes: Hosts = {
  ...microblogs,
  ...otherSoftware,
  ...moreSoftware,
  ...smallSoftware,
  ...deviations,
  ...misfortunes,
  ...wishes,
  ...identities,
}
const names = Object.keys(themes)

// Some are listed by one server, some by two, and the forum lists them all, page by page.
const hubs: Hosts = {
  [HUB]: living(server(HUB, 'mastodon', '4.5.4', { peers: names.filter((_, index) => index % 3 !== 0).map(domainToUnicode) })),
  'forum.example': living(server('forum.example', 'lemmy', '1.0.0', { peers: [...names, HUB, 'channels.example'] }), { robots: null }),
  'channels.example': living(server('channels.example', 'peertube', '8.0.1', { peers: names.filter((_, index) => index % 3 === 0) })),
}

/** All hosts as they are written, by name. */
export const writtenHosts: Hosts = { ...hubs, ...themes }

/** Where a crawl of the written world begins; everything else is found. */
export const WRITTEN_SEEDS: readonly string[] = [HUB, 'forum.example']

/** The world of all of them. */
export function writtenWorld(): World {
  return defineWorld({ hosts: writtenHosts, mirrors })
}
