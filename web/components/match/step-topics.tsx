// The third question: cards about what rules say, with three answers each.
import type { JSX } from 'preact'
import { TOPIC_GROUPS, type Topic, type TopicGroup } from '#model/rules/taxonomy.ts'
import { match, note } from '../../match/model.ts'
import { FIRST_TOPICS } from '../../match/presets.ts'
import { cardAnswer, withCard, type CardAnswer } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { ruleWords } from '../../rule-words.ts'
import { One } from './choice.tsx'

const FIRST: readonly Topic[] = FIRST_TOPICS
const GROUPS = Object.entries(TOPIC_GROUPS) as unknown as readonly (readonly [TopicGroup, readonly Topic[]])[]

/** The cards; those that most people have a wish about first. */
export function StepTopics(): JSX.Element {
  const words = matchWords.value
  const rest = GROUPS.map(([group, topics]) => ({ group, topics: topics.filter((topic) => !FIRST.includes(topic)) }))
  const open = rest.some(({ topics }) => topics.some((topic) => cardAnswer(match.peek(), topic) !== 'none'))
  return (
    <>
      <div class="cards">
        {FIRST.map((topic) => (
          <Card key={topic} topic={topic} />
        ))}
      </div>
      <details class="more-answers" open={open}>
        <summary>{words.moreTopics}</summary>
        {rest
          .filter(({ topics }) => topics.length > 0)
          .map(({ group, topics }) => (
            <section key={group} aria-label={ruleWords.value.groups[group]}>
              <h3 class="cards-group">{ruleWords.value.groups[group]}</h3>
              <div class="cards">
                {topics.map((topic) => (
                  <Card key={topic} topic={topic} />
                ))}
              </div>
            </section>
          ))}
      </details>
    </>
  )
}

function Card({ topic }: { readonly topic: Topic }): JSX.Element {
  const words = matchWords.value
  const { about, first, second } = words.cards[topic]
  const answer = cardAnswer(match.value, topic)
  const answers: readonly (readonly [CardAnswer, string])[] = [
    ['first', first],
    ['none', words.noMatter],
    ['second', second],
  ]
  return (
    <fieldset class={answer === 'none' ? 'card' : 'card answered'}>
      <legend>{about}</legend>
      {answers.map(([value, label]) => (
        <One key={value} name={`topic-${topic}`} checked={answer === value} choose={() => note(withCard(match.value, topic, value))}>
          {label}
        </One>
      ))}
    </fieldset>
  )
}
