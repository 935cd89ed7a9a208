// Whose NodeInfo is it: one's own, another name's, or nobody's word.
import { describe, expect, test } from 'vitest'
import type { HostDefinition } from '../fediverse/world.ts'
import { foreignNodeinfo, redirectTo, rewritten } from '../fediverse/faults.ts'
import { genericMirror } from '../fediverse/software/generic.ts'
import { splitDomain } from '../fediverse/split-domain.ts'
import { plainServer, server } from '../fediverse/worlds/hosts.ts'
import { documentsOf, worldOf } from '../support/visit.ts'

const home = server('home.example', 'mastodon', '4.5.4', { apiHost: 'social.home.example' })
const living = (host: string): HostDefinition => ({ instance: server(host, 'mastodon', '4.5.4') })
/** Shows the NodeInfo of another server. */
const shows = (host: string, other: string, how: 'redirect' | 'link', path?: string): HostDefinition => ({
  instance: plainServer(host),
  mirror: genericMirror,
  faults: [path === undefined ? foreignNodeinfo(other, how) : foreignNodeinfo(other, how, path)],
})

describe('a name', () => {
  test('whose own host serves its NodeInfo and claims no other name is a server', async () => {
    const world = await worldOf({ 'cove.example': living('cove.example') })
    const crawl = await world.visit('cove.example')
    expect(crawl.outcome).toEqual({ kind: 'answered' })
    expect(crawl.apiHost).toBeUndefined()
  })

  test('that is served by another host, which claims it, is the server, and that host its API', async () => {
    const world = await worldOf(splitDomain(home, ['nodeinfo']))
    const crawl = await world.visit('home.example')
    expect(crawl.outcome).toEqual({ kind: 'answered' })
    expect(crawl.apiHost).toBe('social.home.example')
    expect(documentsOf(crawl)['/api/v2/instance']?.facts).toMatchObject({ accountDomain: 'home.example' })
  })

  test('that serves another one, which leads back to it, is an alias of that, proved both ways', async () => {
    const world = await worldOf(splitDomain(home, ['nodeinfo']))
    const crawl = await world.visit('social.home.example')
    expect(crawl.outcome).toEqual({ kind: 'alias', of: { target: 'home.example', proof: 'api-domain', proved: true } })
  })

  test('that claims a server which knows nothing of it stays a server of its own', async () => {
    const claim = (json: unknown): unknown => ({ ...(json as object), domain: 'hub.example', uri: 'hub.example' })
    const world = await worldOf({
      'hub.example': living('hub.example'),
      'impostor.example': {
        ...living('impostor.example'),
        faults: [rewritten('/api/v2/instance', claim), rewritten('/api/v1/instance', claim)],
      },
    })
    expect((await world.visit('impostor.example')).outcome).toEqual({ kind: 'answered' })
  })

  test('that sends everybody to another server is an alias of it', async () => {
    const world = await worldOf({
      'old.example': { fault: redirectTo('https://new.example/', { keepPath: true }) },
      'new.example': living('new.example'),
    })
    const crawl = await world.visit('old.example')
    expect(crawl.outcome).toEqual({ kind: 'alias', of: { target: 'new.example', proof: 'nodeinfo-redirect', proved: true } })
  })

  test('of which nothing stands but the name with www. is an alias, found by that', async () => {
    const world = await worldOf({
      'cove.example': { robots: null, routes: {} },
      'www.cove.example': { instance: plainServer('www.cove.example'), mirror: genericMirror },
    })
    expect((await world.visit('cove.example')).outcome).toMatchObject({ kind: 'alias', of: { target: 'www.cove.example', proof: 'www' } })
  })

  test('that links to a stranger’s NodeInfo, who claims nothing, has none of its own', async () => {
    const world = await worldOf({
      'borrower.example': shows('borrower.example', 'lender.example', 'link', '/nodeinfo/2.1'),
      'lender.example': { instance: plainServer('lender.example', { variant: { api: 'none' } }), mirror: genericMirror },
    })
    expect((await world.visit('borrower.example')).outcome).toMatchObject({ kind: 'failed', failure: { reason: 'foreign-nodeinfo' } })
  })

  test('that is another name keeps nothing of what the other server said', async () => {
    const world = await worldOf({
      'vanity.example': shows('vanity.example', 'hub.example', 'redirect'),
      'hub.example': living('hub.example'),
    })
    const crawl = await world.visit('vanity.example')
    expect(crawl.outcome).toMatchObject({ kind: 'alias', of: { target: 'hub.example' } })
    expect(crawl.nodeinfo).toBeUndefined()
    expect(crawl.peers).toEqual([])
    expect(crawl.documents.filter(({ facts }) => facts !== undefined)).toEqual([])
  })

  test('is asked no more than it takes to know that it is another one’s', async () => {
    const world = await worldOf({
      'vanity.example': shows('vanity.example', 'hub.example', 'redirect'),
      'hub.example': living('hub.example'),
    })
    await world.visit('vanity.example')
    const paths = world.asked().filter((entry) => entry.startsWith('hub.example'))
    expect(paths.filter((entry) => entry.includes('/api/'))).toEqual(['hub.example /api/v2/instance'])
  })
})
