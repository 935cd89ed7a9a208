// A little atlas of servers that differ in their rules, doors, sizes, languages and blocks: the ground of matches and comparisons.
import { sql } from 'kysely'
import { DAY, SECOND } from '#model/clock.ts'
import { WORLD_START } from '../fediverse/clock.ts'
import type { VirtualInstance } from '../fediverse/contract.ts'
import { server } from '../fediverse/worlds/hosts.ts'
import type { HostDefinition } from '../fediverse/world.ts'
import { forgetLists, list, masked, recordLists, row, silenced } from './block-lists.ts'
import { openAtlas, type AtlasOptions, type CrawledAtlas } from './crawled-atlas.ts'
import type { TestDatabase } from './database.ts'

export const RULED = {
  /** Art with warnings, no images of machines, no coins. */
  atelier: 'atelier.example',
  /** Everything forbidden that can be. */
  convent: 'convent.example',
  /** Everything welcome. */
  tavern: 'tavern.example',
  /** German, by approval, small. */
  schule: 'schule.example',
  /** Publishes no rules. */
  silent: 'silent.example',
  /** Its door is closed. */
  closed: 'closed.example',
  /** The server of somebody's friends; its list blocks the tavern. */
  friends: 'friends.example',
  /** Many people; blocks the friends, limits the school, and masks another row. */
  metropolis: 'metropolis.example',
} as const

function host(name: string, more: Partial<VirtualInstance>): HostDefinition {
  return { instance: server(name, 'mastodon', '4.5.4', more), robots: null }
}

const rules = (...texts: readonly string[]): Pick<VirtualInstance, 'rules'> => ({
  rules: texts.map((text, index) => ({ nativeId: String(index + 1), text })),
})

const people = (activeMonth: number): Pick<VirtualInstance, 'usage'> => ({
  usage: { users: activeMonth * 4, activeMonth, activeHalfyear: activeMonth * 2, localPosts: activeMonth * 100 },
})

/** Whole weeks of activity, and before them, newest first, the one that runs. */
const writes = (...statuses: readonly number[]): Pick<VirtualInstance, 'activity'> => ({
  activity: [3, ...statuses].map((count, back) => ({ week: (WORLD_START - 7 * back * DAY) / SECOND, statuses: count })),
})

const HOSTS: Readonly<Record<string, HostDefinition>> = {
  [RULED.atelier]: host(RULED.atelier, {
    ...rules('Nudity must be behind a content warning.', 'No AI-generated images.', 'No cryptocurrency promotion.', 'Be kind.'),
    ...people(400),
    ...writes(60, 40, 900, 80),
    languages: ['en'],
  }),
  [RULED.convent]: host(RULED.convent, {
    ...rules('No nudity.', 'No AI-generated images.', 'No cryptocurrency promotion.', 'No bots.', 'No advertising.'),
    ...people(90),
    ...writes(990, 1010, 1000, 1000),
    languages: ['en'],
    registrations: { mode: 'approval' },
  }),
  [RULED.tavern]: host(RULED.tavern, {
    ...rules('Adult content is welcome here.', 'Bots are welcome.', 'AI-generated images are welcome.'),
    ...people(2000),
    ...writes(1187),
    languages: ['en'],
  }),
  [RULED.schule]: host(RULED.schule, {
    ...rules('Keine Nacktheit.', 'Keine Werbung.', 'Beiträge müssen auf Deutsch sein.'),
    ...people(60),
    ...writes(0, 0, 0),
    languages: ['de'],
    registrations: { mode: 'approval' },
  }),
  [RULED.silent]: host(RULED.silent, { rules: [], ...people(300), languages: ['en'] }),
  [RULED.closed]: host(RULED.closed, {
    ...rules('No AI-generated images.', 'Adult content is welcome here.'),
    ...people(500),
    languages: ['en'],
    registrations: { mode: 'closed' },
  }),
  [RULED.friends]: host(RULED.friends, { ...rules('Be kind.'), ...people(700), languages: ['en'] }),
  [RULED.metropolis]: host(RULED.metropolis, {
    ...rules('No AI-generated images.', 'Be kind.'),
    ...people(30_000),
    languages: ['en', 'de'],
  }),
}

/** Crawls it, writes its block lists and opens the API over the search that serves. */
export async function openRuledAtlas(options: Omit<AtlasOptions, 'hosts' | 'search'> = {}): Promise<CrawledAtlas> {
  const atlas = await openAtlas({ ...options, hosts: HOSTS, search: 'indexed' })
  const { database } = atlas
  await forgetLists(database)
  const [read, readLater] = [atlas.now(), atlas.now()]
  await recordLists(database, RULED.friends, [list([row(RULED.tavern, { reason: 'spam' })])], read)
  await recordLists(database, RULED.metropolis, [list([row(RULED.friends), silenced(RULED.schule), masked('secret.example')])], readLater)
  await recordLists(database, RULED.atelier, [list([row('elsewhere.example')])], read)
  await recordLists(database, RULED.convent, [list([silenced(RULED.friends)])], read)
  return atlas
}

/** Closes some rules of a server and opens others, as a later visit would. */
export async function changeRules(
  { db }: TestDatabase,
  name: string,
  { at, gone, come }: { readonly at: Date; readonly gone: readonly string[]; readonly come: readonly string[] },
): Promise<void> {
  const host = sql`(select id from domain where name = ${name})`
  await sql`update rule set gone_seen = ${at} where domain_id = ${host} and text = any(${[...gone]}::text[])`.execute(db)
  await sql`
    insert into rule (domain_id, endpoint, position, text, hash, first_seen, first_seen_is_lower_bound)
    select ${host}, '/api/v2/instance', t.position, t.text, '', ${at}, false
    from unnest(${[...come]}::text[]) with ordinality as t (text, position)`.execute(db)
}
