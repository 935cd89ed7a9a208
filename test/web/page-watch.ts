// A page in a real browser that is watched from its first moment: errors, breaches of the policy, layout that shifts.
import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { FIXTURE_NOW } from './fixture-servers.ts'

export interface WatchedPage {
  readonly page: Page
  /** Errors of scripts and of the policy so far. */
  readonly errors: readonly string[]
  /** The sum of all shifts that no press of a key or button caused; web.dev's layout-shift entries. */
  readonly shift: () => Promise<number>
  /** What moved, from where to where (pixels from the top). */
  readonly moved: () => Promise<readonly string[]>
}

const WATCH_SHIFTS = `
  window.__shift = 0
  window.__moved = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue
      window.__shift += entry.value
      for (const { node, previousRect: from, currentRect: to } of entry.sources)
        window.__moved.push((node?.className || node?.nodeName || '?') + ': ' + Math.round(from.y) + ' to ' + Math.round(to.y))
    }
  }).observe({ type: 'layout-shift', buffered: true })
`

/** Opens an address in a page of its own; dialogs count as errors, because no page of ours opens one. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, ...options })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    // A refused answer is a line of the browser's own; what the page makes of it is looked at elsewhere.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text())
  })
  page.on('dialog', (dialog) => {
    errors.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.clock.setFixedTime(FIXTURE_NOW)
  await page.addInitScript(WATCH_SHIFTS)
  await page.goto(url)
  await page.locator('main').waitFor()
  return { page, errors, shift: () => page.evaluate<number>('window.__shift'), moved: () => page.evaluate<string[]>('window.__moved') }
}

/** Waits until nothing is on its way any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
}
