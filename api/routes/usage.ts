// GET /servers/:domain/usage: its own figures by day.
import { z } from 'zod'
import { listUsageDays } from '#model/store/published-servers.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { usageReply } from '../replies/server.ts'
import { answer, defineRoute } from '../route.ts'

export const usage = defineRoute({
  method: 'GET',
  path: '/servers/:domain/usage',
  summary: 'What one server said of its size, by UTC day; null is not zero.',
  query: z.strictObject({ domain: domainParameter }),
  reply: { name: 'UsageReply', schema: usageReply },
  cacheSeconds: 300,
  handle: async (context, { domain }) => {
    const named = await findNamedHost(context, domain, { rest: '/usage' })
    if (!named.ok) return named.outcome
    const { host } = named
    return answer({ domain: host.domain, days: await listUsageDays(context.database.published, host.domainId) })
  },
})
