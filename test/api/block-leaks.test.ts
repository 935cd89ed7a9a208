// What nobody may learn: every route, export and view is asked about everybody, and tells nothing of what is withheld, masked, withdrawn or taken out.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maskMastodon } from '#model/blocks/mask.ts'
import { digestOf } from '#model/blocks/target.ts'
import { DAY } from '#model/clock.ts'
import type { Domain } from '#model/domain.ts'
import { addDomains } from '#model/store/domains.ts'
import { resolveMasks } from '#model/store/block-resolution.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import type { BlockedByReply, PairReply } from '../../api/contract.ts'
import { ROUTES } from '../../api/routes/index.ts'
import { forgetLists, list, masked, publishers, recordLists, refusal, row, silenced } from '../support/block-lists.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

const PUBLIC = 'public.example'
const SECOND = 'second.example'
/** Was public and is not any more. */
const PRIVATE = 'private.example'
const FORBIDDEN = 'forbidden.example'
/** Took its lists out by a proved request. */
const QUIET = 'quiet.example'

/** Words that stand only in what must not be told, by why. */
const SECRETS = {
  'a list that turned private': ['inprivate.social', 'a private reason', 'private-before.social'],
  'a list that robots.txt forbids': ['inforbidden.social'],
  'a list that was taken out': ['inquiet.social', 'a quiet reason'],
  'the name behind a mask with a digest': ['hiddenbehind.social'],
  'the name behind a mask without one': ['guessedname.social'],
} as const

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas({ hosts: publishers([PUBLIC, SECOND, PRIVATE, FORBIDDEN, QUIET]) })
  const { database, secret } = atlas
  const now = atlas.now()
  await forgetLists(database)
  const guessed = row(maskMastodon('guessedname.social'))
  const stands = [row('reef.social', { reason: 'spam' }), silenced(NAMES.off), masked('hiddenbehind.social'), guessed]
  await recordLists(database, PUBLIC, [list([...stands, row('withdrawn.social')]), list(stands), list(stands)], now)
  await recordLists(database, SECOND, [list([row('reef.social'), row(NAMES.off)])], now)
  const own = [row('inprivate.social', { reason: 'a private reason' }), row('reef.social')]
  await recordLists(database, PRIVATE, [list([...own, row('private-before.social')]), list(own), list(own), refusal('withheld')], now)
  await recordLists(database, FORBIDDEN, [list([row('inforbidden.social'), row('reef.social')]), refusal('robots')], now)
  await recordLists(
    database,
    QUIET,
    [list([row('reef.social')]), list([row('inquiet.social', { reason: 'a quiet reason' }), row('reef.social')])],
    now,
  )
  await recordLists(database, NAMES.personal, [list([row('reef.social')])], now)
  // Both are names that the atlas knows, so that the masks are resolved.
  await addDomains(database.db, ['hiddenbehind.social', 'guessedname.social'] as Domain[], { now, dueAt: now + DAY })
  expect(await resolveMasks(database.db)).toMatchObject({ digest: 1, inferred: 1 })
  await setOptOut(database.db, { domain: QUIET as Domain, grade: 'no-blocks', proof: 'dns-txt', now, secret })
})
afterAll(() => atlas[Symbol.asyncDispose]())

/** Names to ask about: everybody with a list, and a target of theirs. */
const ASKED = [PUBLIC, SECOND, PRIVATE, FORBIDDEN, QUIET, NAMES.hub, NAMES.personal, NAMES.off, 'reef.social', 'withdrawn.social']

/** Every address that can be read, asked about every name, pairs and choices of lists included. */
function addresses(): readonly string[] {
  return ROUTES.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
    if (path.startsWith('/block-lists/')) return listAddresses(path)
    if (path === '/compare') return ASKED.map((name) => `/compare?servers=${PUBLIC},${name}`)
    if (path === '/match' || path === '/servers') return [path, ...ASKED.map((name) => `${path}?reach=${name}`)]
    if (path === '/pairs/:a/:b') return ASKED.flatMap((a) => ASKED.filter((b) => a !== b).map((b) => `/pairs/${a}/${b}`))
    if (path === '/lookup' || path === '/suggestions') return ASKED.map((name) => `${path}?q=${name}`)
    return path.includes(':') ? ASKED.map((name) => path.replace(/:\w+/, name)) : [path]
  })
}

function listAddresses(path: string): readonly string[] {
  const of = `of=${[PUBLIC, PRIVATE, QUIET, FORBIDDEN].join(',')}`
  const more = path.endsWith('compare') ? [''] : ['&threshold=1', '&threshold=1&adjust-copies=false&exclude-dead=true']
  const companion = path.endsWith('.csv') || path.endsWith('.txt') ? ['&threshold=1&retractions=true'] : []
  return [...more, ...companion].map((rest) => `${path}?${of}${rest}`)
}

async function readAll(): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const address of addresses()) texts.set(address, await (await atlas.get(`/api/v1${address}`)).text())
  expect(atlas.errors).toEqual([])
  return texts
}

