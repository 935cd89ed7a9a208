// Which adapter reads a server, decided in one place: by the name it gives, by what it was forked from, by its family; unknown stays unknown.
import type { Facts } from '#model/facts.ts'
import { overlayFacts } from '#model/facts-merge.ts'
import type { SoftwareDefinition, SoftwareFork } from './define.ts'
import { generic } from './generic.ts'
import { softwares } from './registry.ts'

/** Which software a server runs, and which adapter reads it. */
export interface SoftwareFound {
  readonly definition: SoftwareDefinition
  /** The name under which the server is filed: the adapter's, the fork's, or the unknown software's own in safe characters. */
  readonly slug: string
  /** The name to show. */
  readonly label: string
  /** False when nobody here knows this software and `generic` reads it. */
  readonly known: boolean
}

interface Entry {
  readonly definition: SoftwareDefinition
  readonly fork?: SoftwareFork
}

// `generic` is no software: a server that calls itself so is unknown.
const named = new Map<string, Entry>(
  softwares
    .filter((definition) => definition !== generic)
    .flatMap((definition): [string, Entry][] => [
      ...[definition.name, ...(definition.otherNames ?? [])].map((name): [string, Entry] => [name, { definition }]),
      ...(definition.forks ?? []).map((fork): [string, Entry] => [fork.name, { definition, fork }]),
    ]),
)

/**
 * Finds the adapter for a server by its NodeInfo facts, in the order of microblog.md 3: the software's name, which may be a fork's;
 * its family; the name of the software it was forked from; under the parent's name, the fork by its version string. What is found
 * again by the slug it was given is the same.
 */
export function findSoftware(nodeinfo: Facts): SoftwareFound {
  const published = nodeinfo.software?.trim() ?? ''
  const name = published.toLowerCase()
  const own = named.get(name)
  if (own !== undefined) return foundUnder(own, nodeinfo.version ?? '')
  const family = findFamily(nodeinfo)
  if (family !== undefined) return { definition: family, slug: family.name, label: family.label, known: true }
  const parent = named.get(nodeinfo.upstream?.trim().toLowerCase() ?? '')?.definition
  return {
    definition: parent ?? generic,
    slug: readSlug(name),
    label: name === '' ? 'unknown' : published,
    known: parent !== undefined,
  }
}

// A family's servers name themselves after their site or their flavour: they are filed under the family's name.
function findFamily(nodeinfo: Facts): SoftwareDefinition | undefined {
  return softwares.find((definition) => definition.recognises?.(nodeinfo) === true)
}

function foundUnder({ definition, fork }: Entry, version: string): SoftwareFound {
  const as = fork ?? definition.forks?.find((candidate) => candidate.version?.test(version)) ?? definition
  return { definition, slug: as.name, label: as.label, known: true }
}

// Names are free text in practice (Nextcloud Social puts the title of the server there, other-software.md 4.19).
function readSlug(name: string): string {
  const slug = name
    .replace(/[^\p{L}\p{N}._]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return slug === '' ? 'unknown' : slug
}

/**
 * The facts of a NodeInfo document as its software means them: what the adapter reads from `metadata` laid over what every document
 * gives, then the figures that this software states by constant put right. Without `json` (an unchanged document, whose stored facts
 * went through this already) only the latter. Doing it twice changes nothing.
 */
export function readSoftwareNodeinfo(definition: SoftwareDefinition, nodeinfo: Facts, json?: unknown): Facts {
  const own = json === undefined ? undefined : definition.readNodeinfo?.(json)
  const facts = own === undefined ? nodeinfo : overlayFacts(nodeinfo, own)
  return definition.correct?.(facts) ?? facts
}
