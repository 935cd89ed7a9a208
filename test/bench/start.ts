// Bench of the start: from the command to the first page, on an empty folder and on one with data, as somebody who types `npm start` waits for it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import * as path from 'node:path'
import { systemClock } from '#model/clock.ts'
import { PROGRAM } from '../support/command-line.ts'
import { makeScratch } from '../support/scratch.ts'
import type { BenchGroup, BenchRow } from './contract.ts'

export const start: BenchGroup = {
  name: 'start',
  summary: 'From the command to the first page, on an empty folder and again on the same one.',
  minutes: 1,
  run: measureStart,
}

const BUDGET_S = 5
const LOOK_EVERY_MS = 20
/** Nothing that starts within ten budgets starts at all. */
const PATIENCE_MS = 60_000

async function measureStart(): Promise<readonly BenchRow[]> {
  await using scratch = await makeScratch()
  const dataDir = path.join(scratch.folder, 'data')
  const how = 'atlas serve without seeds, so that nobody is visited; until / answers 200'
  const rows: BenchRow[] = []
  for (const what of ['first page on an empty folder', 'first page on a folder with data']) {
    rows.push({ what, measured: await timeStart(dataDir), unit: 's', budget: { atMost: BUDGET_S }, how })
  }
  return rows
}

/** Seconds until the first page; the program has ended when this resolves. */
async function timeStart(dataDir: string): Promise<number> {
  const port = await findPort()
  const startedAt = performance.now()
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--no-seeds'], {
    cwd: path.dirname(dataDir),
    env: { PATH: process.env['PATH'] ?? '', HOME: path.dirname(dataDir), ATLAS_DATA: dataDir, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit')
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null || performance.now() - startedAt > PATIENCE_MS) throw new Error(`no page came: ${said.slice(-500)}`)
      await systemClock.sleep(LOOK_EVERY_MS)
    }
    return (performance.now() - startedAt) / 1000
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    const { ok, body } = await fetch(`http://127.0.0.1:${port}/`)
    await body?.cancel()
    return ok
  } catch {
    return false
  }
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
