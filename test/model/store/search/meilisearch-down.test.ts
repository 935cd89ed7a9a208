// While Meilisearch cannot answer, PostgreSQL does: at the start, in the middle, and until it is back; the answer and the log say which one it was.
import { expect, test } from 'vitest'
import { SECOND } from '#model/clock.ts'
import type { SearchBackend } from '#model/search.ts'
import { fallBack } from '#model/store/search-fallback.ts'
import { openPostgresSearch } from '#model/store/search-postgres.ts'
import type { Mishap } from '../../../support/meilisearch/stand-in.ts'
import { answerOf, ask, domainsOf } from './asking.ts'
import { prepareSearch, type Ground } from './meilisearch-ground.ts'

interface Watched extends Ground {
  readonly search: SearchBackend
  /** Messages of the log, with the reason where there is one. */
  readonly lines: string[]
}

async function prepareWatched({ filled = true, key }: { readonly filled?: boolean; readonly key?: string } = {}): Promise<Watched> {
  const ground = await prepareSearch()
  if (filled) await ground.copy.refresh()
  ground.standIn.requests.splice(0)
  const lines: string[] = []
  const note = (message: string, data?: Readonly<Record<string, unknown>>): void =>
    void lines.push(data === undefined ? message : `${message}: ${data['reason'] as string}`)
  const search = fallBack(
    { first: ground.open(key), second: openPostgresSearch(ground.database) },
    { clock: ground.clock, log: { info: note, warn: note } },
  )
  return { ...ground, search, lines }
}

const CANNOT = 'PostgreSQL answers searches, since Meilisearch cannot'
const AGAIN = 'Meilisearch answers searches again'

test.each<readonly [Mishap, string]>([
  ['down', 'unreachable'],
  ['silent', 'unreachable'],
  ['page', 'foreign'],
])('when it is %s at the start', async (mishap, reason) => {
  const { search, standIn, wait, lines } = await prepareWatched()
  standIn.suffer(mishap)
  expect(await answerOf(search, ask({ text: 'moss' }))).toMatchObject({ total: 1, backend: 'postgres' })
  expect(await answerOf(search, ask())).toMatchObject({ total: 3, backend: 'postgres' })
  expect(await search.suggest('forest', 3)).toHaveLength(1)
  expect(lines).toEqual([`${CANNOT}: ${reason}`])
  standIn.suffer(undefined)
  wait(6 * SECOND)
  expect(await answerOf(search, ask({ text: 'moss' }))).toMatchObject({ total: 1, backend: 'meilisearch' })
  expect(lines).toEqual([`${CANNOT}: ${reason}`, AGAIN])
})

test('when it goes down in the middle, pages go on', async () => {
  const { search, standIn, wait, lines } = await prepareWatched()
  const whole = await domainsOf(search, ask({ text: 'boats', sort: 'name' }))
  expect(whole).toEqual(['harbour.example', 'meadow.example'])
  const first = await answerOf(search, ask({ text: 'boats', sort: 'name', limit: 1 }))
  expect(first.backend).toBe('meilisearch')
  standIn.suffer('down')
  const second = await answerOf(search, ask({ text: 'boats', sort: 'name', limit: 1, cursor: first.next! }))
  expect(second).toMatchObject({ backend: 'postgres', hits: [{ domain: 'meadow.example' }] })
  wait(6 * SECOND)
  expect((await answerOf(search, ask({ text: 'boats' }))).backend).toBe('postgres')
  expect(lines).toEqual([`${CANNOT}: unreachable`])
  standIn.suffer(undefined)
  wait(6 * SECOND)
  expect((await answerOf(search, ask({ text: 'boats' }))).backend).toBe('meilisearch')
})

test('while it is down it is asked once in five seconds, and by one search only', async () => {
  const { search, standIn, wait } = await prepareWatched({ filled: false })
  const asked = (): number => standIn.requests.splice(0).filter(({ what }) => what === 'POST /multi-search').length
  for (let turn = 0; turn < 5; turn += 1) await answerOf(search, ask({ text: 'moss' }))
  expect(asked()).toBe(1)
  wait(6 * SECOND)
  await Promise.all(Array.from({ length: 10 }, () => answerOf(search, ask({ text: 'moss' }))))
  expect(asked()).toBe(1)
})

test('without a text nothing is searched there, but an answer still says who could have', async () => {
  const { search, standIn, wait } = await prepareWatched()
  for (let turn = 0; turn < 5; turn += 1) expect((await answerOf(search, ask())).backend).toBe('meilisearch')
  expect(standIn.requests.filter(({ what }) => what === 'POST /multi-search')).toHaveLength(1)
  standIn.suffer('down')
  wait(6 * SECOND)
  expect((await answerOf(search, ask())).backend).toBe('postgres')
})

test('until it is filled', async () => {
  const { search, copy, wait, lines } = await prepareWatched({ filled: false })
  expect(await answerOf(search, ask({ text: 'moss' }))).toMatchObject({ total: 1, backend: 'postgres' })
  expect(lines).toEqual([`${CANNOT}: not-ready`])
  await copy.refresh()
  wait(6 * SECOND)
  expect(await answerOf(search, ask({ text: 'moss' }))).toMatchObject({ total: 1, backend: 'meilisearch' })
})

test('with a wrong key', async () => {
  const { search, lines } = await prepareWatched({ key: 'wrong' })
  expect(await answerOf(search, ask({ text: 'moss' }))).toMatchObject({ total: 1, backend: 'postgres' })
  expect(lines).toEqual([`${CANNOT}: key-refused`])
})

test('but a bug is a bug', async () => {
  const { database, clock } = await prepareSearch()
  const broken: SearchBackend = { ...openPostgresSearch(database), search: () => Promise.reject(new TypeError('no tide')) }
  const log = { info: () => {}, warn: () => {} }
  await expect(fallBack({ first: broken, second: openPostgresSearch(database) }, { clock, log }).search(ask())).rejects.toThrow('no tide')
})
