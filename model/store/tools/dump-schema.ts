// Command: node model/store/tools/dump-schema.ts [--check] writes what the migrations make, or tells whether it has been written.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import * as path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as prettier from 'prettier'
import { openStore } from '../open-store.ts'
import { readCatalog, type Catalog } from './catalog.ts'
import { writePublishedTypes, writeSchemaTypes } from './row-types.ts'
import { writeSql } from './sql-dump.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** Migrates an empty database of a throwaway server and reads it. */
async function readMigratedCatalog(): Promise<Catalog> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'atlas-schema-'))
  try {
    await using store = await openStore({ dataDir })
    return await readCatalog(store.pool)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function format(file: string, text: string): Promise<string> {
  const options = await prettier.resolveConfig(path.join(ROOT, file))
  return prettier.format(text, { ...options, filepath: file })
}

/** Every generated file with the text it should have. */
async function writeFiles(catalog: Catalog): Promise<ReadonlyMap<string, string>> {
  const schema = 'model/store/schema.ts'
  const published = 'model/store/published.ts'
  return new Map([
    ['migrations/schema.sql', writeSql(catalog)],
    [schema, await format(schema, writeSchemaTypes(catalog))],
    [published, await format(published, writePublishedTypes(catalog))],
  ])
}

/** The lines that only one of two texts has, at most ten of each. */
function describeDifference(found: string, wanted: string): string {
  const [have, want] = [found.split('\n'), wanted.split('\n')]
  const surplus = have.filter((line) => !want.includes(line)).map((line) => `- ${line}`)
  const missing = want.filter((line) => !have.includes(line)).map((line) => `+ ${line}`)
  const lines = [...surplus.slice(0, 10), ...missing.slice(0, 10)]
  return lines.length === 0 ? '(the order of lines differs)' : lines.join('\n')
}

async function main(check: boolean): Promise<void> {
  const files = await writeFiles(await readMigratedCatalog())
  for (const [file, wanted] of files) {
    const target = path.join(ROOT, file)
    const found = await readFile(target, 'utf8').catch(() => '')
    if (found === wanted) continue
    if (check) {
      process.stderr.write(`${file} is not what the migrations make; run: node model/store/tools/dump-schema.ts\n`)
      process.stderr.write(`${describeDifference(found, wanted)}\n`)
      process.exitCode = 1
    } else {
      await writeFile(target, wanted)
      process.stdout.write(`${file} written.\n`)
    }
  }
}

const [option, ...rest] = process.argv.slice(2)
if ((option !== undefined && option !== '--check') || rest.length > 0) {
  process.stderr.write('Usage: node model/store/tools/dump-schema.ts [--check]\n')
  process.exitCode = 2
} else {
  await main(option === '--check')
}
