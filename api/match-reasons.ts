// Why a server is recommended, what speaks against it and what is not known: each wish with the sentence, figure or block that says so.
import { certainStance } from '#model/blocks/reach.ts'
import { judgeHost } from '#model/blocks/verdict.ts'
import type { Domain } from '#model/domain.ts'
import { MEETS, type MatchWish } from '#model/match.ts'
import { meaningOf, partsOfWish } from '#model/rule-wishes.ts'
import type { Stance, Topic } from '#model/rules/taxonomy.ts'
import type { BlockRow, BlockSourceRow } from '#model/store/published-blocks.ts'
import type { PostsAWeek } from '#model/posts-a-week.ts'
import type { RuleRow } from '#model/store/published-rules.ts'
import type { FactSource } from '#model/store/published-sources.ts'
import type { Verdict } from '#model/blocks/verdict.ts'
import type { EvidenceReply, ReasonReply, ServerSummary } from './contract.ts'
import { newestReading } from './present/blocks.ts'
import { figureOfPosts, formatMoment } from './present/figure.ts'
import { presentLabels } from './present/rule.ts'
import type { ReachedName } from './reached-names.ts'

/** Everything that is known of one candidate. */
export interface Candidate {
  readonly domainId: number
  readonly server: ServerSummary
  readonly rules: readonly RuleRow[]
  readonly sources: ReadonlyMap<string, FactSource>
  readonly blockSources: readonly BlockSourceRow[]
  readonly silence: Verdict
  readonly uptime: string
  /** Undefined where it cannot be told. */
  readonly posts: PostsAWeek | undefined
}

export interface ReachEvidence {
  readonly names: readonly ReachedName[]
  /** Rows that decide, by id, as they may be shown now. */
  readonly rows: ReadonlyMap<number, BlockRow>
}

/** What a wish comes to for one candidate; `verdict` is one of MEETS. */
export function explainWish(
  wish: MatchWish,
  verdict: number,
  { candidate, reach }: { readonly candidate: Candidate; readonly reach: ReachEvidence },
): ReasonReply {
  const degree = verdict === MEETS.part ? 'part' : 'full'
  const base = { about: wish.about, wish: wish.key, stance: null, degree } as const
  switch (wish.about) {
    case 'topic': {
      const meaning = meaningOf(wish.topic, wish.answer)
      return explainTopic(
        { ...base, value: wish.topic },
        { candidate, topic: wish.topic, order: [...meaning.fits, ...meaning.partly, ...meaning.against] },
      )
    }
    case 'must':
    case 'not':
      return explainTopic(
        { ...base, value: wish.topic },
        { candidate, topic: wish.topic, order: wish.wishes.map((one) => partsOfWish(one).value as Stance) },
      )
    case 'reach':
      return { ...base, value: wish.name, evidence: explainReach(wish.name, { candidate, reach }) }
    case 'language':
      return {
        ...base,
        value: candidate.server.languages.join(','),
        evidence: [figure(candidate, 'languages', candidate.server.languages)],
      }
    case 'alternative-to':
      return {
        ...base,
        value: candidate.server.software ?? 'unknown',
        evidence: [figure(candidate, 'software', candidate.server.softwareLabel)],
      }
    case 'sign-up':
      return {
        ...base,
        value: candidate.server.registrations,
        evidence: [figure(candidate, 'registrations', candidate.server.registrations)],
      }
    case 'size':
      return { ...base, value: wish.values.join(','), evidence: [figure(candidate, 'usage', candidate.server.activeMonth)] }
    case 'pace':
      return { ...base, value: wish.values.join(','), evidence: [postsFigure(candidate)] }
  }
}

function explainTopic(
  reason: Omit<ReasonReply, 'evidence'>,
  { candidate, topic, order }: { readonly candidate: Candidate; readonly topic: Topic; readonly order: readonly Stance[] },
): ReasonReply {
  const sentences = candidate.rules.flatMap((rule) => sentencesAbout(candidate, rule, topic))
  const rank = ({ label }: (typeof sentences)[number]): number =>
    order.includes(label.stance as Stance) ? order.indexOf(label.stance as Stance) : order.length
  const sorted = sentences.toSorted((a, b) => rank(a) - rank(b))
  return { ...reason, stance: sorted[0]?.label.stance ?? null, evidence: sorted.slice(0, 3) }
}

