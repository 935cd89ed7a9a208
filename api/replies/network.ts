// Replies about the network as a whole and about this installation, as schemas.
import { z } from 'zod'
import type { AboutReply, AlternativesReply, OptOutReply, SoftwareListReply, SoftwareReply, StatisticsReply } from '../contract.ts'
import { count, coverage, moment, softwareCounts } from './shared-parts.ts'

const software = z.strictObject({
  name: z.string(),
  label: z.string(),
  kind: z.string(),
  known: z.boolean(),
  alternativeTo: z.array(z.string()),
  networks: z.array(z.string()),
  homepage: z.string().nullable(),
  repository: z.string().nullable(),
  licence: z.string().nullable(),
  language: z.string().nullable(),
  note: z.string().nullable(),
  unpublished: z.array(z.string()),
  counts: softwareCounts.nullable(),
  servers: count,
  users: count.nullable(),
  activeMonth: count.nullable(),
  newestVersion: z.string().nullable(),
})

export const softwareListReply: z.ZodType<SoftwareListReply> = z.strictObject({ software: z.array(software), coverage })

export const softwareReply: z.ZodType<SoftwareReply> = z.strictObject({
  software,
  forkOf: z.string().nullable(),
  forks: z.array(z.string()),
  versions: z.array(z.strictObject({ version: z.string(), servers: count })),
  coverage,
})

export const alternativesReply: z.ZodType<AlternativesReply> = z.strictObject({
  alternatives: z.array(
    z.strictObject({
      name: z.string(),
      purpose: z.string(),
      software: z.array(z.strictObject({ name: z.string(), label: z.string(), servers: count, note: z.string().nullable() })),
      servers: count,
    }),
  ),
  coverage,
})

const share = z.number().min(0).max(1).nullable()

export const statisticsReply: z.ZodType<StatisticsReply> = z.strictObject({
  coverage,
  totals: z.strictObject({
    servers: count,
    users: count.nullable(),
    activeMonth: count.nullable(),
    posts: count.nullable(),
    flagged: count,
    unknownUsers: count,
  }),
  bySoftware: z.array(
    z.strictObject({ software: z.string(), label: z.string(), servers: count, users: count.nullable(), activeMonth: count.nullable() }),
  ),
  byRegistrations: z.array(
    z.strictObject({ registrations: z.string(), servers: count, users: count.nullable(), activeMonth: count.nullable() }),
  ),
  versions: z.array(z.strictObject({ software: z.string(), version: z.string(), servers: count })),
  byStatus: z.array(z.strictObject({ status: z.string(), hosts: count })),
  byReason: z.array(z.strictObject({ reason: z.string(), hosts: count })),
  concentration: z.strictObject({
    top1: share,
    top10: share,
    top100: share,
    hhi: share,
    effective: z.number().min(0).nullable(),
    counted: count,
    leftOut: count,
  }),
  farms: z.array(z.strictObject({ registrable: z.string(), reason: z.string(), names: count })),
})

export const aboutReply: z.ZodType<AboutReply> = z.strictObject({
  name: z.string(),
  version: z.string(),
  publicUrl: z.string().nullable(),
  contact: z.string().nullable(),
  userAgent: z.string(),
  taster: z.boolean(),
  maxServers: count.nullable(),
  paceMs: count,
  readsPublishedBlocklists: z.boolean(),
  retentionDays: z.record(z.string(), z.number()),
  coverage,
  readyInMs: z.number().min(0).nullable(),
  imprint: z.string().nullable(),
  privacy: z.string().nullable(),
  missing: z.array(z.string()),
  source: z.string(),
  offline: z.boolean(),
  crawlers: count,
  searchBackend: z.enum(['postgres', 'meilisearch']),
  paths: z.array(
    z.strictObject({
      software: z.string(),
      label: z.string(),
      paths: z.array(z.strictObject({ path: z.string(), method: z.string(), every: z.string() })),
    }),
  ),
})

export const optOutReply: z.ZodType<OptOutReply> = z.strictObject({
  ticket: z.string().nullable(),
  state: z.enum(['waiting', 'proved', 'not-proved', 'too-soon']),
  statement: z.string().nullable(),
  retryAt: moment.nullable(),
})

export const healthReply = z.strictObject({ status: z.literal('ok'), at: moment })
