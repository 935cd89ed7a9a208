// The mirror of Nextcloud Social: the title of a cloud for the name of its software, and an empty array for its figures (other-software.md 4.19).
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualRoute } from '../contract.ts'
import { nodeinfoRoutes, originOf } from './nodeinfo-documents.ts'

const APP = '/index.php/apps/social'

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const { users, localPosts } = instance.usage
  return nodeinfoRoutes(instance, {
    schema: '2.0',
    path: `${APP}/.well-known/nodeinfo/2.0`,
    name: instance.name,
    openRegistrations: false,
    usage: instance.variant?.noFigures === true ? [] : { users: { total: users }, localPosts },
    more: { services: undefined, rootUrl: `${originOf(instance)}${APP}` },
  })
}

function expected({ version, name, usage: { users = 0, localPosts = 0 }, variant }: VirtualInstance): ExpectedFacts {
  return {
    software: 'nextcloud-social',
    version,
    name,
    registrations: { mode: 'closed' },
    usage: variant?.noFigures === true ? undefined : { users, localPosts },
  }
}

/** Variants: `noFigures` (PHP's empty array). */
export const nextcloudSocialMirror: Mirror = {
  software: ['nextcloud-social'],
  routes,
  shippedRobots: () => null,
  expected,
  choices: { 'nextcloud-social': [{ software: 'nextcloud-social', versions: ['0.7.0'], variants: [{}, { noFigures: true }] }] },
}
