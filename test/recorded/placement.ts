// Which request a recording was the answer to: by the address recorded with it, by its description, by its kind, at last by its shape.
import { at, decodeJson, isObject, list, rawText } from '#model/json.ts'
import type { Address, Recorded } from './contract.ts'
import type { Kind } from './kinds.ts'

/** The address of a recorded document; undefined where nothing tells. */
export function placeRecording(recorded: Recorded, kind: Extract<Kind, { role: 'document' }>): Address | undefined {
  const method = kind.address?.method ?? 'GET'
  return placeByUrl(recorded.url, method) ?? placeByWords(recorded.what, method) ?? kind.address ?? placeByShape(recorded)
}

function placeByUrl(url: string | undefined, method: Address['method']): Address | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  return { method, path: trimPath(new URL(url).pathname) }
}

const WORDS = /(?:^|\s)(?:(GET|POST)\s+)?(\/[\w.%~-]+(?:\/[\w.%~-]+)*)(\/\*)?/

// "GET /api/v1/instance recorded 2025-02-14"; a path with a star stands for several.
function placeByWords(words: string, method: Address['method']): Address | undefined {
  const [, verb, path, star] = WORDS.exec(words) ?? []
  if (path === undefined || star !== undefined) return undefined
  return { method: verb === 'GET' || verb === 'POST' ? verb : method, path: trimPath(path) }
}

function trimPath(path: string): string {
  return path.length > 1 ? path.replace(/[/.]+$/, '') : path
}

/** What a document is, as far as its own members tell; microblog.md 1.2, 1.5, 2.2 to 2.5, other-software.md 2 and 3.1. */
export function placeByShape(recorded: Pick<Recorded, 'body' | 'what' | 'kind'>): Address | undefined {
  const decoded = decodeJson(recorded.body)
  const path = decoded.ok ? pathOfShape(decoded.value) : undefined
  return path === undefined ? placeUnreadable(recorded) : { method: path.startsWith('/api/meta') ? 'POST' : 'GET', path }
}

const SHAPES: readonly (readonly [path: string, isOne: (json: unknown) => boolean])[] = [
  ['/api/v1/instance/activity', (json) => has(list(json)[0], 'week')],
  ['/api/v1/instance/domain_blocks', (json) => has(list(json)[0], 'severity')],
  ['/api/v1/instance/rules', (json) => has(list(json)[0], 'text')],
  ['/api/v1/instance/peers', (json) => typeof list(json)[0] === 'string'],
  ['/.well-known/x-nodeinfo2', (json) => has(at(json, 'server'), 'software') || has(at(json, 'server'), 'baseUrl')],
  ['/.well-known/nodeinfo', (json) => has(json, 'links')],
  ['/_matrix/federation/v1/version', (json) => has(at(json, 'server'), 'version')],
  ['/api/v3/site', (json) => has(json, 'site_view')],
  ['/api/v1/instance/terms_of_service', (json) => has(json, 'content') && has(json, 'effective_date')],
  ['/api/v1/instance/extended_description', (json) => has(json, 'content')],
  ['/api/meta', (json) => has(json, 'maintainerName') || has(json, 'disableRegistration')],
  ['/api/v2/instance', (json) => has(json, 'domain') && has(json, 'version')],
  ['/api/v1/instance', (json) => has(json, 'uri')],
  ['/statistics.json', (json) => has(json, 'registrations_open')],
]

function pathOfShape(json: unknown): string | undefined {
  if (isObject(json) && (isObject(json['software']) || has(json, 'openRegistrations')) && !isObject(json['server']))
    return `/nodeinfo/${schemaOf(json)}`
  return SHAPES.find(([, isOne]) => isOne(json))?.[0]
}

function has(value: unknown, key: string): boolean {
  return isObject(value) && Object.hasOwn(value, key)
}

/** The schema version that a NodeInfo document claims, 2.0 where it claims none. */
export function schemaOf(json: unknown): string {
  const claimed = rawText(at(json, 'version'))?.trim() ?? ''
  return /^\d\.\d$/.test(claimed) ? claimed : '2.0'
}

// What is no JSON was still the answer to something.
function placeUnreadable({ kind, what }: Pick<Recorded, 'what' | 'kind'>): Address | undefined {
  if (!kind.startsWith('nodeinfo')) return undefined
  return { method: 'GET', path: /x-nodeinfo2/i.test(what) ? '/.well-known/x-nodeinfo2' : '/nodeinfo/2.0' }
}
