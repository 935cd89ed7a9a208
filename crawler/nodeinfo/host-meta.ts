// /.well-known/host-meta (RFC 6415): where a domain's WebFinger lives, which is the host of its API (microblog.md 1.4.2).
import { parseDomain, type Domain } from '#model/domain.ts'
import { at, isObject, list, rawText } from '#model/json.ts'

/** Links looked at, and the longest tag that is taken for one. */
const MAX_LINKS = 50
const MAX_TAG = 4096

interface Link {
  readonly rel: string | undefined
  readonly template: string | undefined
}

/**
 * The host in the template of the first usable `lrdd` link. Takes the document as text (XML, or JSON by mistake) or as decoded JSON.
 * Undefined when there is none: diaspora* publishes an empty document on purpose.
 */
export function readHostMeta(document: unknown): Domain | undefined {
  for (const { rel, template } of linksOf(document)) {
    if (rel?.trim().toLowerCase() !== 'lrdd' || template === undefined) continue
    const host = hostOf(template)
    if (host !== undefined) return host
  }
  return undefined
}

function linksOf(document: unknown): readonly Link[] {
  if (typeof document !== 'string') return jsonLinks(document)
  return /^[\s\ufeff]*[{[]/.test(document) ? jsonLinks(parseQuietly(document)) : xmlLinks(document)
}

function parseQuietly(text: string): unknown {
  try {
    // Only own members at fixed paths are read, so that depth costs nothing here.
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function jsonLinks(json: unknown): readonly Link[] {
  return list(at(json, 'links'), { wrap: true })
    .slice(0, MAX_LINKS)
    .map((link) => ({
      rel: rawText(at(link, 'rel')),
      template: rawText(at(link, 'template')) ?? (isObject(link) ? rawText(link['href']) : undefined),
    }))
}

const LINK_TAG = /^<(?:[a-z][\w.-]{0,30}:)?link[\s/]/i

// Real documents are five lines; an XML parser would bring entities and their attacks, and refuse what is slightly broken.
function xmlLinks(xml: string): readonly Link[] {
  const links: Link[] = []
  let open = xml.indexOf('<')
  while (open >= 0 && links.length < MAX_LINKS) {
    const comment = xml.startsWith('<!--', open)
    const end = xml.indexOf(comment ? '-->' : '>', open)
    if (end < 0) break
    const tag = xml.slice(open, Math.min(end, open + MAX_TAG))
    if (LINK_TAG.test(tag)) links.push({ rel: attribute(tag, 'rel'), template: attribute(tag, 'template') })
    open = xml.indexOf('<', end)
  }
  return links
}

const ATTRIBUTES = {
  rel: /\srel\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')/i,
  template: /\stemplate\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)')/i,
} as const

function attribute(tag: string, name: keyof typeof ATTRIBUTES): string | undefined {
  const match = ATTRIBUTES[name].exec(tag)
  return (match?.[1] ?? match?.[2])?.replaceAll('&amp;', '&')
}

// The template is no URL before "{uri}" is filled in, but its host is complete: everything from the first slash of the path is cut.
function hostOf(template: string): Domain | undefined {
  const origin = /^\s*https?:\/\/[^/?#\s]{1,300}/i.exec(template)?.[0]
  return origin === undefined || origin.includes('{') ? undefined : parseDomain(origin)
}
