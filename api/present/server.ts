// A server as its page shows it: rows become a ServerReply, each figure with source, age and doubts; pure.
import { displayDomain } from '#model/domain.ts'
import { flagUsage } from '#model/facts-merge.ts'
import { at, count, flag, isObject, strings, text } from '#model/json.ts'
import type { Measures } from '#model/store/published-measures.ts'
import type { PostsAWeek } from '#model/posts-a-week.ts'
import type { AliasOfServer, NamedHost } from '#model/store/published-names.ts'
import type { RuleRow } from '#model/store/published-rules.ts'
import type { DocumentRow, PeerCount, ServerRow, TextRow } from '#model/store/published-servers.ts'
import type { KnownSoftware } from '#model/store/published-software.ts'
import { findSwitch } from '#model/switches.ts'
import { judgeVersion } from '#model/version-order.ts'
import type { Figure, RuleReply, ServerReply } from '../contract.ts'
import { presentMeasures } from './measures.ts'
import { presentRule, type CountSentence } from './rule.ts'
import { figureOf, figureOfFact, figureOfPosts, formatMoment, nothingKnown, readTimesOf, type ReadTimes } from './figure.ts'

/** Everything that is known of one server. */
export interface ServerParts {
  readonly host: NamedHost
  readonly server: ServerRow
  readonly documents: readonly DocumentRow[]
  readonly rules: readonly RuleRow[]
  readonly texts: readonly TextRow[]
  readonly peers: readonly PeerCount[]
  readonly aliases: readonly AliasOfServer[]
  readonly software: KnownSoftware | undefined
  /** The newest release of its software; '' while none can be told. */
  readonly newest: string
  readonly measures: Measures
  readonly posts: PostsAWeek | undefined
  /** Servers in search that state a sentence. */
  readonly countServers: CountSentence
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Presents a server. */
export function presentServer(parts: ServerParts): ServerReply {
  const { host, server, software, newest } = parts
  const times = readTimesOf(parts.documents)
  const rules = parts.rules.map((rule) => presentRule(rule, parts.countServers))
  return {
    domain: host.domain,
    displayDomain: displayDomain(host.domain),
    status: host.status,
    statusSince: formatMoment(host.statusSince),
    reason: host.reason,
    firstSeen: formatMoment(host.firstSeen),
    lastAnswer: formatMoment(host.lastAnswer),
    lastAttempt: formatMoment(host.lastAttempt),
    nextVisit: host.underWay ? null : formatMoment(host.nextVisit),
    aliases: parts.aliases,
    software: presentSoftware(server.software, software),
    name: figureOfFact(server, 'name', server.name, times),
    shortDescription: figureOfFact(server, 'shortDescription', server.shortDescription, times),
    version: figureOfFact(server, 'version', server.softwareVersion, times),
    versionCurrency: judgeVersion(server.softwareVersion, newest === '' ? undefined : newest),
    newestVersion: newest === '' ? null : newest,
    languages: figureOfFact(server, 'languages', server.languages, times),
    registrations: presentRegistrations(server, times),
    openRegistrations: figureOfFact(server, 'openRegistrations', flag(server.facts['openRegistrations']?.value) ?? null, times),
    ...presentUsage(server, times),
    postsAWeek: figureOfPosts(parts.posts),
    peers: presentPeers(parts.peers, times),
    switches: presentSwitches(server, times),
    measured: presentMeasures(parts.measures, host.lastAnswer, parts.now),
    protocols: strings(server.facts['protocols']?.value, 50),
    rules: presentRuleList(
      server,
      rules.filter(({ takenFrom }) => takenFrom === null),
      parts.rules.find(({ takenFrom }) => takenFrom === null)?.endpoint,
      times,
    ),
    ruleSentences: rules.filter(({ takenFrom }) => takenFrom !== null),
    texts: parts.texts.map(({ kind, text: words, endpoint, firstSeen }) => ({
      kind,
      text: words,
      source: endpoint,
      firstSeen: formatMoment(firstSeen),
      goneSeen: null,
    })),
    inSearch: server.inSearch,
  }
}

function presentSoftware(name: string | null, known: KnownSoftware | undefined): ServerReply['software'] {
  return {
    name,
    label: known?.label ?? name,
    known: known !== undefined,
    alternativeTo: known?.alternativeTo ?? [],
    homepage: known?.homepage ?? null,
    counts: known?.counts ?? null,
  }
}

function presentRegistrations(server: ServerRow, times: ReadTimes): ServerReply['registrations'] {
  const fact = server.facts['registrations']
  if (fact === undefined) return nothingKnown()
  const { value } = fact
  const details = {
    mode: server.registrations,
    minAge: count(at(value, 'minAge')) ?? null,
    reasonRequired: flag(at(value, 'reasonRequired')) ?? null,
    emailRequired: flag(at(value, 'emailRequired')) ?? null,
    captcha: flag(at(value, 'captcha')) ?? null,
    message: text(at(value, 'message')) ?? null,
    url: text(at(value, 'url')) ?? null,
  }
  return figureOf(details, fact.endpoint, times)
}

type UsageKey = 'users' | 'activeMonth' | 'activeHalfyear' | 'activeWeek' | 'localPosts' | 'localComments'

// A server that hides a figure, or states a constant, says so beside the value; an implausible one is shown with its doubt.
function presentUsage(server: ServerRow, times: ReadTimes): Pick<ServerReply, UsageKey> {
  const quality = server.usageQuality === null || server.usageQuality === 'measured' ? [] : [server.usageQuality]
  const { users, activeMonth, activeHalfyear } = server
  const doubts = flagUsage({
    users: users ?? undefined,
    activeMonth: activeMonth ?? undefined,
    activeHalfyear: activeHalfyear ?? undefined,
  })
  const concerns: Readonly<Record<string, readonly UsageKey[]>> = {
    'month-above-users': ['users', 'activeMonth'],
    'halfyear-below-month': ['activeMonth', 'activeHalfyear'],
    'users-unbelievable': ['users'],
  }
  const source = server.facts['usage']?.endpoint
  const figure = (key: UsageKey): Figure<number> =>
    figureOf(server[key], source, times, [...quality, ...doubts.filter((doubt) => concerns[doubt]?.includes(key))])
  return {
    users: figure('users'),
    activeMonth: figure('activeMonth'),
    activeHalfyear: figure('activeHalfyear'),
    activeWeek: figure('activeWeek'),
    localPosts: figure('localPosts'),
    localComments: figure('localComments'),
  }
}

// `knows` and `follows` are never merged (other-software.md 1.6): the longer list speaks, and its kind is a flag.
function presentPeers(peers: readonly PeerCount[], times: ReadTimes): Figure<number> {
  const longest = peers[0]
  if (longest === undefined) return nothingKnown()
  const { listed, endpoint, kind, complete } = longest
  return figureOf(listed, endpoint, times, [kind, ...(complete ? [] : ['partial'])])
}

function presentSwitches(server: ServerRow, times: ReadTimes): ServerReply['switches'] {
  const fact = server.facts['switches']
  if (fact === undefined || !isObject(fact.value)) return []
  const { endpoint, value } = fact
  return Object.entries(value).flatMap(([key, setting]) =>
    typeof setting === 'string' || typeof setting === 'number' || typeof setting === 'boolean'
      ? [{ key, ...wordsOf(key), value: setting, source: endpoint, at: formatMoment(times.get(endpoint) ?? null) }]
      : [],
  )
}

function wordsOf(key: string): { readonly label: string; readonly kind: string | null } {
  const known = findSwitch(key)
  return known ?? { label: key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(), kind: null }
}

function presentRuleList(
  server: ServerRow,
  rules: readonly RuleReply[],
  from: string | undefined,
  times: ReadTimes,
): Figure<readonly RuleReply[]> {
  if (rules.length > 0) return figureOf(rules, from, times)
  // An empty list is a statement; no list is none.
  return server.ruleCount === 0 ? { value: [], at: null, source: null, flags: [] } : nothingKnown()
}
