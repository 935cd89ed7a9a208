// Events: each one is a line and a count.
import { describe, expect, test } from 'vitest'
import { parseDomain, type Domain } from '#model/domain.ts'
import { createEvents, type Events } from '#model/events.ts'
import { createLogger } from '#model/log.ts'

function openEvents(): { readonly events: Events; readonly lines: () => readonly Record<string, unknown>[] } {
  const written: string[] = []
  const log = createLogger({ level: 'debug', now: () => 0, destination: { write: (line) => void written.push(line) } })
  return { events: createEvents(log), lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

function domain(name: string): Domain {
  const parsed = parseDomain(name)
  if (parsed === undefined) throw new Error(name)
  return parsed
}

const ALIVE = domain('alive.example.org')
const GONE = domain('gone.example.org')

describe('events', () => {
  test('nothing has happened in the beginning', () => {
    expect(openEvents().events.counters()).toEqual({
      visits: 0,
      requests: 0,
      outcomes: { answered: 0, alias: 0, refused: 0, failed: 0, partial: 0 },
      failures: {},
      died: 0,
      revived: 0,
      admitted: 0,
      quarantined: 0,
      lost: 0,
      crashes: 0,
      jobs: 0,
      failedJobs: 0,
    })
  })

  test('visits are counted by outcome and failures by reason, in the order of the closed list', () => {
    const { events } = openEvents()
    events.crawlFinished({ domain: ALIVE, outcome: 'answered', requests: 6, tookMs: 900 })
    events.crawlFinished({ domain: GONE, outcome: 'failed', reason: 'timeout', requests: 1, tookMs: 15_000 })
    events.crawlFinished({ domain: GONE, outcome: 'failed', reason: 'dns', requests: 0, tookMs: 10 })
    events.crawlFinished({ domain: GONE, outcome: 'failed', reason: 'dns', requests: 0, tookMs: 10 })
    events.crawlFinished({ domain: GONE, outcome: 'refused', reason: 'robots', requests: 1, tookMs: 80 })
    const counters = events.counters()
    expect(counters).toMatchObject({ visits: 5, requests: 8, outcomes: { answered: 1, alias: 0, refused: 1, failed: 3, partial: 0 } })
    expect(Object.entries(counters.failures)).toEqual([
      ['dns', 2],
      ['timeout', 1],
      ['robots', 1],
    ])
  })

  test('counters are a snapshot: they do not change in the hand', () => {
    const { events } = openEvents()
    const before = events.counters()
    events.crawlFinished({ domain: ALIVE, outcome: 'answered', requests: 6, tookMs: 900 })
    expect(before.visits).toBe(0)
    expect(before.outcomes.answered).toBe(0)
  })

  test('every event is one line with its data', () => {
    const { events, lines } = openEvents()
    events.crawlFinished({ domain: GONE, outcome: 'failed', reason: 'tls', requests: 1, tookMs: 40 })
    events.crawlLost(ALIVE)
    events.instanceDied(GONE, 'dns')
    events.instanceRevived(GONE)
    events.namesAdmitted(12, ALIVE)
    events.farmQuarantined('farm.example', 120_000, 'all-alike')
    events.jobFinished({ name: 'prune', outcome: 'done', tookMs: 12 })
    events.jobFinished({ name: 'judge-day', outcome: 'failed', tookMs: 3, detail: 'no rows' })
    events.crashed('alive.example.org', new Error('bug'))
    expect(lines().map(({ level, message }) => `${String(level)}: ${String(message)}`)).toEqual([
      'info: crawl finished',
      'warn: crawl lost',
      'info: instance died',
      'info: instance revived',
      'info: names admitted',
      'warn: farm quarantined',
      'info: job finished',
      'error: job finished',
      'error: crashed',
    ])
    expect(lines()[0]).toMatchObject({ domain: 'gone.example.org', outcome: 'failed', reason: 'tls', requests: 1, tookMs: 40 })
    expect(events.counters()).toMatchObject({
      died: 1,
      revived: 1,
      admitted: 12,
      quarantined: 1,
      lost: 1,
      crashes: 1,
      jobs: 2,
      failedJobs: 1,
    })
  })
})
