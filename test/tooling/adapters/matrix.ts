// The table of adapters: for every software and everything people ask for, whether it is read, and what shows it. Nothing in it is a claim.
import type { SoftwareDefinition, SoftwareFork, Unpublished } from '../../../crawler/software/define.ts'
import { softwares } from '../../../crawler/software/registry.ts'
import { gatherRecordings, gatherSamples, type Evidence } from './evidence.ts'
import { COLUMNS, type Column } from './publications.ts'

/**
 * `recorded`: read from a recorded answer of a real server. `sample`: read from the documented shape, in a sample that the tests hold.
 * `unpublished`: no server of this software publishes it. `unread`: nothing shows any of these.
 */
export type Mark = 'recorded' | 'sample' | 'unpublished' | 'unread'

export interface Cell {
  readonly mark: Mark
  /** Files of recordings or names of samples, at most three; the reference where it is not published. */
  readonly shownBy: readonly string[]
}

export interface Row {
  readonly name: string
  readonly label: string
  readonly adapter: string
  readonly cells: Readonly<Record<Column, Cell>>
}

const MOST_SHOWN = 3

/** The whole table; `captures` is a folder of recorded answers, which may be missing. */
export async function buildMatrix(captures: string): Promise<readonly Row[]> {
  const samples = gatherSamples(softwares.map(({ name }) => name))
  const recordings = await gatherRecordings(captures)
  return softwares.flatMap((definition) =>
    [definition, ...(definition.forks ?? [])].map((software) => rowOf(definition, software, { samples, recordings })),
  )
}

function rowOf(
  definition: SoftwareDefinition,
  software: SoftwareDefinition | SoftwareFork,
  { samples, recordings }: { readonly samples: Evidence; readonly recordings: Evidence },
): Row {
  const { name, label } = software
  const cells = COLUMNS.map((column): [Column, Cell] => {
    const recorded = recordings.get(name)?.get(column)
    if (recorded !== undefined) return [column, { mark: 'recorded', shownBy: recorded.slice(0, MOST_SHOWN) }]
    const sampled = samples.get(name)?.get(column)
    if (sampled !== undefined) return [column, { mark: 'sample', shownBy: sampled.slice(0, MOST_SHOWN) }]
    const reference = referenceOf([definition.unpublished, software.unpublished], column)
    return [column, reference === undefined ? { mark: 'unread', shownBy: [] } : { mark: 'unpublished', shownBy: [reference] }]
  })
  return { name, label, adapter: definition.name, cells: Object.fromEntries(cells) as Row['cells'] }
}

function referenceOf(unpublished: readonly (Unpublished | undefined)[], column: Column): string | undefined {
  return unpublished.find((one) => one?.facts.some((fact) => fact === column))?.reference
}
