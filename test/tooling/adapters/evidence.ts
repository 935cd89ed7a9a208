// What shows that an adapter reads something: its samples, which the conformance tests hold, and recorded answers of real servers.
import { existsSync } from 'node:fs'
import type { Facts } from '#model/facts.ts'
import { decodeBytes, decodeJson } from '#model/json.ts'
import { htmlToText, TEXT_LIMITS } from '#model/text.ts'
import { readNodeinfo } from '../../../crawler/nodeinfo/document.ts'
import { readNodeinfo2 } from '../../../crawler/nodeinfo/nodeinfo2.ts'
import { readStatisticsJson } from '../../../crawler/nodeinfo/statistics.ts'
import type { EndpointDefinition, HostKnowledge } from '../../../crawler/software/define.ts'
import { findSoftware, readSoftwareNodeinfo } from '../../../crawler/software/index.ts'
import { readThroughMirror } from '../../fediverse/reading.ts'
import { samplesOf } from '../../fediverse/samples.ts'
import { findMirror } from '../../fediverse/software/index.ts'
import { readIndex, readRecording } from '../../recorded/captures-folder.ts'
import type { Address, Recorded } from '../../recorded/contract.ts'
import { findKind } from '../../recorded/kinds.ts'
import { placeRecording } from '../../recorded/placement.ts'
import { publicationsOf, type Column } from './publications.ts'

/** What was stated under a software's name, by column, and where: names of samples, or files of recordings. */
export type Evidence = ReadonlyMap<string, ReadonlyMap<Column, readonly string[]>>

class Gathering {
  readonly #found = new Map<string, Map<Column, string[]>>()

  add(software: string, columns: readonly Column[], source: string): void {
    const row = this.#found.get(software) ?? new Map<Column, string[]>()
    this.#found.set(software, row)
    for (const column of columns) {
      const sources = row.get(column) ?? []
      if (!sources.includes(source)) row.set(column, [...sources, source])
    }
  }

  whole(): Evidence {
    return this.#found
  }
}

/** What the samples of these adapters state, each under the name that it is filed under. */
export function gatherSamples(adapters: readonly string[]): Evidence {
  const gathering = new Gathering()
  for (const sample of adapters.flatMap(samplesOf)) {
    const { found, merged, documents, peers, blocks } = readThroughMirror(findMirror(sample.instance.software), sample.instance)
    const facts: Facts = Object.fromEntries(Object.entries(merged).map(([key, fact]) => [key, fact.value]))
    const slug = found.known ? found.slug : found.definition.name
    const whole = [facts, ...documents.map((document) => document.facts)]
    // A list may stand in NodeInfo, which is none of the adapter's documents.
    const listed: readonly Column[] = [
      ...(peers === undefined ? [] : ['peers' as const]),
      ...(blocks === undefined ? [] : ['blocks' as const]),
    ]
    gathering.add(slug, ['recognised', ...listed, ...whole.flatMap(publicationsOf)], sample.name)
  }
  return gathering.whole()
}

/** What recorded answers state when the adapter of their server reads them; nothing without the folder. */
export async function gatherRecordings(folder: string): Promise<Evidence> {
  const gathering = new Gathering()
  const index = existsSync(folder) ? await readIndex(folder) : { recordings: [] }
  if (typeof index === 'string') return gathering.whole()
  for (const recording of index.recordings) {
    const kind = findKind(recording.kind)
    if (kind?.role !== 'document' || NO_ANSWER.test(recording.kind)) continue
    const recorded = await readRecording(folder, recording)
    const address = typeof recorded === 'string' ? undefined : placeRecording(recorded, kind)
    if (typeof recorded === 'string' || address === undefined) continue
    const read = readAnswer(recorded, address, kind.software)
    if (read !== undefined) gathering.add(read.software, read.columns, recording.file)
  }
  return gathering.whole()
}

// Examples of a specification, and documents that were spoiled on purpose.
const NO_ANSWER = /^nodeinfo-doc$|-odd$/

interface Read {
  readonly software: string
  readonly columns: readonly Column[]
}

function readAnswer(recorded: Recorded, address: Address, usual: string | undefined): Read | undefined {
  if (recorded.status !== undefined && recorded.status >= 300) return undefined
  const decoded = decodeJson(recorded.body, recorded.contentType)
  const announced = decoded.ok ? readAnnouncement(decoded.value) : undefined
  if (announced !== undefined) return announced
  const found = findSoftware({ software: recorded.software ?? usual })
  const endpoint = found.definition.endpoints.find(
    ({ method = 'GET', path }) => method === address.method && path.replace(/\?.*$/, '') === address.path,
  )
  const document = endpoint === undefined ? undefined : documentOf(recorded, endpoint, decoded.ok ? decoded.value : undefined)
  if (endpoint === undefined || document === undefined || !found.known) return undefined
  const host: HostKnowledge = {
    origin: 'https://recorded.example',
    nodeinfo: { software: found.slug },
    version: undefined,
    state: () => 'unknown',
  }
  return { software: found.slug, columns: publicationsOf(endpoint.read(document, host)) }
}

function documentOf(recorded: Recorded, endpoint: EndpointDefinition, json: unknown): unknown {
  if (endpoint.format === undefined || endpoint.format === 'json') return json
  const page = decodeBytes(recorded.body, recorded.contentType)
  return endpoint.format === 'html' ? htmlToText(page, TEXT_LIMITS.longText) : page
}

// NodeInfo, and what stands in its place, names the software itself.
function readAnnouncement(json: unknown): Read | undefined {
  const document = readNodeinfo(json)
  const plain = document === 'bad-nodeinfo' ? (readNodeinfo2(json, '') ?? readStatisticsJson(json)) : document.facts
  if (plain?.software === undefined) return undefined
  const { definition, slug, known } = findSoftware(plain)
  if (!known) return undefined
  return { software: slug, columns: ['recognised', ...publicationsOf(readSoftwareNodeinfo(definition, plain, json))] }
}
