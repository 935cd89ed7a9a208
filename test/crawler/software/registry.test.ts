// Which adapter reads which server: by name, by upstream, by the mark in the version, and by none when nobody knows it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Facts } from '#model/facts.ts'
import { findSoftware, readSoftwareNodeinfo } from '../../../crawler/software/index.ts'
import { softwares } from '../../../crawler/software/registry.ts'
import { softwareRows } from '../../../crawler/software/rows.ts'

function find(nodeinfo: Facts): string {
  const { definition, slug, known } = findSoftware(nodeinfo)
  return `${slug} read by ${definition.name}${known ? '' : ', unknown'}`
}

describe('a server is read by', () => {
  test.each([
    ['mastodon', '4.5.4', 'mastodon read by mastodon'],
    ['mastodon', '4.3.0+pr-32577-ba659d5', 'mastodon read by mastodon'],
    ['mastodon', '4.3.0-alpha.4+glitch', 'glitch-soc read by mastodon'],
    ['mastodon', '4.2.0-beta2+glitch_0830_786e586', 'glitch-soc read by mastodon'],
    ['mastodon', '4.3.0-alpha.0+~b612+glitch', 'glitch-soc read by mastodon'],
    ['mastodon', '4.3.0-alpha.0+qdon.glitch', 'glitch-soc read by mastodon'],
    ['mastodon', '4.1.3+glitchcity', 'mastodon read by mastodon'],
    ['mastodon', '4.3.0-alpha.0+glitch.polyam', 'polyam read by mastodon'],
    ['mastodon', '4.4.0-alpha.1+chuckya', 'chuckya read by mastodon'],
    ['mastodon', '4.7.0-alpha.1+chuckya.94eb531', 'chuckya read by mastodon'],
    ['mastodon', '4.6.3+kmyblue.24.2-lts', 'kmyblue read by mastodon'],
    ['kmyblue', '4.4.2+kmyblue.19.2-lts', 'kmyblue read by mastodon'],
    ['mastodon', '4.2.10+hometown-1.1.1', 'hometown read by mastodon'],
    ['mastodon', '1.0.5+3.5.2', 'hometown read by mastodon'],
    ['hometown', '3.4.6+1.0.5', 'hometown read by mastodon'],
    ['fedibird', '0.1', 'fedibird read by mastodon'],
    ['ecko', '3.4.9001', 'ecko read by mastodon'],
    ['pleroma', '2.7.0-70-g36d469cf', 'pleroma read by pleroma'],
    ['pleroma', '2.5.5+debian.1.1', 'pleroma read by pleroma'],
    ['pleroma', '2.6.50-872-gcb3e0462.rebased-develop+soapbox', 'rebased read by pleroma'],
    ['rebased', '2.6.50', 'rebased read by pleroma'],
    ['pleroma', '2.9.1-3284-g636bf0f1+pl', 'pl read by pleroma'],
    ['akkoma', '3.10.4-0-gebfb617', 'akkoma read by akkoma'],
    ['sharkey', '2025.4.3', 'sharkey read by misskey'],
    ['lemmy', '0.19.5', 'lemmy read by lemmy'],
    ['peertube', '6.3.3', 'peertube read by peertube'],
    ['Mastodon ', undefined, 'mastodon read by mastodon'],
  ])('its name %s and version %s: %s', (software, version, outcome) => {
    expect(find({ software, version })).toBe(outcome)
  })

  test('the software it was forked from, under its own name, when only that is known', () => {
    expect(find({ software: 'nagitodon', version: '4.2.3+nagitodon.5.13-LTS.', upstream: 'mastodon' })).toBe('nagitodon read by mastodon')
    expect(find({ software: 'hakoniwa', upstream: 'Kmyblue' })).toBe('hakoniwa read by mastodon')
  })

  test('nobody who knows it, and is filed as unknown under its own name in safe characters', () => {
    expect(find({ software: 'goblin', version: '0.0.2' })).toBe('goblin read by generic, unknown')
    expect(find({ software: 'generic' })).toBe('generic read by generic, unknown')
    expect(find({ software: "Anna's <cloud>/drive" })).toBe('anna-s-cloud-drive read by generic, unknown')
    expect(find({ software: '///' })).toBe('unknown read by generic, unknown')
    expect(find({})).toBe('unknown read by generic, unknown')
    expect(findSoftware({ software: 'Emissary' }).label).toBe('Emissary')
  })

  test.each([
    ['bobs', { protocols: ['nomad', 'zot'] }, 'streams read by streams'],
    ['zap', { protocols: ['zot'] }, 'zap read by streams'],
    ['hubzilla', { protocols: ['zot', 'diaspora'] }, 'hubzilla read by hubzilla'],
    ['bonfire-social', {}, 'bonfire read by bonfire'],
    ['Bonfire_open_science', {}, 'bonfire read by bonfire'],
    ['Bonfire (compatible; Mastodon)', {}, 'bonfire read by bonfire'],
    ['bonfireCompatibleMastodonAkkoma', {}, 'bonfire read by bonfire'],
    ['bonfireplace', {}, 'bonfireplace read by generic, unknown'],
    ['Iceshrimp.NET', {}, 'iceshrimp.net read by iceshrimp.net'],
    ['iceshrimp-net', {}, 'iceshrimp.net read by iceshrimp.net'],
    ['wildebeest', { upstream: 'mastodon' }, 'wildebeest read by wildebeest'],
  ])('its family, or another spelling of its name: %s', (software, more, outcome) => {
    expect(find({ software, ...more })).toBe(outcome)
  })

  test('the same adapter when it is found again by the slug it was given', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('mastodon', 'pleroma', 'glitch-soc', '__proto__', 'constructor'))
    const version = fc.option(fc.oneof(fc.string(), fc.constantFrom('4.3.0+glitch', '1.0.5+3.5.2', '2.6.50+soapbox')), { nil: undefined })
    fc.assert(
      fc.property(name, version, (software, stated) => {
        const once = findSoftware({ software, version: stated })
        const twice = findSoftware({ software: once.slug, version: stated })
        expect([twice.slug, twice.definition.name]).toEqual([once.slug, once.definition.name])
        expect(once.slug).toMatch(/^[^\s/<>"'&]+$/)
      }),
    )
  })
})

