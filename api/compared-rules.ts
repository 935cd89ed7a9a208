// Rules of several servers, aligned by topic: what each says, with the rules that say it, and where they differ; pure.
import { STANCES, TOPICS, type Stance, type Topic } from '#model/rules/taxonomy.ts'
import type { RuleRow } from '#model/store/published-rules.ts'
import type { RuleReply, ServersCompareReply } from './contract.ts'
import { presentRule, type CountSentence } from './present/rule.ts'

/** The rules of one server; null while they are not known. */
export type ComparedRules = readonly RuleRow[] | null

type TopicRow = ServersCompareReply['topics'][number]

/** The topics that any of the servers speaks of, in the order of the taxonomy. */
export function alignRules(servers: readonly ComparedRules[], countServers: CountSentence): readonly TopicRow[] {
  return TOPICS.flatMap((topic): TopicRow[] => {
    const entries = servers.map((rules) => (rules === null ? null : entryOf(rules, topic, countServers)))
    const known = entries.filter((entry) => entry !== null)
    if (known.every(({ stances }) => stances.length === 0)) return []
    return [{ topic, differs: differ(known), contradicts: contradict(known.map(({ stances }) => stances)), entries }]
  })
}

interface Entry {
  readonly stances: readonly Stance[]
  readonly rules: readonly RuleReply[]
}

function entryOf(rules: readonly RuleRow[], topic: Topic, countServers: CountSentence): Entry {
  const about = rules.filter(({ labels }) => labels?.some(([one]) => one === topic) === true)
  const said = new Set(about.flatMap(({ labels }) => (labels ?? []).filter(([one]) => one === topic).map(([, stance]) => stance)))
  return { stances: STANCES.filter((stance) => said.has(stance)), rules: about.map((rule) => presentRule(rule, countServers)) }
}

function differ(entries: readonly Entry[]): boolean {
  return new Set(entries.map(({ stances }) => stances.join())).size > 1
}

// A ban against a welcome or a duty; conditions and mentions contradict nobody.
function contradict(said: readonly (readonly Stance[])[]): boolean {
  const bans = said.some((stances) => stances.includes('forbid') && !welcomes(stances))
  return bans && said.some((stances) => welcomes(stances) && !stances.includes('forbid'))
}

function welcomes(stances: readonly Stance[]): boolean {
  return stances.includes('allow') || stances.includes('require')
}

/** Rules that speak of no topic. */
export function listOthers(servers: readonly ComparedRules[], countServers: CountSentence): readonly (readonly RuleReply[])[] {
  return servers.map((rules) =>
    (rules ?? []).filter(({ labels }) => (labels ?? []).length === 0).map((rule) => presentRule(rule, countServers)),
  )
}
