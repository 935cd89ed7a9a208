// Which of two versions is newer, and which is the newest that servers run; versions are free text, so many have no place in the order.

/** `[major, minor, patch]` of a release; missing parts are 0. */
export type Release = readonly [number, number, number]

const VERSION = /^v?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?(.*)$/is
// Semantic Versioning 2.0 item 9, and what softwares write instead; a suffix that only names a fork or a commit is a release.
const UNFINISHED = /^[-.~+]?(?:alpha|beta|rc|dev|develop|pre|preview|nightly|next|snapshot|canary)/i

/** Reads a version as servers state it (`4.5.4+glitch`, `v2025.10.2`); undefined for what is no number, or not released yet. */
export function readRelease(version: string): Release | undefined {
  const match = VERSION.exec(version.trim().slice(0, 100))
  if (match === null) return undefined
  const [, major = '0', minor, patch, rest = ''] = match
  if (minor === undefined || UNFINISHED.test(rest)) return undefined
  return [Number(major), Number(minor), Number(patch ?? '0')]
}

/** Below 0 when `one` is older than `other`, 0 when they are the same release, above 0 when newer. */
export function compareReleases(one: Release, other: Release): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2]
}

/** A version and on how many servers it runs. */
export interface RunningVersion {
  readonly version: string
  readonly servers: number
}

/** Where a software has that many servers, one of them alone may be wrong or joking about its version. */
const MANY = 10

/**
 * The newest release that is seen on the network, as `4.5.4`: with ten servers or more it must run on two of them. Undefined when no
 * version can be read.
 */
export function findNewestRelease(running: readonly RunningVersion[]): string | undefined {
  const releases = new Map<string, { readonly release: Release; servers: number }>()
  for (const { version, servers } of running) {
    const release = readRelease(version)
    if (release === undefined) continue
    const known = releases.get(release.join('.'))
    if (known === undefined) releases.set(release.join('.'), { release, servers })
    else known.servers += servers
  }
  const all = [...releases.values()]
  const least = all.reduce((sum, entry) => sum + entry.servers, 0) >= MANY ? 2 : 1
  const newest = all.filter((entry) => entry.servers >= least).toSorted((a, b) => compareReleases(b.release, a.release))[0]
  return newest?.release.join('.')
}

/** Whether a server runs the newest release of its software, an older one, or something that cannot be told. */
export function judgeVersion(version: string | null, newest: string | undefined): 'current' | 'behind' | 'unknown' {
  const own = version === null ? undefined : readRelease(version)
  const best = newest === undefined ? undefined : readRelease(newest)
  if (own === undefined || best === undefined) return 'unknown'
  return compareReleases(own, best) >= 0 ? 'current' : 'behind'
}
