// The mirror of diaspora*: NodeInfo in three versions, under a content type that no parser likes, mostly without figures (microblog.md 8).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { NO_SUCH_ROUTE, webPage } from './instance-documents.ts'
import { figures, fullUsage, originOf, textOf } from './nodeinfo-documents.ts'

const SCHEMAS = ['1.0', '2.0', '2.1'] as const

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const terms = textOf(instance, 'terms')
  const origin = originOf(instance)
  const documents = SCHEMAS.map((schema) => {
    const type = `application/json; profile=http://nodeinfo.diaspora.software/ns/schema/${schema}#; charset=utf-8`
    return [`GET /nodeinfo/${schema}`, { json: nodeinfo(instance, schema), headers: { 'content-type': type } }] as const
  })
  return {
    'GET /.well-known/nodeinfo': {
      json: {
        links: SCHEMAS.map((schema) => ({
          rel: `http://nodeinfo.diaspora.software/ns/schema/${schema}`,
          href: `${origin}/nodeinfo/${schema}`,
        })),
      },
    },
    ...Object.fromEntries(documents),
    'GET /.well-known/host-meta': {
      headers: { 'content-type': 'application/xrd+xml' },
      text: '<?xml version="1.0" encoding="UTF-8"?><XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0"></XRD>',
    },
    'GET /statistics.json': { status: 406, text: '' },
    'GET /terms': terms === undefined ? NO_SUCH_ROUTE : webPage('Terms of service', terms),
  }
}

function nodeinfo(instance: VirtualInstance, schema: (typeof SCHEMAS)[number]): unknown {
  const protocols = schema === '1.0' ? { inbound: ['diaspora'], outbound: ['diaspora'] } : ['diaspora']
  return {
    version: schema,
    software: { name: 'diaspora', version: instance.version },
    protocols,
    services: { inbound: [], outbound: [] },
    openRegistrations: instance.registrations.mode === 'open',
    usage: instance.variant?.statisticsShown === true ? fullUsage(instance.usage) : { users: {} },
    metadata: {
      nodeName: instance.name,
      camo: { markdown: false, opengraph: false, remotePods: false },
      adminAccount: 'head.gardener',
    },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const shown = figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments')
  return {
    software: 'diaspora',
    version: instance.version,
    name: instance.name,
    registrations: { mode: instance.registrations.mode === 'open' ? 'open' : 'closed' },
    usage: instance.variant?.statisticsShown === true ? shown : { quality: 'hidden' },
  }
}

/** Variants: `statisticsShown`, which an admin has to switch on. */
export const diasporaMirror: Mirror = {
  software: ['diaspora'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /people/\nDisallow: /u/\nDisallow: /camo/\n',
  expected,
  choices: { diaspora: [{ software: 'diaspora', versions: ['0.7.18.2-p1b2c3d4', '0.9.0.0'], variants: [{ statisticsShown: true }, {}] }] },
}
