// The registry of server software as the API and the pages know it, and which versions are running.
import type { Kysely } from 'kysely'
import { at, list, strings, text } from '#model/json.ts'
import type { Published } from './published.ts'

export interface SoftwareCounts {
  readonly users: string
  readonly active: string
  readonly posts: string
}

/** How often a document of this software is asked for. */
export interface AskedPath {
  readonly path: string
  readonly method: string
  readonly every: string
}

/** One software or fork of the registry. */
export interface KnownSoftware {
  readonly name: string
  readonly label: string
  readonly kind: string
  /** The adapter that reads it. */
  readonly adapter: string
  readonly alternativeTo: readonly string[]
  readonly networks: readonly string[]
  readonly homepage: string | null
  readonly repository: string | null
  readonly licence: string | null
  /** The language it is written in. */
  readonly language: string | null
  /** Of a network whose instances cannot be listed: what an instance is there, and why. */
  readonly note: string | null
  /** What its servers do not tell strangers, in the words of the registry. */
  readonly unpublished: readonly string[]
  readonly counts: SoftwareCounts | null
  /** The software it is a fork of. */
  readonly forkOf: string | null
  readonly paths: readonly AskedPath[]
}

interface SoftwareRow {
  readonly name: string
  readonly label: string
  readonly kind: string
  readonly adapter: string
  readonly definition: unknown
}

/** The whole registry, by label. */
export async function listKnownSoftware(db: Kysely<Published>): Promise<readonly KnownSoftware[]> {
  const rows = await db
    .selectFrom('published.software')
    .select(['name', 'label', 'kind', 'adapter', 'definition'])
    .orderBy('label')
    .orderBy('name')
    .execute()
  return rows.map(readRow)
}

function readRow({ name, label, kind, adapter, definition }: SoftwareRow): KnownSoftware {
  const word = (key: string): string | null => text(at(definition, key), 300) ?? null
  return {
    name,
    label,
    kind,
    adapter,
    alternativeTo: strings(at(definition, 'alternativeTo')),
    networks: strings(at(definition, 'networks')),
    homepage: word('homepage'),
    repository: word('repository'),
    licence: word('licence'),
    language: word('language'),
    note: text(at(definition, 'note')) ?? null,
    unpublished: strings(at(definition, 'unpublished')),
    counts: readCounts(at(definition, 'counts')),
    forkOf: word('forkOf'),
    paths: list(at(definition, 'paths')).flatMap(readPath),
  }
}

function readCounts(value: unknown): SoftwareCounts | null {
  const users = text(at(value, 'users'))
  const active = text(at(value, 'active'))
  const posts = text(at(value, 'posts'))
  return users === undefined || active === undefined || posts === undefined ? null : { users, active, posts }
}

function readPath(value: unknown): readonly AskedPath[] {
  const path = text(at(value, 'path'))
  const every = text(at(value, 'every'))
  return path === undefined || every === undefined ? [] : [{ path, method: text(at(value, 'method')) ?? 'GET', every }]
}

/** How many counted servers run a version. */
export interface VersionCount {
  readonly version: string
  readonly servers: number
}

/** The versions of every software on counted servers, most servers first; at most 500 a software. */
export async function listVersions(db: Kysely<Published>): Promise<ReadonlyMap<string, readonly VersionCount[]>> {
  const rows = await db
    .selectFrom('published.counted')
    .select((eb) => [
      eb.ref('software').$notNull().as('software'),
      eb.ref('softwareVersion').$notNull().as('version'),
      eb.fn.countAll<number>().as('servers'),
    ])
    .where('software', 'is not', null)
    .where('softwareVersion', 'is not', null)
    .groupBy(['software', 'softwareVersion'])
    .orderBy('servers', 'desc')
    .orderBy('softwareVersion')
    .execute()
  const groups = Map.groupBy(rows, ({ software }) => software)
  return new Map([...groups].map(([software, counts]) => [software, counts.slice(0, MOST_VERSIONS).map(withoutSoftware)]))
}

const MOST_VERSIONS = 500

function withoutSoftware({ version, servers }: VersionCount): VersionCount {
  return { version, servers }
}
