// GET /servers: search with filters, wishes about rules, exact counts and pages; the facets and wishes are those of the shared tables.
import { partsOfWish } from '#model/rule-wishes.ts'
import type { SearchQuery } from '#model/search.ts'
import { loadRuleMatches } from '#model/store/search-rule-text.ts'
import type { ApiContext } from '../context.ts'
import type { SearchReply, ServerSummary } from '../contract.ts'
import { presentHits } from '../present-hits.ts'
import { judgeReachOf, listCutOff } from '../reached-names.ts'
import { searchReply } from '../replies/search.ts'
import { answer, defineRoute, type Outcome } from '../route.ts'
import { refuseSearch, searchParameters, toSearchQuery, type SearchParameters } from '../search-request.ts'

export const servers = defineRoute<SearchParameters, SearchReply>({
  method: 'GET',
  path: '/servers',
  summary:
    'Servers by words, filters and what their rules say, in a fair order unless another is asked for, with exact counts for every filter.',
  query: searchParameters,
  reply: { name: 'SearchReply', schema: searchReply },
  cacheSeconds: 30,
  limited: 'reach',
  handle: async (context, parameters) => {
    const query = toSearchQuery(parameters, context.clock.now())
    const { reach = [] } = parameters
    if (reach.length === 0) return search(context, query, {})
    const held = await context.columns.hold()
    const judged = await judgeReachOf(context, reach, held)
    if (!judged.ok) return judged.outcome
    const { verdicts } = judged
    const of = verdicts.names.map(({ holder }) => holder).toSorted()
    // Whom somebody wants to reach is kept by nobody.
    return search(
      context,
      { ...query, reach: { of, without: listCutOff(held, verdicts) } },
      { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
    )
  },
})

async function search(context: ApiContext, query: SearchQuery, headers: Readonly<Record<string, string>>): Promise<Outcome<SearchReply>> {
  const found = await context.search.search(query)
  if ('refused' in found) return refuseSearch(found)
  const { total, totalIsLimit, facets, topics, next, suggestion, backend } = found
  const ids = found.hits.map(({ domainId }) => domainId)
  const [presented, matches] = await Promise.all([
    presentHits(context, found.hits, askedTopics(query)),
    query.ruleText === undefined ? undefined : loadRuleMatches(context.database.published, ids, query.ruleText),
  ])
  const idOf = new Map(found.hits.map(({ domain, domainId }) => [domain, domainId]))
  const hits = presented.map((hit): ServerSummary => ({ ...hit, ruleMatches: matches?.get(idOf.get(hit.domain) ?? 0) ?? [] }))
  const { sort, day } = query
  return answer<SearchReply>(
    { hits, total, totalIsLimit, facets, topics, next: next ?? null, sort, day, suggestion: suggestion ?? null },
    { headers: { 'X-Atlas-Search': backend, ...headers } },
  )
}

/** Topics that a query speaks of, and how many of them it would rather have. */
function askedTopics({ rules, topics = [] }: SearchQuery): { readonly topics: ReadonlySet<string>; readonly wanted: number } | undefined {
  if (rules === undefined && topics.length === 0) return undefined
  const { must = [], not = [], want = [] } = rules ?? {}
  const topicOf = (wish: (typeof must)[number]): string => partsOfWish(wish).topic
  return { topics: new Set([...[...must, ...not, ...want].map(topicOf), ...topics]), wanted: new Set(want.map(topicOf)).size }
}
