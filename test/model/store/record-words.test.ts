// Proves what is kept of a server's words over time: changes with their dates, nothing where nothing changed, and what a failure leaves.
import { describe, expect, test } from 'vitest'
import type { Crawl } from '#model/crawl.ts'
import type { Facts } from '#model/facts.ts'
import { addDomains } from '#model/store/domains.ts'
import { loadKnownHosts } from '#model/store/known-hosts.ts'
import { freshDatabase } from '../../support/database.ts'
import {
  context,
  DAY,
  domain,
  failed,
  HOUR,
  INSTANCE,
  instanceFacts,
  nodeinfoFacts,
  NOON,
  peers,
  PEERS,
  read,
  versionsOf,
  visitHost,
} from './sample-visits.ts'

const harbour = domain('harbour.example')

describe('an unchanged server', () => {
  const QUIET = [
    'fact',
    'rule',
    'long_text',
    'instance',
    'nodeinfo',
    'peer_set',
    'peer_delta',
    'peer_page',
    'publication',
    'activity_week',
    'alias',
    'sentence',
    'objection',
  ]

  test('writes no fact, rule, text, peer, instance, NodeInfo or publication row, and touches none', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const activity = [{ week: NOON / 1000, statuses: 5 }]
    const again = (at: number): Partial<Crawl> => ({
      documents: [read('nodeinfo', nodeinfoFacts, at), read(INSTANCE, { ...instanceFacts, activity }, at), read(PEERS, {}, at)],
      peers: [peers(['a.example', 'b.example'])],
    })
    await visitHost(db, harbour, NOON, again(NOON))
    const before = await versionsOf(db, [...QUIET, 'usage_day'])
    await visitHost(db, harbour, NOON + HOUR, again(NOON + HOUR))
    expect(await versionsOf(db, [...QUIET, 'usage_day'])).toEqual(before)
    await visitHost(db, harbour, NOON + DAY, {
      ...again(NOON + DAY),
      documents: [{ ...read('nodeinfo', undefined, NOON + DAY), state: 'unchanged', httpStatus: 304 }],
    })
    expect(await versionsOf(db, QUIET)).toEqual(Object.fromEntries(QUIET.map((table) => [table, before[table]])))
    expect(await db.selectFrom('usageDay').select('day').orderBy('day').execute()).toEqual([{ day: '2026-11-02' }, { day: '2026-11-03' }])
    const known = (await loadKnownHosts(db, [1])).get(1)
    expect(known?.documents.get('nodeinfo')).toMatchObject({
      state: 'unchanged',
      httpStatus: 304,
      readAt: NOON + DAY,
      facts: nodeinfoFacts,
      etag: '"nodeinfo"',
    })
  })
})

