// A software as lists and its page show it; names that no adapter knows are shown as servers state them.
import type { Sums } from '#model/network-totals.ts'
import type { KnownSoftware } from '#model/store/published-software.ts'
import type { SoftwareListReply } from '../contract.ts'

type SoftwareEntry = SoftwareListReply['software'][number]

/** Presents one software with its sums; `newest` is '' while no release can be told. */
export function presentSoftware(name: string, known: KnownSoftware | undefined, sums: Sums | undefined, newest: string): SoftwareEntry {
  return {
    name,
    label: known?.label ?? name,
    kind: known?.kind ?? 'other',
    known: known !== undefined,
    alternativeTo: known?.alternativeTo ?? [],
    networks: known?.networks ?? [],
    homepage: known?.homepage ?? null,
    repository: known?.repository ?? null,
    licence: known?.licence ?? null,
    counts: known?.counts ?? null,
    servers: sums?.servers ?? 0,
    users: sums?.users ?? 0,
    activeMonth: sums?.activeMonth ?? 0,
    newestVersion: newest === '' ? null : newest,
  }
}
