// What we see of a host ourselves: IPv6, its certificate, what stands before it, and since when it does not answer.
import { describe, expect, test } from 'vitest'
import type { Crawl, CrawlOutcome } from '#model/crawl.ts'
import { addDomains } from '#model/store/domains.ts'
import { loadServerPage } from '#model/store/published-page.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { DAY, domain, HOUR, NOON, read, nodeinfoFacts, visitHost } from './sample-visits.ts'

const harbour = domain('harbour.example')
const END = NOON + 60 * DAY
const measured = { ipv6: true, certificateUntil: END, behind: 'Fastly' }

const failedWith = (failure: Extract<CrawlOutcome, { kind: 'failed' }>['failure']): Partial<Crawl> => ({
  outcome: { kind: 'failed', failure },
  documents: [],
  nodeinfo: undefined,
  adapter: undefined,
})
const silent = failedWith({ reason: 'timeout' })

async function known(): Promise<TestDatabase> {
  const database = await freshDatabase()
  await addDomains(database.db, [harbour], { now: NOON, dueAt: NOON })
  return database
}

async function pageAt({ db, published }: TestDatabase, now: number) {
  const { id } = await db.selectFrom('domain').select('id').where('name', '=', harbour).executeTakeFirstOrThrow()
  return (await loadServerPage(published, id, now))?.measures
}

describe('a host', () => {
  test('is shown as it was measured at its last visit', async () => {
    await using database = await known()
    await visitHost(database.db, harbour, NOON, { measured })
    expect(await pageAt(database, NOON + HOUR)).toEqual({
      ipv6: true,
      certificateUntil: END,
      certificateProblem: null,
      behind: 'Fastly',
      measuredAt: NOON,
      countedSince: NOON,
      downSince: null,
      outages: [],
      responseMs: 80,
    })
    await visitHost(database.db, harbour, NOON + DAY, { measured: { ipv6: false } })
    expect(await pageAt(database, NOON + DAY)).toMatchObject({ ipv6: false, behind: null, certificateUntil: END, measuredAt: NOON + DAY })
  })

  test('that was not looked up in a visit stays as it was seen', async () => {
    await using database = await known()
    await visitHost(database.db, harbour, NOON, { measured })
    await visitHost(database.db, harbour, NOON + DAY, silent)
    expect(await pageAt(database, NOON + DAY)).toMatchObject({ ...measured, measuredAt: NOON })
  })

  test('whose certificate is refused says why, until it is good again', async () => {
    await using database = await known()
    await visitHost(database.db, harbour, NOON, { measured })
    await visitHost(database.db, harbour, NOON + DAY, {
      ...failedWith({ reason: 'tls', detail: 'expired' }),
      measured: { ipv6: true },
    })
    expect(await pageAt(database, NOON + DAY)).toMatchObject({ certificateProblem: 'expired', certificateUntil: null })
    await visitHost(database.db, harbour, NOON + 2 * DAY, { measured })
    expect(await pageAt(database, NOON + 2 * DAY)).toMatchObject({ certificateProblem: null, certificateUntil: END })
  })

  test('answers as quickly as the middle of its visits, the quickest document of each', async () => {
    await using database = await known()
    for (const [day, ms] of [40, 900, 60].entries()) {
      const documents = [read('nodeinfo', nodeinfoFacts, NOON, { tookMs: ms }), read('/list', undefined, NOON, { tookMs: 5000 })]
      await visitHost(database.db, harbour, NOON + day * DAY, { documents })
    }
    expect((await pageAt(database, NOON + 3 * DAY))?.responseMs).toBe(60)
    expect((await pageAt(database, NOON + 300 * DAY))?.responseMs).toBeNull()
  })
})

describe('an outage', () => {
  test('lasts from the first visit without an answer to the next with one, however many lie between', async () => {
    await using database = await known()
    await visitHost(database.db, harbour, NOON)
    await visitHost(database.db, harbour, NOON + DAY, silent)
    await visitHost(database.db, harbour, NOON + 2 * DAY, silent)
    expect(await pageAt(database, NOON + 3 * DAY)).toMatchObject({ downSince: NOON + DAY, outages: [] })
    await visitHost(database.db, harbour, NOON + 4 * DAY)
    expect(await pageAt(database, NOON + 4 * DAY)).toMatchObject({
      downSince: null,
      outages: [{ since: NOON + DAY, until: NOON + 4 * DAY }],
    })
    expect((await pageAt(database, NOON + 500 * DAY))?.outages).toEqual([])
  })

  test('is none of a host that refuses us, that never answered, or that we failed to visit by our own fault', async () => {
    await using database = await known()
    await visitHost(database.db, harbour, NOON, silent)
    await visitHost(database.db, harbour, NOON + DAY)
    await visitHost(database.db, harbour, NOON + 2 * DAY, failedWith({ reason: 'crashed' }))
    await visitHost(database.db, harbour, NOON + 3 * DAY, {
      ...silent,
      outcome: { kind: 'refused', failure: { reason: 'unauthorized' } },
    })
    const host = await database.db.selectFrom('domain').select('downSince').where('name', '=', harbour).executeTakeFirstOrThrow()
    expect(host.downSince).toBeNull()
    expect(await database.db.selectFrom('outage').selectAll().execute()).toEqual([])
  })
})
