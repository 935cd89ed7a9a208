// Whether two servers can talk, as far as their published lists say, and why it is not known.
import { describe, expect, test } from 'vitest'
import { combineStances, judgeHost, type PublishedBlock, type PublishedSource } from '#model/blocks/verdict.ts'
import { parseDomain, type Domain } from '#model/domain.ts'

const host = (name: string): Domain => parseDomain(name) as Domain
const source = (more: Partial<PublishedSource> = {}): PublishedSource => ({
  id: 1,
  publication: 'public',
  shown: true,
  mode: undefined,
  ...more,
})

function rule(target: string, action: PublishedBlock['actions'][number] = 'suspend', more: Partial<PublishedBlock> = {}): PublishedBlock {
  return { sourceId: 1, kind: 'name', scope: 'tree', target, actions: [action], ...more }
}

describe('a public list', () => {
  test('refuses, limits or leaves alone, and names the rule', () => {
    const rules = [rule('reef.social'), rule('storm.social', 'silence'), rule('calm.social', 'noop')]
    expect(judgeHost(host('reef.social'), [source()], rules)).toEqual({ stance: 'refused', rule: rules[0] })
    expect(judgeHost(host('storm.social'), [source()], rules)).toEqual({ stance: 'limited', rule: rules[1] })
    expect(judgeHost(host('calm.social'), [source()], rules)).toEqual({ stance: 'open', rule: rules[2] })
    expect(judgeHost(host('other.social'), [source()], rules)).toEqual({ stance: 'open', because: undefined })
  })

  test('acts on what lies under a name where its software does, and the most specific rule wins', () => {
    const rules = [rule('storm.social'), rule('calm.storm.social', 'noop')]
    expect(judgeHost(host('a.storm.social'), [source()], rules).stance).toBe('refused')
    expect(judgeHost(host('calm.storm.social'), [source()], rules).stance).toBe('open')
    const exact = [rule('storm.social', 'suspend', { scope: 'exact' })]
    expect(judgeHost(host('a.storm.social'), [source()], exact).stance).toBe('open')
  })

  test('may hold patterns and whole endings', () => {
    expect(judgeHost(host('bot7.reef.social'), [source()], [rule('bot*.reef.social', 'suspend', { kind: 'pattern' })]).stance).toBe(
      'refused',
    )
    expect(judgeHost(host('anything.tk'), [source()], [rule('tk', 'suspend', { kind: 'suffix' })]).stance).toBe('refused')
  })

  test('with hidden rows leaves a doubt where it names nobody', () => {
    expect(judgeHost(host('reef.social'), [source({ publication: 'partial' })], [])).toEqual({ stance: 'open', because: 'partial' })
  })
})

describe('several lists of one server', () => {
  test('count with the hardest', () => {
    const sources = [source(), source({ id: 2 })]
    const rules = [rule('reef.social', 'silence'), rule('reef.social', 'suspend', { sourceId: 2 })]
    expect(judgeHost(host('reef.social'), sources, rules)).toEqual({ stance: 'refused', rule: rules[1] })
  })
})

describe('a server in allow-list mode', () => {
  test('refuses whom it does not name', () => {
    const rules = [rule('friend.social', 'allow', { scope: 'exact' })]
    const sources = [source({ mode: 'allowlist' })]
    expect(judgeHost(host('stranger.social'), sources, rules)).toEqual({ stance: 'refused', allowlist: true })
    expect(judgeHost(host('friend.social'), sources, rules)).toMatchObject({ stance: 'open', allowlist: true })
  })
})

describe('what is not known', () => {
  test('is said with its reason', () => {
    for (const publication of ['withheld', 'robots', 'unsupported', 'unreachable', 'ambiguous-empty'] as const) {
      expect(judgeHost(host('reef.social'), [source({ publication, shown: false })], [])).toEqual({
        stance: 'unknown',
        because: publication,
      })
    }
    expect(judgeHost(host('reef.social'), [], [])).toEqual({ stance: 'unknown', because: 'never-read' })
  })

  test('is still known of a list that was public when it was last reached', () => {
    const rules = [rule('reef.social')]
    expect(judgeHost(host('reef.social'), [source({ publication: 'unreachable' })], rules).stance).toBe('refused')
    expect(judgeHost(host('deep.social'), [source({ publication: 'unreachable' })], rules)).toEqual({
      stance: 'open',
      because: 'unreachable',
    })
  })
})

test('two servers talk when neither refuses the other', () => {
  expect(combineStances('open', 'open')).toBe('yes')
  expect(combineStances('open', 'limited')).toBe('limited')
  expect(combineStances('unknown', 'limited')).toBe('unknown')
  expect(combineStances('unknown', 'refused')).toBe('no')
})
