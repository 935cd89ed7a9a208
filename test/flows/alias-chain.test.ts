// Names that lead from one to the next without end: each is told of by a redirect instead of a list, and costs no more than a listed one.
import { expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { defineHost, defineWorld, joinWorlds, type World } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase } from '../support/database.ts'

const FIRST = 'n0.chain.example'

test('a domain whose every name is an alias of a new one is left after a few, while its neighbours are visited', async () => {
  const neighbours = ['mill.example', 'quay.example', 'loft.example']
  const living = defineWorld({
    mirrors,
    hosts: Object.fromEntries(neighbours.map((host) => [host, { instance: server(host, 'mastodon', '4.5.4', { peers: neighbours }) }])),
  })
  await using database = await freshDatabase()
  const world = joinWorlds(living, endlessChain())
  await using crawl = await openWorld(world, database, { seeds: [FIRST, 'mill.example'], tickEveryMs: DAY })
  await crawl.crawlFor(2 * DAY)
  const names = await database.db.selectFrom('domain').select(['name', 'status']).orderBy('name').execute()
  expect(names.filter(({ status }) => status === 'alive').map(({ name }) => name)).toEqual(neighbours.toSorted())
  expect(names.filter(({ name }) => name.endsWith('chain.example')).length).toBeLessThan(20)
  const asked = crawl.fediverse.ledger.requests().filter(({ host }) => host.endsWith('chain.example'))
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.length).toBeLessThan(120)
})

// Every name's NodeInfo redirects to that of the next name, which serves one when it is asked by its own path.
function endlessChain(): World {
  return {
    lookup: (host) => {
      const number = Number(/^n(\d{1,9})\.chain\.example$/.exec(host)?.[1] ?? Number.NaN)
      if (Number.isNaN(number)) return undefined
      const next = `https://n${number + 1}.chain.example`
      const links = { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `${next}/nodeinfo/2.0` }] }
      const nodeinfo = { version: '2.0', software: { name: 'unheard-of', version: '1' }, protocols: ['activitypub'], usage: { users: {} } }
      const routes = { 'GET /.well-known/nodeinfo': { json: links }, 'GET /nodeinfo/2.0': { json: nodeinfo } }
      return defineHost(host, { routes, robots: null, sharesAddress: 'chain' }, mirrors)
    },
    hosts: () => [FIRST],
  }
}
