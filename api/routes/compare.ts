// GET /compare: two to four servers side by side: rules by topic, doors, sizes, lists, and whether each pair can talk.
import { z } from 'zod'
import { combineStances, judgeHost } from '#model/blocks/verdict.ts'
import { listBlockers, loadPair } from '#model/store/published-blocked-by.ts'
import { countBlocksByAction, listBlockSources, type BlockSourceRow } from '#model/store/published-blocks.ts'
import { checkHits } from '#model/store/published-hits.ts'
import type { NamedHost } from '#model/store/published-names.ts'
import { loadPosts } from '#model/store/published-posts.ts'
import { listRuleReadings, listRulesOf } from '#model/store/published-rules.ts'
import { loadHits } from '#model/store/search-hits.ts'
import { alignRules, listOthers, type ComparedRules } from '../compared-rules.ts'
import type { ApiContext } from '../context.ts'
import type { PairSideReply, ServersCompareReply, ServerSummary } from '../contract.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { newestReading } from '../present/blocks.ts'
import { figureOfPosts, formatMoment } from '../present/figure.ts'
import { presentHit } from '../present/hit.ts'
import { serversCompareReply } from '../replies/match.ts'
import { answer, defineRoute, refuse, type Outcome } from '../route.ts'
import { openSentenceCounts } from '../sentence-counts.ts'

const [FEWEST, MOST] = [2, 4]

export const compareServers = defineRoute({
  method: 'GET',
  path: '/compare',
  summary:
    'Two to four servers side by side: what their rules say, topic by topic, how to join, how large, what their lists do, and whether they can talk.',
  query: z.strictObject({
    servers: z.array(domainParameter).min(FEWEST).max(MOST).describe('Two to four names; repeated or with commas.'),
  }),
  reply: { name: 'ServersCompareReply', schema: serversCompareReply },
  cacheSeconds: 60,
  noindex: true,
  limited: 'lookups',
  handle: async (context, { servers: names }) => {
    const named = await findHosts(context, names)
    if (!named.ok) return named.outcome
    const { hosts } = named
    const ids = hosts.map(({ domainId }) => domainId)
    const { published } = context.database
    const [summaries, posts, rules, readings, countServers, blocks, pairs] = await Promise.all([
      loadSummaries(context, ids),
      loadPosts(published, ids, context.clock.now()),
      listRulesOf(published, ids),
      listRuleReadings(published, ids),
      openSentenceCounts(context),
      Promise.all(hosts.map((host) => loadPosture(context, host))),
      loadPairs(context, hosts),
    ])
    const shown = hosts.flatMap((host, number) => {
      const server = summaries.get(host.domainId)
      return server === undefined ? [] : [{ host, server, blocks: blocks[number] }]
    })
    // Taken away between two statements.
    if (shown.length < hosts.length) return refuse(404, 'One of these servers has no page.', 'servers')
    const known = shown.map(({ host, server }) => knownRules(rules.get(host.domainId) ?? [], server.ruleCount))
    return answer<ServersCompareReply>({
      servers: shown.map(({ host, server, blocks: posture = NO_POSTURE }, number) => ({
        server,
        rulesKnown: known[number] !== null,
        ruleCount: server.ruleCount,
        rulesAt: formatMoment(readings.get(host.domainId) ?? null),
        postsAWeek: figureOfPosts(posts.get(host.domainId)),
        blocks: posture,
      })),
      topics: alignRules(known, countServers),
      others: listOthers(known, countServers),
      pairs,
    })
  },
})

type FoundHosts = { readonly ok: true; readonly hosts: readonly NamedHost[] } | { readonly ok: false; readonly outcome: Outcome<never> }

