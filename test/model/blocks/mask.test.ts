// Masks exactly as softwares make them; the vectors are those of the references (blocks.md 2.1).
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MASK_ALGORITHMS, maskAkkoma, maskGotosocial, maskMastodon, maskName } from '#model/blocks/mask.ts'
import { parseDomain, type Domain } from '#model/domain.ts'

const VECTORS: readonly (readonly [string, string, string, string])[] = [
  ['troll.example', 'trol*.****ple', 'tro**.****ple', 't*ol*.**am**e'],
  ['bad-instance.example.net', 'bad-ins*****.*****le.net', 'bad*********.*******.net', 'b*d-*n**an**.*xa*pl*.**t'],
  ['a.example', 'a.e****le', 'a.e***ple', 'a*ex*m**e'],
  ['ab.cd', 'ab.*d', 'a*.cd', 'a*.c*'],
  ['x.yz', 'x.*z', 'x.*z', 'x*yz'],
]

describe('the mask of a name', () => {
  test.each(VECTORS)('%s is %s at Mastodon, %s at Akkoma and %s at GoToSocial', (name, mastodon, akkoma, gotosocial) => {
    expect(maskMastodon(name)).toBe(mastodon)
    expect(maskAkkoma(name)).toBe(akkoma)
    expect(maskGotosocial(name)).toBe(gotosocial)
  })

  test('with letters beyond ASCII is made of the A-labels, of letters, and of bytes', () => {
    const name = parseDomain('bücher.example') as Domain
    expect(maskName('mastodon', name)).toBe('xn--bc*******.**ample')
    expect(maskName('akkoma', name)).toBe('büc***.****ple')
    expect(maskGotosocial('bücher.example')).toBe('b*\0c*e**ex**p*e')
    expect(maskName('gotosocial', name)).toBe('b*c*e**ex**p*e')
  })

  test('of a pattern keeps its literal star and dot at Akkoma', () => {
    expect(maskAkkoma('*.example.org')).toBe('*.e******.org')
  })

  test('has the length of the name and hides a letter, whatever the name', () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,20}$/)
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), fc.stringMatching(/^[a-z]{2,6}$/), (labels, ending) => {
        const name = parseDomain([...labels, ending].join('.'))
        fc.pre(name !== undefined)
        for (const algorithm of MASK_ALGORITHMS) {
          const mask = maskName(algorithm, name)
          expect(mask).toHaveLength(name.length)
          expect(mask).toContain('*')
          expect([...mask].every((one, index) => one === '*' || one === name[index])).toBe(true)
        }
      }),
    )
  })
})
