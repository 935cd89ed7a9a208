// Split domains in a real crawl: accounts end in one name, another one serves them; whichever is found first, one server is known.
import { describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { robotsCrawlDelay } from '../fediverse/faults.ts'
import { mirrors } from '../fediverse/software/index.ts'
import { splitDomain, type Carried } from '../fediverse/split-domain.ts'
import { defineWorld, type HostDefinition, type World } from '../fediverse/world.ts'
import { server, type Hosts } from '../fediverse/worlds/hosts.ts'
import { openWorld } from '../support/crawl-world.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'

const ACCOUNTS = 'people.example'
const SERVING = 'social.people.example'

const WAYS: readonly { readonly way: string; readonly carried: readonly Carried[]; readonly serving?: string }[] = [
  { way: 'a redirect of its NodeInfo', carried: ['nodeinfo'] },
  { way: 'a redirect of its host-meta', carried: ['host-meta'] },
  { way: 'a host-meta of its own', carried: ['host-meta-file'] },
  { way: 'a redirect of its WebFinger', carried: ['webfinger'] },
  { way: 'all of them', carried: ['nodeinfo', 'host-meta', 'webfinger'] },
  { way: 'nothing but www. before its name', carried: [], serving: `www.${ACCOUNTS}` },
  { way: 'a redirect to another registrable domain', carried: ['nodeinfo'], serving: 'mill.example' },
]

const SEEDS = [
  { first: 'the account domain is found first', pick: () => [ACCOUNTS] },
  { first: 'the serving host is found first', pick: (serving: string) => [serving] },
  { first: 'both are found at once', pick: (serving: string) => [serving, ACCOUNTS] },
]

const CASES = WAYS.flatMap((way) => SEEDS.map((seed) => ({ serving: SERVING, ...way, ...seed })))

describe('An account domain that leads to its serving host by', () => {
  test.each(CASES)('$way is one server when $first', async ({ carried, serving, pick }) => {
    await using database = await freshDatabase()
    await using crawl = await openWorld(splitWorld(carried, serving), database, { seeds: pick(serving), tickEveryMs: DAY })
    await crawl.crawlToIdle()
    // Nothing of it comes undone when both are asked again.
    await crawl.crawlFor(2 * DAY)
    const known = await readHosts(database)
    expect(known.get(ACCOUNTS)).toEqual({ status: 'alive', software: 'mastodon', apiHost: serving, aliasOf: null })
    const other = known.get(serving)
    expect(other ?? 'not asked').toEqual(
      pick(serving).includes(serving) ? { status: 'moved', software: null, apiHost: null, aliasOf: ACCOUNTS } : 'not asked',
    )
  })
})

describe('A host that claims an account domain', () => {
  test('which is another server stays what it is, and takes nothing from it', async () => {
    const known = await crawlHosts({
      'castle.example': { instance: server('castle.example', 'mastodon', '4.5.4') },
      'pretender.example': {
        instance: { ...server('castle.example', 'mastodon', '4.4.1'), apiHost: 'pretender.example', name: 'Pretender' },
      },
    })
    expect(known.get('castle.example')).toMatchObject({ status: 'alive', aliasOf: null })
    expect(known.get('pretender.example')).toMatchObject({ status: 'alive', aliasOf: null })
  })

  test('which does not exist is a server of its own', async () => {
    const known = await crawlHosts({
      'www.lost.example': { instance: { ...server('lost.example', 'mastodon', '4.5.4'), apiHost: 'www.lost.example' } },
    })
    expect(known.get('www.lost.example')).toMatchObject({ status: 'alive', software: 'mastodon', aliasOf: null })
  })

  test('which wants a long pause is settled when that has answered, and is never taken for a server in between', async () => {
    const hosts = splitDomain({ ...server(ACCOUNTS, 'mastodon', '4.5.4'), apiHost: SERVING }, ['webfinger'])
    const slow: Hosts = { [SERVING]: hosts[SERVING] as HostDefinition, [ACCOUNTS]: { ...hosts[ACCOUNTS], faults: [robotsCrawlDelay(120)] } }
    await using database = await freshDatabase()
    await using crawl = await openWorld(defineWorld({ mirrors, hosts: slow }), database, { seeds: [SERVING] })
    await crawl.crawlToIdle()
    const known = await readHosts(database)
    expect(known.get(SERVING)).toEqual({ status: 'moved', software: null, apiHost: null, aliasOf: ACCOUNTS })
    expect(known.get(ACCOUNTS)).toMatchObject({ status: 'alive', software: 'mastodon', apiHost: SERVING })
  })
})

function splitWorld(carried: readonly Carried[], serving: string): World {
  return defineWorld({ mirrors, hosts: splitDomain({ ...server(ACCOUNTS, 'mastodon', '4.5.4'), apiHost: serving, peers: [] }, carried) })
}

async function crawlHosts(hosts: Hosts): Promise<ReadonlyMap<string, KnownHost>> {
  await using database = await freshDatabase()
  await using crawl = await openWorld(defineWorld({ mirrors, hosts }), database, { seeds: Object.keys(hosts) })
  await crawl.crawlToIdle()
  return await readHosts(database)
}

interface KnownHost {
  readonly status: string
  /** What the instance row says; null for a name without one. */
  readonly software: string | null
  readonly apiHost: string | null
  readonly aliasOf: string | null
}

async function readHosts({ db }: TestDatabase): Promise<ReadonlyMap<string, KnownHost>> {
  const rows = await db
    .selectFrom('domain as d')
    .leftJoin('instance as i', 'i.domainId', 'd.id')
    .leftJoin('alias as a', (join) => join.onRef('a.domainId', '=', 'd.id').on('a.goneSeen', 'is', null))
    .leftJoin('domain as t', 't.id', 'a.targetId')
    .select(['d.name', 'd.status', 'd.apiHost', 'i.software', 't.name as aliasOf'])
    .execute()
  return new Map(rows.map(({ name, ...row }) => [name, row]))
}
