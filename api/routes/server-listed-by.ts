// GET /servers/:domain/listed-by: whose published lists of known hosts have a name.
import { z } from 'zod'
import { pageListers } from '#model/store/published-listers.ts'
import { findNamedHost } from '../named-server.ts'
import { domainParameter } from '../parameters.ts'
import { packPlace, placeParameter, readPlace } from '../place-cursor.ts'
import { formatMoment } from '../present/figure.ts'
import { listedByReply } from '../replies/lists.ts'
import { answer, defineRoute, refuse } from '../route.ts'

export const serverListedBy = defineRoute({
  method: 'GET',
  path: '/servers/:domain/listed-by',
  summary:
    'Servers that say they know a name: how many of the published lists have it, and whose. Personal servers are counted and not named; who has hidden its list is neither.',
  query: z.strictObject({ domain: domainParameter, limit: z.int().min(1).max(1000).default(100), cursor: placeParameter }),
  reply: { name: 'ListedByReply', schema: listedByReply },
  cacheSeconds: 60,
  handle: async (context, { domain, limit, cursor }) => {
    const place = cursor === undefined ? undefined : readPlace(cursor, ['number'])
    if (cursor !== undefined && place === undefined) return refuse(400, 'This is no cursor of ours.', 'cursor')
    const named = await findNamedHost(context, domain, { rest: '/listed-by', pageOnly: false })
    if (!named.ok) return named.outcome
    const after = place === undefined ? undefined : Number(place[0])
    const page = await pageListers(context.database.published, { targetId: named.host.domainId, limit, after })
    return answer({
      domain: named.host.domain,
      at: page.at === undefined ? null : formatMoment(page.at),
      lists: page.lists,
      listers: page.listers,
      servers: page.named.map((lister) => lister.domain),
      next: page.more ? packPlace([page.named.at(-1)?.domainId ?? 0]) : null,
    })
  },
})
