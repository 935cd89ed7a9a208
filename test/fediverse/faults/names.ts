// Faults of names and addresses: what a resolver may say, and where it may lead.
import { inventAddress } from '../addresses.ts'
import type { Fault, NameAnswer, NameQuestion } from '../fault.ts'

function nameFault(name: string, reason: Fault['reason'], resolve: (question: NameQuestion) => NameAnswer): Fault {
  return { name, reason, scope: 'everything', resolve }
}

/** The name does not exist (NXDOMAIN): the host is absent. */
export function dns(): Fault {
  return nameFault('dns', 'dns', () => ({ code: 'ENOTFOUND' }))
}

/** The resolver fails (SERVFAIL and the like): nothing is known about the host, try again soon. */
export function dnsTemporary(code: 'ESERVFAIL' | 'ETIMEOUT' | 'EREFUSED' = 'ESERVFAIL'): Fault {
  return nameFault('dnsTemporary', 'dns-temporary', () => ({ code }))
}

/** The resolver never answers; the asker's own deadline ends it. */
export function dnsSilent(): Fault {
  return nameFault('dnsSilent', 'dns-temporary', () => ({ silent: true }))
}

/** The name exists without any address: as absent as one that does not exist. */
export function noAddress(): Fault {
  return nameFault('noAddress', 'dns', () => ({ code: 'ENODATA' }))
}

/** Addresses of special ranges, by what they are: a crawler connects to none of them. */
export const SPECIAL_ADDRESSES = {
  loopback: '127.0.0.1',
  private10: '10.0.0.7',
  private172: '172.16.5.4',
  private192: '192.168.1.1',
  linkLocal: '169.254.169.254',
  carrierNat: '100.64.0.1',
  unspecified: '0.0.0.0',
  multicast: '224.0.0.1',
  broadcast: '255.255.255.255',
  documentation: '192.0.2.10',
  benchmark: '198.18.0.1',
  reserved: '240.0.0.1',
  loopback6: '::1',
  unspecified6: '::',
  mapped: '::ffff:127.0.0.1',
  compatible: '::127.0.0.1',
  nat64: '64:ff9b::7f00:1',
  nat64Local: '64:ff9b:1::7f00:1',
  sixToFour: '2002:7f00:1::1',
  teredo: '2001::1',
  uniqueLocal: 'fd00::1',
  linkLocal6: 'fe80::1',
  linkLocalZone: 'fe80::1%lo',
  siteLocal: 'fec0::1',
  multicast6: 'ff02::1',
  documentation6: '2001:db8::1',
  discard: '100::1',
} as const

/** The name leads into a private or special network: absent, and nobody connects. */
export function privateAddress(address: string = SPECIAL_ADDRESSES.private10): Fault {
  return nameFault('privateAddress', 'private-address', () => ({ addresses: [address] }))
}

/** A public address beside a private one: one bad address spoils the name, whichever would have been tried first. */
export function mixedAddresses(address: string = SPECIAL_ADDRESSES.loopback): Fault {
  return nameFault('mixedAddresses', 'private-address', ({ host }) => ({ addresses: [inventAddress(host), address] }))
}

/**
 * Every second look-up leads inside. A crawler that connects to the address it checked never notices; one that lets the connection
 * look the name up again ends in the ledger's `forbiddenConnects`.
 */
export function rebinding(address: string = SPECIAL_ADDRESSES.loopback): Fault {
  return nameFault('rebinding', undefined, ({ host, earlier }) => ({ addresses: [earlier % 2 === 0 ? inventAddress(host) : address] }))
}
