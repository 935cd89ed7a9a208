// What a group of the bench is: measurements that need the same things, each a row with its budget and how it was measured.
import type { ProofServer } from '../proof/database.ts'
import type { LargeAtlas } from './large-atlas.ts'

/** How much is measured: `tiny` only shows that it runs, `usual` is what the table states, `full` takes as long as it takes. */
export type BenchSize = 'tiny' | 'usual' | 'full'

/** What DESIGN 7 allows, in the unit of its row; the borders themselves are allowed. */
export type Budget = { readonly atMost: number } | { readonly atLeast: number }

/** One line of the table. */
export interface BenchRow {
  readonly what: string
  readonly measured: number
  /** `ms`, `s`, `B/pair`, `×` for a ratio, `/s`, … */
  readonly unit: string
  /** Absent for figures that stand beside others and have no budget. */
  readonly budget?: Budget
  /** In a few words: over what, how often, extrapolated from what. */
  readonly how: string
}

/** What the groups of one run share; made when it is first asked for, gone when the run ends. */
export interface BenchContext {
  readonly size: BenchSize
  /** Shows how far the group has come. */
  readonly say: (sentence: string) => void
  /** A PostgreSQL of the bench's own, or that of TEST_DATABASE_URL. */
  readonly postgres: () => Promise<ProofServer>
  /** 40,000 published servers with a search index and history (200 in `tiny`). Groups read it and leave it as it is. */
  readonly largeAtlas: () => Promise<LargeAtlas>
}

/** One word of `npm run bench -- <name>…`. A new group is a file that exports one, and one word in the list of main.ts. */
export interface BenchGroup {
  readonly name: string
  /** What is measured, in one sentence. */
  readonly summary: string
  /** About how many minutes it takes on two cores, preparations included. */
  readonly minutes: number
  readonly run: (context: BenchContext) => Promise<readonly BenchRow[]>
}
