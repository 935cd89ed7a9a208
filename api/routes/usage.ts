// GET /servers/:domain/usage: its own figures by day.
import { z } from 'zod'
import { listActivityWeeks, listUsageDays } from '#model/store/published-servers.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { usageReply } from '../replies/server.ts'
import { answer, defineRoute } from '../route.ts'

export const usage = defineRoute({
  method: 'GET',
  path: '/servers/:domain/usage',
  summary: 'What one server said of its size, by UTC day, and of its activity, by week; null is not zero.',
  query: z.strictObject({ domain: domainParameter }),
  reply: { name: 'UsageReply', schema: usageReply },
  cacheSeconds: 300,
  handle: async (context, { domain }) => {
    const named = await findNamedHost(context, domain, { rest: '/usage' })
    if (!named.ok) return named.outcome
    const { host } = named
    const { published } = context.database
    const [days, weeks] = await Promise.all([listUsageDays(published, host.domainId), listActivityWeeks(published, host.domainId)])
    return answer({ domain: host.domain, days, weeks })
  },
})
