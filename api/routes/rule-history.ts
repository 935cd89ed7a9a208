// GET /servers/:domain/rules/history: how its rules changed, as a readable diff.
import { z } from 'zod'
import { DAY } from '#model/clock.ts'
import { loadRuleHistory } from '#model/store/published-rules.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { ruleHistoryReply } from '../replies/rules.ts'
import { answer, defineRoute, refuse } from '../route.ts'
import { compareMoments, listChanges } from '../rule-history.ts'
import { openSentenceCounts } from '../sentence-counts.ts'

export const ruleHistory = defineRoute({
  method: 'GET',
  path: '/servers/:domain/rules/history',
  summary: 'How the rules of a server changed: added, removed and reworded rules, word by word, by the day on which it was seen.',
  query: z.strictObject({
    domain: domainParameter,
    from: z.iso.date().optional().describe('With `to`: one comparison of the rules at the end of these two UTC days.'),
    to: z.iso.date().optional(),
  }),
  reply: { name: 'RuleHistoryReply', schema: ruleHistoryReply },
  cacheSeconds: 300,
  handle: async (context, { domain, from, to }) => {
    if ((from === undefined) !== (to === undefined))
      return refuse(400, 'Both days are needed, or none.', from === undefined ? 'from' : 'to')
    if (from !== undefined && to !== undefined && from > to) return refuse(400, 'The first day must not be after the second.', 'from')
    const named = await findNamedHost(context, domain, { rest: '/rules/history' })
    if (!named.ok) return named.outcome
    const { host } = named
    const [{ shown, rules }, countServers] = await Promise.all([
      loadRuleHistory(context.database.published, host.domainId),
      openSentenceCounts(context),
    ])
    if (!shown) return answer({ domain: host.domain, shown, changes: [] })
    const changes =
      from === undefined || to === undefined
        ? listChanges(rules, countServers)
        : compareMoments(rules, { from: endOf(from), to: endOf(to) }, countServers)
    return answer({ domain: host.domain, shown, changes })
  },
})

function endOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + DAY - 1
}
