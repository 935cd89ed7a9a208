// Rows of a list that do nothing beside the others: covered by a parent, or many where one rule on the registered name would do; pure.
import { registrableDomain, type Domain } from '../domain.ts'
import type { BlockAction } from './actions.ts'
import { isAsHard } from './list-check.ts'
import { matchesShell } from './target.ts'

/** A rule that acts on names: a row of a file or of a published list. */
export interface ListRule {
  readonly kind: 'name' | 'suffix' | 'pattern'
  readonly target: string
  readonly scope: 'exact' | 'tree'
  readonly actions: readonly BlockAction[]
}

export interface RedundantRule {
  readonly target: string
  /** The rule that covers it. */
  readonly under: string
}

/** Rules about names that another rule of the same list covers, at least as hard. */
export function findRedundant(rules: readonly ListRule[]): readonly RedundantRule[] {
  const trees = new Map(
    rules.filter(({ kind, scope }) => kind === 'suffix' || (kind === 'name' && scope === 'tree')).map((rule) => [rule.target, rule]),
  )
  const patterns = rules.filter(({ kind }) => kind === 'pattern')
  return rules.flatMap((rule) => {
    const cover = rule.kind === 'name' ? coverOf(rule, trees, patterns) : undefined
    return cover === undefined ? [] : [{ target: rule.target, under: cover.target }]
  })
}

function coverOf(rule: ListRule, trees: ReadonlyMap<string, ListRule>, patterns: readonly ListRule[]): ListRule | undefined {
  const labels = rule.target.split('.')
  for (let from = 1; from < labels.length; from += 1) {
    const parent = trees.get(labels.slice(from).join('.'))
    if (parent !== undefined && isAsHard(parent.actions, rule.actions)) return parent
  }
  return patterns.find((pattern) => matchesShell(pattern.target, rule.target) && isAsHard(pattern.actions, rule.actions))
}

export interface CrowdedSite {
  readonly registrable: string
  readonly rows: number
}

/** Of so many rows under one registered name, one rule about that name would do the same. */
const CROWD = 3

/** Registered names with several rows under them, most rows first. */
export function findCrowded(rules: readonly ListRule[]): readonly CrowdedSite[] {
  const counts = new Map<string, number>()
  for (const { kind, target } of rules) {
    if (kind !== 'name') continue
    const registrable = registrableDomain(target as Domain)
    counts.set(registrable, (counts.get(registrable) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, rows]) => rows >= CROWD)
    .map(([registrable, rows]) => ({ registrable, rows }))
    .toSorted((a, b) => b.rows - a.rows || (a.registrable < b.registrable ? -1 : 1))
}
