// The API over the search that serves: its index, its filters and its cursors behind the same routes.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FACETS } from '#model/facets.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas({ search: 'indexed' })
})
afterAll(() => atlas[Symbol.asyncDispose]())

const SHOWN = [NAMES.boaster, NAMES.forum, NAMES.hub].toSorted()

interface Found {
  readonly hits: readonly { readonly domain: string }[]
  readonly total: number
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>
  readonly next: string | null
}

async function search(query: string): Promise<Found> {
  const { status, body } = await atlas.read(`/servers?${query}`)
  expect(status).toBe(200)
  return body
}

test('finds who may be shown, by words, names and filters', async () => {
  expect((await search('')).hits.map((hit) => hit.domain).toSorted()).toEqual(SHOWN)
  expect((await search('q=cafe+forum')).hits.map((hit) => hit.domain)).toContain(NAMES.forum)
  expect((await search(`q=${encodeURIComponent(`@ada@${NAMES.hub}`)}`)).hits[0]).toMatchObject({ domain: NAMES.hub })
  expect((await atlas.read('/suggestions?q=for')).body).toMatchObject({ servers: [{ domain: NAMES.forum }] })
})

test('each value of each facet filters to as many servers as it counts', async () => {
  const { facets } = await search('limit=1')
  let looked = 0
  for (const { key, parameter } of FACETS) {
    for (const { value, count } of facets[key] ?? []) {
      expect({ key, value, total: (await search(`${parameter}=${encodeURIComponent(value)}`)).total }).toEqual({ key, value, total: count })
      looked += 1
    }
  }
  expect(looked).toBeGreaterThan(10)
})

test('pages of every order put together are the export of that order', async () => {
  for (const sort of ['fair', 'newest', 'actives', 'name']) {
    const lines = (await (await atlas.get(`/api/v1/servers.ndjson?sort=${sort}`)).text()).trim().split('\n')
    const paged: string[] = []
    let page = await search(`sort=${sort}&limit=1`)
    for (;;) {
      paged.push(...page.hits.map((hit) => hit.domain))
      if (page.next === null) break
      page = await search(`sort=${sort}&limit=1&cursor=${encodeURIComponent(page.next)}`)
    }
    expect(paged).toEqual(lines.map((line) => (JSON.parse(line) as { domain: string }).domain))
    expect(paged.toSorted()).toEqual(SHOWN)
  }
})

test('refuses cursors that are not its own, and ones of another query', async () => {
  const { next } = await search('limit=1')
  expect((await atlas.read(`/servers?limit=1&cursor=${encodeURIComponent(next ?? '')}&software=lemmy`)).body).toMatchObject({
    field: 'cursor',
  })
  expect((await atlas.read('/servers?cursor=eyJ4Ijox')).body).toMatchObject({ status: 400, field: 'cursor' })
})
