// WordPress: which of its figures are believed, where its name comes from, and what a site is that federates with nobody.
import { describe, expect, test } from 'vitest'
import { wordpress } from '../../../crawler/software/wordpress.ts'
import { wordpressMirror } from '../../fediverse/software/wordpress.ts'
import { endpointOf, visitMirror } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

const visit = (usage: object, variant = {}) => visitMirror(wordpressMirror, writtenInstance('wordpress', '6.8', { usage, variant }))

describe('a WordPress site', () => {
  test('with more active authors in a month than in half a year has counted the others, and no activity', () => {
    expect(visit({ users: 4, activeMonth: 3, activeHalfyear: 1, localPosts: 31 }).facts.usage).toEqual({ users: 4, localPosts: 31 })
    expect(visit({ users: 4, activeMonth: 1, activeHalfyear: 3, localPosts: 31 }).facts.usage).toMatchObject({
      activeMonth: 1,
      activeHalfyear: 3,
    })
  })

  test('is closed where its plugin says so, and open only where WordPress itself takes sign-ups', () => {
    expect(visit({ users: 1 }).facts.registrations).toEqual({ mode: 'closed' })
    expect(visit({ users: 1 }, { nodeinfoPlugin: true }).facts.registrations).toEqual({ mode: 'open' })
  })

  test('is asked for the index of its API only when NodeInfo does not say its name', () => {
    expect(visit({ users: 1 }).asked).toEqual([])
    const old = visit({ users: 1 }, { oldPlugin: true })
    expect(old.asked).toEqual(['GET /wp-json/?_fields=name%2Cdescription%2Csite_icon_url'])
    expect(old.facts).toMatchObject({ name: 'The Garden', icon: 'https://garden.example/icon.png' })
  })

  test('without ActivityPub among its protocols speaks with nobody', () => {
    expect(visit({ users: 1 }, { unfederated: true }).facts.switches).toEqual({ federationEnabled: false })
    expect(visit({ users: 1 }).facts.switches).toBeUndefined()
    expect(wordpress.readNodeinfo?.({})).toEqual({})
  })

  test('that answers with something else than its index says nothing', () => {
    const index = endpointOf(wordpress, '/wp-json/')
    for (const document of [null, [], 'x', { code: 'rest_no_route' }])
      expect(index.read(document, { origin: 'https://garden.example', nodeinfo: {}, version: undefined, state: () => 'unknown' })).toEqual(
        {},
      )
  })
})
