// The simulated fediverse answers as its world says, to clients that know nothing of it but a name and an address.
import { Socket } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { SECOND, systemClock } from '#model/clock.ts'
import { inventAddress, inventAddress6, isPublicAddress } from './addresses.ts'
import { WORLD_START } from './clock.ts'
import type { Mirror, VirtualInstance } from './contract.ts'
import { dns, privateAddress, rebinding, until, worldDay } from './faults.ts'
import { startFediverse } from './network.ts'
import { askPlainly, connectPlainly, exchange } from './plain-client.ts'
import { createSeam } from './seam.ts'
import { splitDomain } from './split-domain.ts'
import { defineWorld, joinWorlds, type HostDefinition } from './world.ts'

const never = new AbortController().signal

const instance: VirtualInstance = {
  host: 'plain.example',
  software: 'plain',
  version: '1.2.3',
  name: 'A plain server',
  shortDescription: 'Nothing special',
  languages: ['en'],
  registrations: { mode: 'open' },
  usage: { users: 12 },
  rules: [],
  peers: Array.from({ length: 200 }, (_, index) => `peer${index}.example`),
}

const mirror: Mirror = {
  software: ['plain'],
  routes: (server) => ({
    'GET /.well-known/nodeinfo': {
      json: {
        links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href: `https://${server.apiHost ?? server.host}/nodeinfo/2.0` }],
      },
    },
    'GET /nodeinfo/2.0': { json: { version: '2.0', software: { name: server.software, version: server.version } } },
    'GET /api/v1/instance/peers': { json: server.peers },
    'GET /api/v1/list?page=2': { json: 'second' },
    'GET /api/v1/list': { json: 'first' },
    'POST /api/meta': (request) => ({ json: { asked: JSON.parse(request.body) as unknown } }),
    'GET /whoami': (request) => ({
      text: `${request.headers['user-agent'] ?? ''} ${request.query.get('q') ?? ''}`,
      headers: { 'X-Seen': '1' },
    }),
  }),
  shippedRobots: () => 'User-agent: *\nDisallow: /secret\n',
  expected: () => ({ software: 'plain' }),
  choices: {},
}

function worldOf(hosts: Readonly<Record<string, HostDefinition>>) {
  return defineWorld({ hosts, mirrors: [mirror] })
}

const plainWorld = worldOf({ 'plain.example': { instance } })

describe('names', () => {
  test('have stable, invented, global addresses', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const addresses = await fediverse.seam.resolve('plain.example', never)
    expect(addresses[0]).toBe(inventAddress('plain.example'))
    expect(await fediverse.seam.resolve('PLAIN.example.', never)).toEqual(addresses)
  })

  test('are all global unicast, whatever the name', () => {
    for (let index = 0; index < 2000; index++) {
      expect(isPublicAddress(inventAddress(`host${index}.example`))).toBe(true)
      expect(isPublicAddress(inventAddress6(`host${index}.example`))).toBe(true)
    }
  })

  test('that the world does not know do not exist', async () => {
    await using fediverse = await startFediverse(plainWorld)
    await expect(fediverse.seam.resolve('nobody.example', never)).rejects.toMatchObject({ code: 'ENOTFOUND' })
    expect(fediverse.ledger.countKind('look-up')).toBe(1)
  })

  test('share an address where the world says so', async () => {
    const world = worldOf({
      'a.example': { sharesAddress: 'a hosting firm' },
      'b.example': { sharesAddress: 'a hosting firm' },
      'c.example': {},
    })
    await using fediverse = await startFediverse(world)
    const [a, b, c] = await Promise.all(['a.example', 'b.example', 'c.example'].map((host) => fediverse.seam.resolve(host, never)))
    expect(a).toEqual(b)
    expect(a).not.toEqual(c)
  })

  test('are looked up by other processes through the listener', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const seam = createSeam({ port: fediverse.port })
    expect(await seam.resolve('plain.example', never)).toEqual(await fediverse.seam.resolve('plain.example', never))
    await expect(seam.resolve('nobody.example', never)).rejects.toMatchObject({ code: 'ENOTFOUND' })
    expect((await askPlainly(seam, 'https://plain.example/nodeinfo/2.0')).status).toBe(200)
  })
})

