// The NodeInfo document as servers bend it: spellings, types and labels (microblog.md 1.2, table of traps).
import type { FailureReason } from '#model/failure.ts'
import { rewriteJson, type Served, type WholeAnswer } from '../answers.ts'

/** Every variant, and the reason with which its reading must end; undefined where it must read all the same. */
export const NODEINFO_DOCUMENTS = {
  activeHalfYear: undefined, // a capital Y: GoToSocial, Emissary
  metadataArray: undefined, // metadata is []: PHP
  metadataCapital: undefined, // metaData
  noServicesNoMetadata: undefined, // Mastodon 3.0 to 3.5
  servicesArray: undefined, // services is []: Hubzilla
  emptyVersion: undefined, // both versions are "": a fork of Honk
  nullVersion: undefined, // software.version is null: Bridgy Fed
  noVersion: undefined,
  upperCaseName: undefined, // Emissary
  paddedName: undefined,
  stringNumbers: undefined, // "12": Hubzilla
  floatNumbers: undefined, // broken: no fact
  negativeNumbers: undefined, // broken: no fact
  hugeNumbers: undefined, // over 2^53: no fact
  noNumbers: undefined, // usage.users is {}: the documented way to hide them; absent is not 0
  noUsage: undefined,
  wrongLabel: undefined, // version says 1.0, the content is 2.x
  protocolsObject: undefined, // the 1.x shape under a 2.x label
  unknownKeys: undefined, // forks of Pleroma
  unquotedProfile: undefined, // a content type no strict parser takes: diaspora*, Pleroma
  jrdType: undefined, // application/jrd+json: Ktistec
  textType: undefined, // text/plain
  noType: undefined,
  byteOrderMark: undefined,
  softwareString: undefined, // the name without the object around it
  noSoftware: 'bad-nodeinfo',
  emptyName: 'bad-nodeinfo',
  arrayRoot: 'bad-nodeinfo',
  nullRoot: 'bad-nodeinfo',
  stringRoot: 'bad-nodeinfo',
} as const satisfies Readonly<Record<string, FailureReason | undefined>>

export type NodeinfoDocumentVariant = keyof typeof NODEINFO_DOCUMENTS

type Json = Record<string, unknown>

/** Bends a good NodeInfo answer. */
export function bendDocument(variant: NodeinfoDocumentVariant, served: WholeAnswer): Served {
  const label = LABELS[variant]
  if (label !== undefined) return label(served)
  const bend = BENDS[variant]
  return bend === undefined ? served : rewriteJson(served, (json) => bend(structuredClone(json) as Json))
}

const LABELS: { readonly [variant in NodeinfoDocumentVariant]?: (served: WholeAnswer) => WholeAnswer } = {
  unquotedProfile: (served) => typed(served, 'application/json; profile=http://nodeinfo.diaspora.software/ns/schema/2.0#; charset=utf-8'),
  jrdType: (served) => typed(served, 'application/jrd+json; charset=utf-8'),
  textType: (served) => typed(served, 'text/plain'),
  noType: ({ headers: { 'content-type': _, ...headers }, ...served }) => ({ ...served, headers }),
  byteOrderMark: (served) => ({ ...served, body: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), served.body]) }),
}

function typed(served: WholeAnswer, type: string): WholeAnswer {
  return { ...served, headers: { ...served.headers, 'content-type': type } }
}

const BENDS: { readonly [variant in NodeinfoDocumentVariant]?: (json: Json) => unknown } = {
  activeHalfYear: (json) => onUsers(json, ({ activeHalfyear, ...users }) => ({ ...users, activeHalfYear: activeHalfyear })),
  metadataArray: (json) => ({ ...json, metadata: [] }),
  metadataCapital: ({ metadata, ...json }) => ({ ...json, metaData: metadata }),
  noServicesNoMetadata: ({ services: _services, metadata: _metadata, ...json }) => json,
  servicesArray: (json) => ({ ...json, services: [] }),
  emptyVersion: (json) => ({ ...onSoftware(json, (software) => ({ ...software, version: '' })), version: '' }),
  nullVersion: (json) => onSoftware(json, (software) => ({ ...software, version: null })),
  noVersion: (json) => onSoftware(json, ({ version: _, ...software }) => software),
  upperCaseName: (json) => onSoftware(json, (software) => ({ ...software, name: String(software['name']).toUpperCase() })),
  paddedName: (json) => onSoftware(json, (software) => ({ ...software, name: `  ${String(software['name'])}\n` })),
  stringNumbers: (json) => onNumbers(json, String),
  floatNumbers: (json) => onNumbers(json, (number) => number + 0.5),
  negativeNumbers: (json) => onNumbers(json, (number) => -number - 1),
  hugeNumbers: (json) => onNumbers(json, () => 1e300),
  noNumbers: ({ usage: _, ...json }) => ({ ...json, usage: { users: {} } }),
  noUsage: ({ usage: _, ...json }) => json,
  wrongLabel: (json) => ({ ...json, version: '1.0' }),
  protocolsObject: (json) => ({ ...json, protocols: { inbound: json['protocols'], outbound: json['protocols'] } }),
  unknownKeys: (json) => ({ ...json, operations: { bite: '1.0' }, extra: null }),
  noSoftware: ({ software: _, ...json }) => json,
  emptyName: (json) => onSoftware(json, (software) => ({ ...software, name: '' })),
  softwareString: (json) => ({ ...json, software: (json['software'] as Json | undefined)?.['name'] }),
  arrayRoot: (json) => [json],
  nullRoot: () => null,
  stringRoot: () => 'nodeinfo',
}

function onSoftware(json: Json, change: (software: Json) => Json): Json {
  return { ...json, software: change((json['software'] ?? {}) as Json) }
}

function onUsers(json: Json, change: (users: Json) => Json): Json {
  const usage = (json['usage'] ?? {}) as Json
  return { ...json, usage: { ...usage, users: change((usage['users'] ?? {}) as Json) } }
}

function onNumbers(json: Json, change: (number: number) => unknown): Json {
  const each = (record: Json): Json =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, typeof value === 'number' ? change(value) : value]))
  const counted = onUsers(json, each)
  return { ...counted, usage: each(counted['usage'] as Json) }
}
