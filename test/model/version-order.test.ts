// Versions as servers state them, in the order in which they were released.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareReleases, findNewestRelease, judgeVersion, readRelease } from '#model/version-order.ts'

describe('a version', () => {
  test.each([
    ['4.5.4', [4, 5, 4]],
    ['v2025.10.2', [2025, 10, 2]],
    ['4.5.4+glitch', [4, 5, 4]],
    ['2.9.1-51-gabcdef', [2, 9, 1]],
    ['8.0', [8, 0, 0]],
    ['4.6.0-beta.1', undefined],
    ['4.6.0alpha2', undefined],
    ['1.0.0-rc.3', undefined],
    ['nightly', undefined],
    ['12', undefined],
    ['', undefined],
  ])('%s is %j', (version, release) => {
    expect(readRelease(version)).toEqual(release)
  })

  test('whatever a server states is read or not, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (version) => {
        const release = readRelease(version)
        expect(release === undefined || compareReleases(release, release) === 0).toBe(true)
      }),
    )
  })
})

describe('the newest release', () => {
  test('is compared by number, not by letter', () => {
    const running = [
      { version: '4.9.0', servers: 1 },
      { version: '4.10.0', servers: 1 },
    ]
    expect(findNewestRelease(running)).toBe('4.10.0')
  })

  test('is not what one server of many claims', () => {
    const running = [
      { version: '99.0.0', servers: 1 },
      { version: '4.5.4', servers: 20 },
      { version: '4.5.5', servers: 1 },
      { version: '4.5.5+glitch', servers: 1 },
    ]
    expect(findNewestRelease(running)).toBe('4.5.5')
    expect(findNewestRelease([])).toBeUndefined()
  })

  test('tells who is behind', () => {
    expect(judgeVersion('4.5.3', '4.5.4')).toBe('behind')
    expect(judgeVersion('4.5.4+glitch', '4.5.4')).toBe('current')
    expect(judgeVersion('4.6.0', '4.5.4')).toBe('current')
    for (const [version, newest] of [
      [null, '4.5.4'],
      ['main', '4.5.4'],
      ['4.5.4', undefined],
    ] as const)
      expect(judgeVersion(version, newest)).toBe('unknown')
  })
})
