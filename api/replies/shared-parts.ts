// Parts that many replies share, as schemas.
import { z } from 'zod'
import type { Coverage, LookupReply } from '../contract.ts'

/** A moment, RFC 3339 in UTC. */
export const moment = z.iso.datetime()
/** A UTC day. */
export const day = z.iso.date()
/** A count. */
export const count = z.number().int().min(0)

/** A value with its source and age. */
export function figure<T extends z.ZodType>(value: T) {
  return z.strictObject({
    value: value.nullable(),
    at: moment.nullable().describe('When it was read; null where nobody says.'),
    source: z.string().nullable().describe('The document it was read from; `atlas` for what we measured or reckoned.'),
    flags: z.array(z.string()).describe('What is doubtful about it; an open list.'),
  })
}

/** How a software counts. */
export const softwareCounts = z.strictObject({ users: z.string(), active: z.string(), posts: z.string() })

export const coverage: z.ZodType<Coverage> = z.strictObject({
  known: count,
  visited: count,
  answered: count,
  refused: count,
  waiting: count,
  partial: z.boolean(),
  day: day.nullable(),
})

export const lookupReply: z.ZodType<LookupReply> = z.strictObject({
  kind: z.enum(['server', 'alias', 'refused', 'waiting', 'failed', 'group', 'unknown', 'not-a-name']),
  domain: z.string().nullable(),
  target: z.string().nullable(),
  status: z.string().nullable(),
  reason: z.string().nullable(),
})
