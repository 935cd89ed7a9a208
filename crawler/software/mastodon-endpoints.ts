// The documents of the Mastodon-shaped API as small servers have them, ready to stand in an adapter's list; the readers are in mastodon-api.ts.
import { readDomainBlocks, type ListMeaning } from './block-documents.ts'
import type { EndpointDefinition } from './define.ts'
import { readActivity, readInstance, readPeers, readRules, refuseNonInstance, refuseNonList } from './mastodon-api.ts'

export const V2 = '/api/v2/instance'
export const V1 = '/api/v1/instance'

type Reader = EndpointDefinition['read']

/** `/api/v2/instance`; `read` where the software means something else by it than Mastodon. */
export function instanceV2(read: Reader = readInstance, when?: EndpointDefinition['when']): EndpointDefinition {
  return { path: V2, limit: 'instance', every: 'day', refusal: refuseNonInstance, read, ...(when === undefined ? {} : { when }) }
}

/** `/api/v1/instance`; `read` where the software means something else by it than Mastodon. */
export function instanceV1(read: Reader = readInstance, when?: EndpointDefinition['when']): EndpointDefinition {
  return { path: V1, limit: 'instance', every: 'day', refusal: refuseNonInstance, read, ...(when === undefined ? {} : { when }) }
}

/** The list of hosts that a server has heard of. */
export const peersEndpoint: EndpointDefinition = {
  path: '/api/v1/instance/peers',
  limit: 'peers',
  every: 'week',
  refusal: refuseNonList,
  read: readPeers,
}

/**
 * The list of blocked domains, of Mastodon's shape. `absent` is what a missing list means: 404 withholds it at Mastodon from 4.0 on and is a
 * missing route elsewhere (blocks.md 1.1).
 */
export function domainBlocks(
  meaning: ListMeaning,
  absent: 'withheld' | 'unsupported',
  when?: EndpointDefinition['when'],
): EndpointDefinition {
  return {
    path: '/api/v1/instance/domain_blocks',
    limit: 'blocks',
    every: 'day',
    blocks: { absent },
    refusal: refuseNonList,
    read: (json) => readDomainBlocks(json, meaning),
    ...(when === undefined ? {} : { when }),
  }
}

/** The list of rules, for software whose instance documents do not carry it; asked for while no instance document could be read. */
export const rulesEndpoint: EndpointDefinition = {
  path: '/api/v1/instance/rules',
  limit: 'instance',
  every: 'day',
  when: (host) => host.state(V2) !== 'ok' && host.state(V1) !== 'ok',
  refusal: refuseNonList,
  read: readRules,
}

/** Weekly activity. */
export const activityEndpoint: EndpointDefinition = {
  path: '/api/v1/instance/activity',
  limit: 'instance',
  every: 'week',
  refusal: refuseNonList,
  read: readActivity,
}
