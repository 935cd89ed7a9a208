// The mirror of Mobilizon: NodeInfo, and GraphQL that refuses a question with a field it does not know.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRequest, VirtualRoute } from '../contract.ts'
import { figures, nodeinfoRoutes, originOf, textOf } from './nodeinfo-documents.ts'

function isOld(instance: VirtualInstance): boolean {
  return Number.parseInt(instance.version, 10) < 4
}

function config(instance: VirtualInstance): object {
  const { mode } = instance.registrations
  const terms = textOf(instance, 'terms')
  return {
    name: instance.name,
    description: instance.shortDescription,
    version: instance.version,
    registrationsOpen: mode === 'open' || mode === 'invite',
    languages: instance.languages,
    ...(!isOld(instance) && {
      longDescription: instance.description ?? null,
      registrationsAllowlist: mode === 'invite',
      demoMode: instance.variant?.demoMode === true,
      federating: true,
      rules: textOf(instance, 'conduct') ?? null,
      terms:
        terms === undefined ? { url: null, type: 'DEFAULT', bodyHtml: '<h2>Shipped</h2>' } : { url: null, type: 'CUSTOM', bodyHtml: terms },
      privacy: { url: `${originOf(instance)}/privacy`, type: 'URL', bodyHtml: null },
      instanceLogo: { url: `${originOf(instance)}/media/logo.png` },
      defaultPicture: null,
      uploadLimits: { default: 10_485_760 },
    }),
  }
}

function answer(instance: VirtualInstance, { body }: VirtualRequest): VirtualReply {
  const question = readQuestion(body)
  if (question === undefined) return { status: 400, json: { errors: [{ message: 'No query document supplied' }] } }
  const unknown = isOld(instance) ? /longDescription|demoMode|instanceLogo/.exec(question)?.[0] : undefined
  if (unknown !== undefined)
    return { json: { errors: [{ message: `Cannot query field "${unknown}" on type "Config".`, locations: [{ line: 1, column: 3 }] }] } }
  const { users = 0, localPosts = 0, localComments = 0 } = instance.usage
  const statistics = { numberOfUsers: users, numberOfLocalEvents: localPosts, numberOfLocalComments: localComments }
  return { json: { data: { config: config(instance), ...(question.includes('statistics') && { statistics }) } } }
}

function readQuestion(body: string): string | undefined {
  try {
    const { query } = JSON.parse(body) as { readonly query?: unknown }
    return typeof query === 'string' ? query : undefined
  } catch {
    return undefined
  }
}

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, localPosts, localComments } = instance.usage
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.1',
      path: '/.well-known/nodeinfo/2.1',
      name: 'Mobilizon',
      openRegistrations: instance.registrations.mode === 'open',
      usage: { users: { total: users }, localPosts, localComments },
      metadata: { nodeName: instance.name, nodeDescription: instance.shortDescription },
      applicationLink: true,
    }),
    'POST /api': (request) => answer(instance, request),
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const { mode } = instance.registrations
  const stated = mode === 'open' || (mode === 'invite' && !isOld(instance)) ? mode : 'closed'
  const counted = isOld(instance) ? instance.usage : { users: 0, localPosts: 0, localComments: 0, ...instance.usage }
  return {
    software: 'mobilizon',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: instance.languages.length === 0 ? undefined : instance.languages,
    registrations: { mode: mode === 'invite' && isOld(instance) ? 'open' : stated },
    usage: figures(counted, 'users', 'localPosts', 'localComments'),
  }
}

/** Variants: `demoMode`. Versions before 4 stand for those that lack some field. */
export const mobilizonMirror: Mirror = {
  software: ['mobilizon'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /settings\n',
  expected,
  choices: { mobilizon: [{ software: 'mobilizon', versions: ['1.2.3', '5.1.3'], variants: [{}, { demoMode: true }] }] },
}
