// The history of rules as changes: grouped by the moment at which they were seen, or between two days; pure.
import { diffWords, pairRules } from '#model/rule-diff.ts'
import type { RuleRow } from '#model/store/published-rules.ts'
import type { RuleHistoryReply, StanceReply } from './contract.ts'
import { formatMoment } from './present/figure.ts'
import { presentRule, type CountSentence } from './present/rule.ts'

type Change = RuleHistoryReply['changes'][number]

/** Rules that stood at a moment (milliseconds since 1970). */
function standingAt(rules: readonly RuleRow[], at: number): readonly RuleRow[] {
  return rules.filter(({ firstSeen, goneSeen }) => firstSeen <= at && (goneSeen === null || goneSeen > at))
}

/**
 * Every change that was seen, newest first. The first reading is none: it tells what stood there already. What stands since before our first
 * look has no beginning.
 */
export function listChanges(rules: readonly RuleRow[], countServers: CountSentence): readonly Change[] {
  const begun = rules.filter(({ firstSeenIsLowerBound }) => !firstSeenIsLowerBound).map(({ firstSeen }) => firstSeen)
  const ended = rules.flatMap(({ goneSeen }) => goneSeen ?? [])
  const moments = [...new Set([...begun, ...ended])].toSorted((a, b) => b - a)
  const firstLook = rules.reduce<number | undefined>((first, { firstSeen }) => Math.min(first ?? firstSeen, firstSeen), undefined)
  return moments
    .filter((at) => at !== firstLook)
    .map((at, index, all) => describeChange(rules, { from: at - 1, to: at, notBefore: all[index + 1] ?? firstLook }, countServers))
    .filter(isChange)
}

/** What changed between two moments: one change, or none. */
export function compareMoments(
  rules: readonly RuleRow[],
  { from, to }: { readonly from: number; readonly to: number },
  countServers: CountSentence,
): readonly Change[] {
  return [describeChange(rules, { from, to, notBefore: from }, countServers)].filter(isChange)
}

function isChange({ added, removed, reworded }: Change): boolean {
  return added.length + removed.length + reworded.length > 0
}

function describeChange(
  rules: readonly RuleRow[],
  { from, to, notBefore }: { readonly from: number; readonly to: number; readonly notBefore: number | undefined },
  countServers: CountSentence,
): Change {
  const [before, after] = [standingAt(rules, from), standingAt(rules, to)]
  const [gone, come] = [before.filter((rule) => !after.includes(rule)), after.filter((rule) => !before.includes(rule))]
  const { added, removed, reworded } = pairRules(gone, come)
  const present = (rule: RuleRow): ReturnType<typeof presentRule> => presentRule(rule, countServers)
  const [saidBefore, saidAfter] = [stancesOf(before), stancesOf(after)]
  return {
    notBefore: formatMoment(notBefore ?? null),
    at: formatMoment(to),
    added: added.map(present),
    removed: removed.map(present),
    reworded: reworded.map(({ before: old, after: now }) => ({
      before: present(old),
      after: present(now),
      text: diffWords(old.text, now.text),
      hint: diffWords(old.hint ?? '', now.hint ?? ''),
    })),
    gained: differenceOf(saidAfter, saidBefore),
    lost: differenceOf(saidBefore, saidAfter),
  }
}

function stancesOf(rules: readonly RuleRow[]): ReadonlyMap<string, StanceReply> {
  return new Map(rules.flatMap(({ labels }) => (labels ?? []).map(([topic, stance]) => [`${topic}.${stance}`, { topic, stance }] as const)))
}

function differenceOf(of: ReadonlyMap<string, StanceReply>, without: ReadonlyMap<string, StanceReply>): readonly StanceReply[] {
  return [...of].filter(([name]) => !without.has(name)).map(([, stance]) => stance)
}
