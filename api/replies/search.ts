// Replies of search, as schemas.
import { z } from 'zod'
import { FACETS } from '#model/facets.ts'
import { SORTS } from '#model/search.ts'
import type { SearchReply, ServerSummary, SuggestReply } from '../contract.ts'
import { ruleFit, ruleMatch, topicCount } from './rule-parts.ts'
import { count, day, moment } from './shared-parts.ts'

export const serverSummary: z.ZodType<ServerSummary> = z.strictObject({
  domain: z.string(),
  displayDomain: z.string(),
  name: z.string().nullable(),
  shortDescription: z.string().nullable(),
  software: z.string().nullable(),
  softwareLabel: z.string().nullable(),
  version: z.string().nullable(),
  registrations: z.string(),
  minAge: count.nullable(),
  languages: z.array(z.string()),
  users: count.nullable(),
  activeMonth: count.nullable(),
  usageFlags: z.array(z.string()),
  status: z.string(),
  ruleCount: count.nullable(),
  firstSeen: moment,
  lastAnswer: moment.nullable(),
  ruleFit: ruleFit.nullable(),
  ruleMatches: z.array(ruleMatch),
})

const counts = z.array(z.strictObject({ value: z.string(), count }))

export const searchReply: z.ZodType<SearchReply> = z.strictObject({
  hits: z.array(serverSummary),
  total: count,
  totalIsLimit: z.boolean(),
  facets: z.strictObject(Object.fromEntries(FACETS.map(({ key }) => [key, counts.optional()]))),
  topics: z.array(topicCount),
  next: z.string().nullable(),
  sort: z.enum(SORTS),
  day,
  suggestion: z.string().nullable(),
})

export const suggestReply: z.ZodType<SuggestReply> = z.strictObject({
  servers: z.array(
    z.strictObject({ domain: z.string(), displayDomain: z.string(), name: z.string().nullable(), software: z.string().nullable() }),
  ),
})
