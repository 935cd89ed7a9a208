// What reasons are about, in the aggregate, as bars; by known words, and said so.
import type { JSX } from 'preact'
import { topicLabel, words } from '../../block-words.ts'
import { Bars } from '../bars.tsx'

interface TopicsProps {
  readonly topics: readonly { readonly topic: string; readonly rows: number }[]
  readonly heading: string
  readonly note: string
}

/** The bars; nothing where no reason was given. */
export function Topics({ topics, heading, note }: TopicsProps): JSX.Element | null {
  if (topics.length === 0) return null
  const bars = topics.map(({ topic, rows }) => ({ key: topic, label: topicLabel(topic), value: rows, rest: topic === 'other' }))
  return (
    <div class="topics">
      <h3>{heading}</h3>
      <Bars title={heading} measure={words.value.list.reasons} bars={bars} titled={false} />
      <p class="small soft">{note}</p>
    </div>
  )
}
