// POST /opt-outs and GET /opt-outs/:ticket: have it looked for whether a server has published an opt-out, and what came of it.
import { z } from 'zod'
import { isReservedName } from '#model/domain.ts'
import { askForCheck, findCheck } from '#model/store/opt-out-checks.ts'
import { readTypedName } from '#model/typed-name.ts'
import type { OptOutReply } from '../contract.ts'
import { plainText } from '../parameters.ts'
import { formatMoment } from '../present/figure.ts'
import { optOutReply } from '../replies/network.ts'
import { answer, defineRoute, refuse } from '../route.ts'

export const askOptOut = defineRoute({
  method: 'POST',
  path: '/opt-outs',
  summary:
    'Has an opt-out looked for that a server has published: a TXT record of _fediverse-atlas.<name> or /.well-known/fediverse-atlas.txt with the line opt-out=off (or no-peers, no-blocks, no-history, none).',
  query: z.strictObject({ domain: plainText(2048).min(1).describe('The name of the server, or anything that holds one.') }),
  reply: { name: 'OptOutReply', schema: optOutReply },
  cacheSeconds: 0,
  handle: async ({ database, clock, secret, reservedNames }, { domain: typed }) => {
    const domain = readTypedName(typed)
    if (domain === undefined || (isReservedName(domain) && !reservedNames)) {
      return refuse(400, 'This is not the name of a server on the internet.', 'domain')
    }
    const verdict = await askForCheck(database.db, { domain, now: clock.now(), secret })
    switch (verdict.kind) {
      case 'asked':
        return answer<OptOutReply>({ ticket: verdict.ticket, state: 'waiting', statement: null, retryAt: null }, { status: 202 })
      case 'too-soon':
        return answer<OptOutReply>({ ticket: null, state: 'too-soon', statement: null, retryAt: formatMoment(verdict.retryAt) })
    }
  },
})

export const optOut = defineRoute({
  method: 'GET',
  path: '/opt-outs/:ticket',
  summary: 'What came of looking for a published opt-out; only whoever asked has the ticket.',
  query: z.strictObject({ ticket: z.uuid().describe('As it was given by POST /opt-outs; it holds for a day.') }),
  reply: { name: 'OptOutReply', schema: optOutReply },
  cacheSeconds: 0,
  handle: async ({ database, clock }, { ticket }) => {
    const found = await findCheck(database.db, ticket, clock.now())
    if (found === undefined) return refuse(404, 'Nothing is known of this ticket.')
    const { result } = found
    if (result === undefined) return answer<OptOutReply>({ ticket, state: 'waiting', statement: null, retryAt: null })
    if (result === 'not-proved') return answer<OptOutReply>({ ticket, state: 'not-proved', statement: null, retryAt: null })
    return answer<OptOutReply>({ ticket, state: 'proved', statement: result, retryAt: null })
  },
})
