// Our pages in a real browser under the real policy: by keyboard alone, at every width, by day and night, and full of hostile texts.
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPages, DIST } from './built-pages.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { SERVER } from './fixture-answers.ts'
import { openFixtureSite, type FixtureOptions, type FixtureSite } from './fixture-server.ts'
import { searchFixtures } from './fixture-search.ts'
import { SERVERS } from './fixture-servers.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'
import { inspectPage, SEEN_SHIFT, shiftOnPhone } from './page-checks.ts'
import { openPage, settle } from './page-watch.ts'

const HERE = chromiumPath() !== undefined
if (!HERE) console.log('The pages are not looked at in a browser: there is no Chromium (ATLAS_CHROMIUM, /usr/bin/chromium).')

let browser: Browser
let site: FixtureSite

function openSite(options: FixtureOptions = {}): Promise<FixtureSite> {
  return openFixtureSite({ dist: DIST, ...options })
}

beforeAll(async () => {
  if (!HERE) return
  await buildPages()
  browser = await openChromium()
  site = await openSite()
})

afterAll(async () => {
  await site?.close()
  await browser?.close()
})

// Servers with that word, as the fixtures have them.
const COMMONS = searchFixtures(SERVERS, new URLSearchParams('q=commons')).total

// Those that a crawled world does not bring about at once: histories, years of silence, every kind of text. All others: crawled-pages.test.ts.
const PAGES = ['/?q=commons&sign-up=open', '/server/harbour-commons.example', '/server/bare.example', '/server/dead.example', '/statistics']

