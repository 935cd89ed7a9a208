// "The same sentence on N servers": who they are, when somebody asks.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { RuleReply, SentenceReply } from '../../../api/contract.ts'
import { get, type Answer } from '../../client.ts'
import { formatNumber } from '../../format.ts'
import { messages } from '../../language.ts'
import { serverPath } from '../../paths.ts'
import { ruleWords } from '../../rule-words.ts'

/** Nothing where that is not counted, or no other server has it. */
export function SameSentence({ rule: { sentence, servers } }: { readonly rule: RuleReply }): JSX.Element | null {
  const words = ruleWords.value
  const answer = useSignal<Answer<SentenceReply> | undefined>(undefined)
  if (sentence === null || servers === null || servers < 2) return null
  async function open(isOpen: boolean): Promise<void> {
    if (!isOpen || answer.value?.ok === true) return
    answer.value = await get(`/sentences/${encodeURIComponent(sentence ?? '')}`)
  }
  return (
    <details class="same-sentence small" onToggle={(event) => void open(event.currentTarget.open)}>
      <summary>{words.same(servers, formatNumber(servers))}</summary>
      {answer.value === undefined && <p>…</p>}
      {answer.value?.ok === false && <p>{messages.value.errors[answer.value.trouble]}</p>}
      {answer.value?.ok === true && <Holders reply={answer.value.value} />}
    </details>
  )
}

function Holders({ reply: { servers, count } }: { readonly reply: SentenceReply }): JSX.Element {
  const words = ruleWords.value
  return (
    <>
      <ul class="holders" aria-label={words.sameTitle}>
        {servers.map(({ domain, displayDomain, name }) => (
          <li key={domain}>
            <a href={serverPath(domain)}>
              <bdi>{name ?? displayDomain}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {count > servers.length && <p>{words.sameMore(formatNumber(count - servers.length))}</p>}
    </>
  )
}
