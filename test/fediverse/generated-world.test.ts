// What generated worlds promise: the same seed the same world, names and lists of known shapes, and little kept of each name.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY } from '#model/clock.ts'
import { parseDomain } from '#model/domain.ts'
import { softwares } from '../../crawler/software/registry.ts'
import { textOf } from './answers.ts'
import { WORLD_START } from './clock.ts'
import { plainRequest, serve } from './serving.ts'
import { createDice, drawAt } from './worlds/generated/dice.ts'
import { LIVING, OTHERS } from './worlds/generated/fates.ts'
import { expandWording, TOPICS } from './worlds/generated/grammar/grammar.ts'
import { GRAMMARS } from './worlds/generated/rules.ts'
import { sizeAt } from './worlds/generated/shares.ts'
import { SOFTWARE } from './worlds/generated/software-shares.ts'
import { FULL_SIZE, generateFediverse, JUNK, outlineFediverse, scaleWorld, type WorldSize } from './worlds/generated/world.ts'

const SMALL: WorldSize = { seed: 'small', live: 120, names: 260, farmNames: 40 }

function measureHeap(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

/** Everything a host would serve to a few questions at a moment. */
function serveAll(world: ReturnType<typeof generateFediverse>, host: string, at = WORLD_START): readonly string[] {
  const virtual = world.lookup(host)
  if (virtual === undefined) return ['nobody']
  return ['/robots.txt', '/.well-known/nodeinfo', '/api/v1/instance', '/api/v1/instance/peers', '/api/v3/site'].map((path) => {
    const served = serve(virtual, plainRequest(host, path), at)
    return served.kind === 'whole' ? `${served.status} ${textOf(served) ?? ''}` : served.kind
  })
}

describe('a generated world', () => {
  test('is the same for the same seed, whatever is asked of it and in which order', () => {
    const [one, other] = [generateFediverse(SMALL), generateFediverse(SMALL)]
    const hosts = [...one.hosts()]
    const forwards = hosts.map((host) => serveAll(one, host))
    const backwards = hosts.toReversed().map((host) => serveAll(other, host))
    expect(backwards.toReversed()).toEqual(forwards)
  })

  test('is another for another seed', () => {
    expect([...generateFediverse({ ...SMALL, seed: 'large' }).hosts()]).not.toEqual([...generateFediverse(SMALL).hosts()])
  })

  test('has exactly as many living servers and names as were asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 300 }), fc.integer({ min: 0, max: 900 }), fc.string(), (live, others, seed) => {
        const world = generateFediverse({ seed, live, names: live + others })
        expect(world.totals().get('alive')).toBe(live)
        expect(new Set(world.hosts()).size).toBe(live + others)
      }),
      { numRuns: 30 },
    )
  })

  test('finds every name it gives and no other', () => {
    const world = generateFediverse(SMALL)
    for (const host of world.hosts()) {
      expect(parseDomain(host)).toBe(host)
      expect(world.lookup(host)?.host).toBe(host)
      expect(world.lookup(`x${host}`)).toBeUndefined()
    }
  })

  test('has every kind of fate, however rare', () => {
    const world = generateFediverse(SMALL)
    const names = new Set([...world.hosts()].flatMap((host) => world.lookup(host)?.faults.map(({ name }) => name) ?? []))
    const ends = new Set([...LIVING, ...OTHERS].map(({ status, reason }) => (reason === undefined ? status : `${status}: ${reason}`)))
    expect(new Set(world.totals().keys())).toEqual(ends)
    expect(names.size).toBeGreaterThan(OTHERS.length - 5)
  })

  test('puts every name on the lists of several servers, and no server on its own list', () => {
    const world = generateFediverse(SMALL)
    const listed = new Map<string, number>()
    for (const host of world.hosts()) {
      const peers = world.factsOf(host)?.peers ?? []
      expect(peers).not.toContain(host)
      expect(new Set(peers).size).toBe(peers.length)
      for (const name of peers) listed.set(name, (listed.get(name) ?? 0) + 1)
    }
    for (const host of world.hosts()) expect(listed.get(host) ?? 0).toBeGreaterThanOrEqual(4)
  })

  test('writes entries into lists that are the name of no server', () => {
    for (const entry of JUNK) expect(parseDomain(entry)).toBeUndefined()
  })

  test('changes its lists from the second day on, a little at a time', () => {
    const world = generateFediverse(scaleWorld('changing', 0.01))
    const [seed = ''] = world.seeds
    const listOn = (day: number): readonly string[] =>
      JSON.parse((serveAll(world, seed, WORLD_START + day * DAY)[3] ?? '').slice(4)) as readonly string[]
    const before = new Set(listOn(0))
    expect(listOn(0.9)).toEqual([...before])
    const later = listOn(30)
    const gone = [...before].filter((name) => !later.includes(name)).length
    expect(gone).toBeLessThan(before.size * 0.02)
    expect(later).not.toEqual([...before])
  })

  test('knows who keeps silence also where only its outline is known', () => {
    const world = generateFediverse(SMALL)
    const outline = outlineFediverse(SMALL)
    expect(outline.seeds).toEqual(world.seeds)
    const silent = [...world.hosts()].filter(world.isSilent)
    expect(silent.length).toBeGreaterThan(2)
    expect([...world.hosts()].filter(outline.isSilent)).toEqual(silent)
  })

  test('shows blocks of names that exist, where an admin shows them at all', () => {
    const world = generateFediverse(scaleWorld('blocks', 0.01))
    const lists = [...world.hosts()].flatMap((host) => (world.blocksOf(host) === undefined ? [] : [host]))
    expect(lists.length).toBeGreaterThan(30)
    expect(lists.length).toBeLessThan(90)
    for (const host of lists) for (const { target } of world.blocksOf(host) ?? []) expect(world.endOf(target)).toBeDefined()
    expect(lists.flatMap((host) => world.factsOf(host)?.blocks ?? []).length).toBeGreaterThan(100)
  })

  test('costs little: a world of full size keeps fewer than a hundred bytes a name', () => {
    const before = measureHeap()
    const world = generateFediverse({ ...FULL_SIZE, seed: 'full', pairs: 2_000_000 })
    const [first = ''] = world.seeds
    expect(world.factsOf(first)?.peers?.length).toBeGreaterThan(20_000)
    expect(measureHeap() - before).toBeLessThan(100 * FULL_SIZE.names)
    // Still in use when it was measured.
    expect(world.endOf(first)?.status).toBe('alive')
  })
})

