// Replies about blocks, as schemas.
import { z } from 'zod'
import { PROBLEM_KINDS } from '#model/blocks/list-check.ts'
import { LIST_NOTES } from '#model/blocks/list-csv.ts'
import type {
  AdminViewReply,
  BlockedByReply,
  BlockEventsReply,
  BlockReply,
  BlocksReply,
  BlockSourceReply,
  CompareReply,
  ConsensusReply,
  ListCheckReply,
  ListCoverageReply,
  ListFindings,
  PairReply,
  ReachReply,
  VerdictReply,
} from '../contract.ts'
import { count, moment } from './shared-parts.ts'

const source: z.ZodType<BlockSourceReply> = z.strictObject({
  endpoint: z.string(),
  publication: z.string(),
  since: moment,
  notBefore: moment.nullable(),
  firstReadAt: moment.nullable(),
  readAt: moment.nullable(),
  shown: z.boolean(),
  rows: count,
  masked: count,
  skipped: count,
  mode: z.string().nullable(),
  hasExclusions: z.boolean(),
})

const blockMembers = {
  observed: z.string(),
  kind: z.string(),
  target: z.string().nullable(),
  subdomains: z.boolean(),
  actions: z.array(z.string()),
  native: z.array(z.string()),
  reason: z.string().nullable(),
  statedSince: moment.nullable(),
  expiresAt: moment.nullable(),
  notBefore: moment.nullable(),
  firstSeen: moment,
  missingSince: moment.nullable(),
}
const block: z.ZodType<BlockReply> = z.strictObject(blockMembers)

const byTopic = z.array(z.strictObject({ topic: z.string(), rows: count }))

export const blocksReply: z.ZodType<BlocksReply> = z.strictObject({
  domain: z.string(),
  sources: z.array(source),
  byAction: z.array(z.strictObject({ action: z.string(), rows: count })),
  byTopic,
  blocks: z.array(block),
  next: z.string().nullable(),
})

const listCoverage: z.ZodType<ListCoverageReply> = z.strictObject({
  servers: count,
  read: count,
  stale: count,
  partial: count,
  unread: z.record(z.string(), count),
})

const blockedByParts = {
  counts: z.strictObject({ refused: count, limited: count, unnamed: count, masked: count, notAdmitted: count }),
  byTopic,
  blockers: z.array(z.strictObject({ ...blockMembers, domain: z.string(), stance: z.string(), source: z.string() })),
  next: z.string().nullable(),
}

export const blockedByReply: z.ZodType<BlockedByReply> = z.strictObject({ domain: z.string(), coverage: listCoverage, ...blockedByParts })

const loose = z.record(z.string(), z.unknown())

export const blockEventsReply: z.ZodType<BlockEventsReply> = z.strictObject({
  domain: z.string(),
  events: z.array(
    z.strictObject({
      endpoint: z.string(),
      kind: z.string(),
      notBefore: moment.nullable(),
      at: moment,
      observed: z.string().nullable(),
      actions: z.array(z.string()).nullable(),
      was: loose.nullable(),
      became: loose.nullable(),
    }),
  ),
  next: z.string().nullable(),
})

const verdict: z.ZodType<VerdictReply> = z.strictObject({
  by: z.string(),
  about: z.string(),
  stance: z.string(),
  rule: z.strictObject({ ...blockMembers, source: z.string(), digestMatches: z.boolean() }).nullable(),
  allowlist: z.boolean(),
  because: z.string().nullable(),
  readAt: moment.nullable(),
  sources: z.array(source),
})

export const pairReply: z.ZodType<PairReply> = z.strictObject({
  a: z.string(),
  b: z.string(),
  talk: z.string(),
  verdicts: z.tuple([verdict, verdict]),
})

export const compareReply: z.ZodType<CompareReply> = z.strictObject({
  lists: z.array(
    z.strictObject({
      domain: z.string(),
      compared: z.boolean(),
      because: z.string().nullable(),
      rows: count,
      masked: count,
      readAt: moment.nullable(),
      only: count,
    }),
  ),
  totals: z.strictObject({ common: count, differing: count, some: count, only: count }),
  rows: z.array(
    z.strictObject({
      target: z.string(),
      likeness: z.string(),
      entries: z.array(z.strictObject({ actions: z.array(z.string()), reason: z.string().nullable(), firstSeen: moment }).nullable()),
    }),
  ),
  next: z.string().nullable(),
})

