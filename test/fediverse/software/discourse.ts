// The mirror of Discourse: the forum's page about itself, what it shows to everybody, and its three standing pages.
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../contract.ts'
import { figures, originOf, textOf } from './nodeinfo-documents.ts'

/** The statistics have had their names in the plural since 2023, which was version 3.1. */
function isPlural(instance: VirtualInstance): boolean {
  return Number.parseFloat(instance.version) >= 3.1
}

function about(instance: VirtualInstance): unknown {
  const { users, activeMonth, activeWeek, localPosts } = instance.usage
  const s = isPlural(instance) ? 's' : ''
  return {
    about: {
      title: instance.name,
      description: instance.shortDescription,
      extended_site_description: instance.description === undefined ? null : `<p>${instance.description}</p>`,
      banner_image: null,
      locale: 'en',
      default_locale: instance.languages[0] ?? null,
      version: instance.version,
      https: true,
      contact_url: '',
      contact_email: `staff@${instance.host}`,
      admins: [{ id: 1, username: 'head.gardener', name: 'Robin Gardener' }],
      stats: {
        [`topic${s}_count`]: 1000,
        [`post${s}_count`]: localPosts,
        [`user${s}_count`]: users,
        active_users_7_days: activeWeek,
        active_users_30_days: activeMonth,
      },
    },
  }
}

function page(title: string, words: string): VirtualReply {
  return {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    text: `<!doctype html><title>${title}</title><h1>${title}</h1><p>${words}</p>`,
  }
}

const SHUT: VirtualReply = { status: 403, json: { errors: ['You need to be logged in to do that.'], error_type: 'not_logged_in' } }

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const shut = instance.variant?.loginRequired === true
  return {
    'GET /site.json': shut
      ? SHUT
      : {
          json: {
            default_archetype: 'regular',
            categories: [],
            ...(instance.variant?.unfederated !== true && { activity_pub_enabled: true, activity_pub_host: instance.host }),
          },
        },
    'GET /about.json': shut ? SHUT : { json: about(instance) },
    'GET /site/basic-info.json': {
      json: {
        title: instance.name,
        description: instance.shortDescription,
        logo_url: `${originOf(instance)}/uploads/logo.png`,
        login_required: shut,
      },
    },
    'GET /guidelines': page('Guidelines', textOf(instance, 'conduct') ?? ''),
    'GET /tos': page('Terms of Service', textOf(instance, 'terms') ?? ''),
    'GET /privacy': page('Privacy', textOf(instance, 'privacy') ?? ''),
  }
}

function expected(instance: VirtualInstance): ExpectedFacts {
  return {
    software: 'discourse',
    version: instance.version,
    name: instance.name,
    shortDescription: instance.shortDescription,
    languages: [instance.languages[0] ?? 'en'],
    usage: figures(instance.usage, 'users', 'activeMonth', 'activeWeek', 'localPosts'),
  }
}

/** Variants: `loginRequired`, `unfederated` (nothing names the software in either case). */
export const discourseMirror: Mirror = {
  software: ['discourse'],
  routes,
  shippedRobots: () => 'User-agent: *\nDisallow: /admin/\nDisallow: /auth/\nDisallow: /search\nDisallow: /u/\n',
  expected,
  choices: { discourse: [{ software: 'discourse', versions: ['3.0.4', '3.5.0'] }] },
}
