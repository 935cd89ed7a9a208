// Bench of searching and matching by rules over 40,000 servers with rules, languages and block lists, and of reading what rules say.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { TOPICS } from '#model/rules/taxonomy.ts'
import type { RuleWish } from '#model/rule-wishes.ts'
import { createColumnHolder, type ColumnHolder } from '#model/store/search-columns.ts'
import { refreshIndex } from '#model/store/search-index.ts'
import { openPostgresSearch } from '#model/store/search-postgres.ts'
import { labelSentences, nameStoredRules } from '#model/store/sentences.ts'
import { openBlockFigures } from '../../api/block-figures.ts'
import type { ApiContext } from '../../api/context.ts'
import { openNetwork } from '../../api/network.ts'
import { match } from '../../api/routes/match.ts'
import { servers as search } from '../../api/routes/servers.ts'
import { similarRules } from '../../api/routes/similar-rules.ts'
import type { BenchContext, BenchGroup, BenchRow } from './contract.ts'
import { makeRandom } from './generated-servers.ts'
import { openLargeBlockLists, type LargeBlockLists } from './large-block-lists.ts'
import { measureTimes, time } from './measuring.ts'
import { startPostgresMeter } from './postgres-meter.ts'

export const ruleSearch: BenchGroup = {
  name: 'rule-search',
  summary: 'Search and match by rule wishes, language and reach over 40,000 servers; sentences read a second.',
  minutes: 4,
  run: measureRuleSearch,
}

/** Issue of rules, point 4. */
const BUDGET_MS = 40
const RULES_EACH = 6
const OWN_RULES = path.join(import.meta.dirname, '../model/rules/own-rules.jsonl')
const LANGUAGES = ['en', 'de', 'fr', 'ja', 'es', 'pt', 'it', 'nl'] as const

async function measureRuleSearch(context: BenchContext): Promise<readonly BenchRow[]> {
  const server = await context.postgres()
  await using large = await openLargeBlockLists(server, context)
  const { db } = large.database
  await addRules(large)
  const named = await time(async () => {
    while ((await nameStoredRules(db, { now: large.now, most: 5000 })) > 0);
  })
  let read = 0
  const labelled = await time(async () => {
    for (let run = 1; run > 0;) read += run = (await labelSentences(db, { now: large.now, most: 500 })).read
  })
  const indexed = await time(() => refreshIndex(large.database, { now: large.now, all: true }))
  await large.database.pool.query('vacuum analyze')
  context.say(`${large.servers} servers with ${RULES_EACH} rules each`)
  const rules = large.servers * RULES_EACH
  return [
    { what: 'stored rules named', measured: rules / (named / 1000), unit: '/s', how: `${rules} rules; once, after an update` },
    {
      what: 'sentences read and stored',
      measured: read / (labelled / 1000),
      unit: '/s',
      how: `${read} different sentences in slices of 500, the first compiles the lexicons`,
    },
    { what: 'index made', measured: indexed / 1000, unit: 's', how: `${large.servers} servers with ${RULES_EACH} rules` },
    ...(await measureQuestions(context, large, startPostgresMeter(server.folder))),
  ]
}

// The project's own rules, every third with a word of its own, so that most servers share some and none share all.
async function addRules({ database: { db }, servers }: LargeBlockLists): Promise<void> {
  const texts = readFileSync(OWN_RULES, 'utf8').trim().split('\n')
  const own = texts.map((line) => (JSON.parse(line) as { readonly text: string }).text)
  await sql`update instance set languages = (${[...LANGUAGES]}::text[])[1 + domain_id % ${LANGUAGES.length}:1 + domain_id % ${LANGUAGES.length}], rule_count = ${RULES_EACH}`.execute(
    db,
  )
  await sql`
    insert into rule (domain_id, endpoint, position, text, hash, first_seen, first_seen_is_lower_bound)
    select n, 'rules', r, t.text || case when (n + r) % 3 = 0 then ' (s' || n % 5000 || ')' else '' end, '', now_then.at, true
    from generate_series(1, ${servers}::int) as n cross join generate_series(1, ${RULES_EACH}::int) as r
      cross join (select first_seen as at from domain where id = 1) as now_then
      join unnest(${own}::text[]) with ordinality as t (text, place) on t.place = 1 + (n::bigint * 7919 + r * 104729 + n * r) % ${own.length}`.execute(
    db,
  )
}

function openAnswers({ database, now }: LargeBlockLists, columns: ColumnHolder): ApiContext {
  const clock = { now: () => now }
  const found = openPostgresSearch(database, columns)
  const network = openNetwork(database, clock as never, undefined)
  return {
    database,
    clock,
    columns,
    search: found,
    network,
    blocks: openBlockFigures(database, clock),
    secret: new Uint8Array(32),
  } as unknown as ApiContext
}

async function measureQuestions(
  context: BenchContext,
  large: LargeBlockLists,
  meter: ReturnType<typeof startPostgresMeter>,
): Promise<readonly BenchRow[]> {
  const columns = createColumnHolder(large.database.db)
  const api = openAnswers(large, columns)
  const random = makeRandom(5)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const wish = (stance: 'forbid' | 'allow' | 'not-stated'): RuleWish => `${pick(TOPICS)}.${stance}`
  const reached = (): string => large.serverName(1 + Math.floor(random() * large.servers))
  const words = ['advertising', 'warning', 'Werbung', 'images', 'respect', 'bots'] as const
  const runs = context.size === 'tiny' ? 5 : 300
  const rows: BenchRow[] = []
  const measure = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const before = meter.read()
    const times = await measureTimes(runs, work, context.size === 'tiny' ? 1 : 20)
    const theirs = meter.since(before)
    const cpu = theirs === undefined ? '' : ` + ${(theirs / (runs + times.warmUp)).toFixed(1)} of PostgreSQL`
    const how = `${runs} questions, one client; p50 ${times.p50.toFixed(1)}; CPU each ${times.ownCpu.toFixed(1)}${cpu}`
    rows.push({ what: `${what}, p95`, measured: times.p95, unit: 'ms', budget: { atMost: BUDGET_MS }, how })
  }
  const ask = (parameters: object): Promise<unknown> => search.handle(api, { q: '', limit: 20, ...parameters })
  const hard = (): readonly RuleWish[] => [wish('forbid'), wish('not-stated')]
  await measure('search, three rule wishes and a language', () => ask({ must: hard(), not: [wish('allow')], language: [pick(LANGUAGES)] }))
  await measure('search, three rule wishes, a language and a reach wish', () =>
    ask({ must: hard(), not: [wish('allow')], language: [pick(LANGUAGES)], reach: [reached()] }),
  )
  await measure('search, three soft wishes, all topics counted', () => ask({ want: [...hard(), wish('allow')], topics: ['all'] }))
  await measure('search, words inside rules', () =>
    ask({ 'rule-text': `${pick(words)} ${random() < 0.5 ? 'no' : ''}`, language: [pick(LANGUAGES)] }),
  )
  await measure('match, three topics, a language and a reach wish', () =>
    match.handle(api, { want: [pick(TOPICS)], avoid: [pick(TOPICS), pick(TOPICS)], language: [pick(LANGUAGES)], reach: [reached()] }),
  )
  await measure('servers with rules like these', () => similarRules.handle(api, { domain: reached(), limit: 10 }))
  return rows
}
