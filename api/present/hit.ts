// One row of a result, from the index and from what may be shown at this moment.
import { displayDomain, type Domain } from '#model/domain.ts'
import { flagUsage } from '#model/facts-merge.ts'
import type { SearchDocument } from '#model/search.ts'
import type { HitDetail } from '#model/store/published-hits.ts'
import type { KnownSoftware } from '#model/store/published-software.ts'
import type { ServerSummary } from '../contract.ts'
import { formatMoment } from './figure.ts'

/** Presents a hit of a search; what is doubtful about its figures stands in `usageFlags`. */
export function presentHit(hit: SearchDocument, detail: HitDetail, registry: ReadonlyMap<string, KnownSoftware>): ServerSummary {
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
    ruleFit: null,
    ruleMatches: [],
  }
}

function flagsOf({ users, activeMonth }: SearchDocument, { activeHalfyear, usageQuality }: HitDetail): readonly string[] {
  const quality = usageQuality === null || usageQuality === 'measured' ? [] : [usageQuality]
  const usage = { users: users ?? undefined, activeMonth: activeMonth ?? undefined, activeHalfyear: activeHalfyear ?? undefined }
  return [...quality, ...flagUsage(usage)]
}
