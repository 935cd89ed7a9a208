// GET /servers/:domain/rules: its rules as it words them, with those of the past if wanted.
import { z } from 'zod'
import { listRules } from '#model/store/published-rules.ts'
import { findNamedHost } from '../named-server.ts'
import { openSentenceCounts } from '../sentence-counts.ts'
import { domainParameter } from '../parameters.ts'
import { presentRule } from '../present/rule.ts'
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
    const [found, countServers] = await Promise.all([
      listRules(context.database.published, host.domainId, history),
      openSentenceCounts(context),
    ])
    return answer({ domain: host.domain, rules: found.map((rule) => presentRule(rule, countServers)) })
  },
})