describe('the registry', () => {
  test('names every software once, forks included', () => {
    const names = softwareRows().map((row) => row.name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z0-9][a-z0-9._-]*$/)
  })

  test('is written to the database as plain rows, a fork under the adapter that reads it', () => {
    const rows = new Map(softwareRows().map((row) => [row.name, row]))
    expect(rows.get('hometown')).toMatchObject({
      label: 'Hometown',
      kind: 'microblog',
      adapter: 'mastodon',
      definition: { forkOf: 'mastodon', licence: 'AGPL-3.0' },
    })
    expect(rows.get('mastodon')?.definition).not.toHaveProperty('forkOf')
    expect(rows.get('generic')?.definition).not.toHaveProperty('repository')
    expect(JSON.parse(JSON.stringify([...rows.values()]))).toEqual([...rows.values()])
  })

  test('names networks that have no servers to be listed, and says why', () => {
    const unlisted = softwareRows().filter(({ adapter }) => adapter === 'none')
    expect(unlisted.map(({ name }) => name).toSorted()).toEqual(['email', 'flipboard', 'ipfs', 'lbry', 'storj', 'threads', 'xmpp'])
    for (const { definition } of unlisted) expect(String(definition['note']).length).toBeGreaterThan(60)
  })

  test('asks nobody for more than a slot can hold', () => {
    // Ten requests: robots.txt, the two NodeInfo documents, and what is due every day; those for other versions count too here.
    for (const definition of softwares) {
      const daily = definition.endpoints.filter((endpoint) => endpoint.every === 'day')
      expect(daily.length, definition.name).toBeLessThanOrEqual(6)
    }
  })
})

describe('NodeInfo, as the software means it', () => {
  test('gains what the adapter reads from its metadata, once', () => {
    const generic: Facts = { software: 'pleroma', openRegistrations: false }
    const json = { openRegistrations: false, metadata: { invitesEnabled: true, private: false } }
    const { definition } = findSoftware(generic)
    const facts = readSoftwareNodeinfo(definition, generic, json)
    expect(facts).toEqual({
      software: 'pleroma',
      openRegistrations: false,
      registrations: { mode: 'invite' },
      switches: { invitesEnabled: true, private: false },
    })
    expect(readSoftwareNodeinfo(definition, facts, json)).toEqual(facts)
    expect(readSoftwareNodeinfo(definition, facts)).toEqual(facts)
  })

  test('says closed on Mastodon where it says not open, and nothing where it says open, which may be by approval', () => {
    const { definition } = findSoftware({ software: 'mastodon' })
    expect(readSoftwareNodeinfo(definition, { openRegistrations: false }).registrations).toEqual({ mode: 'closed' })
    expect(readSoftwareNodeinfo(definition, { openRegistrations: true }).registrations).toBeUndefined()
  })
})
