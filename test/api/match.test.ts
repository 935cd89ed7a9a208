// The match over a world crawled for real: five servers with their reasons, what a wish costs, and never an empty end.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EvidenceReply, MatchReply, SearchReply } from '../../api/contract.ts'
import { NAMES, type CrawledAtlas } from '../support/crawled-atlas.ts'
import { openRuledAtlas, RULED } from '../support/ruled-atlas.ts'

let atlas: CrawledAtlas
beforeAll(async () => {
  atlas = await openRuledAtlas()
})
afterAll(() => atlas[Symbol.asyncDispose]())

async function match(query: string): Promise<MatchReply> {
  const { status, body } = await atlas.read(`/match?${query}`)
  expect([query, status]).toEqual([query, 200])
  return body
}

type Recommended = MatchReply['servers'][number]

const namesOf = ({ servers }: MatchReply): readonly string[] => servers.map(({ server }) => server.domain)
const find = ({ servers }: MatchReply, domain: string): Recommended => {
  const found = servers.find(({ server }) => server.domain === domain)
  if (found === undefined) throw new Error(`${domain} is not recommended`)
  return found
}
const sentencesOf = (evidence: readonly EvidenceReply[]): readonly string[] =>
  evidence.flatMap((one) => (one.kind === 'sentence' ? [one.text] : []))

describe('a match', () => {
  test('without wishes is five servers that anybody may join, in an order that a day decides', async () => {
    const reply = await match('day=2026-11-02')
    expect(reply.servers).toHaveLength(5)
    expect(reply.considered).toBe(reply.total)
    expect(reply.relax).toBeNull()
    expect(await match('day=2026-11-02')).toEqual(reply)
    const others = await Promise.all(
      ['2026-11-03', '2026-11-04', '2026-11-05'].map(async (day) => namesOf(await match(`day=${day}`)).join()),
    )
    expect(others.some((names) => names !== namesOf(reply).join())).toBe(true)
  })

  test('leaves out who says the contrary, and shows the sentence of who says what is wished', async () => {
    const reply = await match('language=en&avoid=ai-content&avoid=crypto&want=nudity')
    expect(namesOf(reply)).not.toContain(RULED.convent)
    expect(namesOf(reply)).not.toContain(RULED.tavern)
    expect(namesOf(reply)[0]).toBe(RULED.atelier)
    const atelier = find(reply, RULED.atelier)
    expect(atelier).toMatchObject({ met: 4, of: 4 })
    const nudity = atelier.reasons.find(({ value }) => value === 'nudity')
    expect(nudity).toMatchObject({ about: 'topic', wish: 'want=nudity', stance: 'conditional', degree: 'part' })
    expect(sentencesOf(nudity?.evidence ?? [])).toEqual(['Nudity must be behind a content warning.'])
    expect(atelier.against.map(({ wish }) => wish)).toEqual(['want=nudity'])
    const ai = atelier.reasons.find(({ value }) => value === 'ai-content')
    expect(ai?.evidence[0]).toMatchObject({
      kind: 'sentence',
      text: 'No AI-generated images.',
      label: { topic: 'ai-content', stance: 'forbid', source: 'text' },
    })
    const language = atelier.reasons.find(({ about }) => about === 'language')
    expect(language?.evidence[0]).toMatchObject({ kind: 'figure', value: ['en'], source: '/api/v2/instance' })
  })

  test('says what is not known: silence is no permission', async () => {
    const reply = await match('want=nudity&language=en')
    const silent = find(reply, RULED.silent)
    expect(silent.unknown.map(({ wish }) => wish)).toEqual(['want=nudity'])
    expect(silent.met).toBe(1)
    expect(namesOf(reply).indexOf(RULED.tavern)).toBeLessThan(namesOf(reply).indexOf(RULED.silent))
  })

  test('recommends nobody with a closed door, a personal server or one that is not listed', async () => {
    const all = new Set<string>()
    for (let day = 1; day <= 28; day += 1)
      for (const name of namesOf(await match(`day=2026-11-${String(day).padStart(2, '0')}`))) all.add(name)
    for (const name of [RULED.closed, NAMES.personal, NAMES.off, NAMES.unlisted, NAMES.refused, NAMES.failed])
      expect(all).not.toContain(name)
    expect(all.size).toBeGreaterThan(7)
  })

  test('counts what each wish leaves, and what taking it back would bring', async () => {
    const query = 'avoid=nudity&size=1001-10000'
    const reply = await match(query)
    for (const { key, without } of reply.wishes) {
      const relaxed = await match(without.query)
      expect([key, relaxed.total]).toEqual([key, without.total])
      expect(without.query).not.toContain(key)
    }
    const alone = await match('size=1001-10000')
    expect(reply.wishes.find(({ key }) => key === 'size')?.servers).toBe(alone.total)
  })

  test('is never an empty end: it names the wishes to give up, and what that brings', async () => {
    const nothing = await match('must=nudity.allow&must=crypto.forbid&language=de&day=2026-11-02')
    expect(nothing.total).toBe(0)
    expect(nothing.servers).toEqual([])
    expect(nothing.relax?.total).toBeGreaterThan(0)
    const relaxed = await match(nothing.relax?.query ?? '')
    expect(relaxed.total).toBe(nothing.relax?.total)
    expect(relaxed.servers.length).toBeGreaterThan(0)
  })

  test('reads a purpose and what it stands in for', async () => {
    const talk = await match('purpose=talk')
    expect(namesOf(talk)).not.toContain(NAMES.forum)
    expect(namesOf(await match('alternative-to=Reddit'))).toEqual([NAMES.forum])
    expect(talk.wishes[0]).toMatchObject({ key: 'purpose', about: 'alternative-to', values: ['talk'] })
  })

  test('takes a purpose and a place to come from as one wish: either will do', async () => {
    const either = await match('purpose=talk&alternative-to=Reddit')
    expect(either.wishes).toHaveLength(1)
    expect(either.wishes[0]).toMatchObject({ about: 'alternative-to', values: ['Reddit', 'talk'], without: { query: '' } })
    expect(either.total).toBe((await match('purpose=talk')).total + (await match('alternative-to=Reddit')).total)
  })
})

