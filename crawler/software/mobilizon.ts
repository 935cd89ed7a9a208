// Mobilizon: one question in GraphQL, and a shorter one for versions that do not know every field (other-software.md 4.5).
import type { Facts, LongText, LongTextKind, RegistrationMode, Registrations } from '#model/facts.ts'
import { at, count, flag, isObject, strings, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, endpointName, type HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { publicHtml } from './people.ts'

// Where and in which country it believes us to be is about us, and is not asked.
const WHOLE_QUESTION = `{ config { name description longDescription version languages registrationsOpen registrationsAllowlist demoMode federating rules
  terms(locale: "en") { url type bodyHtml } privacy(locale: "en") { url type bodyHtml } instanceLogo { url } defaultPicture { url } uploadLimits { default } }
  statistics { numberOfUsers numberOfLocalEvents numberOfLocalComments } }`
const SHORT_QUESTION = '{ config { name description version registrationsOpen languages } }'

const WHOLE = { path: '/api', method: 'POST' } as const

/** Mobilizon. API reference: https://docs.mobilizon.org/5.%20Interoperability/1.activity_pub/ and the schema at /graphiql of every server. */
export const mobilizon = defineSoftware({
  name: 'mobilizon',
  label: 'Mobilizon',
  kind: 'events',
  networks: ['activitypub'],
  alternativeTo: ['Meetup', 'Facebook Events', 'Facebook Groups'],
  licence: 'AGPL-3.0',
  language: 'Elixir',
  repository: 'https://framagit.org/kaihuri/mobilizon',
  homepage: 'https://mobilizon.org',
  counts: { users: 'local accounts', active: 'not published', posts: 'local events; comments are counted apart' },
  unpublished: { facts: ['actives', 'peers', 'blocks'], reference: 'framasoft/mobilizon:lib/graphql/schema/statistics.ex' },
  endpoints: [
    { ...WHOLE, body: { query: WHOLE_QUESTION }, limit: 'instance', every: 'day', refusal: readRefusal, read: readAnswer },
    // One unknown field and the whole question is refused. The query in the address only tells the two apart.
    {
      path: '/api?fields=few',
      method: 'POST',
      body: { query: SHORT_QUESTION },
      limit: 'instance',
      every: 'day',
      when: (host) => host.state(endpointName(WHOLE)) === 'absent',
      refusal: readRefusal,
      read: readAnswer,
    },
  ],
})

/** Errors come with status 200 or 400, without data. */
function readRefusal(json: unknown): 'not-found' | undefined {
  return Array.isArray(at(json, 'errors')) && !isObject(at(json, 'data', 'config')) ? 'not-found' : undefined
}

function readAnswer(json: unknown, host: HostKnowledge): Facts {
  const config = at(json, 'data', 'config')
  if (!isObject(config)) return {}
  const languages = strings(config['languages'], TEXT_LIMITS.languages, 35)
  return withoutAbsent<Facts>({
    version: host.nodeinfo.version === undefined ? text(config['version'], TEXT_LIMITS.name) : undefined,
    name: publicHtml(config['name'], TEXT_LIMITS.name),
    shortDescription: publicHtml(config['description'], TEXT_LIMITS.description),
    languages: languages.length === 0 ? undefined : languages,
    registrations: readRegistrations(config),
    // What is wiped every day is no place to join.
    doNotList: flag(config['demoMode']),
    usage: readStatistics(at(json, 'data', 'statistics')),
    texts: readTexts(config),
    icon: url(at(config, 'instanceLogo', 'url'), host.origin),
    thumbnail: url(at(config, 'defaultPicture', 'url'), host.origin),
    switches: keepStated({
      federationEnabled: flag(config['federating']),
      maxUploadBytes: count(at(config, 'uploadLimits', 'default')),
      termsUrl: readLink(config['terms']),
      privacyUrl: readLink(config['privacy']),
    }),
  })
}

// Table of other-software.md 1.3: with an allow-list only addresses of chosen e-mail providers may sign up.
function readRegistrations(config: Readonly<Record<string, unknown>>): Registrations | undefined {
  const open = flag(config['registrationsOpen'])
  if (open === undefined) return undefined
  const opened: RegistrationMode = flag(config['registrationsAllowlist']) === true ? 'invite' : 'open'
  return { mode: open ? opened : 'closed' }
}

function readStatistics(statistics: unknown): Facts['usage'] {
  const usage = withoutAbsent({
    users: count(at(statistics, 'numberOfUsers')),
    localPosts: count(at(statistics, 'numberOfLocalEvents')),
    localComments: count(at(statistics, 'numberOfLocalComments')),
  })
  return Object.keys(usage).length === 0 ? undefined : usage
}

function readTexts(config: Readonly<Record<string, unknown>>): readonly LongText[] | undefined {
  const texts = [
    ...readHtml('description', config['longDescription']),
    ...readHtml('conduct', config['rules']),
    ...readHtml('terms', readOwnBody(config['terms'])),
    ...readHtml('privacy', readOwnBody(config['privacy'])),
  ]
  return texts.length === 0 ? undefined : texts
}

function readHtml(kind: LongTextKind, value: unknown): readonly LongText[] {
  const words = publicHtml(value, TEXT_LIMITS.longText)
  return words === undefined ? [] : [{ kind, text: words, format: 'html' }]
}

// What the software ships is not this server's word.
function readOwnBody(document: unknown): unknown {
  return at(document, 'type') === 'CUSTOM' ? at(document, 'bodyHtml') : undefined
}

function readLink(document: unknown): string | undefined {
  return at(document, 'type') === 'URL' ? url(at(document, 'url')) : undefined
}
