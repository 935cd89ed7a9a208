// Readers of Lemmy's API v3: 0.17 to 0.19, older shapes where they cost nothing, and the imitation inside 1.0.
import type { Facts, PeerPage, RegistrationMode, Usage } from '#model/facts.ts'
import { at, count, flag, isObject, list, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { MAX_PEERS } from '../limits.ts'
import type { HostKnowledge } from './define.ts'
import { readListsV3 } from './lemmy-blocks.ts'
import { readHost, readLanguages, readMode, readShortText, readSignUp, readTexts } from './lemmy-site.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { publicText } from './people.ts'

/**
 * Reads `/api/v3/site` (other-software.md 3.1). Not read: the admins, who are people, and the slur filter. From 1.0 the document is
 * an imitation: what it invents is left out, and a closed server may be one for the invited (3.2).
 */
export function readSiteV3(json: unknown, host: HostKnowledge): Facts {
  const site = at(json, 'site_view', 'site')
  if (!isObject(site)) return {}
  // Before 0.17 the settings stand in the site itself.
  const local = at(json, 'site_view', 'local_site') ?? site
  const isImitation = (host.version?.[0] ?? 0) >= 1
  return withoutAbsent({
    // Sublinks claims a version of Lemmy's here (3.5).
    version: host.nodeinfo.version === undefined ? text(at(json, 'version'), TEXT_LIMITS.name) : undefined,
    name: publicText(site.name, TEXT_LIMITS.name),
    shortDescription: readShortText(site.description),
    languages: readLanguages(json),
    registrations: readSignUp({
      mode: readModeV3(local),
      emailRequired: flag(at(local, 'require_email_verification')),
      captcha: flag(at(local, 'captcha_enabled')),
      question: at(local, 'application_question'),
    }),
    usage: readCounts(at(json, 'site_view', 'counts')),
    texts: readTexts(site, local),
    icon: url(site.icon, host.origin),
    thumbnail: url(site.banner, host.origin),
    accountDomain: readHost(site.actor_id),
    switches: readSwitchesV3(site, local, isImitation),
    peers: readLinked(at(json, 'federated_instances', 'linked')),
  })
}

// Before 0.17: two flags, of which the application stands above the open door.
function readModeV3(local: unknown): RegistrationMode | undefined {
  const open = flag(at(local, 'open_registration'))
  if (open === undefined) return readMode(at(local, 'registration_mode'))
  if (flag(at(local, 'require_application')) === true) return 'approval'
  return open ? 'open' : 'closed'
}

/** The figures of a site, of the same names in both APIs. */
export function readCounts(counts: unknown): Usage | undefined {
  const usage = withoutAbsent({
    users: count(at(counts, 'users')),
    activeMonth: count(at(counts, 'users_active_month')),
    activeHalfyear: count(at(counts, 'users_active_half_year')),
    activeWeek: count(at(counts, 'users_active_week')),
    activeDay: count(at(counts, 'users_active_day')),
    localPosts: count(at(counts, 'posts')),
    localComments: count(at(counts, 'comments')),
  })
  return Object.keys(usage).length > 0 ? usage : undefined
}

function readSwitchesV3(site: unknown, local: unknown, isImitation: boolean): Facts['switches'] {
  return keepStated({
    downvotes: isImitation ? undefined : flag(at(local, 'enable_downvotes')),
    nsfw: isImitation ? undefined : flag(at(local, 'enable_nsfw')),
    invitesPossible: isImitation && readModeV3(local) === 'closed' ? true : undefined,
    communityCreationAdminOnly: flag(at(local, 'community_creation_admin_only')),
    privateInstance: flag(at(local, 'private_instance')),
    federationEnabled: flag(at(local, 'federation_enabled')),
    requireSetup: readUnfinished(local),
    contentWarning: publicText(at(site, 'content_warning'), TEXT_LIMITS.name),
  })
}

/** Whether the admin has not finished setting the server up yet. */
export function readUnfinished(local: unknown): boolean | undefined {
  const done = flag(at(local, 'site_setup'))
  return done === undefined ? undefined : !done
}

/**
 * Reads `/api/v3/federated_instances`: all linked hosts at once, and the blocked and allowed lists beside them. With federation off the
 * document is `{}`, which says nothing. An allow list that is not empty shuts out everybody else.
 */
export function readLinkedV3(json: unknown, host: HostKnowledge): Facts {
  const lists = at(json, 'federated_instances')
  const allowed = at(lists, 'allowed')
  const peers = readLinked(at(lists, 'linked'))
  // Sublinks answers with empty lists, or nothing in their place, whatever it knows (3.5).
  const isSublinks = host.nodeinfo.software?.trim().toLowerCase() === 'sublinks'
  return withoutAbsent({
    peers: isSublinks && isObject(lists) ? { kind: 'knows' as const, names: peers?.names ?? [], emptyMeansHidden: true } : peers,
    blocks: isSublinks ? undefined : readListsV3(lists),
    switches: Array.isArray(allowed) && !isSublinks ? { limitedFederation: allowed.length > 0 } : undefined,
  })
}

// Rows are objects since 0.18; before, names, inside the site document, and null for "none".
function readLinked(linked: unknown): PeerPage | undefined {
  if (!Array.isArray(linked)) return undefined
  const names = list(linked)
    .slice(0, MAX_PEERS)
    .flatMap((row) => (typeof row === 'string' ? row : readName(row)))
  return { kind: 'knows', names }
}

function readName(row: unknown): string | readonly [] {
  const name = at(row, 'domain')
  return typeof name === 'string' ? name : []
}
