// The home page: one box, the legend, the results; everything it shows follows from the address bar.
import type { JSX } from 'preact'
import { startPage } from '../components/frame.tsx'
import { Legend } from '../components/legend.tsx'
import { NameState } from '../components/name-state.tsx'
import { Results } from '../components/results.tsx'
import { SearchBox } from '../components/search-box.tsx'
import { loadSoftwareLabels } from '../facet-view.ts'
import { messages } from '../language.ts'
import { busy, exact, followAddress, results } from '../search-model.ts'

function SearchPage(): JSX.Element {
  const { search } = messages.value
  // A name that is no word anywhere: what it is stands there, and an empty list below would say nothing more.
  const nameOnly = exact.value !== undefined && results.value?.reply.total === 0 && busy.value === 'no'
  return (
    <>
      <h1>{search.heading}</h1>
      <p class="lead">{search.lead}</p>
      <SearchBox />
      <div class="sheet">
        <Legend />
        <section class="results" aria-label={search.results}>
          {exact.value !== undefined && <NameState key={exact.value.domain} found={exact.value} />}
          {!nameOnly && <Results />}
        </section>
      </div>
    </>
  )
}

followAddress()
void startPage('search', SearchPage)
void loadSoftwareLabels()
