// The settings: one table, and the only reader of the environment; it opens nothing and looks at no file.
import { MINUTE, SECOND } from './clock.ts'
import { readChoice, readContact, readFlag, readLine, readSite, readUrl, readWhole, type Reading } from './setting-kinds.ts'
import { escapeForLog } from './text.ts'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** The settings as the program uses them. Durations are milliseconds; absent means not set and without a default. */
export interface Config {
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly meiliUrl?: string | undefined
  readonly meiliKey?: string | undefined
  /** https, without a slash at the end. */
  readonly publicUrl?: string | undefined
  readonly contact?: string | undefined
  /** Files of plain text: who is answerable, and what is done with the data of visitors. */
  readonly imprint?: string | undefined
  readonly privacy?: string | undefined
  /** Where the source of the running program stands; absent: the program hands it out itself. */
  readonly sourceUrl?: string | undefined
  readonly concurrency: number
  readonly paceMs: number
  readonly leaseMs: number
  readonly chromium?: string | undefined
  readonly logLevel: LogLevel
  readonly readPublishedBlocklists: boolean
  /** Servers that are visited at most; absent: as many as there are. */
  readonly maxServers?: number | undefined
  /** Proxies before the website, whose word on the visitor's address is believed. */
  readonly proxies: number
}

export type ConfigReading = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] }

export type Environment = Readonly<Record<string, string | undefined>>

type Field = {
  readonly [Key in keyof Config]-?: {
    readonly key: Key
    readonly env: string
    readonly kind: 'port' | 'path' | 'url' | 'text' | 'contact' | 'count' | 'duration' | 'choice' | 'flag'
    /** As it would be written in the environment; absent: not set. */
    readonly default?: string
    /** What it is for, in one or two sentences. */
    readonly sentence: string
    /** Never shown, not even when it is wrong. */
    readonly secret?: true
    readonly read: (text: string) => Reading<NonNullable<Config[Key]>>
  }
}[keyof Config]

/** What a trial run is held to: a thousand clones that crawl everything from nowhere would be bad neighbours (DESIGN 2). */
export const TASTER_LIMITS = { maxServers: 2000, paceMs: 2 * SECOND } as const

const LEAST_PACE_MS = 1 * SECOND
const LONGEST_PACE_MS = 60 * MINUTE

export const FIELDS: readonly Field[] = [
  {
    key: 'port',
    env: 'PORT',
    kind: 'port',
    default: '8080',
    sentence: 'The port of the website and the API; 0 takes any free one.',
    read: (text) => readWhole(text, { min: 0, max: 65_535 }),
  },
  {
    key: 'dataDir',
    env: 'ATLAS_DATA',
    kind: 'path',
    default: './data',
    sentence: 'The folder for the built-in database and everything else that is kept.',
    read: readLine,
  },
  {
    key: 'databaseUrl',
    env: 'DATABASE_URL',
    kind: 'url',
    secret: true,
    sentence: 'A PostgreSQL (15 or later) to use instead of the built-in one: postgres://user:password@host/name.',
    read: (text) => readUrl(text, ['postgres:', 'postgresql:']),
  },
  {
    key: 'meiliUrl',
    env: 'MEILI_URL',
    kind: 'url',
    sentence: 'A Meilisearch to search with; without it PostgreSQL searches.',
    read: (text) => readUrl(text, ['https:', 'http:']),
  },
  { key: 'meiliKey', env: 'MEILI_KEY', kind: 'text', secret: true, sentence: 'The key of that Meilisearch.', read: readLine },
  {
    key: 'publicUrl',
    env: 'ATLAS_PUBLIC_URL',
    kind: 'url',
    sentence: 'Where the public finds this atlas. Servers see it in the user agent; without it this is a trial run.',
    read: readSite,
  },
  {
    key: 'contact',
    env: 'ATLAS_CONTACT',
    kind: 'contact',
    sentence: 'An e-mail or web address at which admins of servers reach you; without it this is a trial run.',
    read: readContact,
  },
  {
    key: 'imprint',
    env: 'ATLAS_IMPRINT',
    kind: 'path',
    sentence:
      'A file of plain text that says who is answerable for this atlas; a public one wants it, and the pages say so while it is missing.',
    read: readLine,
  },
  {
    key: 'privacy',
    env: 'ATLAS_PRIVACY',
    kind: 'path',
    sentence: 'A file of plain text about what you do with the data of visitors, such as logs of your proxy; likewise.',
    read: readLine,
  },
  {
    key: 'sourceUrl',
    env: 'ATLAS_SOURCE_URL',
    kind: 'url',
    sentence:
      'Where visitors find the source of the program as it runs here (AGPL, section 13); without it the program hands out its own files.',
    read: (text) => readUrl(text, ['https:', 'http:']),
  },
  {
    key: 'concurrency',
    env: 'ATLAS_CONCURRENCY',
    kind: 'count',
    default: '100',
    sentence: 'How many servers are visited at the same time.',
    read: (text) => readWhole(text, { min: 1, max: 2000 }),
  },
  {
    key: 'paceMs',
    env: 'ATLAS_PACE_MS',
    kind: 'duration',
    default: '1000',
    sentence: 'Milliseconds from the end of an answer to the next request to the same server, address or domain.',
    read: (text) => readWhole(text, { min: LEAST_PACE_MS, max: LONGEST_PACE_MS }),
  },
  {
    key: 'leaseMs',
    env: 'ATLAS_LEASE_SECONDS',
    kind: 'duration',
    default: '90',
    sentence: 'Seconds after which the work of a process that died is given to another.',
    read: (text) => inSeconds(readWhole(text, { min: 2, max: 3600 })),
  },
  {
    key: 'chromium',
    env: 'ATLAS_CHROMIUM',
    kind: 'path',
    sentence: 'The Chromium that reads pages which have no text without scripts; without it such pages stay unread.',
    read: readLine,
  },
  {
    key: 'logLevel',
    env: 'ATLAS_LOG',
    kind: 'choice',
    default: 'info',
    sentence: `The least severe messages that are logged: ${LOG_LEVELS.join(', ')}.`,
    read: (text) => readChoice(text, LOG_LEVELS),
  },
  {
    key: 'readPublishedBlocklists',
    env: 'ATLAS_READ_PUBLISHED_BLOCKLISTS',
    kind: 'flag',
    default: 'off',
    sentence: 'Read block lists that an admin shows to everybody even where robots.txt forbids it; the crawler page then says so.',
    read: readFlag,
  },
  {
    key: 'maxServers',
    env: 'ATLAS_MAX_SERVERS',
    kind: 'count',
    sentence: `Visit at most so many servers; without it all of them, and ${String(TASTER_LIMITS.maxServers)} in a trial run.`,
    read: (text) => readWhole(text, { min: 1, max: 10_000_000 }),
  },
  {
    key: 'proxies',
    env: 'ATLAS_PROXIES',
    kind: 'count',
    default: '0',
    sentence: 'How many proxies of yours stand before the website; only behind one is the address of a visitor read from X-Forwarded-For.',
    read: (text) => readWhole(text, { min: 0, max: 10 }),
  },
]

