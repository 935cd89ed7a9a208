// GET /match: five servers for somebody's wishes, with what supports each reason, what speaks against them and what is not known.
import { displayDomain } from '#model/domain.ts'
import { MEETS, RECOMMENDED, type MatchWish } from '#model/match.ts'
import { listNamedBlocks } from '#model/store/published-blocked-by.ts'
import { listBlockSources } from '#model/store/published-blocks.ts'
import { loadPosts } from '#model/store/published-posts.ts'
import { listRulesOf } from '#model/store/published-rules.ts'
import { loadFactSources } from '#model/store/published-sources.ts'
import type { HeldIndex } from '#model/store/search-columns.ts'
import { loadRows } from '#model/store/search-hits.ts'
import { matchServers, type FoundMatch } from '#model/store/match-servers.ts'
import type { SearchDocument } from '#model/search.ts'
import type { ApiContext } from '../context.ts'
import type { MatchReply, ReasonReply } from '../contract.ts'
import { explainWish, listCautions, type Candidate, type ReachEvidence } from '../match-reasons.ts'
import { matchParameters, queryWithout, readMatch, valuesOf, type MatchParameters, type MatchRequest } from '../match-request.ts'
import { presentHits } from '../present-hits.ts'
import { judgeReachOf, type ReachVerdicts } from '../reached-names.ts'
import { matchReply } from '../replies/match.ts'
import { answer, defineRoute } from '../route.ts'

/** Some more than are shown are looked at: one may have left since the index was made. */
const LOOKED_AT = RECOMMENDED + 5

export const match = defineRoute<MatchParameters, MatchReply>({
  method: 'GET',
  path: '/match',
  summary:
    'Five servers for somebody’s wishes, by what is published: every reason with its sentence, figure or block, what speaks against, what is not known, and what each wish costs. Nothing is stored.',
  query: matchParameters,
  reply: { name: 'MatchReply', schema: matchReply },
  cacheSeconds: 60,
  noindex: true,
  limited: 'reach',
  handle: async (context, parameters) => {
    const held = await context.columns.hold()
    const { reach = [] } = parameters
    const judged = reach.length === 0 ? undefined : await judgeReachOf(context, reach, held)
    if (judged?.ok === false) return judged.outcome
    const request = readMatch(parameters, { now: context.clock.now(), reached: judged?.verdicts })
    const found = matchServers(held.orders, { wishes: request.wishes, day: request.day, most: LOOKED_AT })
    const servers = await presentServers(context, { held, request, found, reached: judged?.verdicts })
    const notKnown = (judged?.verdicts.names ?? []).filter(({ domainId }) => domainId === null).map(({ holder }) => displayDomain(holder))
    const reply = { day: request.day, ...describeCount(request, found), servers, notKnown }
    return answer<MatchReply>(reply, reach.length === 0 ? {} : { headers: { 'Cache-Control': 'no-store' } })
  },
})

function describeCount(request: MatchRequest, { count }: FoundMatch): Pick<MatchReply, 'considered' | 'total' | 'wishes' | 'relax'> {
  const { wishes } = request
  const keysOf = (numbers: readonly number[]): readonly string[] => numbers.flatMap((number) => wishes[number]?.key ?? [])
  return {
    considered: count.considered,
    total: count.total,
    wishes: wishes.map((wish, number) => {
      const { servers = 0, fitting = 0, without = 0 } = count.byWish[number] ?? {}
      const { key, about } = wish
      return {
        key,
        about,
        values: valuesOf(wish, request),
        servers,
        fitting,
        without: { total: without, query: queryWithout(request, [key]) },
      }
    }),
    relax:
      count.relax === undefined
        ? null
        : {
            keys: keysOf(count.relax.wishes),
            total: count.relax.total,
            query: queryWithout(request, keysOf(count.relax.wishes)),
          },
  }
}

interface Finding {
  readonly held: HeldIndex
  readonly request: MatchRequest
  readonly found: FoundMatch
  readonly reached: ReachVerdicts | undefined
}

