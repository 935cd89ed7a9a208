// The node-cron door: one tick a minute, and nothing else; what is due is decided by jobs/run-due-jobs.ts.
import { schedule } from 'node-cron'

// A tick that takes longer than a minute is ordinary, and what goes wrong in one is told where it happens.
const silent = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }

/** Calls `tick` at every full minute, never while the last one is still at work. Returns how to stop. */
export function startSchedule(tick: () => Promise<void>): { readonly stop: () => Promise<void> } {
  let last: Promise<void> = Promise.resolve()
  const task = schedule(
    '* * * * *',
    () => {
      last = tick()
      return last
    },
    { noOverlap: true, timezone: 'Etc/UTC', logger: silent },
  )
  return {
    stop: async () => {
      await task.stop()
      await last.catch(() => undefined)
    },
  }
}
