// The Playwright door: the text of a page that has none before its scripts ran; every request of the browser goes through the conversation.
import { chromium, type Browser, type Route } from 'playwright'
import { SECOND } from '#model/clock.ts'
import type { Failure } from '#model/failure.ts'
import { cleanText, TEXT_LIMITS } from '#model/text.ts'
import type { Asked, Question } from './conversation.ts'
import { MAX_PAGE_REQUESTS } from './limits.ts'

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: Failure }
  | { readonly ok: 'later'; readonly at: number }

/** Renders pages, one at a time each in a context of its own. */
export interface PageReader {
  /** The visible text of a page; `ask` is the conversation of the slot, so robots.txt, pace, address guard and limits hold for the browser. */
  readonly read: (url: URL, ask: (question: Question) => Promise<Asked>) => Promise<Rendered>
  readonly close: () => Promise<void>
}

export interface PageReaderOptions {
  /** Path of a Chromium. */
  readonly executablePath: string
  readonly userAgent: string
}

// A slot may wait ten seconds between two requests, and a page makes at most ten.
const DEADLINE = (MAX_PAGE_REQUESTS + 1) * 10 * SECOND

/** Opens a browser when the first page is asked for. Scripts and documents of the page's own host are let through, nothing else. */
export function openPageReader(options: PageReaderOptions): PageReader {
  let browser: Promise<Browser> | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const launch = (): Promise<Browser> =>
    chromium.launch({
      executablePath: options.executablePath,
      // The sandbox needs user namespaces that containers and root do not have; no byte reaches the browser but through our door.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  return {
    read: (url, ask) => {
      browser ??= launch()
      const opened = browser
      const mine = turn.then(async () => renderPage(await opened, url, ask, options.userAgent))
      turn = mine.catch(() => undefined)
      return mine
    },
    close: async () => {
      await (await browser)?.close()
    },
  }
}

async function renderPage(browser: Browser, url: URL, ask: (question: Question) => Promise<Asked>, userAgent: string): Promise<Rendered> {
  const context = await browser.newContext({ userAgent, serviceWorkers: 'block', acceptDownloads: false })
  try {
    const page = await context.newPage()
    const gate = createGate(url, ask)
    await page.route('**/*', gate.pass)
    await page.goto(url.href, { waitUntil: 'networkidle', timeout: DEADLINE }).catch(() => undefined)
    if (gate.failed() !== undefined) return gate.failed() as Rendered
    const text = cleanText(await page.innerText('body', { timeout: SECOND }).catch(() => ''), TEXT_LIMITS.longText)
    return text === '' ? { ok: false, failure: { reason: 'no-text' } } : { ok: true, text }
  } finally {
    await context.close()
  }
}

const PASSED = new Set(['document', 'script', 'fetch', 'xhr', 'stylesheet'])

/** Decides on each request of the browser and makes it ourselves; the browser has no network of its own. */
function createGate(
  page: URL,
  ask: (question: Question) => Promise<Asked>,
): { readonly pass: (route: Route) => Promise<void>; readonly failed: () => Rendered | undefined } {
  let requests = 0
  let failed: Rendered | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const answer = async (route: Route): Promise<void> => {
    const request = route.request()
    const url = new URL(request.url())
    const own = url.origin === page.origin && request.method() === 'GET' && PASSED.has(request.resourceType())
    if (!own || failed !== undefined || requests >= MAX_PAGE_REQUESTS) return route.abort()
    requests += 1
    const asked = await ask({ url, limit: 'text', accept: '*/*' })
    const first = request.isNavigationRequest()
    if (asked.kind === 'later') failed = { ok: 'later', at: asked.at }
    if (asked.kind === 'failed' && first) failed = { ok: false, failure: asked.failure }
    if (asked.kind !== 'answer') return route.abort()
    const type = asked.answer.headers['content-type'] ?? 'text/html'
    return route.fulfill({ status: asked.answer.status, contentType: type, body: Buffer.from(asked.answer.body) })
  }
  return {
    // One after another: a conversation has one request in flight.
    pass: (route) => {
      const mine = turn.then(() => answer(route))
      turn = mine.catch(() => undefined)
      return mine.catch(() => route.abort().catch(() => undefined))
    },
    failed: () => failed,
  }
}
