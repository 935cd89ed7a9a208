// Recorded answers replayed: what agrees, what differs and what cannot be read is told apart, and real recordings agree where they lie beside the project.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freshDatabase, requireServer } from '../support/database.ts'
import type { Recording } from './contract.ts'
import { findKind } from './kinds.ts'
import { describe as describeRun, LEAST_AGREEMENT } from './report.ts'
import { runRecorded, type DatabaseServer } from './run.ts'
import { AGREEING, DIFFERING, SKIPPED, UNREADABLE, writeCaptures, type WrittenCapture } from './written-captures.ts'

const REAL = path.join(import.meta.dirname, '../../../shared/realworld')
const present = existsSync(path.join(REAL, 'index.json'))
if (!present) console.log('No recorded answers beside the project: their replay is skipped.')

const openServer = (): Promise<DatabaseServer> =>
  Promise.resolve({ create: () => freshDatabase(), [Symbol.asyncDispose]: () => Promise.resolve() })

async function folderOf(captures: readonly WrittenCapture[]): Promise<string> {
  const folder = await emptyFolder()
  await writeCaptures(folder, captures)
  return folder
}

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'atlas-captures-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function runOver(captures: readonly WrittenCapture[]) {
  const result = await runRecorded(await folderOf(captures), { openServer })
  if (typeof result === 'string') throw new Error(result)
  return result
}

describe('A folder of recorded answers', () => {
  test('agrees where the API says what is known, file by file', async () => {
    const { summary } = await runOver(AGREEING)
    expect(summary).toEqual({ agreement: 1, captures: AGREEING.length, agree: AGREEING.length, differ: [], unreadable: [] })
  })

  test('differs fact by fact, and every difference is told in full', async () => {
    const { summary, judged, skipped } = await runOver([...DIFFERING, ...SKIPPED])
    expect(summary).toMatchObject({ agreement: 0, captures: 2, agree: 0, unreadable: [] })
    expect(summary.differ).toEqual([
      { file: 'd/nodeinfo.json', kind: 'nodeinfo', facts: [{ fact: 'users_total', known: 413, told: 412 }] },
      { file: 'd/peers.json', kind: 'peers', facts: [{ fact: 'count', known: 7, told: { peers: 3, rejected: 2 } }] },
    ])
    const report = describeRun(summary, judged, skipped)
    expect(report).toContain('users_total: known 413, the API says 412')
    expect(report).toMatch(/^nodeinfo +1 +0 +1 +0$/m)
    for (const { file } of SKIPPED) expect(report).toContain(file)
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'a directory of servers, no answer of a server',
      'nobody here knows this kind',
      'the atlas asks no server for /api/v1/instance/languages',
    ])
  })

  test('tells what the atlas holds for no fact from what it lost', async () => {
    const content = { domain: 'sloth.example', title: 'Sloths', version: '0.17.0', usage: { users: { active_month: 0 } } }
    const { summary, judged, skipped } = await runOver([
      { file: 'g/v2.json', kind: 'instance-v2', software: 'gotosocial', content, facts: { title: 'Sloths', active_month: 0 } },
    ])
    expect(summary).toMatchObject({ agree: 1, differ: [] })
    expect(describeRun(summary, judged, skipped)).toMatch(/^Withheld on purpose[^\n]*\n {2}g\/v2\.json: active_month 0$/m)
  })

  test('names what cannot be read, each file with its reason, and goes on with the rest', async () => {
    const [first] = AGREEING as readonly [WrittenCapture]
    const { summary } = await runOver([...UNREADABLE, first])
    expect(summary).toMatchObject({ captures: UNREADABLE.length + 1, agree: 1, differ: [] })
    expect(Object.fromEntries(summary.unreadable.map(({ file, reason }) => [file, reason]))).toEqual({
      'u/garbled.json': 'not-json',
      'u/missing.json': 'the file cannot be read: there is none',
      'u/changed.json': 'the content is not the one that index.json describes: its sha256 differs',
      'u/unpacked.json.gz': 'the content is not the one that index.json describes: its sha256 differs',
      '../outside.json': 'the file is outside of the folder',
    })
  })

  test('without an index, with a garbled one, or without an answer gets one sentence', async () => {
    const folder = await emptyFolder()
    expect(await runRecorded(folder, { openServer })).toBe(`There is no index.json in ${folder}.`)
    const index = path.join(folder, 'index.json')
    await writeFile(index, '{"files": [')
    expect(await runRecorded(folder, { openServer })).toBe(`${index} is not JSON.`)
    await writeFile(index, '{"files": 7}')
    expect(await runRecorded(folder, { openServer })).toBe(`${index} has no list of files.`)
    await writeFile(index, '{"files": []}')
    expect(await runRecorded(folder, { openServer })).toBe(`There is no answer of a server in ${folder}.`)
  })
})

describe('npm run recorded', () => {
  const start = async (words: readonly string[]) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts'), ...words], {
      env: { ...process.env, TEST_DATABASE_URL: requireServer().url },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, error] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number]
    return { code, out, error }
  }

  test('says with --json exactly what others compute with, and ends with 1 where too little agrees', async () => {
    const folder = await folderOf([...AGREEING.slice(0, 1), ...DIFFERING.slice(0, 1)])
    const { code, out } = await start([folder, '--json'])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      agreement: 0.5,
      captures: 2,
      agree: 1,
      differ: [{ file: 'd/nodeinfo.json', kind: 'nodeinfo', facts: [{ fact: 'users_total', known: 413, told: 412 }] }],
      unreadable: [],
    })
  })

  test('explains itself, and every misuse in one sentence', async () => {
    expect(await start(['--help'])).toMatchObject({ code: 0, error: '' })
    const [none, wrong, absent] = await Promise.all([start([]), start(['.', '--jason']), start([path.join(tmpdir(), 'no such folder')])])
    expect([none.code, wrong.code, absent.code]).toEqual([2, 2, 2])
    expect(none.error).toMatch(/^Say which folder of captures is to be replayed\.\n/)
    expect(absent.error).toMatch(/^There is no index\.json in [^\n]+\.\n$/)
  })
})

describe.skipIf(!present)('Answers of real servers', () => {
  // Every kind, each with as many as a look at it needs; containers of hundreds of servers are for the program.
  const MOST_OF_A_KIND = 10

  test('agree with what is known of them', async () => {
    const seen = new Map<string, number>()
    const only = ({ kind }: Recording): boolean => {
      const earlier = seen.get(kind) ?? 0
      seen.set(kind, earlier + 1)
      return findKind(kind)?.role === 'document' && (earlier < MOST_OF_A_KIND || kind.endsWith('-odd'))
    }
    const result = await runRecorded(REAL, { openServer, only })
    if (typeof result === 'string') throw new Error(result)
    const { differ, unreadable, agreement, captures } = result.summary
    expect(captures).toBeGreaterThan(100)
    expect(agreement, JSON.stringify({ differ, unreadable }, null, 1)).toBeGreaterThanOrEqual(LEAST_AGREEMENT)
  })
})