describe('the figures of generated worlds', () => {
  test('software comes in about its shares', () => {
    const dice = createDice('shares')
    const drawn = Array.from({ length: 20_000 }, (_, index) => dice.draw('software', index, SOFTWARE).name)
    const total = SOFTWARE.reduce((sum, { share }) => sum + share, 0)
    for (const { name, share } of SOFTWARE) {
      const found = drawn.filter((one) => one === name).length / drawn.length
      expect(Math.abs(found - share / total)).toBeLessThan(0.012)
    }
  })

  test('are of every software that has an adapter, and of every fork', () => {
    const named = softwares
      .flatMap(({ name, forks = [] }) => [name, ...forks.map((fork) => fork.name)])
      .filter((name) => name !== 'generic')
    expect(
      SOFTWARE.map(({ name }) => name)
        .filter((name) => name !== 'unheard-of')
        .toSorted(),
    ).toEqual(named.toSorted())
  })

  test('give every software a server in a world of two thousand, and leave the shares as they are', () => {
    const world = generateFediverse({ seed: 'every', live: 2000, names: 3000 })
    const found = new Map<string, number>()
    for (const host of world.hosts()) {
      const { software } = world.endOf(host) ?? {}
      if (software !== undefined) found.set(software, (found.get(software) ?? 0) + 1)
    }
    expect(new Set(found.keys())).toEqual(new Set(SOFTWARE.map(({ name }) => name)))
    const total = SOFTWARE.reduce((sum, { share }) => sum + share, 0)
    for (const { name, share } of SOFTWARE)
      expect([name, Math.abs((found.get(name) ?? 0) / 2000 - share / total) < 0.04]).toEqual([name, true])
  })

  test('any place among shares is somebody’s', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (place) => {
        expect(SOFTWARE).toContain(drawAt(place, SOFTWARE))
      }),
    )
  })

  test('sizes grow with the place, from one account to two millions', () => {
    const sizes = Array.from({ length: 1001 }, (_, step) => sizeAt(step / 1000))
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b))
    expect([sizes[0], sizes[640], sizes[1000]]).toEqual([1, 5, 2_000_000])
  })
})

describe('the grammar of rules', () => {
  test('speaks ten languages, each about every topic', () => {
    expect(new Set(GRAMMARS.map(({ language }) => language)).size).toBe(10)
    for (const { wordings } of GRAMMARS) for (const topic of TOPICS) expect(wordings[topic].length).toBeGreaterThan(0)
  })

  test('writes sentences without a trace of its signs, whatever is chosen', () => {
    const wordings = GRAMMARS.flatMap(({ wordings: all, titles, about }) => [...Object.values(all).flat(), ...titles, ...about])
    fc.assert(
      fc.property(fc.constantFrom(...wordings), fc.nat(), (wording, chance) => {
        const sentence = expandWording(wording, (parts, place) => (chance + place) % parts)
        expect(sentence).not.toMatch(/[{}|]/)
        expect(sentence.length).toBeGreaterThan(1)
      }),
    )
  })
})
