// The pages about blocks in a real browser: by keyboard alone, at every width, in three languages; what leaves the browser, and to whom.
import type { Browser, Locator, Page, Request } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts'
import { buildPages, DIST } from './built-pages.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { blockedByOf, blocksOf, HARBOUR, pairOf, ROWS } from './fixture-blocks.ts'
import { openFixtureSite, type FixtureSite } from './fixture-server.ts'
import { inspectPage, SEEN_SHIFT, shiftOnPhone } from './page-checks.ts'
import { openPage, settle } from './page-watch.ts'

const HERE = chromiumPath() !== undefined
if (!HERE) console.log('The pages about blocks are not looked at in a browser: there is no Chromium (ATLAS_CHROMIUM, /usr/bin/chromium).')

let browser: Browser
let site: FixtureSite

beforeAll(async () => {
  if (!HERE) return
  await buildPages()
  browser = await openChromium()
  site = await openFixtureSite({ dist: DIST })
})

afterAll(async () => {
  await site?.close()
  await browser?.close()
})

async function open(
  path: string,
): Promise<{ readonly page: Page; readonly errors: readonly string[]; readonly requests: readonly Request[] }> {
  const opened = await openPage(browser, site.url + path)
  const requests: Request[] = []
  opened.page.on('request', (request) => requests.push(request))
  // Once more, so that every request is seen.
  await opened.page.reload()
  await opened.page.locator('main h1').waitFor()
  await settle(opened.page)
  return { ...opened, requests }
}

/** Presses Tab until something has the focus, at most a hundred times. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let step = 0; step < 100; step += 1) {
    if ((await wanted.and(page.locator(':focus')).count()) === 1) return
    await page.keyboard.press('Tab')
  }
  expect.fail('Tab does not lead there.')
}

/** Requests that left for another host than ours. */
function elsewhere(requests: readonly Request[]): readonly string[] {
  return requests.map((request) => request.url()).filter((url) => !url.startsWith(site.url) && !url.startsWith('blob:'))
}

const PAGES = [
  '/blocks',
  `/blocked-by/${HARBOUR}`,
  `/pair/${HARBOUR}/ember.example`,
  '/pair/wall.example/shy.example',
  `/compare-lists?of=${HARBOUR}&of=anvil.example&of=brine.example&of=wall.example`,
  '/check-list',
  `/reach/${HARBOUR}`,
  '/reach/bare.example',
  `/consensus?of=anvil.example,brine.example,wall.example`,
  `/my/${HARBOUR}`,
  '/my/bare.example',
  `/server/${HARBOUR}#block-list`,
]