type SentenceEvidence = Extract<EvidenceReply, { kind: 'sentence' }>

function sentencesAbout(
  { server }: Candidate,
  { position, text, hint, takenFrom, labels }: RuleRow,
  topic: Topic,
): readonly SentenceEvidence[] {
  const own = (labels ?? []).filter(([about]) => about === topic)
  return presentLabels(text, hint, own).map((label) => ({
    ...{ kind: 'sentence', position, text, hint, label, takenFrom, link: `/api/v1/servers/${server.domain}/rules` },
  }))
}

function figure({ server, sources }: Candidate, key: string, value: number | string | readonly string[] | null): EvidenceReply {
  const source = sources.get(key)
  return {
    kind: 'figure',
    value,
    at: formatMoment(source?.readAt ?? null),
    source: source?.endpoint ?? null,
    flags: key === 'usage' ? server.usageFlags : [],
    link: `/api/v1/servers/${server.domain}`,
  }
}

function postsFigure({ server, posts }: Candidate): EvidenceReply {
  return { kind: 'figure', ...figureOfPosts(posts), link: `/api/v1/servers/${server.domain}` }
}

// Both ways: what the candidate's lists say about the one to be reached, and the other way round.
function explainReach(
  name: string,
  { candidate, reach }: { readonly candidate: Candidate; readonly reach: ReachEvidence },
): readonly EvidenceReply[] {
  const reached = reach.names.find(({ holder }) => holder === name)
  if (reached === undefined || reached.domainId === candidate.domainId) return []
  const { server } = candidate
  const link = `/api/v1/pairs/${server.domain}/${name}`
  const blocker = reached.blockers.get(candidate.domainId)
  const theirs: Verdict = blocker === undefined ? candidate.silence : { stance: blocker.stance }
  const own = judgeHost(server.domain as Domain, reached.sources, reached.rules)
  const ownRow = own.rule === undefined ? undefined : reached.rules.find((rule) => rule === own.rule)
  return [
    {
      ...{ kind: 'block', by: server.domain, about: name, stance: certainStance(theirs), link },
      rule: presentRow(blocker === undefined ? undefined : reach.rows.get(blocker.blockId)),
      allowlist: theirs.allowlist === true,
      because: theirs.because ?? null,
      readAt: formatMoment(newestReading(candidate.blockSources)),
    },
    {
      ...{ kind: 'block', by: name, about: server.domain, stance: certainStance(own), link },
      rule: presentRow(ownRow as BlockRow | undefined),
      allowlist: own.allowlist === true,
      because: own.because ?? null,
      readAt: formatMoment(newestReading(reached.blockSources)),
    },
  ]
}

function presentRow(row: BlockRow | undefined): Extract<EvidenceReply, { kind: 'block' }>['rule'] {
  if (row === undefined) return null
  const { observed, actions, reason, firstSeen } = row
  return { observed, actions, reason, firstSeen: formatMoment(firstSeen) }
}

/** What everybody should know of a candidate, whatever they asked for: a minimum age, shaky uptime, a hidden size, rules that nobody knows. */
export function listCautions(candidate: Candidate): readonly ReasonReply[] {
  const { server, uptime } = candidate
  const cautions: ReasonReply[] = []
  const note = (about: string, value: string, evidence: readonly EvidenceReply[]): void =>
    void cautions.push({ about, wish: null, value, stance: null, degree: 'full', evidence })
  if (server.minAge !== null && server.minAge > 0)
    note('min-age', String(server.minAge), [figure(candidate, 'registrations', server.minAge)])
  if (uptime === 'shaky' || uptime === 'poor') note('uptime', uptime, [])
  return cautions
}
