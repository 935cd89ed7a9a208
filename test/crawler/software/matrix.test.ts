// Matrix: what each document of a homeserver says, and what none of them is allowed to say.
import { describe, expect, test } from 'vitest'
import { endpointName } from '../../../crawler/software/define.ts'
import { findSoftware } from '../../../crawler/software/index.ts'
import { matrix } from '../../../crawler/software/matrix.ts'
import { endpointOf } from './mirror-visit.ts'

const HOST = { origin: 'https://garden.example', nodeinfo: {}, version: undefined, state: () => 'unknown' as const }
const read = (name: string, document: unknown) => endpointOf(matrix, name).read(document, HOST)
const leads = (name: string, document: unknown) => endpointOf(matrix, name).leadsTo?.read(document)

describe('the version of a homeserver', () => {
  const version = (document: unknown) => read('/_matrix/federation/v1/version', document)

  test('names the software in small letters, without the branch behind its number', () => {
    const server = { name: 'Synapse', version: '1.98.0 (b=matrix-org-hotfixes,abc)' }
    expect(version({ server })).toEqual({ protocols: ['matrix'], software: 'synapse', version: '1.98.0' })
  })

  test('may be kept back: then it is some Matrix server', () => {
    expect(version({ server: {} })).toEqual({ protocols: ['matrix'], software: 'matrix' })
    for (const other of [{}, [], null, '<html>', { errcode: 'M_UNRECOGNIZED' }]) expect(version(other)).toEqual({})
  })

  test('files every software under the same adapter', () => {
    for (const software of ['synapse', 'dendrite', 'conduit', 'tuwunel', 'matrix'])
      expect(findSoftware({ software })).toMatchObject({ slug: software, known: true, definition: { name: 'matrix' } })
  })
})

describe('a signpost', () => {
  test.each([
    ['matrix.garden.example:443', 'https://matrix.garden.example'],
    ['matrix.garden.example', undefined],
    ['matrix.garden.example:8448', undefined],
    ['192.0.2.7:443', undefined],
    ['localhost:443', undefined],
    ['user@matrix.garden.example:443', 'https://matrix.garden.example'],
    ['[2001:db8::1]:443', undefined],
    [7, undefined],
  ])('to the federation at %s leads to %s', (delegated, origin) => {
    expect(leads('/.well-known/matrix/server', { 'm.server': delegated })).toBe(origin)
  })

  test.each([
    ['https://matrix.garden.example/', 'https://matrix.garden.example'],
    ['https://matrix.garden.example:8443/', undefined],
    ['http://matrix.garden.example', undefined],
    ['javascript:alert(1)', undefined],
  ])('to the clients at %s leads to %s', (address, origin) => {
    expect(leads('/.well-known/matrix/client', { 'm.homeserver': { base_url: address } })).toBe(origin)
  })

  test('beyond our reach is the word of the server that it is one; within reach the server speaks for itself', () => {
    expect(read('/.well-known/matrix/server', { 'm.server': 'a.example:8448' })).toEqual({ protocols: ['matrix'], software: 'matrix' })
    expect(read('/.well-known/matrix/server', { 'm.server': 'a.example:443' })).toEqual({ protocols: ['matrix'] })
    expect(read('/.well-known/matrix/server', { error: 'no' })).toEqual({})
  })
})

describe('whether one may join', () => {
  const door = matrix.endpoints.find((endpoint) => endpointName(endpoint).includes('register/available'))

  test.each([
    [{ available: true }, 'open'],
    [{ available: false }, 'open'],
    [{ errcode: 'M_USER_IN_USE' }, 'open'],
    [{ errcode: 'M_EXCLUSIVE' }, 'open'],
    [{ errcode: 'M_FORBIDDEN' }, 'closed'],
    [{ errcode: 'M_UNKNOWN' }, undefined],
    [{ errcode: 'M_MISSING_TOKEN' }, undefined],
    ['no', undefined],
  ])('is told by %j: %s', (document, mode) => {
    expect(door?.read(document, HOST).registrations?.mode).toBe(mode)
  })

  test('is told by an OAuth server that offers to create an account, or does not', () => {
    const offered = (prompts: unknown) =>
      read('/_matrix/client/v1/auth_metadata', { issuer: 'https://a.example/', prompt_values_supported: prompts })
    expect(offered(['create', 'login']).registrations).toEqual({ mode: 'open' })
    expect(offered(['login']).registrations).toEqual({ mode: 'closed' })
    expect(offered(undefined)).toEqual({ protocols: ['matrix'] })
  })

  test('is never asked by beginning a registration', () => {
    for (const { method, path } of matrix.endpoints) {
      expect(method ?? 'GET').toBe('GET')
      expect(path).not.toMatch(/register(?!\/available)/)
    }
  })
})

describe('the rest', () => {
  test('are the ways to sign in and a page for help, and no people', () => {
    const flows = [{ type: 'm.login.password' }, { type: 'm.login.sso' }, { type: 'm.login.token' }, { type: 'm.login.sso' }, null]
    expect(read('/_matrix/client/v3/login', { flows }).switches).toEqual({ signIn: 'password, single sign-on' })
    const contacts = [{ matrix_id: '@robin:garden.example', email_address: 'robin@garden.example', role: 'm.role.admin' }]
    const support = read('/.well-known/matrix/support', { contacts, support_page: 'https://garden.example/help' })
    expect(support).toEqual({ protocols: ['matrix'], switches: { helpUrl: 'https://garden.example/help' } })
    expect(JSON.stringify(read('/.well-known/matrix/support', { contacts }))).not.toContain('robin')
  })
})
