// GET /lookup: what an exact name is to us, whatever was typed.
import { z } from 'zod'
import { lookUpText } from '../lookup.ts'
import { plainText } from '../parameters.ts'
import { lookupReply } from '../replies/shared-parts.ts'
import { answer, defineRoute } from '../route.ts'

export const lookup = defineRoute({
  method: 'GET',
  path: '/lookup',
  summary: 'What a name is to this atlas: a name, a URL, a link to a post or an account may be given.',
  query: z.strictObject({ q: plainText(2048).min(1).describe('What somebody typed or pasted.') }),
  reply: { name: 'LookupReply', schema: lookupReply },
  cacheSeconds: 15,
  handle: async (context, { q }) => answer(await lookUpText(context, q)),
})
