// What supports a reason: the sentence, the figure, or the row of a block list, with the way to where it stands.
import type { JSX } from 'preact'
import type { EvidenceReply } from '../../../api/contract.ts'
import { formatAge, formatNumber } from '../../format.ts'
import { excerpt } from '../../marked-text.ts'
import { valueOf } from '../../match/wording.ts'
import { matchWords } from '../../match/words.ts'
import { localPath } from '../../paths.ts'
import { MarkedText } from '../marked-text.tsx'

const LONGEST_QUOTE = 260

interface EvidenceProps {
  readonly evidence: EvidenceReply
  /** What the reason is about, so that values of figures are put into words. */
  readonly about: string
}

/** One piece, linked. */
export function Evidence({ evidence, about }: EvidenceProps): JSX.Element {
  const words = matchWords.value
  const path = localPath(evidence.link)
  return (
    <div class="evidence small">
      <Body evidence={evidence} about={about} />
      {path !== undefined && (
        <>
          {' '}
          <a href={path}>{words.evidence}</a>
        </>
      )}
    </div>
  )
}

function Body({ evidence, about }: EvidenceProps): JSX.Element {
  switch (evidence.kind) {
    case 'sentence':
      return <Sentence evidence={evidence} />
    case 'figure':
      return <span class="soft">{figureLine(evidence, about)}</span>
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

function figureLine({ value, at }: EvidenceReply & { kind: 'figure' }, about: string): string {
  const words = matchWords.value
  if (value === null) return ''
  const one = (each: string | number): string => (typeof each === 'number' ? formatNumber(each) : valueOf(about, each))
  const shown = typeof value === 'object' ? value.map(one).join(', ') : one(value)
  return at === null ? shown : words.figure(shown, formatAge(at))
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
