// A software as lists and its page show it; names that no adapter knows are shown as servers state them.
import type { Sums } from '#model/network-totals.ts'
import type { KnownSoftware } from '#model/store/published-software.ts'
import type { SoftwareListReply } from '../contract.ts'

type SoftwareEntry = SoftwareListReply['software'][number]

// What is said of a software that no adapter knows.
const NOT_KNOWN = {
  kind: 'other',
  alternativeTo: [],
  networks: [],
  homepage: null,
  repository: null,
  licence: null,
  language: null,
  note: null,
  unpublished: [],
  counts: null,
} satisfies Partial<SoftwareEntry>

const NO_SERVERS: Sums = { servers: 0, users: null, activeMonth: null }

/** Presents one software with its sums; `newest` is '' while no release can be told. */
export function presentSoftware(name: string, known: KnownSoftware | undefined, sums: Sums | undefined, newest: string): SoftwareEntry {
  const { kind, alternativeTo, networks, homepage, repository, licence, language, note, unpublished, counts } = known ?? NOT_KNOWN
  const { servers, users, activeMonth } = sums ?? NO_SERVERS
  const newestVersion = newest === '' ? null : newest
  const words = {
    name,
    label: known?.label ?? name,
    kind,
    known: known !== undefined,
    alternativeTo,
    networks,
    homepage,
    repository,
    licence,
    language,
    note,
    unpublished,
    counts,
  }
  return { ...words, servers, users, activeMonth, newestVersion }
}
