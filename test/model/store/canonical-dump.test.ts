// Proves the canonical dump: the same knowledge gives the same text, whatever the order of visits and ids; other knowledge gives another.
import { expect, test } from 'vitest'
import type { Domain } from '#model/domain.ts'
import { canonicalDump } from '#model/store/canonical-dump.ts'
import { addDomains } from '#model/store/domains.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { DAY, domain, HOUR, nodeinfoFacts, NOON, peers, PEERS, read, visitHost } from './sample-visits.ts'

const hosts = ['one.test', 'two.example', 'three.example.org'].map(domain)

async function walk(order: readonly Domain[], start: number): Promise<TestDatabase> {
  const database = await freshDatabase()
  const { db } = database
  await addDomains(db, order, { now: start, dueAt: start })
  for (const [n, host] of order.entries()) {
    const at = start + n * HOUR
    const documents = [read('nodeinfo', nodeinfoFacts, at), read(PEERS, {}, at)]
    await visitHost(db, host, at, {
      documents,
      address: `203.0.113.${String(hosts.indexOf(host))}`,
      peers: [peers(hosts.filter((name) => name !== host))],
    })
  }
  return database
}

test('equal knowledge is equal text, without ids, times and leases', async () => {
  await using one = await walk(hosts, NOON)
  await using two = await walk(hosts.toReversed(), NOON + 3 * DAY)
  const [first, second] = [await canonicalDump(one.db), await canonicalDump(two.db)]
  expect(second).toEqual(first)
  expect(first.filter((line) => line.startsWith('peer_set one.test'))).toHaveLength(1)
  expect(first.join('\n')).toContain('"names":["three.example.org","two.example"]')

  await visitHost(two.db, hosts[0] as Domain, NOON + 9 * DAY, {
    documents: [read('nodeinfo', { ...nodeinfoFacts, version: '4.6.0' }, NOON)],
  })
  const third = await canonicalDump(two.db)
  expect(third).not.toEqual(first)
  expect(third.filter((line) => line.startsWith('fact one.test') && line.includes('"version"'))).toHaveLength(2)
})
