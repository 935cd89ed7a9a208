// What somebody types as people or servers to be reached, as names of servers.
import { hostIn } from '../typed-name.ts'

export interface TypedNames {
  readonly hosts: readonly string[]
  /** Words in which no server name is. */
  readonly rest: readonly string[]
}

/**
 * Reads names of servers, accounts and links, between spaces, commas, semicolons and lines. Of an account only its server is taken.
 *
 * @param text as typed, cut at some thousand characters
 */
export function readReached(text: string): TypedNames {
  const words = text
    .slice(0, 10_000)
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
  const hosts = new Set<string>()
  const rest: string[] = []
  for (const word of words) {
    const host = hostIn(word)
    if (host === '') rest.push(word)
    else hosts.add(host)
  }
  return { hosts: [...hosts], rest }
}