/** Presses Tab until something has the focus, at most a hundred times. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let step = 0; step < 100; step += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) === 1) return
    await page.keyboard.press('Tab')
  }
  expect.fail('Tab does not lead there.')
}

describe.skipIf(!HERE)('somebody with a keyboard only', () => {
  test('searches, filters, opens a server and comes back to the same list', async () => {
    const { page, errors } = await openPage(browser, site.url)
    await settle(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    // The first thing behind it is the way to the six questions, then comes the box.
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Find your server')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('combobox')
    await page.keyboard.type('commons')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `${String(COMMONS)} servers` }).waitFor()
    const box = page.getByRole('checkbox', { name: /Open to all/ })
    await tabTo(page, box)
    await page.keyboard.press('Space')
    await page.waitForURL(/sign-up=open/)
    await page.getByRole('button', { name: 'Drop Joining: Open to all' }).waitFor()
    const first = page.locator('.result a').first()
    const name = await first.textContent()
    await tabTo(page, first)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/server\//)
    await page.goBack()
    await expect.poll(() => page.locator('.result a').first().textContent()).toBe(name)
    expect(errors).toEqual([])
  })

  test('chooses a suggestion with the arrows, and leaves the list with Escape', async () => {
    const { page } = await openPage(browser, site.url)
    const box = page.getByRole('combobox').first()
    await box.focus()
    await page.keyboard.type('har')
    await page.getByRole('option').nth(2).waitFor()
    expect(await box.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const chosen = await box.getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${chosen ?? ''}"]`).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await box.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').nth(2).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/server\/harbour-/)
  })
})

describe.skipIf(!HERE)('the address of a search', () => {
  test('brings the same page back: by reload, by the back button, in another window', async () => {
    const { page } = await openPage(browser, `${site.url}/?q=house&sort=name`)
    await settle(page)
    await page.getByRole('checkbox', { name: /^English/ }).check()
    await page.waitForURL(/language=en/)
    await settle(page)
    const list = await page.locator('.list').innerText()
    await page.reload()
    await settle(page)
    expect(await page.locator('.list').innerText()).toBe(list)
    expect(await page.getByRole('checkbox', { name: /^English/ }).isChecked()).toBe(true)
    const other = await openPage(browser, page.url())
    await settle(other.page)
    expect(await other.page.locator('.list').innerText()).toBe(list)
    await page.goBack()
    await expect.poll(() => page.getByRole('checkbox', { name: /^English/ }).isChecked()).toBe(false)
    expect(new URL(page.url()).search).toBe('?q=house&sort=name')
  })

  test('leads to exports of the same question', async () => {
    const { page } = await openPage(browser, `${site.url}/?q=house&sign-up=open`)
    const link = page.getByRole('link', { name: 'CSV', exact: true })
    expect(await link.getAttribute('href')).toBe('/api/v1/servers.csv?q=house&sign-up=open')
  })

  test('remembers how many pages were opened', async () => {
    const { page } = await openPage(browser, site.url)
    await page.getByRole('button', { name: 'Show more servers' }).click()
    await page.waitForURL(/pages=2/)
    await page.reload()
    await settle(page)
    expect(await page.locator('.result').count()).toBe(40)
  })
})

describe.skipIf(!HERE)('whatever is pasted into the box', () => {
  test('leads to the server of an account', async () => {
    const { page } = await openPage(browser, site.url)
    await page.getByRole('combobox').first().fill('@ada@harbour-commons.example')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/server\/harbour-commons\.example/)
    await page.getByRole('heading', { level: 1, name: 'Harbour Commons' }).waitFor()
  })

  test('offers one visit where the name is not known, and follows it to its end', async () => {
    const { page } = await openPage(browser, `${site.url}/?q=new.example`)
    await page.getByRole('button', { name: 'Visit it now' }).click()
    await page.getByText('The visit waits for its turn').waitFor()
    await page.getByRole('link', { name: 'See what was found' }).waitFor()
  })

  test('says when a visit is not possible yet', async () => {
    const { page } = await openPage(browser, `${site.url}/server/busy.example`)
    await page.getByRole('button', { name: 'Visit it now' }).click()
    await page.getByText(/A new visit is possible/).waitFor()
  })

  test('that finds nothing names what costs most, and drops it', async () => {
    const { page } = await openPage(browser, `${site.url}/?sign-up=invite&language=ja&software=friendica`)
    await page.getByText('No server fits all of that').waitFor()
    await page.locator('.ways button').first().click()
    await expect.poll(() => page.locator('.result').count()).toBeGreaterThan(0)
  })
})

describe.skipIf(!HERE)('every page', () => {
  test.each(PAGES)('%s fits every width, does not move, and has no serious finding of axe', async (path) => {
    await inspectPage(browser, site.url + path)
  })

  test('speaks German and French when asked to', async () => {
    for (const [lang, words] of [
      ['de', 'Finde einen Server, der zu dir passt'],
      ['fr', 'Trouvez un serveur qui vous convient'],
    ] as const) {
      const { page } = await openPage(browser, `${site.url}/?lang=${lang}`)
      await page.getByRole('heading', { level: 1, name: words }).waitFor()
      expect(await page.evaluate('document.documentElement.lang')).toBe(lang)
    }
  })

  test('keeps the colours that were chosen', async () => {
    const { page } = await openPage(browser, site.url, { colorScheme: 'light' })
    await page.getByLabel('Colours').selectOption('dark')
    await page.goto(`${site.url}/about`)
    await page.locator('main').waitFor()
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('dark')
  })
})

describe.skipIf(!HERE)('wishes about rules', () => {
  test('are chosen topic by topic with counts, stand as chips and in the address, and say how each result meets them', async () => {
    const { page, errors } = await openPage(browser, site.url)
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    await settle(page)
    expect(fetched.filter((url) => url.includes('search-parts'))).toEqual([])
    await page.getByText('Wishes about rules').click()
    await page.getByText('Nudity and adult content', { exact: true }).click()
    const silent = page.getByRole('listitem').filter({ has: page.getByRole('combobox', { name: 'Nudity and adult content, not stated' }) })
    expect(Number(await silent.locator('.choice-count').textContent())).toBeGreaterThan(0)
    await page.getByRole('combobox', { name: 'Nudity and adult content, under conditions' }).selectOption('must say')
    await page.waitForURL(/must=nudity.conditional/)
    await page.getByText('Bots', { exact: true }).click()
    await page.getByRole('combobox', { name: 'Bots, forbidden' }).selectOption('want')
    await page.waitForURL(/want=bots.forbid/)
    await settle(page)
    for (const link of await page.locator('.rule-fit a[href*="#topic-nudity"]').all())
      expect(await link.textContent()).toContain('under conditions')
    expect(await page.locator('.rule-fit').count()).toBe(await page.locator('.result').count())
    await page.getByRole('button', { name: 'Drop Want: Bots, forbidden' }).click()
    await page.waitForURL((url) => !url.search.includes('bots'))
    await page.goBack()
    await page.getByRole('button', { name: 'Drop Want: Bots, forbidden' }).waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('bring the words found inside rules, marked, with the way to the rule', async () => {
    const { page } = await openPage(browser, `${site.url}/?rule-text=pictures`)
    await settle(page)
    const found = page.locator('.rule-matches a').first()
    expect(await found.locator('mark').textContent()).toBe('pictures')
    expect(await found.getAttribute('href')).toMatch(/#rule-1$/)
    await page.context().close()
  })

  test('lead to servers that can be marked and laid side by side', async () => {
    const { page } = await openPage(browser, site.url)
    await settle(page)
    await page.locator('.compare-mark input').nth(0).check()
    await page.locator('.compare-mark input').nth(2).check()
    await page.reload()
    await page.getByRole('link', { name: 'Compare them' }).click()
    await page.locator('.compare-row').nth(4).waitFor()
    expect(await page.locator('.compare-name').count()).toBe(2)
    await page.getByRole('checkbox', { name: 'Only what differs' }).check()
    await page.waitForURL(/differing=true/)
    expect(await page.locator('.compare-row.agrees').count()).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.nav, .strip, footer, .compare-ways').filter({ visible: true }).count()).toBe(0)
    await page.context().close()
  })
})

describe.skipIf(!HERE)('the rules of a server', () => {
  test('say what they say, where else they stand, and how they changed', async () => {
    const { page, errors } = await openPage(browser, `${site.url}/server/harbour-commons.example#topic-nudity`)
    await settle(page)
    expect(await page.evaluate('document.querySelector(":target")?.id')).toBe('topic-nudity')
    await page.getByRole('button', { name: 'Nudity and adult content: under conditions' }).focus()
    expect(await page.locator('.rules mark').allTextContents()).toEqual(['sensitive pictures'])
    await page.getByText('the same sentence on 214 servers').click()
    await page.getByText('and 202 more').waitFor()
    await page.getByText('How the rules changed').click()
    await page.locator('.rule-change.reworded ins').first().waitFor()
    expect(await page.locator('.rule-change.reworded del').allTextContents()).toEqual(['need'])
    await page.getByRole('button', { name: 'Look for rules like these' }).click()
    await page.getByText('91% alike').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('that were cut from a long text are marked so', async () => {
    const { page } = await openPage(browser, `${site.url}/server/bare.example`)
    await settle(page)
    await page.getByText('cut from: ').first().waitFor()
    await page.context().close()
  })
})

describe.skipIf(!HERE)('a young atlas', () => {
  test('calls every total partial, and says how far it is and when it will be ready', async () => {
    await using young = await openSite({ scenario: 'first-run' })
    for (const path of ['/', '/statistics', '/software']) {
      const { page } = await openPage(browser, young.url + path)
      await page.getByText('312 servers visited of about 4,120 known').waitFor()
      await page.getByText(/ready about \d/).waitFor()
      await page.locator('main').getByText('partial', { exact: false }).first().waitFor()
      await page.context().close()
    }
  })
})

describe.skipIf(!HERE)('while results load', () => {
  test.each(['/', '/server/harbour-commons.example'])('nothing that is seen moves on a phone: %s', async (path) => {
    expect(await shiftOnPhone(browser, site.url + path)).toBeLessThan(SEEN_SHIFT)
  })
})

describe.skipIf(!HERE)('hostile texts', () => {
  test('as names, descriptions, rules and addresses are shown as text and nothing else', async () => {
    const servers = HOSTILE_TEXTS.map((text, index) => ({
      ...SERVERS[index % SERVERS.length]!,
      domain: `h${String(index)}.example`,
      displayDomain: text,
      name: text,
      shortDescription: text,
      softwareLabel: text,
      version: text,
      languages: [text],
    }))
    const page0 = SERVER.registrations.value!
    const hostile = HOSTILE_TEXTS.map((text) => ({
      ...SERVER.rules.value![0]!,
      text,
      hint: text,
      translations: { [text]: { text, hint: text } },
    }))
    const pages = Object.fromEntries(
      ['javascript:alert(1)', HOSTILE_TEXTS[15]!].map((text, index) => [
        `h${String(index)}.example`,
        {
          ...SERVER,
          domain: `h${String(index)}.example`,
          name: { ...SERVER.name, value: text },
          shortDescription: { ...SERVER.name, value: HOSTILE_TEXTS.join('\n') },
          software: { ...SERVER.software, name: text, label: text, alternativeTo: HOSTILE_TEXTS },
          registrations: { ...SERVER.registrations, value: { ...page0, message: HOSTILE_TEXTS.join('\n'), url: text } },
          rules: { ...SERVER.rules, value: hostile },
          texts: HOSTILE_TEXTS.map((words) => ({ ...SERVER.texts[0]!, kind: words, text: words })),
          switches: HOSTILE_TEXTS.map((words) => ({ ...SERVER.switches[0]!, key: words, value: words })),
        },
      ]),
    )
    await using hostileSite = await openSite({ servers, pages })
    for (const path of ['/', '/?pages=8', '/server/h0.example', '/server/h1.example', `/?q=${encodeURIComponent(HOSTILE_TEXTS[0]!)}`]) {
      const { page, errors } = await openPage(browser, hostileSite.url + path)
      await settle(page)
      expect({ path, errors }).toEqual({ path, errors: [] })
      const foreign =
        'main :is(img, iframe, script, object, video, math, style, marquee, base, meta, link, template, [onerror], [onload], [onclick])'
      expect(await page.locator(foreign).count()).toBe(0)
      const schemes = await page.evaluate<string[]>('[...new Set([...document.links].map((link) => link.protocol))]')
      expect(schemes.toSorted().filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme))).toEqual([])
      if (path === '/?pages=8') expect(await page.locator('.result h3 a').allTextContents()).toContain(HOSTILE_TEXTS[1])
      await page.context().close()
    }
  })
})
