// What is shown of a long work: one live line in a terminal, log lines elsewhere.
import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '#model/clock.ts'
import type { Domain } from '#model/domain.ts'
import { createEvents, type Counters, type Events } from '#model/events.ts'
import { createLogger } from '#model/log.ts'
import { addDomains } from '#model/store/domains.ts'
import { describeProgress, startProgress } from '../../../crawler/commands/progress.ts'
import { createVirtualClock } from '../../fediverse/clock.ts'
import { domain } from '../../model/store/sample-visits.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'

function begin(database: TestDatabase, columns: number | undefined) {
  const clock = createVirtualClock({ drive: 'hand' })
  const lines: string[] = []
  let shown = ''
  const log = createLogger({ level: 'info', now: clock.now, destination: { write: (line) => void lines.push(line) } })
  const silent = createLogger({ level: 'error', now: clock.now, destination: { write: () => {} } })
  const events = createEvents(silent)
  const terminal = { out: () => {}, error: (text: string) => void (shown += text), columns }
  const progress = startProgress({ terminal, events, store: database, log, clock: { ...clock, track: clock.track } })
  const logged = (): readonly Record<string, unknown>[] => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return { clock, events, progress, logged, shown: () => shown }
}

function visit(events: Events, reason?: 'dns' | 'timeout'): void {
  const common = { domain: 'a.example' as Domain, requests: 3, tookMs: 5 }
  events.crawlFinished(reason === undefined ? { ...common, outcome: 'answered' } : { ...common, outcome: 'failed', reason })
}

describe('in a terminal', () => {
  test('one line is rewritten every second, and never wraps', async () => {
    await using database = await freshDatabase()
    const { clock, events, progress, shown, logged } = begin(database, 60)
    await addDomains(database.db, ['a.example', 'b.example', 'c.example'].map(domain), { now: clock.now(), dueAt: clock.now() })
    for (let i = 0; i < 4; i += 1) visit(events, i === 3 ? 'dns' : undefined)
    await clock.advance(SECOND)
    await expect.poll(shown).toContain('4 visited · 3 due of 3 known · 4.0/s · dns 1')
    const stopped = progress.stop()
    await stopped
    const rewritten = shown().split('\r').slice(1)
    for (const line of rewritten) {
      expect(line.startsWith('\u001b[2K')).toBe(true)
      expect(line.replace('\u001b[2K', '').trimEnd().length).toBeLessThan(60)
    }
    expect(shown().endsWith('\n')).toBe(true)
    expect(logged()).toEqual([])
  })
})

describe('elsewhere', () => {
  test('a log line says the same every half minute, and once at the end', async () => {
    await using database = await freshDatabase()
    const { clock, events, progress, logged, shown } = begin(database, undefined)
    visit(events, 'timeout')
    await clock.advance(29 * SECOND)
    expect(logged()).toEqual([])
    await clock.advance(SECOND)
    await expect.poll(() => logged().length).toBe(1)
    expect(logged()[0]).toMatchObject({ message: 'progress', visited: 1, due: 0, known: 0, failures: { timeout: 1 } })
    await progress.stop()
    await progress.stop()
    expect(logged()).toHaveLength(2)
    expect(shown()).toBe('')
  })

  test('a database that is away costs a line, not the process', async () => {
    const database = await freshDatabase()
    const { clock, progress, logged } = begin(database, undefined)
    await database.close()
    await clock.advance(MINUTE)
    await progress.stop()
    expect(logged()).toEqual([])
  })
})

describe('the line', () => {
  const counters = createEvents(createLogger({ level: 'error', now: () => 0, destination: { write: () => {} } })).counters()

  function describeWith(more: Partial<Counters>, rate = 1.25): string {
    return describeProgress({ counters: { ...counters, ...more }, due: 1234, known: 56_789, rate, memory: 300 * 2 ** 20 })
  }

  test('names visits, what is due and known, the rate and the memory', () => {
    expect(describeWith({ visits: 1_000_000 })).toBe('1,000,000 visited · 1,234 due of 56,789 known · 1.3/s · 300 MB')
  })

  test('names the commonest failures and counts the rest', () => {
    const failures = { dns: 500, timeout: 40, tls: 30, connect: 20, html: 10, robots: 5 }
    expect(describeWith({ failures })).toContain('dns 500 · timeout 40 · tls 30 · connect 20 · other failures 15 · 300 MB')
  })
})
