// PieFed: a site document in two APIs, a card for choosers, and Lemmy's list of linked servers (other-software.md 3.3).
import type { Facts, LongText } from '#model/facts.ts'
import { at, flag, isObject, rawText, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { defineSoftware, type HostKnowledge } from './define.ts'
import { readHost, readMode, readTexts } from './lemmy-site.ts'
import { readLinkedV3 } from './lemmy-v3.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { keepStated } from './mastodon-configuration.ts'
import { domainBlocks } from './mastodon-endpoints.ts'
import { publicHtml } from './people.ts'

const ALPHA_SITE = '/api/alpha/site'

/** PieFed. API reference: https://freamon.github.io/piefed-api/. The operator may switch the API `alpha` off; that of Lemmy's shape stays. */
export const piefed = defineSoftware({
  name: 'piefed',
  label: 'PieFed',
  kind: 'forum',
  networks: ['activitypub'],
  alternativeTo: ['Reddit'],
  licence: 'AGPL-3.0',
  language: 'Python',
  repository: 'https://codeberg.org/rimu/pyfedi',
  homepage: 'https://join.piefed.social',
  counts: {
    users: 'local accounts',
    active: 'local accounts active in the period',
    posts: 'local posts; comments are counted apart',
  },
  endpoints: [
    { path: ALPHA_SITE, limit: 'instance', every: 'day', refusal: readRefusal, read: readAlphaSite },
    { path: '/api/v3/site', limit: 'instance', every: 'day', when: (host) => host.state(ALPHA_SITE) !== 'ok', read: readImitatedSite },
    { path: '/api/alpha/site/instance_chooser', limit: 'instance', every: 'month', refusal: readRefusal, read: readCard },
    // With reasons, where the other list has none; empty in allow-list mode.
    domainBlocks({ syntax: 'star-prefix', emptyMeansHidden: true }, 'unsupported'),
    {
      path: '/api/v3/federated_instances',
      limit: 'peers',
      every: 'day',
      blocks: { absent: 'unsupported' },
      read: readLinkedV3,
    },
  ],
})

/** What is switched off says so with status 400. */
function readRefusal(json: unknown): 'not-found' | undefined {
  return /api is not enabled/i.test(rawText(at(json, 'message')) ?? '') ? 'not-found' : undefined
}

function readAlphaSite(json: unknown, host: HostKnowledge): Facts {
  const site = at(json, 'site')
  if (!isObject(site)) return {}
  return withoutAbsent<Facts>({
    ...readSite(site, host),
    registrations: readSignUp(site['registration_mode']),
    texts: readSidebar(site),
    switches: keepStated({ downvotes: flag(site['enable_downvotes']) }),
  })
}

// Lemmy's document of old, in which settings that PieFed does not have are constants and the languages are always the same two.
function readImitatedSite(json: unknown, host: HostKnowledge): Facts {
  const site = at(json, 'site_view', 'site')
  const local = at(json, 'site_view', 'local_site')
  if (!isObject(site)) return {}
  return withoutAbsent<Facts>({
    ...readSite(site, host),
    registrations: readSignUp(at(local, 'registration_mode')),
    texts: readSidebar(site),
    switches: keepStated({ downvotes: flag(at(local, 'enable_downvotes')), nsfw: flag(at(local, 'enable_nsfw')) }),
  })
}

function readSite(site: Readonly<Record<string, unknown>>, host: HostKnowledge): Facts {
  return {
    name: publicHtml(site['name'], TEXT_LIMITS.name),
    shortDescription: publicHtml(site['description'], TEXT_LIMITS.description),
    icon: url(site['icon'], host.origin),
    accountDomain: readHost(site['actor_id']),
  }
}

function readSignUp(stated: unknown): Facts['registrations'] {
  const mode = readMode(stated)
  return mode === undefined ? undefined : { mode }
}

// The source where it is given, else its HTML.
function readSidebar(site: Readonly<Record<string, unknown>>): readonly LongText[] | undefined {
  if (text(site['sidebar_md']) !== undefined) return readTexts({ sidebar: site['sidebar_md'] }, undefined)
  const words = publicHtml(site['sidebar'], TEXT_LIMITS.longText)
  return words === undefined ? undefined : [{ kind: 'sidebar', text: words, format: 'html' }]
}

/** The card by which a site that wants members presents itself: its language, its terms, what it is for. */
function readCard(json: unknown, host: HostKnowledge): Facts {
  const language = text(at(json, 'language', 'code'), 35)
  const anybody = flag(at(json, 'can_make_communities'))
  const pitch = publicHtml(at(json, 'elevator_pitch'), TEXT_LIMITS.description)
  return withoutAbsent<Facts>({
    shortDescription: pitch,
    languages: language === undefined || language === 'und' ? undefined : [language],
    switches: keepStated({
      nsfw: flag(at(json, 'nsfw')),
      communityCreationAdminOnly: anybody === undefined ? undefined : !anybody,
      termsUrl: url(at(json, 'tos_url'), host.origin),
    }),
  })
}
