// One line under the head on every page: how far the crawl is, and whatever limits what is seen. Its place is kept free from the start.
import type { JSX } from 'preact'
import type { AboutReply } from '../../api/contract.ts'
import { formatDay, formatNumber, formatTimeIn } from '../format.ts'
import { about } from '../installation.ts'
import { messages } from '../language.ts'
import { pagePath } from '../paths.ts'

/** The strip, from the signal `about`. */
export function Strip(): JSX.Element {
  const { strip } = messages.value
  const known = about.value
  return (
    <div class="strip">
      {known === undefined && <span>{strip.loading}</span>}
      {known === null && <span>{strip.unreachable}</span>}
      {known !== undefined && known !== null && <State about={known} />}
    </div>
  )
}

function State({ about: { coverage, readyInMs, taster, maxServers, offline } }: { readonly about: AboutReply }): JSX.Element {
  const { strip } = messages.value
  return (
    <>
      {offline && (
        <span>
          <strong>{strip.offline}</strong> {coverage.answered === 0 && strip.offlineDemo}
        </span>
      )}
      <Progress coverage={coverage} readyInMs={offline ? null : readyInMs} />
      {taster && (
        <span>
          {strip.taster(formatNumber(maxServers ?? 0))} <a href={`${pagePath('about')}#taster`}>{strip.tasterWhy}</a>
        </span>
      )}
    </>
  )
}

function Progress({ coverage, readyInMs }: Pick<AboutReply, 'coverage' | 'readyInMs'>): JSX.Element {
  const { strip } = messages.value
  if (coverage.partial) {
    return (
      <span>
        <strong>{strip.firstRun(formatNumber(coverage.visited), formatNumber(coverage.known))}</strong>
        {readyInMs !== null && `, ${strip.ready(formatTimeIn(readyInMs))}`}. {strip.partial}
      </span>
    )
  }
  const answered = formatNumber(coverage.answered)
  return <span>{coverage.day === null ? strip.young(answered) : strip.complete(answered, formatDay(coverage.day))}</span>
}
