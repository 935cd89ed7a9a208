// The six questions and what comes of them, in a real browser: by keyboard alone, by address, on a phone, and with a list of follows that stays here.
import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPages, DIST } from './built-pages.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { BLOCKING, SECRETIVE } from './fixture-match.ts'
import { openFixtureSite, type FixtureSite } from './fixture-server.ts'
import { inspectPage, SEEN_SHIFT, shiftOnPhone } from './page-checks.ts'
import { openPage, settle } from './page-watch.ts'

const HERE = chromiumPath() !== undefined
if (!HERE) console.log('The match is not looked at in a browser: there is no Chromium (ATLAS_CHROMIUM, /usr/bin/chromium).')

let browser: Browser
let site: FixtureSite

beforeAll(async () => {
  if (!HERE) return
  await buildPages()
  browser = await openChromium()
  site = await openFixtureSite({ dist: DIST })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function open(path: string): Promise<{ readonly page: Page; readonly errors: readonly string[] }> {
  const opened = await openPage(browser, site.url + path)
  await settle(opened.page)
  return opened
}

const RESULT = '/match?language=de&avoid=crypto&want=nudity&day=2026-11-20&step=result'

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor()
  for (let step = 0; step < 200; step += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) === 1) return
    await page.keyboard.press('Tab')
  }
  expect.fail('Tab does not lead there.')
}

async function next(page: Page, question: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: 'Next' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: question }).and(page.locator(':focus')).waitFor()
}

async function names(page: Page): Promise<readonly string[]> {
  await page.locator('.candidate').first().waitFor()
  return page.locator('.candidate h3 a').allTextContents()
}

