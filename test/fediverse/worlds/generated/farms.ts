// Farms of a generated world: endless names of one registrable domain, listed by one server that lives beside them.
import { hash32, inventAddress } from '../../addresses.ts'
import type { VirtualInstance } from '../../contract.ts'
import { dns } from '../../faults.ts'
import { findMirror } from '../../software/index.ts'
import type { VirtualHost } from '../../world.ts'

interface FarmKind {
  readonly domain: string
  readonly alive: boolean
}

const KINDS: readonly FarmKind[] = [
  { domain: 'endless-farm.example', alive: true },
  { domain: 'hollow-farm.example', alive: false },
]

export interface Farms {
  readonly owns: (host: string) => boolean
  readonly lookup: (host: string) => VirtualHost | undefined
  /** The names that a farm wants to be known by. */
  readonly advertised: readonly string[]
}

/** Farms that advertise so many names between them. */
export function plantFarms(names: number): Farms {
  const kindOf = (host: string): FarmKind | undefined => KINDS.find(({ domain }) => host.endsWith(`.${domain}`))
  const advertised = Array.from({ length: names }, (_, index) => {
    const { domain } = KINDS[index % KINDS.length] as FarmKind
    return `${hash32(`label ${index} of ${domain}`).toString(36)}${index.toString(36)}.${domain}`
  })
  return {
    owns: (host) => kindOf(host) !== undefined,
    lookup: (host) => {
      const kind = kindOf(host)
      return kind === undefined ? undefined : growHost(host, kind)
    },
    advertised,
  }
}

function growHost(host: string, { domain, alive }: FarmKind): VirtualHost {
  if (!alive) return { host, addresses: [], faults: [dns()] }
  const instance: VirtualInstance = {
    host,
    software: 'mastodon',
    version: '4.4.3',
    name: 'A place of our own',
    shortDescription: 'Everybody is welcome.',
    languages: ['en'],
    registrations: { mode: 'open' },
    usage: { users: 41, activeMonth: 12, activeHalfyear: 20, localPosts: 900 },
    rules: [],
    peers: [],
  }
  return { host, addresses: [inventAddress(domain)], faults: [], instance, mirror: findMirror('mastodon') }
}
