// What we measured of a server ourselves: how quickly and how reliably it answers, its certificate, how it is reached.
import type { JSX } from 'preact'
import type { MeasuresReply, ServerReply } from '../../api/contract.ts'
import { now } from '../clock.ts'
import { formatDay, formatPrecisely, formatResponse } from '../format.ts'
import { messages } from '../language.ts'
import { FigureLine } from './figure.tsx'

type Certificate = NonNullable<MeasuresReply['certificate']['value']>

/** The section with what nobody stated. */
export function ServerMeasures({ server: { measured } }: { readonly server: ServerReply }): JSX.Element {
  const text = messages.value.measures
  return (
    <section class="section" aria-labelledby="measures">
      <h2 id="measures">{text.title}</h2>
      <p class="prose soft small">{text.lead}</p>
      <dl class="figures">
        <FigureLine label={text.responseMs} figure={measured.responseMs} show={formatResponse} />
        {(['uptime30', 'uptime90', 'uptime365'] as const).map((key) => (
          <FigureLine key={key} label={text[key]} figure={measured[key]} show={formatPrecisely} />
        ))}
        <FigureLine label={text.certificate} figure={measured.certificate} show={showCertificate} />
        <FigureLine label={text.ipv6} figure={measured.ipv6} show={(has) => (has ? text.yes : text.no)} />
        {measured.behind.value !== null && <FigureLine label={text.behind} figure={measured.behind} show={(network) => network} />}
      </dl>
      {measured.behind.value !== null && <p class="prose soft small">{text.behindNote}</p>}
    </section>
  )
}

function showCertificate({ until, problem }: Certificate): string {
  const text = messages.value.measures
  const problems: Readonly<Record<string, string>> = text.problems
  if (problem !== null) return problems[problem] ?? text.problem
  if (until === null) return messages.value.server.notKnown
  return Date.parse(until) < now() ? text.certificateOver(formatDay(until)) : text.certificateUntil(formatDay(until))
}
