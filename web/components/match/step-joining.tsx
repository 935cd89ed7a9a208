// The fourth question: how much patience joining may take.
import type { JSX } from 'preact'
import { match, note } from '../../match/model.ts'
import { JOINING, joiningOf } from '../../match/presets.ts'
import { withList } from '../../match/state.ts'
import { matchWords } from '../../match/words.ts'
import { One } from './choice.tsx'

/** Four answers, of which one holds. */
export function StepJoining(): JSX.Element {
  const { joining, steps } = matchWords.value
  const values = match.value.lists.joining
  const way = joiningOf(values)
  const answers = [
    ['now', joining.now, joining.nowNote],
    ['ask', joining.ask, joining.askNote],
    ['invited', joining.invited, joining.invitedNote],
  ] as const
  return (
    <fieldset class="answers ways-to-join">
      <legend class="hidden">{steps.joining}</legend>
      {answers.map(([key, label, remark]) => (
        <One key={key} name="joining" checked={way === key} choose={() => note(withList(match.value, 'joining', JOINING[key]))}>
          <strong>{label}</strong>
          <span class="soft small block">{remark}</span>
        </One>
      ))}
      <One name="joining" checked={values.length === 0} choose={() => note(withList(match.value, 'joining', []))}>
        <strong>{joining.any}</strong>
      </One>
    </fieldset>
  )
}
