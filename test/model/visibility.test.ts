// DESIGN 5 as sentences: what may be shown of whom.
import { describe, expect, test } from 'vitest'
import { decidePublication, type PublicationInput } from '#model/visibility.ts'

const ordinary: PublicationInput = {
  status: 'alive',
  answered: true,
  users: 800,
  registrations: 'open',
  doNotList: false,
  noindex: false,
}
const decide = (change: Partial<PublicationInput>) => decidePublication({ ...ordinary, ...change })
const shown = (change: Partial<PublicationInput>) =>
  Object.entries(decide(change))
    .filter(([, value]) => value === true)
    .map(([key]) => key)

describe('what is published of a server', () => {
  test('an ordinary living server is shown whole', () => {
    expect(shown({}).toSorted()).toEqual(['blocks', 'history', 'inDumps', 'inSearch', 'listed', 'namedAsBlocker', 'page', 'peers', 'texts'])
  })

  test('a host that refuses us by robots.txt is found by its exact name and shows nothing', () => {
    expect(shown({ status: 'refused' })).toEqual(['page'])
  })

  test('who opted out answers like a name never seen', () => {
    expect(shown({ optOut: 'off' })).toEqual([])
  })

  test("the software's own do-not-list flag and X-Robots-Tag: noindex hide a server as an opt-out does", () => {
    expect(shown({ doNotList: true })).toEqual([])
    expect(shown({ noindex: true })).toEqual([])
  })

  test('graded opt-outs hide just their part', () => {
    expect(decide({ optOut: 'no-peers' })).toMatchObject({ page: true, texts: true, peers: false, blocks: true })
    expect(decide({ optOut: 'no-blocks' })).toMatchObject({ peers: true, blocks: false, namedAsBlocker: false })
    expect(decide({ optOut: 'no-history' })).toMatchObject({ history: false, texts: true })
  })

  test('a personal server is counted and found by name, not recommended, not dumped, not named as blocker', () => {
    expect(decide({ users: 3, registrations: 'closed' })).toMatchObject({
      page: true,
      listed: true,
      inSearch: false,
      inDumps: false,
      namedAsBlocker: false,
    })
  })

  test('few accounts alone make no personal server: not with open sign-up, not when unknown, not when the number is a constant', () => {
    expect(decide({ users: 3 }).inSearch).toBe(true)
    expect(decide({ users: undefined, registrations: 'closed' }).inSearch).toBe(true)
    expect(decide({ users: 1, usersQuality: 'constant', registrations: 'closed' }).inSearch).toBe(true)
  })

  test('the admin of a personal server may opt in', () => {
    expect(decide({ users: 1, registrations: 'closed', wantsListing: true }).inSearch).toBe(true)
  })

  test('rules against crawling or research keep a server out of dumps, not off its page', () => {
    expect(decide({ forbidsCrawling: true })).toMatchObject({ page: true, inDumps: false })
    expect(decide({ forbidsResearch: true })).toMatchObject({ inSearch: true, inDumps: false })
  })

  test('a host of a quarantined farm is neither counted nor searched', () => {
    expect(shown({ quarantined: true })).toEqual(['page'])
  })

  test('a dead server keeps its page and leaves the totals', () => {
    expect(decide({ status: 'dead' })).toMatchObject({ page: true, listed: false, inSearch: false })
  })
})
