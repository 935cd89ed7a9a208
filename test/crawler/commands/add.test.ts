// `atlas add`: all of the names or none.
import { writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { systemClock } from '#model/clock.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { setOptOut } from '#model/store/opt-outs.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { atlas, ONE_SENTENCE } from '../../support/command-line.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { makeScratch } from '../../support/scratch.ts'

async function slots({ db }: TestDatabase): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('frontierSlot')
    .innerJoin('domain', 'id', 'domainId')
    .select(['name', 'priority'])
    .orderBy('name')
    .execute()
  return rows.map(({ name, priority }) => `${name} ${priority}`)
}

describe('names', () => {
  test('get a slot that is due now, before names that nobody asked for', async () => {
    await using database = await freshDatabase()
    const said = await atlas(['add', 'https://Mastodon.social/about', 'lemmy.world.', 'mastodon.social'], {
      DATABASE_URL: database.url,
    })
    expect(said).toMatchObject({ code: 0, error: '' })
    expect(said.out).toBe('2 servers will be visited as soon as a crawler runs ("atlas crawler").\n')
    expect(await slots(database)).toEqual(['lemmy.world 0', 'mastodon.social 0'])
  })

  test('that are known already are visited soon', async () => {
    await using database = await freshDatabase()
    await atlas(['add', 'mastodon.social'], { DATABASE_URL: database.url })
    await database.db
      .updateTable('frontierSlot')
      .set({ dueAt: new Date(Date.UTC(2100, 0)) })
      .execute()
    await atlas(['add', 'mastodon.social'], { DATABASE_URL: database.url })
    const [slot] = await database.db.selectFrom('frontierSlot').select('dueAt').execute()
    expect(slot?.dueAt.getTime()).toBeLessThanOrEqual(systemClock.now())
  })

  test('come from a file too, with comments and in any line ends', async () => {
    await using database = await freshDatabase()
    await using scratch = await makeScratch()
    const file = path.join(scratch.folder, 'names.txt')
    await writeFile(file, '# mine\r\nlemmy.world # the big one\n\n  misskey.io  \n')
    const said = await atlas(['add', 'mastodon.social', '--file', file], { DATABASE_URL: database.url })
    expect(said.code).toBe(0)
    expect(await slots(database)).toEqual(['lemmy.world 0', 'mastodon.social 0', 'misskey.io 0'])
  })

  test('of servers that opted out are answered as any other, and not visited', async () => {
    await using database = await freshDatabase()
    const now = systemClock.now()
    const secret = await loadSiteSecret(database.db, now)
    await setOptOut(database.db, { domain: parseDomain('shy.social') as Domain, grade: 'off', proof: 'dns-txt', now, secret })
    const said = await atlas(['add', 'shy.social'], { DATABASE_URL: database.url })
    expect(said).toEqual({ code: 0, error: '', out: '1 server will be visited as soon as a crawler runs ("atlas crawler").\n' })
    expect(await slots(database)).toEqual([])
  })
})

describe('nothing is added', () => {
  test.each([
    ['without a name', [], /needs at least one domain/],
    ['when one of them is no server', ['mastodon.social', '192.0.2.1'], /^Nothing was added: "192\.0\.2\.1" is not a name/],
    ['when several are none: five are named', ['a', 'b', 'c', 'd', 'e', 'f'], /"a", "b", "c", "d", "e" are not names/],
    ['when a name is reserved for examples', ['cove.example'], /"cove\.example" is not a name/],
    ['when a name steers the terminal', ['\u001b[2J.social'], /is not a name/],
    ['when a file is not there', ['--file', '/no/such/file'], /The file "\/no\/such\/file" cannot be read \(ENOENT\)/],
    ['when the file is a folder', ['--file', '/'], /cannot be read \(EISDIR\)/],
    ['when the file has no name', ['--file='], /The file "" cannot be read/],
    ['when the file is missing its name', ['--file'], /--file/],
  ] as const)('%s', async (_, words, sentence) => {
    await using database = await freshDatabase()
    const said = await atlas(['add', ...words], { DATABASE_URL: database.url })
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.error).toMatch(ONE_SENTENCE)
    expect(said.error).toMatch(sentence)
    expect(await slots(database)).toEqual([])
    expect((await database.pool.query('select from site')).rowCount).toBe(0)
  })

  test.each([
    ['a line is no server', 'mastodon.social\nno server\n', /"no server" is not a name/],
    ['it is empty', '# nothing\n\n', /needs at least one domain/],
    ['it is no text', '\u0000\u0001\u0002', /is not a name/],
    ['it has more names than are added at once', 'a.social\n'.repeat(100_001), /has 100001 names; 100000 at most/],
  ] as const)('from a file when %s', async (_, text, sentence) => {
    await using database = await freshDatabase()
    await using scratch = await makeScratch()
    const file = path.join(scratch.folder, 'names.txt')
    await writeFile(file, text)
    const said = await atlas(['add', '--file', file], { DATABASE_URL: database.url })
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.error).toMatch(ONE_SENTENCE)
    expect(said.error).toMatch(sentence)
    expect(await slots(database)).toEqual([])
  })
})
