// `npm run screenshots`: every page and state at 390 and 1440 pixels, by day and by night, into web/screenshots; those of the README into readme/.
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

// Pages and parts about blocks, with what has to be opened, typed or asked.
const BLOCK_SHOTS: readonly Shot[] = [
  { name: 'blocks', path: '/blocks' },
  { name: 'blocks-french', path: '/blocks?lang=fr' },
  { name: 'block-list', path: '/server/harbour-commons.example?list-sort=hardest#block-list' },
  { name: 'block-changes', path: '/server/harbour-commons.example#block-changes' },
  { name: 'blocked-by', path: '/blocked-by/harbour-commons.example' },
  { name: 'blocked-by-nobody', path: '/blocked-by/quiet.example', act: openAskMany },
  { name: 'blocked-by-form', path: '/blocked-by?name=nonsense' },
  { name: 'pair', path: '/pair/harbour-commons.example/ember.example' },
  { name: 'pair-unknown', path: '/pair/wall.example/shy.example', act: askWall },
  { name: 'pair-german', path: '/pair/harbour-commons.example/wall.example?lang=de' },
  { name: 'pair-yes', path: '/pair/anvil.example/brine.example' },
  { name: 'pair-form', path: '/pair' },
  { name: 'compare', path: '/compare-lists?of=harbour-commons.example&of=anvil.example&of=brine.example' },
  { name: 'compare-one-missing', path: '/compare-lists?of=harbour-commons.example&of=wall.example' },
  { name: 'check', path: '/check-list' },
  { name: 'check-answer', path: '/check-list', act: pasteList },
  { name: 'reach', path: '/reach/harbour-commons.example' },
  { name: 'reach-unknown', path: '/reach/bare.example' },
  { name: 'consensus', path: '/consensus?of=anvil.example,brine.example,harbour-commons.example,wall.example', act: openEvidence },
  { name: 'consensus-form', path: '/consensus' },
  { name: 'consensus-too-few', path: '/consensus?of=wall.example' },
  { name: 'my', path: '/my/harbour-commons.example' },
  { name: 'my-bare', path: '/my/bare.example' },
  { name: 'my-error', path: '/my/harbour-commons.example', scenario: 'broken' },
]

async function openAskMany(page: Page): Promise<void> {
  await page.locator('.ask-many summary').click()
  await page.locator('.ask-many textarea').fill('anvil.example\nbrine.example')
}

async function askWall(page: Page): Promise<void> {
  await page.route('https://wall.example/**', (route) =>
    route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: [{ domain: 'shy.example', severity: 'silence', comment: 'Noise' }],
    }),
  )
  await page.locator('.ask-now button').click()
}

async function pasteList(page: Page): Promise<void> {
  await page.locator('textarea').fill('eu.rust.example\nrust.example\nfog-3.example\nsalt.example\n')
  await page.locator('.list-drop button.primary').click()
  await page.locator('#cleaned').waitFor()
}

async function openEvidence(page: Page): Promise<void> {
  await page.locator('.consensus-rows summary').first().click()
}

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
  { name: 'search-rules', path: '/?must=nudity.conditional&want=bots.forbid&rule-text=pictures', act: openWishes },
  { name: 'match-language', path: '/match' },
  { name: 'match-purpose', path: '/match?step=2&purpose=pictures' },
  { name: 'match-topics', path: '/match?step=3&avoid=crypto&must=hate.forbid' },
  { name: 'match-joining', path: '/match?step=4&sign-up=open' },
  { name: 'match-size', path: '/match?step=5' },
  { name: 'match-reach', path: '/match?step=6&reach=social.example' },
  { name: 'match-result', path: '/match?language=de&avoid=crypto&want=nudity&reach=secretive.example&step=result', act: dropFollows },
  { name: 'match-nothing', path: '/match?language=ja&must=crypto.allow&must=bots.allow&step=result' },
  { name: 'compare', path: '/compare?servers=harbour-commons.example,ember-house.example,lantern-library.example' },
  { name: 'compare-empty', path: '/compare' },
  { name: 'server-rules', path: '/server/harbour-commons.example#rules', act: openRules },
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
  { name: 'instead', path: '/instead' },
  { name: 'software-one', path: '/software/mastodon' },
  { name: 'software-unknown', path: '/software/nothing' },
  { name: 'statistics', path: '/statistics' },
  { name: 'statistics-partial', path: '/statistics', scenario: 'first-run' },
  { name: 'statistics-empty', path: '/statistics', scenario: 'empty' },
  { name: 'crawler', path: '/crawler' },
  { name: 'crawler-opt-out', path: '/crawler', act: askOptOut },
  { name: 'imprint', path: '/imprint' },
  { name: 'imprint-missing', path: '/imprint', scenario: 'nameless' },
  { name: 'about', path: '/about', scenario: 'first-run' },
  { name: 'not-found', path: '/nowhere' },
  ...BLOCK_SHOTS,
]

