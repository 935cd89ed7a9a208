// The about page of Mastodon before 4.0, which was a page as it stood: name, figures and the server's own words, where its API had none yet.
import type { Facts, LongText, Usage } from '#model/facts.ts'
import { count } from '#model/json.ts'
import { TEXT_LIMITS } from '#model/text.ts'
import type { HostKnowledge } from './define.ts'
import { withoutAbsent } from './mastodon-api.ts'
import { publicHtml } from './people.ts'

const BODY = /<body\b[^<>]{0,200}\b(?:about-body|landing-page|landing)\b/i
const TITLE = /<title>([^<]{1,2000})<\/title>/i
/** `example.social - Its name`; the host was the title of the page, the name that of the site. */
const HOST_BEFORE_NAME = /^[\p{L}\p{N}.-]{1,253}(?::\d{1,5})? - (?=\S)/u
/** What the server says of itself stands in the main column; the other one shows its contact, who is a person, and its version. */
const MAIN = /\bclass=['"](?:main|rich-formatting)['"]>/i
const SIDE = /<div class=['"](?:sidebar|column-2)['"]/i
const BOARD = /<div class=['"][\w -]{0,50}\binformation-board\b/i
const PANEL = /<div class=['"]panel['"]>/i
const STRONG = /<strong>\s{0,20}([^<]{0,40}?)\s{0,20}<\/strong>/gi
/** The board has three figures: accounts, posts, servers heard of. Some admins have put something else on it. */
const BOARD_LENGTH = 5000

/**
 * Reads `/about` and `/about/more` as HTML: the name from the title, accounts and posts from the board of figures, the text of the
 * main column as the server's about page, the version. A page that is not laid out as Mastodon's is none: no facts. The contact beside
 * it is never read.
 */
export function readAboutPage(document: unknown, host: HostKnowledge): Facts {
  if (typeof document !== 'string' || !BODY.test(document)) return {}
  const [, title = ''] = TITLE.exec(document) ?? []
  const name = publicHtml(
    title
      .replace(/\s{1,200}/g, ' ')
      .trim()
      .replace(HOST_BEFORE_NAME, ''),
    TEXT_LIMITS.name,
  )
  const { main, side } = columnsOf(document)
  return withoutAbsent({
    name,
    version: host.nodeinfo.version === undefined ? readVersion(side) : undefined,
    usage: readBoard(main),
    shortDescription: readIntroduction(main),
    texts: readWords(main),
  })
}

function columnsOf(page: string): { readonly main: string; readonly side: string } {
  const main = partBehind(page, MAIN)
  const side = SIDE.exec(main)
  return side === null ? { main, side: '' } : { main: main.slice(0, side.index), side: main.slice(side.index) }
}

function partBehind(page: string, mark: RegExp): string {
  const found = mark.exec(page)
  return found === null ? '' : page.slice(found.index + found[0].length)
}

function readVersion(side: string): string | undefined {
  const stated = [...side.matchAll(STRONG)].map(([, words = '']) => words)
  return stated.findLast((words) => /^\d{1,3}\.\d{1,3}\.\d{1,3}[\w.+-]{0,40}$/.test(words))
}

function readBoard(main: string): Usage | undefined {
  const board = partBehind(main, BOARD).slice(0, BOARD_LENGTH)
  const [users, localPosts, servers] = [...board.matchAll(STRONG)].map(([, words = '']) => readFigure(words))
  return users === undefined || localPosts === undefined || servers === undefined ? undefined : { users, localPosts }
}

// Thousands are set apart by what the language of the page uses; a rounded "12K" is no count.
function readFigure(words: string): number | undefined {
  return count(/^\d{1,3}(?:[.,'’\s]\d{3}){0,4}$|^\d{1,15}$/.test(words) ? words.replace(/\D/g, '') : undefined)
}

// The first panel has the host as its heading, then the description that the API gives too.
function readIntroduction(main: string): string | undefined {
  const [before = ''] = main.split(BOARD)
  const panel = partBehind(before, PANEL).replace(/^\s{0,100}<h2>[^<]{0,500}<\/h2>/i, '')
  return publicHtml(panel.slice(0, BOARD_LENGTH * 4), TEXT_LIMITS.description)
}

function readWords(main: string): readonly LongText[] | undefined {
  const behind = partBehind(main, BOARD)
  const panel = PANEL.exec(behind)
  const words = publicHtml(BOARD.test(main) ? behind.slice(panel?.index ?? behind.length) : main, TEXT_LIMITS.longText)
  return words === undefined ? undefined : [{ kind: 'about-page', text: words, format: 'html' }]
}
