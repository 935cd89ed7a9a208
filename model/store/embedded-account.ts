// Under which account the embedded server runs: PostgreSQL refuses root, so root needs another one; it must not touch data.
import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, rmdirSync, statSync } from 'node:fs'
import * as path from 'node:path'
import { promisify } from 'node:util'
import { readText } from './embedded-process.ts'
import { errorText } from './store-error.ts'

/** A way of starting a program that PostgreSQL accepts. */
export interface Account {
  /** For one line of news: 'this user', 'root in a user namespace', 'user postgres'. */
  readonly label: string
  /** Command and arguments that come before the program; empty to start it directly. */
  readonly prefix: readonly string[]
  /** Set to change the user of the new process. */
  readonly identity?: { readonly uid: number; readonly gid: number }
  /** Who owns the files that such a process makes, as the machine sees it. */
  readonly owner: { readonly uid: number; readonly gid: number }
}

interface PasswdEntry {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * The accounts this process can start a server under, best first.
 *
 * An ordinary user starts it directly. Root starts it in a user namespace that maps root to an ordinary number (files stay
 * root's, and folders closed to others stay readable), else as an existing user: the owner of a folder above `folder`,
 * `postgres`, `nobody`. The number must have a name in the passwd file, which initdb looks up. Source: unshare(1), initdb.c.
 */
export function listAccounts(folder: string, useNamespaces: boolean): readonly Account[] {
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  if (uid === undefined || gid === undefined) return [{ label: 'this user', prefix: [], owner: { uid: 0, gid: 0 } }]
  const names = readPasswd(readText('/etc/passwd') ?? '').filter((entry) => entry.uid !== 0)
  const owner = { uid, gid }
  const direct: Account = { label: 'this user', prefix: [], owner }
  const mapped = names.find((entry) => entry.name === 'postgres') ?? names.find((entry) => entry.name === 'nobody') ?? names[0]
  const namespaces = mapped === undefined || !useNamespaces ? [] : listNamespaces(mapped, owner)
  if (uid !== 0) return names.some((entry) => entry.uid === uid) ? [direct] : [...namespaces, direct]
  return [...namespaces, ...listUsers(names, folder)]
}

function listNamespaces(mapped: PasswdEntry, owner: Account['owner']): readonly Account[] {
  const prefix = ['unshare', '--user', `--map-user=${String(mapped.uid)}`]
  const works = spawnSync('unshare', [...prefix.slice(1), 'true'], { cwd: '/', stdio: 'ignore', env: serverEnvironment() }).status === 0
  return works ? [{ label: `root in a user namespace, there called ${mapped.name}`, prefix, owner }] : []
}

function listUsers(names: readonly PasswdEntry[], folder: string): readonly Account[] {
  const owners = listParents(folder).map((parent) => names.find((entry) => entry.uid === statSync(parent).uid))
  const usual = ['postgres', 'nobody'].map((name) => names.find((entry) => entry.name === name))
  const found = new Map<number, PasswdEntry>()
  for (const entry of [...owners, ...usual]) if (entry !== undefined) found.set(entry.uid, entry)
  return [...found.values()].map(({ name, uid, gid }) => ({
    label: `user ${name}`,
    prefix: [],
    identity: { uid, gid },
    owner: { uid, gid },
  }))
}

function listParents(folder: string): readonly string[] {
  const parent = path.dirname(folder)
  return parent === folder ? [folder] : [folder, ...listParents(parent)]
}

/** Reads passwd(5) lines; anything else is left out. */
export function readPasswd(text: string): readonly PasswdEntry[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    if (name === undefined || name === '' || uid === undefined || gid === undefined) return []
    const entry = { name, uid: Number(uid), gid: Number(gid) }
    return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [entry] : []
  })
}

/** The whole environment of server programs: nothing of the operator's (LANG, PGDATA) can change how they work. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/run/current-system/sw/bin', LC_ALL: 'C', TZ: 'UTC' }
}

function wrap(account: Account, program: string, args: readonly string[]): readonly [string, string[]] {
  const [command, ...rest] = [...account.prefix, program, ...args]
  return [command ?? program, rest]
}

/** Runs a program to its end under an account. Gives its output; rejects, with `stderr` on the error, when it fails. */
export async function runProgram(account: Account, program: string, args: readonly string[]): Promise<string> {
  const [command, rest] = wrap(account, program, args)
  const options = { cwd: '/', env: serverEnvironment(), maxBuffer: 1_000_000, encoding: 'utf8' as const, ...account.identity }
  const { stdout } = await promisify(execFile)(command, rest, options)
  return stdout
}

/** What a failed `runProgram` has to say: the program's own words where it said any. */
export function programErrorText(error: unknown): string {
  const words = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : ''
  return errorText(words === '' ? error : words)
}

/**
 * Starts a program that outlives this process and hears no keyboard signal of its terminal (a server must stop after its clients).
 * Both outputs go to the open file `log`.
 */
export function startProgram(account: Account, program: string, args: readonly string[], log: number): ChildProcess {
  const [command, rest] = wrap(account, program, args)
  const child = spawn(command, rest, {
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    ...account.identity,
  })
  child.unref()
  return child
}

/** True when a process of this account can make files in a folder of its own inside `folder`. */
export function canWriteIn(account: Account, folder: string): boolean {
  const probe = mkdtempSync(path.join(folder, '.probe-'))
  try {
    giveTo(account, probe)
    const [command, args] = wrap(account, '/bin/sh', ['-c', '[ -w "$0" ]', probe])
    return spawnSync(command, args, { cwd: '/', stdio: 'ignore', env: serverEnvironment(), ...account.identity }).status === 0
  } finally {
    rmdirSync(probe)
  }
}

/** Makes an account the owner of one file or folder. */
export function giveTo(account: Account, file: string): void {
  if (statSync(file).uid !== account.owner.uid) chownSync(file, account.owner.uid, account.owner.gid)
}
