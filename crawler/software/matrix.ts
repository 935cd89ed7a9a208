// Matrix homeservers: found behind signposts, never by NodeInfo; nothing is asked that leaves a trace in an account system (other-software.md 5).
import { parseDomain } from '#model/domain.ts'
import type { Facts, RegistrationMode } from '#model/facts.ts'
import { at, list, rawText, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { listMatrixSeeds } from '../seeds.ts'
import { defineSoftware, type SuspectedName } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'

const PROTOCOLS: Facts = { protocols: ['matrix'] }
/** The server's own API first; where it listens on a port that we do not speak to, the proxy before the clients' API usually has it too. */
const FEDERATION = ['federation', 'client'] as const
const CLIENT = ['client'] as const
/** A name that nobody has and everybody may have. */
const UNLIKELY_NAME = 'atlas.asks.whether.one.may.join'

/**
 * Matrix. Specification: https://spec.matrix.org. A server is named by what follows the colon in an account; its APIs are elsewhere.
 * It publishes no name, no figures, no rules and no list of servers.
 */
export const matrix = defineSoftware({
  name: 'matrix',
  label: 'Matrix server',
  kind: 'chat',
  networks: ['matrix'],
  alternativeTo: ['Slack', 'Discord', 'WhatsApp', 'Messenger'],
  licence: 'Apache-2.0',
  repository: 'https://github.com/matrix-org/matrix-spec',
  homepage: 'https://matrix.org',
  forks: [
    { name: 'synapse', label: 'Synapse', repository: 'https://github.com/element-hq/synapse', licence: 'AGPL-3.0', language: 'Python' },
    { name: 'dendrite', label: 'Dendrite', repository: 'https://github.com/element-hq/dendrite', licence: 'AGPL-3.0', language: 'Go' },
    { name: 'conduit', label: 'Conduit', repository: 'https://gitlab.com/famedly/conduit', language: 'Rust' },
    { name: 'conduwuit', label: 'conduwuit', language: 'Rust' },
    { name: 'continuwuity', label: 'Continuwuity', repository: 'https://forgejo.ellis.link/continuwuation/continuwuity', language: 'Rust' },
    { name: 'tuwunel', label: 'Tuwunel', repository: 'https://github.com/matrix-construct/tuwunel', language: 'Rust' },
    { name: 'construct', label: 'Construct', repository: 'https://github.com/matrix-construct/construct', language: 'C++' },
  ],
  counts: { users: 'not published', active: 'not published', posts: 'not published' },
  unpublished: {
    facts: ['name', 'description', 'languages', 'users', 'actives', 'posts', 'rules', 'peers', 'blocks'],
    reference: 'matrix-org/matrix-spec:content/server-server-api.md',
  },
  withoutNodeinfo: { suspects: isSuspected },
  endpoints: [
    { path: '/_matrix/federation/v1/version', at: FEDERATION, limit: 'instance', every: 'day', read: readVersion },
    {
      path: `/_matrix/client/v3/register/available?username=${UNLIKELY_NAME}`,
      at: CLIENT,
      limit: 'instance',
      every: 'week',
      answers: [400, 403],
      read: readAvailable,
    },
    { path: '/_matrix/client/v1/auth_metadata', at: CLIENT, limit: 'instance', every: 'week', read: readAuthentication },
    { path: '/_matrix/client/v3/login', at: CLIENT, limit: 'instance', every: 'month', read: readLogin },
    { path: '/.well-known/matrix/support', limit: 'instance', every: 'month', read: readSupport },
    {
      path: '/.well-known/matrix/server',
      limit: 'instance',
      every: 'week',
      leadsTo: { place: 'federation', read: readDelegation },
      read: readDelegated,
    },
    {
      path: '/.well-known/matrix/client',
      limit: 'instance',
      every: 'week',
      leadsTo: { place: 'client', read: (json) => originOf(at(json, 'm.homeserver', 'base_url')) },
      read: (json) => (at(json, 'm.homeserver') === undefined ? {} : PROTOCOLS),
    },
    // The proof: for whom does the server sign that answers there?
    {
      path: '/_matrix/key/v2/server',
      at: FEDERATION,
      limit: 'instance',
      every: 'month',
      leadsTo: { place: 'self', read: (json) => originOf(`https://${rawText(at(json, 'server_name')) ?? ''}`) },
      read: (json) => (text(at(json, 'server_name'), TEXT_LIMITS.name) === undefined ? {} : PROTOCOLS),
    },
  ],
})

// A Matrix server is no fediverse server's peer, so that no list leads to it: the seeds that are known to be one, hosts that are called
// so, and the name for which such a host signs.
function isSuspected({ domain, otherNames }: SuspectedName): boolean {
  return domain.startsWith('matrix.') || otherNames.includes(`matrix.${domain}`) || listMatrixSeeds().has(domain)
}

// Both members are optional. Behind a space some servers tell their branch.
function readVersion(json: unknown): Facts {
  const server = at(json, 'server')
  if (server === undefined) return {}
  const software = text(at(server, 'name'), 100)?.toLowerCase()
  const version = text(at(server, 'version'), TEXT_LIMITS.name)?.split(' ')[0]
  return withoutAbsent<Facts>({ ...PROTOCOLS, software: software ?? 'matrix', version })
}

// SRV records and other ports are beyond us, so that only the standard one leads anywhere.
function readDelegation(json: unknown): string | undefined {
  const delegated = rawText(at(json, 'm.server'))?.trim()
  return delegated?.endsWith(':443') === true ? originOf(`https://${delegated}`) : undefined
}

// Where its API is out of our reach, this is the server's word that it is one.
function readDelegated(json: unknown): Facts {
  const delegated = text(at(json, 'm.server'), 300)
  if (delegated === undefined) return {}
  const host = parseDomain(delegated.replace(/:\d{1,5}$/, ''))
  if (host === undefined) return {}
  return readDelegation(json) === undefined ? { ...PROTOCOLS, software: 'matrix' } : PROTOCOLS
}

function originOf(value: unknown): string | undefined {
  const address = url(value)
  if (address === undefined) return undefined
  const { protocol, hostname, port, origin } = new URL(address)
  return protocol === 'https:' && port === '' && parseDomain(hostname) === hostname ? origin : undefined
}

const TAKEN: ReadonlySet<unknown> = new Set(['M_USER_IN_USE', 'M_INVALID_USERNAME', 'M_EXCLUSIVE'])

// Whoever looks a name up does not refuse everybody; whether an invitation is wanted is told only to those who begin to register.
function readAvailable(json: unknown): Facts {
  const errcode = at(json, 'errcode')
  if (errcode === 'M_FORBIDDEN') return joining('closed')
  return TAKEN.has(errcode) || typeof at(json, 'available') === 'boolean' ? joining('open') : {}
}

// Since v1.15, of servers whose accounts are kept by an OAuth server: "create" is offered or it is not.
function readAuthentication(json: unknown): Facts {
  const prompts = at(json, 'prompt_values_supported')
  return Array.isArray(prompts)
    ? joining(prompts.includes('create') ? 'open' : 'closed')
    : at(json, 'issuer') === undefined
      ? {}
      : PROTOCOLS
}

function joining(mode: RegistrationMode): Facts {
  return { ...PROTOCOLS, registrations: { mode } }
}

const WAYS: Readonly<Record<string, string>> = { 'm.login.password': 'password', 'm.login.sso': 'single sign-on' }

function readLogin(json: unknown): Facts {
  const flows = at(json, 'flows')
  if (!Array.isArray(flows)) return {}
  const ways = list(flows).flatMap((flow) => {
    const type = at(flow, 'type')
    return typeof type === 'string' && Object.hasOwn(WAYS, type) ? (WAYS[type] ?? []) : []
  })
  return withoutAbsent<Facts>({
    ...PROTOCOLS,
    switches: keepStated({ signIn: ways.length === 0 ? undefined : [...new Set(ways)].join(', ') }),
  })
}

// Contacts are people.
function readSupport(json: unknown): Facts {
  const page = url(at(json, 'support_page'))
  if (page === undefined && !Array.isArray(at(json, 'contacts')) && !Array.isArray(at(json, 'admins'))) return {}
  return withoutAbsent<Facts>({ ...PROTOCOLS, switches: keepStated({ helpUrl: page }) })
}
