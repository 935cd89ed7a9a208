// Deviations of NodeInfo: the link document and the document itself as servers in the wild bend them (microblog.md 1.1, 1.2, 1.4).
import { answerJson, answerText, jsonOf, rewriteJson, type Served } from '../answers.ts'
import { documentFault, type DocumentQuestion, type Fault } from '../fault.ts'
import { bendDocument, NODEINFO_DOCUMENTS, type NodeinfoDocumentVariant } from './nodeinfo-documents.ts'

const WELL_KNOWN = '/.well-known/nodeinfo'
const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/'
const APPLICATION = { rel: 'https://www.w3.org/ns/activitystreams#Application' }
/** Where documents stand that the server itself does not write. */
const INVENTED = '/nodeinfo/simulated/'
const VERSIONS = ['1.0', '1.1', '2.0', '2.1', '2.2'] as const

type Version = (typeof VERSIONS)[number]
type Json = Readonly<Record<string, unknown>>

interface Link {
  readonly rel: string
  readonly href: string
}

/** What the link document may look like; all of them still lead to NodeInfo, unless said. */
export const NODEINFO_LINKS = [
  'object', // links is one object instead of a list: old Lemmy
  'empty', // links is []: alive, publishes no NodeInfo
  'missing', // no links at all: the same
  'applicationFirst', // an actor before NodeInfo: PeerTube
  'applicationLast', // an actor after NodeInfo: WordPress, Bridgy Fed, Emissary
  'applicationOnly', // only an actor: no NodeInfo
  'relative', // href without a host
  'http', // href with http behind a badly configured proxy
  'ascending', // 1.0, 1.1, 2.0, 2.1, 2.2: Friendica
  'descending', // 2.0 before 1.0: Hubzilla
  'only10', // 1.0 alone
  'only22', // 2.2 alone
  'unknownFirst', // a version of the future before a known one
  'brokenHighest', // the highest version is a 404, a lower one works
  'garbled', // entries that are no links between good ones
] as const

export type NodeinfoLinksVariant = (typeof NODEINFO_LINKS)[number]

/** The link document bent; documents in other versions are written from the server's own. */
export function nodeinfoLinks(variant: NodeinfoLinksVariant): Fault {
  const leadsNowhere = variant === 'empty' || variant === 'missing' || variant === 'applicationOnly'
  return documentFault(`nodeinfoLinks, ${variant}`, leadsNowhere ? 'no-nodeinfo' : undefined, (question) => {
    if (question.request.path === WELL_KNOWN) return bendLinks(variant, question)
    return question.request.path.startsWith(INVENTED) ? inventDocument(question) : undefined
  })
}

function bendLinks(variant: NodeinfoLinksVariant, question: DocumentQuestion): Served | undefined {
  const best = bestLink(question)
  if (best === undefined) return undefined
  const actor = { ...APPLICATION, href: `https://${question.host}/actor` }
  const invented = (version: string): Link => ({ rel: `${SCHEMA}${version}`, href: `https://${question.host}${INVENTED}${version}` })
  const links = ((): unknown => {
    switch (variant) {
      case 'object':
        return best
      case 'empty':
        return []
      case 'missing':
        return undefined
      case 'applicationFirst':
        return [actor, best]
      case 'applicationLast':
        return [best, actor]
      case 'applicationOnly':
        return [actor]
      case 'relative':
        return [{ ...best, href: new URL(best.href).pathname }]
      case 'http':
        return [{ ...best, href: best.href.replace(/^https:/, 'http:') }]
      case 'ascending':
        return VERSIONS.map(invented)
      case 'descending':
        return [invented('2.0'), invented('1.0')]
      case 'only10':
        return [invented('1.0')]
      case 'only22':
        return [invented('2.2')]
      case 'unknownFirst':
        return [invented('9.9'), best]
      case 'brokenHighest':
        return [{ ...invented('2.2'), href: `https://${question.host}${INVENTED}lost` }, invented('2.0')]
      case 'garbled':
        return [null, 7, [], { rel: null }, { rel: `${SCHEMA}2.1` }, { rel: `${SCHEMA}2.1`, href: 5 }, best, 'end']
    }
  })()
  return answerJson(200, { links })
}

