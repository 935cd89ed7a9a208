// What index.json knows of one document, fact by fact, beside what the API says; a fact that is null or of another type is not known.
import { at, count, flag, isObject, list, rawText, strings } from '#model/json.ts'
import { cleanText, htmlToText, TEXT_LIMITS } from '#model/text.ts'
import type { ServerReply } from '../../api/contract.ts'
import { findSoftware } from '../../crawler/software/index.ts'
import { mondayOf } from '#model/store/record-usage.ts'
import type { Recording } from './contract.ts'
import type { Told } from './replay.ts'
import { isWithheld } from './withheld.ts'

/** One fact beside what the API says of it; both in the form in which they are compared. */
export interface Claim {
  readonly fact: string
  readonly known: unknown
  readonly told: unknown
  readonly agrees: boolean
  /** The atlas says nothing on purpose (withheld.ts). */
  readonly withheld: boolean
}

type Page = ServerReply | undefined
type Compared = Pick<Claim, 'known' | 'told' | 'agrees'>
/** Undefined where this fact is not known of the document. */
type Compare = (facts: unknown, told: Told, recording: Recording) => Compared | undefined

const compareName =
  (key: string): Compare =>
  (facts, { page }, { kind }) => {
    const known = rawText(at(facts, key))
    if (known === undefined || nameOf(known) === '') return undefined
    const told = page?.name.value ?? null
    // The title of a web page has the host before the name.
    const inTitle = kind === 'html-about' && told !== null && nameOf(known).endsWith(` - ${told}`)
    return { known: nameOf(known), told, agrees: told === nameOf(known) || inTitle }
  }

function nameOf(known: string): string {
  const plain = /[<&]/.test(known) ? htmlToText(known, TEXT_LIMITS.name) : known
  return cleanText(plain.replace(/\s+/g, ' '), TEXT_LIMITS.name)
}

const compareVersion =
  (key: string): Compare =>
  (facts, { page }) => {
    const known = rawText(at(facts, key))?.trim()
    if (known === undefined || known === '') return undefined
    const told = page?.version.value ?? null
    return { known, told, agrees: told === known || told === ownVersion(known) }
  }

// "2.7.2 (compatible; Pleroma 2.4.5)": what stands in brackets is its own.
function ownVersion(known: string): string | undefined {
  return /\((?:compatible; |not true; really )[\w.-]+[ /]([^\s)]+)\)/i.exec(known)?.[1]
}

const compareFigure =
  (key: string, figureOf: (page: Page) => number | null | undefined): Compare =>
  (facts, { page }) => {
    const known = count(at(facts, key))
    if (known === undefined) return undefined
    const told = figureOf(page) ?? null
    return { known, told, agrees: told === known }
  }

const users = (page: Page): number | null | undefined => page?.users.value
const posts = (page: Page): number | null | undefined => page?.localPosts.value
const month = (page: Page): number | null | undefined => page?.activeMonth.value

const compareFlag: Compare = (facts, { page }) => {
  const known = flag(at(facts, 'open_registrations'))
  const told = page?.openRegistrations.value ?? null
  return known === undefined ? undefined : { known, told, agrees: told === known }
}

const SHUT: readonly string[] = ['closed', 'invite', 'external', 'full', 'curated']

const compareSignUp: Compare = (facts, { page }) => {
  const stated = at(facts, 'registrations')
  const enabled = readFlag(isObject(stated) ? stated['enabled'] : stated)
  const approval = readFlag(isObject(stated) ? stated['approval_required'] : at(facts, 'approval_required'))
  if (enabled === undefined) return undefined
  const modes = enabled ? [...(approval === true ? [] : ['open', 'external']), ...(approval === false ? [] : ['approval'])] : SHUT
  return compareMode(modes, page)
}

// Misskey says whether sign-up is off; whoever is let in may still be looked at first.
const compareDisabled: Compare = (facts, { page }) => {
  const disabled = readFlag(at(facts, 'disable_registration'))
  return disabled === undefined ? undefined : compareMode(disabled ? SHUT : ['open', 'approval'], page)
}

