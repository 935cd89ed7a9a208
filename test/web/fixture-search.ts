// Answers searches over invented servers as the API would.
import { FACETS, type FacetKey } from '#model/facets.ts'
import type { SearchReply } from '../../api/contract.ts'
import { countTopics, fitOf, matchesOf, passesWishes } from './fixture-rules.ts'
import { FIXTURE_DAY, type FixtureServer } from './fixture-servers.ts'

/** Answers a search over the given servers as the API would: exact filters, disjunctive counts, pages. */
export function searchFixtures(servers: readonly FixtureServer[], query: URLSearchParams): SearchReply {
  const text = (query.get('q') ?? '').toLowerCase()
  const chosen = new Map<FacetKey, readonly string[]>(
    FACETS.map(({ key, parameter }) => [key, query.getAll(parameter)] as const).filter(([, values]) => values.length > 0),
  )
  const fits = (server: FixtureServer, except?: FacetKey): boolean =>
    `${server.name ?? ''} ${server.domain} ${server.shortDescription ?? ''}`.toLowerCase().includes(text) &&
    passesWishes(server, query) &&
    [...chosen].every(([key, values]) => key === except || values.some((value) => server.values[key].includes(value)))
  const sort = query.get('sort') ?? (text === '' ? 'fair' : 'relevance')
  const found = sortServers(
    servers.filter((server) => fits(server)),
    sort,
  )
  const start = Number(query.get('cursor') ?? '0')
  const limit = Number(query.get('limit') ?? '20')
  const facets = Object.fromEntries(
    FACETS.map(({ key }) => [
      key,
      count(
        servers.filter((server) => fits(server, key)),
        key,
      ),
    ]),
  )
  return {
    hits: found.slice(start, start + limit).map(({ values: _values, ...hit }) => ({
      ...hit,
      ruleFit: fitOf(hit, query),
      ruleMatches: matchesOf(query.get('rule-text') ?? ''),
    })),
    total: found.length,
    totalIsLimit: false,
    facets,
    topics: countTopics(servers, query),
    next: start + limit < found.length ? String(start + limit) : null,
    sort: sort as SearchReply['sort'],
    day: FIXTURE_DAY,
    suggestion: text === 'harbor' ? 'harbour' : null,
  }
}

function sortServers(servers: readonly FixtureServer[], sort: string): readonly FixtureServer[] {
  switch (sort) {
    case 'actives':
      return servers.toSorted((a, b) => (b.activeMonth ?? -1) - (a.activeMonth ?? -1))
    case 'newest':
      return servers.toSorted((a, b) => b.firstSeen.localeCompare(a.firstSeen))
    case 'name':
      return servers.toSorted((a, b) => a.domain.localeCompare(b.domain))
    default:
      return servers
  }
}

function count(servers: readonly FixtureServer[], key: FacetKey): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const server of servers) for (const value of server.values[key]) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, number]) => ({ value, count: number }))
}
