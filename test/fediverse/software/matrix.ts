// The mirror of Matrix servers: signposts under the server's name, the APIs where they lead, and a door that answers without opening.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRequest, VirtualRoute } from '../contract.ts'

/** `Dendrite` and the others write their names as they like. */
const NAMES: Readonly<Record<string, string>> = { synapse: 'Synapse', dendrite: 'Dendrite', tuwunel: 'Tuwunel' }

function signposts(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const api = instance.apiHost ?? instance.host
  const port = instance.variant?.farPort === true ? ':8448' : ':443'
  if (instance.variant?.unposted === true) return {}
  return {
    'GET /.well-known/matrix/server': {
      json: { 'm.server': `${api}${port}` },
      headers: { 'content-type': 'application/octet-stream' },
    },
    'GET /.well-known/matrix/client': {
      json: { 'm.homeserver': { base_url: `https://${api}/` }, 'm.identity_server': { base_url: 'https://id.example' } },
    },
    'GET /.well-known/matrix/support': {
      json: {
        contacts: [{ matrix_id: `@head.gardener:${instance.host}`, email_address: `staff@${instance.host}`, role: 'm.role.admin' }],
        support_page: `https://${instance.host}/help`,
      },
    },
  }
}

function available(instance: VirtualInstance, { query }: VirtualRequest): VirtualReply {
  if (query.get('username') === null) return { status: 400, json: { errcode: 'M_MISSING_PARAM', error: 'username' } }
  const { mode } = instance.registrations
  if (mode === 'open') return { json: { available: true } }
  if (mode === 'approval') return { status: 400, json: { errcode: 'M_USER_IN_USE', error: 'taken' } }
  return { status: 403, json: { errcode: 'M_FORBIDDEN', error: 'Registration has been disabled' } }
}

// A server whose accounts are kept by an OAuth server knows nothing of the old door.
function doors(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const unrecognised = { status: 404, json: { errcode: 'M_UNRECOGNIZED', error: 'Unrecognized request' } }
  if (instance.variant?.oauth !== true)
    return {
      'GET /_matrix/client/v3/register/available': (request) => available(instance, request),
      'GET /_matrix/client/v3/login': { json: { flows: [{ type: 'm.login.password' }, { type: 'm.login.sso', identity_providers: [] }] } },
      'GET /_matrix/client/v1/auth_metadata': unrecognised,
    }
  return {
    'GET /_matrix/client/v3/register/available': unrecognised,
    'GET /_matrix/client/v3/login': unrecognised,
    'GET /_matrix/client/v1/auth_metadata': {
      json: { issuer: 'https://auth.example/', prompt_values_supported: instance.registrations.mode === 'open' ? ['create'] : [] },
    },
  }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { software, version, variant } = instance
  // Both members are optional.
  const server = software === 'matrix' ? { version } : { name: NAMES[software] ?? software, version: `${version} (b=branch,abc)` }
  return {
    ...signposts(instance),
    ...doors(instance),
    ...(variant?.farPort !== true && {
      'GET /_matrix/federation/v1/version': { json: { server } },
      'GET /_matrix/key/v2/server': {
        json: { server_name: String(variant?.signsAs ?? instance.host), verify_keys: {}, valid_until_ts: 1 },
      },
    }),
    'GET /_matrix/client/versions': { json: { versions: ['v1.11'] } },
    'GET /_matrix/client/v3/publicRooms': { status: 401, json: { errcode: 'M_MISSING_TOKEN', error: 'Missing access token' } },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { mode } = instance.registrations
  const isOpen = instance.variant?.oauth === true ? mode === 'open' : mode === 'open' || mode === 'approval'
  const isReached = instance.variant?.farPort !== true
  return {
    software: isReached ? instance.software : 'matrix',
    version: isReached ? instance.version : undefined,
    registrations: { mode: isOpen ? 'open' : 'closed' },
  }
}

/** Variants: `oauth`, `farPort` (the server's API is on a port of its own), `unposted` (no well-known documents), `signsAs`. */
export const matrixMirror: Mirror = {
  software: ['matrix', 'synapse', 'dendrite', 'conduit', 'conduwuit', 'continuwuity', 'tuwunel', 'construct'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: {
    matrix: [
      { software: 'matrix', versions: ['0.1.0'] },
      { software: 'dendrite', versions: ['0.14.1'], variants: [{}, { unposted: true }] },
      { software: 'conduit', versions: ['0.10.5'] },
      { software: 'conduwuit', versions: ['0.4.6'] },
      { software: 'continuwuity', versions: ['0.5.0'] },
      { software: 'tuwunel', versions: ['1.4.3'] },
      { software: 'construct', versions: ['0.7.1'] },
      { software: 'synapse', versions: ['0.33.8', '1.135.0'], variants: [{}, { oauth: true }] },
    ],
  },
}
