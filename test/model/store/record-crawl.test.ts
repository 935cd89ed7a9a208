// Proves the recording of visits: what is learned is kept with its dates, what is unchanged writes nothing, and a visit counts once.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Crawl } from '#model/crawl.ts'
import type { Facts } from '#model/facts.ts'
import { addDomains } from '#model/store/domains.ts'
import { claimSlots } from '#model/store/frontier.ts'
import { loadKnownHosts } from '#model/store/known-hosts.ts'
import { recordCrawl } from '#model/store/record-crawl.ts'
import { loadRobots } from '#model/store/robots-cache.ts'
import { freshDatabase } from '../../support/database.ts'
import {
  claimHost,
  context,
  DAY,
  domain,
  failed,
  HOUR,
  INSTANCE,
  instanceFacts,
  nodeinfoFacts,
  NOON,
  paceKeys,
  peers,
  PEERS,
  read,
  versionsOf,
  visit,
  visitHost,
} from './sample-visits.ts'

const harbour = domain('harbour.example')

describe('the first visit to a server', () => {
  test('stores what it says, from which document, and that it may be older than our reading', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    expect(await visitHost(db, harbour, NOON)).toBe('recorded')
    const instance = await db.selectFrom('instance').selectAll().executeTakeFirstOrThrow()
    expect(instance).toMatchObject({
      software: 'mastodon',
      softwareVersion: '4.5.1',
      adapter: 'mastodon',
      name: 'The Harbour',
      languages: ['en'],
      registrations: 'approval',
      users: 120,
      activeMonth: 40,
      activeHalfyear: null,
      usageQuality: 'measured',
      ruleCount: 2,
      peerCount: null,
      firstAnswer: new Date(NOON),
    })
    expect(instance.facts).toMatchObject({ name: { value: 'The Harbour', endpoint: INSTANCE }, usage: { endpoint: 'nodeinfo' } })
    const facts = await db.selectFrom('fact').selectAll().orderBy('key').execute()
    expect(facts.map(({ key }) => key)).toEqual([
      'languages',
      'name',
      'protocols',
      'registrations',
      'shortDescription',
      'software',
      'version',
    ])
    expect(facts.every((fact) => fact.firstSeenIsLowerBound && fact.goneSeen === null && fact.firstSeen.getTime() === NOON)).toBe(true)
    const rules = await db.selectFrom('rule').select(['position', 'nativeId', 'text', 'hint']).orderBy('position').execute()
    expect(rules).toEqual([
      { position: 0, nativeId: '1', text: 'Be kind', hint: null },
      { position: 1, nativeId: '2', text: 'No spam', hint: 'Not even yours' },
    ])
    expect(await db.selectFrom('longText').select(['kind', 'text', 'endpoint']).execute()).toEqual([
      { kind: 'description', text: 'A place for boats', endpoint: INSTANCE },
    ])
    expect(await db.selectFrom('usageDay').select(['day', 'users', 'activeHalfyear', 'quality']).execute()).toEqual([
      { day: '2026-11-02', users: 120, activeHalfyear: null, quality: 'measured' },
    ])
    expect(await db.selectFrom('publication').select(['page', 'inSearch']).execute()).toEqual([{ page: true, inSearch: true }])
    const host = await db.selectFrom('domain').innerJoin('frontierSlot', 'domainId', 'id').selectAll().executeTakeFirstOrThrow()
    expect(host).toMatchObject({
      status: 'alive',
      failures: 0,
      address: '203.0.113.9',
      dueAt: new Date(NOON + DAY),
      priority: 0,
      leaseOwner: null,
    })
  })

  test('leaves for the next visit what that needs to go on', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const robots = { host: harbour, state: 'rules' as const, body: 'User-agent: *', readAt: NOON, expiresAt: NOON + DAY }
    const memo = { links: ['https://harbour.example/nodeinfo/2.0'] }
    const documents = [
      read('nodeinfo', nodeinfoFacts, NOON, { memo, lastModified: 'Mon, 02 Nov 2026 12:00:00 GMT' }),
      read(INSTANCE, instanceFacts, NOON),
      read(PEERS, {}, NOON, { cursor: '/api/v1/instance/peers?page=1', dueAt: NOON }),
    ]
    await visitHost(db, harbour, NOON, {
      documents,
      robots: [robots],
      apiHost: 'social.harbour.example',
      peers: [peers(['a.example'], { complete: false })],
    })
    const known = (await loadKnownHosts(db, [1])).get(1)
    expect(known).toMatchObject({
      domain: harbour,
      address: '203.0.113.9',
      apiHost: 'social.harbour.example',
      past: { status: 'alive', lastAnswer: NOON, failures: 0 },
    })
    expect(known?.documents.get('nodeinfo')).toMatchObject({
      state: 'ok',
      etag: '"nodeinfo"',
      memo,
      readAt: NOON,
      complete: true,
      facts: nodeinfoFacts,
      failures: 0,
    })
    expect(known?.documents.get(PEERS)).toMatchObject({
      cursor: '/api/v1/instance/peers?page=1',
      complete: false,
      pagesRead: 1,
      pendingNames: 0,
    })
    // Rules and long texts decide nothing in a visit and are most of the bytes.
    expect(known?.documents.get(INSTANCE)?.facts).toEqual({ ...instanceFacts, rules: undefined, texts: undefined })
    expect((await loadRobots(db, [harbour, 'other.example'])).get(harbour)).toEqual({ ...robots, failure: undefined })
    expect(await loadKnownHosts(db, [])).toEqual(new Map())
  })
})

