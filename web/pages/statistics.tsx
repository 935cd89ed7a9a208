// Sums over all servers, with what was left out of them and how much could be seen at all.
import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import type { StatisticsReply } from '../../api/contract.ts'
import { getStatistics } from '../client.ts'
import { Bars } from '../components/bars.tsx'
import { Concentration } from '../components/concentration.tsx'
import { PartialNotice } from '../components/coverage.tsx'
import { startPage } from '../components/frame.tsx'
import { LoadedPage } from '../components/loaded-page.tsx'
import { JoinSign, StateSign } from '../components/signs.tsx'
import { reasonText } from '../components/visit-now.tsx'
import { formatNumber, formatOrDash, formatShort } from '../format.ts'
import { messages } from '../language.ts'
import { load } from '../page-load.ts'
import { softwarePath } from '../paths.ts'

const loaded = load(getStatistics)
const MEASURES = ['servers', 'users', 'activeMonth'] as const
type Measure = (typeof MEASURES)[number]
const measure = signal<Measure>('activeMonth')

function measureName(key: Measure): string {
  const { statistics } = messages.value
  return key === 'activeMonth' ? statistics.actives : statistics[key]
}

function StatisticsPage(): JSX.Element {
  const text = messages.value.statistics
  return (
    <LoadedPage title={text.heading} lead={text.lead} loaded={loaded}>
      {(reply) =>
        reply.totals.servers === 0 ? (
          <>
            <PartialNotice coverage={reply.coverage} />
            <p class="soft">{text.empty}</p>
          </>
        ) : (
          <Whole reply={reply} />
        )
      }
    </LoadedPage>
  )
}

function Whole({ reply }: { readonly reply: StatisticsReply }): JSX.Element {
  const text = messages.value.statistics
  const joining: Readonly<Record<string, string>> = messages.value.registrations
  return (
    <>
      <PartialNotice coverage={reply.coverage} />
      <Totals reply={reply} />
      <div class="two section">
        <section aria-labelledby="by-software">
          <h2 id="by-software">{text.bySoftware}</h2>
          <MeasureChoice />
          <Bars
            title={text.bySoftware}
            measure={measureName(measure.value)}
            titled={false}
            bars={descending(
              reply.bySoftware.map((row) => ({
                key: row.software,
                label: row.label,
                value: row[measure.value] ?? 0,
                href: softwarePath(row.software),
              })),
            )}
          />
        </section>
        <section aria-labelledby="by-joining">
          <h2 id="by-joining">{text.byRegistrations}</h2>
          <MeasureChoice />
          <Bars
            title={text.byRegistrations}
            measure={measureName(measure.value)}
            titled={false}
            bars={descending(
              reply.byRegistrations.map((row) => ({
                key: row.registrations,
                label: joining[row.registrations] ?? row.registrations,
                value: row[measure.value] ?? 0,
                sign: <JoinSign mode={row.registrations} />,
              })),
            )}
          />
        </section>
      </div>
      <Concentration reply={reply} />
      <Versions reply={reply} />
      <CoverageSection reply={reply} />
      <Farms reply={reply} />
    </>
  )
}

function descending<T extends { readonly value: number }>(bars: readonly T[]): readonly T[] {
  return [...bars].sort((a, b) => b.value - a.value)
}

function Totals({ reply: { totals } }: { readonly reply: StatisticsReply }): JSX.Element {
  const text = messages.value.statistics
  const shown = [
    [totals.servers, text.servers],
    [totals.activeMonth, text.actives],
    [totals.users, text.users],
    [totals.posts, text.posts],
  ] as const
  return (
    <>
      <dl class="totals">
        {shown.map(([value, label]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd title={formatOrDash(value)}>{value !== null && value >= 1_000_000 ? formatShort(value) : formatOrDash(value)}</dd>
          </div>
        ))}
      </dl>
      <p class="small soft">{text.leftOut(formatNumber(totals.flagged), formatNumber(totals.unknownUsers))}</p>
    </>
  )
}

function MeasureChoice(): JSX.Element {
  return (
    <div class="measures" role="group" aria-label={messages.value.statistics.measure}>
      {MEASURES.map((key) => (
        <button key={key} type="button" class="measure" aria-pressed={measure.value === key} onClick={() => (measure.value = key)}>
          {measureName(key)}
        </button>
      ))}
    </div>
  )
}

function Versions({ reply: { versions, bySoftware } }: { readonly reply: StatisticsReply }): JSX.Element | null {
  const text = messages.value.statistics
  if (versions.length === 0) return null
  const labels = new Map(bySoftware.map(({ software, label }) => [software, label]))
  const bars = versions.map(({ software, version, servers }) => ({
    key: `${software} ${version}`,
    label: `${labels.get(software) ?? software} ${version}`,
    value: servers,
  }))
  return (
    <section class="section" aria-labelledby="versions">
      <h2 id="versions">{text.versions}</h2>
      <Bars title={text.versions} measure={text.servers} bars={descending(bars)} most={10} />
    </section>
  )
}

function CoverageSection({ reply: { coverage, byStatus, byReason } }: { readonly reply: StatisticsReply }): JSX.Element {
  const text = messages.value.statistics
  const statuses: Readonly<Record<string, string>> = messages.value.statuses
  const shown = [
    [coverage.known, text.known],
    [coverage.visited, text.visited],
    [coverage.answered, text.answered],
    [coverage.refused, text.refused],
    [coverage.waiting, text.waiting],
  ] as const
  return (
    <section class="section" aria-labelledby="coverage">
      <h2 id="coverage">{text.coverage}</h2>
      <p class="prose soft">{text.coverageLead}</p>
      <dl class="totals small-totals">
        {shown.map(([value, label]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <div class="two">
        <Bars
          title={messages.value.facets.status}
          measure={text.known}
          bars={descending(
            byStatus.map(({ status, hosts }) => ({
              key: status,
              label: statuses[status] ?? status,
              value: hosts,
              sign: <StateSign status={status} />,
              refusal: status === 'refused',
            })),
          )}
        />
        <Bars
          title={text.reasons}
          measure={text.reasons}
          wordy
          bars={descending(
            byReason.map(({ reason, hosts }) => ({
              key: reason,
              label: reasonText(reason) || reason,
              value: hosts,
              refusal: reason === 'robots' || reason === 'unauthorized',
            })),
          )}
        />
      </div>
    </section>
  )
}

function Farms({ reply: { farms } }: { readonly reply: StatisticsReply }): JSX.Element | null {
  const text = messages.value.statistics
  if (farms.length === 0) return null
  return (
    <section class="section" aria-labelledby="farms">
      <h2 id="farms">{text.farms}</h2>
      <p class="prose soft">{text.farmsLead}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label={text.farms}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.farm}</th>
              <th scope="col" class="number">
                {text.farmNames}
              </th>
            </tr>
          </thead>
          <tbody>
            {farms.map(({ registrable, names }) => (
              <tr key={registrable}>
                <th scope="row" class="domain">
                  <bdi>{registrable}</bdi>
                </th>
                <td class="number">{formatNumber(names)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

void startPage('statistics', StatisticsPage, () => messages.value.statistics.title)
