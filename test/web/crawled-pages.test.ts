// The pages over the real API and a world that was really crawled: by keyboard alone, by address, at every width, and full of hostile texts.
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finishCheck, listWaitingChecks } from '#model/store/opt-out-checks.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import type { HostDefinition } from '../fediverse/world.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { buildPages, DIST } from './built-pages.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { inspectPage, SEEN_SHIFT, shiftOnPhone } from './page-checks.ts'
import { openPage, settle } from './page-watch.ts'

const HERE = chromiumPath() !== undefined
if (!HERE) console.log('The crawled pages are not looked at in a browser: there is no Chromium (ATLAS_CHROMIUM, /usr/bin/chromium).')

const nameOf = (index: number): string => `attack-${index}.example`

// Each hostile text is the name and the description of a server of its own, and a rule of one that has them all.
function attackers(): Readonly<Record<string, HostDefinition>> {
  const rules = HOSTILE_TEXTS.map((text, index) => ({
    nativeId: String(index + 1),
    text,
    hint: text,
    translations: { fr: { text, hint: text } },
  }))
  const named = HOSTILE_TEXTS.map((text, index) => {
    const words = { name: text, shortDescription: text, rules: index === 0 ? rules : [], languages: ['fr'] }
    const message = { registrations: { mode: 'approval' as const, message: text } }
    return [nameOf(index), { instance: server(nameOf(index), 'mastodon', '4.5.4', { ...words, ...message }) }] as const
  })
  return Object.fromEntries(named)
}

let browser: Browser
let atlas: CrawledAtlas

beforeAll(async () => {
  if (!HERE) return
  await buildPages()
  browser = await openChromium()
  atlas = await openAtlas({ webFolder: DIST, search: 'indexed', hosts: attackers() })
})
afterAll(async () => {
  await browser?.close()
  await atlas?.[Symbol.asyncDispose]()
})

async function open(path: string): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const opened = await openPage(browser, atlas.origin + path)
  await settle(opened.page)
  return opened
}

// The list of the question that is asked now, not of the one before.
async function answered(page: Page): Promise<void> {
  await page.locator('.list[aria-busy="false"]').waitFor()
}

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let step = 0; step < 100; step += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) === 1) return
    await page.keyboard.press('Tab')
  }
  expect.fail('Tab does not lead there.')
}

const PAGES = [
  '/',
  '/?q=forum',
  '/?sign-up=open&language=de',
  '/?sign-up=invite&language=ja',
  `/?q=${NAMES.unknown}`,
  ...[NAMES.hub, NAMES.forum, NAMES.personal, NAMES.boaster, NAMES.refused, NAMES.failed].map((name) => `/server/${name}`),
  ...[NAMES.unlisted, NAMES.off, NAMES.waiting, NAMES.inFarm, NAMES.unknown].map((name) => `/server/${name}`),
  '/software',
  '/instead',
  '/software/mastodon',
  '/software/nothing',
  `/blocked-by/${NAMES.unknown}`,
  `/pair/${NAMES.hub}/${NAMES.forum}`,
  `/consensus?of=${NAMES.hub},${NAMES.forum}&threshold=1`,
  `/my/${NAMES.hub}`,
  '/statistics',
  '/crawler',
  '/about',
  '/imprint',
  '/nowhere',
  '/api',
]

