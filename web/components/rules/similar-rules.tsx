// Servers with rules like these: how like they are, what both say, what only one says, and the sentences they share.
import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import type { SimilarRulesReply } from '../../../api/contract.ts'
import { get, type Answer } from '../../client.ts'
import { formatNumber, formatShare } from '../../format.ts'
import { comparePath } from '../../paths.ts'
import { ruleWords } from '../../rule-words.ts'
import { Bones, TroubleNotice } from '../notice.tsx'
import { ServerFacts, ServerTitle } from '../result.tsx'
import { Stances } from './rule-history.tsx'

type Similar = SimilarRulesReply['servers'][number]

/** The section; what is in it is asked for when it is opened. */
export function SimilarRules({ domain }: { readonly domain: string }): JSX.Element {
  const words = ruleWords.value
  const answer = useSignal<Answer<SimilarRulesReply> | undefined>(undefined)
  const asked = useSignal(false)
  async function load(): Promise<void> {
    asked.value = true
    answer.value = undefined
    answer.value = await get(`/servers/${encodeURIComponent(domain)}/similar-rules`)
  }
  const given = answer.value
  return (
    <section class="section similar" aria-labelledby="similar">
      <h2 id="similar">{words.similar}</h2>
      <p class="prose soft">{words.similarLead}</p>
      {!asked.value && (
        <p>
          <button type="button" onClick={() => void load()}>
            {words.showSimilar}
          </button>
        </p>
      )}
      <div aria-live="polite" aria-busy={asked.value && given === undefined}>
        {asked.value && given === undefined && <Bones lines={8} />}
        {given?.ok === false && <TroubleNotice trouble={given.trouble} detail={given.problem?.detail} retry={() => void load()} />}
        {given?.ok === true && <Found reply={given.value} />}
      </div>
    </section>
  )
}

function Found({ reply: { domain, because, servers } }: { readonly reply: SimilarRulesReply }): JSX.Element {
  const words = ruleWords.value
  if (because !== null) return <p>{words.similarUnknown}</p>
  if (servers.length === 0) return <p>{words.similarNone}</p>
  return (
    <ol class="list">
      {servers.map((similar) => (
        <Row key={similar.server.domain} similar={similar} domain={domain} />
      ))}
    </ol>
  )
}

function Row({ similar, domain }: { readonly similar: Similar; readonly domain: string }): JSX.Element {
  const words = ruleWords.value
  const { server, likeness, both, onlyThere, onlyHere, sentences, sentenceCount } = similar
  return (
    <li class="result">
      <ServerTitle server={server} />
      <p class="result-facts">
        <strong>{words.likeness(formatShare(likeness))}</strong>
        <ServerFacts server={server} />
        <a href={comparePath([domain, server.domain])}>{words.compare}</a>
      </p>
      <Stances label={words.both} stances={both} />
      <Stances label={words.onlyThere} stances={onlyThere} />
      <Stances label={words.onlyHere} stances={onlyHere} />
      {sentenceCount > 0 && (
        <details class="small">
          <summary>{words.shared(sentenceCount, formatNumber(sentenceCount))}</summary>
          <ul class="shared-sentences">
            {sentences.map(({ position, text }) => (
              <li key={position} class="foreign" dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
