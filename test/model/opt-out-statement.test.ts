// What an admin publishes to opt out is understood, and nothing else is.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readStatement, statementName, writeStatement } from '#model/opt-out-statement.ts'
import { OPT_OUT_GRADES } from '#model/visibility.ts'

const STATEMENTS = [...OPT_OUT_GRADES, 'none'] as const

describe('a published opt-out', () => {
  test('is read as it is written, in a record of its own or on a line among others', () => {
    for (const statement of STATEMENTS) {
      expect(readStatement([writeStatement(statement)])).toBe(statement)
      expect(readStatement(['v=spf1 -all', `# to the atlas\r\n  Opt-Out: ${statement.toUpperCase()}  \r\nthanks`])).toBe(statement)
    }
    expect(readStatement(['\uFEFFopt-out=off\n'])).toBe('off')
  })

  test('that says several things means the one that reaches farthest', () => {
    expect(readStatement(['opt-out=none', 'opt-out=no-peers'])).toBe('no-peers')
    expect(readStatement(['opt-out=no-history\nopt-out=off'])).toBe('off')
  })

  test.each(['', 'opt-out', 'opt-out=', 'opt-out=offf', 'opt-out=on', 'do not opt-out=off', 'opt-out=off please', '<p>opt-out=off</p>'])(
    'is not %j',
    (text) => {
      expect(readStatement([text])).toBeUndefined()
    },
  )

  test('is found in no text that does not hold the line', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        fc.pre(!texts.join('\n').toLowerCase().includes('opt-out'))
        expect(readStatement(texts)).toBeUndefined()
      }),
    )
  })

  test('stands beside the name it is about', () => {
    expect(statementName('social.example')).toBe('_fediverse-atlas.social.example')
  })
})
