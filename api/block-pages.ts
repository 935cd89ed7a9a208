// The addresses of the pages about blocks: one address a name, forms that work without scripts, and where a browser may ask a server itself.
import type { RequestHandler, Response, Router } from 'express'
import { parseDomain, type Domain } from '#model/domain.ts'
import { readTypedName } from '#model/typed-name.ts'
import type { ApiContext } from './context.ts'
import {
  NAMED_BLOCK_PAGES,
  summariseComparison,
  summariseForm,
  summariseNamed,
  summarisePair,
  summariseServers,
  type NamedBlockPage,
} from './block-page-summary.ts'
import type { PageSummary } from './page-summary.ts'
import { secureHeaders } from './security.ts'

/** How pages are sent; pages.ts knows where they lie. */
export interface PageSender {
  readonly send: (response: Response, page: string, status?: number) => Promise<void>
  /** With a title, a preview and a text of its own. */
  readonly sendSummed: (response: Response, page: string, summary: PageSummary) => Promise<void>
}

/** Pages that are the same for everybody. */
const PLAIN = { '/blocks': 'blocks', '/check-list': 'check-list', '/consensus': 'consensus' } as const
const MOST_COMPARED = 4

/** Mounts them. Search engines are asked to keep none (DESIGN 5). */
export function mountBlockPages(router: Router, { site }: Pick<ApiContext, 'site'>, sender: PageSender): void {
  const https = site.publicUrl?.startsWith('https:') === true
  // Here and nowhere else the visitor's browser may ask servers directly, when the visitor wishes it (DESIGN 5, forbidden lists).
  const askDirectly = secureHeaders({ https, connectAnywhere: true })
  for (const [address, page] of Object.entries(PLAIN)) router.get(address, noindex, (_request, response) => sender.send(response, page))
  for (const page of NAMED_BLOCK_PAGES) {
    router.get(`/${page}`, noindex, formOf(page, sender))
    router.get(`/${page}/:name`, noindex, ...(page === 'blocked-by' ? [askDirectly] : []), namedPage(page, sender))
  }
  router.get('/pair', noindex, pairForm(sender))
  router.get('/pair/:a/:b', noindex, askDirectly, pairPage(sender))
  router.get('/compare-lists', noindex, comparison(sender, { page: 'compare-lists', parameter: 'of', summarise: summariseComparison }))
  // Servers side by side show what their lists do, and keep to the same.
  router.get('/compare', noindex, comparison(sender, { page: 'compare', parameter: 'servers', summarise: summariseServers }))
}

const noindex: RequestHandler = (_request, response, next) => {
  response.set('X-Robots-Tag', 'noindex')
  next()
}

// What was typed into a form leads to the address of its answer; what is no name comes back with the page, which says so.
function formOf(page: NamedBlockPage, sender: PageSender): RequestHandler {
  return (request, response) => {
    const query = queryOf(request.originalUrl)
    const name = readTypedName(query.get('name') ?? '')
    if (name === undefined) return sender.sendSummed(response, page, summariseForm(page))
    return leadTo(response, `/${page}/${name}`, query, 303)
  }
}

function namedPage(page: NamedBlockPage, sender: PageSender): RequestHandler<{ name: string }> {
  return (request, response) => {
    const name = readTypedName(request.params.name)
    if (name === undefined) return sender.send(response, '404', 404)
    if (name !== request.params.name) return leadTo(response, `/${page}/${name}`, queryOf(request.originalUrl), 308)
    return sender.sendSummed(response, page, summariseNamed(page, name))
  }
}

function pairForm(sender: PageSender): RequestHandler {
  return (request, response) => {
    const query = queryOf(request.originalUrl)
    const [a, b] = [readTypedName(query.get('a') ?? ''), readTypedName(query.get('b') ?? '')]
    if (a === undefined || b === undefined) return sender.sendSummed(response, 'pair', summariseForm('pair'))
    return leadTo(response, `/pair/${a}/${b}`, query, 303)
  }
}

function pairPage(sender: PageSender): RequestHandler<{ a: string; b: string }> {
  return (request, response) => {
    const [a, b] = [parseDomain(request.params.a), parseDomain(request.params.b)]
    if (a === undefined || b === undefined) return sender.send(response, '404', 404)
    if (a !== request.params.a || b !== request.params.b) return leadTo(response, `/pair/${a}/${b}`, queryOf(request.originalUrl), 308)
    return sender.sendSummed(response, 'pair', summarisePair(a, b))
  }
}

interface Comparison {
  readonly page: 'compare' | 'compare-lists'
  /** The parameter that names them. */
  readonly parameter: string
  readonly summarise: (names: readonly Domain[]) => PageSummary
}

function comparison(sender: PageSender, { page, parameter, summarise }: Comparison): RequestHandler {
  return (request, response) => {
    const typed = queryOf(request.originalUrl)
      .getAll(parameter)
      .flatMap((one) => one.split(','))
    const names = [...new Set(typed.map(readTypedName).filter((name): name is Domain => name !== undefined))]
    if (names.length < 2) return sender.sendSummed(response, page, summariseForm(page))
    return sender.sendSummed(response, page, summarise(names.slice(0, MOST_COMPARED)))
  }
}

function queryOf(address: string): URLSearchParams {
  const start = address.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : address.slice(start))
}

// The language that was asked for in the address goes along.
function leadTo(response: Response, path: string, query: URLSearchParams, status: 303 | 308): void {
  const lang = query.get('lang')
  const rest = lang === null ? '' : `?lang=${encodeURIComponent(lang.slice(0, 10))}`
  response.set('Cache-Control', 'no-cache').redirect(status, path + rest)
}
