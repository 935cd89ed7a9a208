// Reads everything about one server at once, for its API answer and for the summary in its page.
import { listAliases, type NamedHost } from '#model/store/published-names.ts'
import { listDocuments, listPeerCounts, listRules, listTexts, loadServer } from '#model/store/published-servers.ts'
import type { ApiContext } from './context.ts'
import type { ServerReply } from './contract.ts'
import { presentServer } from './present/server.ts'

/** The page of a host that has one; undefined when it was taken away this very moment. */
export async function loadServerReply(context: ApiContext, host: NamedHost): Promise<ServerReply | undefined> {
  const { published } = context.database
  const { domainId } = host
  const [server, documents, rules, texts, peers, aliases, registry] = await Promise.all([
    loadServer(published, domainId),
    listDocuments(published, domainId),
    listRules(published, domainId, false),
    listTexts(published, domainId),
    listPeerCounts(published, domainId),
    listAliases(published, domainId),
    context.network.software(),
  ])
  if (server === undefined) return undefined
  const { software } = server
  const newest = software === null ? '' : await context.network.newestRelease(software)
  return presentServer({ host, server, documents, rules, texts, peers, aliases, software: registry.get(software ?? ''), newest })
}
