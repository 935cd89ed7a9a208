// The list that a recipe means: chosen public lists, a threshold, a severity; made anew each time it is asked for, so that its address is stable.
import { z } from 'zod'
import { DAY } from '#model/clock.ts'
import { buildConsensus, type Consensus, type ConsensusRecipe, type VotingList, type VotingRow } from '#model/blocks/consensus.ts'
import { listNameStates } from '#model/store/published-block-figures.ts'
import { listPastBlocks, listPlainBlocks } from '#model/store/published-blocks.ts'
import type { ApiContext } from './context.ts'
import { chooseLists, type ChosenList } from './list-holder.ts'
import { plainText } from './parameters.ts'
import { refuse, type Outcome } from './route.ts'

const MOST_LISTS = 50
const PAST_MS = 365 * DAY

export const recipeParameters = {
  of: z
    .array(plainText(300).min(1))
    .min(1)
    .max(MOST_LISTS)
    .describe(
      'The servers whose published lists are taken; repeated, or with commas. Personal servers and lists that are not shown do not count.',
    ),
  threshold: z
    .string()
    .regex(/^(?:[1-9]\d?|(?:100|[1-9]\d?)%)$/)
    .default('2')
    .describe('How many of these lists must have a row: a number, or a share of the lists that count, such as 50%.'),
  severity: z.enum(['suspend', 'silence']).default('silence').describe('How hard a row must be to count.'),
  'exclude-dead': z.boolean().default(false).describe('Leave out servers that are known not to answer any more.'),
  'adjust-copies': z.boolean().default(true).describe('Lists that share nine tenths of their names count as one.'),
} as const

export interface RecipeQuery {
  readonly of: readonly string[]
  readonly threshold: string
  readonly severity: 'suspend' | 'silence'
  readonly 'exclude-dead': boolean
  readonly 'adjust-copies': boolean
}

/** A chosen list with how much of it was used. */
export interface UsedList extends ChosenList {
  readonly rows: number
  readonly masked: number
}

export interface MadeConsensus extends Consensus {
  readonly lists: readonly UsedList[]
  readonly recipe: ConsensusRecipe
  readonly excludedAsDead: number
}

export type ConsensusResult = { readonly ok: true; readonly made: MadeConsensus } | { readonly ok: false; readonly outcome: Outcome<never> }

/**
 * Makes the list. With fewer lists than the threshold asks for there is none: whoever subscribes must not take lists that cannot be read
 * for lists that became empty.
 */
export async function makeConsensus(context: ApiContext, query: RecipeQuery): Promise<ConsensusResult> {
  const chosen = await chooseLists(context, query.of)
  if (!chosen.ok) return chosen
  const lists = chosen.lists.map(countOnlyNamed)
  const counted = lists.filter(({ because }) => because === null)
  const threshold = readThreshold(query.threshold, counted.length)
  if (counted.length < threshold || counted.length === 0) {
    return { ok: false, outcome: refuse(409, 'Fewer of these lists can be read now than the threshold asks for.', 'threshold') }
  }
  const { published } = context.database
  const now = context.clock.now()
  const ids = counted.map(({ domainId }) => domainId)
  const [current, past] = await Promise.all([listPlainBlocks(published, ids, now), listPastBlocks(published, ids, now - PAST_MS)])
  const rowsOf = (domainId: number): readonly VotingRow[] => [
    ...current
      .filter((row) => row.domainId === domainId && row.kind === 'name')
      .map((row) => ({ ...row, target: row.target ?? '', firstSeenIsLowerBound: row.notBefore === null, lastSeen: null })),
    ...past.filter((row) => row.domainId === domainId).map((row) => ({ ...row, firstSeenIsLowerBound: row.notBefore === null })),
  ]
  const voting: readonly VotingList[] = counted.map(({ domain, domainId }) => ({ domain, rows: rowsOf(domainId) }))
  const recipe = { threshold, severity: query.severity, adjustCopies: query['adjust-copies'] }
  const consensus = buildConsensus(voting, recipe)
  const rows = query['exclude-dead'] ? await leaveOutDead(context, consensus) : consensus.rows
  return {
    ok: true,
    made: {
      ...consensus,
      rows,
      recipe,
      excludedAsDead: consensus.rows.length - rows.length,
      lists: lists.map((list) => ({
        ...list,
        rows: current.filter((row) => row.domainId === list.domainId && row.kind === 'name').length,
        masked: list.because === null ? list.sources.reduce((sum, { shown, masked }) => sum + (shown ? masked : 0), 0) : 0,
      })),
    },
  }
}

// Lists of personal servers are their own business; those of servers that are gone are nobody's word of today.
function countOnlyNamed(list: ChosenList): ChosenList {
  if (list.because !== null || list.sources.every(({ living, named }) => living && named)) return list
  return { ...list, because: list.sources.every(({ living }) => living) ? 'personal' : 'not-living' }
}

function readThreshold(text: string, lists: number): number {
  const number = Number.parseInt(text, 10)
  return text.endsWith('%') ? Math.max(1, Math.ceil((lists * number) / 100)) : number
}

async function leaveOutDead({ database }: ApiContext, { rows }: Consensus): Promise<Consensus['rows']> {
  const states = await listNameStates(
    database.published,
    rows.map(({ target }) => target),
  )
  return rows.filter(({ target }) => states.get(target)?.status !== 'dead')
}