describe('connections', () => {
  test('go to addresses that the world gave to that host, and to no other', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const stray = await askPlainly(fediverse.seam, 'https://plain.example/', { address: inventAddress('other.example') })
    expect(stray.code).toBe('EHOSTUNREACH')
    expect(fediverse.ledger.forbiddenConnects()).toMatchObject([{ host: 'plain.example', outcome: 'not given' }])
  })

  test('to a literal address are refused and remembered', async () => {
    await using fediverse = await startFediverse(plainWorld)
    expect((await askPlainly(fediverse.seam, 'https://127.0.0.1/')).code).toBe('ECONNREFUSED')
    expect(fediverse.ledger.forbiddenConnects()).toMatchObject([{ host: '127.0.0.1', address: '127.0.0.1' }])
  })

  test('by a client that looks a rebound name up twice end inside, and in the ledger', async () => {
    await using fediverse = await startFediverse(worldOf({ 'rebinding.example': { fault: rebinding() } }))
    const checked = await fediverse.seam.resolve('rebinding.example', never)
    expect(checked.every(isPublicAddress)).toBe(true)
    expect((await askPlainly(fediverse.seam, 'https://rebinding.example/')).status).toBe(404)
    expect(fediverse.ledger.forbiddenConnects()).toMatchObject([{ address: '127.0.0.1', outcome: 'ok' }])
    expect((await askPlainly(fediverse.seam, 'https://rebinding.example/', { address: checked[0] ?? '' })).status).toBe(404)
    expect(fediverse.ledger.forbiddenConnects()).toHaveLength(1)
  })

  test('to private addresses that a name leads to are remembered', async () => {
    await using fediverse = await startFediverse(worldOf({ 'inside.example': { fault: privateAddress('192.168.1.1') } }))
    await askPlainly(fediverse.seam, 'https://inside.example/')
    expect(fediverse.ledger.forbiddenConnects()).toMatchObject([{ host: 'inside.example', address: '192.168.1.1' }])
  })

  test('end when the signal does, and reject with its reason', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const [address = ''] = await fediverse.seam.resolve('plain.example', never)
    const target = { host: 'plain.example', address, port: 443, secure: true }
    await expect(fediverse.seam.connect({ ...target, signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  })

  test('to another port need a server there', async () => {
    await using fediverse = await startFediverse(
      worldOf({ 'plain.example': { instance }, 'plain.example:8443': { routes: { 'GET /': { text: 'other port' } } } }),
    )
    const [address = ''] = await fediverse.seam.resolve('plain.example', never)
    expect((await askPlainly(fediverse.seam, 'https://plain.example:9999/', { address })).code).toBe('EHOSTUNREACH')
  })

  test('without TLS are told apart', async () => {
    await using fediverse = await startFediverse(plainWorld)
    await askPlainly(fediverse.seam, 'https://plain.example/')
    expect(fediverse.ledger.plain()).toEqual([])
    await askPlainly(fediverse.seam, 'http://plain.example/')
    expect(fediverse.ledger.plain().map((entry) => entry.kind)).toEqual(['connect', 'request'])
  })
})

describe('a connection handed to a client', () => {
  test('has received nothing yet', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const stream = await connectPlainly(fediverse.seam, 'https://plain.example/')
    if (!(stream instanceof Socket)) throw new Error('a world without TLS hands over plain sockets')
    expect(stream.bytesRead).toBe(0)
    stream.end('GET / HTTP/1.1\r\nhost: plain.example\r\nconnection: close\r\n\r\n')
    const text = await readText(stream)
    expect(text).toMatch(/^HTTP\/1\.1 404 /)
    expect(stream.bytesRead).toBe(text.length)
  })
})

