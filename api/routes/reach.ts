// GET /servers/:domain/reach: what lists cost a server, in people: at least and at most, since much is not known.
import { z } from 'zod'
import type { Reach } from '#model/blocks/reach.ts'
import { listBlockers } from '#model/store/published-blocked-by.ts'
import { listBlockSources, listPlainBlocks, toRule } from '#model/store/published-blocks.ts'
import type { ApiContext } from '../context.ts'
import { findListHolder, type ListHolder } from '../list-holder.ts'
import { domainParameter } from '../parameters.ts'
import { presentCoverage } from '../present/blocks.ts'
import { reachReply } from '../replies/blocks.ts'
import { answer, defineRoute } from '../route.ts'

export const reach = defineRoute({
  method: 'GET',
  path: '/servers/:domain/reach',
  summary:
    'The share of known monthly active users on servers that neither refuse a server nor are refused by it: at least those of whom it is known, at most those and everybody of whom it is not. Masked rows take no part.',
  query: z.strictObject({ domain: domainParameter }),
  reply: { name: 'ReachReply', schema: reachReply },
  cacheSeconds: 60,
  noindex: true,
  limited: 'lookups',
  handle: async (context, { domain }) => {
    const named = await findListHolder(context, domain, 'domain')
    if (!named.ok) return named.outcome
    const population = await context.blocks.population()
    const { servers, activeMonth, atLeast, atMost, limited, theirs, own, unknown } = await loadReach(context, named.found)
    const share = (people: number): number | null => (activeMonth === 0 ? null : people / activeMonth)
    return answer({
      domain: named.found.host,
      servers,
      activeMonth,
      withoutFigure: population.withoutFigure,
      atLeast: share(atLeast),
      atMost: share(atMost),
      users: { atLeast, atMost, limited, theirs, own, unknown },
      coverage: presentCoverage(population),
    })
  },
})

/** Reckons the reach of a server. */
export async function loadReach({ database, blocks, clock }: ApiContext, { host, domainId }: ListHolder): Promise<Reach> {
  const { published } = database
  const [population, patterns] = await Promise.all([blocks.population(), blocks.patterns()])
  const now = clock.now()
  const [stances, ownSources, ownRules] = await Promise.all([
    listBlockers(published, { host, patterns, now, masks: false }),
    domainId === null ? [] : listBlockSources(published, domainId),
    domainId === null ? [] : listPlainBlocks(published, [domainId], now),
  ])
  const hiding = ownSources.map((source) => ({
    ...source,
    publication: source.masked > 0 && source.publication === 'public' ? ('partial' as const) : source.publication,
  }))
  return population.reach({ host, stances, ownSources: hiding, ownRules: ownRules.map((row) => toRule(row)) })
}
