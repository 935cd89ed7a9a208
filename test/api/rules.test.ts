// What the API tells about rules: topics, likeness, sentences, history, comparisons, and what a browser needs to look through follows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import type { Domain } from '#model/domain.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import type {
  ReadableListsReply,
  RelationsReply,
  RuleHistoryReply,
  RulesReply,
  SentenceReply,
  ServersCompareReply,
  SimilarRulesReply,
  TopicsReply,
} from '../../api/contract.ts'
import { NAMES, type CrawledAtlas } from '../support/crawled-atlas.ts'
import { readRules } from '../model/store/search/publish-servers.ts'
import { changeRules, openRuledAtlas, RULED } from '../support/ruled-atlas.ts'

let atlas: CrawledAtlas
beforeAll(async () => {
  atlas = await openRuledAtlas()
})
afterAll(() => atlas[Symbol.asyncDispose]())

async function read<Reply>(address: string): Promise<Reply> {
  const { status, body } = await atlas.read(address)
  expect([address, status]).toEqual([address, 200])
  return body
}

describe('rules of a server', () => {
  test('say what they say, with the words that say so, and at how many servers they stand', async () => {
    const { rules } = await read<RulesReply>(`/servers/${RULED.atelier}/rules`)
    const ai = rules.find(({ text }) => text === 'No AI-generated images.')
    expect(ai?.labels).toMatchObject([{ topic: 'ai-content', stance: 'forbid', source: 'text' }])
    const [label] = ai?.labels ?? []
    expect(ai?.text.slice(label?.from, label?.to).toLowerCase()).toContain('ai')
    expect(ai?.servers).toBe(4)
    const stated = await read<SentenceReply>(`/sentences/${ai?.sentence ?? ''}`)
    expect(stated).toMatchObject({ text: 'No AI-generated images.', count: 4 })
    expect(stated.servers.map(({ domain }) => domain)).toEqual([RULED.atelier, RULED.closed, RULED.convent, RULED.metropolis])
    expect((await atlas.read(`/sentences/${'0'.repeat(32)}`)).status).toBe(404)
    expect((await atlas.read('/sentences/xyz')).status).toBe(400)
  })

  test('of the page are the same as those of the list', async () => {
    const page = await read<{ rules: { value: RulesReply['rules'] } }>(`/servers/${RULED.atelier}`)
    expect(page.rules.value).toEqual((await read<RulesReply>(`/servers/${RULED.atelier}/rules`)).rules)
  })
})

test('topics are the thirty, named in three languages, counted over the servers in search', async () => {
  const reply = await read<TopicsReply>('/topics')
  const topics = reply.groups.flatMap((group) => group.topics)
  expect(topics).toHaveLength(30)
  expect(new Set(topics.flatMap(({ label }) => [label.en, label.de, label.fr]))).not.toContain('')
  const ai = topics.find(({ id }) => id === 'ai-content')
  expect(ai?.counts).toMatchObject({ forbid: 4, allow: 1 })
  for (const { counts } of topics) {
    expect((counts['stated'] ?? 0) + (counts['not-stated'] ?? 0) + (counts['unknown'] ?? 0)).toBe(reply.servers.all)
  }
  expect(reply.lexicon.evaluation).toContain('topic')
  expect(reply.lexicon.languages).toContain('de')
})

describe('servers with rules like these', () => {
  test('are nearest first, with what both say and the sentences they share', async () => {
    const { servers } = await read<SimilarRulesReply>(`/servers/${RULED.convent}/similar-rules?limit=3`)
    expect(servers).toHaveLength(3)
    expect(servers[0]?.server.domain).toBe(RULED.atelier)
    expect(servers[0]).toMatchObject({
      sentenceCount: 2,
      onlyHere: expect.arrayContaining([{ topic: 'bots', stance: 'forbid' }]) as unknown,
    })
    expect(servers[0]?.both).toContainEqual({ topic: 'ai-content', stance: 'forbid' })
    expect(servers.map(({ likeness }) => likeness)).toEqual(servers.map(({ likeness }) => likeness).toSorted((a, b) => b - a))
  })

  test('are none where its rules are not known, or say nothing', async () => {
    expect(await read(`/servers/${RULED.silent}/similar-rules`)).toEqual({ domain: RULED.silent, because: 'rules-not-known', servers: [] })
  })
})

describe('a comparison', () => {
  test('aligns rules by topic, marks what differs and what contradicts, and tells who can talk', async () => {
    const reply = await read<ServersCompareReply>(`/compare?servers=${RULED.convent},${RULED.tavern},${RULED.friends}`)
    expect(reply.servers.map(({ server }) => server.domain)).toEqual([RULED.convent, RULED.tavern, RULED.friends])
    const topic = (id: string) => reply.topics.find((one) => one.topic === id)
    expect(topic('nudity')).toMatchObject({
      differs: true,
      contradicts: true,
      entries: [{ stances: ['forbid'] }, { stances: ['allow'] }, { stances: [] }],
    })
    expect(topic('nudity')?.entries[0]?.rules.map(({ text }) => text)).toEqual(['No nudity.'])
    expect(topic('crypto')).toMatchObject({ differs: true, contradicts: false })
    expect(reply.pairs.map(({ a, b, talk }) => [a, b, talk])).toEqual([
      [RULED.convent, RULED.tavern, 'unknown'],
      [RULED.convent, RULED.friends, 'limited'],
      [RULED.tavern, RULED.friends, 'no'],
    ])
    expect(reply.pairs[2]?.verdicts[1]).toMatchObject({ by: RULED.friends, stance: 'refused', observed: RULED.tavern, reason: 'spam' })
    expect(reply.servers[1]?.blocks).toMatchObject({ publication: null, refusedBy: 1 })
  })

  test('takes servers that are found by their exact name alone, and other names', async () => {
    const reply = await read<ServersCompareReply>(`/compare?servers=${NAMES.personal}&servers=${NAMES.alias}`)
    expect(reply.servers.map(({ server }) => server.domain)).toEqual([NAMES.personal, NAMES.forum])
  })

  test('is of two to four servers that have a page', async () => {
    for (const query of [
      '',
      `servers=${RULED.tavern}`,
      `servers=${RULED.tavern},${RULED.tavern}`,
      `servers=a.example,b.example,c.example,d.example,e.example`,
    ])
      expect([query, (await atlas.read(`/compare?${query}`)).status]).toEqual([query, 400])
    for (const name of [NAMES.off, NAMES.unknown, NAMES.unlisted])
      expect((await atlas.read(`/compare?servers=${RULED.tavern},${name}`)).status).toBe(404)
  })
})