describe('documents', () => {
  test('are the mirror’s, found by method and path', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const answer = await askPlainly(fediverse.seam, 'https://plain.example/nodeinfo/2.0?ignored=1')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(answer.body.toString())).toMatchObject({ software: { name: 'plain', version: '1.2.3' } })
    expect((await askPlainly(fediverse.seam, 'https://plain.example/api/meta')).status).toBe(404)
    expect((await askPlainly(fediverse.seam, 'https://plain.example/constructor')).status).toBe(404)
  })

  test('may depend on the query by name', async () => {
    await using fediverse = await startFediverse(plainWorld)
    expect((await askPlainly(fediverse.seam, 'https://plain.example/api/v1/list?page=2')).body.toString()).toBe('"second"')
    expect((await askPlainly(fediverse.seam, 'https://plain.example/api/v1/list?page=3')).body.toString()).toBe('"first"')
  })

  test('may be functions of the request', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const seen = await askPlainly(fediverse.seam, 'https://plain.example/whoami?q=7', { headers: { 'user-agent': 'Tester' } })
    expect(seen.body.toString()).toBe('Tester 7')
    expect(seen.headers['x-seen']).toBe('1')
    const posted = await askPlainly(fediverse.seam, 'https://plain.example/api/meta', { body: '{"detail":false}' })
    expect(JSON.parse(posted.body.toString())).toEqual({ asked: { detail: false } })
  })

  test('come without a body for HEAD', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const answer = await askPlainly(fediverse.seam, 'https://plain.example/nodeinfo/2.0', { method: 'HEAD' })
    expect([answer.status, answer.body.length]).toEqual([200, 0])
  })

  test('come compressed to those who take it, and unchanged to those who have it', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const url = 'https://plain.example/api/v1/instance/peers'
    const plain = await askPlainly(fediverse.seam, url)
    const zipped = await askPlainly(fediverse.seam, url, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.body)).toEqual(plain.body)
    const etag = String(plain.headers['etag'])
    const again = await askPlainly(fediverse.seam, url, { headers: { 'if-none-match': etag } })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect(fediverse.ledger.requests().map((entry) => [entry.status, entry.ifNoneMatch])).toEqual([
      [200, ''],
      [200, ''],
      [304, etag],
    ])
  })

  test('come without validators where the world says so', async () => {
    await using fediverse = await startFediverse(worldOf({ 'plain.example': { instance, validators: false } }))
    expect((await askPlainly(fediverse.seam, 'https://plain.example/nodeinfo/2.0')).headers['etag']).toBeUndefined()
  })

  test('come over one connection as long as the client keeps it', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const url = new URL('https://plain.example/nodeinfo/2.0')
    const socket = await connectPlainly(fediverse.seam, url.href)
    for (let index = 0; index < 3; index++) {
      const answer = await exchange(socket, url, { headers: { connection: 'keep-alive' } }, never)
      expect(answer.status).toBe(200)
    }
    socket.destroy()
    expect(fediverse.ledger.countKind('connect')).toBe(1)
    expect(fediverse.ledger.count('plain.example')).toBe(3)
  })

  test('are refused to requests for another host on this connection', async () => {
    await using fediverse = await startFediverse(plainWorld)
    expect((await askPlainly(fediverse.seam, 'https://plain.example/', { headers: { host: 'other.example' } })).status).toBe(421)
  })

  test('carry the date of the world', async () => {
    await using fediverse = await startFediverse(plainWorld)
    expect((await askPlainly(fediverse.seam, 'https://plain.example/')).headers['date']).toBe(new Date(WORLD_START).toUTCString())
  })

  test('whose writing throws fail the test that closes the world', async () => {
    const fediverse = await startFediverse(
      worldOf({
        'broken.example': {
          routes: {
            'GET /': () => {
              throw new Error('a bug in a mirror')
            },
          },
        },
      }),
    )
    expect((await askPlainly(fediverse.seam, 'https://broken.example/')).status).toBe(500)
    await expect(fediverse.close()).rejects.toThrow('a route or fault of this world threw')
  })
})

describe('robots.txt', () => {
  test.for([
    ['is what the software ships', {}, 200, 'User-agent: *\nDisallow: /secret\n'],
    [
      'is the instance’s own before that',
      { instance: { ...instance, robots: 'User-agent: *\nDisallow:\n' } },
      200,
      'User-agent: *\nDisallow:\n',
    ],
    ['is none where the instance has none', { instance: { ...instance, robots: null } }, 404, 'Not Found'],
    ['is the world’s before all', { robots: 'User-agent: *\nDisallow: /\n' }, 200, 'User-agent: *\nDisallow: /\n'],
  ] as const)('%s', async ([, entry, status, text]) => {
    await using fediverse = await startFediverse(worldOf({ 'plain.example': { instance, ...entry } }))
    const answer = await askPlainly(fediverse.seam, 'https://plain.example/robots.txt')
    expect([answer.status, answer.body.toString()]).toEqual([status, text])
  })
})

