// Who blocks a name: every published row that acts on it, and what one server's lists say about another; from the schema `published` only.
import { sql, type Kysely } from 'kysely'
import type { BlockAction } from '#model/blocks/actions.ts'
import { namesActingOn } from '#model/blocks/acting-names.ts'
import { matchesShell } from '#model/blocks/target.ts'
import { judgeHost, type PublishedBlock, type Stance } from '#model/blocks/verdict.ts'
import type { Domain } from '#model/domain.ts'
import { KEPT } from './kept-statements.ts'
import {
  BLOCK_COLUMNS,
  listBlockSources,
  toBlock,
  toRule,
  type BlockRecord,
  type BlockRow,
  type BlockSourceRow,
} from './published-blocks.ts'
import type { Published } from './published.ts'

/** A row that acts on a host, as short as it can be: there may be thousands. */
interface ActingRow {
  readonly id: number
  readonly domainId: number
  readonly sourceId: number
  readonly kind: PublishedBlock['kind']
  readonly scope: PublishedBlock['scope']
  readonly target: string
  /** With spaces between: an array costs the reader ten times as much. */
  readonly actions: string
  readonly named: boolean
  /** Of the blocker, where it may be named. */
  readonly domain: string | null
}

/** A server whose lists act on a host. */
export interface Blocker {
  readonly domainId: number
  /** Null where it only counts: a personal server. */
  readonly domain: string | null
  readonly stance: Stance
  /** The row that decides. */
  readonly blockId: number
  /** It decides by a masked row whose digest is that of the name: it is counted and not named. */
  readonly masked: boolean
}

export interface BlockerQuery {
  readonly host: Domain
  /** Every wildcard rule that stands in any list; `listPatterns` reads them. */
  readonly patterns: readonly string[]
  /** Milliseconds since 1970: what expired before does not act. */
  readonly now: number
  /** False leaves out masked rows, where they may take no part. */
  readonly masks?: boolean
}

/** The living servers whose lists refuse, limit or explicitly allow a host, each judged by its own most specific rule; in no order. */
export async function listBlockers(db: Kysely<Published>, query: BlockerQuery): Promise<readonly Blocker[]> {
  const rows = await loadActing(db, query)
  const blockers: Blocker[] = []
  for (const own of groupRows(rows)) {
    const [first] = own
    if (first === undefined) continue
    const decided = decide(query.host, own)
    if (decided !== undefined) {
      const { domainId, named, domain } = first
      blockers.push({
        domainId,
        domain: named ? domain : null,
        stance: decided.stance,
        blockId: decided.row.id,
        masked: decided.row.kind === 'mask',
      })
    }
  }
  return blockers
}

async function loadActing(db: Kysely<Published>, { host, patterns, now, masks = true }: BlockerQuery): Promise<readonly ActingRow[]> {
  const { targets, byDigest } = namesActingOn(host)
  const matching = patterns.filter((pattern) => matchesShell(pattern, host))
  const at = new Date(now)
  const [plain, hidden] = await Promise.all([loadPlain(db, [...targets, ...matching], at), masks ? loadMasked(db, byDigest, at) : []])
  return [...plain.filter((row) => actsAs(row, host)), ...hidden].toSorted((a, b) => a.domainId - b.domainId)
}

async function loadPlain(db: Kysely<Published>, targets: readonly string[], at: Date): Promise<readonly ActingRow[]> {
  const found = await sql<ActingRow>`${KEPT}
    select b.id, b.domain_id, b.source_id, b.kind, b.scope, b.target, array_to_string(b.actions, ' ') as actions, b.named,
      case when b.named then b.domain end as domain
    from published.block b
    where b.target = any(${[...targets]}::text[]) and b.living and (b.expires_at is null or b.expires_at > ${at}::timestamptz)`.execute(db)
  return found.rows
}

async function loadMasked(db: Kysely<Published>, byDigest: ReadonlyMap<string, string>, at: Date): Promise<readonly ActingRow[]> {
  const digests = [...byDigest.keys()].map((digest) => Buffer.from(digest, 'hex'))
  const longest = Math.max(...[...byDigest.values()].map((name) => name.length))
  const found = await sql<Omit<ActingRow, 'kind' | 'domain' | 'target'> & { readonly digest: string }>`${KEPT}
    select b.id, b.domain_id, b.source_id, b.scope, encode(b.digest, 'hex') as digest, array_to_string(b.actions, ' ') as actions, b.named
    from published.block_mask b
    where b.digest = any(${digests}::bytea[]) and b.living and (b.expires_at is null or b.expires_at > ${at}::timestamptz)`.execute(db)
  return found.rows
    .map((row) => ({ ...row, kind: 'mask' as const, domain: null, target: byDigest.get(row.digest) ?? '' }))
    .filter(({ scope, target }) => scope === 'tree' || target.length === longest)
}

