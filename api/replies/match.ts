// Replies of the match, of comparisons and of what a browser needs to look through follows, as schemas.
import { z } from 'zod'
import type {
  EvidenceReply,
  MatchReply,
  PairSideReply,
  ReadableListsReply,
  ReasonReply,
  RelationsReply,
  ServersCompareReply,
} from '../contract.ts'
import { ruleLabel } from './rule-parts.ts'
import { serverSummary } from './search.ts'
import { rule } from './server.ts'
import { count, day, figure, moment } from './shared-parts.ts'

const evidence: z.ZodType<EvidenceReply> = z.union([
  z.strictObject({
    kind: z.literal('sentence'),
    position: z.number().int(),
    text: z.string(),
    hint: z.string().nullable(),
    label: ruleLabel,
    takenFrom: z.string().nullable(),
    link: z.string(),
  }),
  z.strictObject({
    kind: z.literal('figure'),
    value: z.union([z.number(), z.string(), z.array(z.string())]).nullable(),
    at: moment.nullable(),
    source: z.string().nullable(),
    flags: z.array(z.string()),
    link: z.string(),
  }),
  z.strictObject({
    kind: z.literal('block'),
    by: z.string(),
    about: z.string(),
    stance: z.string(),
    rule: z
      .strictObject({ observed: z.string(), actions: z.array(z.string()), reason: z.string().nullable(), firstSeen: moment })
      .nullable(),
    allowlist: z.boolean(),
    because: z.string().nullable(),
    readAt: moment.nullable(),
    link: z.string(),
  }),
])

const reason: z.ZodType<ReasonReply> = z.strictObject({
  about: z.string(),
  wish: z.string().nullable(),
  value: z.string(),
  stance: z.string().nullable(),
  degree: z.enum(['full', 'part']),
  evidence: z.array(evidence),
})

export const matchReply: z.ZodType<MatchReply> = z.strictObject({
  day,
  considered: count,
  total: count,
  wishes: z.array(
    z.strictObject({
      key: z.string(),
      about: z.string(),
      values: z.array(z.string()),
      servers: count,
      fitting: count,
      without: z.strictObject({ total: count, query: z.string() }),
    }),
  ),
  servers: z.array(
    z.strictObject({
      server: serverSummary,
      met: count,
      of: count,
      reasons: z.array(reason),
      against: z.array(reason),
      unknown: z.array(reason),
    }),
  ),
  relax: z.strictObject({ keys: z.array(z.string()), total: count, query: z.string() }).nullable(),
  notKnown: z.array(z.string()),
})

const pairSide: z.ZodType<PairSideReply> = z.strictObject({
  by: z.string(),
  about: z.string(),
  stance: z.string(),
  because: z.string().nullable(),
  observed: z.string().nullable(),
  reason: z.string().nullable(),
})

export const serversCompareReply: z.ZodType<ServersCompareReply> = z.strictObject({
  servers: z.array(
    z.strictObject({
      server: serverSummary,
      rulesKnown: z.boolean(),
      ruleCount: count.nullable(),
      rulesAt: moment.nullable(),
      postsAWeek: figure(count),
      blocks: z.strictObject({
        publication: z.string().nullable(),
        readAt: moment.nullable(),
        rows: count,
        byAction: z.array(z.strictObject({ action: z.string(), rows: count })),
        refusedBy: count,
        limitedBy: count,
      }),
    }),
  ),
  topics: z.array(
    z.strictObject({
      topic: z.string(),
      differs: z.boolean(),
      contradicts: z.boolean(),
      entries: z.array(z.strictObject({ stances: z.array(z.string()), rules: z.array(rule) }).nullable()),
    }),
  ),
  others: z.array(z.array(rule)),
  pairs: z.array(z.strictObject({ a: z.string(), b: z.string(), talk: z.string(), verdicts: z.tuple([pairSide, pairSide]) })),
})

export const relationsReply: z.ZodType<RelationsReply> = z.strictObject({
  domain: z.string(),
  others: z.string(),
  because: z.string().nullable(),
  readAt: moment.nullable(),
  acts: z.array(z.strictObject({ target: z.string(), kind: z.string(), subdomains: z.boolean(), stance: z.string() })),
  masked: count,
  actedOnBy: z.array(z.strictObject({ domain: z.string(), stance: z.string() })),
  unnamed: count,
  cut: z.boolean(),
})

export const readableListsReply: z.ZodType<ReadableListsReply> = z.strictObject({
  at: moment,
  whole: z.array(z.string()),
  partial: z.array(z.string()),
  allowlists: z.array(z.string()),
  cut: z.boolean(),
})
