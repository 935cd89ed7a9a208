// Lists and what they are worth: which names wait, who vouches for them, and that the order in which lists are read does not matter.
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { describe, expect, test } from 'vitest'
import { HELD_DAYS } from '#model/discovery-policy.ts'
import { forgetWord } from '#model/store/offers.ts'
import type { Schema } from '#model/store/schema.ts'
import { freshDatabase } from '../../support/database.ts'
import { addAdvertiser, admit, candidates, crowded, listNames, scattered, visitNew, type AdvertiserOptions } from './sample-lists.ts'
import { DAY, NOON } from './sample-visits.ts'

describe('a list', () => {
  test('gives known names their ids, and lets unheard-of ones wait without an id', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const lister = await addAdvertiser(db, 'lister.example')
    const known = await addAdvertiser(db, 'known.example')
    const noted = await listNames(db, lister, ['known.example', 'new.example'])
    expect(noted).toEqual({ ids: new Map([['known.example', known]]), waiting: ['new.example'], quarantined: 0 })
    expect(await candidates(db)).toEqual([{ name: 'new.example', listedBy: [lister], corroborated: false }])
    expect(await db.selectFrom('domain').select('name').orderBy('name').execute()).toEqual([
      { name: 'known.example' },
      { name: 'lister.example' },
    ])
  })

  test('that is read again changes nothing', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const lister = await addAdvertiser(db, 'lister.example')
    await listNames(db, lister, ['new.example'])
    const before = await candidates(db)
    await listNames(db, lister, ['new.example'], NOON + DAY)
    expect(await candidates(db)).toEqual(before)
  })

  test('cannot bring names of a quarantined farm back: they are counted, the largest list counts, and none of them waits', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const lister = await addAdvertiser(db, 'lister.example')
    await listNames(db, lister, crowded('farm.example', 40))
    await admit(db)
    await visitNew(db, () => 'dead')
    expect((await admit(db)).quarantined).toMatchObject([{ registrable: 'farm.example', reason: 'nobody-answers', names: 40 }])
    expect(await listNames(db, lister, [...crowded('farm.example', 60), 'honest.example'])).toMatchObject({
      waiting: ['honest.example'],
      quarantined: 55,
    })
    await listNames(db, lister, crowded('farm.example', 20))
    expect(await db.selectFrom('farm').select(['registrable', 'state', 'names']).execute()).toEqual([
      { registrable: 'farm.example', state: 'quarantined', names: 55 },
    ])
    expect((await candidates(db)).map(({ name }) => name)).toEqual(['honest.example'])
  })
})

describe('two servers that list the same name', () => {
  async function isCorroborated(
    first: AdvertiserOptions,
    second: AdvertiserOptions & { readonly name?: string },
  ): Promise<boolean | undefined> {
    await using database = await freshDatabase()
    const { db } = database
    const one = await addAdvertiser(db, 'lists.first.example', first)
    const two = await addAdvertiser(db, second.name ?? 'lists.second.example', {
      ...second,
      ...(second.foundBy === undefined ? {} : { foundBy: one }),
    })
    await listNames(db, one, ['new.example'])
    await listNames(db, two, ['new.example'])
    const [found] = await candidates(db)
    expect(found?.listedBy).toEqual([one, two])
    return found?.corroborated
  }

  test('vouch for it when they have nothing to do with each other', async () => {
    expect(await isCorroborated({ address: '203.0.113.1' }, { address: '203.0.113.2' })).toBe(true)
    expect(await isCorroborated({}, {})).toBe(true)
  })

  test('count as one when they stand under one registrable domain, at one address, or were found through each other', async () => {
    expect(await isCorroborated({}, { name: 'more.first.example' })).toBe(false)
    expect(await isCorroborated({ address: '203.0.113.1' }, { address: '203.0.113.1' })).toBe(false)
    expect(await isCorroborated({}, { foundBy: 1 })).toBe(false)
  })
})

describe('a held advertiser', () => {
  async function holdOne(db: Kysely<Schema>): Promise<number> {
    const liar = await addAdvertiser(db, 'liar.example')
    await listNames(db, liar, scattered('nothing', 100))
    await admit(db)
    await visitNew(db, () => 'empty')
    expect((await admit(db)).held).toEqual([{ domainId: liar, reason: 'nobody-answers' }])
    return liar
  }

  test('is not believed: its names are forgotten, and it vouches for nobody else’s', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const liar = await holdOne(db)
    expect(await candidates(db)).toEqual([])
    const honest = await addAdvertiser(db, 'honest.example')
    await listNames(db, honest, ['new.example'])
    await listNames(db, liar, ['new.example', 'other.example'])
    expect(await candidates(db)).toEqual([{ name: 'new.example', listedBy: [honest], corroborated: false }])
  })

  test('is tried again after a week, from the first sample on', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const liar = await holdOne(db)
    await listNames(db, liar, scattered('better', 30), NOON + (HELD_DAYS + 1) * DAY)
    expect((await admit(db, NOON + (HELD_DAYS + 1) * DAY)).admitted).toBe(12)
  })

  test('takes its word back where another server still stands for the name', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const [one, two, three] = [
      await addAdvertiser(db, 'one.example'),
      await addAdvertiser(db, 'two.example'),
      await addAdvertiser(db, 'three.example'),
    ]
    await listNames(db, one, ['all.example', 'both.example', 'mine.example'])
    await listNames(db, two, ['all.example', 'both.example'])
    await listNames(db, three, ['all.example'])
    await forgetWord(db, [one])
    expect(await candidates(db)).toEqual([
      { name: 'all.example', listedBy: [two, three], corroborated: true },
      { name: 'both.example', listedBy: [two], corroborated: false },
    ])
  })
})

class Undone extends Error {}

test('who waits, who vouches and who is let in does not depend on the order in which lists are read', async () => {
  await using database = await freshDatabase()
  const { db } = database
  const advertisers: number[] = []
  for (let n = 0; n < 6; n += 1) {
    const kin: AdvertiserOptions = { address: `203.0.113.${n % 4}`, ...(n === 4 ? { foundBy: advertisers[0] ?? 0 } : {}) }
    advertisers.push(await addAdvertiser(db, n < 2 ? `host-${n}.family.example` : `host-${n}.example`, kin))
  }
  const names = [...scattered('place', 25), ...crowded('town.example', 12)]

  /** What one order of readings leads to; nothing of it is kept. */
  async function outcomeOf(lists: readonly (readonly [number, readonly string[]])[]): Promise<unknown> {
    let outcome: unknown
    const attempt = db.transaction().execute(async (trx) => {
      for (const [advertiser, listed] of lists) await listNames(trx, advertiser, listed)
      const waiting = await candidates(trx)
      await admit(trx)
      outcome = { waiting, admitted: await trx.selectFrom('domain').select(['name', 'discoveredBy']).orderBy('name').execute() }
      throw new Undone()
    })
    await expect(attempt).rejects.toThrow(Undone)
    return outcome
  }

  const lists = fc.tuple(...advertisers.map((advertiser) => fc.tuple(fc.constant(advertiser), fc.subarray(names, { minLength: 1 }))))
  const twoOrders = lists.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  await fc.assert(
    fc.asyncProperty(twoOrders, async ([one, other]) => {
      expect(await outcomeOf(other)).toEqual(await outcomeOf(one))
    }),
    { numRuns: 25 },
  )
})
