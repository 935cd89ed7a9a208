// Reading a list of followed accounts, as fediverse software exports it, in the browser alone: how many accounts on which server.

/** The followed accounts of one server. */
export interface FollowedServer {
  readonly domain: string
  readonly accounts: number
}

export interface Follows {
  /** Different accounts with a server. */
  readonly accounts: number
  /** Most accounts first, then by name. */
  readonly servers: readonly FollowedServer[]
  /** Lines that hold no account of a server. */
  readonly skipped: number
}

/** A larger file is no list of follows. */
export const LARGEST_FILE = 20_000_000

// Headers of Mastodon's and others' exports; a line with one of them is no account and no mistake.
const HEADERS: ReadonlySet<string> = new Set(['account address', 'account', 'address', 'acct', 'following', 'handle'])

/**
 * Reads a list. Mastodon writes `Account address,Show boosts,Notify on new posts,Languages` and rows of `user@host,true,false,`
 * (app/models/export.rb), before 4.0 one column without a header; Misskey a line `user@host` or `user@host,withReplies=true` (ExportFollowing
 * ProcessorService); Akkoma and Pleroma `user@host` lines, sometimes with a header. Semicolons and tabs come from spreadsheets.
 *
 * @param text the whole file, with or without a byte order mark
 */
export function readFollows(text: string): Follows {
  const accounts = new Set<string>()
  const counts = new Map<string, number>()
  let skipped = 0
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const field = firstField(line)
    if (field === '' || HEADERS.has(field.toLowerCase())) continue
    const account = readAccount(field)
    if (account === undefined) {
      skipped += 1
      continue
    }
    const key = `${account.user}@${account.domain}`
    if (accounts.has(key)) continue
    accounts.add(key)
    counts.set(account.domain, (counts.get(account.domain) ?? 0) + 1)
  }
  const servers = [...counts].map(([domain, count]) => ({ domain, accounts: count }))
  return {
    accounts: accounts.size,
    servers: servers.sort((a, b) => b.accounts - a.accounts || (a.domain < b.domain ? -1 : 1)),
    skipped,
  }
}

const LONGEST_FIELD = 400

// What stands before the first separator; quoted as RFC 4180 says, where it is.
function firstField(line: string): string {
  const start = line.trimStart().slice(0, LONGEST_FIELD)
  if (!start.startsWith('"')) return (/^[^,;\t]*/.exec(start)?.[0] ?? '').trim()
  const end = start.indexOf('"', 1)
  return start.slice(1, end < 0 ? undefined : end).trim()
}

interface Account {
  readonly user: string
  readonly domain: string
}

/** An account as `user@host`, `@user@host`, `acct:user@host` or the address of a profile; undefined where it names no server. */
export function readAccount(field: string): Account | undefined {
  const plain = field.replace(/^acct:/i, '').replace(/^@/, '')
  const parts = plain.split('@')
  const [user = '', host = ''] = parts
  if (parts.length === 2 && user !== '' && !/[\s/:]/.test(user)) return withDomain(user, host)
  const [, profileHost = '', profile = ''] =
    /^https?:\/\/([^/\s]+)\/(?:@|users\/|u\/|profile\/|accounts\/)?([^/\s@?#]+)\/?$/i.exec(field) ?? []
  return profile === '' ? undefined : withDomain(profile, profileHost)
}

function withDomain(user: string, host: string): Account | undefined {
  const domain = readHost(host)
  return domain === undefined ? undefined : { user: user.toLowerCase(), domain }
}

// The browser's own reader of addresses brings a name into the form that the atlas uses: lower case, A-labels.
function readHost(host: string): string | undefined {
  if (host === '' || /[\s/?#@\\]/.test(host)) return undefined
  try {
    const { hostname } = new URL(`https://${host}/`)
    const name = hostname.replace(/\.$/, '')
    const isName = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/.test(name) && !/(^|\.)\d+$/.test(name)
    return isName ? name : undefined
  } catch {
    return undefined
  }
}
