// What the check of a list brought: what is in it, rows to look at, what stands out, what it would cost, and the cleaned list to take along.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { ListCheckReply } from '../../../api/contract.ts'
import { actionLabel, words } from '../../block-words.ts'
import { keepRows, LEFT_OUT, MASTODON_ROWS, patternsIn, writeMastodonCsv, writeNames, type LeftOut } from '../../cleaned-list.ts'
import { formatNumber, formatShare } from '../../format.ts'
import { Findings } from './findings.tsx'
import { ListCoverage } from './list-coverage.tsx'

/** The whole answer. */
export function CheckAnswer({ check }: { readonly check: ListCheckReply }): JSX.Element {
  const text = words.value.findings
  return (
    <>
      <Content check={check} />
      <Problems check={check} />
      <section class="section" aria-labelledby="findings">
        <h2 id="findings">{text.heading}</h2>
        <ListCoverage coverage={check.coverage} rest={words.value.coverage.restAll} />
        <Findings findings={check.findings} />
      </section>
      <Cost check={check} />
      <Cleaned check={check} />
    </>
  )
}

function Content({ check }: { readonly check: ListCheckReply }): JSX.Element {
  const text = words.value.check
  const kinds: Readonly<Record<string, string>> = text.kinds
  const present = Object.entries(check.kinds).filter(([, count]) => count > 0)
  const severities = Object.entries(check.severities).filter(([, count]) => count > 0)
  return (
    <section class="section" aria-labelledby="content">
      <h2 id="content">{text.result}</h2>
      <dl class="totals">
        <div>
          <dt>{text.rows}</dt>
          <dd>{formatNumber(check.rows)}</dd>
        </div>
        {present.map(([kind, count]) => (
          <div key={kind}>
            <dt>{kinds[kind] ?? kind}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
        {check.duplicates > 0 && (
          <div>
            <dt>{text.duplicates}</dt>
            <dd>{formatNumber(check.duplicates)}</dd>
          </div>
        )}
      </dl>
      <dl class="pairs">
        <div>
          <dt>{text.format}</dt>
          <dd>
            <code>{check.format}</code>
          </dd>
        </div>
        <div>
          <dt>{text.severities}</dt>
          <dd>{severities.map(([severity, count]) => `${severityLabel(severity)} ${formatNumber(count)}`).join(', ')}</dd>
        </div>
        {check.notes.length > 0 && (
          <div>
            <dt>{text.notes}</dt>
            <dd>{check.notes.map(({ kind, sentence }) => text.noteWords[kind] ?? sentence).join(' ')}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function severityLabel(severity: string): string {
  const text = words.value.check
  if (severity === 'none') return text.severityNone
  return severity === 'unknown' ? text.severityUnknown : actionLabel(severity)
}

function Problems({ check: { problems, problemCount } }: { readonly check: ListCheckReply }): JSX.Element {
  const text = words.value.check
  if (problemCount === 0) return <p class="soft">{text.noProblems}</p>
  return (
    <details class="long-text">
      <summary>{text.problems(problemCount, formatNumber(problemCount))}</summary>
      <div class="part">
        <ul class="problems">
          {problems.map((problem, index) => (
            <li key={index}>
              <span class="soft small">
                {text.line} {formatNumber(problem.place)}
              </span>{' '}
              <bdi>{problemSentence(problem)}</bdi>
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

function problemSentence({ kind, text = '', before }: ListCheckReply['problems'][number]): string {
  const sentences = words.value.check.problemWords
  if (kind !== 'duplicate') return sentences[kind](text)
  const action = (name: string | null): string => (name === null ? words.value.check.severityNone : actionLabel(name))
  const line = formatNumber(before?.place ?? 0)
  if (before?.there === undefined || before.here === undefined) return sentences.duplicate(text, line)
  return sentences.duplicateOther(text, { line, there: action(before.there), here: action(before.here) })
}

function Cost({ check: { cost } }: { readonly check: ListCheckReply }): JSX.Element {
  const text = words.value.check
  const share = (people: number): string => formatShare(people / Math.max(1, cost.activeMonth))
  return (
    <section class="section" aria-labelledby="cost">
      <h2 id="cost">{text.cost}</h2>
      <p class="verdict-line">
        {cost.refused + cost.limited === 0 ? text.costNothing : text.costSentence(share(cost.refused), share(cost.limited))}
      </p>
      <p class="small soft">{text.costNote(formatNumber(cost.servers))}</p>
    </section>
  )
}

function Cleaned({ check }: { readonly check: ListCheckReply }): JSX.Element | null {
  const text = words.value.check
  const without = useSignal<ReadonlySet<LeftOut>>(new Set(['redundant']))
  if (check.list.length === 0) return null
  const kept = keepRows(check.list, without.value)
  const patterns = patternsIn(kept)
  const toggle = (mark: LeftOut, chosen: boolean): void => {
    const others = [...without.value].filter((one) => one !== mark)
    without.value = new Set(chosen ? [...others, mark] : others)
  }
  return (
    <section class="section" aria-labelledby="cleaned">
      <h2 id="cleaned">{text.cleaned}</h2>
      <fieldset class="facet">
        <legend>{text.cleanedLead}</legend>
        {LEFT_OUT.map((mark) => (
          <label key={mark} class="choice">
            <input type="checkbox" checked={without.value.has(mark)} onChange={(event) => toggle(mark, event.currentTarget.checked)} />
            <span class="choice-name">{text.leaveOut[mark]}</span>
            <span class="choice-count">{formatNumber(check.list.filter(({ marks }) => marks.includes(mark)).length)}</span>
          </label>
        ))}
      </fieldset>
      <p role="status">{text.left(kept.length, formatNumber(kept.length), formatNumber(check.rows))}</p>
      {patterns > 0 && <p class="small soft">{text.patternsOut(patterns, formatNumber(patterns))}</p>}
      {kept.length > MASTODON_ROWS && <p class="small soft">{text.capped(formatNumber(MASTODON_ROWS))}</p>}
      <p class="buttons">
        <button type="button" class="primary" onClick={() => save('cleaned-list.csv', 'text/csv', writeMastodonCsv(kept))}>
          {text.save(text.formatsOut.mastodon)}
        </button>
        <button type="button" onClick={() => save('cleaned-list.txt', 'text/plain', writeNames(kept))}>
          {text.save(text.formatsOut.plain)}
        </button>
      </p>
    </section>
  )
}

// The file is made here: nothing is asked of anybody for it.
function save(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
