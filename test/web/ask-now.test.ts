// What a browser makes of a list that a server shows to everybody: tolerant of any text, exact about names, parents and masks.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskMastodon } from '#model/blocks/mask.ts'
import { judge, readRows } from '../../web/ask-now.ts'

function digestOf(name: string): string {
  return createHash('sha256').update(name).digest('hex')
}

async function ask(rows: readonly object[], about: string) {
  return judge(readRows(JSON.stringify(rows)) ?? [], about)
}

describe('a list of a server that somebody asks directly', () => {
  test('blocks a name that it lists, in any spelling, and limits one that it silences', async () => {
    expect(await ask([{ domain: 'Reef.Example', severity: 'suspend', comment: 'Spam' }], 'reef.example')).toMatchObject({
      stance: 'refused',
      rule: { target: 'reef.example', comment: 'Spam', masked: false },
      rows: 1,
    })
    expect(await ask([{ domain: 'reef.example', severity: 'silence' }], 'reef.example')).toMatchObject({ stance: 'limited' })
    expect(await ask([{ domain: 'reef.example', severity: 'noop' }], 'reef.example')).toMatchObject({ stance: 'open' })
  })

  test('acts on everything under a name, and the nearest row decides', async () => {
    const rows = [
      { domain: 'example', severity: 'suspend' },
      { domain: 'reef.example', severity: 'silence' },
      { domain: 'other.example', severity: 'suspend' },
    ]
    expect(await ask(rows, 'deep.reef.example')).toMatchObject({ stance: 'limited', rule: { target: 'reef.example' } })
    expect(await ask(rows, 'far.example')).toMatchObject({ stance: 'refused', rule: { target: 'example' } })
    expect(await ask(rows, 'notreef.social')).toMatchObject({ stance: 'open', unchecked: 0 })
  })

  test('answers by a masked row only where its digest is that of the name or of one above it', async () => {
    const masked = { domain: maskMastodon('reef.example'), digest: digestOf('reef.example'), severity: 'suspend' }
    expect(await ask([masked], 'reef.example')).toMatchObject({ stance: 'refused', rule: { masked: true } })
    expect(await ask([masked], 'sub.reef.example')).toMatchObject({ stance: 'refused' })
    expect(await ask([masked], 'rock.example')).toMatchObject({ stance: 'open', unchecked: 0 })
    // The same mask without a digest could be anybody's: it is counted and guessed by nobody.
    expect(await ask([{ ...masked, digest: undefined }], 'reef.example')).toMatchObject({ stance: 'open', unchecked: 1 })
  })

  test('blocks without saying how hard, as GoToSocial writes it', async () => {
    expect(await ask([{ domain: 'reef.example', comment: '' }], 'reef.example')).toMatchObject({
      stance: 'refused',
      rule: { comment: null },
    })
  })

  test.each(['', '{}', 'null', '"x"', '<html></html>', '[1, 2]', '[{"name": "reef.example"}]', '{"error": "not allowed"}'])(
    'that is none is not taken for an empty one: %s',
    (text) => {
      expect(readRows(text)).toBeUndefined()
    },
  )

  test('that is empty is empty, and rows that are none are passed over', () => {
    expect(readRows('[]')).toEqual([])
    expect(readRows('[null, 3, {"domain": 4}, {"domain": ""}, {"domain": "reef.example"}]')).toHaveLength(1)
  })

  test('can be any text at all', async () => {
    const shape = fc.record({
      domain: fc.oneof(fc.string(), fc.constant('a.example')),
      digest: fc.anything(),
      severity: fc.anything(),
      comment: fc.anything(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.array(shape).map((rows) => JSON.stringify(rows)),
        ),
        async (text) => {
          const rows = readRows(text)
          if (rows === undefined) return
          const asked = await judge(rows, 'a.example')
          expect(asked.ok && asked.rows === rows.length && asked.unchecked <= rows.length).toBe(true)
        },
      ),
    )
  })
})
