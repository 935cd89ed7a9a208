// Which servers the address of a comparison names, and how it is written.
import { hostIn } from './typed-name.ts'

export const MOST_COMPARED = 4

export interface Compared {
  /** Hosts, at most four, each once. */
  readonly hosts: readonly string[]
  /** Only topics about which they differ. */
  readonly differing: boolean
}

/** Reads a query string: names, addresses or accounts, with commas or repeated. */
export function readCompared(query: string): Compared {
  const parameters = new URLSearchParams(query)
  const typed = parameters.getAll('servers').flatMap((value) => value.slice(0, 2000).split(/[\s,;]+/))
  const hosts = typed.map(hostIn).filter((host) => host !== '')
  return { hosts: [...new Set(hosts)].slice(0, MOST_COMPARED), differing: parameters.get('differing') === 'true' }
}

/** Writes it, without the question mark. */
export function writeCompared({ hosts, differing }: Compared): string {
  const names = hosts.map(encodeURIComponent).join(',')
  return [hosts.length > 0 ? `servers=${names}` : '', differing ? 'differing=true' : ''].filter((part) => part !== '').join('&')
}
