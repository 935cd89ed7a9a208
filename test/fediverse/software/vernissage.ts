// The mirror of Vernissage: NodeInfo inside its API, and an instance document in a spelling of its own (other-software.md 4.18).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { expectedLanguages, expectedRules, modeOf } from './instance-documents.ts'
import { contactAccount } from './mastodon-documents.ts'
import { figures, fullUsage, nodeinfoRoutes, originOf } from './nodeinfo-documents.ts'

const MODES = ['open', 'approval', 'invite'] as const

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users = 0, localPosts = 0 } = instance.usage
  const mode = modeOf(instance, MODES)
  return {
    ...nodeinfoRoutes(instance, {
      schema: '2.0',
      path: '/api/v1/nodeinfo/2.0',
      name: 'Vernissage',
      openRegistrations: mode === 'open',
      usage: fullUsage(instance.usage),
      metadata: { nodeName: instance.host },
    }),
    'GET /api/v1/instance': {
      json: {
        uri: originOf(instance),
        title: instance.name,
        description: instance.shortDescription,
        longDescription: instance.description ?? '',
        email: `staff@${instance.host}`,
        version: instance.version,
        thumbnail: '',
        languages: instance.languages,
        rules: instance.rules.map(({ nativeId, text }, index) => ({ id: nativeId ?? index + 1, text })),
        registrationOpened: mode === 'open',
        registrationByApprovalOpened: mode === 'approval',
        registrationByInvitationsOpened: mode === 'invite',
        configuration: {
          statuses: { maxCharacters: 500, maxMediaAttachments: 4, charactersReservedPerUrl: 23 },
          attachments: { supportedMimeTypes: ['image/png', 'image/jpeg'], imageSizeLimit: 10_485_760 },
        },
        stats: { userCount: users, statusCount: localPosts, domainCount: 1 },
        contact: contactAccount(instance),
      },
    },
    'GET /api/v1/instance-blocked-domains': { status: 401, json: { error: true, code: 'unauthorized', reason: 'Unauthorized' } },
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'vernissage',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: expectedLanguages(instance),
    registrations: { mode: modeOf(instance, MODES) },
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeHalfyear', 'localPosts', 'localComments'),
    rules: expectedRules(instance),
  }
}

export const vernissageMirror: Mirror = {
  software: ['vernissage'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { vernissage: [{ software: 'vernissage', versions: ['1.20.0'] }] },
}
