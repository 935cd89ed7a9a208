// Replies about rules: topics, history, likeness, sentences, as schemas.
import { z } from 'zod'
import type { RuleHistoryReply, SegmentReply, SentenceReply, SimilarRulesReply, TopicsReply, WordsReply } from '../contract.ts'
import { ruleLabel, stance } from './rule-parts.ts'
import { serverSummary } from './search.ts'
import { rule } from './server.ts'
import { count, moment } from './shared-parts.ts'

const words: z.ZodType<WordsReply> = z.strictObject({ en: z.string(), de: z.string(), fr: z.string() })
const byValue = z.record(z.string(), count)

export const topicsReply: z.ZodType<TopicsReply> = z.strictObject({
  lexicon: z.strictObject({ version: count, evaluation: z.string(), languages: z.array(z.string()) }),
  servers: z.strictObject({ all: count, known: count }),
  stances: z.array(z.strictObject({ id: z.string(), label: words })),
  groups: z.array(
    z.strictObject({
      id: z.string(),
      label: words,
      topics: z.array(z.strictObject({ id: z.string(), label: words, kind: z.enum(['taste', 'harm', 'duty']), counts: byValue })),
    }),
  ),
})

const segment: z.ZodType<SegmentReply> = z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })

export const ruleHistoryReply: z.ZodType<RuleHistoryReply> = z.strictObject({
  domain: z.string(),
  shown: z.boolean(),
  changes: z.array(
    z.strictObject({
      notBefore: moment.nullable(),
      at: moment,
      added: z.array(rule),
      removed: z.array(rule),
      reworded: z.array(z.strictObject({ before: rule, after: rule, text: z.array(segment), hint: z.array(segment) })),
      gained: z.array(stance),
      lost: z.array(stance),
    }),
  ),
})

export const similarRulesReply: z.ZodType<SimilarRulesReply> = z.strictObject({
  domain: z.string(),
  because: z.string().nullable(),
  servers: z.array(
    z.strictObject({
      server: serverSummary,
      likeness: z.number().min(0).max(1),
      both: z.array(stance),
      onlyThere: z.array(stance),
      onlyHere: z.array(stance),
      sentences: z.array(z.strictObject({ text: z.string(), position: z.number().int() })),
      sentenceCount: count,
    }),
  ),
})

export const sentenceReply: z.ZodType<SentenceReply> = z.strictObject({
  sentence: z.string(),
  text: z.string(),
  labels: z.array(ruleLabel),
  count,
  servers: z.array(z.strictObject({ domain: z.string(), displayDomain: z.string(), name: z.string().nullable() })),
})
