// From recordings to servers: one a recording, but for containers, which hold many, and for documents that only together are a server.
import { parseDomain } from '#model/domain.ts'
import { at, decodeJson, rawText } from '#model/json.ts'
import type { VirtualRoute } from '../fediverse/contract.ts'
import type { HostDefinition } from '../fediverse/world.ts'
import { renderReply } from '../fediverse/answers.ts'
import { documentFault } from '../fediverse/fault.ts'
import { takeApart, type Member } from './containers.ts'
import type { Address, LeftOut, Recorded, ReplayedServer, Routes } from './contract.ts'
import { findKind, type Kind } from './kinds.ts'
import { buildMatrixServer } from './matrix-servers.ts'
import { placeRecording } from './placement.ts'
import { introduction, keyOf, linksIn, nodeinfoReply, replyOf, statedVersion, wayTo, wellKnownFor } from './surroundings.ts'

type DocumentKind = Extract<Kind, { role: 'document' }>

export interface Servers {
  readonly servers: readonly ReplayedServer[]
  /** Recordings that no server can be made of. */
  readonly unusable: readonly LeftOut[]
}

/** The servers that answer with these recordings, in their order. */
export function buildServers(recordings: readonly Recorded[]): Servers {
  const servers: ReplayedServer[] = []
  const unusable: LeftOut[] = []
  for (const group of groupTogether(recordings)) {
    const [first] = group
    const kind = first === undefined ? undefined : findKind(first.kind)
    if (first === undefined || kind === undefined || kind.role === 'none') continue
    const built = kind.role === 'container' ? buildMembers(first, kind) : [buildServer(group, kind)]
    if (typeof built === 'string') unusable.push({ file: first.file, kind: first.kind, reason: built })
    else servers.push(...built)
  }
  return { servers, unusable }
}

function groupTogether(recordings: readonly Recorded[]): readonly (readonly Recorded[])[] {
  const groups = new Map<string, Recorded[]>()
  for (const recording of recordings) {
    const kind = findKind(recording.kind)
    const together = kind?.role === 'document' && kind.together === true
    const key = together ? `${recording.kind} ${recording.origin}` : recording.file
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [recording])
    else group.push(recording)
  }
  return [...groups.values()]
}

function buildServer(group: readonly Recorded[], kind: DocumentKind): ReplayedServer {
  const [first] = group as readonly [Recorded]
  const placed = group.flatMap((recorded) => {
    const address = placeRecording(recorded, kind)
    return address === undefined ? [] : [{ recorded, address }]
  })
  const addresses = new Map(placed.map(({ recorded, address }) => [recorded.file, address]))
  const server = { files: group.map(({ file }) => file), addresses, wants: parseDomain(first.host), needs: [] }
  return kind.together === true ? buildMatrixServer(placed, server) : buildDocument(first, kind, server)
}

function buildDocument(recorded: Recorded, kind: DocumentKind, server: Omit<ReplayedServer, 'hosts'>): ReplayedServer {
  const address = server.addresses.get(recorded.file)
  if (address === undefined) return { ...server, hosts: (name) => ({ [name]: answerEverything(recorded) }) }
  if (address.path === '/.well-known/nodeinfo') return { ...server, ...leadingServer(recorded) }
  const needs = address.path === '/.well-known/x-nodeinfo2' ? boundNames(recorded) : []
  const around = (name: string): Routes => surround(name, address, recorded, kind)
  return { ...server, needs, hosts: (name) => ({ [name]: { routes: { ...around(name), [keyOf(address)]: replyOf(recorded) } } }) }
}

// Documents that stand before NodeInfo or in its place introduce their server themselves; a NodeInfo needs the way to it.
function surround(name: string, { path }: Address, recorded: Recorded, kind: DocumentKind): Routes {
  if (path === '/statistics.json' || path === '/.well-known/x-nodeinfo2') return {}
  if (/\/nodeinfo\b/.test(path)) return wayTo(name, path, recorded.body)
  return introduction(name, recorded.software ?? kind.software, statedVersion(recorded.body))
}

// Nobody knows what was asked: the same answer to everything, robots.txt apart.
function answerEverything(recorded: Recorded): HostDefinition {
  const answer = renderReply(replyOf(recorded))
  return { fault: documentFault('the same answer to everything', undefined, () => answer) }
}

// NodeInfo2 has its own host in it, and counts on no other (microblog.md 1.5).
function boundNames(recorded: Recorded): readonly string[] {
  const decoded = decodeJson(recorded.body)
  const own = decoded.ok ? parseDomain(rawText(at(decoded.value, 'server', 'baseUrl'))) : undefined
  return own === undefined ? [] : [own]
}

// A recorded well-known document, and NodeInfo exactly where it leads. A host of another name answers for itself, as its software does.
function leadingServer(recorded: Recorded): Pick<ReplayedServer, 'needs' | 'hosts'> {
  const own =
    parseDomain(recorded.host) ??
    linksIn(recorded.body, 'relative.example')
      .map(({ host }) => parseDomain(host))
      .find((host) => host !== undefined)
  const targets = own === undefined ? [] : linksIn(recorded.body, own).flatMap(({ host }) => parseDomain(host) ?? [])
  const software = recorded.software ?? 'mastodon'
  return {
    needs: own === undefined ? [] : [...new Set([own, ...targets])],
    hosts: (name) => {
      const hosts: Record<string, Record<string, VirtualRoute>> = { [name]: { 'GET /.well-known/nodeinfo': replyOf(recorded) } }
      for (const { host, path } of linksIn(recorded.body, name)) {
        if (parseDomain(host) === undefined) continue
        hosts[host] ??= { ...wellKnownFor(host, path, '2.0'), 'GET /api/v1/instance': { json: { uri: host, title: host } } }
        hosts[host][`GET ${path}`] = nodeinfoReply(software)
      }
      return Object.fromEntries(Object.entries(hosts).map(([host, routes]) => [host, { routes }]))
    },
  }
}

function buildMembers(recorded: Recorded, kind: Extract<Kind, { role: 'container' }>): readonly ReplayedServer[] | string {
  const members = takeApart(recorded.body, kind.of)
  return typeof members === 'string' ? members : members.map((member) => buildMember(recorded, member, recorded.software ?? kind.software))
}

// Many servers with nothing but the same words would look like one machine with many names: each has its own name, as real ones have.
function buildMember(recorded: Recorded, member: Member, software: string): ReplayedServer {
  const documents = Object.fromEntries(
    Object.entries(member.documents).map(([path, body]) => [
      `GET ${path}`,
      replyOf({ ...recorded, body, contentType: undefined, file: '' }),
    ]),
  )
  return {
    files: [recorded.file],
    wants: parseDomain(member.host),
    needs: [],
    addresses: new Map(),
    hosts: (name) => ({ [name]: { routes: { ...introduction(name, software, member.version, name), ...documents } } }),
  }
}
