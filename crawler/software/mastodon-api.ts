// The Mastodon-shaped API as Mastodon, its forks, the Pleroma family and many others serve it: readers only, no address and no rhythm.
import type { ActivityWeek, Facts, LongText, LongTextKind, PeerPage, Usage } from '#model/facts.ts'
import { at, count, flag, isObject, list, rawText, strings, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { MAX_PEERS } from '../limits.ts'
import type { HostKnowledge } from './define.ts'
import { readSwitches } from './mastodon-configuration.ts'
import { readRegistrations } from './mastodon-registrations.ts'
import { readRuleList } from './mastodon-rules.ts'
import { publicHtml, publicText } from './people.ts'

/** Up to this length a description that stands alone serves as the short one; Mastodon cuts its own at 200. */
const SHORT_DESCRIPTION = 500
/** Weeks kept of an activity list; Mastodon publishes 12. */
const MAX_WEEKS = 60
const ICON_SIZE = /^(\d{1,5})x/
/** BCP 47 in its common shapes: `de`, `pt-BR`, `zh-Hant-TW`. Names of languages are no tags. */
const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i

/**
 * Reads `/api/v2/instance`, `/api/v1/instance` and the hybrids of both that some forks serve (microblog.md 2.2, 2.3, 3, 4.2).
 * A document that names neither `domain` nor `uri` is not this document: no facts. Contact address and account are never read.
 */
export function readInstance(json: unknown, host: HostKnowledge): Facts {
  const accountDomain = readAccountDomain(json)
  if (accountDomain === undefined) return {}
  return withoutAbsent({
    accountDomain,
    ...readVersion(json, host),
    name: publicText(at(json, 'title'), TEXT_LIMITS.name),
    ...readDescriptions(json),
    languages: readLanguages(at(json, 'languages')),
    registrations: readRegistrations(json, host.origin),
    usage: readUsage(json),
    rules: readRuleList(at(json, 'rules')),
    thumbnail: url(at(json, 'thumbnail', 'url') ?? at(json, 'thumbnail'), host.origin),
    icon: readIcon(at(json, 'icon'), host.origin),
    switches: readSwitches(json, host.origin),
  })
}

/** Whether a document with status 2xx is no instance document: an error or a foreign page in disguise (microblog.md 11.4). */
export function refuseNonInstance(json: unknown, status: number): 'not-found' | undefined {
  return status >= 200 && status < 300 && readAccountDomain(json) === undefined ? 'not-found' : undefined
}

/** Whether an answer with status 2xx is no list: `{"error": …}` occurs with status 200 (microblog.md 12.4). */
export function refuseNonList(json: unknown, status: number): 'not-found' | undefined {
  return status >= 200 && status < 300 && !Array.isArray(json) ? 'not-found' : undefined
}

/** Reads `/api/v1/instance/rules`: a list of rules, empty where the server has none (microblog.md 2.5). */
export function readRules(json: unknown): Facts {
  return withoutAbsent({ rules: readRuleList(json) })
}

/** Reads `/api/v1/instance/peers`: every host this server has heard of, as published; entries of another type are left out (12.4). */
export function readPeers(json: unknown): Facts {
  if (!Array.isArray(json)) return {}
  const names = json.filter((entry): entry is string => typeof entry === 'string').slice(0, MAX_PEERS)
  return { peers: { kind: 'knows', names } satisfies PeerPage }
}

/** Reads `/api/v1/instance/activity`: weeks, newest first, numbers usually written as strings (2.5). */
export function readActivity(json: unknown): Facts {
  if (!Array.isArray(json)) return {}
  return { activity: json.slice(0, MAX_WEEKS).flatMap(readWeek) }
}

function readWeek(json: unknown): readonly ActivityWeek[] {
  const week = count(at(json, 'week'))
  if (week === undefined) return []
  const [statuses, logins, registrations] = [count(at(json, 'statuses')), count(at(json, 'logins')), count(at(json, 'registrations'))]
  return [withoutAbsent({ week, statuses, logins, registrations })]
}

/**
 * Reads `/api/v1/instance/extended_description`, the server's own "about" text in HTML, as one of that kind. An empty one is a
 * statement too: no text.
 */
export function readExtendedDescription(json: unknown): Facts {
  return readHtmlDocument(json, 'description', text(at(json, 'updated_at'), 40))
}

// What Mastodon serves while the admin has written nothing of their own: the same words everywhere, under this date (2.5).
const DEFAULT_PRIVACY_POLICY = /^2022-10-07T00:00:00(?:\.0+)?(?:Z|\+00:00)$/

/**
 * Reads `/api/v1/instance/privacy_policy`. The text that the software ships is not this server's word and is no fact; it is known by
 * its date.
 */
export function readPrivacyPolicy(json: unknown): Facts {
  const updatedAt = text(at(json, 'updated_at'), 40)
  if (updatedAt !== undefined && DEFAULT_PRIVACY_POLICY.test(updatedAt)) return { texts: [] }
  return readHtmlDocument(json, 'privacy', updatedAt)
}

/** Reads `/api/v1/instance/terms_of_service` (since 4.4): HTML, dated by the day from which the terms hold. */
export function readTermsOfService(json: unknown): Facts {
  return readHtmlDocument(json, 'terms', text(at(json, 'effective_date'), 40))
}

function readHtmlDocument(json: unknown, kind: LongTextKind, updatedAt: string | undefined): Facts {
  const html = rawText(at(json, 'content'))
  return html === undefined ? {} : { texts: longText(kind, html, updatedAt) }
}

function longText(kind: LongTextKind, html: string, updatedAt?: string): readonly LongText[] {
  const words = publicHtml(html, TEXT_LIMITS.longText)
  return words === undefined ? [] : [withoutAbsent({ kind, text: words, format: 'html' as const, updatedAt })]
}

// `domain` since v2; `uri` before it, a host on Mastodon and a whole URL on old Pleroma (4.2). GoToSocial puts its API host there
// and says apart which domain its accounts have.
function readAccountDomain(json: unknown): string | undefined {
  if (!isObject(json)) return undefined
  const claim = text(at(json, 'account_domain'), 500) ?? text(at(json, 'domain'), 500) ?? text(at(json, 'uri'), 500)
  const host = claim?.replace(/^https?:\/\//i, '').replace(/[/?#].*$/s, '')
  return host === undefined || host === '' ? undefined : host.toLowerCase()
}

const COMPATIBLE = /\((?:compatible; |not true; really )([\w.-]{1,60})[ /]([^\s)]{1,100})\)/i

// NodeInfo is the word of the software itself; here `version` is often the Mastodon version that the server is compatible with
// (chapters 3 and 4), so that it counts only where NodeInfo says nothing.
function readVersion(json: unknown, host: HostKnowledge): Pick<Facts, 'software' | 'version'> {
  const stated = text(at(json, 'version'), TEXT_LIMITS.name)
  if (stated === undefined || host.nodeinfo.version !== undefined) return {}
  const [, software, version] = COMPATIBLE.exec(stated) ?? []
  if (host.nodeinfo.software !== undefined) return { version: version ?? stated }
  if (software !== undefined && version !== undefined) return { software: software.toLowerCase(), version }
  return isBeforeNodeinfo(stated) ? { software: 'mastodon', version: stated } : {}
}

// Mastodon had no NodeInfo before 3.0.0 (2.1), and nobody else copied its API under a plain version number then.
function isBeforeNodeinfo(version: string): boolean {
  return /^[12]\.\d{1,3}\.\d{1,3}/.test(version)
}

// `short_description` since 2.9.2; without one, as on v2 and on older servers, `description` serves if it is short (2.2, 2.3, 4.2).
function readDescriptions(json: unknown): Pick<Facts, 'shortDescription' | 'texts'> {
  const html = rawText(at(json, 'description')) ?? ''
  const long = publicHtml(html, TEXT_LIMITS.description)
  const short = publicHtml(at(json, 'short_description'), TEXT_LIMITS.description)
  if (long === undefined || long === short) return withoutAbsent({ shortDescription: short })
  if (short === undefined && long.length <= SHORT_DESCRIPTION) return { shortDescription: long }
  return withoutAbsent({ shortDescription: short, texts: longText('description', html) })
}

function readLanguages(json: unknown): readonly string[] | undefined {
  const tags = strings(json, TEXT_LIMITS.languages, 35)
    .map((tag) => tag.replaceAll('_', '-'))
    .filter((tag) => LANGUAGE_TAG.test(tag))
  return tags.length === 0 ? undefined : [...new Set(tags)]
}

// v1 counts accounts and posts, v2 the accounts active in four weeks, Pleroma those active in thirty days. In limited federation
// Mastodon forces its figure to 0 (2.2), which is no measurement.
function readUsage(json: unknown): Usage | undefined {
  const forced = flag(at(json, 'configuration', 'limited_federation')) === true
  const active = count(at(json, 'usage', 'users', 'active_month')) ?? count(at(json, 'pleroma', 'stats', 'mau'))
  const usage = withoutAbsent({
    users: count(at(json, 'stats', 'user_count')),
    activeMonth: forced ? undefined : active,
    localPosts: count(at(json, 'stats', 'status_count')),
  })
  return Object.keys(usage).length === 0 ? undefined : usage
}

// A list of sizes since 4.3, of which the largest is kept; a single object on Fedibird (chapter 3).
function readIcon(json: unknown, origin: string): string | undefined {
  const icons = list(json, { wrap: true }).map((icon) => ({
    src: url(at(icon, 'src') ?? at(icon, 'url'), origin),
    width: Number(ICON_SIZE.exec(rawText(at(icon, 'size')) ?? '')?.[1] ?? 0),
  }))
  return icons.filter((icon) => icon.src !== undefined).toSorted((a, b) => b.width - a.width)[0]?.src
}

/** The members of a value that are there: a fact is absent, never undefined, so that documents compare by their bytes. */
export function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}
