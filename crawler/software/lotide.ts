// Lotide: a small link aggregator with one document of its own (other-software.md 3.5).
import type { Facts, RegistrationMode } from '#model/facts.ts'
import { at, flag, isObject, rawText } from '#model/json.ts'
import { markdownToText, TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { publicText, withoutAddresses } from './people.ts'

/** Lotide. Its servers have no names. */
export const lotide = defineSoftware({
  name: 'lotide',
  label: 'Lotide',
  kind: 'forum',
  networks: ['activitypub'],
  alternativeTo: ['Reddit'],
  licence: 'AGPL-3.0',
  language: 'Rust',
  repository: 'https://sr.ht/~vpzom/lotide/',
  counts: { users: 'local accounts', active: 'not published', posts: 'not published' },
  unpublished: {
    facts: ['name', 'languages', 'actives', 'posts', 'rules', 'peers', 'blocks'],
    reference: 'lotide-org/lotide:src/routes/api/mod.rs',
  },
  endpoints: [{ path: '/api/unstable/instance', limit: 'instance', every: 'day', read: readInstance }],
})

function readInstance(json: unknown): Facts {
  if (!isObject(json) || !isObject(json['software'])) return {}
  const mode = readMode(flag(json['signup_allowed']), flag(json['invitations_enabled']))
  return withoutAbsent<Facts>({
    shortDescription: readDescription(json['description']),
    registrations: mode === undefined ? undefined : { mode },
    switches: keepStated({
      invitesEnabled: flag(json['invitations_enabled']),
      communityCreationAdminOnly: readCreation(json['community_creation_requirement']),
    }),
  })
}

// Table of other-software.md 1.3.
function readMode(open: boolean | undefined, invites: boolean | undefined): RegistrationMode | undefined {
  if (open === undefined) return undefined
  if (open) return 'open'
  return invites === true ? 'invite' : 'closed'
}

// Null is "anybody", otherwise the role that it takes.
function readCreation(requirement: unknown): boolean | undefined {
  if (requirement === null) return false
  return requirement === 'site_admin' ? true : undefined
}

function readDescription(description: unknown): string | undefined {
  const markdown = rawText(at(description, 'content_markdown'))
  const words = markdown === undefined ? undefined : withoutAddresses(markdownToText(markdown, TEXT_LIMITS.description))
  return words || publicText(at(description, 'content_text'), TEXT_LIMITS.description)
}
