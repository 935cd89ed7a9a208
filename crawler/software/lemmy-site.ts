// What the site documents of Lemmy's two APIs have in common: sign-up, languages, texts.
import type { LongText, LongTextKind, RegistrationMode, Registrations } from '#model/facts.ts'
import { at, list, rawText, text, url } from '#model/json.ts'
import { markdownToText, TEXT_LIMITS } from '#model/text.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { withoutAddresses } from './people.ts'

/** What a site document says about signing up, under the names of whichever API. */
export interface SignUp {
  readonly mode: RegistrationMode | undefined
  readonly emailRequired: boolean | undefined
  readonly captcha: boolean | undefined
  /** Markdown. */
  readonly question: unknown
}

const MODES: Readonly<Record<string, RegistrationMode>> = {
  open: 'open',
  requireapplication: 'approval',
  requireinvitation: 'invite',
  closed: 'closed',
}

/** The mode of `registration_mode`: `RequireApplication` in v3, `require_application` in v4; undefined for what is none. */
export function readMode(value: unknown): RegistrationMode | undefined {
  const name = text(value, TEXT_LIMITS.name)?.toLowerCase().replaceAll('_', '')
  return name !== undefined && Object.hasOwn(MODES, name) ? MODES[name] : undefined
}

/** Registrations; with an application an answer to its question is required, and the question matters only then. */
export function readSignUp({ mode, emailRequired, captcha, question }: SignUp): Registrations | undefined {
  if (mode === undefined) return undefined
  if (mode !== 'approval') return withoutAbsent({ mode, emailRequired, captcha })
  return withoutAbsent({ mode, emailRequired, captcha, reasonRequired: true, message: readMarkdown(question, TEXT_LIMITS.description) })
}

/**
 * The codes of a site's discussion languages, which are given as ids into `all_languages`. "Undetermined" is no language, and all
 * of them together is what every new server is set to: unknown (other-software.md 3.1).
 */
export function readLanguages(json: unknown): readonly string[] | undefined {
  const codes = new Map<unknown, string | undefined>()
  for (const language of list(at(json, 'all_languages')).slice(0, MOST_LANGUAGES))
    codes.set(at(language, 'id'), text(at(language, 'code'), 20))
  const ids = new Set(list(at(json, 'discussion_languages')).slice(0, MOST_LANGUAGES))
  if ([...codes.keys()].every((id) => ids.has(id))) return undefined
  const chosen = [...ids].flatMap((id) => codes.get(id) ?? []).filter((code) => code !== 'und')
  return chosen.length > 0 ? chosen.slice(0, TEXT_LIMITS.languages) : undefined
}

// The table that Lemmy ships has 184 rows.
const MOST_LANGUAGES = 1000

/** The texts of a site: the sidebar, where most servers keep their rules, and the legal information. */
export function readTexts(site: unknown, localSite: unknown): readonly LongText[] | undefined {
  const texts = [...readLongText('sidebar', at(site, 'sidebar')), ...readLongText('legal', at(localSite, 'legal_information'))]
  return texts.length > 0 ? texts : undefined
}

function readLongText(kind: LongTextKind, value: unknown): readonly LongText[] {
  const words = readMarkdown(value, TEXT_LIMITS.longText)
  return words === undefined ? [] : [{ kind, text: words, format: 'markdown' }]
}

function readMarkdown(value: unknown, max: number): string | undefined {
  const source = rawText(value)
  return source === undefined ? undefined : withoutAddresses(markdownToText(source, max)) || undefined
}

/** The short text beside the name, as plain text without addresses of people. */
export function readShortText(value: unknown): string | undefined {
  const words = text(value, TEXT_LIMITS.description)
  return words === undefined ? undefined : withoutAddresses(words)
}

/** The host of the site's actor: what the server calls itself. */
export function readHost(actor: unknown): string | undefined {
  const address = url(actor)
  return address === undefined ? undefined : new URL(address).host
}
