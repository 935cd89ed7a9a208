// A list of one's own, checked: the rows that act, what stands out about each, what it would cost; and a server's list as a file.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListCheckReply } from '../../api/contract.ts'
import { forgetLists, list, masked, publishers, recordLists, row } from '../support/block-lists.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

const ALPHA = 'alpha.example'

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas({ hosts: publishers([ALPHA, 'beta.example']) })
  await forgetLists(atlas.database)
  const formula = row('evil.social', { reason: '=HYPERLINK("https://evil.social")' })
  await recordLists(
    atlas.database,
    ALPHA,
    [list([row('reef.social', { reason: 'Spam, ads' }), masked('deep.social'), formula])],
    atlas.now(),
  )
})
afterAll(() => atlas[Symbol.asyncDispose]())

async function check(text: string): Promise<ListCheckReply> {
  const response = await atlas.get('/api/v1/block-lists/check', { method: 'POST', body: text })
  expect(response.status).toBe(200)
  return (await response.json()) as ListCheckReply
}

describe('the rows of a checked list', () => {
  test('are those that act, each target once with its hardest severity, in the words of Mastodon', async () => {
    const { list: rows } = await check(
      [
        '#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate',
        'reef.social,silence,true,false,"ads, ads",true',
        'dee*.****al,suspend,false,false,,false',
        'REEF.social,suspend,false,true,again,false',
        'not a name,suspend,false,false,,false',
        'wave.social,noop,true,false,,false',
      ].join('\n'),
    )
    expect(
      rows.map(({ target, severity, rejectMedia, rejectReports, obfuscate, comment }) => ({
        ...{ target, severity, rejectMedia, rejectReports, obfuscate, comment },
      })),
    ).toEqual([
      { target: 'reef.social', severity: 'suspend', rejectMedia: false, rejectReports: true, obfuscate: false, comment: 'again' },
      { target: 'wave.social', severity: 'noop', rejectMedia: true, rejectReports: false, obfuscate: false, comment: null },
    ])
  })

  test('say of each what stands out, so that a cleaned list can leave it out', async () => {
    const { list: rows } = await check('reef.social\nsub.reef.social\nnobody-lists-it.social\n')
    expect(Object.fromEntries(rows.map(({ target, marks }) => [target, marks]))).toEqual({
      'reef.social': [],
      'sub.reef.social': ['redundant', 'nobody-else'],
      'nobody-lists-it.social': ['nobody-else'],
    })
  })

  test('cost the people on the servers that they refuse or limit, and nobody else', async () => {
    const nothing = (await check('far-away.social\n')).cost
    expect(nothing).toMatchObject({ refused: 0, limited: 0 })
    expect(nothing.open).toBe(nothing.activeMonth)
    const { cost } = await check(`domain,severity\n${NAMES.hub},suspend\n${ALPHA},silence\n`)
    expect(cost.refused).toBeGreaterThan(0)
    expect(cost.limited).toBeGreaterThan(0)
    expect(cost.open + cost.limited + cost.refused).toBe(cost.activeMonth)
  })
})

describe('the list of a server as a file', () => {
  test('is a table in which no cell is a formula, with masks as masks', async () => {
    const response = await atlas.get(`/api/v1/servers/${ALPHA}/blocks.csv`)
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="blocks-of-${ALPHA}.csv"`)
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    const lines = (await response.text()).trimEnd().split('\r\n')
    expect(lines[0]).toMatch(/^observed,kind,target,subdomains,actions,native,reason,/)
    expect(lines).toHaveLength(4)
    expect(lines.find((line) => line.startsWith('evil.social'))).toContain(`'=HYPERLINK`)
    expect(lines.find((line) => line.startsWith('reef.social'))).toContain('"Spam, ads"')
    expect(lines.join('\n')).not.toContain('deep.social')
  })

  test('is the same rows as one object a line', async () => {
    const lines = (await (await atlas.get(`/api/v1/servers/${ALPHA}/blocks.ndjson`)).text()).trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { observed: string }).observed)).toEqual(['dee*.****al', 'evil.social', 'reef.social'])
  })

  test('is not there for a name without a page', async () => {
    expect((await atlas.get(`/api/v1/servers/${NAMES.off}/blocks.csv`)).status).toBe(404)
  })
})