function compareMode(modes: readonly string[], page: Page): Compared {
  const told = page?.registrations.value?.mode ?? null
  return { known: modes.join(' or '), told, agrees: told !== null && modes.includes(told) }
}

function readFlag(value: unknown): boolean | undefined {
  return flag(typeof value === 'string' ? value.toLowerCase() : value)
}

const compareLanguages =
  (key: string): Compare =>
  (facts, { page }) => {
    if (!Array.isArray(at(facts, key))) return undefined
    const known = [...new Set(strings(at(facts, key)).map(languageOf))].toSorted()
    const told = [...new Set((page?.languages.value ?? []).map(languageOf))].toSorted()
    return { known, told, agrees: known.join() === told.join() }
  }

function languageOf(stated: string): string {
  return stated.trim().replaceAll('_', '-').toLowerCase()
}

const compareRules: Compare = (facts, { page }) => {
  const known = count(at(facts, 'rules'))
  const told = page?.rules.value?.length ?? null
  return known === undefined ? undefined : { known, told, agrees: told === known }
}

const compareFirstRule: Compare = (facts, { page }) => {
  const known = rawText(at(facts, 'first_rule'))
  if (known === undefined) return undefined
  const told = page?.rules.value?.[0]?.text ?? null
  return { known, told, agrees: told?.startsWith(known.trim()) === true }
}

const compareSoftware: Compare = (facts, { page }, recording) => {
  // A NodeInfo says itself what it is of; of other documents the folder does.
  const known = rawText(at(facts, 'software')) ?? (recording.kind.startsWith('nodeinfo') ? undefined : recording.software)
  if (known === undefined) return undefined
  const told = page?.software.name ?? null
  return { known, told, agrees: told !== null && isSameSoftware(known, told) }
}

// Spelt in one way, and a fork that its version gives away is still its parent's kin.
function isSameSoftware(known: string, told: string): boolean {
  const spelling = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  if (spelling(known) === spelling(told)) return true
  const [a, b] = [findSoftware({ software: known }), findSoftware({ software: told })]
  return a.known && b.known && a.definition === b.definition
}

// Rows about one target are one row in the atlas, and what aims at no server is counted apart.
const compareBlocks: Compare = (facts, { blocks }, { kind }) => {
  const known = kind === 'domain-blocks-json' ? count(at(facts, 'count')) : undefined
  if (known === undefined) return undefined
  const told = blocks?.sources.map(({ rows, skipped }) => ({ rows, skipped }))[0] ?? null
  return { known, told, agrees: told !== null && told.rows + told.skipped === known }
}

const compareSeverities: Compare = (facts, { blocks }, { kind }) => {
  const known = kind === 'domain-blocks-json' ? at(facts, 'severity') : undefined
  if (!isObject(known)) return undefined
  const told = Object.fromEntries((blocks?.byAction ?? []).map(({ action, rows }) => [action, rows]))
  const missing = Object.entries(known).map(([severity, rows]) => Number(rows) - (told[severity] ?? 0))
  const skipped = blocks?.sources[0]?.skipped ?? 0
  const agrees = missing.every((rows) => rows >= 0) && missing.reduce((sum, rows) => sum + rows, 0) === skipped
  return { known, told, agrees }
}

const compareMasks: Compare = (facts, { blocks }, { kind }) => {
  const known = kind === 'domain-blocks-json' ? count(at(facts, 'obfuscated')) : undefined
  if (known === undefined) return undefined
  const told = blocks?.sources[0]?.masked ?? null
  return { known, told, agrees: told === known }
}

// The atlas counts names once, and entries that are no host names apart; a server that lists itself is not its own peer.
const comparePeers: Compare = (facts, { page, crawls }, { kind }) => {
  const known = kind === 'peers' ? count(at(facts, 'count')) : undefined
  if (known === undefined) return undefined
  const told = { peers: page?.peers.value ?? null, rejected: rejectedIn(crawls) }
  const counted = (told.peers ?? -1) + told.rejected
  const least = (count(at(facts, 'unique')) ?? known) - (count(at(facts, 'uppercase')) ?? 0) - 1
  return { known, told, agrees: counted <= known && counted >= least }
}