async function presentServers(context: ApiContext, finding: Finding): Promise<MatchReply['servers']> {
  const { published } = context.database
  const { held, request, found, reached } = finding
  const documents = await loadRows(published, held, found.rows)
  const candidates = await loadCandidates(context, documents, request)
  const best = await Promise.all(
    candidates.slice(0, RECOMMENDED).map(async (candidate): Promise<Candidate> => {
      // When lists were read matters only where they are spoken of.
      return reached === undefined ? candidate : { ...candidate, blockSources: await listBlockSources(published, candidate.domainId) }
    }),
  )
  const evidence = await loadReachEvidence(context, best, reached)
  const rowOf = new Map(found.rows.map((row) => [held.columns.ids[row] ?? 0, row]))
  return best.map((candidate) => {
    const row = rowOf.get(candidate.domainId) ?? 0
    const judged = request.wishes.map((wish, number) => ({ wish, verdict: found.verdicts[number]?.[row] ?? MEETS.unknown }))
    return { server: candidate.server, ...sortReasons(judged, { candidate, reach: evidence }), of: judged.length }
  })
}

interface Judged {
  readonly wish: MatchWish
  readonly verdict: number
}

// What is met in part is a reason with a but: it stands on both sides.
function sortReasons(
  judged: readonly Judged[],
  given: { readonly candidate: Candidate; readonly reach: ReachEvidence },
): Omit<MatchReply['servers'][number], 'server' | 'of'> {
  const explained = judged.map(({ wish, verdict }) => ({ verdict, reason: explainWish(wish, verdict, given) }))
  const of = (...verdicts: readonly number[]): readonly ReasonReply[] =>
    explained.filter(({ verdict }) => verdicts.includes(verdict)).map(({ reason }) => reason)
  return {
    met: of(MEETS.full, MEETS.part).length,
    reasons: of(MEETS.full, MEETS.part),
    against: [...of(MEETS.part), ...listCautions(given.candidate)],
    unknown: of(MEETS.unknown),
  }
}

async function loadCandidates(
  context: ApiContext,
  documents: readonly SearchDocument[],
  { wishes }: MatchRequest,
): Promise<readonly Candidate[]> {
  const { published } = context.database
  const ids = documents.map(({ domainId }) => domainId)
  // Figures of how much is posted matter only where somebody asked for them.
  const paced = wishes.some(({ about }) => about === 'pace') ? ids : []
  const [summaries, rules, sources, posts, population] = await Promise.all([
    presentHits(context, documents),
    listRulesOf(published, ids),
    loadFactSources(published, ids, ['languages', 'registrations', 'usage', 'software']),
    loadPosts(published, paced, context.clock.now()),
    context.blocks.population(),
  ])
  const byDomain = new Map(summaries.map((server) => [server.domain, server]))
  return documents.flatMap(({ domainId, domain, facets }): Candidate[] => {
    const server = byDomain.get(domain)
    if (server === undefined) return []
    const own = { domainId, server, rules: rules.get(domainId) ?? [], sources: sources.get(domainId) ?? new Map<string, never>() }
    return [
      {
        ...own,
        blockSources: [],
        silence: population.silence(domainId),
        posts: posts.get(domainId),
        uptime: facets.uptime?.[0] ?? 'unknown',
      },
    ]
  })
}

async function loadReachEvidence(
  { database: { published } }: ApiContext,
  candidates: readonly Candidate[],
  reached: ReachVerdicts | undefined,
): Promise<ReachEvidence> {
  if (reached === undefined) return { names: [], rows: new Map() }
  const ids = candidates.flatMap(({ domainId }) => reached.names.flatMap(({ blockers }) => blockers.get(domainId)?.blockId ?? []))
  const rows = await listNamedBlocks(published, ids)
  return { names: reached.names, rows: new Map(rows.map((row) => [row.id, row])) }
}
