// What a crawler tells the website: that it is at work, and whether it reaches the internet.
import { expect, test } from 'vitest'
import { systemClock } from '#model/clock.ts'
import { createEvents } from '#model/events.ts'
import { createLogger } from '#model/log.ts'
import { countCrawlers } from '#model/store/crawler-states.ts'
import { reportState } from '../../crawler/reported-state.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

async function untilState(database: TestDatabase, wanted: { readonly atWork: number; readonly cutOff: number }): Promise<void> {
  for (;;) {
    const state = await countCrawlers(database.published)
    if (state.atWork === wanted.atWork && state.cutOff === wanted.cutOff) return
  }
}

test('a crawler without internet says so at once, and that it came back, and goes with its end', async () => {
  await using database = await freshDatabase()
  const lines: string[] = []
  const events = createEvents(createLogger({ level: 'info', now: () => 0, destination: { write: (line) => void lines.push(line) } }))
  const report = reportState({ database, events, clock: systemClock, owner: 'here' })
  await untilState(database, { atWork: 1, cutOff: 0 })
  report.events.cutOff()
  await untilState(database, { atWork: 1, cutOff: 1 })
  report.events.reconnected()
  await untilState(database, { atWork: 1, cutOff: 0 })
  await report.stop()
  expect(await countCrawlers(database.published)).toEqual({ atWork: 0, cutOff: 0 })
  expect(lines.join('')).toMatch(/no internet.*internet is back/s)
})
