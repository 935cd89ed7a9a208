// The address guard: which IP addresses the crawler may speak to, and which host names are addresses in disguise.
import { isIPv4, isIPv6 } from 'node:net'
import ipaddr from 'ipaddr.js'

// RFC 4291 2.4 and the IANA registry of IPv6 address space: global unicast is assigned from 2000::/3 only. This leaves out
// IPv4-compatible addresses (::/96), which carry any IPv4 address and are in no range of the library.
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

// Global by number, but answered by the virtual machine's own host with its secrets (Azure's wire server).
const HOST_SERVICES = new Set(['168.63.129.16'])

/**
 * True when `address` is a global unicast address that belongs to nobody in particular among the special ones: not private, loopback,
 * link-local, shared (100.64/10), benchmarking, documentation, multicast or reserved, and no IPv6 form that carries an IPv4 address
 * (mapped, compatible, NAT64, 6to4, Teredo). Takes the text of a resolver; anything but plain dotted decimal or IPv6 without a zone is
 * refused. Ranges: RFC 6890 and the IANA special-purpose registries, as ipaddr.js has them.
 */
export function isGlobalUnicast(address: string): boolean {
  if (isIPv4(address)) return !HOST_SERVICES.has(address) && ipaddr.IPv4.parse(address).range() === 'unicast'
  if (!isIPv6(address) || address.includes('%')) return false
  const parsed = ipaddr.IPv6.parse(address)
  return parsed.match(GLOBAL_IPV6) && parsed.range() === 'unicast'
}

// An ordinary name, whose last label begins with a letter: a URL parser takes only names that end in a number for addresses (WHATWG URL,
// "ends in a number"). Nearly every host is one, and parsing a URL for each request costs.
const PLAIN_NAME = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/

/**
 * True when `host` is an IP address in any notation that a URL parser would take for one: dotted, decimal, octal, hexadecimal or
 * shortened IPv4, full-width digits, IPv6 with or without brackets or zone (WHATWG URL, "host parsing"). No such host is ever asked,
 * not even a global one: a server of the fediverse has a name, and a redirect to a bare address is an attack or a mistake.
 */
export function isAddressLiteral(host: string): boolean {
  if (PLAIN_NAME.test(host)) return false
  const bare = host.replace(/^\[/, '').replace(/\]$/, '').replace(/%.*$/s, '')
  if (isIPv6(bare) || isIPv4(bare)) return true
  const hostname = URL.parse(`https://${host}/`)?.hostname ?? ''
  return isIPv4(hostname) || hostname.startsWith('[')
}

/** True when `host` is a host name just as a URL carries it: lower-case ASCII, no port, path, user or percent sign. */
export function isPlainHost(host: string): boolean {
  return host.length <= 253 && URL.parse(`https://${host}/`)?.hostname === host && !isAddressLiteral(host)
}