describe.skipIf(!HERE)('every page about blocks', () => {
  test.each(PAGES)('%s fits every width, does not move, and has no serious finding of axe by day or night', async (path) => {
    await inspectPage(browser, site.url + path)
  })

  test('moves nothing while it loads on a phone', async () => {
    const shifts: Record<string, boolean> = {}
    for (const path of ['/blocks', `/blocked-by/${HARBOUR}`, `/pair/${HARBOUR}/ember.example`, `/my/${HARBOUR}`])
      shifts[path] = (await shiftOnPhone(browser, site.url + path)) > SEEN_SHIFT
    expect(Object.entries(shifts).filter(([, moves]) => moves)).toEqual([])
  })

  test.each([
    ['de', 'Wer sperrt wen', 'Kämen wir ins Gespräch?'],
    ['fr', 'Qui bloque qui', 'Pourrions-nous nous parler ?'],
  ])('speaks the language that is asked for, and stays with it: %s', async (lang, heading, question) => {
    const { page, errors } = await open(`/blocks?lang=${lang}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.getByRole('heading', { level: 2, name: question }).waitFor()
    for (const path of PAGES.slice(1, 9)) {
      await page.goto(`${site.url}${path.replace(/#.*/, '')}${path.includes('?') ? '&' : '?'}lang=${lang}`)
      await settle(page)
      expect(await page.locator('main').innerText()).not.toMatch(/undefined|\[object|NaN/)
    }
    expect(errors).toEqual([])
  })

  test('says in a state of its own that the atlas does not answer', async () => {
    await using broken = await openFixtureSite({ dist: DIST, scenario: 'broken' })
    for (const path of [`/blocked-by/${HARBOUR}`, `/pair/${HARBOUR}/ember.example`, `/reach/${HARBOUR}`, `/my/${HARBOUR}`]) {
      const { page } = await openPage(browser, broken.url + path)
      await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor()
      await page.context().close()
    }
  })
})

describe.skipIf(!HERE)('from the home page', () => {
  test.each([
    ['Who blocks me?', '/blocked-by'],
    ['Would we talk?', '/pair'],
    ['What does my list cost me?', '/reach'],
  ])('“%s” takes one step, by keyboard too', async (question, path) => {
    const { page } = await open('/')
    await tabTo(page, page.getByRole('main').getByRole('link', { name: question }))
    await page.keyboard.press('Enter')
    await page.waitForURL(site.url + path)
    await page.getByRole('heading', { level: 1, name: question }).waitFor()
  })

  test('somebody with a keyboard only asks who blocks a server, with an account for its name, and reads the answer', async () => {
    const { page, errors } = await open('/blocks')
    await tabTo(page, page.getByRole('textbox', { name: 'Who blocks me?' }))
    await page.keyboard.type(`@ada@${HARBOUR}`)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${site.url}/blocked-by/${HARBOUR}`)
    await page.getByText('2 of them are small private servers; they are counted and not named.').waitFor()
    await page.getByText('9,312 of 21,874 living servers').waitFor()
    await tabTo(page, page.getByRole('link', { name: 'brine.example' }))
    expect(errors).toEqual([])
  })
})

describe.skipIf(!HERE)('a server’s own page', () => {
  test('opens its list by its address, filters and orders it, and keeps that in the address', async () => {
    const { page, errors } = await open(`/server/${HARBOUR}#block-list`)
    await page.getByText('142 rows fit.').waitFor()
    await page.getByText('37 more rows are masked by the server').waitFor()
    await page.getByLabel('Find in the list').fill('harassment')
    await page.getByLabel('What it does').selectOption('silence')
    await page.getByLabel('Order', { exact: true }).selectOption('newest')
    const found = await page.locator('.block-row').count()
    expect(found).toBeGreaterThan(0)
    await page.reload()
    await expect.poll(() => page.locator('.block-row').count()).toBe(found)
    expect(new URL(page.url()).search).toBe('?list-q=harassment&list-action=silence&list-sort=newest')
    expect(await page.getByRole('link', { name: 'NDJSON', exact: true }).last().getAttribute('href')).toBe(
      `/api/v1/servers/${HARBOUR}/blocks.ndjson`,
    )
    expect(errors).toEqual([])
  })

  test('asks for rows, changes and blockers only when they are opened', async () => {
    const { page, requests } = await open(`/server/${HARBOUR}`)
    const asked = (): readonly string[] =>
      requests.map((request) => request.url()).filter((url) => /\/api\/.*(?:block-events|blocked-by|limit=1000)/.test(url))
    expect(asked()).toEqual([])
    await page.getByText('What changed').click()
    await page.getByText('Read for the first time, with 162 rows').waitFor()
    await page.getByText('Who blocks it', { exact: true }).click()
    await page.getByText('block it', { exact: true }).waitFor()
    expect(asked()).toHaveLength(2)
  })

  test('links to no server that it blocks', async () => {
    const { page } = await open(`/server/${HARBOUR}#block-list`)
    await page.locator('.block-row').first().waitFor()
    expect(await page.locator('.block-row a').count()).toBe(0)
  })
})

describe.skipIf(!HERE)('asking a server now', () => {
  const REPLY = {
    headers: { 'access-control-allow-origin': '*' },
    json: [{ domain: 'shy.example', severity: 'suspend', comment: '<img src=x>' }],
  }

  test('says first what will happen, asks that server alone, and sends us nothing', async () => {
    const { page, errors, requests } = await open('/pair/wall.example/shy.example')
    await page.getByText('The answer is shown to you and to nobody else.').waitFor()
    expect(elsewhere(requests)).toEqual([])
    await page.route('https://wall.example/**', (route) => route.fulfill(REPLY))
    const before = requests.length
    await tabTo(page, page.getByRole('button', { name: 'Ask wall.example now' }))
    await page.keyboard.press('Enter')
    await page.getByText('wall.example blocks shy.example.').waitFor()
    await page.getByText('<img src=x>').waitFor()
    await settle(page)
    const made = requests.slice(before)
    expect(made.map((request) => [request.method(), request.url()])).toEqual([
      ['GET', 'https://wall.example/api/v1/instance/domain_blocks'],
    ])
    const headers = await made[0]!.allHeaders()
    expect([headers['cookie'], headers['referer'], headers['authorization']]).toEqual([undefined, undefined, undefined])
    expect(errors).toEqual([])
  })

  test('tells one kind of silence from another', async () => {
    const { page } = await open('/pair/wall.example/shy.example')
    const answers = [
      [{ status: 401, body: '' }, 'does not show its list to visitors'],
      [{ status: 200, body: '<html></html>' }, 'is no list'],
      [{ status: 503, body: '' }, 'did not answer'],
    ] as const
    for (const [{ status, body }, sentence] of answers) {
      await page.unroute('https://wall.example/**')
      await page.route('https://wall.example/**', (route) => route.fulfill({ status, body, headers: REPLY.headers }))
      await page.locator('.ask-now button').click()
      await page.locator('.ask-now').getByText(sentence).waitFor()
    }
  })

  test('is offered only where a robots.txt keeps us away', async () => {
    const { page } = await open(`/pair/${HARBOUR}/shy.example`)
    expect(await page.locator('.ask-now').count()).toBe(0)
  })

  test('asks several one after the other, fifty at most, and can be stopped', async () => {
    const { page, requests } = await open(`/blocked-by/${HARBOUR}`)
    let open0 = 0
    let most = 0
    await page.route(/^https:\/\/s\d+\.example\//, async (route) => {
      open0 += 1
      most = Math.max(most, open0)
      await route.fulfill({ headers: REPLY.headers, json: [{ domain: HARBOUR, severity: 'silence' }] })
      open0 -= 1
    })
    await page.getByText('Ask servers that we may not read').click()
    await page
      .getByLabel('Servers to ask, one a line')
      .fill(Array.from({ length: 60 }, (_, index) => `https://s${String(index)}.example/about`).join('\n'))
    await page.getByText('Only the first 50 are asked.').waitFor()
    const before = requests.length
    await page.getByRole('button', { name: 'Ask 50 servers now' }).click()
    await page.getByText('50 of 50 asked').waitFor()
    expect(await page.getByText(`s49.example limits ${HARBOUR}.`).count()).toBe(1)
    expect(most).toBe(1)
    expect(elsewhere(requests.slice(before))).toHaveLength(50)
    expect(requests.slice(before).filter((request) => request.url().startsWith(site.url))).toEqual([])
  })
})

describe.skipIf(!HERE)('a list of one’s own', () => {
  const LIST = 'eu.rust.example\nrust.example\nfog-3.example\nsalt.example\n'

  test('leaves the browser as the check that was asked for and as nothing else, and is kept nowhere', async () => {
    const { page, errors, requests } = await open('/check-list')
    const before = requests.length
    await page.locator('input[type=file]').setInputFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) })
    await page.getByRole('heading', { name: 'What stands out' }).waitFor()
    const made = requests.slice(before)
    expect(made.map((request) => [request.method(), new URL(request.url()).pathname])).toEqual([['POST', '/api/v1/block-lists/check']])
    const [first] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as one name a line' }).click(),
    ])
    const saved = await (await first.createReadStream()).toArray()
    expect(Buffer.concat(saved as Buffer[]).toString()).toBe('rust.example\nfog-3.example\nsalt.example\n')
    expect(requests.slice(before).filter((request) => !request.url().startsWith('blob:'))).toHaveLength(1)
    const kept = await page.evaluate<string>(
      'JSON.stringify([localStorage, sessionStorage, history.state, location.href, document.cookie])',
    )
    expect(kept).not.toContain('rust.example')
    expect(errors).toEqual([])
  })

  test('is cleaned by keyboard, as a table in which no cell is a formula', async () => {
    const { page } = await open('/check-list')
    await tabTo(page, page.getByLabel('or paste the list'))
    await page.keyboard.insertText(LIST)
    await tabTo(page, page.getByRole('button', { name: 'Check', exact: true }))
    await page.keyboard.press('Enter')
    await page.getByText('3 rows left of 7.').waitFor()
    await tabTo(page, page.getByRole('checkbox', { name: /On no other list/ }))
    await page.keyboard.press('Space')
    await page.getByText('2 rows left of 7.').waitFor()
    await tabTo(page, page.getByRole('button', { name: 'Save as Mastodon CSV' }))
    const [saving] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    const saved = Buffer.concat((await (await saving.createReadStream()).toArray()) as Buffer[]).toString()
    expect(saved.split('\r\n').slice(1, -1)).toEqual([
      `rust.example,suspend,false,false,'=SUM(A1:A9),false`,
      'salt.example,suspend,false,false,,false',
    ])
  })

  test('that is too large is not sent at all', async () => {
    const { page, requests } = await open('/check-list')
    const before = requests.length
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'huge.csv', mimeType: 'text/csv', buffer: Buffer.alloc(9 * 1024 * 1024, 'a') })
    await page.getByText('larger than 8 MB').waitFor()
    expect(requests.slice(before)).toEqual([])
  })
})