const findings: z.ZodType<ListFindings> = z.strictObject({
  redundant: z.array(z.strictObject({ target: z.string(), under: z.string() })),
  dead: z.array(z.strictObject({ target: z.string(), lastAnswer: moment.nullable() })),
  nobodyElse: z.array(z.string()),
  sameSite: z.array(z.strictObject({ registrable: z.string(), rows: count, farm: z.boolean() })),
  overlap: z.array(z.strictObject({ lists: z.string(), rows: count })),
  cut: z.boolean(),
})

export const listCheckReply: z.ZodType<ListCheckReply> = z.strictObject({
  format: z.string(),
  rows: count,
  kinds: z.record(z.string(), count),
  severities: z.record(z.string(), count),
  canaries: count,
  masked: count,
  duplicates: count,
  problemCount: count,
  problems: z.array(
    z.strictObject({
      place: count,
      kind: z.enum(PROBLEM_KINDS),
      text: z.string().optional(),
      before: z.strictObject({ place: count, there: z.string().nullable().optional(), here: z.string().nullable().optional() }).optional(),
      sentence: z.string().meta({ description: 'The same in English.' }),
    }),
  ),
  notes: z.array(z.strictObject({ kind: z.enum(LIST_NOTES), sentence: z.string() })),
  findings,
  cost: z.strictObject({ servers: count, activeMonth: count, open: count, limited: count, refused: count }),
  list: z.array(
    z.strictObject({
      place: count,
      kind: z.string(),
      target: z.string(),
      severity: z.string(),
      rejectMedia: z.boolean(),
      rejectReports: z.boolean(),
      obfuscate: z.boolean(),
      comment: z.string().nullable(),
      marks: z.array(z.string()),
    }),
  ),
  coverage: listCoverage,
})

const share = z.number().min(0).max(1).nullable()
const people = z.record(z.string(), count)

export const reachReply: z.ZodType<ReachReply> = z.strictObject({
  domain: z.string(),
  servers: count,
  activeMonth: count,
  withoutFigure: count,
  atLeast: share,
  atMost: share,
  users: z.strictObject({ atLeast: count, atMost: count, limited: count, theirs: people, own: people, unknown: people }),
  coverage: listCoverage,
})

export const adminViewReply: z.ZodType<AdminViewReply> = z.strictObject({
  domain: z.string(),
  sources: z.array(source),
  documents: z.array(
    z.strictObject({
      endpoint: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      httpStatus: z.number().int().nullable(),
      readAt: moment.nullable(),
      dueAt: moment,
    }),
  ),
  blockedBy: z.strictObject(blockedByParts),
  findings: findings.nullable(),
  coverage: listCoverage,
  newcomers: z.strictObject({
    inSearch: z.boolean(),
    registrations: z.string().nullable(),
    minAge: z.number().nullable(),
    shortDescription: z.string().nullable(),
    languages: z.array(z.string()),
    rules: z.array(z.strictObject({ text: z.string(), hint: z.string().nullable(), firstSeen: moment })),
    rulesAt: moment.nullable(),
  }),
})

export const consensusReply: z.ZodType<ConsensusReply> = z.strictObject({
  generatedAt: moment,
  recipe: z.strictObject({
    of: z.array(z.string()),
    threshold: count,
    severity: z.string(),
    excludeDead: z.boolean(),
    adjustCopies: z.boolean(),
  }),
  lists: z.array(
    z.strictObject({
      domain: z.string(),
      counted: z.boolean(),
      because: z.string().nullable(),
      rows: count,
      masked: count,
      readAt: moment.nullable(),
    }),
  ),
  clusters: z.array(z.array(z.string())),
  rows: z.array(
    z.strictObject({
      domain: z.string(),
      severity: z.string(),
      rejectMedia: z.boolean(),
      independent: count,
      evidence: z.array(
        z.strictObject({
          domain: z.string(),
          actions: z.array(z.string()),
          reason: z.string().nullable(),
          firstSeen: moment,
          firstSeenIsLowerBound: z.boolean(),
        }),
      ),
    }),
  ),
  left: z.array(z.strictObject({ domain: z.string(), lastSeen: moment })),
  excludedAsDead: count,
})
