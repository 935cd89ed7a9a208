// The list of results with its head: total, order, what is chosen, ways out of nothing, more, and the same list to take along.
import type { SortKey } from '#model/search.ts'
import type { JSX } from 'preact'
import type { SearchReply } from '../../api/contract.ts'
import { facetLabel, valueLabel } from '../facet-view.ts'
import { formatDay, formatNumber } from '../format.ts'
import { about } from '../installation.ts'
import { messages } from '../language.ts'
import { apiPath, pagePath } from '../paths.ts'
import { busy, go, load, loadMore, queryOf, results, state, trouble, waysOut, type Way } from '../search-model.ts'
import { isUntouched, NO_WISHES, WISH_MODES, withRuleText, withText, withValue, withWish } from '../url-state.ts'
import { Chip } from './chip.tsx'
import { TroubleNotice } from './notice.tsx'
import { Result, ResultBones } from './result.tsx'
import { ruleParts } from './rules/lazy.ts'

/** Everything right of the legend. */
export function Results(): JSX.Element {
  const failed = trouble.value
  const open = results.value
  const waiting = busy.value === 'first'
  return (
    <>
      <Head />
      <Chips />
      {failed !== undefined && <TroubleNotice trouble={failed.kind} detail={failed.detail} retry={() => void load()} />}
      {open === undefined && waiting && <ResultList bones />}
      {open !== undefined && open.hits.length > 0 && <ResultList />}
      {open !== undefined && open.reply.total === 0 && !waiting && failed === undefined && <Nothing />}
      {open !== undefined && open.hits.length > 0 && <Foot />}
    </>
  )
}

function ResultList({ bones = false }: { readonly bones?: boolean }): JSX.Element {
  return (
    <ol class={busy.value === 'first' && !bones ? 'list stale' : 'list'} aria-busy={busy.value !== 'no'}>
      {bones
        ? Array.from({ length: 8 }, (_, index) => <ResultBones key={index} />)
        : results.value?.hits.map((server) => <Result key={server.domain} server={server} />)}
    </ol>
  )
}

function Head(): JSX.Element {
  const { search } = messages.value
  const reply = results.value?.reply
  const total = reply === undefined ? '' : formatNumber(reply.total)
  const partial = about.value?.coverage.partial === true
  const loaded = reply !== undefined && busy.value !== 'first'
  return (
    <div class="list-head">
      <h2 id="results-title">{reply === undefined ? search.results : totalOf(reply)}</h2>
      <details class="about-total small">
        <summary>
          {partial && <strong>{search.partial}</strong>} {reply === undefined ? search.asOf('…') : search.asOf(formatDay(reply.day))}
        </summary>
        <p>{search.source}</p>
      </details>
      <label class="order small">
        <span class="soft">{search.order}</span>
        <select value={state.value.sort} onChange={(event) => go({ ...state.value, sort: event.currentTarget.value as SortKey, pages: 1 })}>
          {(Object.keys(search.orders) as SortKey[])
            .filter((sort) => sort !== 'relevance' || state.value.text !== '')
            .map((sort) => (
              <option key={sort} value={sort}>
                {search.orders[sort]}
              </option>
            ))}
        </select>
      </label>
      <OrderNote suggestion={reply?.suggestion ?? null} />
      <p class="hidden" role="status">
        {loaded ? search.loaded(reply.total, total) : search.loading}
      </p>
    </div>
  )
}

function totalOf({ total, totalIsLimit }: SearchReply): string {
  const { search } = messages.value
  return totalIsLimit ? search.totalLimit(formatNumber(total)) : search.total(total, formatNumber(total))
}

// Why this order; or another spelling, where the words found little. Its line is kept free, so that nothing moves.
function OrderNote({ suggestion }: Pick<SearchReply, 'suggestion'>): JSX.Element {
  const { search } = messages.value
  return (
    <p class="order-note small soft">
      {state.value.sort === 'fair' && (
        <>
          {search.fair} <a href={`${pagePath('about')}#order`}>{search.fairMore}</a>
        </>
      )}
      {suggestion !== null && state.value.text !== '' && (
        <>
          {' '}
          {search.suggestion}{' '}
          <button type="button" class="plain" onClick={() => go(withText(state.value, suggestion))}>
            {suggestion}
          </button>
          ?
        </>
      )}
    </p>
  )
}

