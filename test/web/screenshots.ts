// `npm run screenshots`: every page and state at 390 and 1440 pixels, by day and by night, into web/screenshots.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Page } from 'playwright'
import { openChromium } from './chromium.ts'
import { openFixtureSite, type Scenario } from './fixture-server.ts'
import { FIXTURE_NOW } from './fixture-servers.ts'

interface Shot {
  readonly name: string
  readonly path: string
  readonly scenario?: Scenario
  readonly act?: (page: Page) => Promise<void>
}

const OUT = path.join(import.meta.dirname, '../../web/screenshots')
const WIDTHS = [390, 1440] as const
const THEMES = ['light', 'dark'] as const

const SHOTS: readonly Shot[] = [
  { name: 'search', path: '/' },
  { name: 'search-filtered', path: '/?q=commons&sign-up=open&sign-up=approval' },
  { name: 'search-empty', path: '/?sign-up=invite&language=ja&software=friendica' },
  { name: 'search-first-run', path: '/', scenario: 'first-run' },
  { name: 'search-offline', path: '/', scenario: 'offline' },
  { name: 'search-nothing-yet', path: '/', scenario: 'empty' },
  { name: 'search-loading', path: '/', scenario: 'silent' },
  { name: 'search-error', path: '/', scenario: 'broken' },
  { name: 'search-unknown-name', path: '/?q=new.example' },
  { name: 'search-suggestions', path: '/', act: (page) => page.getByRole('combobox').first().pressSequentially('ha') },
  { name: 'search-drawer', path: '/?sign-up=open', act: openDrawer },
  { name: 'server', path: '/server/harbour-commons.example' },
  { name: 'server-german', path: '/server/harbour-commons.example?lang=de' },
  { name: 'server-bare', path: '/server/bare.example' },
  { name: 'server-failing', path: '/server/failing.example' },
  { name: 'server-dead', path: '/server/dead.example' },
  { name: 'server-moved', path: '/server/old-harbour.example' },
  { name: 'server-refused', path: '/server/refused.example' },
  { name: 'server-waiting', path: '/server/waiting.example' },
  { name: 'server-failed', path: '/server/broken.example' },
  { name: 'server-group', path: '/server/x81.farm.example' },
  { name: 'server-unknown', path: '/server/new.example', act: (page) => page.getByRole('main').getByRole('button').click() },
  { name: 'server-error', path: '/server/harbour-commons.example', scenario: 'broken' },
  { name: 'software', path: '/software' },
  { name: 'software-one', path: '/software/mastodon' },
  { name: 'software-unknown', path: '/software/nothing' },
  { name: 'statistics', path: '/statistics' },
  { name: 'statistics-partial', path: '/statistics', scenario: 'first-run' },
  { name: 'statistics-empty', path: '/statistics', scenario: 'empty' },
  { name: 'crawler', path: '/crawler' },
  { name: 'about', path: '/about', scenario: 'first-run' },
  { name: 'not-found', path: '/nowhere' },
]

async function openDrawer(page: Page): Promise<void> {
  const button = page.locator('.legend-opener button').first()
  if (await button.isVisible()) await button.click()
}

async function shoot(browser: Browser, shot: Shot): Promise<void> {
  await using site = await openFixtureSite({ scenario: shot.scenario ?? 'whole' })
  for (const width of WIDTHS) {
    for (const colorScheme of THEMES) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
      await page.clock.setFixedTime(FIXTURE_NOW)
      await page.goto(site.url + shot.path)
      await page.locator('main').waitFor()
      if (shot.scenario !== 'silent') await page.waitForLoadState('networkidle')
      await shot.act?.(page)
      await page.waitForTimeout(150)
      await page.screenshot({
        path: path.join(OUT, `${shot.name}-${String(width)}-${colorScheme}.png`),
        fullPage: shot.name !== 'search-drawer',
      })
      await page.close()
    }
  }
}

// Names on the command line choose some of the pictures.
const chosen = process.argv.slice(2)
await mkdir(OUT, { recursive: true })
const browser = await openChromium()
try {
  for (const shot of SHOTS) if (chosen.length === 0 || chosen.includes(shot.name)) await shoot(browser, shot)
} finally {
  await browser.close()
}