describe('a server that changes', () => {
  test('keeps the old value with the dates between which it was true', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    const renamed: Facts = { ...instanceFacts, name: 'The New Harbour', languages: undefined, icon: 'https://harbour.example/icon.png' }
    await visitHost(db, harbour, NOON + DAY, {
      documents: [read('nodeinfo', nodeinfoFacts, NOON + DAY), read(INSTANCE, renamed, NOON + DAY)],
    })
    const facts = await db
      .selectFrom('fact')
      .selectAll()
      .where('key', 'in', ['name', 'languages', 'icon'])
      .orderBy('key')
      .orderBy('firstSeen')
      .execute()
    const later = new Date(NOON + DAY)
    expect(
      facts.map(({ key, value, firstSeen, firstSeenIsLowerBound: bound, goneSeen }) => ({ key, value, firstSeen, bound, goneSeen })),
    ).toEqual([
      { key: 'icon', value: 'https://harbour.example/icon.png', firstSeen: later, bound: false, goneSeen: null },
      { key: 'languages', value: ['en'], firstSeen: new Date(NOON), bound: true, goneSeen: later },
      { key: 'name', value: 'The Harbour', firstSeen: new Date(NOON), bound: true, goneSeen: later },
      { key: 'name', value: 'The New Harbour', firstSeen: later, bound: false, goneSeen: null },
    ])
    expect((await db.selectFrom('instance').select('changedAt').executeTakeFirstOrThrow()).changedAt).toEqual(later)
  })

  test('closes a reworded rule, opens the new wording, and only moves one that changed its place', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    const rules = [
      { nativeId: '9', text: 'No bots' },
      { nativeId: '2', text: 'No spam', hint: 'Not even yours' },
      { nativeId: '1', text: 'Be kind' },
      { text: 'Be kind' },
    ]
    await visitHost(db, harbour, NOON + DAY, { documents: [read(INSTANCE, { ...instanceFacts, rules }, NOON + DAY)] })
    const reworded = [
      { nativeId: '1', text: 'Be very kind' },
      { nativeId: '2', text: 'No spam', hint: 'Not even yours' },
    ]
    await visitHost(db, harbour, NOON + 2 * DAY, { documents: [read(INSTANCE, { ...instanceFacts, rules: reworded }, NOON + 2 * DAY)] })
    const rows = await db.selectFrom('rule').selectAll().orderBy('firstSeen').orderBy('position').execute()
    const day = (moment: Date | null): number | null => (moment === null ? null : (moment.getTime() - NOON) / DAY)
    expect(
      rows.map((row) => [row.text, row.position, row.nativeId, day(row.firstSeen), day(row.goneSeen), row.firstSeenIsLowerBound]),
    ).toEqual([
      ['No spam', 1, '2', 0, null, true],
      ['Be kind', 2, '1', 0, 2, true],
      ['No bots', 0, '9', 1, 2, false],
      ['Be kind', 3, null, 1, 2, false],
      ['Be very kind', 0, '1', 2, null, false],
    ])
  })

  test('takes rules out of texts, marked, while a server states no list of them, and drops these when it does', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const texts: Facts['texts'] = [{ kind: 'conduct', text: 'The harbour is old. Moor slowly. You must not fish here.', format: 'html' }]
    const { rules, ...listless } = instanceFacts
    const seen = async (): Promise<unknown> =>
      db.selectFrom('rule').select(['text', 'takenFrom', 'position']).where('goneSeen', 'is', null).orderBy('position').execute()
    await visitHost(db, harbour, NOON, { documents: [read('nodeinfo', nodeinfoFacts, NOON), read(INSTANCE, { ...listless, texts }, NOON)] })
    const taken = [{ text: 'You must not fish here.', takenFrom: 'conduct', position: 0 }]
    expect(await seen()).toEqual(taken)
    expect(await db.selectFrom('instance').select('ruleCount').executeTakeFirstOrThrow()).toEqual({ ruleCount: null })

    const empty = { documents: [read(INSTANCE, { ...listless, rules: [], texts }, NOON + DAY)] }
    await visitHost(db, harbour, NOON + DAY, empty)
    expect(await seen()).toEqual(taken)

    await visitHost(db, harbour, NOON + 2 * DAY, { documents: [read(INSTANCE, { ...listless, rules, texts }, NOON + 2 * DAY)] })
    expect(await seen()).toEqual([
      { text: 'Be kind', takenFrom: null, position: 0 },
      { text: 'No spam', takenFrom: null, position: 1 },
    ])
  })

  test('keeps one open wording of a long text for each document and kind', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const terms = (text: string, at: number): ReturnType<typeof read> =>
      read('/terms', { texts: [{ kind: 'terms', text, format: 'html' }] }, at)
    const order = { ...context, endpointOrder: [INSTANCE, '/terms'] }
    await visitHost(
      db,
      harbour,
      NOON,
      { documents: [read('nodeinfo', nodeinfoFacts, NOON), read(INSTANCE, instanceFacts, NOON), terms('Old', NOON)] },
      order,
    )
    await visitHost(db, harbour, NOON + DAY, { documents: [terms('New', NOON + DAY)] }, order)
    const rows = await db.selectFrom('longText').selectAll().orderBy('firstSeen').orderBy('kind').execute()
    expect(rows.map((row) => [row.endpoint, row.kind, row.text, row.goneSeen === null])).toEqual([
      [INSTANCE, 'description', 'A place for boats', true],
      ['/terms', 'terms', 'Old', false],
      ['/terms', 'terms', 'New', true],
    ])
  })

  test('has its last figures of the day counted, and a figure left out is not zero', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    const usage = { users: 121, activeMonth: 0 }
    await visitHost(db, harbour, NOON + HOUR, { documents: [read('nodeinfo', { ...nodeinfoFacts, usage }, NOON + HOUR)] })
    expect(await db.selectFrom('usageDay').select(['users', 'activeMonth', 'localPosts']).execute()).toEqual([
      { users: 121, activeMonth: 0, localPosts: null },
    ])
  })

  test('has its weeks of activity kept by Monday, whatever moment of the week it states', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    const weeks = (at: number, statuses: number): Facts => ({
      ...instanceFacts,
      activity: [
        { week: at / 1000, statuses, logins: 3 },
        { week: at / 1000 - 7 * 86_400, statuses: 50 },
      ],
    })
    await visitHost(db, harbour, NOON, { documents: [read(INSTANCE, weeks(NOON, 5), NOON)] })
    await visitHost(db, harbour, NOON + 3 * DAY, { documents: [read(INSTANCE, weeks(NOON + 3 * DAY, 8), NOON + 3 * DAY)] })
    expect(await db.selectFrom('activityWeek').select(['week', 'statuses', 'logins']).orderBy('week').execute()).toEqual([
      { week: '2026-10-26', statuses: 50, logins: null },
      { week: '2026-11-02', statuses: 8, logins: 3 },
    ])
  })
})

