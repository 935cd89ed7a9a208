// One capture, what is known of it, and what the API says: agree, differ (with every difference), or unreadable (with the reason).
import { parseDomain } from '#model/domain.ts'
import { at, count, isObject, rawText } from '#model/json.ts'
import type { Recording } from './contract.ts'
import { claimsOf, knownLinkHosts, type Claim } from './known-facts.ts'
import { findKind } from './kinds.ts'
import type { Told } from './replay.ts'

export interface Difference {
  readonly fact: string
  readonly known: unknown
  readonly told: unknown
}

export type Verdict =
  /** `withheld`: what the document states and the atlas does not take for a fact, on purpose. */
  | { readonly kind: 'agree'; readonly withheld: readonly Difference[] }
  | { readonly kind: 'differ'; readonly differences: readonly Difference[] }
  | { readonly kind: 'unreadable'; readonly reason: string }

/** Compares one capture with what the API says of the servers that answered with it: one, or all those of a container. */
export function compareCapture(recording: Recording, facts: unknown, told: readonly Told[]): Verdict {
  const [first] = told
  if (first === undefined) return { kind: 'unreadable', reason: 'no server answered with it' }
  const broken = told.find(({ apiError }) => apiError !== undefined)?.apiError
  if (broken !== undefined) return { kind: 'unreadable', reason: broken }
  if (findKind(recording.kind)?.role === 'container') return judge(claimsOfContainer(facts, told))
  if (Array.isArray(at(facts, 'links'))) return compareLinks(facts, first)
  if (recording.kind === 'http-error') return compareFailure(facts, first, recording)
  return compareDocument(facts, first, recording)
}

function judge(claims: readonly (Omit<Claim, 'withheld'> & Partial<Pick<Claim, 'withheld'>>)[]): Verdict {
  const differences = claims.filter(({ agrees }) => !agrees).map(differenceOf)
  if (differences.length > 0) return { kind: 'differ', differences }
  return { kind: 'agree', withheld: claims.filter(({ withheld }) => withheld === true).map(differenceOf) }
}

function differenceOf({ fact, known, told }: Difference): Difference {
  return { fact, known, told }
}

function compareDocument(facts: unknown, told: Told, recording: Recording): Verdict {
  // Who asks to be listed nowhere is answered for like a name never seen: that was read rightly.
  if (told.unlisted) return judge([{ fact: 'page', known: 'wants to be listed nowhere', told: null, agrees: true, withheld: true }])
  const failure = failureOf(told, recording)
  if (failure === undefined) return judge(claimsOf(facts, told, recording))
  // What could not be read, and of which nothing is known, was told apart rightly.
  const nothingKnown = !isObject(facts) || Object.keys(facts).length === 0
  return nothingKnown && recording.kind.endsWith('-odd') ? judge([]) : { kind: 'unreadable', reason: failure }
}

// What is known not to be the document that was asked for must not have been taken for it.
function compareFailure(facts: unknown, told: Told, recording: Recording): Verdict {
  const failure = failureOf(told, recording)
  return judge([{ fact: 'json', known: rawText(at(facts, 'json')) ?? 'an error', told: failure ?? 'read', agrees: failure !== undefined }])
}

/** Why the document of a recording was not read; undefined when it was. */
function failureOf({ lookup, page, crawls, server }: Told, { file }: Recording): string | undefined {
  const address = server.addresses.get(file)
  const document = address === undefined ? undefined : crawls?.documents.find(({ endpoint }) => isDocument(endpoint, address.path))
  if (document !== undefined && document.state !== 'ok' && document.state !== 'unchanged') return document.reason ?? document.state
  if (page === undefined) return lookup.reason ?? `the name is ${lookup.kind}`
  return document === undefined && address !== undefined ? 'the document was not asked for' : undefined
}

// A document is called by its path, often with the parameters that were asked; NodeInfo, whose path differs from server to server, by
// its name.
function isDocument(endpoint: string, path: string): boolean {
  const asked = endpoint.replace(/^POST /, '').replace(/\?.*$/s, '')
  return asked === path || (/\/nodeinfo\b/.test(path) && !path.endsWith('/nodeinfo') && endpoint === 'nodeinfo')
}

// A well-known document is read rightly when the server was found where it leads: under its own name, as another name of the one it
// leads to, or with the remark that what is there is somebody else's. A link that leads to no public name must lead nowhere.
function compareLinks(facts: unknown, { lookup, name }: Told): Verdict {
  const hosts = knownLinkHosts(facts, name)
  const names = hosts.flatMap((host) => parseDomain(host) ?? [])
  const found = lookup.kind === 'alias' ? lookup.target : lookup.kind === 'server' ? name : (lookup.reason ?? lookup.kind)
  const agrees =
    names.length === 0
      ? lookup.kind === 'failed'
      : names.some((host) => host === found) || (found === 'foreign-nodeinfo' && !names.some((host) => host === name))
  return judge([{ fact: 'links', known: hosts, told: found, agrees }])
}

function claimsOfContainer(facts: unknown, told: readonly Told[]): readonly Omit<Claim, 'withheld'>[] {
  const pages = told.flatMap(({ page }) => page ?? [])
  const missing = told.flatMap(({ page, name, lookup }) => (page === undefined ? [`${name}: ${lookup.reason ?? lookup.kind}`] : []))
  const sum = (figures: readonly (number | null | undefined)[]): number =>
    figures.reduce<number>((total, figure) => total + (figure ?? 0), 0)
  const counted: Readonly<Record<string, number>> = {
    records: pages.length,
    servers: pages.length,
    hosts: pages.length,
    rules: sum(pages.map(({ rules }) => rules.value?.length)),
    users_total: sum(pages.map(({ users }) => users.value)),
  }
  return Object.entries(counted).flatMap(([fact, told_]) => {
    const known = count(at(facts, fact))
    if (known === undefined) return []
    const unread = missing.length === 0 ? {} : { unread: missing }
    return [{ fact, known, told: missing.length === 0 ? told_ : { value: told_, ...unread }, agrees: told_ === known }]
  })
}
