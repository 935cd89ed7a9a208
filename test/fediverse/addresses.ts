// Invented addresses of simulated hosts: stable, global unicast, so that the address guard and the pace per address are exercised.
import { createHash } from 'node:crypto'
import ipaddr from 'ipaddr.js'

// First octets whose whole /8 is allocated to the public internet: no special range lies in any of them (IANA IPv4 registry).
const PUBLIC_OCTETS = [
  5, 23, 31, 34, 37, 46, 62, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 91, 93, 94, 95, 109, 135, 176, 178, 185, 188, 193, 194,
  195, 212, 213, 217,
]

/** The first 32 bits of the SHA-256 of a text: the one source of chance in simulated worlds. */
export function hash32(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0)
}

/** A number in [0, 1) that depends on the text alone. */
export function chanceOf(text: string): number {
  return hash32(text) / 0x1_0000_0000
}

/** The IPv4 address of a host, or of whatever several hosts share (`a hosting firm`): always the same for the same key. */
export function inventAddress(key: string): string {
  const bytes = createHash('sha256').update(`IPv4 of ${key}`).digest()
  const first = PUBLIC_OCTETS[(bytes[0] as number) % PUBLIC_OCTETS.length] as number
  return [first, bytes[1], bytes[2], 1 + ((bytes[3] as number) % 254)].join('.')
}

/** An IPv6 address in 2a00::/12, the block of the European registry. */
export function inventAddress6(key: string): string {
  const bytes = createHash('sha256').update(`IPv6 of ${key}`).digest()
  const groups = [0, 2, 4, 6].map((at) => (0x1000 | (bytes.readUInt16BE(at) & 0xfff)).toString(16))
  return `2a0${((bytes[8] as number) % 16).toString(16)}:${groups.join(':')}::1`
}

/** What the resolver says about a healthy host: one IPv4 address, and for every fourth host an IPv6 address too. */
export function inventAddresses(host: string): readonly string[] {
  return hash32(`dual stack ${host}`) % 4 === 0 ? [inventAddress(host), inventAddress6(host)] : [inventAddress(host)]
}

/** Whether an address is global unicast; anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  // IPv4-compatible addresses (::/96, RFC 4291 2.5.5.1) are deprecated and lead to the IPv4 address they hold; ipaddr.js calls them unicast.
  const compatible =
    parsed.kind() === 'ipv6' &&
    parsed
      .toByteArray()
      .slice(0, 12)
      .every((byte) => byte === 0)
  return parsed.range() === 'unicast' && !compatible
}
