// Serves web/dist under the policy of the real server, and canned answers below /api/v1, for the browser tests and the screenshots.
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type {
  AboutReply,
  LookupReply,
  OptOutReply,
  Problem,
  SearchReply,
  ServerReply,
  StatisticsReply,
  VisitReply,
} from '../../api/contract.ts'
import {
  ABOUT,
  ABOUT_FIRST_RUN,
  ABOUT_OFFLINE,
  CRAWLS,
  FIRST_RUN,
  NAMES,
  NO_NAME,
  OLD_RULE,
  SERVER_PAGES,
  suggest,
  unknownName,
  USAGE,
} from './fixture-answers.ts'
import { blockListReply, serverBlockReply } from './fixture-lists.ts'
import { ALTERNATIVES, SOFTWARE, softwareReply, STATISTICS, STATISTICS_EMPTY } from './fixture-network.ts'
import { compareFixtures, matchFixtures, READABLE, relationsOf } from './fixture-match.ts'
import { historyOf, sentenceOf, similarTo } from './fixture-rules.ts'
import { searchFixtures } from './fixture-search.ts'
import { SERVERS, type FixtureServer } from './fixture-servers.ts'

const BUILT = path.join(import.meta.dirname, '../../web/dist')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
// As api/security.ts and api/block-pages.ts have it: only there a browser may ask servers.
const MAY_ASK = /^\/(?:pair\/[^/]+\/[^/]+|blocked-by\/[^/]+)$/

function policyOf(pathname: string): string {
  const connect = MAY_ASK.test(pathname) ? "'self' https:" : "'self'"
  return `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src ${connect}; base-uri 'none'; form-action 'self'`
}

/** How the simulated installation fares. `silent` never answers a search; `broken` answers everything with 500; `nameless` has no imprint. */
export type Scenario = 'whole' | 'first-run' | 'offline' | 'empty' | 'silent' | 'broken' | 'nameless'

export interface FixtureOptions {
  readonly scenario?: Scenario
  /** Servers in place of the usual ones, for searches. */
  readonly servers?: readonly FixtureServer[]
  /** Pages in place of the usual ones, by domain. */
  readonly pages?: Readonly<Record<string, ServerReply>>
  /** Where the built pages lie; absent: web/dist. */
  readonly dist?: string
}

export interface FixtureSite {
  readonly url: string
  readonly close: () => Promise<void>
  readonly [Symbol.asyncDispose]: () => Promise<void>
}

