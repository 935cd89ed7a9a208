// GET /servers/:domain/admin-view: all that the admin of a server wants to know of it, in one answer.
import { z } from 'zod'
import { listPlainBlocks } from '#model/store/published-blocks.ts'
import { listBlockSources } from '#model/store/published-blocks.ts'
import type { ListRule } from '#model/blocks/list-hygiene.ts'
import { listDocuments } from '#model/store/published-servers.ts'
import { loadBlockedBy } from '../blocked-by.ts'
import type { ApiContext } from '../context.ts'
import type { AdminViewReply, ListFindings, ServerReply } from '../contract.ts'
import { findOutliers } from '../list-findings.ts'
import { loadServerReply } from '../load-server.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { presentCoverage, presentSource } from '../present/blocks.ts'
import { formatMoment } from '../present/figure.ts'
import { adminViewReply } from '../replies/blocks.ts'
import { answer, defineRoute, refuse } from '../route.ts'

const BLOCKERS_SHOWN = 50

export const adminView = defineRoute({
  method: 'GET',
  path: '/servers/:domain/admin-view',
  summary:
    'What the admin of a server wants to know: what we read of it and what we could not and why, who blocks it, which rows of its own published list are stale or redundant, and how newcomers find it.',
  query: z.strictObject({ domain: domainParameter }),
  reply: { name: 'AdminViewReply', schema: adminViewReply },
  cacheSeconds: 60,
  noindex: true,
  limited: 'lookups',
  handle: async (context, { domain }) => {
    const named = await findNamedHost(context, domain, { rest: '/admin-view' })
    if (!named.ok) return named.outcome
    const { host } = named
    const { published } = context.database
    const [server, sources, documents, blockedBy, population] = await Promise.all([
      loadServerReply(context, host),
      listBlockSources(published, host.domainId),
      listDocuments(published, host.domainId),
      loadBlockedBy(context, host.domain, { limit: BLOCKERS_SHOWN }),
      context.blocks.population(),
    ])
    if (server === undefined) return refuse(404, 'There is no such page about a server.')
    return answer<AdminViewReply>({
      domain: host.domain,
      sources: sources.map(presentSource),
      documents: documents.map(({ endpoint, state, reason, httpStatus, readAt, dueAt }) => ({
        ...{ endpoint, state, reason, httpStatus },
        readAt: formatMoment(readAt),
        dueAt: formatMoment(dueAt),
      })),
      blockedBy,
      findings: sources.some(({ shown }) => shown) ? await findOwnOutliers(context, host.domainId) : null,
      coverage: presentCoverage(population),
      newcomers: describeNewcomers(server),
    })
  },
})

async function findOwnOutliers(context: ApiContext, domainId: number): Promise<ListFindings> {
  const rows = await listPlainBlocks(context.database.published, [domainId], context.clock.now())
  const rules = rows.flatMap(({ kind, target, scope, actions }): readonly ListRule[] =>
    kind === 'mask' || target === null || actions.includes('allow') ? [] : [{ kind, target, scope, actions }],
  )
  return (await findOutliers(context, rules, domainId)).findings
}

function describeNewcomers(server: ServerReply): AdminViewReply['newcomers'] {
  return {
    inSearch: server.inSearch,
    registrations: server.registrations.value?.mode ?? null,
    minAge: server.registrations.value?.minAge ?? null,
    shortDescription: server.shortDescription.value,
    languages: server.languages.value ?? [],
    rules: (server.rules.value ?? []).map(({ text, hint, firstSeen }) => ({ text, hint, firstSeen })),
    rulesAt: server.rules.at,
  }
}
