// GET /about: this installation, how far it is, every path it asks servers for, and how long it keeps what.
import { z } from 'zod'
import { RETENTION_DAYS } from '#model/retention-days.ts'
import { countCrawlers } from '#model/store/crawler-states.ts'
import { aboutReply } from '../replies/network.ts'
import type { Site } from '../context.ts'
import { answer, defineRoute } from '../route.ts'

export const about = defineRoute({
  method: 'GET',
  path: '/about',
  summary: 'This installation: who runs it, how far it is, what it asks servers for and how often.',
  query: z.strictObject({}),
  reply: { name: 'AboutReply', schema: aboutReply },
  cacheSeconds: 5,
  handle: async ({ network, database, site }) => {
    const [coverage, readyInMs, crawlers, registry] = await Promise.all([
      network.coverage(),
      network.readyInMs(),
      countCrawlers(database.published),
      network.software(),
    ])
    return answer({
      name: 'Fediverse Atlas',
      version: site.version,
      publicUrl: site.publicUrl ?? null,
      contact: site.contact ?? null,
      userAgent: site.userAgent,
      taster: site.taster,
      maxServers: site.maxServers ?? null,
      paceMs: site.paceMs,
      readsPublishedBlocklists: site.readsPublishedBlocklists,
      retentionDays: RETENTION_DAYS,
      coverage,
      readyInMs,
      imprint: site.imprint ?? null,
      privacy: site.privacy ?? null,
      missing: listMissing(site),
      source: site.source,
      offline: crawlers.atWork > 0 && crawlers.cutOff === crawlers.atWork,
      crawlers: crawlers.atWork,
      searchBackend: site.searchBackend,
      paths: [...registry.values()]
        .filter((software) => software.paths.length > 0)
        .map(({ name, label, paths }) => ({ software: name, label, paths })),
    })
  },
})

/** What a public atlas wants to have said of itself and has not (DESIGN 5, law). */
function listMissing({ publicUrl, contact, imprint, privacy }: Site): string[] {
  if (publicUrl === undefined) return []
  return Object.entries({ contact, imprint, privacy }).flatMap(([key, value]) => (value === undefined ? [key] : []))
}
