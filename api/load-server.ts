// Reads everything about one server at once, for its API answer and for the summary in its page.
import type { NamedHost } from '#model/store/published-names.ts'
import { loadServerPage } from '#model/store/published-page.ts'
import type { ApiContext } from './context.ts'
import type { ServerReply } from './contract.ts'
import { presentServer } from './present/server.ts'
import { openSentenceCounts } from './sentence-counts.ts'

/** The page of a host that has one; undefined when it was taken away this very moment. */
export async function loadServerReply(context: ApiContext, host: NamedHost): Promise<ServerReply | undefined> {
  const now = context.clock.now()
  const [page, registry, countServers] = await Promise.all([
    loadServerPage(context.database.published, host.domainId, now),
    context.network.software(),
    openSentenceCounts(context),
  ])
  if (page === undefined) return undefined
  const { software } = page.server
  const newest = software === null ? '' : await context.network.newestRelease(software)
  return presentServer({ host, ...page, software: registry.get(software ?? ''), newest, now, countServers })
}
