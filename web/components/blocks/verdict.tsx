// What one server does with another, as far as its lists say: a sentence, the rule that decides with its dates, or why it is not known.
import type { JSX } from 'preact'
import type { BlockSourceReply, PairReply, VerdictReply } from '../../../api/contract.ts'
import { LIST_PATH } from '../../ask-now.ts'
import { actionLabels, stateSentence, words } from '../../block-words.ts'
import { formatAge, formatMoment } from '../../format.ts'
import { serverPath } from '../../paths.ts'
import { AskNow } from './ask-now.tsx'
import { Reason, sinceOf } from './block-row.tsx'
import { ActionSign, Passage, StanceSign } from './block-signs.tsx'

/** The answer at a glance: two names, and a line each way. */
export function Crossing({ pair: { a, b, talk, verdicts } }: { readonly pair: PairReply }): JSX.Element {
  const text = words.value.pair
  const titles: Readonly<Record<string, string>> = text.talk
  const sentences: Readonly<Record<string, string>> = text.talkLong
  return (
    <div class="crossing">
      <p class="crossing-talk">
        <StanceSign stance={talk} />
        {titles[talk] ?? talk}
      </p>
      <p>{sentences[talk] ?? ''}</p>
      <div class="crossing-map" aria-hidden="true">
        <span class="crossing-name domain">
          <bdi>{a}</bdi>
        </span>
        <span class="crossing-ways">
          {/* What comes to B is what B lets in, and the other way round. */}
          <Passage stance={verdicts[1].stance} />
          <Passage stance={verdicts[0].stance} back />
        </span>
        <span class="crossing-name domain">
          <bdi>{b}</bdi>
        </span>
      </div>
    </div>
  )
}

/** One way in full. */
export function Verdict({ verdict }: { readonly verdict: VerdictReply }): JSX.Element {
  const text = words.value.pair
  const { by, about, stance, rule, readAt, sources } = verdict
  const id = `verdict-${by}`
  return (
    <section class="verdict" aria-labelledby={id}>
      <h2 id={id}>{text.from(by, about)}</h2>
      <p class="verdict-line">
        <StanceSign stance={stance} />
        {sentenceOf(verdict)}
      </p>
      <Because verdict={verdict} />
      {rule !== null && <Rule rule={rule} by={by} />}
      <p class="small soft">
        {readAt === null ? (
          text.notRead
        ) : (
          <time dateTime={readAt} title={formatMoment(readAt)}>
            {text.readAt(formatAge(readAt))}
          </time>
        )}
        {' · '}
        <a href={serverPath(by)}>{words.value.name.toServer(by)}</a>
      </p>
      {sources.some(mayBeAsked) && <AskNow key={`${by} ${about}`} by={by} about={about} />}
    </section>
  )
}

// Where crawlers may not read, the visitor's browser may ask; only Mastodon's interface answers browsers.
function mayBeAsked({ publication, endpoint }: BlockSourceReply): boolean {
  return publication === 'robots' && endpoint === LIST_PATH
}

function sentenceOf({ by, about, stance, rule, allowlist }: VerdictReply): string {
  const text = words.value.pair
  switch (stance) {
    case 'refused':
      return allowlist && rule === null ? text.notAdmitted(by, about) : text.refusedFor(by, about)
    case 'limited':
      return text.limitedFor(by, about)
    case 'open':
      if (allowlist) return text.admitted(by, about)
      return rule === null ? text.openFor(by, about) : text.openRule(by, about)
    default:
      return text.unknownFor(by, about)
  }
}

function Because({ verdict: { stance, because } }: { readonly verdict: VerdictReply }): JSX.Element | null {
  if (because === null) return null
  if (stance === 'open') return <p>{because === 'partial' ? words.value.pair.openBecause : stateSentence(because).sentence}</p>
  const { sentence, advice } = stateSentence(because)
  // The advice for a forbidden list is this very page.
  return (
    <p>
      {sentence} {because === 'robots' ? '' : advice}
    </p>
  )
}

function Rule({ rule, by }: { readonly rule: NonNullable<VerdictReply['rule']>; readonly by: string }): JSX.Element {
  const text = words.value.pair
  const { list } = words.value
  return (
    <div class="rule-card">
      <h3>{text.rule}</h3>
      <p>
        <span class="domain">
          <bdi>{rule.observed}</bdi>
        </span>{' '}
        <span class="small soft">
          {rule.digestMatches ? text.masked : rule.kind === 'pattern' ? list.pattern : rule.subdomains ? list.subdomains : list.onlyName}
        </span>
      </p>
      <p>
        <ActionSign action={rule.actions[0]} />
        {actionLabels(rule.actions)} <span class="small soft">{sinceOf(rule)}</span>
      </p>
      {rule.reason === null ? <p class="small soft">{list.noReason}</p> : <Reason words={rule.reason} by={by} />}
      <p class="small soft">{list.source(rule.source)}</p>
    </div>
  )
}
