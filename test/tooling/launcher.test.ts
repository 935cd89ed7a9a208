// The launcher `atlas`: an old Node hands over to the one that npm brought, with signals and exit code, or says what is missing.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '../..')
const OWN_NODE = path.join(ROOT, `node_modules/node-${process.platform}-${process.arch}`)

// A program in the place of the real one: it says who runs it and waits if asked to.
const PROGRAM = `// Stands in for the commands.
export async function main(words: readonly string[], environment: Record<string, string | undefined>): Promise<number> {
  console.log(JSON.stringify({ words, node: process.versions.node, set: environment['SAID'], mark: Object.keys(environment).filter((name) => name.includes('LAUNCHED')) }))
  if (words[0] !== 'wait') return Number(words[1] ?? 0)
  const alive = setInterval(() => undefined, 1000)
  const signal = await new Promise<string>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(name, () => resolve(name))
    console.log('ready')
  })
  clearInterval(alive)
  console.log('ended by ' + signal)
  return 7
}
`
// Makes a Node look old to the launcher, but not to the program that the launcher starts.
const PRETEND = `if (process.env.FEDIVERSE_ATLAS_LAUNCHED === undefined)
  Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })
`

let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'atlas-launcher-'))
  for (const [name, modules] of [
    ['with', true],
    ['without', false],
  ] as const) {
    mkdirSync(path.join(folder, name, 'crawler/commands'), { recursive: true })
    writeFileSync(path.join(folder, name, 'package.json'), '{ "type": "module" }')
    writeFileSync(path.join(folder, name, 'crawler/commands/main.ts'), PROGRAM)
    copyFileSync(path.join(ROOT, 'crawler/atlas.js'), path.join(folder, name, 'crawler/atlas.js'))
    if (modules) symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, name, 'node_modules'))
  }
  writeFileSync(path.join(folder, 'pretend.cjs'), PRETEND)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function commandLine(words: readonly string[], old: boolean, installation = 'with'): readonly string[] {
  return [...(old ? ['--require', path.join(folder, 'pretend.cjs')] : []), path.join(folder, installation, 'crawler/atlas.js'), ...words]
}

function run(
  words: readonly string[],
  old: boolean,
  installation = 'with',
): { readonly code: number | null; readonly out: string; readonly error: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, commandLine(words, old, installation), { encoding: 'utf8', cwd: folder })
  return { code: status, out: stdout, error: stderr }
}

/** Starts the waiting program; `until` resolves when it has printed a text, `ended` with its code or signal. */
function start(old: boolean): {
  readonly child: ChildProcess
  readonly until: (text: string) => Promise<void>
  readonly ended: Promise<number | string | null>
} {
  const child = spawn(process.execPath, [...commandLine(['wait'], old)], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  const waiting = new Map<string, () => void>()
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    for (const [text, resolve] of waiting) if (out.includes(text)) resolve()
  })
  const ended = new Promise<number | string | null>((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
  const until = (text: string): Promise<void> => new Promise((resolve) => (out.includes(text) ? resolve() : waiting.set(text, resolve)))
  return { child, until, ended }
}

describe('with a Node that runs TypeScript', () => {
  test('the program runs in the same process, with its words and its exit code', () => {
    const { code, out, error } = run(['say', '3'], false)
    expect({ code, error }).toEqual({ code: 3, error: '' })
    expect(JSON.parse(out)).toEqual({ words: ['say', '3'], node: process.versions.node, mark: [] })
  })

  test('settings in a file .env are read, and the environment goes first', () => {
    writeFileSync(path.join(folder, '.env'), 'SAID=in the file\n')
    const environment = { ...process.env, SAID: 'outside' }
    const outside = spawnSync(process.execPath, [...commandLine(['say'], false)], { encoding: 'utf8', cwd: folder, env: environment })
    const inside = run(['say'], false)
    rmSync(path.join(folder, '.env'))
    expect(JSON.parse(outside.stdout)).toMatchObject({ set: 'outside' })
    expect(JSON.parse(inside.out)).toMatchObject({ set: 'in the file' })
  })
})

describe.skipIf(!existsSync(OWN_NODE))('with an old Node', () => {
  test('the Node that npm brought runs the program, with its words and its exit code', () => {
    const { code, out, error } = run(['say', '3'], true)
    expect({ code, error }).toEqual({ code: 3, error: '' })
    expect(JSON.parse(out)).toEqual({ words: ['say', '3'], node: process.versions.node, mark: [] })
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s reaches the program, which ends in its own way', async (signal) => {
    const { child, until, ended } = start(true)
    await until('ready')
    child.kill(signal)
    await until(`ended by ${signal}`)
    expect(await ended).toBe(7)
  })

  test('the program does not outlive a launcher that was killed', async () => {
    const { child, until, ended } = start(true)
    await until('ready')
    child.kill('SIGKILL')
    await until('ended by SIGTERM')
    expect(await ended).toBe('SIGKILL')
  })
})

test('without any Node that will do, one line says which one is needed', () => {
  const { code, out, error } = run(['say'], true, 'without')
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(error).toBe('atlas needs Node 24.12 or later; this is Node 20.20.2, and npm has none for this system.\n')
})