// A pattern is looked for among all targets, and a name with everything under it among those of one host only.
function actsAs({ kind, scope, target }: ActingRow, host: string): boolean {
  switch (kind) {
    case 'name':
      return target === host || (scope === 'tree' && host.endsWith(`.${target}`))
    case 'suffix':
      return host.endsWith(`.${target}`)
    case 'pattern':
      return matchesShell(target, host)
    case 'mask':
      return true
  }
}

function* groupRows(rows: readonly ActingRow[]): Generator<readonly ActingRow[]> {
  let from = 0
  for (let to = 1; to <= rows.length; to += 1) {
    if (to < rows.length && rows[to]?.domainId === rows[from]?.domainId) continue
    yield rows.slice(from, to)
    from = to
  }
}

const words = new Map<string, readonly BlockAction[]>()

// Sets of actions are few and rows are many.
function actionsOf(text: string): readonly BlockAction[] {
  const known = words.get(text)
  if (known !== undefined) return known
  const actions = text.split(' ') as readonly BlockAction[]
  if (words.size < 1000) words.set(text, actions)
  return actions
}

function decide(host: Domain, rows: readonly ActingRow[]): { readonly stance: Stance; readonly row: ActingRow } | undefined {
  const rules = rows.map((row) => ({ ...row, actions: actionsOf(row.actions) }))
  const sources = [...new Set(rules.map(({ sourceId }) => sourceId))].map(
    (id) => ({ id, publication: 'public', shown: true, mode: undefined }) as const,
  )
  const { stance, rule } = judgeHost(host, sources, rules)
  const row = rows.find(({ id }) => id === (rule ?? rules.find(({ actions }) => actions.includes('allow')))?.id)
  return row === undefined ? undefined : { stance, row }
}

/** Rows by their ids, those that may still be shown and whose server may be named. */
export async function listNamedBlocks(db: Kysely<Published>, ids: readonly number[]): Promise<readonly BlockRow[]> {
  if (ids.length === 0) return []
  const found = await sql<BlockRecord>`${KEPT}
    select ${BLOCK_COLUMNS} from published.block b where b.id = any(${[...ids]}::int[]) and b.named and b.living and b.kind <> 'mask'`.execute(
    db,
  )
  return found.rows.map(toBlock)
}

/** What the lists of one server say that acts on a host. */
export interface PairRows {
  readonly sources: readonly BlockSourceRow[]
  /** Masked rows have the name whose digest matched as their target. */
  readonly rules: readonly (BlockRow & PublishedBlock)[]
}

/** The lists of a server and their rows that can act on a host. */
export async function loadPair(db: Kysely<Published>, domainId: number, host: Domain, now: number): Promise<PairRows> {
  const { targets, byDigest } = namesActingOn(host)
  const digests = [...byDigest.keys()].map((digest) => Buffer.from(digest, 'hex'))
  const [sources, found] = await Promise.all([
    listBlockSources(db, domainId),
    sql<BlockRecord & { readonly digest: string | null }>`${KEPT}
      select ${BLOCK_COLUMNS}, null as digest from published.block b where b.domain_id = ${domainId}::int and b.target = any(${[...targets]}::text[])
      union all
      select ${BLOCK_COLUMNS}, encode(m.digest, 'hex') as digest from published.block_mask m join published.block b on b.id = m.id
        where m.domain_id = ${domainId}::int and m.digest = any(${digests}::bytea[])
      union all
      select ${BLOCK_COLUMNS}, null as digest from published.block b where b.domain_id = ${domainId}::int and b.kind = 'pattern'`.execute(
      db,
    ),
  ])
  const rules = found.rows.map(({ digest, ...row }) => toRule(toBlock(row), digest === null ? row.target : (byDigest.get(digest) ?? '')))
  return { sources, rules: rules.filter(({ expiresAt }) => expiresAt === null || expiresAt > now) }
}

/** Every wildcard rule in a list that is shown; few softwares have them. */
export async function listPatterns(db: Kysely<Published>): Promise<readonly string[]> {
  const found = await sql<{
    target: string
  }>`select distinct b.target from published.block b where b.kind = 'pattern' and b.target is not null`.execute(db)
  return found.rows.map(({ target }) => target)
}
