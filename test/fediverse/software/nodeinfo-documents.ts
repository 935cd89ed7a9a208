// NodeInfo as small servers write it: the well-known document and one document behind it, for mirrors that have little else.
import type { Usage } from '#model/facts.ts'
import type { ExpectedFacts, VirtualInstance, VirtualRoute } from '../contract.ts'

/** Where a software serves its document, and what it writes there. */
export interface NodeinfoShape {
  readonly schema: '2.0' | '2.1'
  /** The path of the document. */
  readonly path: string
  readonly openRegistrations?: boolean
  /** The figures this software publishes, under NodeInfo's names. */
  readonly usage?: object
  readonly metadata?: unknown
  /** `software.name` where it differs from the instance's. */
  readonly name?: string
  readonly version?: string
  /** Whether the link of the server's actor stands behind that of NodeInfo (FEP-2677). */
  readonly applicationLink?: boolean
  readonly contentType?: string
  /** Members beside those of the schema. */
  readonly more?: object
}

/** The address at which an instance is served. */
export function originOf(instance: VirtualInstance): string {
  return `https://${instance.apiHost ?? instance.host}`
}

/** The two routes of NodeInfo. */
export function nodeinfoRoutes(instance: VirtualInstance, shape: NodeinfoShape): Readonly<Record<string, VirtualRoute>> {
  const origin = originOf(instance)
  const link = { rel: `http://nodeinfo.diaspora.software/ns/schema/${shape.schema}`, href: `${origin}${shape.path}` }
  const actor = { rel: 'https://www.w3.org/ns/activitystreams#Application', href: `${origin}/actor` }
  const headers = shape.contentType === undefined ? {} : { headers: { 'content-type': shape.contentType } }
  return {
    'GET /.well-known/nodeinfo': { json: { links: shape.applicationLink === true ? [link, actor] : [link] }, ...headers },
    [`GET ${shape.path}`]: { json: nodeinfoDocument(instance, shape), ...headers },
  }
}

function nodeinfoDocument(instance: VirtualInstance, shape: NodeinfoShape): unknown {
  const { schema, openRegistrations, usage, metadata, name = instance.software, version = instance.version, more } = shape
  return {
    version: schema,
    software: { name, version },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: [] },
    openRegistrations,
    usage,
    metadata,
    ...more,
  }
}

/** NodeInfo's `usage` with all figures that it has names for. */
export function fullUsage({ users, activeMonth, activeHalfyear, localPosts, localComments }: Usage): object {
  return { users: { total: users, activeMonth, activeHalfyear }, localPosts, localComments }
}

/** The figures that a reader learns when the software publishes those. */
export function figures(usage: Usage, ...published: readonly (keyof Usage)[]): ExpectedFacts['usage'] {
  const stated = Object.entries(usage).filter(([figure, value]) => published.includes(figure as keyof Usage) && value !== undefined)
  return stated.length === 0 ? undefined : Object.fromEntries(stated)
}

/** A text that a server publishes only when it has one. */
export function textOf(instance: VirtualInstance, kind: string): string | undefined {
  return instance.texts?.find((candidate) => candidate.kind === kind)?.text
}