/** Opens the site on a free port of the loopback interface. */
export async function openFixtureSite(options: FixtureOptions = {}): Promise<FixtureSite> {
  const looks = new Map<string, number>()
  const server = createServer((request, response) => {
    void answer(request, response, options, looks)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${String(port)}`, close, [Symbol.asyncDispose]: close }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: FixtureOptions,
  looks: Map<string, number>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  response.setHeader('content-security-policy', policyOf(url.pathname))
  const target = leadOf(url)
  if (target !== undefined) return void response.writeHead(303, { location: target }).end()
  if (!url.pathname.startsWith('/api/')) return sendFile(options.dist ?? BUILT, url.pathname, response)
  const { scenario = 'whole' } = options
  if (scenario === 'broken') return sendProblem(response, 500, 'Something went wrong.')
  if (scenario === 'silent' && url.pathname.endsWith('/servers')) return
  const body = request.method === 'POST' ? await readBody(request) : ''
  const reply = replyTo(url, body, options, looks)
  if (reply === undefined) return refuse(url, response)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(reply))
}

function refuse(url: URL, response: ServerResponse): void {
  if (url.pathname.includes('/consensus')) return sendProblem(response, 409, 'Fewer of these lists can be read now.')
  sendProblem(response, 404, 'There is no such page about a server.')
}

function replyTo(url: URL, body: string, options: FixtureOptions, looks: Map<string, number>): unknown {
  const { scenario = 'whole', pages = SERVER_PAGES } = options
  const [, , , first = '', second = '', third = '', fourth = ''] = url.pathname.split('/').map((part) => decodeURIComponent(part))
  const typed = url.searchParams.get('q') ?? ''
  const replies: Readonly<Record<string, () => unknown>> = {
    about: () => aboutFor(scenario),
    servers: () =>
      second === ''
        ? searchFor(options, url.searchParams)
        : (serverBlockReply(second, third) ?? serverReply(pages, second, `${third}${fourth === '' ? '' : `/${fourth}`}`)),
    pairs: () => blockListReply(url, body),
    'block-lists': () => (second === 'readable' ? READABLE : blockListReply(url, body)),
    suggestions: () => ({ servers: suggest(typed) }),
    lookup: () => lookUp(pages, typed),
    software: () => (second === '' ? { ...SOFTWARE, coverage: isYoung(scenario) ? FIRST_RUN : SOFTWARE.coverage } : softwareReply(second)),
    alternatives: () => ALTERNATIVES,
    match: () => matchFixtures(url.searchParams),
    compare: () => compareFixtures((url.searchParams.get('servers') ?? '').split(',')),
    sentences: () => sentenceOf(second),
    statistics: () => statisticsFor(scenario),
    'opt-outs': () => optOut(second, looks),
    visits: () => visit(second === '' ? (JSON.parse(body) as { domain: string }).domain : second, looks),
  }
  return replies[first]?.()
}

function isYoung(scenario: Scenario): boolean {
  return scenario === 'first-run' || scenario === 'offline'
}

function searchFor({ scenario = 'whole', servers = SERVERS }: FixtureOptions, query: URLSearchParams): SearchReply {
  if (scenario === 'empty') return searchFixtures([], query)
  return searchFixtures(isYoung(scenario) ? servers.slice(0, 24) : servers, query)
}

function statisticsFor(scenario: Scenario): StatisticsReply {
  if (scenario === 'empty') return STATISTICS_EMPTY
  return isYoung(scenario) ? { ...STATISTICS, coverage: FIRST_RUN } : STATISTICS
}

function aboutFor(scenario: Scenario): AboutReply {
  switch (scenario) {
    case 'first-run':
      return ABOUT_FIRST_RUN
    case 'offline':
      return ABOUT_OFFLINE
    case 'empty':
      return { ...ABOUT_FIRST_RUN, coverage: STATISTICS_EMPTY.coverage, readyInMs: null }
    case 'nameless':
      return { ...ABOUT, imprint: null, privacy: null, missing: ['imprint', 'privacy'] }
    case 'whole':
    case 'silent':
    case 'broken':
      return ABOUT
  }
}

function serverReply(pages: Readonly<Record<string, ServerReply>>, domain: string, part: string): unknown {
  if (part === 'relations') return relationsOf(domain)
  const server = pages[domain]
  if (server === undefined) return undefined
  switch (part) {
    case '':
      return server
    case 'rules':
      return { domain, rules: [...(server.rules.value ?? []), OLD_RULE] }
    case 'rules/history':
      return historyOf(domain)
    case 'similar-rules':
      return similarTo(domain)
    case 'usage':
      return domain === 'bare.example' ? { domain, days: [], weeks: [] } : { ...USAGE, domain }
    case 'crawls':
      return { ...CRAWLS, domain }
    default:
      return undefined
  }
}

function lookUp(pages: Readonly<Record<string, ServerReply>>, typed: string): LookupReply {
  const host = /^(?:https?:\/\/)?(?:@?[^@/]*@)?([^@/:?#]+\.[^@/:?#]+)/i.exec(typed.trim())?.[1]?.toLowerCase()
  if (host === undefined) return NO_NAME
  const found = NAMES[host]
  if (found !== undefined) return found
  const known = pages[host] !== undefined || SERVERS.some(({ domain }) => domain === host)
  return known ? { ...unknownName(host), kind: 'server', status: 'alive' } : unknownName(host)
}

// Queued when asked for, running at the first look, done at the second; `busy.example` was visited a moment ago.
function visit(domain: string, looks: Map<string, number>): VisitReply {
  const look = looks.get(domain) ?? 0
  looks.set(domain, look + 1)
  if (domain === 'busy.example') {
    return {
      domain,
      state: 'refused',
      reason: 'too-soon',
      retryAt: new Date(Date.parse('2026-11-21T09:00:00Z')).toISOString(),
      lookup: null,
    }
  }
  const state = look === 0 ? 'queued' : look === 1 ? 'running' : 'done'
  const lookup: LookupReply | null = state === 'done' ? { ...unknownName(domain), kind: 'server', status: 'alive' } : null
  return { domain, state, reason: null, retryAt: null, lookup }
}

// Waits at the first look, and is proved at the second.
function optOut(ticket: string, looks: Map<string, number>): OptOutReply {
  const look = looks.get('opt-out') ?? 0
  looks.set('opt-out', look + 1)
  if (ticket === '' || look < 2) return { ticket: 'ticket', state: 'waiting', statement: null, retryAt: null }
  return { ticket, state: 'proved', statement: 'off', retryAt: null }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function sendProblem(response: ServerResponse, status: number, detail: string): void {
  const problem: Problem = { type: 'about:blank', title: 'Problem', status, detail }
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem))
}

// What was typed into a form leads to the page of its answer, as in api/block-pages.ts.
function leadOf({ pathname, searchParams }: URL): string | undefined {
  const hosts = ['name', 'a', 'b'].map((key) => lookUp({}, searchParams.get(key) ?? '').domain)
  const [name = null, a = null, b = null] = hosts
  if (/^\/(?:blocked-by|reach|my)$/.test(pathname) && name !== null) return `${pathname}/${name}`
  return pathname === '/pair' && a !== null && b !== null ? `/pair/${a}/${b}` : undefined
}

const PAGES: readonly (readonly [RegExp, string])[] = [
  [/^\/(blocked-by|reach|my|pair)\/.+$/, '$1.html'],
  [/^\/(blocks|blocked-by|pair|compare-lists|check-list|reach|consensus|my)$/, '$1.html'],
  [/^\/$/, 'index.html'],
  [/^\/server\/[^/]+$/, 'server.html'],
  [/^\/software\/[^/]+$/, 'software-one.html'],
  [/^\/(match|compare|software|instead|statistics|crawler|about|imprint)$/, '$1.html'],
]

async function sendFile(dist: string, pathname: string, response: ServerResponse): Promise<void> {
  const page = PAGES.find(([pattern]) => pattern.test(pathname))
  const file = page === undefined ? pathname.slice(1) : pathname.replace(page[0], page[1])
  try {
    const content = await readFile(path.join(dist, path.normalize(`/${file}`)))
    response.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' }).end(content)
  } catch {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(await readFile(path.join(dist, '404.html')))
  }
}
