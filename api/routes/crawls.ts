// GET /servers/:domain/crawls: why is it missing, why is it old, when next; for every published name, also one that refused.
import { z } from 'zod'
import { listDocuments, listVisits } from '#model/store/published-servers.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { formatMoment } from '../present/figure.ts'
import { presentVisit } from '../present/visit.ts'
import { crawlsReply } from '../replies/server.ts'
import { answer, defineRoute } from '../route.ts'

const MOST_VISITS = 50

export const crawls = defineRoute({
  method: 'GET',
  path: '/servers/:domain/crawls',
  summary: 'The documents of one host with their states and due times, and the log of the last visits.',
  query: z.strictObject({ domain: domainParameter }),
  reply: { name: 'CrawlsReply', schema: crawlsReply },
  cacheSeconds: 30,
  handle: async (context, { domain }) => {
    const named = await findNamedHost(context, domain, { rest: '/crawls', pageOnly: false })
    if (!named.ok) return named.outcome
    const { host } = named
    const { published } = context.database
    const [documents, visits] = await Promise.all([
      listDocuments(published, host.domainId),
      listVisits(published, host.domainId, MOST_VISITS),
    ])
    return answer({
      domain: host.domain,
      documents: documents.map((row) => ({
        ...row,
        checkedAt: formatMoment(row.checkedAt),
        readAt: formatMoment(row.readAt),
        dueAt: formatMoment(row.dueAt),
      })),
      crawls: visits.map(presentVisit),
    })
  },
})
