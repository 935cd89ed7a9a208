// Canned answers of the match and of comparisons over the invented servers: real filters, simple reasons.
import { BUCKETS_OF_PACE, type Pace } from '#model/facets.ts'
import { isRuleWish, meaningOf, partsOfWish, RULE_VALUES } from '#model/rule-wishes.ts'
import { isStance, isTopic, TOPICS, type Stance, type Topic } from '#model/rules/taxonomy.ts'
import type {
  EvidenceReply,
  MatchReply,
  ReadableListsReply,
  ReasonReply,
  RelationsReply,
  RuleReply,
  ServersCompareReply,
  ServerSummary,
} from '../../api/contract.ts'
import { OLD_RULE } from './fixture-answers.ts'
import { saidBy, sayRule } from './fixture-rules.ts'
import { FIXTURE_DAY, FIXTURE_NOW, postsOf, SERVERS, type FixtureServer } from './fixture-servers.ts'

const MOMENT = new Date(FIXTURE_NOW - 5 * 3_600_000).toISOString()
/** Blocks harbour-commons.example, and is blocked by no one else. */
export const BLOCKING = 'blocker.example'
/** Has a list that nobody can read. */
export const SECRETIVE = 'secretive.example'

type Verdict = 'fits' | 'partly' | 'against' | 'unknown'

interface Wish {
  readonly key: string
  readonly about: string
  readonly values: readonly string[]
  readonly judge: (server: FixtureServer) => Verdict
  readonly reason: (server: FixtureServer) => Omit<ReasonReply, 'degree' | 'wish'>
}

const FACET_WISHES = [
  ['language', 'language', 'language'],
  ['alternative-to', 'alternative-to', 'alternativeTo'],
  ['sign-up', 'sign-up', 'registrations'],
  ['size', 'size', 'size'],
] as const

function facetWishes(query: URLSearchParams): readonly Wish[] {
  return FACET_WISHES.flatMap(([parameter, about, key]): Wish[] => {
    const wanted = query.getAll(parameter)
    if (wanted.length === 0) return []
    return [
      {
        key: parameter,
        about,
        values: wanted,
        judge: (server) => {
          const values = server.values[key]
          if (values.includes('unknown')) return 'unknown'
          return values.some((value) => wanted.includes(value)) ? 'fits' : 'against'
        },
        reason: (server) => ({
          about,
          value: server.values[key].join(','),
          stance: null,
          evidence: [figure(server, about === 'size' ? server.activeMonth : [...server.values[key]])],
        }),
      },
    ]
  })
}

function paceWish(query: URLSearchParams): readonly Wish[] {
  const paces = query.getAll('pace')
  const wanted: readonly string[] = paces.flatMap((pace) => BUCKETS_OF_PACE[pace as Pace])
  const judge = ({ values: { pace } }: FixtureServer): Verdict =>
    pace.includes('unknown') ? 'unknown' : pace.some((value) => wanted.includes(value)) ? 'fits' : 'against'
  const reason: Wish['reason'] = (server) => ({
    ...{ about: 'pace', value: paces.join(','), stance: null },
    evidence: [{ ...figure(server, postsOf(server)), source: 'atlas', flags: ['median-of-weeks'] }],
  })
  return paces.length === 0 ? [] : [{ key: 'pace', about: 'pace', values: paces, judge, reason }]
}

function topicWish(topic: Topic, answer: 'want' | 'avoid'): Wish {
  const meaning = meaningOf(topic, answer)
  return {
    key: `${answer}=${topic}`,
    about: 'topic',
    values: [topic],
    judge: (server) => {
      const said = saidBy(server, topic)
      if (said === undefined || !isStance(said)) return 'unknown'
      if (meaning.fits.includes(said)) return 'fits'
      return meaning.against.includes(said) ? 'against' : meaning.partly.includes(said) ? 'partly' : 'unknown'
    },
    reason: (server) => topicReason(server, 'topic', topic),
  }
}

function topicReason(server: ServerSummary, about: string, topic: Topic): Omit<ReasonReply, 'degree' | 'wish'> {
  const stance = saidBy(server, topic) ?? null
  return { about, value: topic, stance, evidence: stance === null ? [] : [sentence(server, topic, stance)] }
}

