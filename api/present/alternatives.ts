// What the software of the fediverse stands in for, with who does: the table of alternatives joined with the registry.
import { ALTERNATIVES, purposeOf } from '#model/alternatives.ts'
import type { Sums } from '#model/network-totals.ts'
import type { KnownSoftware } from '#model/store/published-software.ts'
import type { AlternativesReply } from '../contract.ts'

type Entry = AlternativesReply['alternatives'][number]

const ORDER: readonly string[] = Object.keys(ALTERNATIVES)

/** Presents every name that some software stands in for, in the order of the table; software with most servers first. */
export function presentAlternatives(registry: readonly KnownSoftware[], sums: ReadonlyMap<string, Sums>): readonly Entry[] {
  const names = [...new Set(registry.flatMap(({ alternativeTo }) => alternativeTo))]
  return names
    .filter((name) => purposeOf(name) !== undefined)
    .toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))
    .map((name) => presentOne(name, registry, sums))
}

function presentOne(name: string, registry: readonly KnownSoftware[], sums: ReadonlyMap<string, Sums>): Entry {
  const software = registry
    .filter(({ alternativeTo }) => alternativeTo.includes(name))
    .map((known) => ({ name: known.name, label: known.label, servers: sums.get(known.name)?.servers ?? 0, note: known.note }))
    .toSorted((one, other) => other.servers - one.servers || one.label.localeCompare(other.label))
  return { name, purpose: purposeOf(name) ?? 'talk', software, servers: software.reduce((sum, { servers }) => sum + servers, 0) }
}
