// Replies about who lists whom, as schemas.
import { z } from 'zod'
import type { ListedByReply } from '../contract.ts'
import { count, moment } from './shared-parts.ts'

export const listedByReply: z.ZodType<ListedByReply> = z.strictObject({
  domain: z.string(),
  at: moment.nullable().describe('When the lists were last turned round, about once a day; null while that was never done.'),
  lists: count.describe('Published lists of known hosts there were then.'),
  listers: count.describe('Servers whose published lists had the name then, those that are counted and not named included.'),
  servers: z.array(z.string()),
  next: z.string().nullable(),
})