describe('a world', () => {
  test('refuses an instance under a foreign name', () => {
    expect(() => worldOf({ 'other.example': { instance } })).toThrow('calls itself plain.example')
  })

  test('refuses an instance that no mirror writes', () => {
    expect(() => worldOf({ 'plain.example': { instance: { ...instance, software: 'unheard-of' } } })).toThrow('no mirror')
  })

  test('can be joined with another one', () => {
    const joined = joinWorlds(plainWorld, worldOf({ 'plain.example': { fault: dns() }, 'more.example': {} }))
    expect([...joined.hosts()]).toEqual(['plain.example', 'more.example'])
    expect(joined.lookup('plain.example')?.faults).toEqual([])
    expect(joined.lookup('none.example')).toBeUndefined()
  })

  test('changes with time alone', async () => {
    await using fediverse = await startFediverse(
      worldOf({ 'late.example': { instance: { ...instance, host: 'late.example' }, fault: until(worldDay(3), dns()) } }),
    )
    await expect(fediverse.seam.resolve('late.example', never)).rejects.toMatchObject({ code: 'ENOTFOUND' })
    await fediverse.clock.sleep(3 * 86_400 * SECOND)
    expect(await fediverse.seam.resolve('late.example', never)).toContain(inventAddress('late.example'))
  })
})

describe('a split domain', () => {
  const split = { ...instance, host: 'town.example', apiHost: 'social.town.example' }

  test('passes on what its admin passes on, and the API host answers for it', async () => {
    await using fediverse = await startFediverse(worldOf(splitDomain(split, ['nodeinfo', 'webfinger'])))
    const nodeinfo = await askPlainly(fediverse.seam, 'https://town.example/.well-known/nodeinfo')
    expect([nodeinfo.status, nodeinfo.headers['location']]).toEqual([301, 'https://social.town.example/.well-known/nodeinfo'])
    const finger = await askPlainly(fediverse.seam, 'https://town.example/.well-known/webfinger?resource=acct:town.example@town.example')
    expect(finger.headers['location']).toBe('https://social.town.example/.well-known/webfinger?resource=acct%3Atown.example%40town.example')
    const actor = await askPlainly(fediverse.seam, String(finger.headers['location']))
    expect(JSON.parse(actor.body.toString())).toMatchObject({
      subject: 'acct:town.example@town.example',
      links: [{ href: 'https://social.town.example/actor' }],
    })
    expect((await askPlainly(fediverse.seam, 'https://town.example/.well-known/host-meta')).status).toBe(404)
  })

  test('may offer a static host-meta instead', async () => {
    await using fediverse = await startFediverse(worldOf(splitDomain(split, ['host-meta-file'])))
    const meta = await askPlainly(fediverse.seam, 'https://town.example/.well-known/host-meta')
    expect(meta.body.toString()).toContain('template="https://social.town.example/.well-known/webfinger?resource={uri}"')
  })
})

describe('time', () => {
  test('stands still while a request is under way, though nobody tracks the client', async () => {
    await using fediverse = await startFediverse(plainWorld)
    const sleeper = fediverse.clock.sleep(SECOND)
    await fediverse.clock.run(async () => {
      for (let index = 0; index < 20; index++) {
        const answer = await askPlainly(fediverse.seam, 'https://plain.example/nodeinfo/2.0')
        expect(answer.headers['date']).toBe(new Date(WORLD_START).toUTCString())
      }
    })
    await sleeper
    expect(fediverse.clock.now()).toBe(WORLD_START + SECOND)
    expect(fediverse.ledger.requests().every((entry) => entry.endedAt === WORLD_START)).toBe(true)
    expect(fediverse.clock.waiting()).toEqual([])
  })

  test('is the machine’s where a world is given its clock', async () => {
    const before = systemClock.now()
    await using fediverse = await startFediverse(plainWorld, { clock: systemClock })
    await askPlainly(fediverse.seam, 'https://plain.example/')
    expect(fediverse.ledger.requests()[0]?.at).toBeGreaterThanOrEqual(before)
  })
})
