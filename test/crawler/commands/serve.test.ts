// `atlas serve` and `atlas api` as programs: one line with the address, one crawler beside, an orderly end, and no crawler left behind.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { expect, test } from 'vitest'
import { countCrawlers } from '#model/store/crawler-states.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'

const PROGRAM = path.join(import.meta.dirname, '../../../crawler/atlas.js')

interface Running extends AsyncDisposable {
  readonly child: ChildProcess
  /** Reads lines of the error output until one matches. */
  readonly told: (pattern: RegExp) => Promise<string>
  readonly address: () => Promise<string>
  /** The exit code, once neither it nor a process that shares its output is left. */
  readonly ended: Promise<number | null>
}

function start(database: TestDatabase, words: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATABASE_URL: database.url, ...environment },
  })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const errors = createInterface({ input: child.stderr })
  const output = createInterface({ input: child.stdout })
  const find = async (lines: Interface, pattern: RegExp): Promise<string> => {
    for (;;) {
      const [line] = (await once(lines, 'line')) as [string]
      const found = pattern.exec(line)
      if (found !== null) return found[1] ?? line
    }
  }
  return {
    child,
    ended,
    told: (pattern) => find(errors, pattern),
    address: () => find(output, /(http:\/\/localhost:\d+)/),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

const TRIAL = /^This is a trial run/

test('everything starts with one command, says where it is, and ends in order', async () => {
  await using database = await freshDatabase()
  await using atlas = start(database, ['serve', '--no-seeds'])
  const crawling = atlas.told(TRIAL)
  const address = await atlas.address()
  expect((await fetch(`${address}/api/v1/ready`)).status).toBe(200)
  expect((await fetch(address)).headers.get('content-type')).toBe('text/html; charset=utf-8')
  await crawling
  atlas.child.kill('SIGINT')
  expect(await atlas.ended).toBe(0)
  expect(await countCrawlers(database.published)).toEqual({ atWork: 0, cutOff: 0 })
  await expect(fetch(address)).rejects.toThrow()
})

test('a crawler that is killed is started again', async () => {
  await using database = await freshDatabase()
  await using atlas = start(database, ['serve', '--no-seeds'])
  await atlas.told(TRIAL)
  const pid = await findCrawler(database)
  const restarted = atlas.told(/^(The crawler ended \(SIGKILL\); it is started again in 1 s\.)$/)
  process.kill(pid, 'SIGKILL')
  await restarted
  await atlas.told(TRIAL)
  atlas.child.kill('SIGTERM')
  expect(await atlas.ended).toBe(0)
})

test('a killed atlas leaves no crawler behind', async () => {
  await using database = await freshDatabase()
  await using atlas = start(database, ['serve', '--no-seeds'])
  await findCrawler(database)
  atlas.child.kill('SIGKILL')
  // The crawler holds the same output, so this ends only when it has ended too.
  expect(await atlas.ended).toBeNull()
})

// The crawler names its process in the state that it tells; until it has, there is nothing but to ask again.
async function findCrawler(database: TestDatabase): Promise<number> {
  for (;;) {
    const row = await database.db.selectFrom('crawlerState').select('owner').executeTakeFirst()
    if (row !== undefined) return Number(row.owner.split(':').at(-2))
  }
}

test.each(['serve', 'api'])('%s says in one sentence that its port is taken', async (command) => {
  await using database = await freshDatabase()
  const other = createServer()
  other.listen(0)
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  try {
    await using atlas = start(database, [command], { PORT: String(port) })
    const told = atlas.told(/./)
    expect(await told).toBe(`Port ${port} is in use by another program; set PORT to a free one, or to 0 for any.`)
    expect(await atlas.ended).toBe(1)
  } finally {
    other.close()
  }
})

test('the website alone runs no crawler', async () => {
  await using database = await freshDatabase()
  await using atlas = start(database, ['api'])
  const address = await atlas.address()
  expect(await (await fetch(`${address}/api/v1/about`)).json()).toMatchObject({ crawlers: 0, offline: false })
  atlas.child.kill('SIGTERM')
  expect(await atlas.ended).toBe(0)
})

test('an imprint that cannot be read stops the start with one sentence', async () => {
  await using database = await freshDatabase()
  await using atlas = start(database, ['api'], { ATLAS_IMPRINT: '/nowhere/imprint.txt' })
  const said = atlas.told(/^ATLAS_IMPRINT names "\/nowhere\/imprint.txt", which cannot be read as a file\.$/)
  expect(await atlas.ended).toBe(1)
  await said
})

test('a public atlas without an imprint starts, and says what it lacks', async () => {
  await using database = await freshDatabase()
  await using atlas = start(database, ['api'], { ATLAS_PUBLIC_URL: 'https://atlas.example' })
  await atlas.told(/ATLAS_IMPRINT and ATLAS_PRIVACY not set/)
  atlas.child.kill('SIGINT')
  expect(await atlas.ended).toBe(0)
})
