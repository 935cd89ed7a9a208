// Readers of Lemmy's API v4, which 1.0 brings: the site document and the paged list of linked hosts.
import type { Facts } from '#model/facts.ts'
import { at, flag, isObject, list, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import type { HostKnowledge } from './define.ts'
import { readHost, readLanguages, readMode, readShortText, readSignUp, readTexts } from './lemmy-site.ts'
import { readCounts, readUnfinished } from './lemmy-v3.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { publicText } from './people.ts'

/** Reads `/api/v4/site` (other-software.md 3.2): the counts stand among the settings, and several members have new names. */
export function readSiteV4(json: unknown, host: HostKnowledge): Facts {
  const site = at(json, 'site_view', 'site')
  const local = at(json, 'site_view', 'local_site')
  if (!isObject(site)) return {}
  return withoutAbsent({
    version: text(at(json, 'version'), TEXT_LIMITS.name),
    name: publicText(site.name, TEXT_LIMITS.name),
    shortDescription: readShortText(site.summary),
    languages: readLanguages(json),
    registrations: readSignUp({
      mode: readMode(at(local, 'registration_mode')),
      emailRequired: flag(at(local, 'email_verification_required')),
      captcha: flag(at(json, 'captcha_enabled')),
      question: at(local, 'application_question'),
    }),
    usage: readCounts(local),
    texts: readTexts(site, local),
    icon: url(site.icon, host.origin),
    thumbnail: url(site.banner, host.origin),
    accountDomain: readHost(site.ap_id),
    switches: readSwitchesV4(site, local),
  })
}

const VOTES: readonly string[] = ['all', 'local', 'disable']

function readSwitchesV4(site: unknown, local: unknown): Facts['switches'] {
  const votes = VOTES.find((mode) => mode === at(local, 'post_downvotes'))
  const isNsfwForbidden = flag(at(local, 'nsfw_content_disallowed'))
  return keepStated({
    downvotes: votes === undefined ? undefined : votes !== 'disable',
    nsfw: isNsfwForbidden === undefined ? undefined : !isNsfwForbidden,
    communityCreationAdminOnly: flag(at(local, 'community_creation_admin_only')),
    privateInstance: flag(at(local, 'private_instance')),
    federationEnabled: flag(at(local, 'federation_enabled')),
    requireSetup: readUnfinished(local),
    contentWarning: publicText(at(site, 'content_warning'), TEXT_LIMITS.name),
  })
}

/** Reads one page of `/api/v4/federated_instances?kind=linked`. */
export function readLinkedV4(json: unknown): Facts {
  const items = at(json, 'items')
  if (!Array.isArray(items)) return {}
  const names = list(items)
    .map((item) => at(item, 'instance', 'domain'))
    .filter((name) => typeof name === 'string')
  return { peers: { kind: 'knows', names } }
}

const LONGEST_CURSOR = 1000

/**
 * The path of the next page: the same list behind the cursor in `next_page`. None behind an empty page, or when the server gives
 * the cursor of the page just read.
 */
export function nextLinkedV4(json: unknown, path: string): string | undefined {
  const cursor = at(json, 'next_page')
  if (typeof cursor !== 'string' || cursor === '' || cursor.length > LONGEST_CURSOR || list(at(json, 'items')).length === 0)
    return undefined
  const here = new URL(path, 'https://any.invalid')
  if (here.searchParams.get('page_cursor') === cursor) return undefined
  here.searchParams.set('page_cursor', cursor)
  return here.pathname + here.search
}
