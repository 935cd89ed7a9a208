// How much is posted on servers, reckoned from what is published of their weeks and days; who shows no history has no such figure.
import { sql, type Kysely, type RawBuilder } from 'kysely'
import { GROWTH_DAYS, reckonPosts, spansOfPosts, type PostsAWeek, type StatedDay, type StatedWeek } from '#model/posts-a-week.ts'
import { KEPT } from './kept-statements.ts'
import type { Published } from './published.ts'

/** What decides about one server, as JSON has it. */
export interface StatedPosts {
  readonly weeks: readonly StatedWeek[]
  readonly days: readonly StatedDay[]
}

/**
 * The weeks and days of one server that decide, as two columns of JSON. Of its days only the newest and the two beside the wanted distance:
 * each is one step down the key of the table, so that all servers are read in seconds.
 *
 * @param id an int4 in SQL
 */
export function statedPosts(id: RawBuilder<unknown>, now: number): RawBuilder<unknown> {
  const { weeks, newest } = spansOfPosts(now)
  const { least, wanted, most } = GROWTH_DAYS
  const day = sql`select day, local_posts, quality from published.usage_day where domain_id = ${id} and local_posts is not null and quality = 'measured'`
  return sql`
    (select coalesce(json_agg(w), '[]') from (
      select week, statuses from published.activity_week
      where domain_id = ${id} and week between ${weeks.first}::date and ${weeks.last}::date) as w) as weeks,
    (select coalesce(json_agg(json_build_object('day', u.day, 'localPosts', u.local_posts, 'quality', u.quality)), '[]')
      from (${day} and day between ${newest.first}::date and ${newest.last}::date order by day desc limit 1) as n
      cross join lateral (
        select n.*
        union all (${day} and day between n.day - ${most}::int and n.day - ${wanted}::int order by day desc limit 1)
        union all (${day} and day between n.day - ${wanted - 1}::int and n.day - ${least}::int order by day limit 1)
      ) as u) as days`
}

/** Posts a week of servers by id, at a moment in milliseconds since 1970; those of whom it cannot be told are missing. */
export async function loadPosts(db: Kysely<Published>, ids: readonly number[], now: number): Promise<ReadonlyMap<number, PostsAWeek>> {
  if (ids.length === 0) return new Map()
  const found = await sql<StatedPosts & { readonly domainId: number }>`${KEPT}
    select d.id as domain_id, ${statedPosts(sql`d.id`, now)} from unnest(${[...ids]}::int[]) as d (id)`.execute(db)
  return new Map(
    found.rows.flatMap((row) => {
      const posts = reckonPosts(row, now)
      return posts === undefined ? [] : [[row.domainId, posts] as const]
    }),
  )
}
