// What answers about blocks count and hold names against: living servers with their figures, states of all lists, how many block a name.
import { sql, type Kysely } from 'kysely'
import type { PopulationServer, PopulationSource } from '#model/blocks/population.ts'
import { isCountable, type CountedFigures } from '#model/network-totals.ts'
import type { Published } from './published.ts'

/** Every living server with its monthly users where they may be summed, by id. */
export async function listPopulation(db: Kysely<Published>): Promise<readonly PopulationServer[]> {
  const found = await sql<CountedFigures & { readonly domainId: number; readonly domain: string }>`
    select domain_id, domain, software, registrations, users, active_month, active_halfyear, local_posts, usage_quality as quality
    from published.counted_host order by domain_id`.execute(db)
  return found.rows.map((row) => ({ domainId: row.domainId, domain: row.domain, activeMonth: isCountable(row) ? row.activeMonth : null }))
}

/** Every list of a living server, with its state and without its rows. */
export async function listPopulationSources(db: Kysely<Published>): Promise<readonly PopulationSource[]> {
  const found = await sql<Omit<PopulationSource, 'mode'> & { readonly mode: 'open' | 'allowlist' | null }>`
    select id, domain_id, publication, shown, mode, masked + case when has_exclusions then 1 else 0 end as masked
    from published.block_source where living`.execute(db)
  return found.rows.map(({ mode, ...row }) => ({ ...row, mode: mode ?? undefined }))
}

/** For each of some names how many living servers have a plain row about exactly it, `except` left out; names without any are missing. */
export async function countBlockers(
  db: Kysely<Published>,
  names: readonly string[],
  except: number | null,
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ target: string; servers: number }>`
    select b.target, count(distinct b.domain_id) as servers from published.block b
    where b.target = any(${[...names]}::text[]) and b.kind = 'name' and b.living and b.domain_id is distinct from ${except}::int
      and not ('allow' = any(b.actions))
    group by b.target`.execute(db)
  return new Map(found.rows.map(({ target, servers }) => [target, servers]))
}

/** What is known of a name; times are milliseconds since 1970. */
export interface NameState {
  readonly status: string
  readonly firstSeen: number
  readonly lastAnswer: number | null
  /** It belongs to a quarantined farm. */
  readonly inFarm: boolean
}

/** The states of those of some names that may be told; who opted out is missing like a name never seen. */
export async function listNameStates(db: Kysely<Published>, names: readonly string[]): Promise<ReadonlyMap<string, NameState>> {
  const found = await sql<{ domain: string; status: string; firstSeen: Date; lastAnswer: Date | null; inFarm: boolean }>`
    select domain, status, first_seen, last_answer, quarantined as in_farm from published.name where domain = any(${[...names]}::text[])`.execute(
    db,
  )
  return new Map(
    found.rows.map(({ domain, firstSeen, lastAnswer, ...row }) => [
      domain,
      { ...row, firstSeen: firstSeen.getTime(), lastAnswer: lastAnswer?.getTime() ?? null },
    ]),
  )
}

/** A living server whose lists can be read, and what is known of whom they do not name. */
export interface ReadableList {
  readonly domain: string
  /** `whole`: they are not acted on; `partial`: it is not known; `allowlist`: they are refused. */
  readonly state: 'whole' | 'partial' | 'allowlist'
}

/** Living servers that may be named and whose lists can be read, by name, at most `most`. */
export async function listReadableLists(db: Kysely<Published>, most: number): Promise<readonly ReadableList[]> {
  const found = await sql<ReadableList>`
    select domain, case when bool_or(mode = 'allowlist') then 'allowlist'
      when bool_or(publication = 'partial' or masked > 0 or has_exclusions) then 'partial' else 'whole' end as state
    from published.block_source where living and named and shown and domain is not null group by domain order by domain limit ${most}`.execute(
    db,
  )
  return found.rows
}