describe.skipIf(!HERE)('somebody with a keyboard alone', () => {
  test('answers all questions, gets five servers, and comes back to each question by the browser’s way back', async () => {
    const { page, errors } = await open('/')
    await tabTo(page, page.getByRole('link', { name: 'Find your server' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('checkbox', { name: 'German' }))
    await page.keyboard.press('Space')
    await next(page, 'What do you want to do there?')
    await next(page, 'What matters to you?')
    const crypto = page.getByRole('group', { name: 'Crypto money and NFTs' })
    await tabTo(page, crypto.getByRole('radio', { name: 'No matter' }))
    await page.keyboard.press('ArrowDown')
    await crypto.getByRole('radio', { name: 'I would rather not meet it', checked: true }).waitFor()
    await next(page, 'How may joining go?')
    await next(page, 'How large, and how lively?')
    await next(page, 'Whom do you want to reach?')
    await tabTo(page, page.getByRole('textbox', { name: 'Servers or accounts' }))
    await page.keyboard.type(`@friend@${BLOCKING}`)
    await tabTo(page, page.getByRole('button', { name: 'Show servers' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Five servers for you' }).and(page.locator(':focus')).waitFor()
    expect(await names(page)).toHaveLength(5)
    expect(new URL(page.url()).search).toBe(`?language=de&reach=${BLOCKING}&avoid=crypto&day=2026-11-20&step=result`)
    for (const question of ['Whom do you want to reach?', 'How large, and how lively?', 'How may joining go?', 'What matters to you?']) {
      await page.goBack()
      await page.getByRole('heading', { name: question }).waitFor()
    }
    await crypto.getByRole('radio', { name: 'I would rather not meet it', checked: true }).waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })

  test('skips every question and still gets five servers', async () => {
    const { page } = await open('/match')
    for (let question = 1; question <= 6; question += 1) {
      await page.getByText(`Question ${String(question)} of 6`).waitFor()
      // The new question takes the focus, which must not be on its way elsewhere.
      if (question > 1) await page.locator('h2:focus').waitFor()
      await tabTo(page, page.getByRole('button', { name: 'Skip' }))
      await page.keyboard.press('Enter')
    }
    expect(await names(page)).toHaveLength(5)
    await page.getByText('You wished for nothing in particular').waitFor()
    await page.context().close()
  })
})

describe.skipIf(!HERE)('somebody who wants a lively place', () => {
  test('says so beside the size, reads how much is posted there, and takes that along into a search', async () => {
    const { page, errors } = await open('/match?step=5')
    await page.getByRole('group', { name: 'Size' }).waitFor()
    await page.getByRole('group', { name: 'Pace' }).getByRole('checkbox', { name: 'Lively: more than 1,000' }).check()
    await page.getByRole('link', { name: 'Show servers now' }).click()
    await page
      .locator('.candidate')
      .first()
      .getByText(/^About \d+,\d00 posts a week$/)
      .waitFor()
    await page.getByText('Pace: Lively').first().waitFor()
    await page.getByRole('link', { name: 'Search with these filters' }).click()
    await page.locator('.result').first().waitFor()
    expect(new URL(page.url()).searchParams.getAll('pace').toSorted()).toEqual(['1001-10000', 'from-10001'])
    await page.getByText('1,001 to 10,000').first().waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe.skipIf(!HERE)('a reader of the screen', () => {
  test('hears the question, its answers by group, and where one stands', async () => {
    const { page } = await open('/match?step=3&avoid=crypto')
    await expectTree(page.getByRole('main'), [
      '- heading "Find your server" [level=1]',
      '- navigation "Questions"',
      'link "What matters : 1 answer"',
      '- heading "What matters to you?" [level=2]',
      '- group "Crypto money and NFTs"',
      '- radio "It is a topic of mine"',
      '- radio "I would rather not meet it" [checked]',
      '- button "Next"',
      '- button "Back"',
      '- button "Skip"',
    ])
    expect(await page.locator('[aria-current="step"]').textContent()).toContain('What matters')
    await page.context().close()
  })

  test('is told that servers were found, and hears each with its reasons', async () => {
    const { page } = await open(RESULT)
    await page.getByRole('status').filter({ hasText: '5 servers found' }).waitFor({ state: 'attached' })
    await expectTree(page.getByRole('main'), [
      '- heading "Five servers for you" [level=2]',
      '- heading "Why" [level=4]',
      '- heading "What speaks against it" [level=4]',
      '- heading "The people you follow" [level=2]',
      '- heading "What your wishes cost" [level=2]',
      '- button "Take back “Language: German”"',
    ])
    await page.context().close()
  })
})

async function expectTree(place: Locator, lines: readonly string[]): Promise<void> {
  const tree = await place.ariaSnapshot()
  const missing = lines.filter((line) => !tree.includes(line.replace(/^- /, '')))
  expect({ missing, tree: missing.length > 0 ? tree : '' }).toEqual({ missing: [], tree: '' })
}

describe.skipIf(!HERE)('the address of a result', () => {
  test('shows somebody else the same servers, and the same in every language', async () => {
    const first = await open(RESULT)
    const shared = await open(new URL(first.page.url()).pathname + new URL(first.page.url()).search)
    expect(await names(shared.page)).toEqual(await names(first.page))
    for (const [lang, heading] of [
      ['de', 'Fünf Server für dich'],
      ['fr', 'Cinq serveurs pour vous'],
    ] as const) {
      const { page } = await open(`${RESULT}&lang=${lang}`)
      await page.getByRole('heading', { name: heading }).waitFor()
      expect(await names(page)).toEqual(await names(first.page))
      await page.context().close()
    }
    await first.page.context().close()
    await shared.page.context().close()
  })

  test('leads from each reason to the sentence, the figure or the lists that support it', async () => {
    const { page } = await open(`${RESULT}&reach=${SECRETIVE}`)
    const links = await page
      .locator('.evidence a')
      .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname + (link as HTMLAnchorElement).hash))
    expect(links.some((link) => /^\/server\/[^/]+#rule-\d+$/.test(link))).toBe(true)
    expect(links.some((link) => /^\/server\/[^/]+#brief$/.test(link))).toBe(true)
    expect(links.some((link) => link.startsWith('/pair/'))).toBe(true)
    await page.context().close()
  })
})

describe.skipIf(!HERE)('wishes that nobody fulfils', () => {
  test('end with what costs most, and giving that up brings servers', async () => {
    const { page } = await open('/match?language=ja&must=crypto.allow&must=bots.allow&avoid=politics&step=result')
    await page.getByRole('heading', { name: 'No server fits all of that' }).waitFor()
    await page.getByText('costs most results').waitFor()
    await page.locator('.relax button').first().click()
    expect((await names(page)).length).toBeGreaterThan(0)
    await page.goBack()
    await page.getByRole('heading', { name: 'No server fits all of that' }).waitFor()
    await page.context().close()
  })
})

describe.skipIf(!HERE)('a list of follows', () => {
  const FILE = [
    'Account address,Show boosts,Notify on new posts,Languages',
    'ann@friends.example,true,false,',
    'bob@friends.example,true,false,',
    'cem@bad.example,true,false,',
    `dee@${SECRETIVE},true,false,`,
    'very-private-name@very-private-server.example,true,false,',
  ].join('\n')

  test('is counted for each server, and nothing of it leaves the browser', async () => {
    const { page } = await open(RESULT)
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${request.method()} ${decodeURIComponent(request.url())} ${request.postData() ?? ''}`))
    page.on('websocket', (socket) => sent.push(socket.url()))
    await page
      .getByLabel('Choose following_accounts.csv')
      .setInputFiles({ name: 'following_accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
    await page.getByText('5 accounts on 4 servers').waitFor()
    const kept = page.locator('.candidate .kept').first()
    await kept.getByText('2 of 5 kept').waitFor()
    await kept.getByText('Lost, because one of the two blocks the other (1)').click()
    await kept.getByText('bad.example').waitFor()
    await kept.getByText('Cannot be known: a list is hidden').click()
    await kept.getByText('very-private-server.example').waitFor()
    await page.locator('.candidate .kept-figures').nth(4).waitFor()
    await settle(page)
    expect(sent.length).toBe(6)
    expect(sent.filter((line) => !line.startsWith(`GET ${site.url}/api/v1/`))).toEqual([])
    expect(sent.filter((line) => /friends|bad\.example|secretive|private|ann|following/.test(line.slice(site.url.length + 4)))).toEqual([])
    expect(await page.evaluate('[localStorage.length, sessionStorage.length, document.cookie, location.href.includes("friends")]')).toEqual(
      [0, 0, '', false],
    )
    await page.getByRole('button', { name: 'Forget the file' }).click()
    await page.getByLabel('Choose following_accounts.csv').waitFor()
    expect(await page.locator('.kept').count()).toBe(0)
    await page.context().close()
  })

  test('that was dropped at the last question is still there with the result', async () => {
    const { page } = await open('/match?step=6')
    await page.getByLabel('Choose following_accounts.csv').setInputFiles({ name: 'f.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
    await page.getByText('5 accounts on 4 servers').waitFor()
    await page.getByRole('button', { name: 'Show servers' }).click()
    await page.locator('.candidate .kept-figures').first().waitFor()
    await page.context().close()
  })

  test('that is none is said to be none', async () => {
    const { page } = await open(RESULT)
    await page
      .getByLabel('Choose following_accounts.csv')
      .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\nc,d\n') })
    await page.getByText('There is no account such as').waitFor()
    await page.context().close()
  })
})

describe.skipIf(!HERE)('the pages of the match and of comparisons', () => {
  const COMPARED = '/compare?servers=harbour-commons.example,ember-house.example,lantern-library.example'
  const PATHS = [
    '/match',
    '/match?step=2',
    '/match?step=3',
    '/match?step=4',
    '/match?step=5',
    '/match?step=6',
    RESULT,
    COMPARED,
    '/compare',
  ]

  test.each(PATHS)('fit every width, by day and by night, without anything that axe finds serious: %s', async (path) => {
    await inspectPage(browser, site.url + path)
  })

  test('do not move while they load on a phone', async () => {
    for (const path of ['/match', RESULT, COMPARED])
      expect({ path, shift: (await shiftOnPhone(browser, site.url + path)) < SEEN_SHIFT }).toEqual({ path, shift: true })
  })
})
