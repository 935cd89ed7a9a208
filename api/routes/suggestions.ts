// GET /suggestions: servers whose name begins like what is being typed.
import { z } from 'zod'
import { displayDomain, type Domain } from '#model/domain.ts'
import { checkHits } from '#model/store/published-hits.ts'
import { plainText } from '../parameters.ts'
import { suggestReply } from '../replies/search.ts'
import { answer, defineRoute } from '../route.ts'

export const suggestions = defineRoute({
  method: 'GET',
  path: '/suggestions',
  summary: 'Servers whose domain or name begins with a text, for as-you-type.',
  query: z.strictObject({ q: plainText(200).describe('What was typed so far.'), limit: z.int().min(1).max(20).default(8) }),
  reply: { name: 'SuggestReply', schema: suggestReply },
  cacheSeconds: 30,
  handle: async ({ search, database }, { q, limit }) => {
    const text = q.trim()
    const found = text === '' ? [] : await search.suggest(text, limit)
    const shown = await checkHits(
      database.published,
      found.map((hit) => hit.domain),
    )
    const servers = found
      .filter((hit) => shown.has(hit.domain))
      .map(({ domain, name, software }) => ({ domain, displayDomain: displayDomain(domain as Domain), name, software }))
    return answer({ servers })
  },
})
