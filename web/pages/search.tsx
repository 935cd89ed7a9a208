// The home page: one box, the legend, the results; everything it shows follows from the address bar.
import { effect } from '@preact/signals'
import type { JSX } from 'preact'
import { startPage } from '../components/frame.tsx'
import { Legend } from '../components/legend.tsx'
import { NameState } from '../components/name-state.tsx'
import { Results } from '../components/results.tsx'
import { CompareBar } from '../components/compare-bar.tsx'
import { loadRuleParts } from '../components/rules/lazy.ts'
import { NewHere } from '../components/new-here.tsx'
import { SearchBox } from '../components/search-box.tsx'
import { loadSoftwareLabels } from '../facet-view.ts'
import { about } from '../installation.ts'
import { messages } from '../language.ts'
import { pagePath } from '../paths.ts'
import { busy, exact, followAddress, load, results, state } from '../search-model.ts'
import { isUntouched } from '../url-state.ts'

function SearchPage(): JSX.Element {
  const { search } = messages.value
  // A name that is no word anywhere: what it is stands there, and an empty list below would say nothing more.
  const nameOnly = exact.value !== undefined && results.value?.reply.total === 0 && busy.value === 'no'
  return (
    <>
      <h1>{search.heading}</h1>
      <p class="lead">{search.lead}</p>
      <NewHere />
      <SearchBox />
      <BlockQuestions />
      <div class="sheet">
        <Legend />
        <section class="results" aria-label={search.results}>
          {exact.value !== undefined && <NameState key={exact.value.domain} found={exact.value} />}
          {!nameOnly && <Results />}
        </section>
      </div>
      <CompareBar />
    </>
  )
}

// What admins and movers come for stands one step from here.
function BlockQuestions(): JSX.Element {
  const { search } = messages.value
  return (
    <nav class="questions-line small" aria-label={search.questions}>
      <a href={pagePath('blocked-by')}>{search.whoBlocksMe}</a> <a href={pagePath('pair')}>{search.wouldWeTalk}</a>{' '}
      <a href={pagePath('reach')}>{search.whatItCosts}</a>
    </nav>
  )
}

followAddress(loadRuleParts)
// The first servers of a young atlas appear by themselves.
effect(() => {
  if ((about.value?.coverage.answered ?? 0) > 0 && results.peek()?.reply.total === 0 && isUntouched(state.peek())) void load()
})
void startPage('search', SearchPage)
void loadSoftwareLabels()
