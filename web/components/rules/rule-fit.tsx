// How the rules of one result meet what was asked of rules, in one line, and the rules in which words were found.
import type { JSX } from 'preact'
import type { RuleMatchReply, ServerSummary } from '../../../api/contract.ts'
import { partsOfWish } from '#model/rule-wishes.ts'
import { formatNumber } from '../../format.ts'
import { excerpt } from '../../marked-text.ts'
import { serverPath } from '../../paths.ts'
import { ruleWords, topicLabel, valueWord } from '../../rule-words.ts'
import { state } from '../../search-model.ts'
import { WISH_MODES } from '../../url-state.ts'
import { MarkedText } from '../marked-text.tsx'
import { StanceSign } from './stance-sign.tsx'

const LONGEST = 220

/** Nothing where nothing was asked. */
export function RuleFit({ server }: { readonly server: ServerSummary }): JSX.Element {
  return (
    <>
      {server.ruleFit !== null && <FitLine server={server} fit={server.ruleFit} />}
      {server.ruleMatches.length > 0 && (
        <ul class="rule-matches small" aria-label={ruleWords.value.matches}>
          {server.ruleMatches.map((match) => (
            <li key={match.position}>
              <Match server={server} match={match} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface FitLineProps {
  readonly server: ServerSummary
  readonly fit: NonNullable<ServerSummary['ruleFit']>
}

function FitLine({ server, fit }: FitLineProps): JSX.Element | null {
  const words = ruleWords.value
  const asked = [...new Set(WISH_MODES.flatMap((mode) => state.value.wishes[mode]).map((wish) => partsOfWish(wish).topic))]
  // Whoever is in the list says what must be said, and does not say what must not.
  const held = state.value.wishes.must.length + state.value.wishes.not.length
  const all = fit.of + held
  if (asked.length === 0) return null
  return (
    <p class="rule-fit">
      <strong>{words.fit}:</strong>{' '}
      {!fit.known && (
        <span>
          <StanceSign value="unknown" />
          {words.fitUnknown}
        </span>
      )}
      {fit.known && all > 1 && <span>{words.fitOf(formatNumber(fit.wanted.length + held), formatNumber(all))}</span>}
      {fit.known && asked.map((topic) => <Said key={topic} server={server} fit={fit} topic={topic} />)}
    </p>
  )
}

function Said({ server, fit, topic }: FitLineProps & { readonly topic: string }): JSX.Element {
  const words = ruleWords.value
  const stances = fit.stances.filter((one) => one.topic === topic).map(({ stance }) => stance)
  if (stances.length === 0) {
    return (
      <span class="soft">
        <StanceSign value="not-stated" />
        {words.fitNotStated(topicLabel(topic))}
      </span>
    )
  }
  return (
    <a href={`${serverPath(server.domain)}#topic-${topic}`}>
      <StanceSign value={stances[0] ?? 'mention'} />
      {words.fitStated(topicLabel(topic), stances.map(valueWord).join(', '))}
    </a>
  )
}

// The part of the rule, text or hint, in which the words stand.
function Match({ server, match }: { readonly server: ServerSummary; readonly match: RuleMatchReply }): JSX.Element {
  const inText = match.ranges.filter(({ source }) => source === 'text')
  const inHint = match.ranges.filter(({ source }) => source === 'hint')
  const useHint = inText.length === 0 && inHint.length > 0 && match.hint !== null
  const { text, ranges } = excerpt(useHint ? (match.hint ?? '') : match.text, useHint ? inHint : inText, LONGEST)
  return (
    <a href={`${serverPath(server.domain)}#rule-${String(match.position)}`} class="foreign" dir="auto">
      <MarkedText text={text} ranges={ranges} />
    </a>
  )
}
