// Who blocks a name: counts over all lists that can be read, and one page of those who may be named; for its own route and the admin's page.
import { countTopics } from '#model/blocks/reason-topics.ts'
import type { Domain } from '#model/domain.ts'
import { listBlockers, listNamedBlocks, type Blocker } from '#model/store/published-blocked-by.ts'
import type { ApiContext } from './context.ts'
import type { BlockedByReply } from './contract.ts'
import { packPlace } from './place-cursor.ts'
import { presentBlock } from './present/blocks.ts'

export interface BlockedByPage {
  readonly limit: number
  /** The name of the blocker behind which the page begins. */
  readonly after?: string | undefined
}

/** Loads the counts and a page; the rows are looked at again when they are loaded, so that none is shown that was taken away since. */
export async function loadBlockedBy(
  { database, blocks, clock }: ApiContext,
  host: Domain,
  { limit, after = '' }: BlockedByPage,
): Promise<Omit<BlockedByReply, 'domain' | 'coverage'>> {
  const { published } = database
  const [patterns, population] = await Promise.all([blocks.patterns(), blocks.population()])
  const all = await listBlockers(published, { host, patterns, now: clock.now() })
  const acting = all.filter(({ stance }) => stance === 'refused' || stance === 'limited')
  const plain = acting.filter(({ masked }) => !masked)
  const named = plain.filter(isNamed).toSorted((a, b) => (a.domain < b.domain ? -1 : 1))
  const page = named.filter(({ domain }) => domain > after).slice(0, limit + 1)
  const shown = page.slice(0, limit)
  const loaded = await listNamedBlocks(
    published,
    shown.map(({ blockId }) => blockId),
  )
  const rows = new Map(loaded.map((row) => [row.id, row]))
  const answered = new Set(all.map(({ domainId }) => domainId))
  return {
    counts: {
      refused: plain.filter(({ stance }) => stance === 'refused').length,
      limited: plain.filter(({ stance }) => stance === 'limited').length,
      unnamed: plain.length - named.length,
      masked: acting.length - plain.length,
      notAdmitted: [...population.allowlists].filter((domainId) => !answered.has(domainId)).length,
    },
    byTopic: countTopics(loaded.flatMap(({ reason }) => reason ?? [])),
    blockers: shown.flatMap(({ stance, domain, blockId }) => {
      const row = rows.get(blockId)
      return row === undefined ? [] : [{ ...presentBlock(row), domain, stance, source: row.endpoint }]
    }),
    next: page.length > limit ? packPlace([shown.at(-1)?.domain ?? '']) : null,
  }
}

type NamedBlocker = Blocker & { readonly domain: string }

function isNamed(blocker: Blocker): blocker is NamedBlocker {
  return blocker.domain !== null
}