function Chips(): JSX.Element | null {
  const { search } = messages.value
  const { text, filters, wishes, ruleText } = state.value
  const chips = Object.entries(filters).flatMap(([key, values]) => values.map((value) => ({ key, value })))
  const parts = ruleParts.value
  const wished = parts === undefined ? [] : WISH_MODES.flatMap((mode) => wishes[mode].map((wish) => ({ mode, wish })))
  const all = chips.length + wished.length + (text === '' ? 0 : 1) + (ruleText === '' ? 0 : 1)
  if (all === 0) return null
  return (
    <ul class="chips" aria-label={search.chosen}>
      {text !== '' && (
        <li>
          <Chosen label={`“${text}”`} drop={() => go(withText(state.value, ''))} />
        </li>
      )}
      {chips.map(({ key, value }) => (
        <li key={`${key}=${value}`}>
          <Chosen label={`${facetLabel(key)}: ${valueLabel(key, value)}`} drop={() => go(withValue(state.value, key, value, false))} />
        </li>
      ))}
      {wished.map(({ mode, wish }) => (
        <li key={`${mode}=${wish}`}>
          <Chosen label={parts?.wishChip(mode, wish) ?? wish} drop={() => go(withWish(state.value, wish, undefined))} />
        </li>
      ))}
      {ruleText !== '' && (
        <li>
          <Chosen label={`${search.ruleText}: “${ruleText}”`} drop={() => go(withRuleText(state.value, ''))} />
        </li>
      )}
      {all > 1 && (
        <li>
          <button
            type="button"
            class="plain small"
            onClick={() => go({ ...withRuleText(withText(state.value, ''), ''), filters: {}, wishes: NO_WISHES })}
          >
            {search.dropAll}
          </button>
        </li>
      )}
    </ul>
  )
}

function Chosen({ label, drop }: { readonly label: string; readonly drop: () => void }): JSX.Element {
  return <Chip label={label} action={messages.value.search.drop(label)} drop={drop} />
}

function Nothing(): JSX.Element {
  const { search } = messages.value
  if (isUntouched(state.value)) {
    return (
      <div class="nothing">
        <h3>{search.emptyAtlasTitle}</h3>
        <p class="soft">{search.emptyAtlas}</p>
        <p>
          <button type="button" onClick={() => void load()}>
            {search.again}
          </button>
        </p>
      </div>
    )
  }
  const [best, ...others] = waysOut.value
  return (
    <div class="nothing">
      <h3>{search.emptyTitle}</h3>
      <p class="soft">{best === undefined ? search.empty : search.costs(nameOf(best))}</p>
      {best !== undefined && (
        <ul class="ways">
          {[best, ...others].map((way, index) => (
            <li key={index}>
              <button type="button" class={index === 0 ? 'primary' : ''} onClick={() => go(way.state)}>
                {sentenceOf(way)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function nameOf({ dropped }: Way): string {
  switch (dropped.kind) {
    case 'text':
      return state.value.text
    case 'rule-text':
      return state.value.ruleText
    case 'facet':
      return facetLabel(dropped.key)
    case 'wish':
      return ruleParts.value?.wishChip(dropped.mode, dropped.wish) ?? dropped.wish
  }
}

function sentenceOf(way: Way): string {
  const { search } = messages.value
  const shown = formatNumber(way.total)
  return way.dropped.kind === 'text' ? search.dropText(state.value.text, way.total, shown) : search.dropIt(nameOf(way), way.total, shown)
}

function Foot(): JSX.Element {
  const { search } = messages.value
  const query = queryOf(state.value).toString()
  const address = (format: string): string => apiPath(`/servers.${format}${query === '' ? '' : `?${query}`}`)
  const more = results.value?.next !== null
  return (
    <div class="list-foot">
      {more ? (
        <button type="button" disabled={busy.value !== 'no'} onClick={() => void loadMore()}>
          {busy.value === 'more' ? search.loadingMore : search.nextPage}
        </button>
      ) : (
        <p class="soft small">{search.end}</p>
      )}
      <p class="small soft">
        {search.export}: <a href={address('csv')}>CSV</a>, <a href={address('ndjson')}>NDJSON</a>. {search.exportNote}
      </p>
    </div>
  )
}
