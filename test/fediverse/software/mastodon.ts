// The mirror of Mastodon and its forks: which documents a version serves to an anonymous caller, and what is to be learned from them.
import type { ActivityWeek, LongTextKind, Registrations, Rule } from '#model/facts.ts'
import type { ExpectedFacts, Mirror, VirtualInstance, VirtualReply, VirtualRoute } from '../contract.ts'
import { mastodonLines, mastodonList } from './block-lists.ts'
import { mastodonAboutPage } from './mastodon-about.ts'
import {
  escapeHtml,
  mastodonInstanceV1,
  mastodonInstanceV2,
  mastodonNodeInfo,
  mastodonShape,
  mastodonSignUp,
  publishedName,
  rulesOf,
  spokenLanguages,
  type MastodonShape,
} from './mastodon-documents.ts'

const NOT_SHOWN: VirtualReply = { status: 404, headers: { 'content-type': 'text/html', 'cache-control': 'private, no-store' }, text: '' }
const SIGN_IN: VirtualReply = { status: 401, json: { error: 'This method requires an authenticated user' } }
const NO_RECORD: VirtualReply = { status: 404, json: { error: 'Record not found' } }

function routes(instance: VirtualInstance): Readonly<Record<string, VirtualRoute>> {
  const shape = mastodonShape(instance)
  const { since } = shape
  const shut = (exists: boolean, reply: VirtualReply): VirtualReply => (exists ? (shape.limited ? SIGN_IN : reply) : NOT_SHOWN)
  const document = (exists: boolean, reply: VirtualReply): VirtualReply => (exists ? (shape.shutInstance ? SIGN_IN : reply) : NOT_SHOWN)
  const deprecation: Readonly<Record<string, string>> = since(4, 4) ? { deprecation: '@1668384000' } : {}
  return {
    ...nodeInfoRoutes(instance, shape),
    'GET /api/v2/instance': document(hasObject(instance, shape), {
      json: since(4, 0) ? mastodonInstanceV2(instance, shape) : mastodonInstanceV1(instance, shape),
    }),
    'GET /api/v1/instance': document(true, { json: mastodonInstanceV1(instance, shape), headers: deprecation }),
    ...(!since(4, 0) && !shape.limited && { 'GET /about': mastodonAboutPage(instance), 'GET /about/more': mastodonAboutPage(instance) }),
    'GET /api/v1/instance/rules': shut(since(3, 4), { json: rulesOf(instance, shape) }),
    'GET /api/v1/instance/peers': shut(since(2, 1, 2), instance.variant?.peersHidden === true ? NOT_SHOWN : { json: instance.peers }),
    'GET /api/v1/instance/activity': shut(
      since(2, 1, 2),
      instance.variant?.activityHidden === true ? NOT_SHOWN : { json: activityOf(instance) },
    ),
    'GET /api/v1/instance/domain_blocks': shut(since(4, 0), instance.blocks === undefined ? NOT_SHOWN : { json: mastodonList(instance) }),
    'GET /api/v1/instance/extended_description': shut(since(4, 0), { json: htmlDocument(instance, 'description') }),
    'GET /api/v1/instance/privacy_policy': shut(since(4, 0), { json: privacyPolicy(instance) }),
    'GET /api/v1/instance/terms_of_service': shut(since(4, 4), termsOfService(instance)),
  }
}

