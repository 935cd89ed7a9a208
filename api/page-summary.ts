// What a page about a server says before any script runs: title, preview for links, and a short text for whoever has no scripts.
import { displayDomain, type Domain } from '#model/domain.ts'
import type { LookupReply, ServerReply } from './contract.ts'
import { write, type Markup } from './html.ts'

export interface PageSummary {
  readonly title: string
  /** For the head of the page. */
  readonly head: Markup
  /** For the body, where no script runs. */
  readonly noscript: Markup
}

const SITE = 'Fediverse Atlas'
const LONGEST_PREVIEW = 300
const MOST_RULES = 40

/** The summary of a server. Foreign texts stand in it as text only. */
export function summariseServer(server: ServerReply, publicUrl: string | undefined): PageSummary {
  const { displayDomain: shown, name, domain } = server
  const title = name.value === null || name.value === shown ? `${shown} · ${SITE}` : `${name.value} (${shown}) · ${SITE}`
  const description = describeServer(server).slice(0, LONGEST_PREVIEW)
  const address = `${publicUrl ?? ''}/server/${domain}`
  const head = [
    meta('name', 'description', description),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', SITE),
    meta('property', 'og:title', name.value ?? shown),
    meta('property', 'og:description', description),
    meta('name', 'twitter:card', 'summary'),
    ...(publicUrl === undefined ? [] : [meta('property', 'og:url', address), write`<link rel="canonical" href="${address}">`]),
    ...(server.inSearch ? [] : [NOINDEX]),
  ]
  return {
    title,
    head: write`${head}`,
    noscript: write`<main>
      <h1>${name.value ?? shown}</h1>
      <p>${shown}</p>
      ${paragraph(server.shortDescription.value)}
      <dl>${facts(server)}</dl>
      ${rules(server)}
      <p><a href="/api/v1/servers/${domain}">All figures with their sources</a> (JSON)</p>
    </main>`,
  }
}

function meta(kind: 'name' | 'property', key: string, content: string): Markup {
  return kind === 'name' ? write`<meta name="${key}" content="${content}">` : write`<meta property="${key}" content="${content}">`
}

const NOINDEX = meta('name', 'robots', 'noindex')

const SIGN_UP: Readonly<Record<string, string>> = {
  open: 'anybody can join',
  approval: 'one can ask to join',
  invite: 'one can join by invitation',
  closed: 'nobody can join now',
  external: 'one joins elsewhere',
  curated: 'members are chosen',
  full: 'full at the moment',
}

function describeServer(server: ServerReply): string {
  const mode = server.registrations.value?.mode
  const joining = mode === undefined ? undefined : SIGN_UP[mode]
  const parts = [server.software.label ?? 'A server', joining, active(server), server.shortDescription.value]
  return parts.filter((part) => part !== undefined && part !== null && part !== '').join(' · ')
}

function active({ activeMonth }: ServerReply): string | undefined {
  return activeMonth.value === null || activeMonth.flags.length > 0
    ? undefined
    : `${activeMonth.value.toLocaleString('en')} active in a month`
}

function facts(server: ServerReply): readonly Markup[] {
  const { version, software, languages, users, lastAnswer, status } = server
  const mode = server.registrations.value?.mode
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['Software', software.label === null ? null : `${software.label} ${version.value ?? ''}`.trim()],
    ['Sign-up', mode === undefined ? null : (SIGN_UP[mode] ?? 'not known')],
    ['Languages', languages.value?.join(', ')],
    ['Accounts, as it says', users.value?.toLocaleString('en')],
    ['Active', active(server)],
    ['Status', status],
    ['Last answered', lastAnswer?.slice(0, 10)],
  ]
  return rows.flatMap(([term, value]) =>
    value === null || value === undefined || value === ''
      ? []
      : [
          write`<dt>${term}</dt>
            <dd>${value}</dd>`,
        ],
  )
}

function rules({ rules: list }: ServerReply): Markup {
  const { value } = list
  if (value === null || value.length === 0) return write``
  return write`<h2>Rules, as it words them</h2>
    <ol>
      ${value.slice(0, MOST_RULES).map((rule) => write`<li>${rule.text}</li>`)}
    </ol>`
}

function paragraph(text: string | null): Markup {
  return text === null ? write`` : write`<p>${text}</p>`
}

const STATES: Readonly<Record<LookupReply['kind'], string>> = {
  server: 'This server has a page.',
  alias: 'This is another name of a server.',
  refused: 'This server asked crawlers to stay away; that is respected, and nothing of it is shown.',
  waiting: 'This name is known and has not been visited yet.',
  failed: 'This name is known, but no server answered under it.',
  group: 'This name belongs to a group of endless generated names, which is not listed.',
  unknown: 'Nothing is known of this name.',
  'not-a-name': 'This is not the name of a server.',
}

/** The summary of a name without a page of its own; search engines are asked not to keep it. */
export function summariseName(domain: Domain, kind: LookupReply['kind']): PageSummary {
  const shown = displayDomain(domain)
  return {
    title: `${shown} · ${SITE}`,
    head: NOINDEX,
    noscript: write`<main>
      <h1>${shown}</h1>
      <p>${STATES[kind]}</p>
    </main>`,
  }
}