function mustWish(word: string): readonly Wish[] {
  if (!isRuleWish(word)) return []
  const { topic, value } = partsOfWish(word)
  return [
    {
      key: `must=${topic}`,
      about: 'must',
      values: [word],
      judge: (server) => (saidBy(server, topic) === value ? 'fits' : 'against'),
      reason: (server) => topicReason(server, 'must', topic),
    },
  ]
}

function reachWish(name: string): Wish {
  return {
    key: `reach=${name}`,
    about: 'reach',
    values: [name],
    judge: ({ domain }) =>
      name === SECRETIVE ? 'unknown' : name === BLOCKING && domain === 'harbour-commons.example' ? 'against' : 'fits',
    reason: (server) => ({ about: 'reach', value: name, stance: null, evidence: [block(server.domain, name)] }),
  }
}

function sentence(server: ServerSummary, topic: Topic, stance: string): EvidenceReply {
  const { text, words } = sayRule(topic, stance)
  const from = text.indexOf(words)
  return {
    kind: 'sentence',
    position: 1,
    text,
    hint: null,
    label: { topic, stance, source: 'text', from, to: from + words.length, language: 'en', entry: topic },
    takenFrom: null,
    link: `/server/${server.domain}#rule-1`,
  }
}

function figure(server: ServerSummary, value: number | readonly string[] | null): EvidenceReply & { readonly kind: 'figure' } {
  return { kind: 'figure', value, at: MOMENT, source: '/api/v2/instance', flags: [], link: `/server/${server.domain}#brief` }
}

function block(by: string, about: string): EvidenceReply {
  const refused = about === BLOCKING
  const stance = about === SECRETIVE ? 'unknown' : refused && by === 'harbour-commons.example' ? 'refused' : 'open'
  const because = about === SECRETIVE ? 'withheld' : null
  return { kind: 'block', by, about, stance, rule: null, allowlist: false, because, readAt: MOMENT, link: `/pair/${by}/${about}` }
}

/** GET /match */
export function matchFixtures(query: URLSearchParams): MatchReply {
  const considered = SERVERS.filter(({ status, registrations }) => status === 'alive' && !['closed', 'full'].includes(registrations))
  const wishes = [
    ...facetWishes(query),
    ...paceWish(query),
    ...query
      .getAll('want')
      .filter(isTopic)
      .map((topic) => topicWish(topic, 'want')),
    ...query
      .getAll('avoid')
      .filter(isTopic)
      .map((topic) => topicWish(topic, 'avoid')),
    ...query.getAll('must').flatMap(mustWish),
    ...query.getAll('reach').map(reachWish),
  ]
  const passing = (of: readonly Wish[]): readonly FixtureServer[] =>
    considered.filter((server) => of.every(({ judge }) => judge(server) !== 'against'))
  const total = passing(wishes).length
  const costs = wishes.map(({ key, about, values, judge }) => ({
    key,
    about,
    values,
    servers: considered.filter((server) => judge(server) !== 'against').length,
    fitting: considered.filter((server) => judge(server) === 'fits').length,
    without: { total: passing(wishes.filter((other) => other.key !== key)).length, query: withoutWish(query, key, values) },
  }))
  const met = (server: FixtureServer): number => wishes.filter(({ judge }) => judge(server) === 'fits').length
  const best = costs.toSorted((a, b) => b.without.total - a.without.total)[0]
  const chosen = passing(wishes)
    .toSorted((a, b) => met(b) - met(a))
    .slice(0, 5)
  return {
    day: query.get('day') ?? FIXTURE_DAY,
    considered: considered.length,
    total,
    wishes: costs,
    servers: chosen.map((server) => present(server, wishes, met(server))),
    relax: total >= 5 || best === undefined ? null : { keys: [best.key], total: best.without.total, query: best.without.query },
    notKnown: query.getAll('reach').filter((name) => name.startsWith('nobody')),
  }
}

