// How the rules of a server changed, newest first: what came, what went, what was reworded, with the words marked.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { RuleHistoryReply, RuleReply, SegmentReply, StanceReply } from '../../../api/contract.ts'
import { get, type Answer } from '../../client.ts'
import { formatDay } from '../../format.ts'
import { messages } from '../../language.ts'
import { ruleWords, topicLabel, valueWord } from '../../rule-words.ts'
import { StanceSign } from './stance-sign.tsx'

type Change = RuleHistoryReply['changes'][number]

/** Folded; asked for when it is opened. */
export function RuleHistory({ domain }: { readonly domain: string }): JSX.Element {
  const words = ruleWords.value
  const answer = useSignal<Answer<RuleHistoryReply> | undefined>(undefined)
  async function open(isOpen: boolean): Promise<void> {
    if (!isOpen || answer.value?.ok === true) return
    answer.value = await get(`/servers/${encodeURIComponent(domain)}/rules/history`)
  }
  const given = answer.value
  return (
    <details class="rule-history" onToggle={(event) => void open(event.currentTarget.open)}>
      <summary>{words.history}</summary>
      {given === undefined && <p>…</p>}
      {given?.ok === false && <p>{messages.value.errors[given.trouble]}</p>}
      {given?.ok === true && <Changes reply={given.value} />}
    </details>
  )
}

function Changes({ reply: { shown, changes } }: { readonly reply: RuleHistoryReply }): JSX.Element {
  const words = ruleWords.value
  if (!shown) return <p>{words.historyHidden}</p>
  if (changes.length === 0) return <p>{words.historyNone}</p>
  return (
    <ol class="rule-changes">
      {changes.map((change, index) => (
        <li key={index}>
          <h3>{whenOf(change)}</h3>
          {change.reworded.map(({ text, hint }, place) => (
            <Entry key={`r${String(place)}`} kind="reworded" label={words.reworded}>
              <Reworded segments={text} />
              {hint.length > 0 && (
                <span class="rule-hint block">
                  <Reworded segments={hint} />
                </span>
              )}
            </Entry>
          ))}
          {change.added.map((rule, place) => (
            <Entry key={`a${String(place)}`} kind="added" label={words.added}>
              <ins>
                <Whole rule={rule} />
              </ins>
            </Entry>
          ))}
          {change.removed.map((rule, place) => (
            <Entry key={`g${String(place)}`} kind="removed" label={words.removed}>
              <del>
                <Whole rule={rule} />
              </del>
            </Entry>
          ))}
          <Stances label={words.gained} stances={change.gained} />
          <Stances label={words.lost} stances={change.lost} />
        </li>
      ))}
    </ol>
  )
}

// A change lies between two readings; both are said where both are known.
function whenOf({ notBefore, at }: Change): string {
  const words = ruleWords.value
  const [from, to] = [notBefore === null ? undefined : formatDay(notBefore), formatDay(at)]
  return from === undefined ? words.historyAt(to) : from === to ? to : words.historyBetween(from, to)
}

interface EntryProps {
  readonly kind: 'added' | 'removed' | 'reworded'
  readonly label: string
  readonly children: JSX.Element | readonly (JSX.Element | false)[]
}

const SIGNS = { added: 'M7 2v10M2 7h10', removed: 'M2 7h10', reworded: 'M2 5c2-3 4-3 5 0s3 3 5 0M2 10h10' } as const

function Entry({ kind, label, children }: EntryProps): JSX.Element {
  return (
    <div class={`rule-change ${kind}`}>
      <span class="small soft">
        <svg class="sign" viewBox="0 0 14 14" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.5">
          <path d={SIGNS[kind]} />
        </svg>
        {label}
      </span>
      <div class="foreign" dir="auto">
        {children}
      </div>
    </div>
  )
}

function Whole({ rule: { text, hint } }: { readonly rule: RuleReply }): JSX.Element {
  return (
    <>
      {text}
      {hint !== null && hint !== '' && <span class="rule-hint block">{hint}</span>}
    </>
  )
}

function Reworded({ segments }: { readonly segments: readonly SegmentReply[] }): JSX.Element {
  return (
    <>
      {segments.map(({ kind, text }, index) => {
        if (kind === 'added') {
          return <ins key={index}>{text}</ins>
        }
        return kind === 'removed' ? <del key={index}>{text}</del> : text
      })}
    </>
  )
}

/** Topics with what is said about them, after a word of what this list is. */
export function Stances({ label, stances }: { readonly label: string; readonly stances: readonly StanceReply[] }): JSX.Element | null {
  if (stances.length === 0) return null
  return (
    <p class="stances small">
      <span class="soft">{label}:</span>{' '}
      {stances.map(({ topic, stance }) => (
        <span key={`${topic} ${stance}`} class="stance">
          <StanceSign value={stance} />
          {ruleWords.value.mark(topicLabel(topic), valueWord(stance))}
        </span>
      ))}
    </p>
  )
}
