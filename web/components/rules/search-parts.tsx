// What the search page shows about rules: the wishes topic by topic with counts, their chips, and how each result meets them.
import type { JSX } from 'preact'
import { partsOfWish, RULE_VALUES, type RuleValue, type RuleWish } from '#model/rule-wishes.ts'
import { TOPIC_GROUPS, type Topic, type TopicGroup } from '#model/rules/taxonomy.ts'
import { formatNumber } from '../../format.ts'
import { followRuleWords, ruleWords, topicLabel, valueWord } from '../../rule-words.ts'
import { busy, go, results, state } from '../../search-model.ts'
import { modeOf, WISH_MODES, withWish, type WishMode } from '../../url-state.ts'
import { StanceSign } from './stance-sign.tsx'

export { RuleFit } from './rule-fit.tsx'
export { followRuleWords }

const GROUPS = Object.entries(TOPIC_GROUPS) as unknown as readonly (readonly [TopicGroup, readonly Topic[]])[]
// What is asked for; that anything is said at all is of use in addresses only.
const VALUES = RULE_VALUES.filter((value) => value !== 'stated')

/** All topics, folded; each with every value, its count and three ways to wish. */
export function TopicChooser(): JSX.Element {
  const words = ruleWords.value
  return (
    <div class="topic-chooser">
      <p class="small soft">{words.legendNote}</p>
      {GROUPS.map(([group, topics]) => (
        <section key={group} aria-labelledby={`topics-${group}`}>
          <h3 id={`topics-${group}`}>{words.groups[group]}</h3>
          {topics.map((topic) => (
            <TopicEntry key={topic} topic={topic} />
          ))}
        </section>
      ))}
    </div>
  )
}

function TopicEntry({ topic }: { readonly topic: Topic }): JSX.Element {
  const words = ruleWords.value
  const chosen = VALUES.filter((value) => modeOf(state.value, `${topic}.${value}`) !== undefined).length
  return (
    <details class="topic-entry">
      <summary>
        {topicLabel(topic)}
        {chosen > 0 && <strong class="small"> {words.chosenIn(chosen, formatNumber(chosen))}</strong>}
      </summary>
      <ul>
        {VALUES.map((value) => (
          <ValueRow key={value} topic={topic} value={value} />
        ))}
      </ul>
    </details>
  )
}

function ValueRow({ topic, value }: { readonly topic: Topic; readonly value: RuleValue }): JSX.Element {
  const words = ruleWords.value
  const wish: RuleWish = `${topic}.${value}`
  const count = results.value?.reply.topics.find((one) => one.topic === topic)?.counts[value]
  const mode = modeOf(state.value, wish)
  const choose = (chosen: string): void =>
    go(
      withWish(
        state.value,
        wish,
        WISH_MODES.find((one) => one === chosen),
      ),
    )
  return (
    <li class={mode === undefined ? 'value-row' : 'value-row chosen'} title={words.valueNotes[value]}>
      <StanceSign value={value} />
      <span class="value-name">{valueWord(value)}</span>
      <span class="choice-count">{count === undefined ? (busy.value === 'no' ? '–' : '…') : formatNumber(count)}</span>
      <select
        class="small"
        aria-label={`${topicLabel(topic)}, ${valueWord(value)}`}
        value={mode ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">–</option>
        {WISH_MODES.toReversed().map((one) => (
          <option key={one} value={one}>
            {words.modes[one]}
          </option>
        ))}
      </select>
    </li>
  )
}

/** A wish in words, for its chip. */
export function wishChip(mode: WishMode, wish: RuleWish): string {
  const { topic, value } = partsOfWish(wish)
  return ruleWords.value.chip[mode](topicLabel(topic), valueWord(value))
}
