// A server's rules as written there: in the language chosen, each with what it says, since when we know it, and who else says so.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { RuleReply, ServerReply } from '../../api/contract.ts'
import { formatDay, formatMonth, languageName } from '../format.ts'
import { language, messages } from '../language.ts'
import { ruleWords } from '../rule-words.ts'
import { Source } from './figure.tsx'
import { MarkedText } from './marked-text.tsx'
import { RuleHistory } from './rules/rule-history.tsx'
import { RuleMarks } from './rules/rule-marks.tsx'
import { SameSentence } from './rules/same-sentence.tsx'

/** The section with the rules. */
export function Rules({ server }: { readonly server: ServerReply }): JSX.Element {
  const text = messages.value.server
  const rules = server.rules.value
  const languages = [...new Set((rules ?? []).flatMap((rule) => Object.keys(rule.translations)))].sort()
  const wanted = languages.find((tag) => tag.slice(0, 2).toLowerCase() === language.value)
  const tongue = useSignal<string | undefined>(undefined)
  const shown = tongue.value ?? wanted ?? ''
  const firsts = firstsOf(rules ?? [])
  return (
    <section class="section" aria-labelledby="rules">
      <h2 id="rules">{text.rules}</h2>
      {(rules === null || rules.length === 0) && <Unlisted server={server} />}
      {languages.length > 0 && (
        <label class="tongue small">
          {text.rulesLanguage}
          <select value={shown} onChange={(event) => (tongue.value = event.currentTarget.value)}>
            <option value="">{text.rulesOriginal}</option>
            {languages.map((tag) => (
              <option key={tag} value={tag}>
                {languageName(tag)}
              </option>
            ))}
          </select>
        </label>
      )}
      {rules !== null && rules.length > 0 && (
        <ol class="rules">
          {rules.map((rule, index) => (
            <Rule key={index} rule={rule} number={index + 1} tongue={shown} firsts={firsts} />
          ))}
        </ol>
      )}
      <div class="small soft rules-foot">
        {server.rules.source !== null && <Source figure={server.rules} label={text.rules} />}
        {hasMarks(server) && <p>{ruleWords.value.labelledBy}</p>}
        <RuleHistory domain={server.domain} />
      </div>
    </section>
  )
}

// Without a list of its own: what its texts say, or that they say nothing.
function Unlisted({ server }: { readonly server: ServerReply }): JSX.Element {
  const text = messages.value.server
  if (server.ruleSentences.length > 0) return <Taken sentences={server.ruleSentences} />
  return <p class="prose soft">{server.rules.value === null ? text.rulesNone : text.rulesEmpty}</p>
}

/** What reads like rules in the server's texts, with the text it was taken from; the server itself numbers none of it. */
function Taken({ sentences }: { readonly sentences: readonly RuleReply[] }): JSX.Element {
  const text = messages.value.server
  return (
    <>
      <p class="prose soft">{text.rulesTaken}</p>
      <ul class="rules">
        {sentences.map((sentence, index) => (
          <Rule key={index} rule={sentence} tongue="" firsts={firstsOf(sentences)} />
        ))}
      </ul>
    </>
  )
}

// The first rule about each topic: where the address #topic-… leads.
function firstsOf(rules: readonly RuleReply[]): ReadonlyMap<string, RuleReply> {
  const firsts = new Map<string, RuleReply>()
  for (const rule of rules) for (const { topic } of rule.labels ?? []) if (!firsts.has(topic)) firsts.set(topic, rule)
  return firsts
}

function hasMarks({ rules, ruleSentences }: ServerReply): boolean {
  return [...(rules.value ?? []), ...ruleSentences].some(({ labels }) => (labels ?? []).length > 0)
}

interface RuleProps {
  readonly rule: RuleReply
  /** Absent for sentences that the server itself does not number. */
  readonly number?: number
  readonly tongue: string
  readonly firsts: ReadonlyMap<string, RuleReply>
}

function Rule({ rule, number, tongue, firsts }: RuleProps): JSX.Element {
  const active = useSignal<number | undefined>(undefined)
  const translated = rule.translations[tongue]
  const { text, hint } = translated ?? rule
  const label = active.value === undefined || translated !== undefined ? undefined : rule.labels?.[active.value]
  const ranges = (source: 'text' | 'hint') => (label?.source === source ? [label] : [])
  const topics = [...firsts].filter(([, first]) => first === rule)
  return (
    <li id={`rule-${String(rule.position)}`}>
      <span class="rule-number" aria-hidden="true">
        {number ?? '–'}
        {topics.map(([topic]) => (
          <span key={topic} id={`topic-${topic}`} />
        ))}
      </span>
      <div lang={translated === undefined ? undefined : tongue}>
        <p class="foreign" dir="auto">
          <MarkedText text={text} ranges={ranges('text')} />
        </p>
        {hint !== null && hint !== '' && (
          <p class="foreign soft rule-hint" dir="auto">
            <MarkedText text={hint} ranges={ranges('hint')} />
          </p>
        )}
        <RuleMarks rule={rule} active={active} />
        <SameSentence rule={rule} />
      </div>
      <Since rule={rule} />
    </li>
  )
}

function Since({ rule }: { readonly rule: RuleReply }): JSX.Element {
  const { server } = messages.value
  const kinds: Readonly<Record<string, string>> = messages.value.texts
  const when = formatMonth(rule.firstSeen)
  return (
    <span class="rule-since small soft">
      {rule.takenFrom !== null && <span class="block">{ruleWords.value.takenFrom(kinds[rule.takenFrom] ?? rule.takenFrom)}</span>}
      {rule.firstSeenIsLowerBound ? server.sinceAtLeast(when) : server.since(when)}
      {rule.goneSeen !== null && `, ${server.gone(formatDay(rule.goneSeen))}`}
    </span>
  )
}
