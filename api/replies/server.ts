// Replies about one server, as schemas.
import { z } from 'zod'
import type { CrawlsReply, RuleReply, RulesReply, ServerReply, UsageReply, VisitReply } from '../contract.ts'
import { ruleLabel } from './rule-parts.ts'
import { count, day, figure, lookupReply, moment, softwareCounts } from './shared-parts.ts'

export const rule: z.ZodType<RuleReply> = z.strictObject({
  position: z.number().int(),
  text: z.string(),
  hint: z.string().nullable(),
  translations: z.record(z.string(), z.strictObject({ text: z.string(), hint: z.string().nullable() })),
  takenFrom: z.string().nullable(),
  firstSeen: moment,
  firstSeenIsLowerBound: z.boolean(),
  goneSeen: moment.nullable(),
  labels: z.array(ruleLabel).nullable(),
  sentence: z.string().nullable(),
  servers: count.nullable(),
})

const share = z.number().min(0).max(1)

const registrations = z.strictObject({
  mode: z.string(),
  minAge: z.number().nullable(),
  reasonRequired: z.boolean().nullable(),
  emailRequired: z.boolean().nullable(),
  captcha: z.boolean().nullable(),
  message: z.string().nullable(),
  url: z.string().nullable(),
})

export const serverReply: z.ZodType<ServerReply> = z.strictObject({
  domain: z.string(),
  displayDomain: z.string(),
  status: z.string(),
  statusSince: moment,
  reason: z.string().nullable(),
  firstSeen: moment,
  lastAnswer: moment.nullable(),
  lastAttempt: moment.nullable(),
  nextVisit: moment.nullable(),
  aliases: z.array(z.strictObject({ domain: z.string(), proof: z.string(), proved: z.boolean() })),
  software: z.strictObject({
    name: z.string().nullable(),
    label: z.string().nullable(),
    known: z.boolean(),
    alternativeTo: z.array(z.string()),
    homepage: z.string().nullable(),
    counts: softwareCounts.nullable(),
  }),
  name: figure(z.string()),
  shortDescription: figure(z.string()),
  version: figure(z.string()),
  versionCurrency: z.enum(['current', 'behind', 'unknown']),
  newestVersion: z.string().nullable(),
  languages: figure(z.array(z.string())),
  registrations: figure(registrations),
  openRegistrations: figure(z.boolean()),
  users: figure(count),
  activeMonth: figure(count),
  activeHalfyear: figure(count),
  activeWeek: figure(count),
  localPosts: figure(count),
  localComments: figure(count),
  postsAWeek: figure(count).describe('The median of its last four whole weeks of activity, else how its count of posts grew.'),
  peers: figure(count),
  switches: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      kind: z.string().nullable(),
      value: z.union([z.string(), z.number(), z.boolean()]),
      source: z.string(),
      at: moment.nullable(),
    }),
  ),
  measured: z.strictObject({
    responseMs: figure(count).describe('Until the quickest document of a visit was there, in the middle of the visits of thirty days.'),
    uptime30: figure(share),
    uptime90: figure(share),
    uptime365: figure(share),
    certificate: figure(z.strictObject({ until: moment.nullable(), problem: z.string().nullable() })),
    ipv6: figure(z.boolean()),
    behind: figure(z.string()).describe('The network that answers in its place; null where none is known.'),
  }),
  protocols: z.array(z.string()),
  rules: figure(z.array(rule)),
  ruleSentences: z.array(rule),
  texts: z.array(
    z.strictObject({ kind: z.string(), text: z.string(), source: z.string(), firstSeen: moment, goneSeen: moment.nullable() }),
  ),
  inSearch: z.boolean(),
})

export const rulesReply: z.ZodType<RulesReply> = z.strictObject({ domain: z.string(), rules: z.array(rule) })

export const usageReply: z.ZodType<UsageReply> = z.strictObject({
  domain: z.string(),
  days: z.array(
    z.strictObject({
      day,
      users: count.nullable(),
      activeMonth: count.nullable(),
      activeHalfyear: count.nullable(),
      localPosts: count.nullable(),
      quality: z.string(),
    }),
  ),
  weeks: z.array(z.strictObject({ week: day, statuses: count.nullable(), logins: count.nullable(), registrations: count.nullable() })),
})

export const crawlsReply: z.ZodType<CrawlsReply> = z.strictObject({
  domain: z.string(),
  documents: z.array(
    z.strictObject({
      endpoint: z.string(),
      state: z.string(),
      reason: z.string().nullable(),
      httpStatus: z.number().int().nullable(),
      checkedAt: moment.nullable(),
      readAt: moment.nullable(),
      dueAt: moment,
      complete: z.boolean(),
    }),
  ),
  crawls: z.array(
    z.strictObject({
      startedAt: moment,
      finishedAt: moment,
      outcome: z.string(),
      reason: z.string().nullable(),
      requests: count,
      documents: z.array(
        z.strictObject({
          endpoint: z.string(),
          state: z.string(),
          reason: z.string().nullable(),
          httpStatus: z.number().int().nullable(),
          tookMs: count.nullable(),
          bytes: count.nullable(),
          rejected: count,
        }),
      ),
    }),
  ),
})

export const visitReply: z.ZodType<VisitReply> = z.strictObject({
  domain: z.string(),
  state: z.enum(['queued', 'running', 'done', 'refused']),
  reason: z.string().nullable(),
  retryAt: moment.nullable(),
  lookup: lookupReply.nullable(),
})
