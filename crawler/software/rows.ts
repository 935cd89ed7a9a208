// The registry as rows of the table `software`: what the rest of the program learns about a software without importing its adapter.
import { GENERAL_PATHS, listAskedPaths } from '../asked-paths.ts'
import type { SoftwareDefinition, SoftwareFork, SoftwareKind } from './define.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { generic } from './generic.ts'
import { softwares } from './registry.ts'

/** A row of the table `software`; plain JSON. */
export interface SoftwareRow {
  readonly name: string
  readonly label: string
  readonly kind: SoftwareKind
  /** `none` for networks that are no servers to be read. */
  readonly adapter: string
  readonly definition: Readonly<Record<string, unknown>>
}

/**
 * One row an adapter, one a fork, and one for each network that the catalogue names and nobody can list. Adapters say what they ask
 * for, `generic` also what every host is asked for.
 */
export function softwareRows(): readonly SoftwareRow[] {
  const read = softwares.flatMap((definition) => [
    rowOf(definition),
    ...(definition.forks ?? []).map((fork) => forkRowOf(definition, fork)),
  ])
  const unread = ELSEWHERE.map(({ name, label, kind, ...entry }) => ({ name, label, kind, adapter: 'none', definition: present(entry) }))
  return [...read, ...unread]
}

function rowOf(definition: SoftwareDefinition): SoftwareRow {
  const { name, label, kind, networks, alternativeTo, licence, language, homepage, counts, unpublished } = definition
  const repository = definition.repository === '' ? undefined : definition.repository
  const paths = [...(definition === generic ? GENERAL_PATHS : []), ...listAskedPaths(definition)]
  const members = { networks, alternativeTo, licence, language, repository, homepage, counts, unpublished: unpublished?.facts, paths }
  return { name, label, kind, adapter: name, definition: present(members) }
}

// A fork is what its parent is, in what it does not say of itself; its home is not its parent's.
function forkRowOf(parent: SoftwareDefinition, fork: SoftwareFork): SoftwareRow {
  const { networks, counts, kind } = parent
  const unpublished = [...(parent.unpublished?.facts ?? []), ...(fork.unpublished?.facts ?? [])]
  const { name, label, repository, homepage } = fork
  const { alternativeTo = parent.alternativeTo, licence = parent.licence, language = parent.language } = fork
  const members = { networks, alternativeTo, licence, language, repository, homepage, counts, unpublished }
  return { name, label, kind, adapter: parent.name, definition: present({ ...members, forkOf: parent.name }) }
}

function present(members: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