function nodeInfoRoutes(instance: VirtualInstance, shape: MastodonShape): Readonly<Record<string, VirtualRoute>> {
  if (!shape.since(3, 0)) return {}
  const href = `https://${instance.apiHost ?? instance.host}/nodeinfo/2.0`
  return {
    'GET /.well-known/nodeinfo': {
      json: { links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0', href }] },
      headers: { 'cache-control': 'max-age=259200, public' },
    },
    'GET /nodeinfo/2.0': { json: mastodonNodeInfo(instance, shape), headers: { 'cache-control': 'max-age=1800, public' } },
  }
}

// Twelve weeks, newest first, every number written as a string (2.5).
function activityOf(instance: VirtualInstance): unknown {
  const newest = 1_775_326_022
  const weeks: readonly ActivityWeek[] = instance.activity ?? Array.from({ length: 12 }, (_, index) => ({ week: newest - index * 604_800 }))
  return weeks.map(({ week, statuses = 0, logins = 0, registrations = 0 }) => ({
    week: String(week),
    statuses: String(statuses),
    logins: String(logins),
    registrations: String(registrations),
  }))
}

function textOf(instance: VirtualInstance, kind: LongTextKind): string | undefined {
  return instance.texts?.find((text) => text.kind === kind)?.text ?? (kind === 'description' ? instance.description : undefined)
}

function htmlDocument(instance: VirtualInstance, kind: LongTextKind): unknown {
  const text = textOf(instance, kind)
  if (text === undefined) return { updated_at: null, content: '' }
  return { updated_at: '2024-03-16T09:02:30Z', content: `<p>${escapeHtml(text)}</p>` }
}

// Where the admin has written none, every server shows the same words under the same date.
function privacyPolicy(instance: VirtualInstance): unknown {
  if (textOf(instance, 'privacy') !== undefined) return htmlDocument(instance, 'privacy')
  return { updated_at: '2022-10-07T00:00:00.000Z', content: '<p>Words that come with the software.</p>' }
}

function termsOfService(instance: VirtualInstance): VirtualReply {
  const text = textOf(instance, 'terms')
  if (text === undefined) return NO_RECORD
  return { json: { effective_date: '2025-08-27', effective: true, content: `<p>${escapeHtml(text)}</p>`, succeeded_by: null } }
}

// Previews and the confirmation of remote actions are of no use to a crawler; block lists are off limits since 4.4; polyam shuts
// everything but what describes the server (1.9).
function shippedRobots(instance: VirtualInstance): string {
  if (/polyam/i.test(`${instance.software} ${instance.version}`)) {
    return [
      'User-agent: *',
      'Disallow: /',
      'Allow: /nodeinfo/',
      'Allow: /.well-known/',
      'Allow: /api/v1/instance',
      'Allow: /api/v2/instance',
      '',
    ].join('\n')
  }
  const blocks = mastodonShape(instance).since(4, 4) ? ['Disallow: /api/v1/instance/domain_blocks'] : []
  return ['User-agent: *', 'Disallow: /media_proxy/', 'Disallow: /interact/', ...blocks, ''].join('\n')
}

function expected(instance: VirtualInstance): ExpectedFacts {
  const shape = mastodonShape(instance)
  return {
    software: publishedName(instance),
    version: instance.version,
    ...expectedProfile(instance, shape),
    registrations: expectedRegistrations(instance, shape),
    usage: expectedUsage(instance, shape),
    rules: shape.shutInstance || !shape.since(3, 4) ? undefined : instance.rules.map((rule, index) => expectedRule(rule, index, shape)),
    peers: showsPeers(instance, shape) ? instance.peers : undefined,
    blocks: shape.since(4, 0) && !shape.limited && instance.blocks !== undefined ? mastodonLines(instance) : undefined,
  }
}

function showsPeers(instance: VirtualInstance, shape: MastodonShape): boolean {
  return instance.variant?.peersHidden !== true && !shape.limited && shape.since(2, 1, 2)
}

// Where the API is shut, NodeInfo alone speaks, which names the server since 4.3.
function expectedProfile(instance: VirtualInstance, shape: MastodonShape): Partial<ExpectedFacts> {
  if (shape.shutInstance && !shape.since(4, 3)) return {}
  return {
    name: instance.name,
    shortDescription: instance.shortDescription === '' ? undefined : instance.shortDescription,
    languages: shape.shutInstance || !shape.since(2, 3) ? undefined : spokenLanguages(instance),
  }
}

function expectedRule(rule: Rule, index: number, shape: MastodonShape): Rule {
  const { hint, translations } = rule
  return {
    nativeId: rule.nativeId ?? String(index + 1),
    text: rule.text,
    ...(hint !== undefined && shape.since(4, 3) && { hint }),
    ...(translations !== undefined && Object.keys(translations).length > 0 && shape.since(4, 4) && { translations }),
  }
}

function expectedUsage(instance: VirtualInstance, shape: MastodonShape): ExpectedFacts['usage'] {
  const { users = 0, localPosts = 0, activeMonth = 0, activeHalfyear = 0 } = instance.usage
  return shape.since(3, 0) ? { users, activeMonth, activeHalfyear, localPosts } : { users, localPosts }
}

function expectedRegistrations(instance: VirtualInstance, shape: MastodonShape): Registrations | undefined {
  const { enabled } = mastodonSignUp(instance, shape)
  // NodeInfo alone: open means open or approval, so that nothing is known; closed is closed.
  if (shape.shutInstance) return enabled ? undefined : { mode: 'closed' }
  if (!shape.since(2, 7, 2)) return undefined
  const mode = expectedMode(instance, shape)
  return { mode, ...expectedDetails(instance, shape, mode) }
}

function expectedMode(instance: VirtualInstance, shape: MastodonShape): Registrations['mode'] {
  const { enabled, approval, invites, full } = mastodonSignUp(instance, shape)
  if (enabled) return approval && shape.since(2, 9, 2) ? 'approval' : 'open'
  if (
    hasObject(instance, shape) &&
    shape.since(4, 2) &&
    instance.registrations.mode === 'external' &&
    instance.registrations.url !== undefined
  )
    return 'external'
  if (full) return 'full'
  return invites && shape.since(3, 1, 4) ? 'invite' : 'closed'
}

function expectedDetails(instance: VirtualInstance, shape: MastodonShape, mode: Registrations['mode']): Omit<Registrations, 'mode'> {
  const { message, minAge, reasonRequired = false, url } = instance.registrations
  if (!hasObject(instance, shape)) return {}
  return {
    ...(shape.since(4, 4) && mode === 'approval' && { reasonRequired }),
    ...(shape.since(4, 4) && minAge !== undefined && { minAge }),
    ...(mode !== 'open' && mode !== 'approval' && message !== undefined && { message }),
    ...(mode === 'external' && url !== undefined && { url }),
  }
}

// Only where `registrations` is an object does a server say more than yes or no.
function hasObject(instance: VirtualInstance, shape: MastodonShape): boolean {
  return shape.since(4, 0) || instance.variant?.hybrid === true
}

/**
 * Variants: `limitedFederation`, `peersHidden`, `activityHidden`, `singleUser`, `invites` (they exist although sign-up is open or
 * by approval), `hybrid` (Fedibird: members of v2 inside v1, and the same document as v2).
 */
export const mastodonMirror: Mirror = {
  software: ['mastodon', 'glitch-soc', 'polyam', 'chuckya', 'kmyblue', 'hometown', 'fedibird', 'ecko'],
  routes,
  shippedRobots,
  expected,
  choices: {
    mastodon: [
      {
        software: 'mastodon',
        versions: [
          '2.3.3',
          '2.8.0',
          '2.9.3',
          '3.0.1',
          '3.1.5',
          '3.5.19',
          '4.0.15',
          '4.2.10',
          '4.3.0-alpha.4+glitch',
          '4.4.0-alpha.1+chuckya',
          '4.3.4',
          '4.4.1',
          '4.5.4',
          '4.6.3',
        ],
        variants: [
          {},
          {},
          { limitedFederation: true },
          { peersHidden: true },
          { singleUser: true },
          { invites: true },
          { activityHidden: true },
        ],
      },
      { software: 'glitch-soc', versions: ['4.5.0-alpha.2+glitch'] },
      { software: 'polyam', versions: ['4.4.0-alpha.1+glitch.polyam'] },
      { software: 'chuckya', versions: ['4.4.0-alpha.1+chuckya'] },
      { software: 'hometown', versions: ['1.0.5+3.5.2', '4.2.10+hometown-1.1.1'] },
      { software: 'kmyblue', versions: ['4.2.3+kmyblue.5.13-LTS', '4.6.3+kmyblue.24.2-lts'] },
      { software: 'fedibird', versions: ['0.1'], variants: [{}, { hybrid: true }] },
      { software: 'ecko', versions: ['3.5.3+ecko'] },
    ],
  },
}