describe('a document that fails', () => {
  test('keeps its facts while it merely fails, and loses them when it is gone beside a good NodeInfo', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    const before = await versionsOf(db, ['fact', 'rule', 'long_text', 'instance'])
    await visitHost(db, harbour, NOON + DAY, {
      documents: [read('nodeinfo', nodeinfoFacts, NOON + DAY), failed(INSTANCE, 'server-error', NOON + DAY)],
    })
    expect(await versionsOf(db, ['fact', 'rule', 'long_text', 'instance'])).toEqual(before)
    expect((await loadKnownHosts(db, [1])).get(1)?.documents.get(INSTANCE)).toMatchObject({
      state: 'failed',
      reason: 'server-error',
      failures: 1,
      readAt: NOON,
      etag: `"${INSTANCE}"`,
    })

    // Everything is 404 while a server is being moved: nothing was withdrawn.
    const failure = { reason: 'no-nodeinfo' as const }
    await visitHost(db, harbour, NOON + 2 * DAY, {
      outcome: { kind: 'failed', failure },
      documents: [failed('nodeinfo', 'not-found', NOON), failed(INSTANCE, 'not-found', NOON)],
      nodeinfo: undefined,
    })
    expect(await versionsOf(db, ['fact', 'rule', 'long_text', 'instance'])).toEqual(before)

    await visitHost(db, harbour, NOON + 3 * DAY, {
      documents: [read('nodeinfo', nodeinfoFacts, NOON + 3 * DAY), failed(INSTANCE, 'unauthorized', NOON + 3 * DAY)],
    })
    expect(await db.selectFrom('instance').select(['name', 'software', 'ruleCount', 'users']).execute()).toEqual([
      { name: null, software: 'mastodon', ruleCount: null, users: 120 },
    ])
    expect(await db.selectFrom('rule').select('text').where('goneSeen', 'is', null).execute()).toEqual([])
    expect(await db.selectFrom('longText').select('text').where('goneSeen', 'is', null).execute()).toEqual([])
    expect((await loadKnownHosts(db, [1])).get(1)?.documents.get(INSTANCE)).toMatchObject({
      state: 'refused',
      reason: 'unauthorized',
      failures: 3,
      facts: undefined,
      etag: undefined,
    })
  })

  test('that was not reached only waits: its outcome stays, its turn comes sooner', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    const documents = [
      read('nodeinfo', nodeinfoFacts, NOON + DAY),
      { endpoint: INSTANCE, state: 'waiting' as const, dueAt: NOON + DAY + 30_000 },
    ]
    await visitHost(db, harbour, NOON + DAY, { documents })
    expect((await loadKnownHosts(db, [1])).get(1)?.documents.get(INSTANCE)).toMatchObject({
      state: 'ok',
      readAt: NOON,
      dueAt: NOON + DAY + 30_000,
    })
    expect((await db.selectFrom('frontierSlot').select('dueAt').executeTakeFirstOrThrow()).dueAt).toEqual(new Date(NOON + DAY + 30_000))
  })

  test('of an adapter the host no longer has does not make it due for ever', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await addDomains(db, [harbour], { now: NOON, dueAt: NOON })
    await visitHost(db, harbour, NOON)
    const order = { ...context, endpointOrder: ['/api/meta'] }
    const misskey = (at: number): Partial<Crawl> => ({
      adapter: 'misskey',
      documents: [read('nodeinfo', { ...nodeinfoFacts, software: 'misskey' }, at), read('/api/meta', { name: 'Rebuilt' }, at)],
    })
    await visitHost(db, harbour, NOON + 2 * DAY, misskey(NOON + 2 * DAY), order)
    expect((await db.selectFrom('frontierSlot').select('dueAt').executeTakeFirstOrThrow()).dueAt).toEqual(new Date(NOON + 3 * DAY))
    expect(await db.selectFrom('instance').select(['name', 'software', 'adapter', 'ruleCount', 'languages']).execute()).toEqual([
      { name: 'Rebuilt', software: 'misskey', adapter: 'misskey', ruleCount: null, languages: null },
    ])
  })
})
