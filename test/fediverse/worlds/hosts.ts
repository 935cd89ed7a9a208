// The words in which written worlds are written: a small server with figures of its own, and the end it comes to.
import { hash32 } from '../addresses.ts'
import type { VirtualInstance } from '../contract.ts'
import type { Fault } from '../fault.ts'
import { genericMirror } from '../software/generic.ts'
import type { DeclaredEnd, HostDefinition } from '../world.ts'

export type Hosts = Readonly<Record<string, HostDefinition>>

/** The server that everybody in the written world has heard of. */
export const HUB = 'hub.example'

/** A server with a name, figures, rules and peers that are its own; `more` says what is special about it. */
export function server(host: string, software: string, version: string, more: Partial<VirtualInstance> = {}): VirtualInstance {
  const label = host.split('.')[0] ?? host
  const users = 20 + (hash32(`users of ${host}`) % 5000)
  return {
    host,
    software,
    version,
    name: `${label.slice(0, 1).toUpperCase()}${label.slice(1)} Café`,
    shortDescription: `The people of ${host}, between tea & biscuits.`,
    languages: ['de'],
    registrations: { mode: 'open' },
    usage: { users, activeMonth: Math.ceil(users / 5), activeHalfyear: Math.ceil(users / 3), localPosts: users * 41 },
    rules: [
      { nativeId: '3', text: `Be kind to everybody on ${host}.` },
      { nativeId: '7', text: 'No advertising.', hint: 'Not even for biscuits.' },
    ],
    peers: host === HUB ? [] : [HUB],
    ...more,
  }
}

/** A server that is read whole. */
export function living(
  instance: VirtualInstance,
  more: Partial<HostDefinition> & { readonly end?: Partial<DeclaredEnd> } = {},
): HostDefinition {
  const { end, ...rest } = more
  return { instance, truth: { status: 'alive', software: instance.software, ...end }, ...rest }
}

/** A server of software that nobody knows, which says what it is by NodeInfo alone. */
export function plainServer(host: string, more: Partial<VirtualInstance> = {}): VirtualInstance {
  return server(host, 'unheard-of', '0.3.1', { variant: { api: 'none' }, ...more })
}

/** A server that is well in everything but this fault, and the end it comes to for it. */
export function faulty(host: string, fault: Fault | readonly Fault[], truth: DeclaredEnd): HostDefinition {
  const faults = Array.isArray(fault) ? (fault as readonly Fault[]) : [fault as Fault]
  return { instance: plainServer(host), mirror: genericMirror, faults, truth }
}

/** Failing for the reason that the fault itself gives to a reading of what it hits. */
export function failing(host: string, fault: Fault): HostDefinition {
  if (fault.reason === undefined) throw new Error(`${fault.name} makes no server fail`)
  return faulty(host, fault, { status: 'failing', reason: fault.reason })
}

/** Read in spite of the fault; `learned` says where the facts are not those of the server's own documents. */
export function readAnyway(host: string, fault: Fault | readonly Fault[], learned?: DeclaredEnd['learned']): HostDefinition {
  return faulty(host, fault, { status: 'alive', software: 'unheard-of', ...(learned === undefined ? {} : { learned }) })
}
