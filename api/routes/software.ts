// GET /software and GET /software/:name: what runs the network, and what each software counts.
import { z } from 'zod'
import { slugParameter } from '../parameters.ts'
import { presentAlternatives } from '../present/alternatives.ts'
import { presentSoftware } from '../present/software.ts'
import { alternativesReply, softwareListReply, softwareReply } from '../replies/network.ts'
import { answer, defineRoute, refuse } from '../route.ts'

/** The registry's row for what nobody knows; no software of that name exists. */
const NO_SOFTWARE = 'generic'

/** What all the figures are made of is read anew every half minute. */
const HELD_SECONDS = 5

export const softwareList = defineRoute({
  method: 'GET',
  path: '/software',
  summary: 'Every software that is known or seen, with its servers; most monthly actives first.',
  query: z.strictObject({}),
  reply: { name: 'SoftwareListReply', schema: softwareListReply },
  cacheSeconds: 60,
  heldSeconds: HELD_SECONDS,
  handle: async ({ network }) => {
    const [registry, sums, coverage] = await Promise.all([network.software(), network.sumsBySoftware(), network.coverage()])
    const names = [...new Set([...sums.keys(), ...registry.keys()])].filter((name) => name !== NO_SOFTWARE)
    const software = await Promise.all(
      names.map(async (name) => presentSoftware(name, registry.get(name), sums.get(name), await network.newestRelease(name))),
    )
    return answer({ software, coverage })
  },
})

export const software = defineRoute({
  method: 'GET',
  path: '/software/:name',
  summary: 'One software: what it is an alternative to, how it counts, which versions run.',
  query: z.strictObject({ name: slugParameter(80).describe('The name as in NodeInfo, lower case.') }),
  reply: { name: 'SoftwareReply', schema: softwareReply },
  cacheSeconds: 60,
  heldSeconds: HELD_SECONDS,
  handle: async ({ network }, { name }) => {
    const [registry, sums] = await Promise.all([network.software(), network.sumsBySoftware()])
    const known = registry.get(name)
    if (name === NO_SOFTWARE || (known === undefined && !sums.has(name))) return refuse(404, 'No server here runs such a software.')
    const [newest, versions, coverage] = await Promise.all([network.newestRelease(name), network.versions(name), network.coverage()])
    const forks = [...registry.values()].filter((other) => other.forkOf === name).map((other) => other.name)
    const forkOf = known?.forkOf ?? null
    return answer({ software: presentSoftware(name, known, sums.get(name), newest), forkOf, forks, versions, coverage })
  },
})

export const alternatives = defineRoute({
  method: 'GET',
  path: '/alternatives',
  summary: 'What people look for a replacement of, and which software of the fediverse stands in for it.',
  query: z.strictObject({}),
  reply: { name: 'AlternativesReply', schema: alternativesReply },
  cacheSeconds: 60,
  handle: async ({ network }) => {
    const [registry, sums, coverage] = await Promise.all([network.software(), network.sumsBySoftware(), network.coverage()])
    return answer({ alternatives: presentAlternatives([...registry.values()], sums), coverage })
  },
})
