// What answers about blocks need of the network as a whole, remembered for a moment: living servers, states of lists, wildcard rules.
import { SECOND, type Clock } from '#model/clock.ts'
import { makePopulation, type Population } from '#model/blocks/population.ts'
import { listPatterns } from '#model/store/published-blocked-by.ts'
import { listPopulation, listPopulationSources } from '#model/store/published-block-figures.ts'
import type { Database } from '#model/store/postgres.ts'
import { remember } from './memory.ts'

export interface BlockFigures {
  /** Counts and sums only: no name leaves it, so that it may be a moment old. */
  readonly population: () => Promise<Population>
  /** Wildcards to look for; whether the row they stand in may be shown is asked each time. */
  readonly patterns: () => Promise<readonly string[]>
}

/** Opens the figures over a store; nothing is read before it is asked for. */
export function openBlockFigures({ published }: Pick<Database, 'published'>, clock: Pick<Clock, 'now'>): BlockFigures {
  const population = remember(clock, 60 * SECOND, async () => {
    const [servers, sources] = await Promise.all([listPopulation(published), listPopulationSources(published)])
    return makePopulation(servers, sources)
  })
  const patterns = remember(clock, 60 * SECOND, () => listPatterns(published))
  return { population: () => population(), patterns: () => patterns() }
}
