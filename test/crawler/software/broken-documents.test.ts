// Every document that any adapter asks for, spoiled in every way in which an answer can be spoiled: the reading fails, and says for what reason.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAILURE_REASONS, type FailureReason } from '#model/failure.ts'
import type { Domain } from '#model/domain.ts'
import { openConversation } from '../../../crawler/conversation.ts'
import type { Network } from '../../../crawler/network/contract.ts'
import { createNetwork } from '../../../crawler/network/network.ts'
import { beginManners, localPaceBook } from '../../../crawler/politeness.ts'
import { knowledgeOf, readEndpoints } from '../../../crawler/read-endpoints.ts'
import { endpointName, type EndpointDefinition, type SoftwareDefinition } from '../../../crawler/software/define.ts'
import { softwares } from '../../../crawler/software/registry.ts'
import type { Visit } from '../../../crawler/visit.ts'
import * as faults from '../../fediverse/faults.ts'
import type { Fault } from '../../fediverse/fault.ts'
import { startFediverse, type Fediverse } from '../../fediverse/network.ts'
import { defineWorld, type HostDefinition } from '../../fediverse/world.ts'
import { knownHost } from '../../support/visit.ts'

// What a server, its proxy or its operator does to a document; of each kind one, since network and status have tests of their own.
const STATUSES: readonly Fault[] = [401, 403, 404, 410, 451, 500, 503].map((code) => faults.status(code))
const EVERYWHERE: readonly Fault[] = [
  ...STATUSES,
  faults.rateLimited(),
  faults.redirectLoop(),
  faults.reset(),
  faults.badEncoding(),
  faults.cutOff(),
]
// A page may be anything but empty.
const NO_JSON: readonly Fault[] = [faults.badJson(), faults.emptyBody(), faults.html200(), faults.deepJson(1000)]

interface Case {
  readonly host: string
  readonly definition: SoftwareDefinition
  readonly endpoint: EndpointDefinition
  readonly fault: Fault
}

const CASES: readonly Case[] = softwares.flatMap((definition) =>
  definition.endpoints.flatMap((endpoint, place) =>
    faultsOf(endpoint).map((fault, number) => ({
      host: `f${number}-e${place}-${definition.name.replaceAll(/[^a-z0-9]/g, '-')}.example`,
      definition,
      endpoint,
      fault,
    })),
  ),
)

function faultsOf({ format = 'json', answers = [] }: EndpointDefinition): readonly Fault[] {
  const fitting = EVERYWHERE.filter(({ name }) => !answers.some((code) => name === `status ${code}`))
  return format === 'json' ? [...fitting, ...NO_JSON] : fitting
}

let fediverse: Fediverse
let network: Network

beforeAll(async () => {
  const hosts = CASES.map(({ host, endpoint, fault }): [string, HostDefinition] => {
    // What would be there, for faults that spoil it on its way.
    const whole = { json: { padding: 'A document without a fault. '.repeat(50) } }
    const routes = { [`${endpoint.method ?? 'GET'} ${endpoint.path.replace(/\?.*$/, '')}`]: whole }
    return [host, { robots: null, routes, fault: { ...fault, scope: 'documents' } }]
  })
  fediverse = await startFediverse(defineWorld({ hosts: Object.fromEntries(hosts) }))
  network = createNetwork(fediverse.seam, { userAgent: 'FediverseAtlas/test (+https://atlas.example/crawler)' })
})

afterAll(async () => {
  await network.close()
  await fediverse.close()
})

// One endpoint of an adapter alone, asked for whatever the adapter thinks of it.
async function reasonOf({ host, definition, endpoint }: Case): Promise<FailureReason | 'read' | 'not asked'> {
  const { clock } = fediverse
  const manners = beginManners({ clock, book: localPaceBook(clock), gapMs: 1000, held: [] })
  const conversation = openConversation({ network, clock, manners, storedRobots: async () => undefined })
  const visit: Visit = {
    known: knownHost(host),
    clock,
    reservedNames: true,
    conversation,
    pages: undefined,
    results: new Map(),
    peers: [],
    blocks: [],
    nodeinfo: undefined,
    nodeinfoJson: undefined,
    noindex: false,
    overUntil: undefined,
    hostFailure: undefined,
    timeouts: 0,
  }
  const { when: _when, at: _at, leadsTo: _leadsTo, ...alone } = endpoint
  const knowledge = knowledgeOf(visit, `https://${host as Domain}`, { software: definition.name })
  await clock.run(() => readEndpoints(visit, { ...definition, endpoints: [alone] }, knowledge))
  await conversation.finish()
  const result = visit.results.get(endpointName(endpoint))
  if (result === undefined) return 'not asked'
  return result.failure?.reason ?? 'read'
}

test.each(softwares.map((definition) => [definition.name, definition] as const))('documents of %s', async (_, definition) => {
  const cases = CASES.filter((one) => one.definition === definition)
  for (const one of cases) {
    const reason = await reasonOf(one)
    const where = `${endpointName(one.endpoint)}, ${one.fault.name}`
    expect(FAILURE_REASONS, where).toContain(reason)
    expect([where, reason]).toEqual([where, one.fault.reason])
  }
})
