// Blocks as the API shows them: rows as published, masks as masks, lists with the state of their publication.
import type { Population } from '#model/blocks/population.ts'
import type { BlockRow, BlockSourceRow } from '#model/store/published-blocks.ts'
import type { BlockReply, BlockSourceReply, ListCoverageReply } from '../contract.ts'
import { formatMoment } from './figure.ts'

/** A list of a server; what it held while it is not shown is not told. */
export function presentSource(source: BlockSourceRow): BlockSourceReply {
  const { endpoint, publication, shown, mode, hasExclusions } = source
  return {
    endpoint,
    publication,
    since: formatMoment(source.publicationSince),
    notBefore: formatMoment(source.publicationNotBefore),
    firstReadAt: formatMoment(source.firstReadAt),
    readAt: formatMoment(source.readAt),
    shown,
    rows: shown ? source.listed : 0,
    masked: shown ? source.masked : 0,
    skipped: shown ? source.skipped : 0,
    mode: mode ?? null,
    hasExclusions,
  }
}

/** A row as published. The name behind a mask is in no member, whoever knows it. */
export function presentBlock(row: BlockRow): BlockReply {
  return {
    observed: row.observed,
    kind: row.kind,
    target: row.kind === 'mask' ? null : row.target,
    subdomains: row.scope === 'tree',
    actions: row.actions,
    native: row.natives,
    reason: row.reason,
    statedSince: formatMoment(row.statedSince),
    expiresAt: formatMoment(row.expiresAt),
    notBefore: formatMoment(row.notBefore),
    firstSeen: formatMoment(row.firstSeen),
    missingSince: formatMoment(row.missingSince),
  }
}

/** The denominators. */
export function presentCoverage({ coverage }: Population): ListCoverageReply {
  const { partial: _, ...unread } = coverage.unread
  return { ...coverage, unread }
}

/** When the newest of the lists that are shown was read, milliseconds since 1970. */
export function newestReading(sources: readonly BlockSourceRow[]): number | null {
  const times = sources.flatMap(({ shown, readAt }) => (shown && readAt !== null ? [readAt] : []))
  return times.length === 0 ? null : Math.max(...times)
}
