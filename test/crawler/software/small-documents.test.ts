// Software whose NodeInfo is nearly all it says: what its flag, its zeros and its constants mean.
import { describe, expect, test } from 'vitest'
import { castopodMirror } from '../../fediverse/software/castopod.ts'
import { readThroughMirror } from '../../fediverse/reading.ts'
import { forgejoMirror } from '../../fediverse/software/forgejo.ts'
import { gancioMirror } from '../../fediverse/software/gancio.ts'
import { ghostMirror } from '../../fediverse/software/ghost.ts'
import { lotideMirror } from '../../fediverse/software/lotide.ts'
import { manyfoldMirror } from '../../fediverse/software/manyfold.ts'
import { nodebbMirror } from '../../fediverse/software/nodebb.ts'
import { owncastMirror } from '../../fediverse/software/owncast.ts'
import { plumeMirror } from '../../fediverse/software/plume.ts'
import { relayMirror } from '../../fediverse/software/relay.ts'
import { writefreelyMirror } from '../../fediverse/software/writefreely.ts'
import { visitMirror } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

describe('sign-up', () => {
  const mode = (mirror: typeof plumeMirror, software: string, stated: 'open' | 'invite' | 'approval' | 'closed') =>
    visitMirror(mirror, writtenInstance(software, '1.0.0', { registrations: { mode: stated } })).facts.registrations?.mode

  test.each([
    [plumeMirror, 'plume'],
    [gancioMirror, 'gancio'],
    [forgejoMirror, 'gitea'],
    [castopodMirror, 'castopod'],
    [manyfoldMirror, 'manyfold'],
  ] as const)('is what the flag says where there are two ways only: %#', (mirror, software) => {
    expect([mode(mirror, software, 'open'), mode(mirror, software, 'closed')]).toEqual(['open', 'closed'])
  })

  test('on WriteFreely and Lotide may be by invitation', () => {
    for (const [mirror, software] of [
      [writefreelyMirror, 'writefreely'],
      [lotideMirror, 'lotide'],
    ] as const)
      expect([mode(mirror, software, 'open'), mode(mirror, software, 'invite'), mode(mirror, software, 'closed')]).toEqual([
        'open',
        'invite',
        'closed',
      ])
  })

  test('on NodeBB is open or not known, since approval is "not open" too', () => {
    expect([mode(nodebbMirror, 'nodebb', 'open'), mode(nodebbMirror, 'nodebb', 'approval')]).toEqual(['open', undefined])
  })

  test('does not exist where one person streams or publishes', () => {
    expect([mode(owncastMirror, 'owncast', 'open'), mode(ghostMirror, 'ghost', 'open')]).toEqual(['closed', 'closed'])
  })
})

describe('the lists of relays', () => {
  const blocks = [{ target: 'storm.example', level: 'suspend' as const }]
  const visitRelay = (software: string, over = {}) =>
    readThroughMirror(relayMirror, writtenInstance(software, '0.3.116', { blocks, ...over }))

  test('name who is connected and, on AodeRelay, who is turned away', () => {
    expect(visitRelay('aoderelay').blocks).toEqual(['storm.example block'])
    expect(visitRelay('pub-relay').blocks).toBeUndefined()
  })

  test('that are empty may be hidden', () => {
    expect(visitRelay('aoderelay', { blocks: [], variant: { peersHidden: true } })).not.toHaveProperty('blocks')
    expect(visitRelay('aoderelay', { blocks: [], variant: { peersHidden: true } })).not.toHaveProperty('peers')
  })
})

describe('figures', () => {
  test('that are the same on every server of a software enter no total', () => {
    for (const [mirror, software] of [
      [owncastMirror, 'owncast'],
      [ghostMirror, 'ghost'],
      [relayMirror, 'aoderelay'],
    ] as const)
      expect(visitMirror(mirror, writtenInstance(software, '0.2.3')).facts.usage).toMatchObject({ users: 1, quality: 'constant' })
  })

  test('of accounts that a forge does not share are not zero', () => {
    const instance = writtenInstance('forgejo', '12.0.1+gitea-1.22.0', { variant: { unshared: true } })
    expect(visitMirror(forgejoMirror, instance).facts.usage).toEqual({ localPosts: 3100, localComments: 800 })
  })

  test('that WriteFreely leaves out are not zero', () => {
    const instance = writtenInstance('writefreely', '0.15.1', { usage: { users: 12, activeMonth: 0, activeHalfyear: 0, localPosts: 40 } })
    expect(visitMirror(writefreelyMirror, instance).facts.usage).toEqual({ users: 12, localPosts: 40 })
  })

  test("of Gancio's comments are things received from elsewhere, and no comments", () => {
    expect(visitMirror(gancioMirror, writtenInstance('gancio', '1.21.0')).facts.usage).toEqual({ users: 120, localPosts: 3100 })
  })
})

describe('a server that asks not to be listed', () => {
  test.each([
    [ghostMirror, 'ghost'],
    [writefreelyMirror, 'writefreely'],
  ] as const)('says so by being private: %#', (mirror, software) => {
    expect(visitMirror(mirror, writtenInstance(software, '1.0.0', { variant: { private: true } })).facts.doNotList).toBe(true)
    expect(visitMirror(mirror, writtenInstance(software, '1.0.0')).facts.doNotList).not.toBe(true)
  })
})

describe('what else is said', () => {
  test('by Ghost about its version is nothing: the number is the same everywhere', () => {
    expect(visitMirror(ghostMirror, writtenInstance('ghost', '5.120.0')).facts).not.toHaveProperty('version')
  })

  test('by Owncast are topics, adult content and a page about the stream, which also claims its account domain', () => {
    const { facts } = visitMirror(owncastMirror, writtenInstance('owncast', '0.2.3', { variant: { isNSFW: true } }))
    expect(facts.switches).toEqual({ federationEnabled: true, isNSFW: true, topics: 'music, live' })
    expect(facts.texts).toEqual([{ kind: 'about-page', text: 'About the stream', format: 'html' }])
    expect([facts.icon, facts.accountDomain]).toEqual(['https://garden.example/logo', 'garden.example'])
  })

  test('by NodeBB is one language, a logo, and whether it federates', () => {
    const { facts } = visitMirror(nodebbMirror, writtenInstance('nodebb', '4.4.0', { variant: { federationEnabled: false } }))
    expect(facts).toMatchObject({ languages: ['de'], switches: { federationEnabled: false } })
    expect(facts.icon).toBe('https://garden.example/assets/uploads/system/site-logo.png')
  })

  test('by Gancio are the servers that its operators follow, and no others', () => {
    const { peers, said, facts } = visitMirror(gancioMirror, writtenInstance('gancio', '1.21.0'))
    expect(peers).toEqual(['far.example', 'near.example', 'old.example'])
    expect(said).toContain('"kind":"follows"')
    expect(facts.icon).toBe('https://garden.example/logo.png')
  })

  test('by WriteFreely is how many blogs a member may have, and that strangers may read them all in one place', () => {
    expect(visitMirror(writefreelyMirror, writtenInstance('writefreely', '0.15.1')).facts.switches).toEqual({
      invitesEnabled: false,
      localTimeline: 'public',
      maxBlogs: 5,
    })
  })

  test('by a relay is who is connected, or nothing where the list is hidden', () => {
    expect(visitMirror(relayMirror, writtenInstance('activityrelay', '0.3.3')).facts).toMatchObject({ software: 'activityrelay' })
    const hidden = writtenInstance('aoderelay', '0.3.116', { variant: { peersHidden: true } })
    expect(relayMirror.expected(hidden).peers).toBeUndefined()
  })
})
