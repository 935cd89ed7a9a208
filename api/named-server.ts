// From a name in a path to the host it means: the one place that decides between an answer, another address and "not found".
import { parseDomain } from '#model/domain.ts'
import { findName, type NamedHost } from '#model/store/published-names.ts'
import type { ApiContext } from './context.ts'
import { describeName } from './lookup.ts'
import { redirect, refuse, type Outcome } from './route.ts'

export type NamedResult = { readonly ok: true; readonly host: NamedHost } | { readonly ok: false; readonly outcome: Outcome<never> }

// The same words for a name never seen, one that opted out, and one that only has no page: nothing tells them apart.
const NOT_FOUND = 'There is no such page about a server; /api/v1/lookup tells what is known of a name.'

/**
 * Finds a host by the name in a path. Another name of a server leads to that server (308). With `pageOnly`, hosts without a page of
 * their own (refused, never answered, in a farm) are not found; without, every published name is.
 *
 * @param rest what stands behind the name in the path, for example `/rules`
 */
export async function findNamedHost(
  context: ApiContext,
  name: string,
  { rest = '', pageOnly = true }: { readonly rest?: string; readonly pageOnly?: boolean } = {},
): Promise<NamedResult> {
  const domain = parseDomain(name)
  if (domain === undefined) return { ok: false, outcome: refuse(400, 'This is not the name of a server.', 'domain') }
  const host = await findName(context.database, domain, context.secret)
  if (host === undefined) return { ok: false, outcome: refuse(404, NOT_FOUND) }
  const { kind, target } = describeName(host)
  if (kind === 'alias' && target !== null) return { ok: false, outcome: redirect(`/api/v1/servers/${encodeURIComponent(target)}${rest}`) }
  if (pageOnly && kind !== 'server') return { ok: false, outcome: refuse(404, NOT_FOUND) }
  return { ok: true, host }
}
