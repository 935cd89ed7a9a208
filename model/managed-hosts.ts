// Well-known providers that run many servers under one name: the written table of DESIGN 3 (pace) and 5 (generated names).

/** How a registrable domain with many genuine servers is treated. */
export interface ManagedHost {
  readonly registrable: string
  /** Names under it that may be looked at without any of them having answered yet. */
  readonly unverified: number
}

/** Each entry is a provider whose servers are rented out one by one; microblog.md 12.2. */
const MANAGED_HOSTS: readonly ManagedHost[] = [
  { registrable: 'masto.host', unverified: 200 },
  { registrable: 'brid.gy', unverified: 20 },
  { registrable: 'wordpress.com', unverified: 50 },
  { registrable: 'ghost.io', unverified: 50 },
  { registrable: 'cloudplane.org', unverified: 50 },
  { registrable: 'spacehost.one', unverified: 50 },
  { registrable: 'federation.host', unverified: 50 },
  { registrable: 'fedi.monster', unverified: 50 },
  { registrable: 'nextcloud.com', unverified: 20 },
  { registrable: 'writeas.com', unverified: 20 },
  { registrable: 'owncast.online', unverified: 20 },
]

const BY_NAME: ReadonlyMap<string, ManagedHost> = new Map(MANAGED_HOSTS.map((entry) => [entry.registrable, entry]))

/** The entry of a registrable domain, if it is a known provider. */
export function findManagedHost(registrable: string): ManagedHost | undefined {
  return BY_NAME.get(registrable)
}
