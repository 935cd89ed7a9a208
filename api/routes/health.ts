// GET /health and GET /ready: this process lives; it can answer from its database.
import { z } from 'zod'
import { isReachable } from '#model/store/reachable.ts'
import { formatMoment } from '../present/figure.ts'
import { healthReply } from '../replies/network.ts'
import { answer, defineRoute, refuse } from '../route.ts'

const reply = { name: 'HealthReply', schema: healthReply } as const

export const health = defineRoute({
  method: 'GET',
  path: '/health',
  summary: 'Whether this process lives.',
  query: z.strictObject({}),
  reply,
  cacheSeconds: 0,
  handle: async ({ clock }) => answer({ status: 'ok' as const, at: formatMoment(clock.now()) }),
})

export const ready = defineRoute({
  method: 'GET',
  path: '/ready',
  summary: 'Whether this process can answer: its database is there.',
  query: z.strictObject({}),
  reply,
  cacheSeconds: 0,
  handle: async ({ clock, database }) => {
    if (!(await isReachable(database.published))) return refuse(503, 'The database does not answer.')
    return answer({ status: 'ok' as const, at: formatMoment(clock.now()) })
  },
})
