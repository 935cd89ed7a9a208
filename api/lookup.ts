// What an exact name is to us, by the policies of DESIGN 5; every route that takes a name asks here first.
import type { Domain } from '#model/domain.ts'
import { findFarm, findName, type NamedHost } from '#model/store/published-names.ts'
import { findVisitRequest, ON_ITS_WAY_MS } from '#model/store/visit-requests.ts'
import { readTypedName } from '#model/typed-name.ts'
import type { ApiContext } from './context.ts'
import type { LookupReply } from './contract.ts'

const NOTHING = { domain: null, target: null, status: null, reason: null } as const

/** Looks up whatever was typed: a name, a URL, a link to a post, an account. */
export async function lookUpText(context: ApiContext, typed: string): Promise<LookupReply> {
  const domain = readTypedName(typed)
  return domain === undefined ? { kind: 'not-a-name', ...NOTHING } : lookUpName(context, domain)
}

/** Looks up one name. */
export async function lookUpName(context: ApiContext, domain: Domain): Promise<LookupReply> {
  const host = await findName(context.database, domain, context.secret)
  return host === undefined ? lookUpUnnamed(context, domain) : describeName(host)
}

// Names without a row: members of a farm, names somebody asked for just now, and all those that are answered like a name never seen.
async function lookUpUnnamed(context: ApiContext, domain: Domain): Promise<LookupReply> {
  const { database, clock, secret } = context
  const now = clock.now()
  const asked = await findVisitRequest(database.db, { domain, now, secret })
  if (asked !== undefined && asked > now - ON_ITS_WAY_MS) return { kind: 'waiting', ...NOTHING, domain, status: 'discovered' }
  const farm = await findFarm(database.published, domain)
  return farm === undefined ? { kind: 'unknown', ...NOTHING, domain } : { kind: 'group', ...NOTHING, domain, target: farm }
}

/** What a published name is; pure. */
export function describeName(host: NamedHost): LookupReply {
  const { domain, status, reason } = host
  const as = (kind: LookupReply['kind'], target: string | null = null): LookupReply => ({ kind, domain, target, status, reason })
  if (host.farm !== null) return as('group', host.farm)
  if (status === 'refused') return as('refused')
  if (host.aliasOf !== null) return as('alias', host.aliasOf)
  if (host.hasPage) return as('server')
  return as(host.lastAttempt === null ? 'waiting' : 'failed')
}
