// Who lists a name, as the API answers it: counts, names that may be told, pages, and silence about who opted out.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reverseLists } from '#model/store/peer-listers.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import type { ListedByReply } from '../../api/contract.ts'
import { HUB, server } from '../fediverse/worlds/hosts.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'
import { domain } from '../model/store/sample-visits.ts'

const LISTERS = ['ash.example', 'birch.example', 'cedar.example']
const TARGET = NAMES.forum
/** Personal: counted, not named. */
const QUIET = 'nook.example'

let atlas: CrawledAtlas

beforeAll(async () => {
  const own = { registrations: { mode: 'closed' }, usage: { users: 2, activeMonth: 1, activeHalfyear: 2, localPosts: 10 } } as const
  atlas = await openAtlas({
    hosts: {
      ...Object.fromEntries(LISTERS.map((host) => [host, { instance: server(host, 'mastodon', '4.5.4', { peers: [TARGET, NAMES.off] }) }])),
      [QUIET]: { instance: server(QUIET, 'mastodon', '4.5.4', { ...own, peers: [TARGET, NAMES.failed] }) },
    },
  })
})
afterAll(() => atlas[Symbol.asyncDispose]())

async function ask(name: string, query = ''): Promise<ListedByReply> {
  const { status, body } = await atlas.read(`/servers/${name}/listed-by${query}`)
  expect({ name, status, body }).toMatchObject({ status: 200 })
  return body
}

test('before the lists were turned round nothing is claimed', async () => {
  await atlas.database.db.deleteFrom('peerReversal').execute()
  expect(await ask(TARGET)).toMatchObject({ domain: TARGET, at: null, lists: 0, listers: 0, servers: [], next: null })
})

test('a name is told how many list it and who, page by page, without the personal ones', async () => {
  await reverseLists(atlas.database, atlas.now())
  const all = await ask(TARGET)
  expect(all).toMatchObject({ at: new Date(atlas.now()).toISOString(), listers: 5, next: null })
  expect(all.lists).toBeGreaterThanOrEqual(5)
  expect(all.servers.toSorted()).toEqual([...LISTERS, HUB].toSorted())
  const paged: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const page: ListedByReply = await ask(TARGET, `?limit=1${next === '' ? '' : `&cursor=${next}`}`)
    expect(page.servers.length).toBeLessThanOrEqual(1)
    paged.push(...page.servers)
    next = page.next
  }
  expect(paged).toEqual(all.servers)
})

test('a name that never answered has listers too, and another name of a server leads to that server', async () => {
  expect(await ask(NAMES.failed)).toMatchObject({ listers: 2, servers: [HUB] })
  const moved = await atlas.get(`/api/v1/servers/${NAMES.alias}/listed-by`)
  expect([moved.status, moved.headers.get('location')]).toEqual([308, `/api/v1/servers/${TARGET}/listed-by`])
})

test('a name that opted out answers like one never seen, though others list it', async () => {
  const [off, unknown] = [
    await atlas.get(`/api/v1/servers/${NAMES.off}/listed-by`),
    await atlas.get(`/api/v1/servers/${NAMES.unknown}/listed-by`),
  ]
  expect(off.status).toBe(404)
  expect((await off.text()).replaceAll(NAMES.off, '')).toBe((await unknown.text()).replaceAll(NAMES.unknown, ''))
})

test('who hides its list, or opts out, is named no more from that moment', async () => {
  const { database, secret } = atlas
  const [hidden = '', gone = ''] = LISTERS
  await setOptOut(database.db, { domain: domain(hidden), grade: 'no-peers', proof: 'dns-txt', now: atlas.now(), secret })
  await setOptOut(database.db, { domain: domain(gone), grade: 'off', proof: 'dns-txt', now: atlas.now(), secret })
  const { servers } = await ask(TARGET)
  expect(servers.toSorted()).toEqual(['cedar.example', HUB].toSorted())
})

test('what is no cursor of ours is refused', async () => {
  for (const cursor of ['x', Buffer.from('["a"]').toString('base64url'), Buffer.from('[1e99]').toString('base64url')])
    expect((await atlas.read(`/servers/${TARGET}/listed-by?cursor=${cursor}`)).status).toBe(400)
})
