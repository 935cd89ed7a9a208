// Which of the followed accounts a server would keep: what its lists and theirs say, put together in the browser, with what cannot be known.
import type { ReadableListsReply, RelationsReply } from '../../api/contract.ts'
import type { FollowedServer } from './follows.ts'

export type Fate = 'kept' | 'limited' | 'lost' | 'unknown'

/** What becomes of the follows on one server. */
export interface JudgedServer extends FollowedServer {
  readonly fate: Fate
  /** Of what is lost or limited: whose list says so. */
  readonly by: 'candidate' | 'other' | 'both' | undefined
}

export interface Kept {
  readonly accounts: Readonly<Record<Fate, number>>
  /** In the order in which they were given, each fate apart. */
  readonly servers: Readonly<Record<Fate, readonly JudgedServer[]>>
}

/** Judges every server that is followed. */
export type KeptJudge = (followed: readonly FollowedServer[]) => Kept

type Stance = 'open' | 'limited' | 'refused' | 'unknown'
type Act = RelationsReply['acts'][number]

interface Known {
  readonly domain: string
  readonly others: Stance
  /** Acts on names by name, and those on patterns. */
  readonly named: ReadonlyMap<string, readonly Act[]>
  readonly patterns: readonly Act[]
  readonly actedOnBy: ReadonlyMap<string, Stance>
  readonly whole: ReadonlySet<string>
  readonly allowlists: ReadonlySet<string>
}

/** Prepares the judgement about one candidate; it looks at nothing but what was fetched before. */
export function judgeKept(relations: RelationsReply, lists: ReadableListsReply): KeptJudge {
  const known: Known = {
    domain: relations.domain,
    others: stanceOf(relations.others),
    named: Map.groupBy(
      relations.acts.filter(({ kind }) => kind !== 'pattern'),
      ({ target }) => target.replace(/^\*?\./, ''),
    ),
    patterns: relations.acts.filter(({ kind }) => kind === 'pattern'),
    actedOnBy: new Map(relations.actedOnBy.map(({ domain, stance }) => [domain, stanceOf(stance)])),
    whole: new Set(lists.whole),
    allowlists: new Set(lists.allowlists),
  }
  return (followed) => {
    const judged = followed.map((server) => judgeServer(known, server))
    const pick = (fate: Fate): readonly JudgedServer[] => judged.filter((one) => one.fate === fate)
    const servers = { kept: pick('kept'), limited: pick('limited'), lost: pick('lost'), unknown: pick('unknown') }
    const sum = (fate: Fate): number => servers[fate].reduce((all, { accounts }) => all + accounts, 0)
    return { accounts: { kept: sum('kept'), limited: sum('limited'), lost: sum('lost'), unknown: sum('unknown') }, servers }
  }
}

function judgeServer(known: Known, server: FollowedServer): JudgedServer {
  // Whoever is on the server itself is always reached.
  if (server.domain === known.domain) return { ...server, fate: 'kept', by: undefined }
  const ours = treatmentBy(known, server.domain)
  const theirs = treatmentOf(known, server.domain)
  return { ...server, ...combine(ours, theirs) }
}

function combine(ours: Stance, theirs: Stance): Pick<JudgedServer, 'fate' | 'by'> {
  if (ours === 'refused' || theirs === 'refused') return { fate: 'lost', by: sideOf(ours === 'refused', theirs === 'refused') }
  if (ours === 'unknown' || theirs === 'unknown') return { fate: 'unknown', by: undefined }
  if (ours === 'limited' || theirs === 'limited') return { fate: 'limited', by: sideOf(ours === 'limited', theirs === 'limited') }
  return { fate: 'kept', by: undefined }
}

function sideOf(candidate: boolean, other: boolean): 'candidate' | 'other' | 'both' {
  if (candidate && other) return 'both'
  return candidate ? 'candidate' : 'other'
}

// How the candidate treats a server: the most specific of its rows, as Mastodon does it (DomainBlock.rule_for); else as everybody.
function treatmentBy({ named, patterns, others }: Known, host: string): Stance {
  for (let name = host; name !== ''; name = name.includes('.') ? name.slice(name.indexOf('.') + 1) : '') {
    const acts = (named.get(name) ?? []).filter((act) => (name === host ? act.kind !== 'suffix' : act.subdomains || act.kind === 'suffix'))
    if (acts.length > 0) return hardest(acts)
  }
  const fitting = patterns.filter(({ target }) => matchesPattern(target, host))
  return fitting.length > 0 ? hardest(fitting) : others
}

// How a server treats the candidate. Silence means something only in a list that was read whole.
function treatmentOf({ actedOnBy, whole, allowlists }: Known, host: string): Stance {
  const act = actedOnBy.get(host)
  if (act !== undefined) return act
  if (allowlists.has(host)) return 'refused'
  return whole.has(host) ? 'open' : 'unknown'
}

const HARDNESS: Readonly<Record<Stance, number>> = { open: 0, unknown: 1, limited: 2, refused: 3 }

function hardest(acts: readonly Act[]): Stance {
  return acts.map(({ stance }) => stanceOf(stance)).reduce((a, b) => (HARDNESS[b] > HARDNESS[a] ? b : a))
}

// Words that a later version may add are no permission.
function stanceOf(word: string): Stance {
  return word === 'open' || word === 'limited' || word === 'refused' ? word : 'unknown'
}

/** Whether a shell pattern (`*` any letters, `?` one) covers a whole name; in time linear in both for each star. */
export function matchesPattern(pattern: string, name: string): boolean {
  let [at, star, back] = [0, -1, 0]
  let index = 0
  while (index < name.length) {
    if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[index]) && pattern[at] !== '*') {
      at += 1
      index += 1
    } else if (pattern[at] === '*') {
      star = at
      back = index
      at += 1
    } else if (star >= 0) {
      back += 1
      index = back
      at = star + 1
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}
