// The match: six short questions, five servers; everything it shows follows from the address bar.
import type { JSX } from 'preact'
import { startPage } from '../components/frame.tsx'
import { MatchResult } from '../components/match/match-result.tsx'
import { StepList, Wizard } from '../components/match/wizard.tsx'
import { followAddress, match } from '../match/model.ts'
import { followMatchWords, matchWords } from '../match/words.ts'
import { searchPath } from '../paths.ts'

function MatchPage(): JSX.Element {
  const words = matchWords.value
  const { place } = match.value
  return (
    <div class={place === 'result' ? 'match' : 'match asking'}>
      <h1>{words.heading}</h1>
      {place === 'language' && <p class="lead">{words.lead}</p>}
      <StepList />
      {place === 'result' ? <MatchResult /> : <Wizard step={place} />}
      {place !== 'result' && (
        <p class="small skip-all">
          <a href={searchPath('')}>{words.skipAll}</a>
        </p>
      )}
    </div>
  )
}

followAddress()
void startPage('match', MatchPage, () => matchWords.value.title, followMatchWords)
