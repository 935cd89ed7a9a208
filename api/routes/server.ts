// GET /servers/:domain: everything a server says about itself, each figure with its source and age.
import { z } from 'zod'
import { loadServerReply } from '../load-server.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { serverReply } from '../replies/server.ts'
import { answer, defineRoute, refuse } from '../route.ts'

export const server = defineRoute({
  method: 'GET',
  path: '/servers/:domain',
  summary: 'One server: what it is, who can join, its rules, its figures with source and age. Another name of it leads there (308).',
  query: z.strictObject({ domain: domainParameter }),
  reply: { name: 'ServerReply', schema: serverReply },
  cacheSeconds: 60,
  handle: async (context, { domain }) => {
    const named = await findNamedHost(context, domain)
    if (!named.ok) return named.outcome
    const reply = await loadServerReply(context, named.host)
    return reply === undefined ? refuse(404, 'There is no such page about a server.') : answer(reply)
  },
})