async function openDrawer(page: Page): Promise<void> {
  const button = page.locator('.legend-opener button').first()
  if (await button.isVisible()) await button.click()
}

async function openWishes(page: Page): Promise<void> {
  await openDrawer(page)
  await page.getByText('Wishes about rules').click()
  await page.locator('.topic-entry summary').nth(5).click()
}

async function dropFollows(page: Page): Promise<void> {
  const text = 'Account address\nann@friends.example\nbob@friends.example\ncem@bad.example\ndee@secretive.example\n'
  await page
    .getByLabel('Choose following_accounts.csv')
    .setInputFiles({ name: 'following_accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.locator('.kept-figures').nth(4).waitFor()
}

async function openRules(page: Page): Promise<void> {
  await page.getByText('How the rules changed').click()
  await page.getByRole('button', { name: 'Look for rules like these' }).click()
  await page.getByText('the same sentence on 214').click()
  await page.locator('.similar .result').first().waitFor()
}

async function askOptOut(page: Page): Promise<void> {
  await page.getByLabel('Your server').fill('harbour-commons.example')
  await page.getByRole('button', { name: 'Look for it now' }).click()
}

async function shoot(browser: Browser, shot: Shot): Promise<void> {
  await using site = await openFixtureSite({ scenario: shot.scenario ?? 'whole' })
  for (const width of WIDTHS) {
    for (const colorScheme of THEMES) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' })
      await page.clock.setFixedTime(FIXTURE_NOW)
      await page.goto(site.url + shot.path)
      await page.evaluate('document.fonts.load("500 1rem Newsreader Variable").then(() => true)')
      await page.reload()
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

interface ReadmePicture {
  readonly name: string
  readonly path: string
  readonly theme: (typeof THEMES)[number]
  readonly width: number
  readonly height: number
}

// What the README shows: the first look at a page, one window high, so that the files stay small.
const README: readonly ReadmePicture[] = [
  { name: 'search', path: '/', theme: 'light', width: 1280, height: 860 },
  { name: 'server', path: '/server/harbour-commons.example', theme: 'dark', width: 1280, height: 860 },
  { name: 'match', path: '/match?language=de&avoid=crypto&want=nudity&step=result', theme: 'light', width: 1280, height: 860 },
  { name: 'statistics', path: '/statistics', theme: 'light', width: 1280, height: 860 },
  { name: 'crawler', path: '/crawler#opt-out', theme: 'dark', width: 1280, height: 860 },
  { name: 'pair', path: '/pair/harbour-commons.example/ember.example', theme: 'light', width: 1280, height: 860 },
  { name: 'reach-phone', path: '/reach/harbour-commons.example', theme: 'dark', width: 390, height: 860 },
  { name: 'search-phone', path: '/?q=commons&sign-up=open', theme: 'dark', width: 390, height: 860 },
  { name: 'server-phone', path: '/server/harbour-commons.example', theme: 'light', width: 390, height: 860 },
]

async function shootForReadme(browser: Browser, { name, path: address, theme, width, height }: ReadmePicture): Promise<void> {
  await using site = await openFixtureSite()
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' })
  await page.clock.setFixedTime(FIXTURE_NOW)
  await page.goto(site.url + address)
  await page.evaluate('document.fonts.load("500 1rem Newsreader Variable").then(() => true)')
  // The second time the serif is there from the beginning, as for a reader who comes back.
  await page.reload()
  await page.locator('main').waitFor()
  await page.waitForLoadState('networkidle')
  // An anchor that is drawn later than the page has loaded.
  if (address.includes('#')) await page.locator(address.slice(address.indexOf('#'))).scrollIntoViewIfNeeded()
  if (address.includes('#')) await page.evaluate('document.querySelector(location.hash).parentElement.scrollIntoView()')
  await page.screenshot({ path: path.join(OUT, 'readme', `${name}.png`) })
  await page.close()
}

// Names on the command line choose some of the pictures.
const chosen = process.argv.slice(2)
const README_ONLY = chosen.includes('readme')
await mkdir(path.join(OUT, 'readme'), { recursive: true })
const browser = await openChromium()
try {
  if (chosen.length === 0 || README_ONLY) for (const picture of README) await shootForReadme(browser, picture)
  for (const shot of SHOTS) if (chosen.length === 0 || chosen.includes(shot.name)) await shoot(browser, shot)
} finally {
  await browser.close()
}
