// The front of `atlas`: help for everything, one sentence for every misuse, and nothing changed by it.
import { readdir } from 'node:fs/promises'
import * as path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { FIELDS } from '#model/config.ts'
import { COMMANDS } from '../../../crawler/commands/main.ts'
import { atlas, noInternet, ONE_SENTENCE, type Environment } from '../../support/command-line.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { makeScratch, type Scratch } from '../../support/scratch.ts'

let database: TestDatabase
let scratch: Scratch
let environment: Environment
let untouched: string

beforeAll(async () => {
  const opened = new AsyncDisposableStack()
  database = opened.use(await freshDatabase())
  scratch = opened.use(await makeScratch())
  environment = { DATABASE_URL: database.url, ATLAS_DATA: path.join(scratch.folder, 'data') }
  untouched = await lookAt()
  return () => opened.disposeAsync()
})

/** Everything a command could have changed: rows of every table, and files. */
async function lookAt(): Promise<string> {
  const { rows } = await database.pool.query<{ name: string; rows: string }>(
    `select relname as name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', relnamespace::regnamespace, relname), false, true, '')))[1]::text as rows
     from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  )
  const files = await readdir(scratch.folder, { recursive: true })
  return JSON.stringify({ rows, files: files.toSorted() })
}

async function expectMisuse(words: readonly string[], more: Environment, sentence: RegExp): Promise<void> {
  const said = await atlas(words, { ...environment, ...more })
  expect(said).toMatchObject({ code: 2, out: '' })
  expect(said.error).toMatch(ONE_SENTENCE)
  expect(said.error).toMatch(sentence)
  expect(await lookAt()).toBe(untouched)
}

describe('help', () => {
  test.each([[], ['help'], ['--help'], ['-h']].map((words) => [words.join(' '), words] as const))(
    'of the whole (atlas %s) names every command and every setting',
    async (_, words) => {
      const said = await atlas(words)
      expect(said).toMatchObject({ code: 0, error: '' })
      for (const { name, summary } of COMMANDS) expect(said.out).toMatch(new RegExp(`^  ${name}\\b.*${summary.slice(0, 20)}`, 'm'))
      for (const { env } of FIELDS) expect(said.out).toContain(env)
    },
  )

  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    'of %s says what it does and takes, and does nothing',
    async (name, command) => {
      for (const words of [
        [name, '--help'],
        [name, '-h'],
        [name, 'x', 'y', '--help'],
      ]) {
        const said = await atlas(words, { ...environment, PORT: 'nonsense' })
        expect(said).toMatchObject({ code: 0, error: '' })
        expect(said.out).toContain(`Usage: atlas ${name}`)
        expect(said.out).toContain(command.summary)
        for (const option of command.options) expect(said.out).toMatch(new RegExp(`--${option.name}\\b.*${option.sentence.slice(0, 15)}`))
      }
      expect(await lookAt()).toBe(untouched)
    },
  )

  test.each(['--version', '-V'])('%s tells the version', async (word) => {
    const said = await atlas([word])
    expect(said.code).toBe(0)
    expect(said.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('a word that is not understood', () => {
  test.each([
    ['a command that there is none', ['crwal'], /no command "crwal"/],
    ['an empty command', [''], /no command ""/],
    ['a command that steers the terminal', ['\u001b[2Jx\u202e'], /no command/],
    ['a command of great length', ['x'.repeat(5000)], /no command "x+/],
    ['an option before the command', ['--json', 'crawl'], /no command "--json"/],
  ])('is named: %s', async (_, words, sentence) => {
    await expectMisuse(words, {}, sentence)
  })

  test.each(COMMANDS.map(({ name }) => name))('after %s: an option that it does not have', async (name) => {
    await expectMisuse([name, '--no-such-option'], {}, /--no-such-option.*"atlas .* --help"/)
    await expectMisuse([name, '-x'], {}, /-x/)
  })

  test.each(COMMANDS.filter(({ takes }) => takes.most < 100).map((command) => [command.name, command.takes.most] as const))(
    'after %s: one word more than the %i it takes',
    async (name, most) => {
      await expectMisuse([name, ...Array<string>(most).fill('mastodon.social'), 'more'], {}, /"more" is one word too many/)
    },
  )

  test.each(COMMANDS.filter(({ takes }) => takes.least > 0).map(({ name }) => name))('after %s: none at all', async (name) => {
    await expectMisuse([name], {}, /needs <(?:domain|file)>/)
  })

  test.each(
    COMMANDS.flatMap(({ name, options }) => options.filter(({ type }) => type === 'boolean').map((option) => [name, option.name] as const)),
  )('after %s: a value for the switch --%s', async (name, option) => {
    await expectMisuse([name, `--${option}=perhaps`], {}, new RegExp(`--${option}`))
  })
})

const WRONG = {
  port: '99999',
  path: 'a\u0007b',
  url: 'nonsense',
  text: 'a\u0007b',
  contact: 'nobody',
  count: 'some',
  duration: '-1',
  choice: 'loud',
  flag: 'maybe',
} as const satisfies Record<(typeof FIELDS)[number]['kind'], string>

describe('a setting that cannot be', () => {
  const cases = COMMANDS.flatMap((command) => FIELDS.map((field) => [command.name, field.env, command, field] as const))

  test.each(cases)('stops %s with one sentence: %s', async (_, env, command, field) => {
    const words = Array<string>(command.takes.least).fill('mastodon.social')
    await expectMisuse([command.name, ...words], { [env]: WRONG[field.kind] }, new RegExp(`^${env} is .*, but it wants .*\\.\n$`, 'u'))
  })

  test('or that there is none of is named with its nearest', async () => {
    await expectMisuse(['migrate'], { ATLAS_CONCURENCY: '5' }, /ATLAS_CONCURENCY is no setting; the nearest is ATLAS_CONCURRENCY/)
  })

  test('comes with all others that cannot be, a line each', async () => {
    const said = await atlas(['migrate'], { ...environment, PORT: 'x', ATLAS_LOG: 'y', ATLAS_PACE_MS: '3' })
    expect(said.code).toBe(2)
    expect(said.error.trimEnd().split('\n')).toHaveLength(3)
  })

  test('is no business of a command that was not understood', async () => {
    await expectMisuse(['crwal'], { PORT: 'x' }, /no command/)
  })
})

test('an error that is a bug of ours is not swallowed', async () => {
  const broken = {
    ...noInternet,
    get reservedNames(): boolean {
      throw new Error('a bug of ours')
    },
  }
  await expect(atlas(['crawl', 'x.example'], environment, { seam: broken })).rejects.toThrow('a bug of ours')
})
