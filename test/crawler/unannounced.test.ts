// Servers that no NodeInfo announces: Matrix homeservers behind their signposts, and forums that say themselves what they are.
import { describe, expect, test } from 'vitest'
import type { KnownHost } from '#model/crawl.ts'
import type { HostDefinition } from '../fediverse/world.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import { documentsOf, knownHost, worldOf } from '../support/visit.ts'

type Variant = NonNullable<NonNullable<HostDefinition['instance']>['variant']>

const API = 'matrix.garden.example'

/** A homeserver with its APIs on a host of their own. */
function homeserver(variant: Variant = {}): Readonly<Record<string, HostDefinition>> {
  const instance = server('garden.example', 'synapse', '1.135.0', { apiHost: API, variant })
  return { 'garden.example': { instance, robots: null }, [API]: { instance, robots: null } }
}

/** The name as it is known once its API host was visited. */
const garden: KnownHost = { ...knownHost('garden.example'), otherNames: [API] }

describe('a Matrix server', () => {
  test('is found behind its signposts and says its software, its version and whether one may join', async () => {
    const world = await worldOf(homeserver())
    const crawl = await world.visit(garden)
    expect(crawl.outcome).toEqual({ kind: 'answered' })
    expect([crawl.adapter, crawl.apiHost]).toEqual(['matrix', API])
    const documents = documentsOf(crawl)
    expect(documents['/_matrix/federation/v1/version']?.facts).toEqual({ protocols: ['matrix'], software: 'synapse', version: '1.135.0' })
    expect(documents['/.well-known/matrix/client']?.memo).toEqual({ origin: `https://${API}` })
    expect(documents['/.well-known/matrix/support']?.state).toMatch(/ok|waiting/)
    expect(world.asked().filter((request) => request.includes('/_matrix/'))).toEqual([
      `${API} /_matrix/key/v2/server`,
      `${API} /_matrix/federation/v1/version`,
      expect.stringContaining(`${API} /_matrix/client/v3/register/available?`),
      `${API} /_matrix/client/v1/auth_metadata`,
      `${API} /_matrix/client/v3/login`,
    ])
  })

  test('is asked nothing that begins a registration', async () => {
    const world = await worldOf(homeserver())
    await world.visit(garden)
    expect(world.fediverse.ledger.requests().map(({ method }) => method)).not.toContain('POST')
  })

  test('that refuses whoever wants to join says so with an error, which is an answer', async () => {
    const closed = server('garden.example', 'synapse', '1.135.0', { apiHost: API, registrations: { mode: 'closed' } })
    const world = await worldOf({ 'garden.example': { instance: closed, robots: null }, [API]: { instance: closed, robots: null } })
    const documents = Object.entries(documentsOf(await world.visit(garden)))
    const door = documents.find(([name]) => name.includes('register/available'))?.[1]
    expect(door).toMatchObject({ state: 'ok', httpStatus: 403, facts: { registrations: { mode: 'closed' } } })
  })

  test('leaves its name when it signs for another: the visited one is an alias, and nothing of it is kept', async () => {
    const world = await worldOf(homeserver({ signsAs: 'elsewhere.example' }))
    const crawl = await world.visit(garden)
    expect(crawl.outcome).toEqual({ kind: 'alias', of: { target: 'elsewhere.example', proof: 'api-domain', proved: false } })
    expect(crawl.documents.filter((document) => document.facts !== undefined)).toEqual([])
  })

  test('leads from the host of its API to its name', async () => {
    const world = await worldOf(homeserver())
    const crawl = await world.visit(API)
    expect(crawl.outcome).toEqual({ kind: 'alias', of: { target: 'garden.example', proof: 'api-domain', proved: false } })
  })

  test('whose API stands on a port of its own is there by its own word, and is asked for nothing there', async () => {
    const world = await worldOf(homeserver({ farPort: true }))
    const crawl = await world.visit(garden)
    expect(crawl.outcome).toEqual({ kind: 'answered' })
    expect(documentsOf(crawl)['/.well-known/matrix/server']?.facts).toEqual({ protocols: ['matrix'], software: 'matrix' })
  })

  test('is looked for under no other name: a host without NodeInfo is not asked for signposts', async () => {
    const world = await worldOf(homeserver())
    const crawl = await world.visit('garden.example')
    expect(crawl.outcome).toMatchObject({ kind: 'failed', failure: { reason: 'no-nodeinfo' } })
    expect(world.asked().filter((request) => request.includes('matrix/'))).toEqual([])
  })

  test('is asked again what it was before, whatever its name', async () => {
    const world = await worldOf(homeserver())
    const facts = { software: 'synapse', version: '1.134.0', protocols: ['matrix'] }
    const crawl = await world.visit(knownHost('garden.example', { '/_matrix/federation/v1/version': { facts } }))
    expect(documentsOf(crawl)['/_matrix/federation/v1/version']?.facts).toMatchObject({ version: '1.135.0' })
  })

  test('that is gone from behind a living name has failed', async () => {
    const known = knownHost('garden.example', {
      '/_matrix/federation/v1/version': { facts: { software: 'synapse' } },
      '/.well-known/matrix/server': { dueAt: Number.MAX_SAFE_INTEGER, memo: { origin: `https://${API}` } },
      '/.well-known/matrix/client': { dueAt: Number.MAX_SAFE_INTEGER, memo: { origin: `https://${API}` } },
      '/_matrix/key/v2/server': { dueAt: Number.MAX_SAFE_INTEGER, memo: { origin: 'https://garden.example' } },
    })
    const world = await worldOf({ 'garden.example': { robots: null, routes: {} }, [API]: { robots: null, routes: {} } })
    expect((await world.visit(known)).outcome).toMatchObject({ kind: 'failed' })
  })

  test('under a name that has a NodeInfo is passed over: the name is that server', async () => {
    const world = await worldOf({ 'matrix.example': { instance: server('matrix.example', 'mastodon', '4.5.4') } })
    const crawl = await world.visit('matrix.example')
    expect([crawl.outcome.kind, crawl.adapter]).toEqual(['answered', 'mastodon'])
    expect(world.asked().filter((request) => request.includes('_matrix'))).toEqual([])
  })
})

