// GET /sentences/:sentence: who states the same rule word for word.
import { z } from 'zod'
import { displayDomain, type Domain } from '#model/domain.ts'
import { loadSentence } from '#model/store/published-rules.ts'
import { presentLabels } from '../present/rule.ts'
import { sentenceReply } from '../replies/rules.ts'
import { answer, defineRoute, refuse } from '../route.ts'

export const sentence = defineRoute({
  method: 'GET',
  path: '/sentences/:sentence',
  summary: 'The servers in search that state the same rule, letter case and white space aside, with what it says.',
  query: z.strictObject({
    sentence: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .describe('`sentence` of a rule.'),
  }),
  reply: { name: 'SentenceReply', schema: sentenceReply },
  cacheSeconds: 60,
  handle: async ({ database }, { sentence: name }) => {
    const found = await loadSentence(database.published, name)
    if (found === undefined) return refuse(404, 'No server in search states this sentence.')
    const { text, hint, labels, servers, count } = found
    return answer({
      sentence: name,
      text,
      labels: presentLabels(text, hint, labels),
      count,
      servers: servers.map(({ domain, name: title }) => ({ domain, displayDomain: displayDomain(domain as Domain), name: title })),
    })
  },
})
