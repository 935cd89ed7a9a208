// Where a walk begins.
import { describe, expect, test } from 'vitest'
import { isReservedName, parseDomain } from '#model/domain.ts'
import { listSeeds } from '../../crawler/seeds.ts'

describe('the seeds', () => {
  const seeds = listSeeds()

  test('are at least 150 servers, each once and by its whole name', () => {
    expect(seeds.length).toBeGreaterThanOrEqual(150)
    expect(new Set(seeds).size).toBe(seeds.length)
    for (const name of seeds) {
      expect(parseDomain(name)).toBe(name)
      expect(isReservedName(name)).toBe(false)
    }
  })

  test('begin with the names that most servers list, which also tell whether we have an internet', () => {
    expect(seeds.slice(0, 3)).toEqual(['mastodon.social', 'mastodon.online', 'mstdn.social'])
  })

  test.each([
    'mastodon.social',
    'misskey.io',
    'lemmy.world',
    'pixelfed.social',
    'framatube.org',
    'mobilizon.fr',
    'bookwyrm.social',
    'diasp.org',
  ])('know a server of every kind: %s', (name) => {
    expect(seeds).toContain(name)
  })
})
