// An installation's store, from its first start to its orderly end.
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '#model/store/open-store.ts'
import { makeScratch } from '../../support/scratch.ts'

test('a store that is closed ends its connections and its server without a word about lost connections', async () => {
  await using scratch = await makeScratch()
  for (let start = 0; start < 3; start += 1) {
    const said: string[] = []
    const store = await openStore({ dataDir: path.join(scratch.folder, 'data'), max: 20, log: (sentence) => said.push(sentence) })
    await Promise.all(Array.from({ length: 20 }, () => store.pool.query('select pg_sleep(0.01)')))
    await store.close()
    expect(said.filter((sentence) => sentence.includes('connection was lost'))).toEqual([])
  }
})
