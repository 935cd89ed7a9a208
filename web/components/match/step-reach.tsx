// The sixth question: people to be reached, by the names of their servers or accounts; or a list of follows, which stays in the browser.
import { useId } from 'preact/hooks'
import type { JSX } from 'preact'
import { MOST_REACHED } from '#model/rule-wishes.ts'
import { formatNumber } from '../../format.ts'
import { match, note } from '../../match/model.ts'
import { notNames, takeTypedNames, typedNames } from '../../match/reach-box.ts'
import { withChoice } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { Chip } from '../chip.tsx'
import { FollowsFile } from './follows-file.tsx'

/** The box, what was named so far, and the place for a file. */
export function StepReach(): JSX.Element {
  const words = matchWords.value
  const names = match.value.lists.reach
  return (
    <>
      <ReachBox />
      {names.length > 0 && (
        <ul class="chips" aria-label={words.reachList}>
          {names.map((name) => (
            <li key={name}>
              <Chip label={name} action={words.reachDrop(name)} drop={() => note(withChoice(match.value, 'reach', name, false))} />
            </li>
          ))}
        </ul>
      )}
      <p class="small soft prose">{words.reachPrivacy}</p>
      <section class="follows-early" aria-labelledby="follows-early">
        <h3 id="follows-early">{words.follows}</h3>
        <p class="soft small prose">{words.followsLead}</p>
        <FollowsFile />
      </section>
    </>
  )
}

function ReachBox(): JSX.Element {
  const words = matchWords.value
  const id = useId()
  const full = match.value.lists.reach.length >= MOST_REACHED
  return (
    <div class="reach-box">
      <label for={id}>{words.reachLabel}</label>
      <textarea
        id={id}
        rows={3}
        spellcheck={false}
        autoCapitalize="none"
        placeholder={words.reachHint}
        value={typedNames.value}
        disabled={full}
        aria-invalid={notNames.value.length > 0}
        aria-describedby={`${id}-remark`}
        onInput={(event) => (typedNames.value = event.currentTarget.value)}
      />
      <button type="button" disabled={full} onClick={takeTypedNames}>
        {words.reachAdd}
      </button>
      <p id={`${id}-remark`} class="small" role="status">
        {notNames.value.length > 0 && words.reachNone(notNames.value.slice(0, 5).join(' '))}
        {full && words.reachFull(formatNumber(MOST_REACHED))}
      </p>
    </div>
  )
}
