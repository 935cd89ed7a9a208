// GET /servers/:domain/similar-rules: servers with rules like these, with what both say, what only one says, and the sentences they share.
import { z } from 'zod'
import type { Label } from '#model/rules/taxonomy.ts'
import { findAlike } from '#model/store/alike-servers.ts'
import { listRules, type RuleRow } from '#model/store/published-rules.ts'
import { labelsOfRow } from '#model/store/rule-columns.ts'
import { loadRows } from '#model/store/search-hits.ts'
import type { ApiContext } from '../context.ts'
import type { SimilarRulesReply, StanceReply } from '../contract.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { presentHits } from '../present-hits.ts'
import { similarRulesReply } from '../replies/rules.ts'
import { answer, defineRoute } from '../route.ts'

/** Sentences shown of one pair. */
const MOST_SENTENCES = 5

export const similarRules = defineRoute({
  method: 'GET',
  path: '/servers/:domain/similar-rules',
  summary: 'The servers in search whose rules are nearest, by what they say and by the sentences they share, with the reasons.',
  query: z.strictObject({ domain: domainParameter, limit: z.int().min(1).max(50).default(10) }),
  reply: { name: 'SimilarRulesReply', schema: similarRulesReply },
  cacheSeconds: 300,
  handle: async (context, { domain, limit }) => {
    const named = await findNamedHost(context, domain, { rest: '/similar-rules' })
    if (!named.ok) return named.outcome
    const { host } = named
    const rules = await listRules(context.database.published, host.domainId, false)
    if (rules.length === 0 || rules.some(({ labels }) => labels === null))
      return answer({ domain: host.domain, because: 'rules-not-known', servers: [] })
    return answer({ domain: host.domain, because: null, servers: await findServers(context, host.domainId, rules, limit) })
  },
})

async function findServers(
  context: ApiContext,
  domainId: number,
  rules: readonly RuleRow[],
  limit: number,
): Promise<SimilarRulesReply['servers']> {
  const held = await context.columns.hold()
  const own = different(rules.flatMap(({ labels }) => (labels ?? []).map(([topic, stance]): Label => [topic, stance])))
  const alike = findAlike(held.columns, { domainId, labels: own, sentences: rules.flatMap(({ sentenceId }) => sentenceId ?? []) }, limit)
  const documents = await loadRows(
    context.database.published,
    held,
    alike.map(({ row }) => row),
  )
  const summaries = new Map((await presentHits(context, documents)).map((server) => [server.domain, server]))
  return alike.flatMap(({ row, likeness, sentences }) => {
    const server = summaries.get(held.columns.domains[row] ?? '')
    if (server === undefined) return []
    const theirs = labelsOfRow(held.columns.rules, row) ?? []
    const shared = rules.filter(({ sentenceId }) => sentenceId !== null && sentences.includes(sentenceId))
    return [
      {
        server,
        likeness: Math.min(1, Math.round(likeness * 1000) / 1000),
        both: present(theirs.filter((label) => includes(own, label))),
        onlyThere: present(theirs.filter((label) => !includes(own, label))),
        onlyHere: present(own.filter((label) => !includes(theirs, label))),
        sentences: shared.slice(0, MOST_SENTENCES).map(({ text, position }) => ({ text, position })),
        sentenceCount: sentences.length,
      },
    ]
  })
}

function different(labels: readonly Label[]): readonly Label[] {
  return [...new Map(labels.map((label) => [label.join('.'), label])).values()]
}

function includes(labels: readonly Label[], [topic, stance]: Label): boolean {
  return labels.some(([about, said]) => about === topic && said === stance)
}

function present(labels: readonly Label[]): readonly StanceReply[] {
  return labels.map(([topic, stance]) => ({ topic, stance }))
}