describe.skipIf(!HERE)('hostile texts', () => {
  test('as names, reasons, comments and words of softwares are shown as text and nothing else', async () => {
    const hostile = HOSTILE_TEXTS.map((text) => ({ ...ROWS[0]!, observed: text, reason: text, native: [text], actions: [text] }))
    const list = { ...blocksOf(HARBOUR), blocks: hostile, byAction: [{ action: HOSTILE_TEXTS[0], rows: 1 }] }
    const blocked = blockedByOf(HARBOUR)
    const blockers = hostile.map((row) => ({ ...row, domain: row.observed, stance: 'refused', source: row.observed }))
    const pair = pairOf(HARBOUR, 'shy.example')
    const rule = { ...hostile[0]!, source: hostile[1]!.observed, digestMatches: false }
    const judged = pair.verdicts.map((verdict) => ({ ...verdict, stance: 'refused', rule }))
    for (const [path, api, reply] of [
      [`/server/${HARBOUR}#block-list`, '**/api/v1/servers/*/blocks?*', list],
      [
        `/blocked-by/${HARBOUR}`,
        '**/api/v1/servers/*/blocked-by?*',
        { ...blocked, blockers, byTopic: [{ topic: hostile[2]!.observed, rows: 1 }] },
      ],
      [`/pair/${HARBOUR}/shy.example`, '**/api/v1/pairs/**', { ...pair, talk: hostile[3]!.observed, verdicts: judged }],
    ] as const) {
      const { page, errors } = await openPage(browser, site.url)
      await page.route(api, (route) => route.fulfill({ json: reply }))
      await page.goto(site.url + path)
      await page.locator('.block-row, .rule-card').first().waitFor()
      await settle(page)
      expect({ path, errors }).toEqual({ path, errors: [] })
      expect(await page.evaluate('window.__broken')).toBeUndefined()
      const foreign =
        'main :is(img, iframe, script, object, video, audio, math, style, marquee, base, meta, link, [onerror], [onload], [onclick])'
      expect(await page.locator(foreign).count()).toBe(0)
      const schemes = await page.evaluate<string[]>('[...new Set([...document.links].map((link) => link.protocol))]')
      expect(schemes.filter((scheme) => !['http:', 'https:', 'mailto:'].includes(scheme))).toEqual([])
      await page.context().close()
    }
  })
})

