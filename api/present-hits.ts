// Hits of a search as rows of a result: looked at once more, so that nothing is shown that was taken away since the index was written.
import type { SearchDocument } from '#model/search.ts'
import { checkHits } from '#model/store/published-hits.ts'
import type { ApiContext } from './context.ts'
import type { ServerSummary } from './contract.ts'
import { presentHit, type AskedOfRules } from './present/hit.ts'

/** Presents hits in their order; those that may no longer be shown are left out. `asked`: what was asked of their rules. */
export async function presentHits(
  { database, network }: Pick<ApiContext, 'database' | 'network'>,
  hits: readonly SearchDocument[],
  asked?: AskedOfRules,
): Promise<readonly ServerSummary[]> {
  const [details, registry] = await Promise.all([
    checkHits(
      database.published,
      hits.map((hit) => hit.domain),
    ),
    network.software(),
  ])
  return hits.flatMap((hit) => {
    const detail = details.get(hit.domain)
    return detail === undefined ? [] : [presentHit(hit, { detail, registry, asked })]
  })
}
