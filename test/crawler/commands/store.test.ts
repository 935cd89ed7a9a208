// Databases and data folders that cannot be used: one sentence for each, whatever the command.
import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { atlas, ONE_SENTENCE } from '../../support/command-line.ts'
import { freshDatabase } from '../../support/database.ts'
import { startFakePostgres } from '../../support/fake-postgres.ts'
import { makeScratch } from '../../support/scratch.ts'

const COMMANDS = [['crawler', '--no-seeds', '--until-idle'], ['add', 'mastodon.social'], ['migrate']] as const
const PUBLIC = { ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' }

describe('DATABASE_URL', () => {
  test.each(COMMANDS.map((words) => [words[0], words] as const))(
    'of nobody stops %s with one sentence without the password',
    async (_, words) => {
      const said = await atlas(words, { ...PUBLIC, DATABASE_URL: 'postgres://atlas:hunter2@127.0.0.1:1/atlas' })
      expect(said).toMatchObject({ code: 1, out: '' })
      expect(said.error).toMatch(ONE_SENTENCE)
      expect(said.error).toMatch(/^The database cannot be reached: .*ECONNREFUSED/)
      expect(said.error).not.toContain('hunter2')
    },
  )

  test.each([
    [
      'with a wrong password',
      { refuses: ['28P01', 'password authentication failed for user "atlas"'] },
      /cannot be reached: password authentication failed/,
    ],
    ['without a place left', { refuses: ['53300', 'sorry, too many clients already'] }, /cannot be reached: sorry, too many clients/],
    ['of a database that is not there', { refuses: ['3D000', 'database "atlas" does not exist'] }, /does not exist/],
    ['that steers terminals', { refuses: ['28000', '\u001b[2Jgo\u0007away'] }, /go\s*away/],
    ['that is too old', { version: 140_012, encoding: 'UTF8' }, /PostgreSQL 15 or newer is needed; this server is 14\.12/],
    ['that is not in UTF-8', { version: 170_002, encoding: 'SQL_ASCII' }, /must be in UTF8; this one is in SQL_ASCII/],
  ] as const)('%s is one sentence', async (_, manner, sentence) => {
    const port = await startFakePostgres(manner)
    const said = await atlas(['migrate'], { DATABASE_URL: `postgres://atlas:hunter2@127.0.0.1:${port}/atlas` })
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.error).toMatch(ONE_SENTENCE)
    expect(said.error).toMatch(sentence)
    expect(said.error).not.toContain('hunter2')
  })

  test('that was migrated by a later release is left alone', async () => {
    await using database = await freshDatabase()
    await database.pool.query(`insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '2100-01-01')`)
    const said = await atlas(['add', 'mastodon.social'], { DATABASE_URL: database.url })
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.error).toMatch(ONE_SENTENCE)
    expect((await database.pool.query('select from domain')).rowCount).toBe(0)
  })
})

describe('ATLAS_DATA', () => {
  test.each([
    ['is a file', 'file'],
    ['lies in a file', 'file/data'],
    ['is a link to itself', 'loop'],
    ['has a name longer than file systems take', 'x'.repeat(300)],
    ['is longer than a path can be', 'long/'.repeat(1000)],
  ])('that %s is one sentence', async (_, place) => {
    await using scratch = await makeScratch()
    await writeFile(path.join(scratch.folder, 'file'), 'mine')
    await symlink('loop', path.join(scratch.folder, 'loop'))
    const before = await readdir(scratch.folder)
    for (const words of COMMANDS) {
      const said = await atlas(words, { ...PUBLIC, ATLAS_DATA: path.join(scratch.folder, place) })
      expect(said).toMatchObject({ code: 1, out: '' })
      expect(said.error).toMatch(ONE_SENTENCE)
      expect(said.error).toContain('ATLAS_DATA')
    }
    expect(await readdir(scratch.folder)).toEqual(before)
  })

  test.skipIf(process.getuid?.() === 0)('that may not be written is one sentence', async () => {
    await using scratch = await makeScratch()
    const folder = path.join(scratch.folder, 'closed')
    await mkdir(folder)
    await chmod(folder, 0o500)
    const said = await atlas(['migrate'], { ATLAS_DATA: path.join(folder, 'data') })
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.error).toMatch(/cannot be written by this user; choose another ATLAS_DATA\.\n$/)
  })

  test('that the system itself refuses is one sentence', async () => {
    const said = await atlas(['migrate'], { ATLAS_DATA: '/proc/atlas/data' })
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.error).toMatch(ONE_SENTENCE)
    expect(said.error).toContain('ATLAS_DATA')
  })
})