/** The link of the highest version in the server's own link document. */
function bestLink(question: DocumentQuestion): Link | undefined {
  return linksOf(jsonOf(question.honest(WELL_KNOWN)))
    .filter((link) => link.rel.startsWith(SCHEMA))
    .toSorted((a, b) => a.rel.localeCompare(b.rel))
    .at(-1)
}

function linksOf(json: unknown): readonly Link[] {
  const links = (json as { readonly links?: unknown } | undefined)?.links
  return Array.isArray(links) ? (links as readonly Link[]) : []
}

function inventDocument(question: DocumentQuestion): Served | undefined {
  const version = VERSIONS.find((candidate) => question.request.path === `${INVENTED}${candidate}`)
  const best = bestLink(question)
  const honest = best === undefined ? undefined : (jsonOf(question.honest(new URL(best.href).pathname)) as Json | undefined)
  if (version === undefined || honest === undefined) return answerText(404, 'Not Found')
  return answerJson(200, restate(honest, version), { 'content-type': `application/json; profile="${SCHEMA}${version}#"` })
}

/** The same server in another version of the schema. */
function restate(honest: Json, version: Version): Json {
  const metadata = (honest['metadata'] ?? {}) as Json
  const lists = version.startsWith('1.') ? { protocols: { inbound: honest['protocols'], outbound: honest['protocols'] } } : {}
  const instance = version === '2.2' ? { instance: { name: metadata['nodeName'], description: metadata['nodeDescription'] } } : {}
  return { services: { inbound: [], outbound: [] }, metadata: {}, ...honest, ...lists, ...instance, version }
}

/** The NodeInfo document bent, wherever the server's own links lead; see `NODEINFO_DOCUMENTS` for what each must read as. */
export function nodeinfoDocument(variant: NodeinfoDocumentVariant): Fault {
  return documentFault(`nodeinfoDocument, ${variant}`, NODEINFO_DOCUMENTS[variant], (question) => {
    if (!isDocument(question)) return undefined
    const served = question.honest()
    return served.kind === 'whole' ? bendDocument(variant, served) : undefined
  })
}

function isDocument(question: DocumentQuestion): boolean {
  const { path } = question.request
  if (path === WELL_KNOWN || path === '/robots.txt') return false
  return linksOf(jsonOf(question.honest(WELL_KNOWN))).some((link) => link.rel.startsWith(SCHEMA) && new URL(link.href).pathname === path)
}

/** Alive, with all of its API, but without NodeInfo and its link document. */
export function noNodeinfo(): Fault {
  return documentFault('noNodeinfo', 'no-nodeinfo', (question) => {
    return question.request.path === WELL_KNOWN || isDocument(question) ? answerText(404, 'Not Found') : undefined
  })
}

/**
 * NodeInfo of another server under this name, as vanity domains have it (microblog.md 1.4): the whole `/.well-known/` redirected there,
 * or a link document of its own that points there. The name is no server, and adds nobody to that server's users.
 */
export function foreignNodeinfo(host: string, how: 'redirect' | 'link' = 'redirect', path = '/nodeinfo/2.0'): Fault {
  return documentFault('foreignNodeinfo', 'foreign-nodeinfo', ({ request }) => {
    if (how === 'link')
      return request.path === WELL_KNOWN ? answerJson(200, { links: [{ rel: `${SCHEMA}2.0`, href: `https://${host}${path}` }] }) : undefined
    if (!request.path.startsWith('/.well-known/')) return undefined
    const query = request.query.size === 0 ? '' : `?${request.query.toString()}`
    return answerText(302, 'Elsewhere', { location: `https://${host}${request.path}${query}` })
  })
}

/** Changes the JSON of any document by hand, for deviations that need no name. */
export function rewritten(path: string, rewrite: (json: unknown) => unknown): Fault {
  return { name: `rewritten ${path}`, scope: [path], serve: ({ honest }) => rewriteJson(honest(), rewrite) }
}

export { NODEINFO_DOCUMENTS, type NodeinfoDocumentVariant } from './nodeinfo-documents.ts'