// Another name of a server means that server; each stands once.
async function findHosts(context: ApiContext, names: readonly string[]): Promise<FoundHosts> {
  const hosts = new Map<number, NamedHost>()
  for (const name of names) {
    const named = await findNamedHost(context, name)
    const target = named.ok || named.outcome.kind !== 'redirect' ? named : await findNamedHost(context, nameIn(named.outcome.location))
    if (!target.ok) return { ok: false, outcome: asRefusal(target.outcome) }
    hosts.set(target.host.domainId, target.host)
  }
  if (hosts.size < FEWEST) return { ok: false, outcome: refuse(400, 'These are names of one server.', 'servers') }
  return { ok: true, hosts: [...hosts.values()] }
}

function nameIn(location: string): string {
  return decodeURIComponent(location.slice(location.lastIndexOf('/') + 1))
}

function asRefusal(outcome: Outcome<never>): Outcome<never> {
  return outcome.kind === 'refusal' ? refuse(outcome.refusal.status, outcome.refusal.detail, 'servers') : outcome
}

function knownRules(rules: NonNullable<ComparedRules>, ruleCount: number | null): ComparedRules {
  const read = rules.every(({ labels }) => labels !== null)
  return read && (rules.length > 0 || ruleCount !== null) ? rules : null
}

async function loadSummaries(
  { database: { published }, network }: ApiContext,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ServerSummary>> {
  const hits = await loadHits(published, ids, true)
  const [details, registry] = await Promise.all([
    checkHits(
      published,
      [...hits.values()].map(({ domain }) => domain),
      true,
    ),
    network.software(),
  ])
  return new Map(
    [...hits].flatMap(([id, hit]) => {
      const detail = details.get(hit.domain)
      return detail === undefined ? [] : [[id, presentHit({ ...hit, facets: {}, labels: null, wanted: [] }, { detail, registry })] as const]
    }),
  )
}

type Posture = ServersCompareReply['servers'][number]['blocks']

const NO_POSTURE: Posture = { publication: null, readAt: null, rows: 0, byAction: [], refusedBy: 0, limitedBy: 0 }

async function loadPosture({ database: { published }, blocks, clock }: ApiContext, { domainId, domain }: NamedHost): Promise<Posture> {
  const patterns = await blocks.patterns()
  const [sources, byAction, blockers] = await Promise.all([
    listBlockSources(published, domainId),
    countBlocksByAction(published, domainId),
    listBlockers(published, { host: domain, patterns, now: clock.now(), masks: false }),
  ])
  const [first] = sources.toSorted((a, b) => Number(b.shown) - Number(a.shown))
  return {
    publication: first?.publication ?? null,
    readAt: formatMoment(newestReading(sources)),
    rows: byAction.reduce((sum, { rows }) => sum + rows, 0),
    byAction,
    refusedBy: blockers.filter(({ stance }) => stance === 'refused').length,
    limitedBy: blockers.filter(({ stance }) => stance === 'limited').length,
  }
}

async function loadPairs(context: ApiContext, hosts: readonly NamedHost[]): Promise<ServersCompareReply['pairs']> {
  const pairs = hosts.flatMap((a, place) => hosts.slice(place + 1).map((b) => [a, b] as const))
  return Promise.all(
    pairs.map(async ([a, b]) => {
      const verdicts = await Promise.all([judge(context, a, b), judge(context, b, a)])
      const [one, other] = verdicts
      return { a: a.domain, b: b.domain, talk: combineStances(one.stance, other.stance), verdicts }
    }),
  )
}

async function judge({ database, clock }: ApiContext, by: NamedHost, about: NamedHost) {
  const { sources, rules } = await loadPair(database.published, by.domainId, about.domain, clock.now())
  const { stance, rule, because = null } = judgeHost(about.domain, sources.map(asHiding), rules)
  const said = { by: by.domain, about: about.domain, stance, because, observed: rule?.observed ?? null, reason: rule?.reason ?? null }
  return said satisfies PairSideReply
}

// A mask without a digest could stand for any name: whoever is not named may still be behind it.
function asHiding(source: BlockSourceRow): BlockSourceRow {
  const hides = source.masked > 0 && source.mask !== 'mastodon' && source.publication === 'public'
  return hides ? { ...source, publication: 'partial' } : source
}
