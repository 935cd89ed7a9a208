// Every reader over thousands of documents with mistakes in them: it never throws, and what it gives are facts of the right types.
import { describe, expect, test } from 'vitest'
import { readNodeinfo } from '../../../crawler/nodeinfo/document.ts'
import type { HostKnowledge } from '../../../crawler/software/define.ts'
import { readSoftwareNodeinfo } from '../../../crawler/software/index.ts'
import { softwares } from '../../../crawler/software/registry.ts'
import { askSample, documentsOf, namedEndpoints, samplesOf } from '../../fediverse/samples.ts'
import { wrongFacts } from './fact-types.ts'
import { mutate, seededRandom } from './mutation.ts'

/** Mutated documents for each reader. */
const RUNS = 10_000

/** Faults of one reader that are shown. */
const MOST_SHOWN = 30

const HOST: HostKnowledge = { origin: 'https://home.example', nodeinfo: {}, version: undefined, state: () => 'unknown' }
// What every reader must also survive, whatever it reads.
const STRANGERS: readonly unknown[] = [{}, [], '', null, { error: 'x' }, [{ domain: 'a.example' }]]

function readMutated(documents: readonly unknown[], read: (document: unknown) => unknown): readonly string[] {
  const random = seededRandom(20_261_121)
  const wrong: string[] = []
  for (let run = 0; run < RUNS && wrong.length < MOST_SHOWN; run += 1) {
    const document = mutate(documents[run % documents.length], random)
    try {
      wrong.push(...wrongFacts(read(document)).map((fault) => `${fault} of ${brief(document)}`))
    } catch (error) {
      wrong.push(`${String(error)} at ${brief(document)}`)
    }
  }
  return wrong
}

function brief(document: unknown): string {
  return (JSON.stringify(document) ?? 'undefined').slice(0, 500)
}

test('a reader that trusts its documents is found out', () => {
  const document = { title: 'The Garden', usage: { users: { total: 7 } } }
  const trusting = (json: unknown): unknown => {
    const { title, usage } = json as typeof document
    return { name: title, usage: { users: usage.users.total } }
  }
  const wrong = readMutated([document], trusting).join('\n')
  expect(wrong).toMatch(/^name: /m)
  expect(wrong).toMatch(/^TypeError/m)
})

describe.each(softwares.map((definition) => [definition.name, definition] as const))('of %s', (name, definition) => {
  test('NodeInfo gives facts or nothing', () => {
    const documents = samplesOf(name).flatMap(nodeinfoOf)
    const read = (json: unknown): unknown => {
      const document = readNodeinfo(json)
      return document === 'bad-nodeinfo' ? {} : readSoftwareNodeinfo(definition, document.facts, json)
    }
    expect(readMutated([...documents, ...STRANGERS], read)).toEqual([])
  })

  test.each(namedEndpoints(definition))('%s gives facts or nothing', (_, endpoint) => {
    const documents = documentsOf(definition, endpoint)
    expect(documents.length).toBeGreaterThan(0)
    const read = (document: unknown): unknown => {
      endpoint.refusal?.(document, 200)
      const next = endpoint.next?.(document, endpoint.path)
      if (next !== undefined) expect(next).toMatch(/^\//)
      return endpoint.read(document, HOST)
    }
    expect(readMutated([...documents, ...STRANGERS], read)).toEqual([])
  })
})

function nodeinfoOf(sample: ReturnType<typeof samplesOf>[number]): readonly unknown[] {
  const links = askSample(sample, 'GET', '/.well-known/nodeinfo').json as
    { readonly links?: readonly { readonly href: string }[] } | undefined
  return (links?.links ?? []).flatMap(({ href }) => {
    const { json } = askSample(sample, 'GET', new URL(href).pathname)
    return json === undefined ? [] : [JSON.parse(JSON.stringify(json)) as unknown]
  })
}