describe('a host', () => {
  test('that fails waits as its life decides, and not as its documents do', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON, {
      outcome: { kind: 'failed', failure: { reason: 'dns' } },
      documents: [failed('nodeinfo', 'timeout', NOON)],
      nodeinfo: undefined,
      adapter: undefined,
    })
    const host = await db.selectFrom('domain').innerJoin('frontierSlot', 'domainId', 'id').selectAll().executeTakeFirstOrThrow()
    expect(host).toMatchObject({
      status: 'failing',
      reason: 'dns',
      failures: 1,
      failingSince: new Date(NOON),
      lastAnswer: null,
      priority: 1,
    })
    expect(host.dueAt.getTime()).toBeGreaterThan(NOON + 20 * HOUR)
    expect(await db.selectFrom('instance').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('publication').select(['page', 'listed', 'texts']).execute()).toEqual([
      { page: true, listed: false, texts: false },
    ])
  })

  test('that crashed our reader is tried again, and loses nothing', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    const before = await versionsOf(db, ['fact', 'rule', 'instance', 'document'])
    await visitHost(db, harbour, NOON + DAY, {
      outcome: { kind: 'failed', failure: { reason: 'crashed' } },
      documents: [],
      adapter: undefined,
      nodeinfo: undefined,
    })
    expect(await versionsOf(db, ['fact', 'rule', 'instance', 'document'])).toEqual(before)
    expect(await db.selectFrom('domain').select(['status', 'reason']).execute()).toEqual([{ status: 'alive', reason: 'crashed' }])
  })

  test('that is another name of a server is linked to it, and keeps nothing under its own', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const target = domain('social.harbour.example')
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON, { peers: [peers(['a.example'])] })
    const outcome = { kind: 'alias' as const, of: { target, proof: 'nodeinfo-redirect' as const, proved: true } }
    const alias = (at: number): Partial<Crawl> => ({ outcome, documents: [read('nodeinfo', undefined, at)], nodeinfo: undefined })
    await visitHost(db, harbour, NOON + DAY, alias(NOON + DAY))
    await visitHost(db, harbour, NOON + 2 * DAY, alias(NOON + 2 * DAY))
    const links = sql<{ target: string; proof: string; proved: boolean; days: number; open: boolean }>`
      select d.name as target, proof, proved, extract(day from last_seen - a.first_seen)::int as days, gone_seen is null as open
      from alias a join domain d on d.id = a.target_id`
    expect((await links.execute(db)).rows).toEqual([{ target, proof: 'nodeinfo-redirect', proved: true, days: 1, open: true }])
    expect(await db.selectFrom('domain').select(['name', 'status']).where('name', '<>', 'a.example').orderBy('id').execute()).toEqual([
      { name: harbour, status: 'moved' },
      { name: target, status: 'discovered' },
    ])
    expect(await db.selectFrom('instance').select(['name', 'software', 'peerCount']).execute()).toEqual([
      { name: null, software: null, peerCount: null },
    ])
    expect(await db.selectFrom('fact').select('key').where('goneSeen', 'is', null).execute()).toEqual([])
    expect(await db.selectFrom('peerSet').selectAll().execute()).toEqual([])

    await visitHost(db, harbour, NOON + 3 * DAY)
    expect((await links.execute(db)).rows[0]?.open).toBe(false)
    expect(await db.selectFrom('instance').select('name').execute()).toEqual([{ name: 'The Harbour' }])
  })

  test('whose documents a failed visit read keeps its own facts, and is read whole the next time', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    const failure = { reason: 'foreign-nodeinfo' as const }
    await visitHost(db, harbour, NOON + DAY, {
      outcome: { kind: 'failed', failure },
      documents: [read('nodeinfo', undefined, NOON + DAY)],
      nodeinfo: undefined,
    })
    expect(await db.selectFrom('instance').select(['name', 'software']).execute()).toEqual([{ name: 'The Harbour', software: 'mastodon' }])
    expect((await loadKnownHosts(db, [1])).get(1)?.documents.get('nodeinfo')).toMatchObject({ etag: undefined, facts: nodeinfoFacts })
  })

  test('whose NodeInfo leads astray for a while keeps the address where it was read', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const url = 'https://harbour.example/nodeinfo/2.0'
    await visitHost(db, harbour, NOON, { documents: [read('nodeinfo', nodeinfoFacts, NOON, { url })] })
    const astray = { ...failed('nodeinfo', 'server-error', NOON + DAY), url: 'https://maintenance.example/' }
    await visitHost(db, harbour, NOON + DAY, { outcome: { kind: 'failed', failure: { reason: 'server-error' } }, documents: [astray] })
    expect((await loadKnownHosts(db, [1])).get(1)?.documents.get('nodeinfo')).toMatchObject({ state: 'failed', url, facts: nodeinfoFacts })
  })

  test('keeps the mark "do not index" through visits that read only a list, and those in which a document failed', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON, { noindex: true })
    const listOnly = { documents: [read(PEERS, {}, NOON + HOUR)], nodeinfo: undefined }
    await visitHost(db, harbour, NOON + HOUR, { outcome: { kind: 'partial' }, ...listOnly })
    await visitHost(db, harbour, NOON + 2 * HOUR, listOnly)
    expect(await db.selectFrom('publication').select('page').execute()).toEqual([{ page: false }])
    const broken = failed(INSTANCE, 'server-error', NOON + 3 * HOUR)
    await visitHost(db, harbour, NOON + 3 * HOUR, { documents: [read('nodeinfo', nodeinfoFacts, NOON + 3 * HOUR), broken] })
    expect(await db.selectFrom('publication').select('page').execute()).toEqual([{ page: false }])
    await visitHost(db, harbour, NOON + DAY)
    expect(await db.selectFrom('publication').select('page').execute()).toEqual([{ page: true }])
  })
})