describe('a pace', () => {
  test('is posts a week, not people: the figure is quoted, and who tells none is left in as not known', async () => {
    const reply = await match('pace=quiet&language=en&language=de')
    expect(namesOf(reply)).not.toContain(RULED.tavern)
    expect(namesOf(reply)).not.toContain(RULED.convent)
    const atelier = find(reply, RULED.atelier)
    expect(atelier.reasons.find(({ about }) => about === 'pace')).toMatchObject({
      wish: 'pace',
      value: 'quiet',
      evidence: [{ kind: 'figure', value: 70, at: '2026-01-05T00:00:00.000Z', source: 'atlas', flags: ['median-of-weeks'] }],
    })
    expect(find(reply, RULED.schule).reasons.find(({ about }) => about === 'pace')?.evidence).toMatchObject([{ value: 0 }])
    const silent = find(await match('pace=quiet&size=101-1000&language=en'), RULED.silent)
    expect(silent.unknown).toMatchObject([{ about: 'pace', evidence: [{ kind: 'figure', value: null, source: null }] }])
    expect(reply.wishes.find(({ key }) => key === 'pace')).toMatchObject({ about: 'pace', values: ['quiet'], fitting: 2 })
  })

  test('of 1,000 posts is steady, of more it is lively, and several are any of them', async () => {
    const known = async (query: string): Promise<readonly string[]> =>
      (await match(query)).servers.filter(({ unknown }) => unknown.length === 0).map(({ server }) => server.domain)
    expect(await known('pace=steady')).toEqual([RULED.convent])
    expect(await known('pace=lively')).toEqual([RULED.tavern])
    expect((await known('pace=steady&pace=lively')).toSorted()).toEqual([RULED.convent, RULED.tavern])
    expect(await atlas.read('/match?pace=1-10')).toMatchObject({ status: 400, body: { field: 'pace' } })
  })

  test('is the facet of a search, with counts, and stands on a server’s page and in a comparison', async () => {
    const found = (await atlas.read('/servers?pace=1001-10000&limit=100')).body as SearchReply
    expect(found.hits.map(({ domain }) => domain)).toEqual([RULED.tavern])
    expect(found.facets.pace).toEqual([
      { value: '0-10', count: 1 },
      { value: '11-100', count: 1 },
      { value: '101-1000', count: 1 },
      { value: '1001-10000', count: 1 },
      { value: 'unknown', count: expect.any(Number) as number },
    ])
    const { body } = await atlas.read(`/servers/${RULED.tavern}`)
    const figure = { value: 1187, at: '2026-01-05T00:00:00.000Z', source: 'atlas', flags: ['median-of-weeks'] }
    expect(body).toMatchObject({ postsAWeek: figure })
    expect((await atlas.read(`/compare?servers=${RULED.tavern},${RULED.silent}`)).body).toMatchObject({
      servers: [{ postsAWeek: figure }, { postsAWeek: { value: null, source: null } }],
    })
  })
})

