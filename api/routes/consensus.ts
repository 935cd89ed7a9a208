// GET /block-lists/consensus.csv, .txt and .json: one list out of several chosen ones at an address that servers and tools can poll.
import { Readable } from 'node:stream'
import { z } from 'zod'
import { makeConsensus, recipeParameters, type MadeConsensus, type RecipeQuery } from '../consensus.ts'
import type { ApiContext } from '../context.ts'
import type { ConsensusReply } from '../contract.ts'
import {
  toMastodonApi,
  writeFediblockholeCsv,
  writeGotosocialCsv,
  writeMastodonCsv,
  writeNames,
  type ExportRow,
  type MastodonDomainBlock,
} from '../present/block-exports.ts'
import { newestReading } from '../present/blocks.ts'
import { formatMoment } from '../present/figure.ts'
import { consensusReply } from '../replies/blocks.ts'
import { answer, defineRoute, stream, type Outcome } from '../route.ts'

const CSV = 'text/csv; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'

const retractions = z
  .boolean()
  .default(false)
  .describe('The companion: names that were on this list in the year before and are not any more, with the severity noop.')

interface ExportQuery extends RecipeQuery {
  readonly retractions: boolean
}

const CSV_FORMATS = { mastodon: writeMastodonCsv, fediblockhole: writeFediblockholeCsv, gotosocial: writeGotosocialCsv } as const

export const consensusCsv = defineRoute({
  method: 'GET',
  path: '/block-lists/consensus.csv',
  summary:
    'A list that several chosen published lists agree on, as CSV: Mastodon’s columns and order (at most 20,000 rows, which is what it imports), FediBlockHole’s, or GoToSocial’s six columns with suspensions only. The address is the recipe: it can be polled.',
  query: z.strictObject({
    ...recipeParameters,
    format: z.enum(['mastodon', 'fediblockhole', 'gotosocial']).default('mastodon'),
    retractions,
  }),
  reply: { file: CSV },
  cacheSeconds: 300,
  noindex: true,
  handle: (context, query) => exportList(context, query, CSV, 'csv', CSV_FORMATS[query.format]),
})

export const consensusText = defineRoute({
  method: 'GET',
  path: '/block-lists/consensus.txt',
  summary: 'The same list as plain text, one name a line.',
  query: z.strictObject({ ...recipeParameters, format: z.enum(['plain']).default('plain'), retractions }),
  reply: { file: TEXT },
  cacheSeconds: 300,
  noindex: true,
  handle: (context, query) => exportList(context, query, TEXT, 'txt', writeNames),
})

async function exportList(
  context: ApiContext,
  query: ExportQuery,
  contentType: string,
  ending: string,
  write: (rows: readonly ExportRow[]) => string,
): Promise<Outcome<never>> {
  const result = await makeConsensus(context, query)
  if (!result.ok) return result.outcome
  const rows = query.retractions ? retractedRows(result.made) : standingRows(result.made)
  return stream(Readable.from([write(rows)]), contentType, `${query.retractions ? 'retractions' : 'consensus'}.${ending}`)
}

function standingRows({ rows, lists }: MadeConsensus): readonly ExportRow[] {
  const counted = lists.filter(({ because }) => because === null).length
  return rows.map(({ target, severity, rejectMedia, votes }) => ({
    domain: target,
    severity,
    rejectMedia,
    comment: `On ${votes.length} of ${counted} chosen public lists`,
  }))
}

function retractedRows({ left }: MadeConsensus): readonly ExportRow[] {
  return left.map(({ target }) => ({
    domain: target,
    severity: 'noop',
    rejectMedia: false,
    comment: 'No longer on enough of the chosen lists',
  }))
}

const apiShape: z.ZodType<readonly MastodonDomainBlock[]> = z.array(
  z.strictObject({ domain: z.string(), digest: z.string(), severity: z.string(), comment: z.string().nullable() }),
)

export const consensusJson = defineRoute({
  method: 'GET',
  path: '/block-lists/consensus.json',
  summary:
    'The same list as JSON: with the evidence for each row and what left it, or in the shape of Mastodon’s `domain_blocks`, to which GoToSocial can subscribe.',
  query: z.strictObject({ ...recipeParameters, format: z.enum(['evidence', 'mastodon-api']).default('evidence') }),
  reply: { name: 'ConsensusReply', schema: z.union([consensusReply, apiShape]) },
  cacheSeconds: 300,
  noindex: true,
  handle: async (context, query) => {
    const result = await makeConsensus(context, query)
    if (!result.ok) return result.outcome
    const { made } = result
    return answer<ConsensusReply | readonly MastodonDomainBlock[]>(
      query.format === 'evidence' ? presentConsensus(made, query, context.clock.now()) : toMastodonApi(standingRows(made)),
    )
  },
})

function presentConsensus(made: MadeConsensus, query: RecipeQuery, now: number): ConsensusReply {
  const { recipe, lists, clusters, rows, left, excludedAsDead } = made
  return {
    generatedAt: formatMoment(now),
    recipe: {
      of: lists.map(({ domain }) => domain),
      threshold: recipe.threshold,
      severity: recipe.severity,
      excludeDead: query['exclude-dead'],
      adjustCopies: recipe.adjustCopies,
    },
    lists: lists.map(({ domain, because, rows: count, masked, sources }) => ({
      domain,
      counted: because === null,
      because,
      rows: count,
      masked,
      readAt: formatMoment(newestReading(sources)),
    })),
    clusters,
    rows: rows.map(({ target, severity, rejectMedia, independent, votes }) => ({
      domain: target,
      severity,
      rejectMedia,
      independent,
      evidence: votes.map(({ domain, row }) => ({
        domain,
        actions: row.actions,
        reason: row.reason,
        firstSeen: formatMoment(row.firstSeen),
        firstSeenIsLowerBound: row.firstSeenIsLowerBound,
      })),
    })),
    left: left.map(({ target, lastSeen }) => ({ domain: target, lastSeen: formatMoment(lastSeen) })),
    excludedAsDead,
  }
}
