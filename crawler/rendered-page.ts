// The Playwright door: the text of a page that has none before its scripts ran; every request of the browser goes through the conversation.
import { AsyncLocalStorage } from 'node:async_hooks'
import { chromium, type Browser, type BrowserContext, type Page, type Route } from 'playwright'
import { SECOND } from '#model/clock.ts'
import type { Failure } from '#model/failure.ts'
import { cleanText, TEXT_LIMITS } from '#model/text.ts'
import type { Asked, Question } from './conversation.ts'
import { MAX_PAGE_REQUESTS } from './limits.ts'
import { failureOfStatus } from './status.ts'

export type Rendered =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly failure: Failure }
  /** Not now: the conversation is over until `at`; without it the browser is busy with another page. */
  | { readonly ok: 'later'; readonly at?: number | undefined }

/** Puts a question to the conversation of a slot, so that robots.txt, pace, address guard and limits hold for the browser. */
export type Ask = (question: Question) => Promise<Asked>

/** Renders pages, one at a time and each in a context of its own. */
export interface PageReader {
  /** The visible text of a page. Whatever the page or the browser does becomes a value. */
  readonly read: (url: URL, ask: Ask) => Promise<Rendered>
  readonly close: () => Promise<void>
}

export interface PageReaderOptions {
  /** Path of a Chromium. */
  readonly executablePath: string
  readonly userAgent: string
  /** The longest that a page may take, in milliseconds of real time. */
  readonly deadlineMs?: number | undefined
}

// A slot may wait ten seconds between two requests, and a page makes at most ten.
const DEADLINE_MS = (MAX_PAGE_REQUESTS + 1) * 10 * SECOND
const READING_MS = 5 * SECOND

// The browser has no network of its own: names resolve to nothing, and whatever asks for a connection all the same (web sockets, WebRTC,
// addresses in place of names, this machine's own included) is sent to a proxy that does not exist.
const NO_PROXY = { server: 'http://proxy.invalid:9', bypass: '<-loopback>' }
const ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // A script that piles up memory ends its own page.
  '--js-flags=--max-old-space-size=256',
]

/** Opens a browser when the first page is asked for. Scripts and documents of the page's own host are let through, nothing else. */
export function openPageReader(options: PageReaderOptions): PageReader {
  const keeper = keepBrowser(options.executablePath)
  let busy = false
  return {
    read: async (url, ask) => {
      // A slot that waited for its turn would keep its host's pace keys meanwhile.
      if (busy) return { ok: 'later' }
      busy = true
      try {
        const browser = await keeper.get()
        return browser === undefined ? { ok: false, failure: { reason: 'no-browser' } } : await renderPage(browser, url, ask, options)
      } finally {
        busy = false
      }
    },
    close: keeper.close,
  }
}

interface Keeper {
  /** The running browser, started if need be; undefined when it does not start. */
  readonly get: () => Promise<Browser | undefined>
  readonly close: () => Promise<void>
}

function keepBrowser(executablePath: string): Keeper {
  let browser: Browser | undefined
  return {
    get: async () => {
      if (browser?.isConnected() !== true) browser = await startBrowser(executablePath)
      return browser
    },
    close: async () => {
      await browser?.close()
    },
  }
}

// Root and many containers cannot have Chromium's sandbox; it is gone without only where it does not come up.
async function startBrowser(executablePath: string): Promise<Browser | undefined> {
  for (const chromiumSandbox of process.getuid?.() === 0 ? [false] : [true, false]) {
    const options = { executablePath, chromiumSandbox, args: ARGUMENTS, proxy: NO_PROXY, handleSIGINT: false, handleSIGTERM: false }
    const browser = await chromium.launch(options).catch(() => undefined)
    if (browser !== undefined) return browser
  }
  return undefined
}

