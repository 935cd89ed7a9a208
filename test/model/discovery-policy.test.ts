// Budgets for names nobody has heard of, told as sentences.
import { describe, expect, test } from 'vitest'
import { ADVERTISER_SAMPLE, GROUP_SAMPLE, judgeAdvertiser, judgeGroup, REQUESTS_A_NAME, type TrialResult } from '#model/discovery-policy.ts'

const trial = (change: Partial<TrialResult>): TrialResult => ({
  admitted: ADVERTISER_SAMPLE,
  settled: ADVERTISER_SAMPLE,
  verified: ADVERTISER_SAMPLE,
  distinct: ADVERTISER_SAMPLE,
  wasted: 0,
  budget: ADVERTISER_SAMPLE,
  ...change,
})

/** Requests that an advertiser of nothing but dead names costs until it is held. */
function costOfDeadNames(requestsEach: number): number {
  let budget = ADVERTISER_SAMPLE
  let admitted = 0
  for (;;) {
    admitted = budget
    const verdict = judgeAdvertiser(
      trial({ admitted, settled: admitted, verified: 0, distinct: 0, wasted: admitted * requestsEach, budget }),
    )
    if (verdict.state === 'held') return admitted * requestsEach
    budget = verdict.budget
  }
}

describe('the budget of an advertiser', () => {
  test('an advertiser whose names lead nowhere is held before they cost 200 requests, whatever a name costs', () => {
    for (const requestsEach of [0, 1, 2, 3, 5, 8, REQUESTS_A_NAME]) expect(costOfDeadNames(requestsEach)).toBeLessThan(150)
  })

  test('an advertiser of living servers reaches 20,000 names in fewer than a dozen rounds', () => {
    let budget = ADVERTISER_SAMPLE
    let rounds = 0
    while (budget < 20_000) {
      const verdict = judgeAdvertiser(trial({ admitted: budget, settled: budget, verified: budget * 0.3, distinct: budget * 0.25, budget }))
      if (verdict.state === 'held') throw new Error('held')
      budget = verdict.budget
      rounds += 1
    }
    expect(rounds).toBeLessThan(12)
  })

  test('the nearer an advertiser comes to its limit, the fewer names it brings in at once', () => {
    const steps = [0, 40, 60, 75].map((wasted) => {
      const verdict = judgeAdvertiser(trial({ verified: 0, distinct: 0, wasted }))
      return verdict.state === 'growing' ? verdict.budget - ADVERTISER_SAMPLE : verdict.reason
    })
    expect(steps).toEqual([8, 4, 2, 1])
  })

  test('an old list of mostly dead names is not held while every tenth of them lives', () => {
    expect(judgeAdvertiser(trial({ admitted: 100, settled: 100, verified: 10, distinct: 9, wasted: 900, budget: 100 }))).toEqual({
      state: 'growing',
      budget: 200,
    })
  })

  test('a budget that nobody uses up stays as it is, however many rounds there are', () => {
    const idle = trial({ admitted: 9, settled: 9, verified: 9, distinct: 9, budget: 40 })
    expect(judgeAdvertiser(idle)).toEqual({ state: 'growing', budget: 40 })
  })

  test('nothing is decided while most of the sample was not visited yet', () => {
    expect(judgeAdvertiser(trial({ settled: 3, verified: 0 }))).toEqual({ state: 'growing', budget: ADVERTISER_SAMPLE })
  })

  test('servers that all describe themselves in the same words are one server with many names', () => {
    expect(judgeAdvertiser(trial({ distinct: 1 }))).toEqual({ state: 'held', reason: 'all-alike' })
  })
})

describe('the budget of a registrable domain', () => {
  const group = (change: Partial<TrialResult>): TrialResult =>
    trial({
      admitted: GROUP_SAMPLE,
      settled: GROUP_SAMPLE,
      verified: GROUP_SAMPLE,
      distinct: GROUP_SAMPLE,
      budget: GROUP_SAMPLE,
      ...change,
    })

  test('a group of which no name answers is quarantined after the free sample', () => {
    expect(judgeGroup(group({ verified: 0, distinct: 0 }), false)).toEqual({ state: 'quarantined', reason: 'nobody-answers' })
  })

  test('a group that answers alike under every name is quarantined', () => {
    expect(judgeGroup(group({ distinct: 1 }), false)).toEqual({ state: 'quarantined', reason: 'all-alike' })
  })

  test('a group of different living servers grows once a made-up name under it was seen not to answer', () => {
    expect(judgeGroup(group({}), false)).toEqual({ state: 'probe' })
    expect(judgeGroup(group({}), true)).toEqual({ state: 'growing', budget: 2 * GROUP_SAMPLE })
  })

  test('managed hosting with many customers gone still grows', () => {
    expect(judgeGroup(group({ verified: 2, distinct: 2 }), true)).toEqual({ state: 'growing', budget: 2 * GROUP_SAMPLE })
  })

  test('a group that does not use up its budget keeps it, however many rounds there are', () => {
    expect(judgeGroup(group({ budget: 50 }), true)).toEqual({ state: 'growing', budget: 50 })
  })
})