describe.skipIf(!HERE)('somebody with a keyboard only', () => {
  test('searches, filters, opens a server and comes back to the same list', async () => {
    const { page, errors } = await open('/')
    await tabTo(page, page.getByRole('combobox').first())
    await page.keyboard.type('café')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=caf/)
    await answered(page)
    await tabTo(page, page.getByRole('checkbox', { name: /^Mastodon/ }))
    await page.keyboard.press('Space')
    await page.waitForURL(/software=mastodon/)
    await answered(page)
    const list = await page.locator('.list').innerText()
    await tabTo(page, page.getByRole('link', { name: 'Hub Café' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Hub Café' }).waitFor()
    await page.goBack()
    await expect.poll(() => page.locator('.list').innerText()).toBe(list)
    expect(errors).toEqual([])
  })
})

describe.skipIf(!HERE)('the address of a search', () => {
  test('brings the same list back: by reload, by the back button, in another window', async () => {
    const { page } = await open('/?sort=name')
    await page.getByRole('button', { name: 'Show more servers' }).click()
    await page.waitForURL(/pages=2/)
    await page.getByRole('checkbox', { name: /^On request/ }).check()
    await page.waitForURL(/sign-up=approval/)
    await answered(page)
    const list = await page.locator('.list').innerText()
    await page.reload()
    await answered(page)
    expect(await page.locator('.list').innerText()).toBe(list)
    const other = await open(new URL(page.url()).pathname + new URL(page.url()).search)
    expect(await other.page.locator('.list').innerText()).toBe(list)
    await page.goBack()
    await expect.poll(() => page.locator('.result').count()).toBe(40)
  })

  test('leads to exports with the same servers', async () => {
    const { page } = await open('/?software=lemmy')
    const href = await page.getByRole('link', { name: 'NDJSON', exact: true }).getAttribute('href')
    const lines = (await (await atlas.get(href ?? '')).text()).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { domain: string }).domain)).toEqual([NAMES.forum])
    expect(await page.locator('.result').count()).toBe(1)
  })

  test('of another name leads to the server', async () => {
    const { page } = await open(`/server/${NAMES.alias}`)
    expect(new URL(page.url()).pathname).toBe(`/server/${NAMES.forum}`)
  })
})

describe.skipIf(!HERE)('an admin', () => {
  test('sees what to publish, has it looked for, and is told what was found', async () => {
    const { page, errors } = await open('/crawler')
    await page.getByLabel('Show it without the servers it knows').check()
    await page.getByLabel('Your server').fill(`https://${NAMES.hub}/about`)
    await page.getByText(`_fediverse-atlas.${NAMES.hub}. TXT "opt-out=no-peers"`).waitFor()
    await page.getByRole('button', { name: 'Look for it now' }).click()
    await page.getByText('No crawler is at work just now').waitFor()
    const [check] = await listWaitingChecks(atlas.database.db, 1)
    await finishCheck(atlas.database.db, { ticket: check?.ticket ?? '', result: 'no-peers', now: atlas.now() })
    await page.clock.runFor(5000)
    await page.getByText('Found: the servers it knows are hidden from now on.').waitFor()
    expect(errors).toEqual([])
  })
})

describe.skipIf(!HERE)('every page', () => {
  test.each(PAGES)('%s fits every width, does not move, and has no serious finding of axe by day or night', async (path) => {
    await inspectPage(browser, atlas.origin + path)
  })

  test('moves nothing while it loads on a phone', async () => {
    const shifts: Record<string, boolean> = {}
    for (const path of ['/', '/?q=cafe', `/server/${NAMES.hub}`, '/statistics', '/software', '/crawler'])
      shifts[path] = (await shiftOnPhone(browser, atlas.origin + path)) > SEEN_SHIFT
    expect(Object.entries(shifts).filter(([, moves]) => moves)).toEqual([])
  })
})

describe.skipIf(!HERE)('hostile texts', () => {
  test('as names, descriptions and rules of servers are shown as text and nothing else', async () => {
    expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(100)
    const paths = [
      '/?pages=8&sort=name',
      `/server/${nameOf(0)}`,
      `/server/${nameOf(0)}?lang=fr`,
      `/?q=${encodeURIComponent(HOSTILE_TEXTS[0] ?? '')}`,
    ]
    for (const path of paths) {
      const { page, errors } = await open(path)
      expect({ path, errors }).toEqual({ path, errors: [] })
      expect(await page.evaluate('window.__broken')).toBeUndefined()
      const foreign =
        'main :is(img, iframe, script, object, video, audio, math, style, marquee, base, meta, link, template, [onerror], [onload], [onclick])'
      expect(await page.locator(foreign).count()).toBe(0)
      const schemes = await page.evaluate<string[]>('[...new Set([...document.links].map((link) => link.protocol))]')
      expect(schemes.filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme))).toEqual([])
      if (path.startsWith('/?pages')) expect(await page.locator('.result').count()).toBeGreaterThan(100)
      if (path === `/server/${nameOf(0)}`) expect(await page.locator('.rules li').count()).toBeGreaterThanOrEqual(90)
      await page.context().close()
    }
  })
})