/** The page that a trial run names to the servers it visits, since it has no page of its own. */
export const PROJECT_PAGE = 'https://fediverse-atlas.example/trial'

/**
 * Reads all settings. Space around a value does not count, and an empty value is none.
 *
 * @param environment the variables, as in `process.env`
 * @returns the settings, those of a trial run already held to its limits; or every problem at once, a clear sentence each,
 *   unknown ATLAS_ variables included
 */
export function readConfig(environment: Environment): ConfigReading {
  const problems = unknownVariables(environment)
  const values: Record<string, unknown> = {}
  for (const field of FIELDS) {
    const text = environment[field.env]?.trim() || field.default
    if (text === undefined) continue
    const reading: Reading<unknown> = field.read(text)
    if (reading.ok) values[field.key] = reading.value
    else problems.push(`${field.env} is ${shown(field, text)}, but it wants ${reading.wants}.`)
  }
  if (problems.length > 0) return { ok: false, problems }
  // Every field has read its own member: the mapped type of the table says so, which an index cannot carry.
  return { ok: true, config: holdBack(values as unknown as Config) }
}

/** Whether this is a trial run: nobody the visited servers could find or write to stands behind it (DESIGN 2, first run). */
export function isTaster(config: Pick<Config, 'publicUrl' | 'contact'>): boolean {
  return config.publicUrl === undefined || config.contact === undefined
}

/** The user agent, the same in every request: `FediverseAtlas/<version> (+<page about the crawler>)` (DESIGN 1). */
export function userAgent(config: Pick<Config, 'publicUrl' | 'contact'>, version: string): string {
  const page = isTaster(config) || config.publicUrl === undefined ? PROJECT_PAGE : `${config.publicUrl}/crawler`
  return `FediverseAtlas/${version} (+${page})`
}

/** The settings as a text for `--help`: two lines each. */
export function describeSettings(): string {
  const about = ({ kind, default: value }: Field): string => (value === undefined ? kind : `${kind}, ${value} unless set`)
  return FIELDS.map((field) => `  ${field.env} (${about(field)})\n      ${field.sentence}\n`).join('')
}

/** The content of `.env.example`: every setting with its sentence, switched off by a comment sign. */
export function renderEnvExample(): string {
  const head = '# Settings of Fediverse Atlas, each with its default. Made from model/config.ts by `npm run settings`; do not edit.\n'
  return head + FIELDS.map((field) => `\n# ${field.sentence}\n#${field.env}=${field.default ?? ''}\n`).join('')
}

function inSeconds(reading: Reading<number>): Reading<number> {
  return reading.ok ? { ok: true, value: reading.value * SECOND } : reading
}

function holdBack(config: Config): Config {
  if (!isTaster(config)) return config
  const maxServers = Math.min(config.maxServers ?? Infinity, TASTER_LIMITS.maxServers)
  return { ...config, maxServers, paceMs: Math.max(config.paceMs, TASTER_LIMITS.paceMs) }
}

function shown(field: Field, text: string): string {
  if (field.secret === true) return 'set to something (a secret, not shown)'
  // An account inside a URL is a secret too, also where the URL is wrong.
  const safe = field.kind === 'url' ? text.replace(/^.*@/s, '…@') : text
  return `"${escapeForLog(safe, 80)}"`
}

function unknownVariables(environment: Environment): string[] {
  const known = FIELDS.map((field) => field.env).filter((name) => name.startsWith('ATLAS_'))
  return Object.keys(environment)
    .filter((name) => name.startsWith('ATLAS_') && !known.includes(name))
    .toSorted()
    .map((name) => `${escapeForLog(name, 80)} is no setting; the nearest is ${nearest(name.slice(0, 80), known)}.`)
}

function nearest(name: string, known: readonly string[]): string {
  // The beginning of a name is the nearest that one can come to it without writing it.
  const distanceTo = (candidate: string): number => (candidate.startsWith(name) ? 0 : editDistance(name, candidate))
  return known.toSorted((a, b) => distanceTo(a) - distanceTo(b))[0] ?? ''
}

// Levenshtein's distance, one row at a time.
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