describe('no route and no export tells', () => {
  let texts: ReadonlyMap<string, string>
  beforeAll(async () => {
    texts = await readAll()
  })

  test.each(Object.entries(SECRETS))('%s', (_, words) => {
    for (const [address, text] of texts) for (const word of words) expect([address, text.includes(word)]).toEqual([address, false])
  })

  test('whose lists were taken out, beside its own page: it answers like one never read', () => {
    for (const [address, text] of texts) {
      if (!address.includes(QUIET) && /block|pairs|\/reach/.test(address)) expect([address, text.includes(QUIET)]).toEqual([address, false])
    }
    expect(JSON.parse(texts.get(`/pairs/${QUIET}/reef.social`) ?? '')).toMatchObject({
      verdicts: [{ because: 'never-read', sources: [] }, {}],
    })
    expect(JSON.parse(texts.get(`/servers/${QUIET}/blocks`) ?? '')).toMatchObject({ sources: [], blocks: [], byAction: [] })
  })

  test('a digest, with which a mask could be tried out at home', () => {
    for (const [address, text] of texts) expect([address, text.includes(digestOf('hiddenbehind.social'))]).toEqual([address, false])
  })

  test('of an opted-out server more than that others list its bare name', () => {
    for (const [address, text] of texts) {
      if (!text.includes(NAMES.off) || address.includes(NAMES.off)) continue
      expect(address).toMatch(/\/(?:blocks(?:\.csv|\.ndjson)?|block-events|admin-view|relations)$|\/block-lists\//)
    }
    const about = JSON.parse(texts.get(`/servers/${NAMES.off}/blocked-by`) ?? '') as BlockedByReply
    expect(about.blockers.map(({ domain }) => domain)).toEqual([PUBLIC, SECOND])
    expect(texts.get(`/pairs/${NAMES.off}/reef.social`)).toBe(
      texts.get(`/pairs/withdrawn.social/reef.social`)?.replaceAll('withdrawn.social', NAMES.off),
    )
  })

  test('a personal server among those who block', () => {
    const reply = JSON.parse(texts.get('/servers/reef.social/blocked-by') ?? '') as BlockedByReply
    expect(reply.blockers.map(({ domain }) => domain)).toEqual([PUBLIC, SECOND])
    expect(reply.counts).toMatchObject({ refused: 3, unnamed: 1 })
  })

  test('a withdrawn row as one that stands', () => {
    for (const [address, text] of texts) {
      if (!text.includes('withdrawn.social') || address.includes('withdrawn.social')) continue
      expect(address).toMatch(/block-events$|retractions=true$|consensus\.json/)
    }
    expect(JSON.parse(texts.get('/servers/withdrawn.social/blocked-by') ?? '')).toMatchObject({
      counts: { refused: 0, limited: 0 },
      blockers: [],
    })
    expect(JSON.parse(texts.get(`/pairs/${PUBLIC}/withdrawn.social`) ?? '')).toMatchObject({
      verdicts: [{ stance: 'open', rule: null }, {}],
    })
  })
})

test('no published view tells it either', async () => {
  const views = await atlas.database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.views where table_schema = 'published'`,
  )
  const own = new Set(['name', 'counted_host', 'instance', 'crawl', 'document', 'rule', 'alias'])
  expect(views.rows.length).toBeGreaterThan(10)
  for (const { name } of views.rows) {
    const { rows } = await atlas.database.pool.query<{ text: string }>(`select t::text as text from published.${name} t`)
    const text = rows.map((found) => found.text).join('\n')
    // Names that are known are known; what must not be told is that a list has them.
    const words = name.startsWith('block') ? Object.values(SECRETS).flat() : own.has(name) ? [] : Object.values(SECRETS).flat()
    for (const word of words) expect([name, text.includes(word)]).toEqual([name, false])
    if (name.startsWith('block')) expect([name, text.includes(QUIET)]).toEqual([name, false])
  }
})

describe('whoever asks about every known name, one after the other,', () => {
  test('learns nothing of what masks without a digest may hide', async () => {
    const { rows } = await atlas.database.pool.query<{ name: string }>(
      'select name from domain union select target from block where target is not null',
    )
    const names = rows.map(({ name }) => name).filter((name) => name !== PUBLIC)
    expect(names).toContain('guessedname.social')
    const answers = new Map<string, string>()
    for (const name of names) {
      const { verdicts } = (await atlas.read(`/pairs/${PUBLIC}/${name}`)).body as PairReply
      answers.set(name, `${verdicts[0].stance} ${verdicts[0].because ?? ''}`)
    }
    expect(answers.get('guessedname.social')).toBe(answers.get('withdrawn.social'))
    expect(
      [...answers]
        .filter(([, answer]) => answer.startsWith('refused'))
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(['hiddenbehind.social', 'reef.social'])
  })

  test('is stopped soon, on all routes that tell of single names together', async () => {
    await using strict = await openAtlas({ limits: { reads: 1_000_000, writes: 1_000_000, lookups: 6 } })
    const paths = [
      '/pairs/a.social/b.social',
      '/servers/a.social/blocked-by',
      '/servers/a.social/reach',
      `/servers/${NAMES.hub}/admin-view`,
    ]
    const statuses: number[] = []
    for (let asked = 0; asked < 8; asked += 1) statuses.push((await strict.get(`/api/v1${paths[asked % paths.length] ?? ''}`)).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
    const checked = await strict.get('/api/v1/block-lists/check', { method: 'POST', body: 'a.social\n' })
    expect([checked.status, Number(checked.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await strict.get(`/api/v1/servers/${NAMES.hub}/blocks`)).status).toBe(200)
  })
})
