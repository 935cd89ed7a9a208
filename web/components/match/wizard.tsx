// The match as a series of questions: where one stands, the question, and the ways on; each can be skipped, and back is the browser's.
import { useEffect, useRef } from 'preact/hooks'
import type { JSX } from 'preact'
import { formatNumber } from '../../format.ts'
import { addressOf, go, match } from '../../match/model.ts'
import { forgetTypedNames, takeTypedNames } from '../../match/reach-box.ts'
import { countAnswers, countOfStep, placeAfter, STEPS, withoutStep, type Step } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { StepJoining } from './step-joining.tsx'
import { StepLanguage } from './step-language.tsx'
import { StepPurpose } from './step-purpose.tsx'
import { StepReach } from './step-reach.tsx'
import { StepSize } from './step-size.tsx'
import { StepTopics } from './step-topics.tsx'

/** One question. */
export function Wizard({ step }: { readonly step: Step }): JSX.Element {
  const words = matchWords.value
  const number = STEPS.indexOf(step) + 1
  const title = useArrivalFocus(step)
  const next = (event: Event): void => {
    event.preventDefault()
    // What stands in the box when one goes on was meant.
    if (step === 'reach' && !takeTypedNames()) return
    go({ ...match.value, place: placeAfter(step) })
  }
  return (
    <form class="question" onSubmit={next} aria-labelledby="question-title">
      <p class="question-count small soft">{words.progress(formatNumber(number), formatNumber(STEPS.length))}</p>
      <h2 id="question-title" ref={title} tabIndex={-1}>
        {words.steps[step]}
      </h2>
      <p class="soft question-note">{words.notes[step]}</p>
      <div class="question-body" key={step}>
        <Question step={step} />
      </div>
      <Ways step={step} />
    </form>
  )
}

// A reader of the screen hears the new question; the first one is simply read from the top.
function useArrivalFocus(step: Step) {
  const title = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else title.current?.focus()
  }, [step])
  return title
}

function Question({ step }: { readonly step: Step }): JSX.Element {
  switch (step) {
    case 'language':
      return <StepLanguage />
    case 'purpose':
      return <StepPurpose />
    case 'topics':
      return <StepTopics />
    case 'joining':
      return <StepJoining />
    case 'size':
      return <StepSize />
    case 'reach':
      return <StepReach />
  }
}

function Ways({ step }: { readonly step: Step }): JSX.Element {
  const words = matchWords.value
  const state = match.value
  const last = placeAfter(step) === 'result'
  const before = STEPS[STEPS.indexOf(step) - 1]
  return (
    <div class="question-ways">
      <button type="submit" class="primary">
        {last ? words.finish : words.next}
      </button>
      {before !== undefined && (
        <button type="button" onClick={() => go({ ...state, place: before })}>
          {words.back}
        </button>
      )}
      <button type="button" class="plain" onClick={() => skip(step)}>
        {words.skip}
      </button>
      {!last && countAnswers(state) > 0 && (
        <a class="to-result" href={addressOf({ ...state, place: 'result' })} onClick={(event) => follow(event, 'result')}>
          {words.toResult}
        </a>
      )}
    </div>
  )
}

function skip(step: Step): void {
  if (step === 'reach') forgetTypedNames()
  go({ ...withoutStep(match.value, step), place: placeAfter(step) })
}

/** The questions by their short names, with how many answers each has. */
export function StepList(): JSX.Element {
  const words = matchWords.value
  const state = match.value
  return (
    <nav class="step-list" aria-label={words.jump}>
      <ol>
        {STEPS.map((step) => {
          const count = countOfStep(state, step)
          return (
            <li key={step} class={count > 0 ? 'answered' : ''}>
              <a
                href={addressOf({ ...state, place: step })}
                aria-current={state.place === step ? 'step' : undefined}
                onClick={(event) => follow(event, step)}
              >
                {words.stepsShort[step]}
                {count > 0 && <span class="hidden">: {words.chosen(count, formatNumber(count))}</span>}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

// A plain click stays on the page; one that asks for a new window gets one, since the address says everything.
function follow(event: MouseEvent, place: Step | 'result'): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
  event.preventDefault()
  go({ ...match.value, place })
}
