// Where the questions lead: at most five servers with what speaks for and against each, and what to give up where that is too few.
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import type { MatchReply } from '../../../api/contract.ts'
import { formatDay, formatNumber } from '../../format.ts'
import { follows, reckonKept } from '../../match/follows-model.ts'
import { go, load, match, reply, trouble } from '../../match/model.ts'
import { BEGINNING, countAnswers, queryOfSearch } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { comparePath, searchPath } from '../../paths.ts'
import { Bones, TroubleNotice } from '../notice.tsx'
import { Candidate } from './candidate.tsx'
import { FollowsFile } from './follows-file.tsx'
import { Costs, Relax } from './relax.tsx'

/** The result, or what stands there until it has come. */
export function MatchResult(): JSX.Element {
  const words = matchWords.value
  const found = reply.value
  const failed = trouble.value
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <div class="match-result" aria-busy={found === undefined && failed === undefined}>
      <h2 ref={title} tabIndex={-1}>
        {found === undefined ? words.result : headingOf(found)}
      </h2>
      <p class="hidden" role="status">
        {found === undefined ? words.loading : words.found(found.servers.length, formatNumber(found.servers.length))}
      </p>
      {failed !== undefined && <TroubleNotice trouble={failed.kind} detail={failed.detail} retry={() => void load()} />}
      {found === undefined && failed === undefined && <Bones lines={30} />}
      {found !== undefined && <Found found={found} />}
    </div>
  )
}

function headingOf({ servers }: MatchReply): string {
  const words = matchWords.value
  if (servers.length === 0) return words.resultNone
  return servers.length === 5 ? words.result : words.resultOf(servers.length, formatNumber(servers.length))
}

function Found({ found }: { readonly found: MatchReply }): JSX.Element {
  const words = matchWords.value
  const domains = found.servers.map(({ server }) => server.domain)
  const list = follows.value
  useEffect(() => void reckonKept(domains), [list, domains.join()])
  return (
    <>
      <Lead found={found} />
      <Relax found={found} />
      {found.notKnown.length > 0 && <p class="prose">{words.notKnownNames(found.notKnown.join(', '))}</p>}
      {found.servers.length > 0 && (
        <ol class="candidates">
          {found.servers.map((candidate) => (
            <Candidate key={candidate.server.domain} candidate={candidate} />
          ))}
        </ol>
      )}
      <p class="ways-on">
        {domains.length > 1 && <a href={comparePath(domains.slice(0, 4))}>{words.compareThem}</a>}
        <a href={searchPath(queryOfSearch(match.value))}>{words.searchWith}</a>
        <button type="button" class="plain" onClick={() => go(BEGINNING)}>
          {words.startOver}
        </button>
      </p>
      {domains.length > 0 && (
        <section class="section" aria-labelledby="follows">
          <h2 id="follows">{words.kept.heading}</h2>
          <p class="prose">{words.kept.lead}</p>
          <FollowsFile />
        </section>
      )}
      <Costs found={found} />
    </>
  )
}

function Lead({ found }: { readonly found: MatchReply }): JSX.Element {
  const words = matchWords.value
  const [total, considered] = [formatNumber(found.total), formatNumber(found.considered)]
  return (
    <div class="prose match-lead">
      <p>{countAnswers(match.value) === 0 ? words.resultAll(considered) : words.resultLead(total, considered)}</p>
      <p class="small soft">{words.resultLot(formatDay(found.day))}</p>
    </div>
  )
}
