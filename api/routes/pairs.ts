// GET /pairs/:a/:b: can two servers talk, each way, with the rule that decides or why it is not known.
import { z } from 'zod'
import { combineStances, judgeHost } from '#model/blocks/verdict.ts'
import { loadPair, type PairRows } from '#model/store/published-blocked-by.ts'
import type { BlockSourceRow } from '#model/store/published-blocks.ts'
import type { ApiContext } from '../context.ts'
import { findListHolder, type ListHolder } from '../list-holder.ts'
import { domainParameter } from '../parameters.ts'
import { newestReading, presentBlock, presentSource } from '../present/blocks.ts'
import { formatMoment } from '../present/figure.ts'
import { pairReply } from '../replies/blocks.ts'
import { answer, defineRoute, refuse } from '../route.ts'

export const pair = defineRoute({
  method: 'GET',
  path: '/pairs/:a/:b',
  summary:
    'Whether two servers can talk, as far as their published lists say: each way the rule that decides, its dates and where it stands, or why it is not known. A masked row answers where its digest is that of the name asked about; nothing is guessed.',
  query: z.strictObject({ a: domainParameter, b: domainParameter }),
  reply: { name: 'PairReply', schema: pairReply },
  cacheSeconds: 60,
  noindex: true,
  limited: 'lookups',
  handle: async (context, query) => {
    const [a, b] = await Promise.all([findListHolder(context, query.a, 'a'), findListHolder(context, query.b, 'b')])
    if (!a.ok) return a.outcome
    if (!b.ok) return b.outcome
    if (a.found.holder === b.found.holder) return refuse(400, 'Both are names of one server.', 'b')
    const verdicts = await Promise.all([judge(context, a.found, b.found), judge(context, b.found, a.found)])
    const [{ stance: one }, { stance: other }] = verdicts
    return answer({
      a: a.found.host,
      b: b.found.host,
      talk: combineStances(one, other),
      verdicts,
    })
  },
})

const NOTHING: PairRows = { sources: [], rules: [] }

async function judge({ database, clock }: ApiContext, by: ListHolder, about: ListHolder) {
  const { sources, rules } = by.domainId === null ? NOTHING : await loadPair(database.published, by.domainId, about.host, clock.now())
  const { stance, rule, allowlist = false, because = null } = judgeHost(about.host, sources.map(asHiding), rules)
  return {
    by: by.holder,
    about: about.host,
    stance,
    rule: rule === undefined ? null : { ...presentBlock(rule), source: rule.endpoint, digestMatches: rule.kind === 'mask' },
    allowlist,
    because,
    readAt: formatMoment(newestReading(sources)),
    sources: sources.map(presentSource),
  }
}

// A mask without a digest could stand for any name: whoever is not named may still be behind it.
function asHiding(source: BlockSourceRow): BlockSourceRow {
  const hides = source.masked > 0 && source.mask !== 'mastodon' && source.publication === 'public'
  return hides ? { ...source, publication: 'partial' } : source
}
