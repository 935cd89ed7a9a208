// The words of the simulated fediverse: what a virtual instance is, and how a mirror writes the answers that an adapter reads.
import type { ActivityWeek, LongText, Registrations, Rule, Usage } from '#model/facts.ts'

/** One server of a world, said in the field's words; a mirror turns it into documents as that software serves them. */
export interface VirtualInstance {
  /** The account domain; also the API host unless `apiHost` is given. */
  readonly host: string
  readonly apiHost?: string
  /** NodeInfo `software.name` as published. */
  readonly software: string
  readonly version: string
  readonly name: string
  readonly shortDescription: string
  readonly description?: string
  readonly languages: readonly string[]
  readonly registrations: Registrations
  /** Members that this software does not publish are left out by its mirror. */
  readonly usage: Usage
  readonly rules: readonly Rule[]
  readonly texts?: readonly LongText[]
  readonly peers: readonly string[]
  readonly activity?: readonly ActivityWeek[]
  /** What it does about others, shown to everybody; absent means that the list is hidden where its software can hide it. */
  readonly blocks?: readonly VirtualBlock[]
  /** Variants that a mirror understands: `limitedFederation`, `peersHidden`, `privateMode`, `nodeinfo: '2.2'` … */
  readonly variant?: Readonly<Record<string, string | number | boolean>>
  /** robots.txt of this server; absent means the one its software ships. */
  readonly robots?: string | null
}

/** What a virtual server does about another. */
export interface VirtualBlock {
  readonly target: string
  readonly level: 'suspend' | 'silence' | 'media'
  readonly reason?: string
  /** Shown masked, where the software can. */
  readonly masked?: boolean
}

export interface VirtualRequest {
  readonly method: string
  readonly host: string
  /** Path without query. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

/** An answer; `json` is serialised with content type application/json unless `headers` says otherwise. */
export interface VirtualReply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly text?: string
  readonly bytes?: Uint8Array
}

export type VirtualRoute = VirtualReply | ((request: VirtualRequest) => VirtualReply)

/** What is fixed for the servers of a test: the name and versions in NodeInfo, and the variants that their mirror understands. */
export interface InstanceChoice {
  readonly software: string
  /** Those between which the documents differ. The last one is shown as the software's sample. */
  readonly versions: readonly string[]
  readonly variants?: readonly NonNullable<VirtualInstance['variant']>[]
}

/** One software's mirror: the documents it serves for an instance. Keys are `METHOD /path`. robots.txt is `shippedRobots`. */
export interface Mirror {
  /** The software slugs this mirror can write, the adapter's name first. */
  readonly software: readonly string[]
  readonly routes: (instance: VirtualInstance) => Readonly<Record<string, VirtualRoute>>
  /** The robots.txt that this version ships, or null for none (404). */
  readonly shippedRobots: (instance: VirtualInstance) => string | null
  /** What a perfect reader must learn from these documents: the instance, less what this software and version does not publish. */
  readonly expected: (instance: VirtualInstance) => ExpectedFacts
  /** What the tests read of each adapter that this mirror writes for, by the adapter's name: at least one choice for it and for each fork. */
  readonly choices: Readonly<Record<string, readonly InstanceChoice[]>>
}

/** The facts of a whole visit, merged, as `read(write(instance))` must give them. Absent members must be absent in the reading. */
export interface ExpectedFacts {
  readonly software: string
  readonly version?: string | undefined
  readonly name?: string | undefined
  readonly shortDescription?: string | undefined
  readonly languages?: readonly string[] | undefined
  readonly registrations?: Registrations | undefined
  readonly usage?: Usage | undefined
  readonly rules?: readonly Rule[] | undefined
  readonly peers?: readonly string[] | undefined
  /** Rows of all block lists together, as `blockLine` writes them; absent when none can be read. */
  readonly blocks?: readonly string[] | undefined
}
