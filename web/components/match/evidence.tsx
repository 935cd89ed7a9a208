// What supports a reason: the sentence, the figure, or the row of a block list, with the way to where it stands.
import type { JSX } from 'preact'
import type { EvidenceReply } from '../../../api/contract.ts'
import { pairPath } from '../../block-address.ts'
import { formatAge } from '../../format.ts'
import { messages } from '../../language.ts'
import { excerpt } from '../../marked-text.ts'
import { matchWords } from '../../match/words.ts'
import { serverPath } from '../../paths.ts'
import { MarkedText } from '../marked-text.tsx'

const LONGEST_QUOTE = 260

interface EvidenceProps {
  readonly evidence: EvidenceReply
  /** The server that the reason is about. */
  readonly domain: string
  /** What the reason is about. */
  readonly about: string
}

/** One piece, linked to where it stands. */
export function Evidence({ evidence, domain, about }: EvidenceProps): JSX.Element {
  return (
    <div class="evidence small">
      <Body evidence={evidence} /> <a href={placeOf(evidence, domain, about)}>{matchWords.value.evidence}</a>
    </div>
  )
}

const PLACES: Readonly<Record<string, string>> = {
  language: 'brief',
  'alternative-to': 'brief',
  'sign-up': 'joining',
  'min-age': 'joining',
  size: 'numbers',
  pace: 'numbers',
}

function placeOf(evidence: EvidenceReply, domain: string, about: string): string {
  switch (evidence.kind) {
    case 'sentence':
      return `${serverPath(domain)}#rule-${String(evidence.position)}`
    case 'figure':
      return `${serverPath(domain)}#${PLACES[about] ?? 'brief'}`
    case 'block':
      return pairPath(domain, evidence.by === domain ? evidence.about : evidence.by)
  }
}

function Body({ evidence }: { readonly evidence: EvidenceReply }): JSX.Element {
  switch (evidence.kind) {
    case 'sentence':
      return <Sentence evidence={evidence} />
    case 'figure':
      return <span class="soft">{figureLine(evidence)}</span>
    case 'block':
      return <Block evidence={evidence} />
  }
}

// The part with the words that decide: text or hint.
function Sentence({ evidence }: { readonly evidence: EvidenceReply & { kind: 'sentence' } }): JSX.Element {
  const { label, text, hint } = evidence
  const shown = label.source === 'hint' && hint !== null ? hint : text
  const cut = excerpt(shown, [{ from: label.from, to: label.to }], LONGEST_QUOTE)
  return (
    <q class="foreign" dir="auto">
      <MarkedText text={cut.text} ranges={cut.ranges} />
    </q>
  )
}

// The line above says the value; this says who says so and when.
function figureLine({ at, source }: EvidenceReply & { kind: 'figure' }): string {
  const { server } = messages.value
  if (at === null) return source === null ? '' : server.figureUndated(source)
  return source === null || source === 'atlas' ? server.figureReckoned(formatAge(at)) : server.figureOf(source, formatAge(at))
}

function Block({ evidence }: { readonly evidence: EvidenceReply & { kind: 'block' } }): JSX.Element {
  const words = matchWords.value
  const { by, about, stance, rule, because } = evidence
  const why: Readonly<Record<string, string>> = words.blockWhy
  return (
    <span class="soft">
      {blockLine(stance, by, about)}
      {because !== null && ` (${why[because] ?? because})`}
      {rule?.reason !== null && rule?.reason !== undefined && rule.reason !== '' && (
        <>
          : <q dir="auto">{excerpt(rule.reason, [], LONGEST_QUOTE).text}</q>
        </>
      )}
    </span>
  )
}

function blockLine(stance: string, by: string, about: string): string {
  const words = matchWords.value
  if (stance === 'refused') return words.blockRefused(by, about)
  if (stance === 'limited') return words.blockLimited(by, about)
  return stance === 'open' ? words.blockOpen(by, about) : words.blockUnknown(by)
}
