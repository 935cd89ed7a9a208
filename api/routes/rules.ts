// GET /servers/:domain/rules: its rules as it words them, with those of the past if wanted.
import { z } from 'zod'
import { listRules } from '#model/store/published-servers.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { presentRule } from '../present/server.ts'
import { rulesReply } from '../replies/server.ts'
import { answer, defineRoute } from '../route.ts'

export const rules = defineRoute({
  method: 'GET',
  path: '/servers/:domain/rules',
  summary: 'The rules of one server as it words them, each with the day it was first seen.',
  query: z.strictObject({
    domain: domainParameter,
    history: z.boolean().default(false).describe('Also rules that are gone.'),
  }),
  reply: { name: 'RulesReply', schema: rulesReply },
  cacheSeconds: 300,
  handle: async (context, { domain, history }) => {
    const named = await findNamedHost(context, domain, { rest: '/rules' })
    if (!named.ok) return named.outcome
    const { host } = named
    const found = await listRules(context.database.published, host.domainId, history)
    return answer({ domain: host.domain, rules: found.map(presentRule) })
  },
})
