// Mastodon and the forks that kept its API: what to ask which version, and how often; the readers are those of mastodon-api.ts.
import type { Facts } from '#model/facts.ts'
import { at, count } from '#model/json.ts'
import { defineSoftware, type HostKnowledge, type Unpublished } from './define.ts'
import {
  readActivity,
  readExtendedDescription,
  readInstance,
  readPeers,
  readPrivacyPolicy,
  readRules,
  readTermsOfService,
  refuseNonInstance,
  refuseNonList,
} from './mastodon-api.ts'
import { readAboutPage } from './mastodon-about.ts'
import { domainBlocks } from './mastodon-endpoints.ts'
import { closeWhenNotOpen } from './mastodon-registrations.ts'

const V2 = '/api/v2/instance'
const V1 = '/api/v1/instance'
const ABOUT_MORE = '/about/more'

// The list of blocks came with Mastodon 4.0, which these never took in.
const BEFORE_4: Unpublished = { facts: ['blocks'], reference: 'fedibird/mastodon:config/routes.rb' }

/**
 * Mastodon (microblog.md 2) and its forks (3). v1 is read beside v2 because only it counts accounts and posts and says whether
 * invitations exist. Peers never name a server that this one blocks (2.5).
 */
export const mastodon = defineSoftware({
  name: 'mastodon',
  label: 'Mastodon',
  kind: 'microblog',
  networks: ['activitypub'],
  alternativeTo: ['X (Twitter)'],
  licence: 'AGPL-3.0',
  language: 'Ruby',
  repository: 'https://github.com/mastodon/mastodon',
  homepage: 'https://joinmastodon.org',
  // Recognised in this order: polyam carries the mark of glitch-soc too.
  forks: [
    { name: 'polyam', label: 'Polyam', repository: 'https://github.com/polyamspace/mastodon', version: /[+.]polyam(?![a-z])/i },
    { name: 'glitch-soc', label: 'glitch-soc', repository: 'https://github.com/glitch-soc/mastodon', version: /[+.]glitch(?![a-z])/i },
    { name: 'chuckya', label: 'Chuckya', repository: 'https://github.com/TheEssem/mastodon', version: /\+chuckya(?![a-z])/i },
    { name: 'kmyblue', label: 'kmyblue', repository: 'https://github.com/kmycode/mastodon', version: /\+kmyblue(?![a-z])/i },
    // Hometown put its own version first until 1.0.8: `1.0.5+3.5.2`.
    {
      name: 'hometown',
      label: 'Hometown',
      repository: 'https://github.com/hometown-fork/hometown',
      version: /\+hometown(?![a-z])|^1\.\d+\.\d+\+[2-9]\.\d+\.\d+/i,
    },
    { name: 'fedibird', label: 'Fedibird', repository: 'https://github.com/fedibird/mastodon', unpublished: BEFORE_4 },
    { name: 'ecko', label: 'Ecko', version: /\+ecko(?![a-z])/i, unpublished: BEFORE_4 },
  ],
  counts: {
    users: 'confirmed accounts that are not suspended',
    active: 'accounts that signed in within 4 weeks, or within 24 for the half-year',
    posts: 'posts and boosts of local accounts',
  },
  correct: closeWhenNotOpen,
  endpoints: [
    { path: V2, limit: 'instance', every: 'day', when: (host) => isAtLeast(host, 4, 0), refusal: refuseNonInstance, read: readOwnInstance },
    { path: V1, limit: 'instance', every: 'day', refusal: refuseNonInstance, read: readInstance },
    { path: '/api/v1/instance/rules', limit: 'instance', every: 'day', when: needsRules, refusal: refuseNonList, read: readRules },
    // robots.txt forbids it from 4.4 on.
    domainBlocks({ syntax: 'tree', mask: 'mastodon' }, 'withheld', (host) => isAtLeast(host, 4, 0)),
    {
      path: '/api/v1/instance/peers',
      limit: 'peers',
      every: 'week',
      when: (host) => isAtLeast(host, 2, 1),
      refusal: refuseNonList,
      read: readPeers,
    },
    {
      path: '/api/v1/instance/activity',
      limit: 'instance',
      every: 'week',
      when: (host) => isAtLeast(host, 2, 1),
      refusal: refuseNonList,
      read: readActivity,
    },
    {
      path: '/api/v1/instance/extended_description',
      limit: 'text',
      every: 'month',
      when: (host) => isAtLeast(host, 4, 0),
      read: readExtendedDescription,
    },
    {
      path: '/api/v1/instance/privacy_policy',
      limit: 'text',
      every: 'month',
      when: (host) => isAtLeast(host, 4, 0),
      read: readPrivacyPolicy,
    },
    {
      path: '/api/v1/instance/terms_of_service',
      limit: 'text',
      every: 'month',
      when: (host) => isAtLeast(host, 4, 4),
      read: readTermsOfService,
    },
    { path: ABOUT_MORE, limit: 'text', every: 'month', format: 'markup', when: hasAboutPage, read: readAboutPage },
    {
      path: '/about',
      limit: 'text',
      every: 'month',
      format: 'markup',
      when: (host) => hasAboutPage(host) && host.state(ABOUT_MORE) !== 'ok',
      read: readAboutPage,
    },
  ],
})

/** The version of the API with which posts came to be quoted: that of Mastodon 4.5 (microblog.md 2.2). */
const QUOTES_SINCE = 7

// Which version of the API a server has only v2 says; other software that imitates it says what it likes.
function readOwnInstance(json: unknown, host: HostKnowledge): Facts {
  const facts = readInstance(json, host)
  const api = count(at(json, 'api_versions', 'mastodon'))
  if (api === undefined || api < QUOTES_SINCE || Object.keys(facts).length === 0) return facts
  return { ...facts, switches: { quotes: true, ...facts.switches } }
}

// Both instance documents carry the rules since 3.4.0: the list of its own is asked for only when neither can be had.
function needsRules(host: HostKnowledge): boolean {
  return isAtLeast(host, 3, 4) && host.state(V2) !== 'ok' && host.state(V1) !== 'ok'
}

// Until 4.0 the server's own words stood on a page only; it is all there is where neither instance document can be had and no version is known.
function hasAboutPage(host: HostKnowledge): boolean {
  const base = readBaseVersion(host.nodeinfo.version)
  return base === undefined ? host.state(V2) !== 'ok' && host.state(V1) !== 'ok' : base[0] < 4
}

/**
 * The Mastodon version under a fork's: Hometown's old form names its own first (`1.0.5+3.5.2`), and a fork that counts from 0
 * (Fedibird's `0.1`) does not say.
 */
export function readBaseVersion(version: string | undefined): readonly [number, number] | undefined {
  const [, major, minor, otherMajor, otherMinor] =
    /^v?(\d{1,5})\.(\d{1,5})(?:\.\d{1,5}(?:\+(\d{1,5})\.(\d{1,5})\.\d)?)?/.exec(version ?? '') ?? []
  if (major === undefined || Number(major) === 0) return undefined
  const reversed = otherMajor !== undefined && Number(major) < Number(otherMajor)
  return reversed ? [Number(otherMajor), Number(otherMinor)] : [Number(major), Number(minor)]
}

// A server whose version is not known is asked: one refusal costs less than never knowing.
function isAtLeast(host: HostKnowledge, major: number, minor: number): boolean {
  const base = readBaseVersion(host.nodeinfo.version)
  return base === undefined || base[0] > major || (base[0] === major && base[1] >= minor)
}