describe.skipIf(!HERE)('a list that several agree on', () => {
  test('is made as one types, its address is the recipe, and each row says who has it', async () => {
    const { page, errors } = await open('/consensus')
    await tabTo(page, page.getByLabel('Whose lists'))
    await page.keyboard.insertText('https://anvil.example/about\n@x@brine.example')
    await page.getByRole('heading', { name: '30 rows' }).waitFor()
    expect(new URL(page.url()).search).toContain('of=anvil.example,brine.example&threshold=2&severity=silence')
    await page.getByRole('radio', { name: 'blocked', exact: true }).check()
    await page.waitForURL(/severity=suspend/)
    await page.locator('.consensus-rows summary').first().press('Enter')
    await page.getByRole('list', { name: 'Who lists it' }).getByText('anvil.example', { exact: true }).waitFor()
    const address = page.getByRole('link', { name: 'GoToSocial CSV' })
    await expect
      .poll(() => address.getAttribute('href'))
      .toBe(
        `${site.url}/api/v1/block-lists/consensus.csv?of=anvil.example,brine.example&threshold=2&severity=suspend&exclude-dead=false&adjust-copies=true&format=gotosocial`,
      )
    const list = await page.locator('.recipe-result').innerText()
    await page.reload()
    await settle(page)
    await expect.poll(async () => (await page.locator('.recipe-result').innerText()).slice(0, 200)).toBe(list.slice(0, 200))
    expect(errors).toEqual([])
  })

  test('is withheld, and not empty, while fewer lists can be read than must agree', async () => {
    const { page } = await open('/consensus?of=wall.example,anvil.example')
    await page.getByText('whoever subscribes must not take that for withdrawals').waitFor()
    await page.getByLabel('How many must agree').fill('0')
    await page.getByText('Write a number from 1 to 99').waitFor()
  })
})

describe.skipIf(!HERE)('lists side by side', () => {
  test('show what only one has when that is chosen, and the address keeps it', async () => {
    const { page } = await open(`/compare-lists?of=${HARBOUR},anvil.example`)
    await page.getByRole('button', { name: /on one only/ }).click()
    await page.waitForURL(/show=only/)
    await settle(page)
    const shown = await page.locator('.compared-target').allTextContents()
    await page.reload()
    await settle(page)
    expect(await page.locator('.compared-target').allTextContents()).toEqual(shown)
    expect(shown.length).toBeGreaterThan(0)
  })

  test('say of a list that cannot be shown why it takes no part', async () => {
    const { page } = await open(`/compare-lists?of=${HARBOUR}&of=wall.example`)
    await page.getByText('takes no part: not for crawlers').waitFor()
    await page.getByText('fewer than two can be shown').waitFor()
  })
})