describe('people to be reached', () => {
  test('are reached by blocks both ways, and each verdict shows the row that decides', async () => {
    const reply = await match(`reach=@ada@${RULED.friends}&language=en`)
    expect(namesOf(reply)).not.toContain(RULED.metropolis)
    expect(namesOf(reply)).not.toContain(RULED.tavern)
    const convent = find(reply, RULED.convent)
    const reason = convent.reasons.find(({ about }) => about === 'reach')
    expect(reason).toMatchObject({ wish: `reach=${RULED.friends}`, degree: 'part' })
    expect(reason?.evidence).toMatchObject([
      { kind: 'block', by: RULED.convent, about: RULED.friends, stance: 'limited', rule: { observed: RULED.friends } },
      { kind: 'block', by: RULED.friends, about: RULED.convent },
    ])
    expect(find(reply, RULED.silent).unknown).toMatchObject([
      { about: 'reach', evidence: [{ stance: 'unknown', because: 'never-read' }, {}] },
    ])
  })

  test('who are nobody’s we know are said to be so, and whoever is no name is refused', async () => {
    const reply = await match('reach=stranger.example')
    expect(reply.notKnown).toEqual(['stranger.example'])
    expect(await atlas.read('/match?reach=not%20a%20name')).toMatchObject({ status: 400, body: { field: 'reach' } })
  })

  test('are kept nowhere', async () => {
    for (const address of ['/match', '/servers']) {
      const asked = await atlas.get(`/api/v1${address}?reach=${RULED.friends}`)
      expect(asked.headers.get('cache-control')).toBe('no-store')
      expect(asked.headers.get('x-robots-tag')).toBe('noindex')
      expect((await atlas.get(`/api/v1${address}`)).headers.get('cache-control')).toMatch(/^public/)
    }
  })

  test('narrow a search down too', async () => {
    const found = (await atlas.read(`/servers?reach=${RULED.friends}&limit=100`)).body as SearchReply
    const names = found.hits.map(({ domain }) => domain)
    expect(names).toContain(RULED.atelier)
    expect(names).not.toContain(RULED.tavern)
    expect(names).not.toContain(RULED.metropolis)
  })
})

test('a search by rules says how each result meets it, counts topics, and shows words inside rules', async () => {
  const found = (await atlas.read('/servers?must=ai-content.forbid&want=nudity.conditional&topics=crypto')).body as SearchReply
  expect(found.hits[0]).toMatchObject({
    domain: RULED.atelier,
    ruleFit: {
      known: true,
      wanted: ['nudity'],
      of: 1,
      stances: expect.arrayContaining([{ topic: 'nudity', stance: 'conditional' }]) as unknown,
    },
  })
  expect(found.topics).toMatchObject([{ topic: 'crypto', counts: { forbid: 2 } }])
  const images = (await atlas.read('/servers?rule-text=generate+image')).body as SearchReply
  expect(images.hits.length).toBeGreaterThan(2)
  const [match0] = images.hits[0]?.ruleMatches ?? []
  expect(match0?.ranges.map(({ from, to }) => match0.text.slice(from, to)).length).toBeGreaterThan(0)
  expect(await atlas.read('/servers?must=nudity.maybe')).toMatchObject({ status: 400, body: { field: 'must' } })
})
