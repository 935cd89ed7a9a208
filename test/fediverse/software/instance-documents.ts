// The Mastodon-shaped instance documents as small servers write them: the members that most of them have, to be laid over with their own.
import type { Registrations, Rule } from '#model/facts.ts'
import type { VirtualInstance, VirtualReply } from '../contract.ts'
import { contactAccount, type Json } from './mastodon-documents.ts'

export const NO_SUCH_ROUTE: VirtualReply = { status: 404, json: { error: 'Not found' } }
export const SIGN_IN: VirtualReply = { status: 401, json: { error: 'Unauthorized' } }

/** Whether strangers can make an account, or ask for one. */
export function isOpen({ registrations: { mode } }: VirtualInstance): boolean {
  return mode === 'open' || mode === 'approval'
}

/** `/api/v1/instance` with its usual members; `over` replaces them, undefined leaves one out. */
export function plainV1(instance: VirtualInstance, over: Json = {}): Json {
  const { users = 0, localPosts = 0 } = instance.usage
  const { mode } = instance.registrations
  return {
    uri: instance.host,
    title: instance.name,
    short_description: instance.shortDescription,
    description: '',
    email: `staff@${instance.host}`,
    version: `4.0.0 (compatible; ${instance.software} ${instance.version})`,
    urls: { streaming_api: null },
    stats: { user_count: users, status_count: localPosts, domain_count: instance.peers.length },
    languages: instance.languages,
    registrations: isOpen(instance),
    approval_required: mode === 'approval',
    invites_enabled: mode === 'invite',
    contact_account: contactAccount(instance),
    rules: plainRules(instance),
    ...over,
  }
}

/** `/api/v2/instance` with its usual members; `over` replaces them, undefined leaves one out. */
export function plainV2(instance: VirtualInstance, over: Json = {}): Json {
  return {
    domain: instance.host,
    title: instance.name,
    version: `4.0.0 (compatible; ${instance.software} ${instance.version})`,
    description: instance.shortDescription,
    usage: { users: { active_month: instance.usage.activeMonth ?? 0 } },
    languages: instance.languages,
    registrations: { enabled: isOpen(instance), approval_required: instance.registrations.mode === 'approval', message: null, url: null },
    contact: { email: `staff@${instance.host}`, account: contactAccount(instance) },
    rules: plainRules(instance),
    ...over,
  }
}

/** Rules without hints and translations. */
export function plainRules(instance: VirtualInstance): readonly Json[] {
  return instance.rules.map(({ nativeId, text }, index) => ({ id: nativeId ?? String(index + 1), text }))
}

/** What is to be learned of rules without hints and translations. */
export function expectedRules(instance: VirtualInstance): readonly Rule[] {
  return instance.rules.map(({ nativeId, text }, index) => ({ nativeId: nativeId ?? String(index + 1), text }))
}

/** The languages to be learned: an empty list is no statement. */
export function expectedLanguages(instance: VirtualInstance): readonly string[] | undefined {
  return instance.languages.length === 0 ? undefined : instance.languages
}

/** The mode of an instance if the software has it, else the one that its servers then have. */
export function modeOf(
  { registrations: { mode } }: VirtualInstance,
  has: readonly Registrations['mode'][],
  otherwise: Registrations['mode'] = 'closed',
): Registrations['mode'] {
  return has.includes(mode) ? mode : otherwise
}

/** A page of a web site; its words stand in one paragraph. */
export function webPage(title: string, words: string): VirtualReply {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    text: `<!doctype html><html><head><title>${title}</title></head><body><main><p>${escaped}</p></main></body></html>`,
  }
}
