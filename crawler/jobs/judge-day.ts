// Job: the verdict on the UTC day that ended: good, held or bad; aggregates read the last good day (DESIGN 3, a run).
import { DAY, dayOf } from '#model/clock.ts'
import { loadDay, saveVerdict, type DayFigures } from '#model/store/run-days.ts'
import type { Job } from './contract.ts'

/** A day that saw that much less of the living servers than the last good one is held back: rather ours than theirs (directories.md 6.9). */
const HELD_BELOW = 0.9
const BAD_BELOW = 0.5

export const judgeDay: Job = {
  name: 'judge-day',
  summary: 'Decides whether the day that ended may be used for totals.',
  every: DAY,
  run: async ({ database, clock }) => {
    const day = dayOf(clock.now() - DAY)
    const figures = await loadDay(database.db, day)
    const verdict = judge(figures)
    await saveVerdict(database.db, day, verdict, figures)
    return `${day} is ${verdict}: ${figures.answered} of ${figures.alive} living servers answered`
  },
}

/** Pure: the verdict from how many living servers answered that day, against the last good day. */
export function judge({ answered, alive, lastGoodAnswered }: DayFigures): 'good' | 'held' | 'bad' {
  if (answered === 0) return 'bad'
  const share = Math.min(answered / Math.max(1, alive), answered / Math.max(1, lastGoodAnswered ?? answered))
  if (share < BAD_BELOW) return 'bad'
  return share < HELD_BELOW ? 'held' : 'good'
}