function rejectedIn(crawls: Told['crawls']): number {
  return Math.max(0, ...(crawls?.crawls.flatMap(({ documents }) => documents.map(({ rejected }) => rejected)) ?? []))
}

const compareWeeks: Compare = (facts, { usage }) => {
  const known = count(at(facts, 'weeks'))
  const told = usage?.weeks.length ?? null
  return known === undefined ? undefined : { known, told, agrees: told === known }
}

// The atlas tells the Monday of a week; servers state theirs newest first, as a rule.
const compareFirstWeek: Compare = (facts, { usage }) => {
  const stated = count(at(facts, 'first_week'))
  if (stated === undefined) return undefined
  const [known, told] = [mondayOf(stated), usage?.weeks.map(({ week }) => week) ?? []]
  return { known, told, agrees: told.includes(known) }
}

const compareStatuses: Compare = (facts, { usage }) => {
  const known = count(at(facts, 'statuses_total'))
  if (known === undefined) return undefined
  const told = usage?.weeks.reduce((sum, week) => sum + (week.statuses ?? 0), 0) ?? null
  return { known, told, agrees: told === known }
}

// The beginning of a text in HTML, up to where it was cut or where an address of a person stands, which is not kept.
const compareContent: Compare = (facts, { page }) => {
  const html = rawText(at(facts, 'keys', 'content'))
  if (html === undefined) return undefined
  const known = (htmlToText(html.replace(/<[^>]*$/, ''), TEXT_LIMITS.name).split(/\S*@/)[0] ?? '').trim()
  const told = page?.texts.map((entry) => entry.text.slice(0, known.length)) ?? []
  return known === '' ? undefined : { known, told, agrees: told.includes(known) }
}

const COMPARISONS: Readonly<Record<string, Compare>> = {
  software: compareSoftware,
  title: compareName('title'),
  name: compareName('name'),
  node_name: compareName('node_name'),
  version: compareVersion('version'),
  software_version: compareVersion('software_version'),
  user_count: compareFigure('user_count', users),
  users_total: compareFigure('users_total', users),
  originalUsersCount: compareFigure('originalUsersCount', users),
  status_count: compareFigure('status_count', posts),
  local_posts: compareFigure('local_posts', posts),
  originalNotesCount: compareFigure('originalNotesCount', posts),
  active_month: compareFigure('active_month', month),
  users_month: compareFigure('users_month', month),
  users_halfyear: compareFigure('users_halfyear', (page) => page?.activeHalfyear.value),
  open_registrations: compareFlag,
  registrations: compareSignUp,
  disable_registration: compareDisabled,
  languages: compareLanguages('languages'),
  langs: compareLanguages('langs'),
  rules: compareRules,
  first_rule: compareFirstRule,
  count: (facts, told, recording) => comparePeers(facts, told, recording) ?? compareBlocks(facts, told, recording),
  severity: compareSeverities,
  obfuscated: compareMasks,
  weeks: compareWeeks,
  first_week: compareFirstWeek,
  statuses_total: compareStatuses,
  keys: compareContent,
}

/** Every known fact of a document beside what the API says. */
export function claimsOf(facts: unknown, told: Told, recording: Recording): readonly Claim[] {
  return Object.entries(COMPARISONS).flatMap(([fact, compare]) => {
    const claim = compare(facts, told, recording)
    if (claim === undefined) return []
    const withheld = !claim.agrees && claim.told === null && told.page !== undefined && isWithheld(fact, claim.known, told.page)
    return [{ fact, ...claim, agrees: claim.agrees || withheld, withheld }]
  })
}

/**
 * The hosts to which a well-known document of `own` is known to lead, as they are written; links to another port than that of https lead
 * nowhere.
 */
export function knownLinkHosts(facts: unknown, own: string): readonly string[] {
  return list(at(facts, 'links')).flatMap((link) => {
    const [version, href] = String(link).split(' ')
    const base = `https://${own}`
    if (href === undefined || !/^\d/.test(version ?? '') || !URL.canParse(href, base)) return []
    const { hostname, port } = new URL(href, base)
    return port === '' || port === '443' || port === '80' ? [hostname] : []
  })
}
