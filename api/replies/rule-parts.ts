// Parts of replies about rules that results, servers and comparisons share, as schemas.
import { z } from 'zod'
import type { RuleFitReply, RuleLabelReply, RuleMatchReply, StanceReply, TopicCountReply } from '../contract.ts'
import { count } from './shared-parts.ts'

const source = z.enum(['text', 'hint'])

export const ruleLabel: z.ZodType<RuleLabelReply> = z.strictObject({
  topic: z.string(),
  stance: z.string(),
  source,
  from: count,
  to: count,
  language: z.string(),
  entry: z.string(),
})

export const stance: z.ZodType<StanceReply> = z.strictObject({ topic: z.string(), stance: z.string() })

export const ruleFit: z.ZodType<RuleFitReply> = z.strictObject({
  known: z.boolean(),
  stances: z.array(stance),
  wanted: z.array(z.string()),
  of: count,
})

export const ruleMatch: z.ZodType<RuleMatchReply> = z.strictObject({
  position: z.number().int(),
  text: z.string(),
  hint: z.string().nullable(),
  ranges: z.array(z.strictObject({ source, from: count, to: count })),
})

export const topicCount: z.ZodType<TopicCountReply> = z.strictObject({ topic: z.string(), counts: z.record(z.string(), count) })