describe('a Discourse forum', () => {
  const forum = (host: string, variant: Variant = {}): Readonly<Record<string, HostDefinition>> => ({
    [host]: { instance: server(host, 'discourse', '3.5.0', { variant }) },
  })

  test('that federates is recognised, under a name that forums have, by what it tells its pages', async () => {
    const world = await worldOf(forum('forum.example'))
    const crawl = await world.visit('forum.example')
    expect([crawl.outcome.kind, crawl.adapter]).toEqual(['answered', 'discourse'])
    expect(documentsOf(crawl)['/about.json']?.facts).toMatchObject({ version: '3.5.0', name: 'Forum Café' })
  })

  test('under any other name is left alone', async () => {
    const world = await worldOf(forum('garden.example'))
    expect((await world.visit('garden.example')).outcome).toMatchObject({ kind: 'failed', failure: { reason: 'no-nodeinfo' } })
    expect(world.asked()).not.toContain('garden.example /site.json')
  })

  test('without the plugin is no part of the network', async () => {
    const world = await worldOf(forum('forum.example', { unfederated: true }))
    expect((await world.visit('forum.example')).outcome).toMatchObject({ kind: 'failed' })
  })

  test('that wants a sign-in for everything is no server to us', async () => {
    const world = await worldOf(forum('forum.example', { loginRequired: true }))
    expect((await world.visit('forum.example')).outcome.kind).toBe('failed')
  })

  test('is not looked for where NodeInfo names another software', async () => {
    const world = await worldOf({ 'discuss.example': { instance: server('discuss.example', 'lemmy', '0.19.5') } })
    const crawl = await world.visit('discuss.example')
    expect(crawl.adapter).toBe('lemmy')
    expect(world.asked()).not.toContain('discuss.example /site.json')
  })
})
