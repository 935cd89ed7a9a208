// Proves the pace among processes: a key has one owner, a gap is never shortened, and nobody waits for a key in a circle.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { heartbeat } from '#model/store/frontier.ts'
import { bumpKeys, freeKeys, pruneKeys, takeKeys } from '#model/store/pace-keys.ts'
import { freshDatabase } from '../../support/database.ts'
import { HOUR, NOON } from './sample-visits.ts'

const lease = { now: NOON, leaseMs: 90_000 }

describe('pace keys', () => {
  test('are taken all or none, by one owner at a time', async () => {
    await using database = await freshDatabase()
    const { db } = database
    expect(await takeKeys(db, { ...lease, keys: ['host:a.example', 'addr:203.0.113.1'], owner: 'a' })).toEqual({ granted: true })
    expect(await takeKeys(db, { ...lease, keys: ['host:b.example', 'addr:203.0.113.1'], owner: 'b' })).toEqual({
      granted: false,
      freeAt: NOON,
    })
    expect(await takeKeys(db, { ...lease, keys: ['host:b.example', 'host:b.example'], owner: 'b' })).toEqual({ granted: true })
    // Two slots of one process are two speakers.
    expect(await takeKeys(db, { ...lease, keys: ['host:b.example'], owner: 'b' })).toEqual({ granted: false, freeAt: NOON })
    expect(await takeKeys(db, { ...lease, keys: [], owner: 'b' })).toEqual({ granted: true })
  })

  test('rest until their moment, each its own, and a moment never comes nearer', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const keys = ['host:a.example', 'site:a.example']
    await takeKeys(db, { ...lease, keys, owner: 'a' })
    await freeKeys(db, {
      owner: 'a',
      keys: [
        { key: 'host:a.example', notBefore: NOON + 500_000 },
        { key: 'site:a.example', notBefore: NOON + 1000 },
      ],
    })
    expect(await takeKeys(db, { ...lease, keys, owner: 'b' })).toEqual({ granted: false, freeAt: NOON + 500_000 })
    expect(await takeKeys(db, { ...lease, now: NOON + 999, keys: ['site:a.example'], owner: 'b' })).toEqual({
      granted: false,
      freeAt: NOON + 1000,
    })
    expect(await takeKeys(db, { ...lease, now: NOON + 1000, keys: ['site:a.example'], owner: 'b' })).toEqual({ granted: true })
    await bumpKeys(db, [
      { key: 'host:a.example', notBefore: NOON },
      { key: 'host:new.example', notBefore: NOON + 7000 },
      { key: 'host:new.example', notBefore: NOON + 1 },
    ])
    expect(await takeKeys(db, { ...lease, keys: ['host:a.example'], owner: 'b' })).toEqual({ granted: false, freeAt: NOON + 500_000 })
    expect(await takeKeys(db, { ...lease, keys: ['host:new.example'], owner: 'b' })).toEqual({ granted: false, freeAt: NOON + 7000 })
  })

  test('of a dead process are free when its lease ends, and its late return takes nothing from the next owner', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await takeKeys(db, { ...lease, keys: ['host:a.example'], owner: 'dead' })
    await sql`update pace_key set until = clock_timestamp() - interval '1 second'`.execute(db)
    expect(await takeKeys(db, { ...lease, keys: ['host:a.example'], owner: 'next' })).toEqual({ granted: true })
    await freeKeys(db, { owner: 'dead', keys: [{ key: 'host:a.example', notBefore: NOON + 3000 }] })
    expect(await db.selectFrom('paceKey').select(['owner', 'notBefore']).execute()).toEqual([
      { owner: 'next', notBefore: new Date(NOON + 3000) },
    ])
  })

  test('asked for by many at once are granted to one of them, in whatever order they are named', async () => {
    await using database = await freshDatabase()
    const { db } = database
    const keys = Array.from({ length: 12 }, (_, n) => `addr:203.0.113.${String(n)}`)
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) => {
          const turned = n % 2 === 0 ? keys : keys.toReversed()
          return n < 8
            ? takeKeys(db, { ...lease, keys: turned, owner: `p${String(n)}` })
            : heartbeat(db, `p${String(n - 8)}`, 90_000, { crawlIds: [], keys: turned })
        }),
      )
      expect(answers.filter((answer) => typeof answer === 'object' && answer.granted)).toHaveLength(1)
      const owner = (await db.selectFrom('paceKey').select('owner').distinct().execute()).map((row) => row.owner)
      expect(owner).toHaveLength(1)
      await freeKeys(db, { owner: owner[0] ?? '', keys: keys.toReversed().map((key) => ({ key, notBefore: NOON })) })
    }
  })

  test('that say nothing any more are deleted, others are kept', async () => {
    await using database = await freshDatabase()
    const { db } = database
    await bumpKeys(db, [
      { key: 'host:old.example', notBefore: NOON - 2 * HOUR },
      { key: 'host:resting.example', notBefore: NOON },
      { key: 'host:line.example', notBefore: NOON - 2 * HOUR },
    ])
    await sql`update pace_key set line_new = ${new Date(NOON + HOUR)} where key = 'host:line.example'`.execute(db)
    await takeKeys(db, { keys: ['host:held.example'], owner: 'a', now: NOON - 3 * HOUR, leaseMs: 90_000 })
    expect(await pruneKeys(db, NOON)).toBe(1)
    expect((await db.selectFrom('paceKey').select('key').orderBy('key').execute()).map(({ key }) => key)).toEqual([
      'host:held.example',
      'host:line.example',
      'host:resting.example',
    ])
  })
})
