// Written world: everything that goes wrong below the documents: names, addresses, connections, certificates, bodies, redirects, statuses.
import { worldDay, from, onPaths, sometimes, until } from '../faults.ts'
import * as faults from '../faults.ts'
import type { Fault } from '../fault.ts'
import type { HostDefinition } from '../world.ts'
import { failing, faulty, readAnyway, server, type Hosts } from './hosts.ts'

function each(table: Readonly<Record<string, Fault>>): Hosts {
  return Object.fromEntries(
    Object.entries(table).map(([name, fault]): readonly [string, HostDefinition] => [`${name}.example`, failing(`${name}.example`, fault)]),
  )
}

/** Hosts that keep silence until a deadline ends it, in real time; whoever crawls this world may be in a hurry with them. */
export const SLOW_HOSTS: ReadonlySet<string> = new Set(
  ['hanging', 'dripping', 'swallowed', 'no-resolver', 'robots-hang'].map((name) => `${name}.example`),
)

const names: Hosts = {
  ...each({
    'no-such-name': faults.dns(),
    'no-address': faults.noAddress(),
    'resolver-fails': faults.dnsTemporary(),
    'resolver-refuses': faults.dnsTemporary('EREFUSED'),
    'no-resolver': faults.dnsSilent(),
    'private-network': faults.privateAddress(),
    'this-machine': faults.privateAddress(faults.SPECIAL_ADDRESSES.loopback),
    'metadata-service': faults.privateAddress(faults.SPECIAL_ADDRESSES.linkLocal),
    'mapped-inside': faults.privateAddress(faults.SPECIAL_ADDRESSES.mapped),
    'translated-inside': faults.privateAddress(faults.SPECIAL_ADDRESSES.nat64),
    'unique-local': faults.privateAddress(faults.SPECIAL_ADDRESSES.uniqueLocal),
    'half-inside': faults.mixedAddresses(),
  }),
  // Every visit looks the name up once and connects to what it checked.
  'rebinding.example': faulty('rebinding.example', until(worldDay(0.01), faults.rebinding()), { status: 'alive', software: 'unheard-of' }),
}

const connections = each({
  refusing: faults.refused(),
  unrouted: faults.unreachable(),
  'no-network': faults.unreachable('ENETUNREACH'),
  swallowed: faults.blackHole(),
  resetting: faults.reset(),
  'hanging-up': faults.hangUp(),
  hanging: faults.hang(),
  smtp: faults.garbage(),
  'header-bomb': faults.headerBomb(),
  'double-framing': faults.doubleFraming(),
  'wrong-name': faults.wrongCertificate(),
  expired: faults.wrongCertificate('expired'),
  'not-yet': faults.wrongCertificate('not-yet'),
  'self-signed': faults.wrongCertificate('self-signed'),
  stranger: faults.wrongCertificate('stranger'),
})

const bodies: Hosts = {
  ...each({
    dripping: faults.drip(),
    endless: faults.endless(),
    huge: faults.huge(),
    'huge-undeclared': faults.hugeUndeclared(),
    'gzip-bomb': faults.gzipBomb(),
    'deflate-bomb': faults.deflateBomb(),
    'brotli-bomb': faults.brotliBomb(),
    'bad-encoding': faults.badEncoding(),
    'unknown-encoding': faults.badEncoding('zstd'),
    'cut-off': faults.cutOff(),
    'cut-off-chunked': faults.cutOffChunked(),
    'bad-json': faults.badJson(),
    'empty-body': faults.emptyBody(),
    'deep-array': faults.deepJson(),
    'deep-object': faults.deepJson(100, 'object'),
  }),
  'nul-and-bidi.example': readAnyway('nul-and-bidi.example', faults.nulAndBidi()),
  'utf8-as-latin1.example': readAnyway('utf8-as-latin1.example', faults.wrongCharset('utf8-as-latin1')),
  'latin1-as-utf8.example': readAnyway('latin1-as-utf8.example', faults.wrongCharset(), { name: 'Latin1-as-utf8 Caf\ufffd' }),
  // A made-up list costs a few look-ups; the server that shows it is read all the same.
  'many-peers.example': {
    instance: server('many-peers.example', 'mastodon', '4.5.4'),
    faults: [faults.millionPeers(20_000)],
    truth: { status: 'alive', software: 'mastodon', learned: { peers: Array.from({ length: 20_000 }, (_, index) => `p${index}.example`) } },
  },
}

const redirects: Hosts = {
  ...each({
    loop: faults.redirectLoop(),
    'six-hops': faults.redirectChain(6),
    'into-loopback': faults.redirectToPrivate(),
    'into-decimal': faults.redirectToPrivate('decimal'),
    'into-octal': faults.redirectToPrivate('octal'),
    'into-mapped': faults.redirectToPrivate('mapped'),
    'into-nat64': faults.redirectToPrivate('nat64'),
    'into-metadata': faults.redirectToPrivate('metadata'),
    downgrade: faults.redirectDowngrade(),
    'no-location': faults.redirectNowhere(),
    'other-scheme': faults.redirectNowhere('gopher://elsewhere.example/'),
    'other-port': faults.redirectNowhere('https://elsewhere.example:8443/'),
  }),
  // Six requests a document, ten a slot: read over several slots.
  'five-hops.example': readAnyway('five-hops.example', faults.redirectChain(5)),
}

const statuses: Hosts = {
  ...each({
    'server-error': faults.serverError(),
    'bad-gateway': faults.serverError(502),
    unavailable: faults.serverError(503),
    'origin-gone': faults.serverError(530),
    'not-acceptable': faults.status(406),
    teapot: faults.status(418),
    'not-found': { ...faults.notFoundEverywhere(), reason: 'no-nodeinfo' },
    'bad-request': { ...faults.status(400), reason: 'no-nodeinfo' },
  }),
  'forbidden.example': faulty('forbidden.example', faults.forbidden(), { status: 'refused', reason: 'unauthorized' }),
  'sign-in.example': faulty('sign-in.example', faults.status(401), { status: 'refused', reason: 'unauthorized' }),
  'legal.example': faulty('legal.example', faults.status(451), { status: 'refused', reason: 'unauthorized' }),
  'gone.example': faulty('gone.example', faults.goneEverywhere(), { status: 'dead', reason: 'gone' }),
}

/** Trouble that ends, begins or comes now and then: an hour later the same server is well. */
const passing: Hosts = {
  'recovering.example': readAnyway('recovering.example', until(worldDay(0.01), faults.serverError())),
  'mended-name.example': readAnyway('mended-name.example', until(worldDay(0.01), faults.dnsTemporary())),
  'later-trouble.example': readAnyway('later-trouble.example', from(worldDay(30), faults.serverError())),
  'rarely-ill.example': readAnyway('rarely-ill.example', sometimes(0, 60_000, faults.serverError())),
  'api-down.example': {
    instance: server('api-down.example', 'mastodon', '4.5.4'),
    faults: [onPaths(['/api/*'], faults.serverError())],
    truth: {
      status: 'alive',
      software: 'mastodon',
      learned: { languages: undefined, registrations: undefined, rules: undefined, peers: undefined },
    },
  },
}

export const misfortunes: Hosts = { ...names, ...connections, ...bodies, ...redirects, ...statuses, ...passing }
