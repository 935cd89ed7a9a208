// A server's rules as written there: in the language chosen, each with the time since when we know it, and those that are gone.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { RuleReply, ServerReply } from '../../api/contract.ts'
import { getRuleHistory, type Trouble } from '../client.ts'
import { formatDay, formatMonth, languageName } from '../format.ts'
import { language, messages } from '../language.ts'
import { Source } from './figure.tsx'

/** The section with the rules. */
export function Rules({ server }: { readonly server: ServerReply }): JSX.Element {
  const text = messages.value.server
  const rules = server.rules.value
  const languages = [...new Set((rules ?? []).flatMap((rule) => Object.keys(rule.translations)))].sort()
  const wanted = languages.find((tag) => tag.slice(0, 2).toLowerCase() === language.value)
  const tongue = useSignal<string | undefined>(undefined)
  const shown = tongue.value ?? wanted ?? ''
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
            <Rule key={index} rule={rule} number={index + 1} tongue={shown} />
          ))}
        </ol>
      )}
      <div class="small soft rules-foot">
        {server.rules.source !== null && <Source figure={server.rules} label={text.rules} />}
        <OldRules domain={server.domain} />
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
  const kinds: Readonly<Record<string, string>> = messages.value.texts
  return (
    <>
      <p class="prose soft">{text.rulesTaken}</p>
      <ul class="rules">
        {sentences.map((sentence, index) => (
          <li key={index}>
            <span class="rule-number" aria-hidden="true">
              –
            </span>
            <p class="foreign" dir="auto">
              {sentence.text}
            </p>
            <span class="rule-since small soft">{kinds[sentence.takenFrom ?? ''] ?? sentence.takenFrom}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

interface RuleProps {
  readonly rule: RuleReply
  readonly number: number
  readonly tongue: string
}

function Rule({ rule, number, tongue }: RuleProps): JSX.Element {
  const translated = rule.translations[tongue]
  const { text, hint } = translated ?? rule
  return (
    <li>
      <span class="rule-number" aria-hidden="true">
        {number}
      </span>
      <div lang={translated === undefined ? undefined : tongue}>
        <p class="foreign" dir="auto">
          {text}
        </p>
        {hint !== null && hint !== '' && (
          <p class="foreign soft rule-hint" dir="auto">
            {hint}
          </p>
        )}
      </div>
      <Since rule={rule} />
    </li>
  )
}

function Since({ rule }: { readonly rule: RuleReply }): JSX.Element {
  const { server } = messages.value
  const when = formatMonth(rule.firstSeen)
  return (
    <span class="rule-since small soft">
      {rule.firstSeenIsLowerBound ? server.sinceAtLeast(when) : server.since(when)}
      {rule.goneSeen !== null && `, ${server.gone(formatDay(rule.goneSeen))}`}
    </span>
  )
}

function OldRules({ domain }: { readonly domain: string }): JSX.Element {
  const { server, errors } = messages.value
  const old = useSignal<readonly RuleReply[] | Trouble | undefined>(undefined)
  async function load(): Promise<void> {
    if (Array.isArray(old.value)) return
    const answer = await getRuleHistory(domain)
    old.value = answer.ok ? answer.value.rules.filter(({ goneSeen }) => goneSeen !== null) : answer.trouble
  }
  const found = old.value
  return (
    <details onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>{server.showOld}</summary>
      {found === undefined && <p>…</p>}
      {typeof found === 'string' && <p>{errors[found]}</p>}
      {typeof found === 'object' && found.length === 0 && <p>{server.noOldRules}</p>}
      {typeof found === 'object' && found.length > 0 && (
        <ol class="rules" aria-label={server.oldRules}>
          {found.map((rule, index) => (
            <Rule key={index} rule={rule} number={index + 1} tongue="" />
          ))}
        </ol>
      )}
    </details>
  )
}