describe('what a browser needs to look through follows', () => {
  test('are the plain rows of a server, and who openly acts on it', async () => {
    const reply = await read<RelationsReply>(`/servers/${RULED.friends}/relations`)
    expect(reply).toMatchObject({ others: 'open', masked: 0, cut: false })
    expect(reply.acts).toEqual([{ target: RULED.tavern, kind: 'name', subdomains: true, stance: 'refused' }])
    expect(reply.actedOnBy).toEqual([
      { domain: RULED.convent, stance: 'limited' },
      { domain: RULED.metropolis, stance: 'refused' },
    ])
  })

  test('and of whom silence means something: masked rows leave it open', async () => {
    expect(await read(`/servers/${RULED.metropolis}/relations`)).toMatchObject({ others: 'unknown', because: 'partial', masked: 1 })
    expect(await read(`/servers/${RULED.silent}/relations`)).toMatchObject({ others: 'unknown', because: 'never-read', acts: [] })
    const lists = await read<ReadableListsReply>('/block-lists/readable')
    expect(lists.partial).toEqual([RULED.metropolis])
    expect(lists.whole).toEqual([RULED.atelier, RULED.convent, RULED.friends])
  })
})

describe('the history of rules', () => {
  test('is a diff a moment: what was added, what went, what was reworded', async () => {
    const later = new Date(atlas.now() + DAY)
    await changeRules(atlas.database, RULED.tavern, {
      at: later,
      gone: ['Bots are welcome.', 'AI-generated images are welcome.'],
      come: ['Bots are welcome if they are marked.', 'No cryptocurrency.'],
    })
    await readRules(atlas.database)
    const history = await read<RuleHistoryReply>(`/servers/${RULED.tavern}/rules/history`)
    expect(history.changes).toHaveLength(1)
    const [change] = history.changes
    expect(change).toMatchObject({
      at: later.toISOString(),
      added: [{ text: 'No cryptocurrency.' }],
      removed: [{ text: 'AI-generated images are welcome.' }],
      reworded: [
        {
          text: [
            { kind: 'same', text: 'Bots are welcome' },
            { kind: 'added', text: ' if they are marked' },
            { kind: 'same', text: '.' },
          ],
        },
      ],
    })
    expect(change?.gained).toContainEqual({ topic: 'crypto', stance: 'forbid' })
    expect(change?.lost).toContainEqual({ topic: 'ai-content', stance: 'allow' })
    const [first = '', last = ''] = [atlas.now(), later.getTime()].map((at) => new Date(at).toISOString().slice(0, 10))
    const compared = await read<RuleHistoryReply>(`/servers/${RULED.tavern}/rules/history?from=${first}&to=${last}`)
    expect(compared.changes[0]?.added).toEqual(change?.added)
    expect((await read<RuleHistoryReply>(`/servers/${RULED.tavern}/rules/history?from=${first}&to=${first}`)).changes).toEqual([])
    expect((await atlas.read(`/servers/${RULED.tavern}/rules/history?from=${first}`)).status).toBe(400)
  })

  test('is not shown where a server took it out', async () => {
    const { secret, database } = atlas
    await setOptOut(database.db, { domain: RULED.tavern as Domain, grade: 'no-history', proof: 'dns-txt', now: atlas.now(), secret })
    expect(await read(`/servers/${RULED.tavern}/rules/history`)).toEqual({ domain: RULED.tavern, shown: false, changes: [] })
  })
})

test('a server that opts out takes its sentences out of every count', async () => {
  const { secret, database } = atlas
  const { rules } = await read<RulesReply>(`/servers/${RULED.convent}/rules`)
  const ai = rules.find(({ text }) => text === 'No AI-generated images.')
  await setOptOut(database.db, { domain: RULED.metropolis as Domain, grade: 'off', proof: 'dns-txt', now: atlas.now(), secret })
  await refreshIndex(database, { now: atlas.now() })
  expect((await read<SentenceReply>(`/sentences/${ai?.sentence ?? ''}`)).count).toBe(3)
  const after = await read<RulesReply>(`/servers/${RULED.convent}/rules`)
  expect(after.rules.find(({ text }) => text === ai?.text)?.servers).toBe((ai?.servers ?? 0) - 1)
  for (const address of [
    `/servers/${RULED.convent}/similar-rules`,
    '/match?avoid=ai-content',
    '/block-lists/readable',
    `/servers/${RULED.friends}/relations`,
  ])
    expect(await (await atlas.get(`/api/v1${address}`)).text()).not.toContain(RULED.metropolis)
})
