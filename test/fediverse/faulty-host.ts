// One healthy host to try every fault on, and the shortest ways to see what becomes of it.
import type { Served } from './answers.ts'
import { WORLD_START } from './clock.ts'
import type { VirtualRoute } from './contract.ts'
import type { Fault } from './fault.ts'
import { startFediverse, type Fediverse } from './network.ts'
import { askPlainly, type PlainAnswer, type PlainOptions } from './plain-client.ts'
import { plainRequest, serve } from './serving.ts'
import { defineWorld, type HostDefinition } from './world.ts'

export const HOST = 'faulty.example'
export const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/'

const ROUTES: Readonly<Record<string, VirtualRoute>> = {
  'GET /.well-known/nodeinfo': { json: { links: [{ rel: `${SCHEMA}2.0`, href: `https://${HOST}/nodeinfo/2.0` }] } },
  'GET /nodeinfo/2.0': {
    json: {
      version: '2.0',
      software: { name: 'mastodon', version: '4.5.0' },
      protocols: ['activitypub'],
      services: { inbound: [], outbound: [] },
      usage: { users: { total: 12, activeMonth: 7, activeHalfyear: 9 }, localPosts: 300 },
      openRegistrations: true,
      metadata: { nodeName: 'Café – 東京', nodeDescription: '' },
    },
  },
  'GET /api/v2/instance': { json: { domain: HOST, title: 'Café – 東京', description: 'Ein Gespräch' } },
}

/** A healthy host with these faults. */
export function hostWith(...list: Fault[]): HostDefinition {
  return { routes: ROUTES, robots: 'User-agent: *\nDisallow:\n', faults: list }
}

/** Starts a world of that one host. */
export async function start(...list: Fault[]): Promise<Fediverse> {
  return await startFediverse(defineWorld({ hosts: { [HOST]: hostWith(...list) } }))
}

/** Asks it once, over the wire. */
export async function ask(fault: Fault, path = '/api/v2/instance', options: PlainOptions = {}): Promise<PlainAnswer> {
  await using fediverse = await start(fault)
  return await askPlainly(fediverse.seam, `https://${HOST}${path}`, options)
}

/** Asks it once and reads the answer as JSON. */
export async function askJson(fault: Fault, path: string): Promise<unknown> {
  return JSON.parse((await ask(fault, path)).body.toString()) as unknown
}

/** What it would serve at that moment, without a wire. */
export function serveOnce(fault: Fault | undefined, path: string, at = WORLD_START): Served {
  const host = defineWorld({ hosts: { [HOST]: hostWith(...(fault === undefined ? [] : [fault])) } }).lookup(HOST)
  if (host === undefined) throw new Error('no such host')
  return serve(host, plainRequest(HOST, path), at)
}

/** The status of its instance document at that moment; 0 where there is none. */
export function statusOf(list: readonly Fault[], at: number): number {
  const host = defineWorld({ hosts: { [HOST]: hostWith(...list) } }).lookup(HOST)
  const served = host && serve(host, plainRequest(HOST, '/api/v2/instance'), at)
  return served === undefined || served.kind === 'raw' ? 0 : served.status
}
