// Lists of followed accounts, as softwares export them and people pass them on, read to accounts by server.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFollows, type Follows } from '../../../web/match/follows.ts'

const HEADER = 'Account address,Show boosts,Notify on new posts,Languages'

function counts({ servers }: Follows): Readonly<Record<string, number>> {
  return Object.fromEntries(servers.map(({ domain, accounts }) => [domain, accounts]))
}

describe('a list of follows', () => {
  test('of Mastodon is counted by server, most accounts first', () => {
    const read = readFollows(`${HEADER}\nann@one.example,true,false,\nbob@two.example,false,true,"en, de"\ncem@two.example,true,false,fr\n`)
    expect(read).toEqual({
      accounts: 3,
      servers: [
        { domain: 'two.example', accounts: 2 },
        { domain: 'one.example', accounts: 1 },
      ],
      skipped: 0,
    })
  })

  test('keeps its accounts with a byte order mark, carriage returns, quotes, spaces and empty lines', () => {
    const read = readFollows(`\uFEFF${HEADER}\r\n"ann@one.example",true,false,\r\n\r\n  bob@one.example , true\r\n`)
    expect(read).toMatchObject({ accounts: 2, skipped: 0 })
  })

  test('from a spreadsheet has semicolons or tabs', () => {
    expect(counts(readFollows('Account address;Show boosts\nann@one.example;true\nbob@two.example\ttrue\n'))).toEqual({
      'one.example': 1,
      'two.example': 1,
    })
  })

  test('of older versions has one column and no header', () => {
    expect(counts(readFollows('ann@one.example\nbob@two.example'))).toEqual({ 'one.example': 1, 'two.example': 1 })
  })

  test('of Misskey says more behind the account, of Pleroma the accounts alone, elsewhere an @ or an address', () => {
    const lines = [
      'ann@one.example,withReplies=false',
      'bob@one.example',
      '@cem@one.example',
      'acct:dee@one.example',
      'https://one.example/@eve',
      'https://one.example/users/fay',
    ]
    expect(readFollows(lines.join('\n'))).toEqual({ accounts: 6, servers: [{ domain: 'one.example', accounts: 6 }], skipped: 0 })
  })

  test('counts an account once, however it is written', () => {
    expect(readFollows('Ann@One.Example\n@ann@one.example\nhttps://one.example/@ann\n').accounts).toBe(1)
  })

  test('says how many lines are no accounts of a server', () => {
    expect(readFollows('ann\nbob@localhost\nann@192.168.0.1\n@\na@b@c.example\nfay@one.example\n')).toMatchObject({
      accounts: 1,
      skipped: 5,
    })
  })

  test('names servers as the atlas does, in other scripts too', () => {
    expect(counts(readFollows('ann@bücher.example\nbob@BÜCHER.example.\n'))).toEqual({ 'xn--bcher-kva.example': 2 })
  })

  test('never fails, never invents an account, and loses no line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const read = readFollows(text)
        const lines = text.split(/\r\n|\r|\n/).length
        expect(read.accounts + read.skipped).toBeLessThanOrEqual(lines)
        expect(read.servers.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(read.accounts)
        for (const { domain } of read.servers) expect(domain).toMatch(/^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/)
      }),
    )
  })

  test('that was written is read back, in every way of writing', () => {
    const user = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/)
    const host = fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,4})?\.(example|test)$/)
    const written = fc.constantFrom<(account: string) => string>(
      (account) => account,
      (account) => `@${account}`,
      (account) => `"${account}"`,
      (account) => `${account},true,false,`,
      (account) => ` ${account} ; true`,
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(user, host), { selector: ([name, domain]) => `${name}@${domain}`, minLength: 1, maxLength: 40 }),
        written,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (accounts, write, end, header) => {
          const lines = [...(header ? [HEADER] : []), ...accounts.map(([name, domain]) => write(`${name}@${domain}`))]
          const read = readFollows(lines.join(end))
          expect(read.accounts).toBe(accounts.length)
          expect(read.skipped).toBe(0)
          expect(new Set(read.servers.map(({ domain }) => domain))).toEqual(new Set(accounts.map(([, domain]) => domain)))
        },
      ),
    )
  })
})
