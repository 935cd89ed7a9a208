// Files that hold the answers of many servers: taken apart into the documents of each.
import { at, decodeJson, isObject, list, rawText } from '#model/json.ts'
import type { Kind } from './kinds.ts'
import { statedVersion } from './surroundings.ts'

/** One server of a container: its name, and its documents as they stand in the container. */
export interface Member {
  readonly host: string | undefined
  readonly version: string | undefined
  /** By path; all are answers to GET. */
  readonly documents: Readonly<Record<string, Uint8Array>>
}

/** The servers in a container; a reason where it is none. */
export function takeApart(body: Uint8Array, of: Extract<Kind, { role: 'container' }>['of']): readonly Member[] | string {
  switch (of) {
    case 'instances':
      return takeInstances(body)
    case 'rules':
      return takeRules(body)
    case 'lemmy-sites':
      return takeSites(body)
  }
}

function bytesOf(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value))
}

// A list of instance documents; one alone is a list of one.
function takeInstances(body: Uint8Array): readonly Member[] | string {
  const decoded = decodeJson(body)
  if (!decoded.ok) return 'it is not JSON'
  const members = list(decoded.value, { wrap: true }).filter(isObject)
  return members.map((json) => {
    const document = bytesOf(json)
    return {
      host: rawText(json['uri']) ?? rawText(json['domain']),
      version: statedVersion(document),
      documents: { [pathOf(json)]: document },
    }
  })
}

function pathOf(json: Readonly<Record<string, unknown>>): string {
  return typeof json['domain'] === 'string' ? '/api/v2/instance' : '/api/v1/instance'
}

// Host by host; the list of rules stands alone or under its name.
function takeRules(body: Uint8Array): readonly Member[] | string {
  const decoded = decodeJson(body)
  if (!decoded.ok || !isObject(decoded.value)) return 'it is no table of hosts'
  return Object.entries(decoded.value).map(([host, value]) => ({
    host,
    version: undefined,
    documents: { '/api/v1/instance/rules': bytesOf(isObject(value) ? (at(value, 'rules') ?? []) : value) },
  }))
}

// A line a server, NodeInfo beside the site; or one site document alone.
function takeSites(body: Uint8Array): readonly Member[] | string {
  const whole = decodeJson(body)
  const lines = whole.ok ? list(whole.value, { wrap: true }) : readLines(body)
  const members = lines.filter(isObject).flatMap(readSite)
  return members.length === 0 ? 'it holds no site' : members
}

function readLines(body: Uint8Array): readonly unknown[] {
  return Buffer.from(body)
    .toString()
    .split('\n')
    .flatMap((line) => {
      const decoded = line.trim() === '' ? undefined : decodeJson(Buffer.from(line))
      return decoded?.ok === true ? [decoded.value] : []
    })
}

function readSite(json: Readonly<Record<string, unknown>>): readonly Member[] {
  const site = json['site_view'] === undefined ? json['site_info'] : json
  const nodeinfo = json['node_info']
  if (!isObject(site) && !isObject(nodeinfo)) return []
  const version = rawText(at(site, 'version')) ?? rawText(at(nodeinfo, 'software', 'version'))
  const api = /^[1-9]/.test(version ?? '') ? 'v4' : 'v3'
  const documents = {
    [`/api/${api}/site`]: site,
    '/nodeinfo/2.0': nodeinfo,
    '/api/v3/federated_instances': json['site_view'] === undefined ? json['federated_instances'] : undefined,
  }
  const present = Object.entries(documents).flatMap(([path, document]) => (isObject(document) ? [[path, bytesOf(document)] as const] : []))
  return [{ host: rawText(json['domain']) ?? actorOf(site), version, documents: Object.fromEntries(present) }]
}

function actorOf(site: unknown): string | undefined {
  const actor = rawText(at(site, 'site_view', 'site', 'actor_id')) ?? ''
  return URL.canParse(actor) ? new URL(actor).hostname : undefined
}
