// GET /servers: search with filters, exact counts and pages; the facets are those of the one table.
import type { SearchReply } from '../contract.ts'
import { refuseSearch, searchParameters, toSearchQuery, type SearchParameters } from '../search-request.ts'
import { searchReply } from '../replies/search.ts'
import { presentHits } from '../present-hits.ts'
import { answer, defineRoute } from '../route.ts'

export const servers = defineRoute<SearchParameters, SearchReply>({
  method: 'GET',
  path: '/servers',
  summary: 'Servers by words and filters, in a fair order unless another is asked for, with exact counts for every filter.',
  query: searchParameters,
  reply: { name: 'SearchReply', schema: searchReply },
  cacheSeconds: 30,
  handle: async (context, parameters) => {
    const { search, clock } = context
    const query = toSearchQuery(parameters, clock.now())
    const found = await search.search(query)
    if ('refused' in found) return refuseSearch(found)
    const { total, totalIsLimit, facets, next, suggestion, backend } = found
    const hits = await presentHits(context, found.hits)
    return answer<SearchReply>(
      {
        hits,
        total,
        totalIsLimit,
        facets,
        topics: [],
        next: next ?? null,
        sort: query.sort,
        day: query.day,
        suggestion: suggestion ?? null,
      },
      { headers: { 'X-Atlas-Search': backend } },
    )
  },
})
