// How many of the active people are on the largest servers: three shares as slices of one bar, and two indexes in words.
import type { JSX } from 'preact'
import type { StatisticsReply } from '../../api/contract.ts'
import { formatFraction, formatNumber, formatShare } from '../format.ts'
import { messages } from '../language.ts'

/** The section; its bar is a picture, the list below says the same. */
export function Concentration({ reply: { concentration } }: { readonly reply: StatisticsReply }): JSX.Element {
  const text = messages.value.statistics
  const { top1, top10, top100, hhi, effective, counted, leftOut } = concentration
  const shares = [
    ['1', top1],
    ['10', top10],
    ['100', top100],
  ] as const
  return (
    <section class="section" aria-labelledby="concentration">
      <h2 id="concentration">{text.concentration}</h2>
      <p class="prose soft">{text.concentrationLead}</p>
      {top100 !== null && (
        <svg class="slices" aria-hidden="true" focusable="false">
          <pattern id="fine" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V5" stroke="currentColor" stroke-width="2.5" />
          </pattern>
          <pattern id="wide" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V9" stroke="currentColor" stroke-width="1.5" />
          </pattern>
          <rect class="outline" width="100%" height="100%" />
          <rect width={percent(top100)} height="100%" fill="url(#wide)" />
          <rect class="paper" width={percent(top10 ?? 0)} height="100%" />
          <rect width={percent(top10 ?? 0)} height="100%" fill="url(#fine)" />
          <rect width={percent(top1 ?? 0)} height="100%" fill="currentColor" />
        </svg>
      )}
      <dl class="pairs">
        {shares.map(([k, share]) => (
          <div key={k}>
            <dt>
              <Swatch fill={k === '1' ? 'currentColor' : k === '10' ? 'url(#fine)' : 'url(#wide)'} />
              {text.top(k)}
            </dt>
            <dd>{share === null ? messages.value.server.notKnown : formatShare(share)}</dd>
          </div>
        ))}
        <div>
          <dt>{text.effective}</dt>
          <dd>
            {effective === null ? messages.value.server.notKnown : formatNumber(Math.round(effective))}
            <span class="soft small block">{text.effectiveNote}</span>
          </dd>
        </div>
        <div>
          <dt>{text.hhi}</dt>
          <dd>
            {hhi === null ? messages.value.server.notKnown : formatFraction(hhi)}
            <span class="soft small block">{text.hhiNote}</span>
          </dd>
        </div>
      </dl>
      <p class="small soft">{text.counted(formatNumber(counted), formatNumber(leftOut))}</p>
    </section>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}

function Swatch({ fill }: { readonly fill: string }): JSX.Element {
  return (
    <svg class="sign swatch" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <rect width="14" height="14" fill={fill} stroke="currentColor" />
    </svg>
  )
}
