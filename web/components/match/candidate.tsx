// One server that the match names: who it is, what speaks for it and against it, and what nobody knows.
import type { JSX } from 'preact'
import type { MatchReply, ReasonReply, ServerSummary } from '../../../api/contract.ts'
import { formatNumber } from '../../format.ts'
import { sortParts } from '../../match/parts.ts'
import { reasonLabel, type ReasonList } from '../../match/wording.ts'
import { matchWords } from '../../match/words.ts'
import { ServerFacts, ServerTitle } from '../result.tsx'
import { Evidence } from './evidence.tsx'
import { KeptAt } from './kept-at.tsx'
import { ListSign } from './list-sign.tsx'

/** A row of the result. */
export function Candidate({ candidate }: { readonly candidate: MatchReply['servers'][number] }): JSX.Element {
  const words = matchWords.value
  const { server, met, of, unknown } = candidate
  const { reasons, against } = sortParts(candidate)
  return (
    <li class="candidate">
      <ServerTitle server={server} />
      {server.shortDescription !== null && (
        <p class="result-text" dir="auto">
          {server.shortDescription}
        </p>
      )}
      <p class="result-facts">
        <ServerFacts server={server} />
      </p>
      {of > 0 && <p class="met">{words.met(formatNumber(met), formatNumber(of))}</p>}
      <div class="pros-and-cons">
        <Reasons list="reasons" server={server} title={words.reasons} entries={reasons} />
        <div>
          <Reasons list="against" server={server} title={words.against} entries={against} empty={words.nothingAgainst} />
          <Reasons list="unknown" server={server} title={words.unknown} entries={unknown} />
        </div>
      </div>
      <KeptAt domain={server.domain} />
    </li>
  )
}

interface ReasonsProps {
  readonly list: ReasonList
  readonly server: ServerSummary
  readonly title: string
  readonly entries: readonly ReasonReply[]
  readonly empty?: string
}

function Reasons({ list, server, title, entries, empty }: ReasonsProps): JSX.Element | null {
  if (entries.length === 0 && empty === undefined) return null
  return (
    <div class={`reasons ${list}`}>
      <h4>{title}</h4>
      {entries.length === 0 && <p class="soft">{empty}</p>}
      <ul>
        {entries.map((entry, index) => (
          <li key={index}>
            <ListSign list={list} part={entry.degree === 'part'} />
            <div>
              <span dir="auto">{reasonLabel(entry, list, server)}</span>
              {entry.degree === 'part' && <span class="soft small"> ({matchWords.value.partly})</span>}
              {entry.evidence.map((evidence, place) => (
                <Evidence key={place} evidence={evidence} domain={server.domain} about={entry.about} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
