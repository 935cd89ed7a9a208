// Names to addresses by DNS alone: A and AAAA, never the hosts file or a search list, so that the answer is what the world sees.
import { Resolver } from 'node:dns/promises'
import type { Seam } from './contract.ts'
import { codeOf } from './error-reasons.ts'

export interface ResolverOptions {
  /** `address` or `address:port`; absent means the machine's own resolvers. */
  readonly servers?: readonly string[]
  readonly timeoutMs?: number
  readonly tries?: number
}

/**
 * Makes the production `resolve`: all IPv4 addresses, then all IPv6 ones. One family is enough. When both fail, the error is the one
 * that says most: NXDOMAIN speaks for the whole name, a missing answer (SERVFAIL, time-out) outweighs "no such record".
 */
export function createResolver(options: ResolverOptions = {}): Seam['resolve'] {
  const resolver = openResolver(options)
  return async (host, signal) => {
    signal.throwIfAborted()
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
    if (four.status === 'rejected' && six.status === 'rejected') throw weightier(four.reason, six.reason)
    return [...(four.status === 'fulfilled' ? four.value : []), ...(six.status === 'fulfilled' ? six.value : [])]
  }
}

/** Makes the production `resolveText`: the strings of one record belong together (RFC 7208 3.3). */
export function createTextResolver(options: ResolverOptions = {}): Seam['resolveText'] {
  const resolver = openResolver(options)
  return async (name, signal) => {
    signal.throwIfAborted()
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''))
  }
}

function openResolver({ servers, timeoutMs = 3000, tries = 2 }: ResolverOptions): Resolver {
  const resolver = new Resolver({ timeout: timeoutMs, tries })
  if (servers !== undefined) resolver.setServers(servers)
  return resolver
}

function weightier(four: unknown, six: unknown): unknown {
  const nxdomain = [four, six].find((error) => codeOf(error) === 'ENOTFOUND')
  return nxdomain ?? (codeOf(four) === 'ENODATA' ? six : four)
}
