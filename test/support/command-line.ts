// `atlas` as somebody types it: inside this process with a seam of the test's, or as a program of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import * as path from 'node:path'
import { main } from '../../crawler/commands/main.ts'
import type { Seam } from '../../crawler/network/contract.ts'

export const PROGRAM = path.join(import.meta.dirname, '../../crawler/atlas.js')

export interface Said {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

export type Environment = Readonly<Record<string, string | undefined>>

export interface RunOptions {
  readonly seam?: Seam
  /** The width of an interactive terminal. */
  readonly columns?: number
  readonly signal?: AbortSignal
}

/** Nobody to speak to: a test that forgets its seam must not reach the internet. */
export const noInternet: Seam = {
  resolve: () => Promise.reject(Object.assign(new Error('no internet'), { code: 'ENOTFOUND' })),
  resolveText: () => Promise.reject(Object.assign(new Error('no internet'), { code: 'ENOTFOUND' })),
  connect: () => Promise.reject(Object.assign(new Error('no internet'), { code: 'ENETUNREACH' })),
  reservedNames: false,
}

/** Runs a command line in this process, with exactly that environment. */
export async function atlas(words: readonly string[], environment: Environment = {}, options: RunOptions = {}): Promise<Said> {
  let [out, error] = ['', '']
  const terminal = { out: (text: string) => void (out += text), error: (text: string) => void (error += text), columns: options.columns }
  const signal = options.signal ?? new AbortController().signal
  const code = await main(words, environment, { terminal, seam: options.seam ?? noInternet, signal })
  return { code, out, error }
}

export interface Started {
  readonly said: Promise<Said>
  readonly kill: (signal: NodeJS.Signals) => void
}

/** Starts the program itself, in `folder`, with a Node; `said` ends when it has ended. */
export function startAtlas(words: readonly string[], environment: Environment, folder: string, node: string = process.execPath): Started {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder, ...environment }
  const child = spawn(node, [PROGRAM, ...words], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, error] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()))
  const said = once(child, 'close').then(([code]) => ({ code: code as number | null, out, error }))
  return { said, kill: (signal) => void child.kill(signal) }
}

/** A sentence as an operator can act on it: one line, no trace, nothing that steers a terminal. */
export const ONE_SENTENCE = /^(?!.*\bat .*:\d+:\d+)[^\p{Cc}]+[.…]\n$/u
