// Servers beside each other: what they are, what their rules say by topic, and whether they can talk.
import type { JSX } from 'preact'
import type { RuleReply, ServersCompareReply } from '../../../api/contract.ts'
import { excerpt } from '../../marked-text.ts'
import { matchWords } from '../../match/words.ts'
import { serverPath } from '../../paths.ts'
import { topicLabel, valueWord } from '../../rule-words.ts'
import { StanceSign } from '../rules/stance-sign.tsx'
import { FactRows } from './fact-rows.tsx'
import { Pairs } from './pairs.tsx'
import { Heads, Row } from './table.tsx'

type Topic = ServersCompareReply['topics'][number]

interface ComparisonProps {
  readonly reply: ServersCompareReply
  readonly differing: boolean
  readonly choose: (differing: boolean) => void
}

/** Everything below the names. */
export function Comparison({ reply, differing, choose }: ComparisonProps): JSX.Element {
  const text = matchWords.value.compare
  const names = namesOf(reply)
  const topics = differing ? reply.topics.filter((topic) => topic.differs || topic.contradicts) : reply.topics
  const others = reply.others.some((rules) => rules.length > 0)
  return (
    <>
      <p class="compare-ways">
        <label class="choice">
          <input type="checkbox" checked={differing} onChange={(event) => choose(event.currentTarget.checked)} />
          {text.onlyDiffering}
        </label>
        <button type="button" onClick={() => print()}>
          {text.print}
        </button>
      </p>
      <div role="table" aria-label={text.heading} class={`comparison of-${String(names.length)}`}>
        <Heads servers={reply.servers.map(({ server }) => server)} />
        <FactRows reply={reply} names={names} />
        <div role="row" class="compare-part">
          <div role="rowheader">
            <h2>{text.rules}</h2>
          </div>
        </div>
        {topics.map((topic) => (
          <TopicRow key={topic.topic} topic={topic} reply={reply} names={names} />
        ))}
        {topics.length === 0 && (
          <div role="row" class="compare-part">
            <p role="cell" class="soft">
              {text.nothing}
            </p>
          </div>
        )}
        {others && !differing && (
          <Row
            head={text.others}
            names={names}
            cells={reply.others.map((rules, index) => (
              <Rules domain={domainAt(reply, index)} rules={rules} />
            ))}
          />
        )}
      </div>
      <Pairs reply={reply} />
    </>
  )
}

function namesOf(reply: ServersCompareReply): readonly string[] {
  return reply.servers.map(({ server }) => server.name ?? server.displayDomain)
}

function domainAt(reply: ServersCompareReply, index: number): string {
  return reply.servers[index]?.server.domain ?? ''
}

interface TopicRowProps {
  readonly topic: Topic
  readonly reply: ServersCompareReply
  readonly names: readonly string[]
}

function TopicRow({ topic, reply, names }: TopicRowProps): JSX.Element {
  const text = matchWords.value.compare
  const remark = topic.contradicts ? text.contradicts : topic.differs ? text.differs : text.agrees
  return (
    <Row
      kind={topic.contradicts ? 'contradicts' : topic.differs ? 'differs' : 'agrees'}
      head={
        <>
          {topicLabel(topic.topic)}
          <span class="small compare-remark">
            <AgreeSign topic={topic} />
            {remark}
          </span>
        </>
      }
      names={names}
      cells={topic.entries.map((entry, index) => (
        <Entry entry={entry} domain={domainAt(reply, index)} />
      ))}
    />
  )
}

// Two equal bars, two unequal ones, two that cross.
function AgreeSign({ topic: { contradicts, differs } }: { readonly topic: Topic }): JSX.Element {
  const path = contradicts ? 'm2 2 10 10m0-10L2 12' : differs ? 'M1.5 4.5h11M1.5 9.5h6' : 'M1.5 4.5h11M1.5 9.5h11'
  return (
    <svg class="sign" viewBox="0 0 14 14" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.5">
      <path d={path} />
    </svg>
  )
}

function Entry({ entry, domain }: { readonly entry: Topic['entries'][number]; readonly domain: string }): JSX.Element {
  const text = matchWords.value.compare
  if (entry === null) {
    return (
      <p class="soft">
        <StanceSign value="unknown" />
        {text.rulesUnknown}
      </p>
    )
  }
  if (entry.stances.length === 0) {
    return (
      <p class="soft">
        <StanceSign value="not-stated" />
        {text.notStated}
      </p>
    )
  }
  return (
    <>
      {entry.stances.map((stance) => (
        <p key={stance} class="compare-stance">
          <StanceSign value={stance} />
          {valueWord(stance)}
        </p>
      ))}
      <Rules domain={domain} rules={entry.rules} />
    </>
  )
}

const LONGEST = 240

function Rules({ domain, rules }: { readonly domain: string; readonly rules: readonly RuleReply[] }): JSX.Element {
  return (
    <ul class="compare-rules small">
      {rules.map((rule) => (
        <li key={rule.position}>
          <a href={`${serverPath(domain)}#rule-${String(rule.position)}`} class="foreign" dir="auto">
            {excerpt(rule.text, [], LONGEST).text}
          </a>
        </li>
      ))}
    </ul>
  )
}