async function renderPage(browser: Browser, url: URL, ask: Ask, options: PageReaderOptions): Promise<Rendered> {
  const { userAgent, deadlineMs = DEADLINE_MS } = options
  const gate = createGate(url, ask)
  let context: BrowserContext | undefined
  try {
    context = await browser.newContext({ userAgent, serviceWorkers: 'block', acceptDownloads: false })
    await context.route('**/*', gate.pass)
    const page = await context.newPage()
    context.on('page', (another) => void another.close().catch(() => undefined))
    await page.goto(url.href, { waitUntil: 'networkidle', timeout: deadlineMs }).catch(() => undefined)
    const refused = gate.refused()
    if (refused !== undefined) return refused
    const text = cleanText(await readText(page, context), TEXT_LIMITS.longText)
    return text === '' ? { ok: false, failure: { reason: 'no-text' } } : { ok: true, text }
  } catch {
    // The browser ended, or its connection: nothing that the page could answer for.
    return { ok: false, failure: { reason: 'no-browser' } }
  } finally {
    await gate.finish()
    await context?.close().catch(() => undefined)
  }
}

const READ_TEXT = `(document.body?.innerText ?? '').slice(0, ${TEXT_LIMITS.longText * 4})`

// In a world apart from the page's scripts, which could have changed what "slice" means, and never more than is kept.
async function readText(page: Page, context: BrowserContext): Promise<string> {
  const read = async (): Promise<string> => {
    const session = await context.newCDPSession(page)
    const { frameTree } = await session.send('Page.getFrameTree')
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id })
    const { result } = await session.send('Runtime.evaluate', {
      expression: READ_TEXT,
      contextId: executionContextId,
      timeout: READING_MS,
      returnByValue: true,
    })
    return typeof result.value === 'string' ? result.value : ''
  }
  const signal = AbortSignal.timeout(READING_MS)
  const tooLate = new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve(''), { once: true }))
  // A page whose script never ends answers nothing.
  return Promise.race([read().catch(() => ''), tooLate])
}

const PASSED = new Set(['document', 'script', 'fetch', 'xhr', 'stylesheet'])

interface Gate {
  readonly pass: (route: Route) => Promise<void>
  /** Why the page itself could not be read, if so. */
  readonly refused: () => Rendered | undefined
  /** Lets nothing more through; resolves when nothing is under way. */
  readonly finish: () => Promise<void>
}

/** Decides on each request of the browser and makes it ourselves. */
function createGate(page: URL, ask: Ask): Gate {
  // The browser calls from outside; what it asks for is the work of this slot.
  const inSlot = AsyncLocalStorage.snapshot()
  let requests = 0
  let over = false
  let refused: Rendered | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const answer = async (route: Route): Promise<void> => {
    const url = new URL(route.request().url())
    if (over || requests >= MAX_PAGE_REQUESTS || !isOwn(route, page)) return route.abort()
    requests += 1
    const asked = await ask({ url, limit: 'text', accept: '*/*', sameHost: true })
    // What a page needs beyond its budget is missing from it; only the page itself is asked for again.
    if (asked.kind === 'later') over = true
    if (requests === 1) refused = refusalOf(asked)
    if (asked.kind !== 'answer') return route.abort()
    const contentType = asked.answer.headers['content-type'] ?? 'text/html'
    return route.fulfill({ status: asked.answer.status, contentType, body: Buffer.from(asked.answer.body) })
  }
  return {
    // One after another: a conversation has one request in flight.
    pass: (route) =>
      inSlot(() => {
        const mine = turn.then(() => answer(route))
        turn = mine.catch(() => undefined)
        return mine.catch(() => route.abort().catch(() => undefined))
      }),
    refused: () => refused,
    finish: async () => {
      over = true
      await turn
    },
  }
}

function isOwn(route: Route, page: URL): boolean {
  const request = route.request()
  return new URL(request.url()).origin === page.origin && request.method() === 'GET' && PASSED.has(request.resourceType())
}

function refusalOf(asked: Asked): Rendered | undefined {
  if (asked.kind === 'later') return { ok: 'later', at: asked.at }
  const failure = asked.kind === 'failed' ? asked.failure : failureOfStatus(asked.answer.status)
  return failure === undefined ? undefined : { ok: false, failure }
}
