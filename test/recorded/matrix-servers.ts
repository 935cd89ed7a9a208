// Matrix servers out of their signposts: the name that accounts end in, the host that answers for it, and what was not recorded of both.
import { parseDomain } from '#model/domain.ts'
import { at, decodeJson, rawText } from '#model/json.ts'
import type { VirtualRoute } from '../fediverse/contract.ts'
import type { Address, Recorded, ReplayedServer } from './contract.ts'
import { keyOf, replyOf } from './surroundings.ts'

const SERVER = '/.well-known/matrix/server'
const CLIENT = '/.well-known/matrix/client'
const API = '/_matrix/'

type Placed = readonly { readonly recorded: Recorded; readonly address: Address }[]

/**
 * One Matrix server out of the documents of one host (other-software.md 5). It is visited under the name of its API host, for which no
 * list of peers is needed; that host says for which name it signs, and there the signposts are.
 */
export function buildMatrixServer(placed: Placed, server: Pick<ReplayedServer, 'files' | 'addresses'>): ReplayedServer {
  const [first] = placed
  const own = parseDomain(first?.recorded.host)
  const apiHosts = placed.flatMap(signpost)
  return {
    ...server,
    wants: undefined,
    needs: own === undefined ? [] : [...new Set([own, apiHostOf(own), ...apiHosts])],
    seed: apiHostOf,
    hosts: (name) => {
      const api = { routes: apiRoutes(placed, name) }
      const signposts: Readonly<Record<string, VirtualRoute>> = {
        [`GET ${SERVER}`]: { json: { 'm.server': `${apiHostOf(name)}:443` } },
        ...recordedRoutes(placed, (path) => !path.startsWith(API)),
      }
      return {
        ...Object.fromEntries([apiHostOf(name), ...apiHosts].map((host) => [host, api])),
        [name]: { routes: apiHosts.includes(name) ? { ...api.routes, ...signposts } : signposts },
      }
    },
  }
}

function apiHostOf(name: string): string {
  return `matrix.${name}`
}

// Where a signpost leads: the server's API, or that for clients; other ports than the standard one are nobody's in this world.
function signpost({ recorded, address: { path } }: Placed[number]): readonly string[] {
  const decoded = decodeJson(recorded.body)
  if (!decoded.ok || (path !== SERVER && path !== CLIENT)) return []
  const stated = path === SERVER ? rawText(at(decoded.value, 'm.server')) : rawText(at(decoded.value, 'm.homeserver', 'base_url'))
  return [parseDomain(stated) ?? []].flat()
}

function apiRoutes(placed: Placed, name: string): Readonly<Record<string, VirtualRoute>> {
  return {
    'GET /_matrix/federation/v1/version': { json: { server: { name: placed[0]?.recorded.software ?? 'Synapse', version: '1.98.0' } } },
    'GET /_matrix/key/v2/server': { json: { server_name: name, verify_keys: {}, old_verify_keys: {}, valid_until_ts: 0 } },
    ...recordedRoutes(placed, (path) => path.startsWith(API)),
  }
}

function recordedRoutes(placed: Placed, wanted: (path: string) => boolean): Readonly<Record<string, VirtualRoute>> {
  return Object.fromEntries(placed.flatMap(({ recorded, address }) => (wanted(address.path) ? [[keyOf(address), replyOf(recorded)]] : [])))
}
