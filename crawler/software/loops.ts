// Loops: short videos; one configuration document and pages of legal texts (other-software.md 4.10).
import type { Facts, LongTextKind, RegistrationMode } from '#model/facts.ts'
import { at, count, flag, isObject, rawText, text } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type EndpointDefinition } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { publicHtml, publicText } from './people.ts'

/** Loops. Reference: `app/Http/Controllers/Api/WebPublicController.php` in its repository. */
export const loops = defineSoftware({
  name: 'loops',
  label: 'Loops',
  kind: 'video',
  networks: ['activitypub'],
  alternativeTo: ['TikTok'],
  licence: 'AGPL-3.0',
  language: 'PHP',
  repository: 'https://github.com/joinloops/loops-server',
  homepage: 'https://joinloops.org',
  counts: {
    users: 'local accounts',
    active: 'accounts active within a month, or within half a year',
    posts: 'videos of local accounts',
  },
  unpublished: {
    facts: ['languages', 'peers', 'blocks'],
    reference: 'joinloops/loops-server:app/Http/Controllers/Api/WebPublicController.php',
  },
  endpoints: [
    { path: '/api/v1/config', limit: 'instance', every: 'day', read: readConfig },
    page('terms', 'terms'),
    page('privacy', 'privacy'),
    page('community-guidelines', 'conduct'),
  ],
})

function page(slug: string, kind: LongTextKind): EndpointDefinition {
  return {
    path: `/api/v1/page/content?slug=${slug}`,
    limit: 'text',
    every: 'month',
    read: (json) => {
      const content = rawText(at(json, 'data', 'content'))
      if (content === undefined) return {}
      const words = publicHtml(content, TEXT_LIMITS.longText)
      return { texts: words === undefined ? [] : [{ kind, text: words, format: 'html' }] }
    },
  }
}

const MODES: Readonly<Record<string, RegistrationMode>> = { open: 'open', curated: 'curated', closed: 'closed' }
const MB = 1_048_576

/** Reads `/api/v1/config`: sizes in megabytes, lengths in seconds. */
function readConfig(json: unknown): Facts {
  const app = at(json, 'app')
  if (!isObject(app)) return {}
  const stated = rawText(at(json, 'registration_mode'))
  const open = flag(at(json, 'registration'))
  const mode = stated !== undefined && Object.hasOwn(MODES, stated) ? MODES[stated] : open === false ? 'closed' : undefined
  const size = count(at(json, 'media', 'max_video_size'))
  return withoutAbsent({
    version: text(app['version'], TEXT_LIMITS.name),
    name: publicText(app['name'], TEXT_LIMITS.name),
    shortDescription: publicText(app['description'], TEXT_LIMITS.description),
    registrations: mode === undefined ? undefined : { mode },
    switches: keepStated({
      maxVideoBytes: size === undefined || size > Number.MAX_SAFE_INTEGER / MB ? undefined : size * MB,
      maxVideoSeconds: count(at(json, 'media', 'max_video_duration')),
      federationEnabled: flag(at(json, 'federation')),
    }),
  })
}
