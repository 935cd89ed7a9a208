// POST /visits and GET /visits/:domain: ask for one visit now, and see what became of it.
import { z } from 'zod'
import { isReservedName } from '#model/domain.ts'
import { findName } from '#model/store/published-names.ts'
import { askForVisit, findVisitRequest, ON_ITS_WAY_MS } from '#model/store/visit-requests.ts'
import { readTypedName } from '#model/typed-name.ts'
import type { ApiContext } from '../context.ts'
import type { VisitReply } from '../contract.ts'
import { describeName, lookUpName } from '../lookup.ts'
import { domainParameter, plainText } from '../parameters.ts'
import { formatMoment } from '../present/figure.ts'
import { visitReply } from '../replies/server.ts'
import { answer, defineRoute, refuse, type Outcome } from '../route.ts'

const body = z.strictObject({ domain: plainText(2048).min(1).describe('A name, or anything that holds one.') })

export const askVisit = defineRoute({
  method: 'POST',
  path: '/visits',
  summary: 'Asks for one visit to a host now: at most one a day and host. Ask GET /visits/{domain} what became of it.',
  query: body,
  reply: { name: 'VisitReply', schema: visitReply },
  cacheSeconds: 0,
  handle: (context, { domain }) => ask(context, domain),
})

export const submitServer = defineRoute({
  method: 'POST',
  path: '/servers',
  summary: 'Names a server that is missing here. It is visited once; what it says of itself decides whether it is listed.',
  query: body,
  reply: { name: 'VisitReply', schema: visitReply },
  cacheSeconds: 0,
  handle: async (context, { domain: typed }) => {
    const domain = readTypedName(typed)
    const lookup = domain === undefined ? undefined : await lookUpName(context, domain)
    const known = lookup?.kind === 'server' || lookup?.kind === 'alias'
    if (domain !== undefined && known) return answer<VisitReply>({ domain, state: 'done', reason: null, retryAt: null, lookup })
    return ask(context, typed)
  },
})

export const visit = defineRoute({
  method: 'GET',
  path: '/visits/:domain',
  summary: 'What became of a visit that was asked for within the last day.',
  query: z.strictObject({ domain: domainParameter }),
  reply: { name: 'VisitReply', schema: visitReply },
  cacheSeconds: 0,
  handle: async (context, { domain: typed }) => {
    const domain = readTypedName(typed)
    if (domain === undefined) return refuse(400, 'This is not the name of a server.', 'domain')
    const now = context.clock.now()
    const { database, secret } = context
    const asked = await findVisitRequest(database.db, { domain, now, secret })
    if (asked === undefined) return refuse(404, 'Nobody asked for a visit to this host within the last day.')
    const host = await findName(database, domain, secret)
    const visited = (host?.lastAttempt ?? 0) >= asked
    // A host without a published outcome has one after a while too: that it is not known here.
    const over = host === undefined ? asked <= now - ON_ITS_WAY_MS : visited && !host.underWay
    const state = over ? 'done' : host?.underWay === true ? 'running' : 'queued'
    const lookup = host === undefined ? await lookUpName(context, domain) : describeName(host)
    return answer<VisitReply>({ domain, state, reason: null, retryAt: null, lookup: over ? lookup : null })
  },
})

async function ask(context: ApiContext, typed: string): Promise<Outcome<VisitReply>> {
  const domain = readTypedName(typed)
  if (domain === undefined || (isReservedName(domain) && !context.reservedNames)) {
    return refuse(400, 'This is not the name of a server on the internet.', 'domain')
  }
  const lookup = await lookUpName(context, domain)
  if (lookup.kind === 'group') return answer({ domain, state: 'refused', reason: 'group', retryAt: null, lookup })
  const { database, clock, secret } = context
  const verdict = await askForVisit(database.db, { domain, now: clock.now(), secret })
  switch (verdict.kind) {
    case 'asked':
      return answer<VisitReply>({ domain, state: 'queued', reason: null, retryAt: null, lookup: null }, { status: 202 })
    case 'too-soon':
      return answer<VisitReply>({ domain, state: 'refused', reason: 'too-soon', retryAt: formatMoment(verdict.retryAt), lookup })
  }
}
