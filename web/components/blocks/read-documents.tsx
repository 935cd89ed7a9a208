// What an admin's server was asked for, and how it went: what did not go well stands first.
import type { JSX } from 'preact'
import type { AdminViewReply } from '../../../api/contract.ts'
import { words } from '../../block-words.ts'
import { formatAge, formatMoment } from '../../format.ts'
import { messages } from '../../language.ts'
import { reasonText } from '../visit-now.tsx'

type Document = AdminViewReply['documents'][number]

const WELL: ReadonlySet<string> = new Set(['ok', 'unchanged'])

/** The section with the table. */
export function ReadDocuments({ documents }: { readonly documents: readonly Document[] }): JSX.Element {
  const text = words.value.my
  const { server } = messages.value
  const states: Readonly<Record<string, string>> = messages.value.documentStates
  const ordered = documents.toSorted((a, b) => Number(WELL.has(a.state)) - Number(WELL.has(b.state)))
  return (
    <section class="section" aria-labelledby="documents">
      <h2 id="documents">{text.documents}</h2>
      <p class="soft small">{text.documentsLead}</p>
      <div class="scroll" tabIndex={0} role="group" aria-label={text.documents}>
        <table class="log">
          <thead>
            <tr>
              <th scope="col">{server.document}</th>
              <th scope="col">{server.state}</th>
              <th scope="col">{server.read}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map(({ endpoint, state, reason, httpStatus, readAt }) => (
              <tr key={endpoint}>
                <th scope="row">
                  <code>{endpoint}</code>
                </th>
                <td class={state === 'refused' ? 'refusal' : ''}>
                  {states[state] ?? state}
                  {reason !== null && (
                    <span class="soft small block">
                      {reasonText(reason)} {httpStatus !== null && `(HTTP ${String(httpStatus)})`}
                    </span>
                  )}
                </td>
                <td>
                  {readAt === null ? (
                    '–'
                  ) : (
                    <time dateTime={readAt} title={formatMoment(readAt)}>
                      {formatAge(readAt)}
                    </time>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
