// GET /block-lists/compare: two to four published lists side by side.
import { z } from 'zod'
import { compareLists, type Comparison, type Likeness } from '#model/blocks/compare.ts'
import { listPlainBlocks, type BlockRow } from '#model/store/published-blocks.ts'
import { chooseLists, type ChosenList } from '../list-holder.ts'
import { plainText } from '../parameters.ts'
import { packPlace, placeParameter, readPlace } from '../place-cursor.ts'
import { newestReading } from '../present/blocks.ts'
import { formatMoment } from '../present/figure.ts'
import { compareReply } from '../replies/blocks.ts'
import { answer, defineRoute, refuse } from '../route.ts'

const LIKENESSES = ['common', 'differing', 'some', 'only'] as const satisfies readonly Likeness[]

export const blockCompare = defineRoute({
  method: 'GET',
  path: '/block-lists/compare',
  summary:
    'Two to four published lists side by side: what all have, what only one has, where they differ in what they do. Masked rows are counted and not compared; lists that are not shown take no part.',
  query: z.strictObject({
    of: z.array(plainText(300).min(1)).min(2).max(4).describe('The servers whose lists are compared; repeated, or with commas.'),
    show: z.enum(LIKENESSES).optional().describe('Only rows of this likeness.'),
    limit: z.int().min(1).max(1000).default(200),
    cursor: placeParameter,
  }),
  reply: { name: 'CompareReply', schema: compareReply },
  cacheSeconds: 60,
  noindex: true,
  handle: async (context, { of, show, limit, cursor }) => {
    const place = cursor === undefined ? [''] : readPlace(cursor, ['string'])
    if (place === undefined) return refuse(400, 'This is no cursor of ours.', 'cursor')
    const chosen = await chooseLists(context, of)
    if (!chosen.ok) return chosen.outcome
    const { lists } = chosen
    if (lists.length < 2) return refuse(400, 'Name at least two different servers.', 'of')
    const compared = lists.filter(({ because }) => because === null)
    const rows = await listPlainBlocks(
      context.database.published,
      compared.map(({ domainId }) => domainId),
      context.clock.now(),
    )
    const all = compareLists(compared.map(({ domainId }) => rows.filter((row) => row.domainId === domainId).map(withTarget)))
    const wanted = all.filter(({ target, likeness }) => target > String(place[0]) && (show === undefined || likeness === show))
    const page = wanted.slice(0, limit)
    return answer({
      lists: lists.map((list) => presentList(list, compared.indexOf(list), all, rows)),
      totals: countLikenesses(all),
      rows: page.map(({ target, likeness, rows: entries }) => ({ target, likeness, entries: entries.map(presentEntry) })),
      next: wanted.length > limit ? packPlace([page.at(-1)?.target ?? '']) : null,
    })
  },
})

type Compared = BlockRow & { readonly target: string }

function withTarget(row: BlockRow): Compared {
  return { ...row, target: row.target ?? row.observed }
}

function presentList(
  { domain, domainId, sources, because }: ChosenList,
  index: number,
  all: readonly Comparison<Compared>[],
  rows: readonly BlockRow[],
) {
  const shown = sources.filter((source) => source.shown)
  return {
    domain,
    compared: because === null,
    because,
    rows: rows.filter((row) => row.domainId === domainId).length,
    masked: shown.reduce((sum, { masked }) => sum + masked, 0),
    readAt: formatMoment(newestReading(sources)),
    only: index < 0 ? 0 : all.filter((row) => row.likeness === 'only' && row.rows[index] !== undefined).length,
  }
}

function countLikenesses(all: readonly Comparison<Compared>[]): Record<Likeness, number> {
  const totals = { common: 0, differing: 0, some: 0, only: 0 }
  for (const { likeness } of all) totals[likeness] += 1
  return totals
}

function presentEntry(row: Compared | undefined) {
  return row === undefined ? null : { actions: row.actions, reason: row.reason, firstSeen: formatMoment(row.firstSeen) }
}
