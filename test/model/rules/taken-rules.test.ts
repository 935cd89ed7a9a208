// Rules taken out of running text: items below a heading about rules, sentences that forbid, in many languages; and nothing of what is no rule.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONG_TEXT_KINDS, type LongTextKind } from '#model/facts.ts'
import { takeRules } from '#model/rules/taken-rules.ts'
import { htmlToText, markdownToText, TEXT_LIMITS } from '#model/text.ts'

function rulesIn(text: string, kind: LongTextKind = 'sidebar'): readonly string[] {
  return takeRules([{ kind, text, format: 'text' }]).map((rule) => rule.text)
}

describe('in a text about many things', () => {
  test('items below a heading about rules are rules, whatever they say; below another heading they are not', () => {
    const text = `Welcome to the allotments.

Rules

- Water in the evening
- Tools go back into the shed

How to get here

- By bus to the mill
- On foot along the river`
    expect(rulesIn(text)).toEqual(['Water in the evening', 'Tools go back into the shed'])
  })

  test('a line that announces what is forbidden stands above its items, and is none itself', () => {
    const text = `What follows will be removed:
1. Adverts for tractors
2) Pictures of other people’s gardens

Opening hours:
1. From eight to ten`
    expect(rulesIn(text)).toEqual(['Adverts for tractors', 'Pictures of other people’s gardens'])
  })

  test('a sentence that forbids is a rule wherever it stands, one that merely orders only below such a heading', () => {
    const text = `We grow beans. Selling seedlings is not allowed here. Please visit us on Sunday.

House rules

We meet on Sundays and drink tea together in the big green shed. Please close the gate. The gate is blue and squeaks.`
    expect(rulesIn(text)).toEqual(['Selling seedlings is not allowed here.', 'Please close the gate.'])
  })

  test('nothing is taken that tells about the place', () => {
    expect(rulesIn('A quiet place for growers. We do not run advertisements, and nobody reads your messages. Come and see!')).toEqual([])
  })
})

describe('in a text about nothing but rules', () => {
  test('every order counts, and what explains it does not', () => {
    const text = 'This page is long because people asked. Be kind to beginners. You must not post addresses. The town has four wells.'
    expect(rulesIn(text, 'conduct')).toEqual(['Be kind to beginners.', 'You must not post addresses.'])
  })

  test('no policy about privacy is read: it says what the server does', () => {
    expect(rulesIn('You must be able to see what we keep. We must delete it when you ask.', 'privacy')).toEqual([])
  })
})

test.each([
  ['German', 'Werbung für Dünger ist verboten. Der Garten liegt am Fluss.', 'Werbung für Dünger ist verboten.'],
  [
    'French',
    'La publicité pour les engrais est interdite. Le jardin est au bord de l’eau.',
    'La publicité pour les engrais est interdite.',
  ],
  ['Spanish', 'No se permite la publicidad de abonos. El huerto está junto al río.', 'No se permite la publicidad de abonos.'],
  ['Portuguese', 'É proibido fazer propaganda de adubo. A horta fica perto do rio.', 'É proibido fazer propaganda de adubo.'],
  ['Italian', 'È vietata la pubblicità di concimi. L’orto è vicino al fiume.', 'È vietata la pubblicità di concimi.'],
  ['Dutch', 'Reclame voor mest is niet toegestaan. De tuin ligt aan de rivier.', 'Reclame voor mest is niet toegestaan.'],
  ['Polish', 'Zabronione jest reklamowanie nawozów. Ogród leży nad rzeką.', 'Zabronione jest reklamowanie nawozów.'],
  ['Russian', 'Реклама удобрений запрещена. Сад находится у реки.', 'Реклама удобрений запрещена.'],
  ['Ukrainian', 'Реклама добрив заборонена. Сад біля річки.', 'Реклама добрив заборонена.'],
  ['Japanese', '肥料の宣伝は禁止です。庭は川のそばにあります。', '肥料の宣伝は禁止です。'],
  ['Chinese', '请勿为肥料做广告。花园在河边。', '请勿为肥料做广告。'],
  ['Korean', '비료 광고를 금지합니다. 정원은 강가에 있습니다.', '비료 광고를 금지합니다.'],
])('a sentence that forbids is found in %s', (_, text, rule) => {
  expect(rulesIn(text)).toEqual([rule])
})

test('marks say from which text a rule was taken; what stands in two texts is taken once, from the one for members', () => {
  const rules = takeRules([
    { kind: 'terms', text: 'You must not sell seedlings. You must pay the rent in May.', format: 'html' },
    { kind: 'conduct', text: 'You must not sell seedlings.', format: 'html' },
  ])
  expect(rules).toEqual([
    { text: 'You must not sell seedlings.', from: 'conduct' },
    { text: 'You must pay the rent in May.', from: 'terms' },
  ])
})

test('pages and sidebars keep their lists on the way from HTML and Markdown', () => {
  expect(
    rulesIn(htmlToText('<h2>Rules</h2><ol><li>Close the gate<li>Feed no <b>geese</b></ol><h2>News</h2><ul><li>New well</ul>', 5000)),
  ).toEqual(['Close the gate', 'Feed no geese'])
  expect(rulesIn(markdownToText('## Rules\n\n* Close the gate\n* Feed no *geese*\n\n## News\n\n* New well', 5000))).toEqual([
    'Close the gate',
    'Feed no geese',
  ])
})

test('any text gives at most 200 rules of at most 2,000 characters each, without an exception', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('Rules', '- No geese', '1. ', 'must not', 'verboten', '禁止', ':', '\n', 'x'.repeat(3000), '-'.repeat(500)),
  )
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('\n'))
  fc.assert(
    fc.property(fc.constantFrom(...LONG_TEXT_KINDS), text, (kind, words) => {
      const rules = takeRules([{ kind, text: words, format: 'text' }])
      expect(rules.length).toBeLessThanOrEqual(TEXT_LIMITS.rules)
      for (const rule of rules) {
        expect([...rule.text].length).toBeLessThanOrEqual(TEXT_LIMITS.rule)
        expect(rule.from).toBe(kind)
      }
    }),
  )
  expect(takeRules([{ kind: 'conduct', text: '- No geese, however many.\n'.repeat(5000), format: 'text' }])).toHaveLength(1)
  const many = Array.from({ length: 5000 }, (_, index) => `- No goose number ${index}`).join('\n')
  expect(takeRules([{ kind: 'conduct', text: many, format: 'text' }])).toHaveLength(TEXT_LIMITS.rules)
})
