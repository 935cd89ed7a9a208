// The NodeInfo document, schemas 1.0 to 2.2 with their known deviations, as facts; it corrects no software's habits.
import type { Facts } from '#model/facts.ts'
import { at, flag, isObject, list, rawText, strings, text, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { publicHtml, publicText } from '../software/people.ts'
import { readUsage } from './usage.ts'

export interface NodeinfoDocument {
  readonly facts: Facts
  /** The schema version that the document claims, else the one whose shape it has. */
  readonly schema: string
}

const MAX_SLUG = 100
const MAX_PROTOCOLS = 20

/**
 * Reads a NodeInfo document leniently (microblog.md 1.2): a wrong type or an empty string means absent, unknown members are ignored.
 * `bad-nodeinfo` when it names no software, which is the one thing a NodeInfo must do.
 */
export function readNodeinfo(json: unknown): NodeinfoDocument | 'bad-nodeinfo' {
  if (!isObject(json)) return 'bad-nodeinfo'
  const named = readSoftware(json)
  if (named === undefined) return 'bad-nodeinfo'
  // An early patch of Mastodon wrote metaData; PHP writes [] for an empty object, which has no members either.
  const metadata = at(json, 'metadata') ?? at(json, 'metaData')
  return { facts: presentFacts({ ...readProfile(json, metadata), ...named, ...readPolicy(json, metadata) }), schema: readSchema(json) }
}

// Nextcloud Social puts the title of the server where the software's name belongs; only it has a rootUrl (other-software.md 1.1).
function readSoftware(json: unknown): Pick<Facts, 'software' | 'version' | 'name'> | undefined {
  const software = at(json, 'software')
  const name = text(at(software, 'name'), MAX_SLUG) ?? text(software, MAX_SLUG)
  if (name === undefined) return undefined
  const version = text(at(software, 'version'), MAX_SLUG)
  if (rawText(at(json, 'rootUrl')) !== undefined) return { software: 'nextcloud-social', version, name: publicText(name, MAX_SLUG) }
  return { software: name.toLowerCase(), version }
}

function readProfile(json: unknown, metadata: unknown): Facts {
  const title = publicHtml(at(metadata, 'nodeName'), TEXT_LIMITS.name) ?? publicHtml(at(json, 'instance', 'name'), TEXT_LIMITS.name)
  const description =
    publicHtml(at(metadata, 'nodeDescription'), TEXT_LIMITS.description) ??
    publicHtml(at(json, 'instance', 'description'), TEXT_LIMITS.description)
  return {
    name: title ?? publicHtml(at(metadata, 'name'), TEXT_LIMITS.name),
    shortDescription: description ?? publicHtml(at(metadata, 'description'), TEXT_LIMITS.description),
    languages: readLanguages(at(metadata, 'langs')) ?? readLanguages(at(metadata, 'languages')),
    icon: url(at(metadata, 'nodeIcon')),
    thumbnail: url(at(metadata, 'nodeBanner')),
  }
}

function readPolicy(json: unknown, metadata: unknown): Facts {
  const upstream = text(at(metadata, 'upstream', 'name'), MAX_SLUG) ?? text(at(metadata, 'upstream'), MAX_SLUG)
  const optedIn = flag(at(metadata, 'optInServerDirectory'))
  return {
    upstream: upstream?.toLowerCase(),
    protocols: readProtocols(at(json, 'protocols')),
    usage: readUsage(at(json, 'usage')),
    openRegistrations: flag(at(json, 'openRegistrations')),
    // Mastodon's consent flag in the making: an explicit no is a no, an explicit yes a yes, null no statement (microblog.md 1.2).
    doNotList: optedIn === undefined ? undefined : !optedIn,
  }
}

/** A list of language tags as published, "_" as "-", what is no tag left out; undefined when none is left, since empty lists mean "not set". */
function readLanguages(value: unknown): readonly string[] | undefined {
  const tags = strings(value, TEXT_LIMITS.languages, 35).map((tag) => tag.replaceAll('_', '-'))
  const valid = tags.filter((tag) => /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.test(tag))
  return valid.length === 0 ? undefined : [...new Set(valid)]
}

// A list since 2.0, before that what goes in and what goes out.
function readProtocols(value: unknown): readonly string[] | undefined {
  const both = isObject(value) ? [...list(value['inbound']), ...list(value['outbound'])] : value
  const names = strings(both, 2 * MAX_PROTOCOLS, MAX_SLUG).map((name) => name.toLowerCase())
  return names.length === 0 ? undefined : [...new Set(names)].slice(0, MAX_PROTOCOLS)
}

function readSchema(json: unknown): string {
  const claimed = rawText(at(json, 'version'))?.trim() ?? ''
  if (/^\d\.\d$/.test(claimed)) return claimed
  if (isObject(at(json, 'protocols'))) return '1.0'
  return isObject(at(json, 'instance')) ? '2.2' : '2.0'
}

/** The facts without members that are undefined, so that a stored reading says only what was said. */
export function presentFacts(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
