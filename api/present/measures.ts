// What we measured of a server as figures: their source is the atlas, and what nobody measured is null; pure.
import type { Measures } from '#model/store/published-measures.ts'
import { shareAnswered } from '#model/uptime.ts'
import type { Figure, MeasuresReply } from '../contract.ts'
import { formatMoment } from './figure.ts'

/** Presents the measures of a server. */
export function presentMeasures(measures: Measures, lastAnswer: number | null, now: number): MeasuresReply {
  const seen = (at: number | null) => ({ at: formatMoment(at), source: 'atlas', flags: [] })
  const none = { at: null, source: null, flags: [] }
  const { certificateUntil, certificateProblem, measuredAt, ipv6, behind, responseMs } = measures
  const hasCertificate = certificateUntil !== null || certificateProblem !== null
  return {
    responseMs: responseMs === null ? { value: null, ...none } : { value: Math.round(responseMs), ...seen(lastAnswer) },
    uptime30: presentUptime(measures, now, 30),
    uptime90: presentUptime(measures, now, 90),
    uptime365: presentUptime(measures, now, 365),
    certificate: hasCertificate
      ? { value: { until: formatMoment(certificateUntil), problem: certificateProblem }, ...seen(measuredAt) }
      : { value: null, ...none },
    ipv6: ipv6 === null ? { value: null, ...none } : { value: ipv6, ...seen(measuredAt) },
    behind: behind === null ? { value: null, ...(measuredAt === null ? none : seen(measuredAt)) } : { value: behind, ...seen(measuredAt) },
  }
}

function presentUptime(measures: Measures, now: number, days: number): Figure<number> {
  const answered = shareAnswered(measures, now, days)
  if (answered === undefined) return { value: null, at: null, source: null, flags: [] }
  return {
    value: Number(answered.share.toFixed(5)),
    at: formatMoment(now),
    source: 'atlas',
    flags: answered.whole ? [] : ['known-for-less'],
  }
}
