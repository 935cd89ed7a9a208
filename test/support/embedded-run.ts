// Starts test/support/embedded-program.ts as another process, perhaps as another user, and hears what it tells.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import * as path from 'node:path'
import { createInterface } from 'node:readline'

const PROGRAM = path.join(import.meta.dirname, 'embedded-program.ts')

export interface ProgramOptions {
  readonly dataDir: string
  readonly binaries?: string
  /** The user to run as; only root can choose one. */
  readonly uid?: number
  readonly gid?: number
  /** False for a system without user namespaces. */
  readonly namespaces?: boolean
}

/** What the program told when it had opened the database, or why it had not. */
export interface Told {
  readonly url?: string
  readonly adopted?: boolean
  readonly reason?: string
  readonly message?: string
  readonly news: readonly string[]
}

export interface RunningProgram extends AsyncDisposable {
  readonly pid: number
  /** Ends when the database is open or cannot be opened. */
  readonly told: Promise<Told>
  /** Lets the program close the database and end. */
  readonly finish: () => Promise<void>
  /** kill -9: the program has no chance to stop its server. */
  readonly kill: () => Promise<void>
}

/** Starts the program; gives at once what can be done with it. What it tells is waited for by `told`. */
export function startProgram(options: ProgramOptions): RunningProgram {
  const { dataDir, binaries = '', uid, gid, namespaces = true } = options
  const child = spawn(process.execPath, [PROGRAM, dataDir, String(namespaces), binaries], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    env: {},
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  })
  const ended = once(child, 'close')
  const told = hear(createInterface({ input: child.stdout }))
  const finish = async (): Promise<void> => {
    child.stdin.end()
    await ended
  }
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  return { pid: child.pid ?? 0, told, finish, kill, [Symbol.asyncDispose]: finish }
}

async function hear(lines: AsyncIterable<string>): Promise<Told> {
  const news: string[] = []
  for await (const line of lines) {
    const event = JSON.parse(line) as Omit<Told, 'news'> & { readonly news?: string }
    if (event.news === undefined) return { ...event, news }
    news.push(event.news)
  }
  return { news }
}

/** An ordinary user's numbers, when root runs the tests and such a user can run Node here; else undefined. */
export function findOrdinaryUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  // The number of `nobody` on every system PostgreSQL's packages are made for.
  const user = { uid: 65_534, gid: 65_534 }
  const probe = spawnSync(process.execPath, ['--check', PROGRAM], { cwd: '/', stdio: 'ignore', ...user })
  return probe.status === 0 ? user : undefined
}
