// What a page about blocks says before any script runs: whom it is about and where the answer stands. The answer itself is not in it.
import { displayDomain, type Domain } from '#model/domain.ts'
import { write, type Markup } from './html.ts'
import type { PageSummary } from './page-summary.ts'

const SITE = 'Fediverse Atlas'

interface Words {
  readonly title: string
  readonly description: string
  /** Where the answer stands as data. */
  readonly answer: string
}

/** The pages that are about one name. */
export const NAMED_BLOCK_PAGES = ['blocked-by', 'reach', 'my'] as const
export type NamedBlockPage = (typeof NAMED_BLOCK_PAGES)[number]

/** The summary of a page about one name. */
export function summariseNamed(page: NamedBlockPage, name: Domain): PageSummary {
  const shown = displayDomain(name)
  switch (page) {
    case 'blocked-by':
      return summarise({
        title: `Who blocks ${shown}?`,
        description: `Which servers list ${shown} in the block lists they publish, beside how many lists could be read.`,
        answer: `/api/v1/servers/${name}/blocked-by`,
      })
    case 'reach':
      return summarise({
        title: `Whom ${shown} reaches`,
        description: `At least and at most how many people of the fediverse are on servers that neither block ${shown} nor are blocked by it.`,
        answer: `/api/v1/servers/${name}/reach`,
      })
    case 'my':
      return summarise({
        title: `${shown}, for its admin`,
        description: `What was read of ${shown} and what was not and why, who blocks it, and how newcomers find it.`,
        answer: `/api/v1/servers/${name}/admin-view`,
      })
  }
}

const FORMS: Readonly<Record<NamedBlockPage | 'pair' | 'compare-lists' | 'compare', readonly [title: string, description: string]>> = {
  'blocked-by': ['Who blocks me?', 'Which servers list yours in the block lists they publish, beside how many lists could be read.'],
  pair: ['Would we talk?', 'What the published block lists of two servers say about each other.'],
  compare: ['Compare servers', 'Two to four servers side by side: what their rules say, how one joins, whom they refuse.'],
  'compare-lists': ['Compare lists', 'Two to four published block lists side by side.'],
  reach: ['What does my list cost me?', 'How many people of the fediverse a server reaches, at least and at most.'],
  my: ['My server', 'What was read of a server, who blocks it, and how newcomers see it.'],
}

/** The summary of a page that has been told no name yet. */
export function summariseForm(page: keyof typeof FORMS): PageSummary {
  const [title, description] = FORMS[page]
  return summarise({ title, description, answer: '/api' })
}

/**
 * The summary of a pair. The verdict is not in it: previews are kept by others for months, without the date that belongs to it, and a
 * page that told it would be a way round the limit of the pair check.
 */
export function summarisePair(a: Domain, b: Domain): PageSummary {
  const [one, other] = [displayDomain(a), displayDomain(b)]
  return summarise({
    title: `Would ${one} and ${other} talk?`,
    description:
      'What the published block lists of two servers say about each other: the rule that decides, its date, or why it is not known.',
    answer: `/api/v1/pairs/${a}/${b}`,
  })
}

/** The summary of a comparison of several lists. */
export function summariseComparison(names: readonly Domain[]): PageSummary {
  const shown = names.map(displayDomain)
  return summarise({
    title: `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}: block lists side by side`,
    description: 'What published block lists have in common, what only one of them has, and where they differ in what they do.',
    answer: `/api/v1/block-lists/compare?of=${names.join(',')}`,
  })
}

/** The summary of servers side by side. */
export function summariseServers(names: readonly Domain[]): PageSummary {
  const shown = names.map(displayDomain)
  return summarise({
    title: `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''} side by side`,
    description:
      'What the rules of these servers say topic by topic, how one joins, how large they are, whom they refuse, and whether they can talk.',
    answer: `/api/v1/compare?servers=${names.join(',')}`,
  })
}

function summarise({ title, description, answer }: Words): PageSummary {
  return {
    title: `${title} · ${SITE}`,
    head: write`${describe(title, description)}`,
    noscript: write`<main>
      <h1>${title}</h1>
      <p>${description}</p>
      <p>This page is drawn by a script; <a href="${answer}" rel="nofollow">the data behind it</a> need none.</p>
    </main>`,
  }
}

function describe(title: string, description: string): readonly Markup[] {
  return [
    write`<meta name="description" content="${description}">`,
    write`<meta property="og:type" content="website">`,
    write`<meta property="og:site_name" content="${SITE}">`,
    write`<meta property="og:title" content="${title}">`,
    write`<meta property="og:description" content="${description}">`,
    write`<meta name="twitter:card" content="summary">`,
  ]
}
