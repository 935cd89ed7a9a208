// The folded parts of a server's page: longer texts, settings and limits, other names.
import type { JSX } from 'preact'
import type { ServerReply } from '../../api/contract.ts'
import { formatBytes, formatMonth, formatNumber, formatSeconds } from '../format.ts'
import { messages } from '../language.ts'
import { safeLink } from '../safe-link.ts'
import { ForeignLink } from './foreign-link.tsx'

/** Terms, descriptions and the like, as written there, each folded. */
export function Texts({ server }: { readonly server: ServerReply }): JSX.Element | null {
  const text = messages.value.server
  const kinds: Readonly<Record<string, string>> = messages.value.texts
  const current = server.texts.filter(({ goneSeen }) => goneSeen === null)
  if (current.length === 0) return null
  return (
    <section class="section" aria-labelledby="texts">
      <h2 id="texts">{text.texts}</h2>
      {current.map((each, index) => (
        <details key={index} class="long-text">
          <summary>{kinds[each.kind] ?? each.kind}</summary>
          <div class="prose">
            <p class="small soft">{text.textFrom(each.source, text.since(formatMonth(each.firstSeen)))}</p>
            <p class="foreign" dir="auto">
              {each.text}
            </p>
          </div>
        </details>
      ))}
    </section>
  )
}

/** Switches and limits, by name. */
export function Settings({ server }: { readonly server: ServerReply }): JSX.Element | null {
  if (server.switches.length === 0) return null
  return (
    <section class="section" aria-labelledby="settings">
      <h2 id="settings">{messages.value.server.switches}</h2>
      <dl class="pairs columns">
        {server.switches.map(({ key, kind, label, value }) => (
          <div key={key}>
            <dt>{switchName(key, label)}</dt>
            <dd>
              {typeof value === 'string' && safeLink(value) !== undefined ? (
                <ForeignLink href={value}>{value}</ForeignLink>
              ) : (
                switchValue(kind, value)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function switchName(key: string, label: string): string {
  const { names }: { readonly names: Readonly<Record<string, string>> } = messages.value.switches
  return names[key] ?? label
}

// A server may choose any word, also one that every object knows.
function switchWord(word: string): string {
  const words: Readonly<Record<string, string>> = messages.value.switchWords
  return Object.hasOwn(words, word) ? (words[word] ?? word) : word
}

const BYTES_IN_MB = 1_048_576

function switchValue(kind: string | null, value: string | number | boolean): string {
  const { switches } = messages.value
  if (typeof value === 'boolean') return value ? switches.yes : switches.no
  // Some softwares write "as much as you like" as -1.
  if (value === 'unlimited' || (typeof value === 'number' && value < 0)) return switches.unlimited
  if (typeof value === 'string') return kind === 'words' ? value.split(', ').map(switchWord).join(', ') : switchWord(value)
  if (kind === 'bytes') return formatBytes(value)
  if (kind === 'megabytes') return formatBytes(value * BYTES_IN_MB)
  return kind === 'seconds' ? formatSeconds(value * 1000) : formatNumber(value)
}

/** Other names of this server, with the proof for each. */
export function Aliases({ server }: { readonly server: ServerReply }): JSX.Element | null {
  const text = messages.value.server
  const proofs: Readonly<Record<string, string>> = messages.value.proofs
  if (server.aliases.length === 0) return null
  return (
    <section class="section" aria-labelledby="aliases">
      <h2 id="aliases">{text.aliases}</h2>
      <ul class="aliases">
        {server.aliases.map(({ domain, proof, proved }) => (
          <li key={domain}>
            <span class="domain">
              <bdi>{domain}</bdi>
            </span>{' '}
            <span class="soft small">
              {proofs[proof] ?? proof}; {proved ? text.proved : text.unproved}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
