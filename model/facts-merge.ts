// Many documents, one server: which document's word counts for which fact; pure, and every value keeps its source.
import type { FactKey, Facts, FigureQuality, LongText, RegistrationMode, Registrations, Usage } from './facts.ts'
import { LONG_TEXT_KINDS } from './facts.ts'
import type { SwitchValue } from './switches.ts'

/** What one document stated, under the document's name. */
export interface DocumentFacts {
  readonly endpoint: string
  readonly facts: Facts
}

/** A value and the document that decided it. For figures and details gathered from several documents, the first that gave anything. */
export interface MergedFact<T> {
  readonly value: T
  readonly endpoint: string
}

export type MergedFacts = { readonly [K in FactKey]?: MergedFact<NonNullable<Facts[K]>> }

/** The name of the NodeInfo document among the endpoints of a host. */
export const NODEINFO_ENDPOINT = 'nodeinfo'

/** A document's value of one key, with the document's name. */
type Stated<T> = readonly MergedFact<T>[]

/**
 * Merges what the documents of one host say. `documents` stand in the adapter's order, and each wins over the next and over
 * NodeInfo, with these exceptions:
 *
 * - usage is gathered figure by figure, NodeInfo first: its counts are the software's own, the others are often rounded or cached;
 * - a registration mode gives way to one that says the same thing more exactly (`closed` to `invite`, `open` to `approval`);
 *   `unknown` never overrides, and the details are gathered from all;
 * - a list gives way to a later one only while it is empty; an empty list of rules is a fact;
 * - texts are gathered, those of one kind side by side; switches are gathered key by key;
 * - one document that asks not to be listed is enough.
 *
 * The result depends on nothing but the arguments; its keys are in alphabetical order.
 */
export function mergeFacts(nodeinfo: Facts | undefined, documents: readonly DocumentFacts[]): MergedFacts {
  const last = nodeinfo === undefined ? [] : [{ endpoint: NODEINFO_ENDPOINT, facts: nodeinfo }]
  const sources = [...documents, ...last]
  const keys = [...new Set(sources.flatMap((source) => Object.keys(source.facts)))].filter(isFactKey).toSorted()
  const merged = keys.flatMap((key) => {
    const fact = key === 'usage' ? mergeUsage(statedBy([...last, ...documents], 'usage')) : mergeKey(key, sources)
    return fact === undefined ? [] : [[key, fact] as const]
  })
  return Object.fromEntries(merged)
}

/**
 * The facts of `over` laid on those of `base`, both from one document: what `over` states wins, figures, switches and registration
 * details apart, which are gathered. Laying the same facts on twice changes nothing.
 */
