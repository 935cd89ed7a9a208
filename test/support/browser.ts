// The browser of the tests: Debian's Chromium or that of ATLAS_CHROMIUM; without one CI fails and a machine skips with one line.
import { accessSync, constants } from 'node:fs'
import { onTestFinished, TestRunner } from 'vitest'
import { openPageReader, type PageReader } from '../../crawler/rendered-page.ts'
import { USER_AGENT } from './conversation.ts'

/** The path of the browser, or undefined where there is none. */
export function findBrowser(environment: Readonly<Record<string, string | undefined>> = process.env): string | undefined {
  const path = environment['ATLAS_CHROMIUM'] || '/usr/bin/chromium'
  try {
    accessSync(path, constants.X_OK)
    return path
  } catch {
    return undefined
  }
}

/** A page reader of its own, closed when the running test ends; skips that test where there is no browser. */
export function browserForTest(deadlineMs?: number): PageReader {
  const reader = openPageReader({ executablePath: requireBrowser(), userAgent: USER_AGENT, deadlineMs })
  onTestFinished(reader.close)
  return reader
}

let shared: PageReader | undefined

/** The page reader of all tests of a file that need no deadline of their own: starting a browser costs more than most pages. */
export function sharedBrowser(): PageReader {
  shared ??= openPageReader({ executablePath: requireBrowser(), userAgent: USER_AGENT })
  return shared
}

/** For afterAll: closes what the tests of the file shared. */
export async function closeSharedBrowser(): Promise<void> {
  await shared?.close()
  shared = undefined
}

function requireBrowser(): string {
  const path = findBrowser()
  if (path !== undefined) return path
  if ((process.env['CI'] ?? '') !== '') throw new Error('CI needs a Chromium: ATLAS_CHROMIUM or /usr/bin/chromium.')
  process.stdout.write('A test of rendered pages is skipped: there is no Chromium (ATLAS_CHROMIUM, /usr/bin/chromium).\n')
  TestRunner.getCurrentTest()?.context.skip('no Chromium')
  throw new Error('There is no browser for this test.')
}
