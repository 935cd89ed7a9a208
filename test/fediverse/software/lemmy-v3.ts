// Lemmy's site document of API v3 in its three generations, and the imitation that 1.0 keeps for old apps.
import type { VirtualInstance } from '../contract.ts'
import { shownMode, type LemmyGeneration } from './lemmy-generation.ts'

const CODES: readonly string[] = ['und', 'ar', 'de', 'en', 'es', 'fi', 'fr', 'it', 'ja', 'ko', 'nl', 'pl', 'pt', 'ru', 'sv', 'uk', 'zh']

/** The rows of `all_languages` and the ids that this server chose; a server that chose nothing is set to all. */
export function lemmyLanguages(instance: VirtualInstance): { readonly all: readonly unknown[]; readonly chosen: readonly number[] } {
  const codes = [...new Set([...CODES, ...instance.languages])]
  const all = codes.map((code, id) => ({ id, code, name: code === 'und' ? 'Undetermined' : code.toUpperCase() }))
  const chosen = instance.languages.length === 0 ? all.map(({ id }) => id) : [0, ...instance.languages.map((code) => codes.indexOf(code))]
  return { all, chosen }
}

/** Figures under the names that both APIs use. */
export function lemmyCounts(instance: VirtualInstance): Readonly<Record<string, number>> {
  const {
    users = 0,
    localPosts = 0,
    localComments = 0,
    activeDay = 0,
    activeWeek = 0,
    activeMonth = 0,
    activeHalfyear = 0,
  } = instance.usage
  return {
    users,
    posts: localPosts,
    comments: localComments,
    communities: 7,
    users_active_day: activeDay,
    users_active_week: activeWeek,
    users_active_month: activeMonth,
    users_active_half_year: activeHalfyear,
  }
}

/** What stands in the sidebar and in the legal page. */
export function lemmyTexts(instance: VirtualInstance): { readonly sidebar?: string; readonly legal?: string } {
  const sidebar = instance.texts?.find((text) => text.kind === 'sidebar')?.text ?? instance.description
  const legal = instance.texts?.find((text) => text.kind === 'legal')?.text
  return { ...(sidebar !== undefined && { sidebar }), ...(legal !== undefined && { legal }) }
}

/** A person in the list of admins, whom nobody should remember. */
export function lemmyAdmin(instance: VirtualInstance): unknown {
  return {
    person: {
      id: 2,
      name: 'rin',
      display_name: 'Rin Example',
      actor_id: `https://${instance.host}/u/rin`,
      local: true,
      matrix_user_id: '@rin:chat.example',
    },
    is_admin: true,
  }
}

/** `GET /api/v3/site`. Members without a value are left out. */
export function lemmySiteV3(instance: VirtualInstance, generation: LemmyGeneration): unknown {
  const zone = generation === '0.19' ? 'Z' : ''
  const languages = lemmyLanguages(instance)
  return {
    site_view: {
      site: siteV3(instance, zone),
      local_site: localSiteV3(instance, zone),
      local_site_rate_limit: { local_site_id: 1, message: 180, message_per_second: 60 },
      counts: { ...(generation !== '0.19' && { id: 1 }), site_id: 1, ...lemmyCounts(instance) },
    },
    admins: [lemmyAdmin(instance)],
    // Before 0.18 the list of hosts stands here, as plain names, and nothing is null.
    ...(generation === '0.17' && { online: 3, federated_instances: inlineInstances(instance) }),
    // Sublinks claims a version of Lemmy's.
    version: instance.software === 'sublinks' ? '0.19.3' : instance.version,
    all_languages: languages.all,
    discussion_languages: languages.chosen,
    taglines: [],
    custom_emojis: [],
    ...(generation === '0.19' && { blocked_urls: [] }),
  }
}

function inlineInstances(instance: VirtualInstance): unknown {
  return instance.variant?.federationEnabled === false ? null : { linked: instance.peers, allowed: null, blocked: null }
}

function siteV3(instance: VirtualInstance, zone: string): Readonly<Record<string, unknown>> {
  const origin = `https://${instance.apiHost ?? instance.host}`
  const { sidebar } = lemmyTexts(instance)
  const warning = instance.variant?.contentWarning
  return {
    id: 1,
    name: instance.name,
    ...(sidebar !== undefined && { sidebar }),
    published: `2023-06-12T09:21:42.341723${zone}`,
    icon: `${origin}/pictrs/image/icon.png`,
    banner: `${origin}/pictrs/image/banner.png`,
    description: instance.shortDescription,
    actor_id: `https://${instance.host}/`,
    last_refreshed_at: `2023-06-12T09:21:42${zone}`,
    inbox_url: `${origin}/inbox`,
    public_key: '-----BEGIN PUBLIC KEY-----',
    instance_id: 1,
    ...(warning !== undefined && { content_warning: warning }),
  }
}

const MODES_V3 = { open: 'Open', approval: 'RequireApplication', invite: 'Closed', closed: 'Closed' } as const

function localSiteV3(instance: VirtualInstance, zone: string): Readonly<Record<string, unknown>> {
  const { emailRequired = false, captcha = false, message } = instance.registrations
  const { legal } = lemmyTexts(instance)
  return {
    id: 1,
    site_id: 1,
    site_setup: true,
    enable_downvotes: instance.variant?.downvotes !== false,
    enable_nsfw: instance.variant?.nsfw === true,
    community_creation_admin_only: instance.variant?.communityCreationAdminOnly === true,
    require_email_verification: emailRequired,
    ...(message !== undefined && { application_question: message }),
    private_instance: instance.variant?.privateInstance === true,
    default_theme: 'browser',
    default_post_listing_type: 'Local',
    ...(legal !== undefined && { legal_information: legal }),
    hide_modlog_mod_names: true,
    slur_filter_regex: '(badword)',
    actor_name_max_length: 20,
    federation_enabled: instance.variant?.federationEnabled !== false,
    captcha_enabled: captcha,
    captcha_difficulty: 'medium',
    published: `2023-06-12T09:21:42.341723${zone}`,
    registration_mode: MODES_V3[shownMode(instance)],
    reports_email_admins: false,
  }
}

/** `GET /api/v3/site` as 1.0 answers it: the old members, some of them invented (other-software.md 3.2). */
export function lemmyImitatedSite(instance: VirtualInstance): unknown {
  const languages = lemmyLanguages(instance)
  return {
    site_view: {
      site: { ...siteV3(instance, 'Z'), inbox_url: 'http://example.com', public_key: '', instance_id: 0 },
      local_site: { ...localSiteV3(instance, 'Z'), enable_downvotes: true, enable_nsfw: true },
      local_site_rate_limit: { local_site_id: 1 },
      counts: { site_id: 1, ...lemmyCounts(instance) },
    },
    admins: [lemmyAdmin(instance)],
    version: instance.version,
    all_languages: languages.all,
    discussion_languages: languages.chosen,
    taglines: [],
    custom_emojis: [],
    blocked_urls: [],
  }
}
