// GET /servers/:domain/blocks, /blocked-by and /block-events: whom a server blocks, who blocks it, and what changed.
import { z } from 'zod'
import { BLOCK_ACTION_NAMES, type BlockAction } from '#model/blocks/actions.ts'
import { countTopics } from '#model/blocks/reason-topics.ts'
import { parseDomain } from '#model/domain.ts'
import { pageBlockEvents } from '#model/store/published-block-events.ts'
import { countBlocksByAction, listBlockSources, listReasons, pageBlocks } from '#model/store/published-blocks.ts'
import { loadBlockedBy } from '../blocked-by.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { packPlace, placeParameter, readPlace } from '../place-cursor.ts'
import { presentBlock, presentCoverage, presentSource } from '../present/blocks.ts'
import { formatMoment } from '../present/figure.ts'
import { blockedByReply, blockEventsReply, blocksReply } from '../replies/blocks.ts'
import { answer, defineRoute, refuse } from '../route.ts'

const limit = z.int().min(1).max(1000).default(100)
const BAD_CURSOR = 'This is no cursor of ours.'

export const serverBlocks = defineRoute({
  method: 'GET',
  path: '/servers/:domain/blocks',
  summary:
    'The block lists of one server as it publishes them: their state, and rows with actions, reasons and dates. Masked rows stay masks; an empty page beside a list that is not `shown` means that it is not known.',
  query: z.strictObject({
    domain: domainParameter,
    action: z.enum(BLOCK_ACTION_NAMES as readonly [BlockAction, ...BlockAction[]]).optional(),
    masked: z.boolean().optional().describe('`true`: masked rows only; `false`: plain ones only.'),
    limit,
    cursor: placeParameter,
  }),
  reply: { name: 'BlocksReply', schema: blocksReply },
  cacheSeconds: 60,
  noindex: true,
  handle: async (context, { domain, action, masked, limit: most, cursor }) => {
    const place = cursor === undefined ? undefined : readPlace(cursor, ['string', 'number'])
    if (cursor !== undefined && place === undefined) return refuse(400, BAD_CURSOR, 'cursor')
    const named = await findNamedHost(context, domain, { rest: '/blocks' })
    if (!named.ok) return named.outcome
    const { domainId } = named.host
    const { published } = context.database
    const after = place === undefined ? undefined : { observed: String(place[0]), id: Number(place[1]) }
    const [sources, rows, byAction, reasons] = await Promise.all([
      listBlockSources(published, domainId),
      pageBlocks(published, { domainId, limit: most + 1, after, action, masked }),
      countBlocksByAction(published, domainId),
      listReasons(published, domainId),
    ])
    const page = rows.slice(0, most)
    const last = page.at(-1)
    return answer({
      domain: named.host.domain,
      sources: sources.map(presentSource),
      byAction,
      byTopic: countTopics(reasons),
      blocks: page.map(presentBlock),
      next: rows.length > most && last !== undefined ? packPlace([last.observed, last.id]) : null,
    })
  },
})

export const serverBlockedBy = defineRoute({
  method: 'GET',
  path: '/servers/:domain/blocked-by',
  summary:
    'Who blocks a name, known to us or not: servers that publish it by name, those that mask it and personal ones as counts, beside how many lists could be read. Rules about its parents and wildcards count where they act on it.',
  query: z.strictObject({ domain: domainParameter, limit: z.int().min(1).max(500).default(50), cursor: placeParameter }),
  reply: { name: 'BlockedByReply', schema: blockedByReply },
  cacheSeconds: 60,
  noindex: true,
  limited: 'lookups',
  handle: async (context, { domain, limit: most, cursor }) => {
    const host = parseDomain(domain)
    if (host === undefined) return refuse(400, 'This is not the name of a server.', 'domain')
    const place = cursor === undefined ? undefined : readPlace(cursor, ['string'])
    if (cursor !== undefined && place === undefined) return refuse(400, BAD_CURSOR, 'cursor')
    const after = place === undefined ? undefined : String(place[0])
    const found = await loadBlockedBy(context, host, { limit: most, after })
    return answer({ domain: host, coverage: presentCoverage(await context.blocks.population()), ...found })
  },
})

export const serverBlockEvents = defineRoute({
  method: 'GET',
  path: '/servers/:domain/block-events',
  summary: 'What changed in the lists of one server between two readings, newest first. Masked rows have no entry.',
  query: z.strictObject({ domain: domainParameter, limit, cursor: placeParameter }),
  reply: { name: 'BlockEventsReply', schema: blockEventsReply },
  cacheSeconds: 60,
  noindex: true,
  handle: async (context, { domain, limit: most, cursor }) => {
    const place = cursor === undefined ? undefined : readPlace(cursor, ['number'])
    if (cursor !== undefined && place === undefined) return refuse(400, BAD_CURSOR, 'cursor')
    const named = await findNamedHost(context, domain, { rest: '/block-events' })
    if (!named.ok) return named.outcome
    const { domainId } = named.host
    const after = place === undefined ? undefined : Number(place[0])
    const rows = await pageBlockEvents(context.database.published, { domainId, limit: most + 1, after })
    const events = rows.slice(0, most)
    return answer({
      domain: named.host.domain,
      events: events.map(({ id: _, notBefore, at, ...event }) => ({ ...event, notBefore: formatMoment(notBefore), at: formatMoment(at) })),
      next: rows.length > most ? packPlace([events.at(-1)?.id ?? 0]) : null,
    })
  },
})
