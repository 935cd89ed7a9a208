// E-mail addresses stay where they were published: none is stored, wherever a server writes one (DESIGN 5, people).
import { expect, test } from 'vitest'
import { mirrors } from '../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'
import { readEveryRow } from '../support/every-row.ts'

const MAIL = 'rin.admin@mail.example'
const ROBOTS = `# Ask ${MAIL} first\nContact: ${MAIL}\nUser-agent: * # or ${MAIL}\nDisallow: /private\n`

const SOFTWARE = [
  ['mastodon', '4.5.4'],
  ['mastodon', '3.5.19'],
  ['pleroma', '2.9.1'],
  ['akkoma', '3.10.4'],
  ['misskey', '2025.4.1'],
  ['lemmy', '0.19.5'],
  ['lemmy', '1.0.0'],
  ['peertube', '7.3.0'],
  ['unheard-of', '1.0'],
] as const

function writesAddresses(host: string, software: string, version: string): HostDefinition {
  const instance = server(host, software, version, {
    name: `Tea ${MAIL}`,
    shortDescription: `Biscuits, or write to ${MAIL}.`,
    rules: [{ nativeId: '1', text: `Report to ${MAIL}`, hint: `That is ${MAIL}` }],
    peers: [],
  })
  return { instance, robots: ROBOTS }
}

test('no e-mail address that a server publishes is stored in any table', async () => {
  const hosts: Record<string, HostDefinition> = Object.fromEntries(
    SOFTWARE.map(([software, version], index) => [`h${index}.example`, writesAddresses(`h${index}.example`, software, version)]),
  )
  const nodeinfo2 = { version: '1.0', server: { software: 'friendica', version: '1', name: `Tea ${MAIL}` }, protocols: ['activitypub'] }
  hosts['old.example'] = { routes: { 'GET /.well-known/x-nodeinfo2': { json: nodeinfo2 } }, robots: ROBOTS }
  hosts['older.example'] = { routes: { 'GET /statistics.json': { json: { network: 'diaspora', name: `Tea ${MAIL}` } } }, robots: ROBOTS }
  hosts['page.example'] = { robots: `<!doctype html><p>${MAIL}</p>\nUser-agent: ${MAIL}\n` }
  await using database = await freshDatabase()
  await using crawl = await openWorld(defineWorld({ mirrors, hosts }), database, { seeds: Object.keys(hosts) })
  await crawl.crawlToIdle()
  const alive = await database.db.selectFrom('domain').select('name').where('status', '=', 'alive').execute()
  expect(alive).toHaveLength(SOFTWARE.length + 2)
  const rows = await readEveryRow(database.db)
  expect(rows.filter((row) => /rin\.admin|mail\.example/.test(row))).toEqual([])
})
