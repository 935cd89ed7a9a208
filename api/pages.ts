// The pages for people: the files that the build of web/ made, with title, preview and a readable summary put into a server's page.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import express, { type RequestHandler, type Response, type Router } from 'express'
import { parseDomain, type Domain } from '#model/domain.ts'
import { findName } from '#model/store/published-names.ts'
import { mountBlockPages } from './block-pages.ts'
import type { ApiContext } from './context.ts'
import { loadServerReply } from './load-server.ts'
import { describeName, lookUpName } from './lookup.ts'
import { write } from './html.ts'
import { summariseServer, summariseName, type PageSummary } from './page-summary.ts'

/** Pages by their address. */
const PAGES: Readonly<Record<string, string>> = {
  '/': 'index',
  '/match': 'match',
  '/software': 'software',
  '/software/:name': 'software-one',
  '/instead': 'instead',
  '/statistics': 'statistics',
  '/crawler': 'crawler',
  '/about': 'about',
  '/imprint': 'imprint',
}

/** Where the built pages are, and what stands in for them. */
export interface PagesOptions {
  readonly folder: string
}

/** Mounts the pages. A page that was not built is answered by a plain one that says so. */
export function mountPages(router: Router, context: ApiContext, { folder }: PagesOptions): void {
  const pages = openFolder(folder)
  for (const [address, page] of Object.entries(PAGES)) router.get(address, (_request, response) => sendPage(response, pages, page))
  router.get('/server/:domain', serverPage(context, pages))
  mountBlockPages(router, context, {
    send: (response, page, status) => sendPage(response, pages, page, status),
    sendSummed: async (response, page, summary) => sendHtml(response, fill((await pages(page)) ?? plainTemplate(), summary), 200),
  })
  // What the build names by its content never changes; all else is asked for again each time.
  router.use('/assets', express.static(path.join(folder, 'assets'), { index: false, immutable: true, maxAge: '365d', fallthrough: true }))
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      extensions: false,
      setHeaders: (response) => response.set('Cache-Control', 'no-cache'),
    }),
  )
  router.use(async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    await sendPage(response, pages, '404', 404)
  })
}

type Pages = (name: string) => Promise<string | undefined>

function openFolder(folder: string): Pages {
  return async (name) => {
    try {
      return await readFile(path.join(folder, `${name}.html`), 'utf8')
    } catch {
      return undefined
    }
  }
}

async function sendPage(response: Response, pages: Pages, name: string, status = 200): Promise<void> {
  const page = await pages(name)
  if (page !== undefined) return sendHtml(response, page, status)
  // A page that this build does not have, such as an imprint that nobody wrote, is not there.
  const built = (await pages('index')) !== undefined
  if (built && name !== '404') return sendPage(response, pages, '404', 404)
  sendHtml(response, plainPage(name), status)
}

function sendHtml(response: Response, page: string, status: number): void {
  response.status(status).set('Cache-Control', 'no-cache').type('html').send(page)
}

// Without a build there is still an address that answers, and says what to do.
function plainPage(name: string): string {
  return write`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Fediverse Atlas</title>
        <link rel="stylesheet" href="/api/style.css">
      </head>
      <body>
        <main>
          <h1>Fediverse Atlas</h1>
          <p>
            ${name === '404' ? 'There is no such page.' : 'The pages of this site are not built yet: run "npm run web".'} The data are
            there: see <a href="/api">the API</a>.
          </p>
        </main>
      </body>
    </html> `.markup
}

function serverPage(context: ApiContext, pages: Pages): RequestHandler<{ domain: string }> {
  return async (request, response) => {
    const typed = request.params.domain
    const domain = parseDomain(typed)
    if (domain === undefined) return sendPage(response, pages, '404', 404)
    // One address a server: upper case, IDNs in their own script and other names lead there.
    const target = await findTarget(context, domain)
    if (target !== typed) return response.set('Cache-Control', 'no-cache').redirect(308, `/server/${target}`)
    const template = await pages('server')
    const { summary, status } = await summarise(context, target)
    sendHtml(response, fill(template ?? plainTemplate(), summary), status)
  }
}

async function findTarget({ database, secret }: ApiContext, domain: Domain): Promise<Domain> {
  const host = await findName(database, domain, secret)
  return host === undefined || describeName(host).kind !== 'alias' ? domain : (host.aliasOf ?? domain)
}

async function summarise(context: ApiContext, domain: Domain): Promise<{ readonly summary: PageSummary; readonly status: number }> {
  const host = await findName(context.database, domain, context.secret)
  const { publicUrl } = context.site
  if (host !== undefined && describeName(host).kind === 'server') {
    const reply = await loadServerReply(context, host)
    if (reply !== undefined) return { summary: summariseServer(reply, publicUrl), status: 200 }
  }
  const lookup = await lookUpName(context, domain)
  return { summary: summariseName(domain, lookup.kind), status: lookup.kind === 'unknown' ? 404 : 200 }
}

const TITLE = /<title>[^<]*<\/title>/

/** Puts a summary into the page; the markers that hold nothing foreign go. */
export function fill(template: string, { title, head, noscript }: PageSummary): string {
  return template
    .replace(TITLE, () => `<title>${write`${title}`.markup}</title>`)
    .replace('<!--head-->', () => head.markup)
    .replace('<!--noscript-->', () => noscript.markup)
}

function plainTemplate(): string {
  return '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title></title><!--head--><link rel="stylesheet" href="/api/style.css"></head>\n<body><main><!--noscript--></main></body>\n</html>\n'
}