export function overlayFacts(base: Facts, over: Facts): Facts {
  const merged = mergeFacts(undefined, [
    { endpoint: 'over', facts: over },
    { endpoint: 'base', facts: base },
  ])
  const { peers = base.peers, blocks = base.blocks, activity = base.activity } = over
  return {
    ...Object.fromEntries(Object.entries(merged).map(([key, fact]) => [key, fact.value])),
    ...(peers === undefined ? {} : { peers }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(activity === undefined ? {} : { activity }),
  }
}

function isFactKey(key: string): key is FactKey {
  return key !== 'peers' && key !== 'blocks' && key !== 'activity'
}

function statedBy<K extends FactKey>(sources: readonly DocumentFacts[], key: K): Stated<NonNullable<Facts[K]>> {
  return sources.flatMap(({ endpoint, facts }) => {
    const value = facts[key]
    return value === undefined || value === null ? [] : [{ value, endpoint }]
  })
}

function mergeKey(key: Exclude<FactKey, 'usage'>, sources: readonly DocumentFacts[]): MergedFact<unknown> | undefined {
  switch (key) {
    case 'registrations':
      return mergeRegistrations(statedBy(sources, key))
    case 'texts':
      return mergeTexts(statedBy(sources, key))
    case 'switches':
      return mergeSwitches(statedBy(sources, key))
    case 'rules':
    case 'languages':
    case 'protocols':
      return firstFilled(statedBy<'rules' | 'languages' | 'protocols'>(sources, key))
    case 'doNotList':
      return statedBy(sources, key).find((fact) => fact.value) ?? statedBy(sources, key)[0]
    case 'software':
    case 'version':
    case 'upstream':
    case 'name':
    case 'shortDescription':
    case 'thumbnail':
    case 'icon':
    case 'accountDomain':
    case 'openRegistrations':
      return statedBy(sources, key)[0]
  }
}

function firstFilled<T extends readonly unknown[]>(stated: Stated<T>): MergedFact<T> | undefined {
  return stated.find((fact) => fact.value.length > 0) ?? stated[0]
}

// The general statement, and those that say the same more exactly: who is turned away at the door may still have another door.
const REFINEMENTS: Readonly<Partial<Record<RegistrationMode, readonly RegistrationMode[]>>> = {
  closed: ['invite', 'external', 'curated', 'full'],
  open: ['approval'],
}

const DETAILS = [
  'emailRequired',
  'captcha',
  'reasonRequired',
  'minAge',
  'message',
  'url',
] as const satisfies readonly (keyof Registrations)[]

function mergeRegistrations(stated: Stated<Registrations>): MergedFact<Registrations> | undefined {
  const [first] = stated
  if (first === undefined) return undefined
  const decisive = stated.reduce((best, next) => (overrides(next.value.mode, best.value.mode) ? next : best), first)
  const details = gather(stated, DETAILS)
  return { value: { mode: decisive.value.mode, ...details.values }, endpoint: decisive.endpoint }
}

function overrides(next: RegistrationMode, best: RegistrationMode): boolean {
  return best === 'unknown' ? next !== 'unknown' : (REFINEMENTS[best]?.includes(next) ?? false)
}

const FIGURES = [
  'users',
  'activeMonth',
  'activeHalfyear',
  'activeWeek',
  'activeDay',
  'localPosts',
  'localComments',
] as const satisfies readonly (keyof Usage)[]

// From the best to the worst; a sum of figures is worth what its weakest part is worth.
const QUALITIES: readonly FigureQuality[] = ['measured', 'unreliable', 'constant', 'hidden']

function mergeUsage(stated: Stated<Usage>): MergedFact<Usage> | undefined {
  const [first] = stated
  if (first === undefined) return undefined
  const figures = gather(stated, FIGURES)
  // A document that hides its figures says nothing about figures that another document gives.
  const parts = figures.givers.length > 0 ? figures.givers : stated
  const qualities = parts.flatMap((fact) => (fact.value.quality === undefined ? [] : [fact.value.quality]))
  const weakest = qualities.toSorted((a, b) => QUALITIES.indexOf(b) - QUALITIES.indexOf(a))[0]
  return {
    value: { ...figures.values, ...(weakest === undefined ? {} : { quality: weakest }) },
    endpoint: (figures.givers[0] ?? first).endpoint,
  }
}

// Each member from the first document that has it, in the order of `members`; and the documents that gave any.
function gather<T extends object, K extends keyof T>(
  stated: Stated<T>,
  members: readonly K[],
): { readonly values: Pick<T, K>; readonly givers: Stated<T> } {
  const values: Partial<Pick<T, K>> = {}
  const givers = new Set<MergedFact<T>>()
  for (const member of members) {
    const giver = stated.find((fact) => fact.value[member] !== undefined)
    if (giver === undefined) continue
    values[member] = giver.value[member]
    givers.add(giver)
  }
  return { values: values as Pick<T, K>, givers: stated.filter((fact) => givers.has(fact)) }
}

function mergeTexts(stated: Stated<readonly LongText[]>): MergedFact<readonly LongText[]> | undefined {
  const all = stated.flatMap((fact) => fact.value)
  const unlike = all.filter((text, index) => all.findIndex((other) => other.kind === text.kind && other.text === text.text) === index)
  const value = LONG_TEXT_KINDS.flatMap((kind) => unlike.filter((text) => text.kind === kind))
  const giver = stated.find((fact) => fact.value.length > 0)
  return giver === undefined ? undefined : { value, endpoint: giver.endpoint }
}

function mergeSwitches(stated: Stated<NonNullable<Facts['switches']>>): MergedFact<NonNullable<Facts['switches']>> | undefined {
  const giver = stated.find((fact) => Object.keys(fact.value).length > 0)
  if (giver === undefined) return undefined
  const entries = new Map<string, SwitchValue>()
  for (const [key, value] of stated.flatMap((fact) => Object.entries(fact.value))) {
    if (!entries.has(key)) entries.set(key, value)
  }
  const value = Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return { value, endpoint: giver.endpoint }
}

/** Above this, a count of accounts on one federated server is not believed; the largest known server has about three million. */
const BELIEVABLE_USERS = 10_000_000

export type UsageFlag = 'month-above-users' | 'halfyear-below-month' | 'users-unbelievable'

/**
 * What is implausible about a server's figures (microblog.md 11.3): they are shown with these flags and left out of totals.
 * Figures that were not given raise no flag.
 */
export function flagUsage(usage: Usage): readonly UsageFlag[] {
  const { users, activeMonth, activeHalfyear } = usage
  const flags: UsageFlag[] = []
  if (users !== undefined && activeMonth !== undefined && activeMonth > users) flags.push('month-above-users')
  if (activeHalfyear !== undefined && activeMonth !== undefined && activeHalfyear < activeMonth) flags.push('halfyear-below-month')
  if (users !== undefined && users >= BELIEVABLE_USERS) flags.push('users-unbelievable')
  return flags
}
