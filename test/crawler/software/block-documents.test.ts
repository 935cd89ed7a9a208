// Traps of published block lists: decoys, names that are no masks, lists that say nothing by being empty.
import { describe, expect, test } from 'vitest'
import {
  nextPeertubeLog,
  readDomainBlocks,
  readFriendicaBlocklist,
  readFunkwhaleAllowList,
  readPeertubeLog,
} from '../../../crawler/software/block-documents.ts'
import { readBlockedV4, readListsV3, readModlogV4 } from '../../../crawler/software/lemmy-blocks.ts'
import { readFederationInstances } from '../../../crawler/software/misskey-blocks.ts'
import { readMrfBlocks } from '../../../crawler/software/mrf-blocks.ts'

describe('a server of the Misskey family', () => {
  const row = (host: string, more: object = {}) => ({ host, isBlocked: false, isSilenced: false, isSuspended: false, ...more })

  test('that answers with hosts that are not blocked withholds its list, whatever was asked', () => {
    const decoys = [row('friend.example'), row('storm.example', { isBlocked: true })]
    expect(readFederationInstances(decoys, 'blocked').blocks).toMatchObject({ publication: 'withheld', rows: [] })
  })

  test('shows a lower bound, with every flag of a row', () => {
    const { blocks } = readFederationInstances([row('storm.example', { isBlocked: true, isMediaSilenced: true })], 'blocked')
    expect(blocks).toMatchObject({ publication: 'partial', rows: [{ target: 'storm.example' }] })
    expect(blocks?.rows[0]?.actions.map(({ action }) => action)).toEqual(['suspend', 'force-sensitive'])
  })

  test('has decided on a suspension only where it was made by hand', () => {
    const suspended = (state?: string) =>
      row('quiet.example', { isSuspended: true, ...(state === undefined ? {} : { suspensionState: state }) })
    const actionsOf = (state?: string) =>
      readFederationInstances([suspended(state)], 'suspended').blocks?.rows.flatMap(({ actions }) => actions)
    expect(actionsOf('manuallySuspended')).toEqual([{ action: 'stop-delivery', native: 'manuallySuspended' }])
    for (const state of ['goneSuspended', 'autoSuspendedForNotResponding', 'softwareSuspended']) expect(actionsOf(state)).toEqual([])
    expect(actionsOf()).toEqual([{ action: 'delivery-suspended', native: 'isSuspended' }])
  })
})

describe('Pleroma’s federation object', () => {
  test('without lists withholds them, with entries to accept is an allow-list, and says when rows are hidden', () => {
    expect(readMrfBlocks({ enabled: true })).toMatchObject({ publication: 'withheld' })
    expect(readMrfBlocks(undefined)).toBeUndefined()
    const lists = { mrf_policies: [], exclusions: true, mrf_simple: { accept: ['friend.example'] } }
    expect(readMrfBlocks(lists)).toMatchObject({ mode: 'allowlist', hasExclusions: true, rows: [{ actions: [{ action: 'allow' }] }] })
  })

  test('names rejections as a map and quarantine as a list', () => {
    const { rows } = readMrfBlocks({
      mrf_policies: [],
      rejected_instances: { 'storm.example': { reason: 'spam' } },
      quarantined_instances: ['reef.example'],
      quarantined_instances_info: { quarantined_instances: { 'reef.example': { reason: 'loud' } } },
    }) ?? { rows: [] }
    expect(rows.map(({ target, actions: [action], reason }) => [target, action?.action, reason])).toEqual([
      ['reef.example', 'quarantine', 'loud'],
      ['storm.example', 'suspend', 'spam'],
    ])
  })
})

