// What the DNS says of a name, and what that means for a server.
import { expect, test } from 'vitest'
import { internetSeam } from '../../../crawler/network/internet.ts'
import { createNetwork } from '../../../crawler/network/network.ts'
import { createResolver } from '../../../crawler/network/resolver.ts'
import { HOST, networkOver, seamTo } from './loopback.ts'
import { startNameServer } from './name-server.ts'
import type { Zone } from './name-server.ts'

const SIX = '2a01:4f8:1:0:0:0:0:5'

// Patient where an answer comes; a test of silence says how long it listens.
async function locate(zone: Zone, timeoutMs = 10_000) {
  const { at } = await startNameServer(zone)
  const network = networkOver(seamTo(9, { resolve: createResolver({ servers: [at], timeoutMs, tries: 1 }) }))
  const located = await network.locate(HOST)
  return located.ok ? located.location.address : located.failure.reason
}

test('all addresses of both families are seen', async () => {
  const { at } = await startNameServer((family) => (family === 4 ? ['185.40.4.5', '185.40.4.6'] : [SIX]))
  const found = await createResolver({ servers: [at] })(HOST, new AbortController().signal)
  expect(found.toSorted()).toEqual(['185.40.4.5', '185.40.4.6', '2a01:4f8:1::5'])
})

test('a name with addresses of one family is located by these', async () => {
  expect(await locate((family) => (family === 4 ? ['185.40.4.5'] : []))).toBe('185.40.4.5')
  expect(await locate((family) => (family === 6 ? [SIX] : []))).toBe('2a01:4f8:1::5')
  expect(await locate((family) => (family === 4 ? ['185.40.4.5'] : 'SERVFAIL'))).toBe('185.40.4.5')
})

test('a private address in either family is found out', async () => {
  expect(await locate((family) => (family === 4 ? ['185.40.4.5'] : ['fd00:0:0:0:0:0:0:1']))).toBe('private-address')
  expect(await locate((family) => (family === 4 ? ['127.0.0.1'] : [SIX]))).toBe('private-address')
})

test('a name that does not exist, or has no address, is absent', async () => {
  expect(await locate(() => 'NXDOMAIN')).toBe('dns')
  expect(await locate(() => [])).toBe('dns')
  expect(await locate((family) => (family === 4 ? 'silence' : 'NXDOMAIN'), 300)).toBe('dns')
})

test('a name server that fails, refuses or is silent says nothing about the name', async () => {
  for (const answer of ['SERVFAIL', 'REFUSED'] as const) expect(await locate(() => answer)).toBe('dns-temporary')
  expect(await locate(() => 'silence', 100)).toBe('dns-temporary')
  expect(await locate((family) => (family === 4 ? [] : 'SERVFAIL'))).toBe('dns-temporary')
  expect(await locate((family) => (family === 6 ? [] : 'SERVFAIL'))).toBe('dns-temporary')
})

test('the hosts file of this machine is not consulted', async () => {
  const { at, asked } = await startNameServer(() => 'NXDOMAIN')
  await expect(createResolver({ servers: [at] })('localhost', new AbortController().signal)).rejects.toMatchObject({
    code: expect.stringMatching(/^E/) as string,
  })
  expect(asked()).toBeGreaterThan(0)
})

test('the internet as it is knows no reserved names', () => {
  expect(createNetwork(internetSeam(), { userAgent: 'FediverseAtlas/test' }).reservedNames).toBe(false)
})
