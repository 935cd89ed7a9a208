// Recorded worlds: every server under a name, in as few worlds as the names allow that documents are bound to.
import { defineWorld, type HostDefinition, type World } from '../fediverse/world.ts'
import type { ReplayedServer } from './contract.ts'

/** A server and the name under which it stands. */
export interface NamedServer {
  readonly server: ReplayedServer
  readonly name: string
}

export interface RecordedWorld {
  readonly world: World
  readonly servers: readonly NamedServer[]
}

interface Draft {
  readonly hosts: Map<string, HostDefinition>
  readonly servers: NamedServer[]
}

/**
 * Gives every server a name and a world. Servers whose documents name hosts get those, in the first world where all are free; the
 * others get the name they were recorded under, or an invented one where that is taken: servers with the same name are not the same.
 */
export function buildWorlds(servers: readonly ReplayedServer[]): readonly RecordedWorld[] {
  const drafts: Draft[] = []
  for (const server of servers.filter(({ needs }) => needs.length > 0)) {
    const draft = drafts.find(({ hosts }) => !server.needs.some((name) => hosts.has(name))) ?? addDraft(drafts)
    settle(draft, server, server.needs[0] as string)
  }
  for (const [number, server] of servers.entries()) {
    if (server.needs.length > 0) continue
    const draft = drafts[0] ?? addDraft(drafts)
    const { wants } = server
    settle(draft, server, wants === undefined || draft.hosts.has(wants) ? `recording-${number + 1}.example` : wants)
  }
  return drafts.map(({ hosts, servers: named }) => ({ world: defineWorld({ hosts: Object.fromEntries(hosts) }), servers: named }))
}

function addDraft(drafts: Draft[]): Draft {
  const draft: Draft = { hosts: new Map(), servers: [] }
  drafts.push(draft)
  return draft
}

// No recording brings a robots.txt: there is none, which allows everything.
function settle(draft: Draft, server: ReplayedServer, name: string): void {
  for (const [host, definition] of Object.entries(server.hosts(name))) draft.hosts.set(host, { robots: null, ...definition })
  draft.servers.push({ server, name })
}