describe('a visit', () => {
  test('counts once, however often it is recorded', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const crawl = visit(await claimHost(db, harbour, NOON), NOON, { peers: [peers(['a.example'])] })
    expect(await recordCrawl(db, crawl, context)).toBe('recorded')
    const tables = ['crawl', 'domain', 'document', 'instance', 'fact', 'rule', 'peer_set', 'frontier_slot', 'usage_day', 'publication']
    const before = await versionsOf(db, tables)
    const slot = await sql<{ due: Date }>`select due_at as due from frontier_slot where domain_id = 1`.execute(db)
    expect(await recordCrawl(db, { ...crawl, outcome: { kind: 'failed', failure: { reason: 'dns' } } }, context)).toBe('repeated')
    // The look locks the slot and leaves it as it was.
    const { frontier_slot: _slots, ...rest } = await versionsOf(db, tables)
    const { frontier_slot: _before, ...restBefore } = before
    expect(rest).toEqual(restBefore)
    expect((await sql<{ due: Date }>`select due_at as due from frontier_slot where domain_id = 1`.execute(db)).rows).toEqual(slot.rows)
  })

  test('recorded by two at once is recorded by one', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const crawl = visit(await claimHost(db, harbour, NOON), NOON)
    const results = await Promise.all(Array.from({ length: 4 }, () => recordCrawl(db, crawl, context)))
    expect(results.toSorted()).toEqual(['recorded', 'repeated', 'repeated', 'repeated'])
  })

  test('whose lease ran out still counts, until somebody else has the slot', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour, domain('other.test')], { now: NOON, dueAt: NOON })
    const expire = sql`update frontier_slot set lease_until = clock_timestamp() - interval '1 second'; update pace_key set until = clock_timestamp() - interval '1 second' where owner is not null`
    const late = visit(await claimHost(db, harbour, NOON), NOON)
    await expire.execute(db)
    await claimSlots(db, { owner: 'b', limit: 10, now: NOON - HOUR, leaseMs: 90_000, paceKeys })
    expect(await recordCrawl(db, late, context)).toBe('recorded')

    const lost = visit(await claimHost(db, harbour, NOON + DAY), NOON + DAY, { outcome: { kind: 'failed', failure: { reason: 'dns' } } })
    await expire.execute(db)
    const taken = (await claimSlots(db, { owner: 'b', limit: 10, now: NOON + DAY, leaseMs: 90_000, paceKeys })).find(
      (slot) => slot.domain === harbour,
    )
    const before = await versionsOf(db, ['crawl', 'domain', 'document'])
    expect(await recordCrawl(db, lost, context)).toBe('lost')
    expect(await versionsOf(db, ['crawl', 'domain', 'document'])).toEqual(before)
    expect(await recordCrawl(db, visit(taken ?? (lost as never), NOON + DAY), context)).toBe('recorded')
  })

  test('of a server that sends what no database takes is stored without it', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const nasty: Facts = {
      name: 'nul \0 and half \ud83d a pair',
      shortDescription: 'an innocent \\u0000 and \\ud83d',
      rules: [{ text: 'a\0b', translations: { 'de\0': { text: '\udc00' } } }],
      usage: { users: Number.MAX_SAFE_INTEGER },
    }
    const nodeinfo = { url: 'https://harbour.example/nodeinfo', schema: '2.0', body: JSON.stringify({ a: '\0', b: '\ud800' }) }
    const documents = [read('nodeinfo', { software: 'x' }, NOON, { memo: { '\0': '\ud800' } }), read(INSTANCE, nasty, NOON)]
    await visitHost(db, harbour, NOON, { documents, nodeinfo })
    expect(await db.selectFrom('instance').select(['name', 'shortDescription', 'users']).execute()).toEqual([
      { name: 'nul \uFFFD and half \uFFFD a pair', shortDescription: 'an innocent \\u0000 and \\ud83d', users: Number.MAX_SAFE_INTEGER },
    ])
    const before = await versionsOf(db, ['fact', 'rule', 'instance', 'nodeinfo'])
    await visitHost(db, harbour, NOON + DAY, { documents, nodeinfo })
    expect(await versionsOf(db, ['fact', 'rule', 'instance', 'nodeinfo'])).toEqual(before)
  })
})
