// Written world: servers with two names, names that show another server's documents, and servers that claim to be others (microblog.md 1.4).
import type { VirtualInstance } from '../contract.ts'
import { foreignNodeinfo, redirectTo, rewritten } from '../faults.ts'
import { genericMirror } from '../software/generic.ts'
import { splitDomain, type Carried } from '../split-domain.ts'
import type { HostDefinition } from '../world.ts'
import { HUB, living, plainServer, server, type Hosts } from './hosts.ts'

// The account domain is the server; the name that serves it is another name of it, once both say so.
function split(instance: VirtualInstance, carried: readonly Carried[]): Hosts {
  const { host, apiHost = host } = instance
  const hosts = splitDomain(instance, carried)
  return {
    [host]: { ...hosts[host], instance: undefined, truth: { status: 'alive', software: instance.software } },
    [apiHost]: { ...hosts[apiHost], truth: { status: 'moved', aliasOf: host } },
  }
}

/** Every way in which an account domain leads to the host that serves it. */
export const SPLITS: Hosts = {
  ...split(server('anna.example', 'mastodon', '4.5.4', { apiHost: 'social.anna.example' }), ['nodeinfo', 'host-meta', 'webfinger']),
  ...split(server('berta.example', 'mastodon', '4.5.4', { apiHost: 'social.berta.example' }), ['nodeinfo']),
  ...split(server('carla.example', 'mastodon', '4.4.1', { apiHost: 'social.carla.example' }), ['host-meta']),
  ...split(server('doris.example', 'pleroma', '2.9.1', { apiHost: 'social.doris.example' }), ['host-meta-file']),
  ...split(server('emma.example', 'mastodon', '4.3.4', { apiHost: 'social.emma.example' }), ['webfinger']),
  // The serving host under another registrable domain: proved all the same, since both say so.
  ...split(server('letters.example', 'mastodon', '4.5.4', { apiHost: 'mill.example' }), ['nodeinfo']),
  ...split(server('notes.example', 'mastodon', '4.5.4', { apiHost: 'forge.example' }), ['webfinger']),
  // Nothing at all stands under the short name.
  ...split(server('threads.example', 'mastodon', '4.5.4', { apiHost: 'www.threads.example' }), []),
}

function aliasOf(target: string, more: HostDefinition): HostDefinition {
  return { ...more, truth: { status: 'moved', aliasOf: target } }
}

/** Names that show another server's documents: other names of it, and nobody is counted twice. */
const aliases: Hosts = {
  'vanity.example': aliasOf(HUB, { instance: plainServer('vanity.example'), mirror: genericMirror, faults: [foreignNodeinfo(HUB)] }),
  'vanity-link.example': aliasOf(HUB, {
    instance: plainServer('vanity-link.example'),
    mirror: genericMirror,
    faults: [foreignNodeinfo(HUB, 'link')],
  }),
  'moved-away.example': aliasOf('moved-here.example', { faults: [redirectTo('https://moved-here.example/', { keepPath: true })] }),
  'moved-here.example': living(server('moved-here.example', 'mastodon', '4.5.4')),
  // A bridge shows one document under all its names; the server that has it claims none of them.
  'fed.bridge.example': living(plainServer('fed.bridge.example')),
  'web.bridge.example': aliasOf('fed.bridge.example', { faults: [foreignNodeinfo('fed.bridge.example')] }),
  'sky.bridge.example': aliasOf('fed.bridge.example', { faults: [foreignNodeinfo('fed.bridge.example')] }),
}

/** What is nobody's word for anybody. */
const claims: Hosts = {
  'mute.example': living(plainServer('mute.example')),
  // A link of its own to a server that does not know it: no proof that the document speaks for this name.
  'borrowed.example': {
    instance: plainServer('borrowed.example'),
    mirror: genericMirror,
    faults: [foreignNodeinfo('mute.example', 'link', '/nodeinfo/2.1')],
    truth: { status: 'failing', reason: 'foreign-nodeinfo' },
  },
  // Says in its API that it is the hub; the hub knows nothing of it.
  'impostor.example': {
    ...living(server('impostor.example', 'mastodon', '4.5.4')),
    faults: [
      rewritten('/api/v2/instance', (json) => ({ ...(json as object), domain: HUB })),
      rewritten('/api/v1/instance', (json) => ({ ...(json as object), uri: HUB })),
    ],
  },
}

export const identities: Hosts = { ...SPLITS, ...aliases, ...claims }
