// How one joins a server, read from the Mastodon-shaped API; the table of microblog.md 2.4 as a function.
import type { Facts, RegistrationMode, Registrations } from '#model/facts.ts'
import { at, count, flag, isObject, url } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import { publicHtml } from './people.ts'

/**
 * Reads the registration mode of an instance document: of v2 (`registrations` is an object), of v1 (a boolean, with
 * `approval_required` and `invites_enabled` beside it) and of hybrids. Undefined where the document says nothing, as before
 * Mastodon 2.7.2. `origin` is the address of the API host.
 */
export function readRegistrations(json: unknown, origin: string): Registrations | undefined {
  const stated = at(json, 'registrations')
  const part = isObject(stated) ? stated : { enabled: stated, approval_required: at(json, 'approval_required') }
  const enabled = flag(at(part, 'enabled'))
  if (enabled === undefined) return undefined
  const approval = flag(at(part, 'approval_required')) === true
  const elsewhere = readElsewhere(at(part, 'url'), enabled, origin)
  const mode = enabled ? openMode(approval, elsewhere) : closedMode(json, part, elsewhere)
  return { mode, ...readDetails(json, part, mode, elsewhere) }
}

function openMode(approval: boolean, elsewhere: string | undefined): RegistrationMode {
  if (elsewhere !== undefined) return 'external'
  return approval ? 'approval' : 'open'
}

// `enabled: false` wins over `approval_required: true`, which single-user servers leave standing. Invitations exist where the
// role of everybody may create them; nobody outside can know whether one is to be had. kmyblue says when it is merely full.
function closedMode(json: unknown, part: unknown, elsewhere: string | undefined): RegistrationMode {
  if (elsewhere !== undefined) return 'external'
  if (flag(at(part, 'limit_reached')) === true) return 'full'
  return flag(at(json, 'invites_enabled')) === true ? 'invite' : 'closed'
}

// The sign-up page of a single sign-on. On a server that is open by itself, an address of its own is only its ordinary form.
function readElsewhere(stated: unknown, enabled: boolean, origin: string): string | undefined {
  const page = url(stated, origin)
  if (page === undefined) return undefined
  return enabled && new URL(page).hostname === new URL(origin).hostname ? undefined : page
}

function readDetails(json: unknown, part: unknown, mode: RegistrationMode, elsewhere: string | undefined): Omit<Registrations, 'mode'> {
  const message = publicHtml(at(part, 'message'), TEXT_LIMITS.description)
  const reason = mode === 'approval' ? flag(at(part, 'reason_required')) : undefined
  const email = flag(at(json, 'pleroma', 'metadata', 'account_activation_required'))
  const minAge = readMinAge(json, part)
  return {
    ...(email === undefined ? {} : { emailRequired: email }),
    ...(reason === undefined ? {} : { reasonRequired: reason }),
    ...(minAge === undefined ? {} : { minAge }),
    ...(message === undefined ? {} : { message }),
    ...(elsewhere === undefined ? {} : { url: elsewhere }),
  }
}

// Mastodon since 4.4; Pleroma asks for a birthday only where the admin wants one, and its 0 is no age.
function readMinAge(json: unknown, part: unknown): number | undefined {
  const birthday = flag(at(json, 'pleroma', 'metadata', 'birthday_required')) === true
  const age = count(at(part, 'min_age')) ?? (birthday ? count(at(json, 'pleroma', 'metadata', 'birthday_min_age')) : undefined)
  return age === undefined || age === 0 || age > 150 ? undefined : age
}

/**
 * What NodeInfo alone allows to be said (microblog.md 11.2): `openRegistrations: false` is closed, to be refined by the API;
 * `true` includes approval and says nothing. A mode that is there already stands.
 */
export function closeWhenNotOpen(nodeinfo: Facts): Facts {
  if (nodeinfo.openRegistrations !== false || (nodeinfo.registrations?.mode ?? 'unknown') !== 'unknown') return nodeinfo
  return { ...nodeinfo, registrations: { ...nodeinfo.registrations, mode: 'closed' } }
}
