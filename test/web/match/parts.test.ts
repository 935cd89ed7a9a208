// What meets a wish in part is told once, on the side where it weighs.
import { describe, expect, test } from 'vitest'
import type { ReasonReply } from '../../../api/contract.ts'
import { sortParts } from '../../../web/match/parts.ts'

function reason(wish: string | null, degree: 'full' | 'part' = 'part'): ReasonReply {
  return { about: 'topic', wish, value: 'nudity', stance: 'conditional', degree, evidence: [] }
}

describe('a rule that allows something under conditions', () => {
  test('speaks for a server where that is wanted', () => {
    const both = [reason('want=nudity')]
    expect(sortParts({ reasons: both, against: both })).toEqual({ reasons: both, against: [] })
  })

  test('speaks against a server where that is to be avoided', () => {
    const both = [reason('avoid=nudity')]
    expect(sortParts({ reasons: both, against: both })).toEqual({ reasons: [], against: both })
  })

  test('is never lost, and takes nothing else away', () => {
    const reasons = [reason('avoid=nudity'), reason('language', 'full')]
    const against = [reason('want=bots'), reason(null, 'full')]
    expect(sortParts({ reasons, against })).toEqual({ reasons, against })
  })
})
