// Command: node model/store/tools/new-migration.ts <verb-noun> writes the next migration as an empty file with the right name.
import { readdir, writeFile } from 'node:fs/promises'
import * as path from 'node:path'
import { MIGRATIONS_FOLDER } from '../migrate.ts'

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/

/** The file name of the migration that follows those in a folder: four digits, one higher than the highest. */
export function nextFileName(existing: readonly string[], name: string): string {
  const numbers = existing.map((file) => Number(/^(\d{4})-.*\.ts$/.exec(file)?.[1] ?? 0))
  return `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${name}.ts`
}

const TEMPLATE = `// Say here what this adds and why. Forward only; never edited after release; imports nothing of this program.
import { sql, type Kysely } from 'kysely'

const STATEMENTS = \`
\`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(STATEMENTS).execute(db)
}
`

async function main(name: string): Promise<void> {
  const file = path.join(MIGRATIONS_FOLDER, nextFileName(await readdir(MIGRATIONS_FOLDER), name))
  await writeFile(file, TEMPLATE, { flag: 'wx' })
  process.stdout.write(`${path.relative(process.cwd(), file)} written. Then run: node model/store/tools/dump-schema.ts\n`)
}

if (import.meta.main) {
  const [name, ...rest] = process.argv.slice(2)
  if (name === undefined || rest.length > 0 || !NAME.test(name)) {
    process.stderr.write('Usage: node model/store/tools/new-migration.ts <verb-noun>, such as add-post-counts\n')
    process.exitCode = 2
  } else {
    await main(name)
  }
}