function present({ values: _values, ...server }: FixtureServer, wishes: readonly Wish[], met: number): MatchReply['servers'][number] {
  const whole = SERVERS.find(({ domain }) => domain === server.domain)!
  const of = (...verdicts: readonly Verdict[]): readonly ReasonReply[] =>
    wishes
      .filter(({ judge }) => verdicts.includes(judge(whole)))
      .map((wish) => ({ ...wish.reason(whole), wish: wish.key, degree: wish.judge(whole) === 'partly' ? 'part' : 'full' }))
  const age: readonly ReasonReply[] =
    server.minAge === null || server.minAge < 16
      ? []
      : [
          {
            about: 'min-age',
            wish: null,
            value: String(server.minAge),
            stance: null,
            degree: 'full',
            evidence: [figure(whole, server.minAge)],
          },
        ]
  return { server, met, of: wishes.length, reasons: of('fits', 'partly'), against: age, unknown: of('unknown') }
}

function withoutWish(query: URLSearchParams, key: string, values: readonly string[]): string {
  const [name = ''] = key.split('=')
  const rest = new URLSearchParams()
  for (const [parameter, value] of query) if (parameter !== name || !values.includes(value)) rest.append(parameter, value)
  return rest.toString()
}

/** GET /servers/:domain/relations */
export function relationsOf(domain: string): RelationsReply {
  return {
    domain,
    others: 'open',
    because: null,
    readAt: MOMENT,
    acts: [{ target: 'bad.example', kind: 'name', subdomains: true, stance: 'refused' }],
    masked: 0,
    actedOnBy: domain === 'harbour-commons.example' ? [{ domain: BLOCKING, stance: 'refused' }] : [],
    unnamed: 0,
    cut: false,
  }
}

export const READABLE: ReadableListsReply = {
  at: MOMENT,
  whole: ['friends.example', BLOCKING, 'xn--bcher-kva.example'],
  partial: [SECRETIVE],
  allowlists: [],
  cut: false,
}

/** GET /compare */
export function compareFixtures(domains: readonly string[]): ServersCompareReply | undefined {
  const found = domains.map((domain) => SERVERS.find((server) => server.domain === domain))
  const servers = found.filter((server) => server !== undefined)
  if (servers.length < domains.length || servers.length < 2) return undefined
  return {
    servers: servers.map(({ values: _values, ...server }, index) => ({
      server,
      rulesKnown: server.ruleCount !== null,
      ruleCount: server.ruleCount,
      rulesAt: MOMENT,
      postsAWeek: { value: postsOf(server), at: MOMENT, source: 'atlas', flags: ['median-of-weeks'] },
      blocks: {
        publication: index === 0 ? 'public' : 'withheld',
        readAt: MOMENT,
        rows: index === 0 ? 214 : 0,
        byAction: index === 0 ? [{ action: 'suspend', rows: 180 }] : [],
        refusedBy: index,
        limitedBy: 2 * index,
      },
    })),
    topics: TOPICS.slice(0, 18).flatMap((topic) => compareTopic(servers, topic)),
    others: servers.map((_, index) => (index === 0 ? [saidRule('Be here for the maps.')] : [])),
    pairs: servers.flatMap((one, index) =>
      servers.slice(index + 1).map(({ domain }) => ({
        a: one.domain,
        b: domain,
        talk: index === 0 ? 'yes' : 'unknown',
        verdicts: [
          { by: one.domain, about: domain, stance: 'open', because: null, observed: null, reason: null },
          { by: domain, about: one.domain, stance: index === 0 ? 'open' : 'unknown', because: 'withheld', observed: null, reason: null },
        ] as const,
      })),
    ),
  }
}

function compareTopic(servers: readonly FixtureServer[], topic: Topic): ServersCompareReply['topics'] {
  const said = servers.map((server) => saidBy(server, topic))
  if (said.every((stance) => stance === undefined)) return []
  const stances = said.filter((stance): stance is Stance => stance !== undefined && isStance(stance))
  return [
    {
      topic,
      differs: new Set(said).size > 1,
      contradicts: stances.includes('forbid') && (stances.includes('allow') || stances.includes('require')),
      entries: servers.map((server, index) => {
        const stance = said[index]
        if (server.ruleCount === null) return null
        return {
          stances: stance === undefined ? [] : [stance],
          rules: stance === undefined ? [] : [saidRule(sayRule(topic, stance).text)],
        }
      }),
    },
  ]
}

function saidRule(text: string): RuleReply {
  return { ...OLD_RULE, text, goneSeen: null, position: RULE_VALUES.length }
}
