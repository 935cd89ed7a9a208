// GET /servers/:domain/relations and GET /block-lists/readable: what a browser needs to look through somebody's follows without telling us any.
import { z } from 'zod'
import { certainStance } from '#model/blocks/reach.ts'
import { judgeHost, type PublishedBlock, type Stance } from '#model/blocks/verdict.ts'
import type { Domain } from '#model/domain.ts'
import { listBlockers } from '#model/store/published-blocked-by.ts'
import { listReadableLists } from '#model/store/published-block-figures.ts'
import { listBlockSources, listPlainBlocks, toRule, type BlockSourceRow } from '#model/store/published-blocks.ts'
import { findListHolder } from '../list-holder.ts'
import { domainParameter } from '../parameters.ts'
import { newestReading } from '../present/blocks.ts'
import { formatMoment } from '../present/figure.ts'
import { readableListsReply, relationsReply } from '../replies/match.ts'
import { answer, defineRoute } from '../route.ts'

/** Longer lists are cut: a browser compares some thousands of names in an instant. */
const MOST_ROWS = 20_000
const NOBODY = 'nobody' as Domain

export const relations = defineRoute({
  method: 'GET',
  path: '/servers/:domain/relations',
  summary:
    'Whom a server acts on by plain rows and who openly acts on it, so that a browser can tell which follows it would keep, without sending any. Who is in neither list is `others`; whose lists can be read stands in /block-lists/readable.',
  query: z.strictObject({ domain: domainParameter }),
  reply: { name: 'RelationsReply', schema: relationsReply },
  cacheSeconds: 300,
  noindex: true,
  limited: 'lookups',
  handle: async (context, { domain }) => {
    const named = await findListHolder(context, domain, 'domain')
    if (!named.ok) return named.outcome
    const { published } = context.database
    const { holder, domainId } = named.found
    const now = context.clock.now()
    const patterns = await context.blocks.patterns()
    const [sources, rows, blockers] = await Promise.all([
      domainId === null ? [] : listBlockSources(published, domainId),
      domainId === null ? [] : listPlainBlocks(published, [domainId], now),
      listBlockers(published, { host: holder, patterns, now }),
    ])
    const others = judgeHost(NOBODY, sources.map(asHiding), [])
    const acting = blockers.filter(({ stance }) => stance === 'refused' || stance === 'limited')
    const actedOnBy = acting.flatMap(({ domain: by, masked, stance }) => (by === null || masked ? [] : [{ domain: by, stance }]))
    const sorted = actedOnBy.toSorted((a, b) => (a.domain < b.domain ? -1 : 1))
    return answer({
      domain: holder,
      others: certainStance(others),
      because: others.because ?? null,
      readAt: formatMoment(newestReading(sources)),
      acts: rows.slice(0, MOST_ROWS).map((row) => ({
        target: row.target ?? '',
        kind: row.kind,
        subdomains: row.scope === 'tree' || row.kind === 'suffix',
        stance: stanceOf(toRule(row)),
      })),
      masked: sources.reduce((sum, source) => sum + (source.shown ? source.masked : 0), 0),
      actedOnBy: sorted.slice(0, MOST_ROWS),
      unnamed: acting.length - actedOnBy.length,
      cut: rows.length > MOST_ROWS || sorted.length > MOST_ROWS,
    })
  },
})

// What a row alone says: one list, this row, a name that it is about.
function stanceOf(rule: PublishedBlock): Stance {
  const alone = { id: rule.sourceId, publication: 'public', shown: true, mode: undefined } as const
  const about = rule.kind === 'suffix' ? `x.${rule.target}` : rule.target.replaceAll('*', 'x').replaceAll('?', 'x')
  return judgeHost(about as Domain, [alone], [rule]).stance
}

// A list with masked rows may hold any name behind them.
function asHiding(source: BlockSourceRow): BlockSourceRow {
  return source.masked > 0 && source.publication === 'public' ? { ...source, publication: 'partial' } : source
}

export const readableLists = defineRoute({
  method: 'GET',
  path: '/block-lists/readable',
  summary:
    'Whose lists can be read, so that it is known of whom silence means something: read whole, in part, or naming only whom they admit.',
  query: z.strictObject({}),
  reply: { name: 'ReadableListsReply', schema: readableListsReply },
  cacheSeconds: 600,
  noindex: true,
  handle: async ({ database, clock }) => {
    const lists = await listReadableLists(database.published, MOST_ROWS + 1)
    const named = (state: (typeof lists)[number]['state']): readonly string[] =>
      lists.slice(0, MOST_ROWS).flatMap((list) => (list.state === state ? [list.domain] : []))
    return answer({
      at: formatMoment(clock.now()),
      whole: named('whole'),
      partial: named('partial'),
      allowlists: named('allowlist'),
      cut: lists.length > MOST_ROWS,
    })
  },
})
