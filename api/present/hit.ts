// One row of a result, from the index and from what may be shown at this moment.
import { displayDomain, type Domain } from '#model/domain.ts'
import { flagUsage } from '#model/facts-merge.ts'
import type { SearchDocument } from '#model/search.ts'
import type { HitDetail } from '#model/store/published-hits.ts'
import type { KnownSoftware } from '#model/store/published-software.ts'
import type { RuleFitReply, ServerSummary } from '../contract.ts'
import { formatMoment } from './figure.ts'

/** The topics that a search speaks of, and how many of them it would rather have. */
export interface AskedOfRules {
  readonly topics: ReadonlySet<string>
  readonly wanted: number
}

interface HitContext {
  readonly detail: HitDetail
  readonly registry: ReadonlyMap<string, KnownSoftware>
  readonly asked?: AskedOfRules | undefined
}

/** Presents a hit of a search; what is doubtful about its figures stands in `usageFlags`. */
export function presentHit(hit: SearchDocument, { detail, registry, asked }: HitContext): ServerSummary {
  const { domain, name, shortDescription, software, softwareVersion, registrations, languages, users, activeMonth, status, ruleCount } = hit
  return {
    domain,
    displayDomain: displayDomain(domain as Domain),
    name,
    shortDescription,
    software,
    softwareLabel: software === null ? null : (registry.get(software)?.label ?? software),
    version: softwareVersion,
    registrations,
    minAge: detail.minAge,
    languages,
    users,
    activeMonth,
    usageFlags: flagsOf(hit, detail),
    status,
    ruleCount,
    firstSeen: formatMoment(hit.firstSeen),
    lastAnswer: formatMoment(hit.lastAnswer),
    ruleFit: asked === undefined ? null : presentFit(hit, asked),
    ruleMatches: [],
  }
}

function presentFit({ labels, wanted }: SearchDocument, asked: AskedOfRules): RuleFitReply {
  const stances = (labels ?? []).filter(([topic]) => asked.topics.has(topic)).map(([topic, stance]) => ({ topic, stance }))
  return { known: labels !== null, stances, wanted, of: asked.wanted }
}

function flagsOf({ users, activeMonth }: SearchDocument, { activeHalfyear, usageQuality }: HitDetail): readonly string[] {
  const quality = usageQuality === null || usageQuality === 'measured' ? [] : [usageQuality]
  const usage = { users: users ?? undefined, activeMonth: activeMonth ?? undefined, activeHalfyear: activeHalfyear ?? undefined }
  return [...quality, ...flagUsage(usage)]
}
