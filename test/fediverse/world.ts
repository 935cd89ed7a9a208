// What a world is: virtual hosts found by name, each with its addresses, its documents, its faults and the end it must come to.
import type { InstanceStatus } from '#model/crawl.ts'
import type { FailureReason } from '#model/failure.ts'
import { inventAddress, inventAddresses } from './addresses.ts'
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from './contract.ts'
import type { Fault } from './fault.ts'

/** What a host must end in after a crawl to idle, as its world declares. */
export interface DeclaredEnd {
  readonly status: InstanceStatus
  readonly reason?: FailureReason
  readonly aliasOf?: string
  readonly software?: string
  /** Where what is learned differs from what the mirror's documents teach when all of them are read; undefined members are not learned. */
  readonly learned?: Partial<ExpectedFacts>
}

/** One name of a world. */
export interface VirtualHost {
  readonly host: string
  /** What a healthy resolver answers; empty is a name without addresses. */
  readonly addresses: readonly string[]
  readonly instance?: VirtualInstance | undefined
  /** Writes the documents of `instance`. */
  readonly mirror?: Mirror | undefined
  /** Beside the mirror's documents, and before them. Keys are `METHOD /path`, with or without a query. */
  readonly routes?: Readonly<Record<string, VirtualRoute>> | undefined
  /** robots.txt; null is none; absent is the instance's own, else what its software ships. */
  readonly robots?: string | null | undefined
  /** In order: the first one stands before the second. */
  readonly faults: readonly Fault[]
  /** False for a server that sends no validators. */
  readonly validators?: boolean | undefined
  readonly truth?: DeclaredEnd | undefined
}

/**
 * A world as the simulator sees it. Generated worlds compute their hosts from the name; they need no table, but should give the same
 * `VirtualInstance` object for a host that is asked several times in a row, because documents are written once an object.
 */
export interface World {
  /** The host of that name, in lower case; with `:port` appended where the port is not the scheme's own. */
  readonly lookup: (host: string) => VirtualHost | undefined
  /** The TXT records of a name; absent: this world has none. */
  readonly texts?: ((name: string) => readonly string[] | undefined) | undefined
  readonly hosts: () => Iterable<string>
}

/** One host as a written world says it. */
export interface HostDefinition {
  readonly instance?: VirtualInstance
  /** The mirror that writes `instance`; absent means the one of the world that knows the instance's software. */
  readonly mirror?: Mirror
  readonly fault?: Fault
  readonly faults?: readonly Fault[]
  readonly routes?: Readonly<Record<string, VirtualRoute>>
  readonly robots?: string | null
  readonly addresses?: readonly string[]
  /** Hosts with the same word here have one address. */
  readonly sharesAddress?: string
  readonly validators?: boolean
  readonly truth?: DeclaredEnd
}

export interface WorldDefinition {
  readonly hosts: Readonly<Record<string, HostDefinition>>
  readonly mirrors?: readonly Mirror[]
  /** TXT records by name. */
  readonly texts?: Readonly<Record<string, readonly string[]>>
}

/** A written world. Throws when an instance stands under a name that is not its own, or no mirror can write it. */
export function defineWorld(definition: WorldDefinition): World {
  const table = new Map(Object.entries(definition.hosts).map(([host, entry]) => [host, defineHost(host, entry, definition.mirrors ?? [])]))
  const texts = new Map(Object.entries(definition.texts ?? {}))
  return { lookup: (host) => table.get(host), texts: (name) => texts.get(name), hosts: () => table.keys() }
}

/** Several worlds as one; the first that knows a name answers for it. */
export function joinWorlds(...worlds: readonly World[]): World {
  return {
    lookup: (host) => {
      for (const world of worlds) {
        const found = world.lookup(host)
        if (found !== undefined) return found
      }
      return undefined
    },
    texts: (name) => worlds.map((world) => world.texts?.(name)).find((found) => found !== undefined),
    *hosts() {
      const seen = new Set<string>()
      for (const world of worlds) {
        for (const host of world.hosts()) {
          if (!seen.has(host)) yield host
          seen.add(host)
        }
      }
    },
  }
}

/** One host of a written world, for generators that want the same defaults. */
export function defineHost(host: string, entry: HostDefinition, mirrors: readonly Mirror[]): VirtualHost {
  const { instance } = entry
  const known = instance === undefined || instance.host === host || instance.apiHost === host || host === `www.${instance.host}`
  if (!known) throw new Error(`${host} has an instance that calls itself ${instance.host}`)
  return {
    host,
    addresses: entry.addresses ?? (entry.sharesAddress === undefined ? inventAddresses(host) : [inventAddress(entry.sharesAddress)]),
    instance,
    mirror: entry.mirror ?? (instance === undefined ? undefined : findMirror(instance, mirrors)),
    routes: entry.routes,
    robots: entry.robots,
    faults: [...(entry.fault === undefined ? [] : [entry.fault]), ...(entry.faults ?? [])],
    validators: entry.validators,
    truth: entry.truth,
  }
}

function findMirror(instance: VirtualInstance, mirrors: readonly Mirror[]): Mirror {
  const mirror = mirrors.find((candidate) => candidate.software.includes(instance.software))
  if (mirror === undefined) throw new Error(`no mirror of this world writes ${instance.software} (${instance.host})`)
  return mirror
}