describe('Lemmy', () => {
  test('with an allow-list refuses everybody else; without lists it says nothing', () => {
    expect(readListsV3({ linked: [], allowed: [{ domain: 'friend.example' }], blocked: [] })).toMatchObject({ mode: 'allowlist' })
    expect(readListsV3({ linked: [], allowed: [], blocked: ['storm.example'] })).toMatchObject({
      mode: 'open',
      rows: [{ target: 'storm.example' }],
    })
    expect(readListsV3(undefined)).toBeUndefined()
    expect(readListsV3({ linked: [], allowed: null, blocked: null })).toBeUndefined()
  })

  test('1.0 dates its blocks, which may expire', () => {
    const item = {
      instance: { domain: 'storm.example' },
      blocked: { published_at: '2026-02-01T00:00:00Z', expires_at: '2026-09-01T00:00:00Z' },
    }
    expect(readBlockedV4({ items: [item] }).blocks?.rows).toEqual([
      {
        target: 'storm.example',
        actions: [{ action: 'suspend', native: 'blocked' }],
        since: '2026-02-01T00:00:00Z',
        expiresAt: '2026-09-01T00:00:00Z',
      },
    ])
  })

  test('1.0 gives reasons in its modlog, of which the newest counts and the moderator is left out', () => {
    const entry = (reason: string, revert = false) => ({
      modlog: { kind: 'admin_block_instance', is_revert: revert, reason, published_at: '2026-02-01T00:00:00Z' },
      moderator: { name: 'secret-person' },
      target_instance: { domain: 'storm.example' },
    })
    const { blocks } = readModlogV4({ items: [entry('taken back', true), entry('spam')] })
    expect(blocks?.rows).toHaveLength(1)
    expect(blocks?.rows[0]).toMatchObject({ actions: [{ action: 'noop', native: 'unblocked' }], reason: 'taken back' })
    expect(JSON.stringify(blocks)).not.toContain('secret-person')
  })
})

describe('other lists', () => {
  test('of Friendica hold wildcards and commas in quotation marks', () => {
    const { blocks } = readFriendicaBlocklist('*.storm.example,"bots, many; and more"\nreef?.example,\n')
    expect(blocks).toMatchObject({
      syntax: 'shell',
      rows: [{ target: '*.storm.example', reason: 'bots, many; and more' }, { target: 'reef?.example' }],
    })
    expect(readFriendicaBlocklist('').blocks?.rows).toEqual([])
  })

  test('of PeerTube are a log: the last word about a host counts, and the next page begins there', () => {
    const act = (type: string, target: string, n: number) => ({ type, target, createdAt: `2026-01-01T00:00:0${n}.000Z` })
    const { blocks } = readPeertubeLog({
      actions: [act('block', 'storm.example', 1), act('block', 'reef.example', 2), act('unblock', 'storm.example', 3)],
    })
    expect(blocks?.rows.map(({ target, actions: [action] }) => [target, action?.native])).toEqual([
      ['storm.example', 'unblock'],
      ['reef.example', 'block'],
    ])
    const full = { actions: Array.from({ length: 500 }, () => act('block', 'a.example', 5)) }
    expect(nextPeertubeLog(full, '/log?startDate=1970-01-01T00%3A00%3A00.000Z')).toContain('startDate=2026-01-01T00%3A00%3A05.000Z')
    expect(nextPeertubeLog({ actions: [] }, '/log')).toBeUndefined()
  })

  test('of Funkwhale are allow-lists, public, withheld or off', () => {
    const read = (allowList: object) => readFunkwhaleAllowList({ metadata: { allowList } })
    expect(read({ enabled: true, domains: ['friend.example'] })).toMatchObject({ mode: 'allowlist', rows: [{ target: 'friend.example' }] })
    expect(read({ enabled: true, domains: null })).toMatchObject({ publication: 'withheld' })
    expect(read({ enabled: false })).toMatchObject({ publication: 'unsupported' })
    expect(readFunkwhaleAllowList({})).toBeUndefined()
  })

  test('of Mastodon’s shape with a word nobody knows are limits of some kind, never suspensions', () => {
    const { blocks } = readDomainBlocks([{ domain: 'storm.example', severity: 'freeze', comment: '<p>why</p>' }], { syntax: 'tree' })
    expect(blocks?.rows).toEqual([{ target: 'storm.example', actions: [{ action: 'silence', native: 'freeze' }], reason: 'why' }])
  })
})
