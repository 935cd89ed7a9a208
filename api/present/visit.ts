// One visit as logged: when it was, what came of it, and of each document that was asked for.
import { at, count, isObject, text } from '#model/json.ts'
import type { VisitRow } from '#model/store/published-servers.ts'
import type { CrawlsReply } from '../contract.ts'
import { formatMoment } from './figure.ts'

/** Presents a visit, its documents by name. */
export function presentVisit({ startedAt, finishedAt, outcome, reason, requests, documents }: VisitRow): CrawlsReply['crawls'][number] {
  const logged = isObject(documents) ? Object.entries(documents) : []
  return {
    startedAt: formatMoment(startedAt),
    finishedAt: formatMoment(finishedAt),
    outcome,
    reason,
    requests,
    documents: logged
      .map(([endpoint, log]) => ({
        endpoint,
        state: text(at(log, 'state')) ?? 'unknown',
        reason: text(at(log, 'reason')) ?? null,
        httpStatus: count(at(log, 'status')) ?? null,
        tookMs: count(at(log, 'ms')) ?? null,
        bytes: count(at(log, 'bytes')) ?? null,
        rejected: count(at(log, 'rejected')) ?? 0,
      }))
      .toSorted((a, b) => (a.endpoint < b.endpoint ? -1 : 1)),
  }
}
