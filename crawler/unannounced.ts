// Servers that no NodeInfo announces: which software may be behind a name, and whether it is, by the documents of that software itself.
import type { KnownHost } from '#model/crawl.ts'
import { parseDomain, type Domain } from '#model/domain.ts'
import { at, rawText } from '#model/json.ts'
import { factsByEndpoint, knowledgeOf, readEndpoints } from './read-endpoints.ts'
import { endpointName, type HostKnowledge, type SoftwareDefinition } from './software/define.ts'
import { softwares } from './software/registry.ts'
import type { Visit } from './visit.ts'

/** The software that may be behind a name: what was there before first, then what the name gives reason to ask for. */
export function suspectSoftware(known: KnownHost): readonly SoftwareDefinition[] {
  const { domain, otherNames = [] } = known
  const unannounced = softwares.filter((definition) => definition.withoutNodeinfo !== undefined)
  const former = unannounced.filter((definition) => namesItself(known, definition))
  const suspected = unannounced.filter((definition) => definition.withoutNodeinfo?.suspects({ domain, otherNames }) === true)
  return [...new Set([...former, ...suspected])]
}

function namesItself(known: KnownHost, definition: SoftwareDefinition): boolean {
  return definition.endpoints.some((endpoint) => known.documents.get(endpointName(endpoint))?.facts?.software !== undefined)
}

/** A server that was found to be of some software. */
export interface Recognised {
  readonly host: HostKnowledge
  /** The name that the server gives itself, where a signpost told it. */
  readonly ownName?: Domain | undefined
  /** The host that serves its API, where it is another one. */
  readonly apiHost?: Domain | undefined
}

/**
 * Follows the signposts of a software and asks for its first document. Undefined when nothing there names the software, or when the slot
 * ended before anything did.
 */
export async function recogniseServer(visit: Visit, definition: SoftwareDefinition): Promise<Recognised | undefined> {
  const origin = `https://${visit.known.domain}`
  const knowledge = (): HostKnowledge => knowledgeOf(visit, origin, {}, placesOf(visit, definition))
  for (const endpoint of definition.endpoints.filter(({ leadsTo }) => leadsTo !== undefined))
    await readEndpoints(visit, { ...definition, endpoints: [endpoint] }, knowledge())
  const host = knowledge()
  const [first] = definition.endpoints
  if (first !== undefined) await readEndpoints(visit, { ...definition, endpoints: [first] }, host)
  if (!factsByEndpoint(visit, definition).some(({ facts }) => facts.software !== undefined)) return undefined
  const apiHost = hostOf(host.places?.[first?.at?.find((place) => host.places?.[place] !== undefined) ?? ''])
  return { host, ownName: hostOf(host.places?.['self']), apiHost: apiHost === visit.known.domain ? undefined : apiHost }
}

function placesOf(visit: Visit, definition: SoftwareDefinition): Readonly<Record<string, string>> {
  const places = definition.endpoints.flatMap((endpoint): [string, string][] => {
    if (endpoint.leadsTo === undefined) return []
    const name = endpointName(endpoint)
    const { memo } = visit.results.get(name) ?? visit.known.documents.get(name) ?? {}
    const origin = rawText(at(memo, 'origin'))
    return origin === undefined ? [] : [[endpoint.leadsTo.place, origin]]
  })
  return Object.fromEntries(places)
}

function hostOf(origin: string | undefined): Domain | undefined {
  return origin === undefined ? undefined : parseDomain(new URL(origin).hostname)
}
