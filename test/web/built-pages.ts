// Builds the pages for a test, into a folder of its own: tests look at the sources of today and do not disturb web/dist.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'vite'

/** Where the built pages of this process lie. */
export const DIST = path.join(mkdtempSync(path.join(os.tmpdir(), 'atlas-web-')), 'dist')

process.once('exit', () => rmSync(path.dirname(DIST), { recursive: true, force: true }))

/** Builds the pages into `DIST`; for beforeAll. */
export async function buildPages(): Promise<void> {
  await build({
    configFile: path.join(import.meta.dirname, '../../web/vite.config.ts'),
    build: { outDir: DIST, emptyOutDir: true },
    logLevel: 'error',
  })
}
