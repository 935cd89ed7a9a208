// Answers of BookWyrm, Funkwhale, Mobilizon, WordPress, relays and Matrix servers, where a folder of them lies beside the project.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Facts } from '#model/facts.ts'
import { at, count, decodeJson, flag, list, text } from '#model/json.ts'
import { readNodeinfo } from '../../../crawler/nodeinfo/document.ts'
import { bookwyrm } from '../../../crawler/software/bookwyrm.ts'
import { findSoftware, readSoftwareNodeinfo } from '../../../crawler/software/index.ts'
import { matrix } from '../../../crawler/software/matrix.ts'
import { endpointOf } from './mirror-visit.ts'

const FOLDER = new URL('../../../../shared/realworld/', import.meta.url)
const INDEX = new URL('index.json', FOLDER)
const present = existsSync(INDEX)
if (!present) console.log('No recorded answers beside the project: the comparison with real servers is skipped.')

const HOST = { origin: 'https://recorded.example', nodeinfo: {}, version: undefined, state: () => 'unknown' as const }

interface Capture {
  readonly file: string
  readonly kind: string
  readonly software: string
  readonly facts: unknown
}

function captures(chosen: (capture: Capture) => boolean): readonly Capture[] {
  const index: unknown = present ? JSON.parse(readFileSync(INDEX, 'utf8')) : {}
  return list(at(index, 'files'))
    .map((entry) => ({
      file: text(at(entry, 'file')) ?? '',
      kind: text(at(entry, 'kind')) ?? '',
      software: text(at(entry, 'software')) ?? '',
      facts: at(entry, 'facts'),
    }))
    .filter((capture) => capture.file.endsWith('.json') && chosen(capture))
}

function documentOf({ file }: Capture): unknown {
  const decoded = decodeJson(readFileSync(new URL(file, FOLDER)))
  return decoded.ok ? decoded.value : undefined
}

/** The facts of a recorded NodeInfo as its software means them. */
function nodeinfoOf(capture: Capture): Facts {
  const json = documentOf(capture)
  const document = readNodeinfo(json)
  if (document === 'bad-nodeinfo') throw new Error(`${capture.file} is no NodeInfo`)
  return readSoftwareNodeinfo(findSoftware(document.facts).definition, document.facts, json)
}

describe.skipIf(!present)('recorded answers', () => {
  test('of BookWyrm servers give name, figures, languages and sign-up, and no address of anybody', () => {
    const lists = captures(({ kind }) => kind === 'bookwyrm')
    const { read } = endpointOf(bookwyrm, '/api/v1/instance')
    for (const capture of lists) {
      const servers = list(documentOf(capture))
      const facts = servers.map((server) => read(server, { ...HOST, nodeinfo: { software: 'bookwyrm' } }))
      expect(facts.length).toBe(at(capture.facts, 'servers'))
      expect(facts.reduce((sum, { usage }) => sum + (usage?.users ?? 0), 0)).toBe(at(capture.facts, 'users_total'))
      for (const [index, { accountDomain, name, version, registrations, languages }] of facts.entries()) {
        const server = servers[index]
        expect([accountDomain, name, version]).toEqual([at(server, 'uri'), text(at(server, 'title')), at(server, 'version')])
        expect(registrations?.mode === 'open').toBe(flag(at(server, 'registrations')))
        expect(languages).toEqual(list(at(server, 'languages')))
      }
      for (const server of servers) {
        const address = text(at(server, 'email'))
        if (address !== undefined) expect(JSON.stringify(facts)).not.toContain(address)
      }
    }
    expect(lists.length).toBeGreaterThan(0)
  })

  test('of WordPress, Mobilizon and relays are read by their own adapters, figure by figure', () => {
    const documents = captures(({ kind, software }) => kind === 'nodeinfo' && ['wordpress', 'mobilizon', 'aoderelay'].includes(software))
    for (const capture of documents) {
      const { software, version, usage } = nodeinfoOf(capture)
      expect([software, version]).toEqual([capture.software, at(capture.facts, 'software_version')])
      expect(findSoftware({ software }).known).toBe(true)
      expect([usage?.users, usage?.activeMonth, usage?.activeHalfyear, usage?.localPosts]).toEqual(
        ['users_total', 'users_month', 'users_halfyear', 'local_posts'].map((key) => count(at(capture.facts, key))),
      )
    }
    expect(documents.length).toBeGreaterThan(0)
  })

  test('of Funkwhale’s second NodeInfo ask not to be listed, and hide figures that are all zero', () => {
    const documents = captures(({ kind, software }) => kind === 'nodeinfo-doc' && software === 'funkwhale')
    for (const capture of documents) {
      const facts = nodeinfoOf(capture)
      expect(facts).toMatchObject({ software: 'funkwhale', version: '1.4.0', doNotList: true, usage: { quality: 'hidden' } })
    }
    expect(documents.length).toBeGreaterThan(0)
  })

  test('of Matrix servers lead where they say, and keep their people to themselves', () => {
    const documents = captures(({ kind }) => kind === 'matrix')
    for (const capture of documents) {
      const name = /(server|client|support)\.json$/.exec(capture.file)?.[1]
      const endpoint = endpointOf(matrix, name === undefined ? '/_matrix/federation/v1/version' : `/.well-known/matrix/${name}`)
      const json = documentOf(capture)
      const facts = endpoint.read(json, HOST)
      expect([capture.file, facts.protocols]).toEqual([capture.file, ['matrix']])
      const origin = endpoint.leadsTo?.read(json)
      if (origin !== undefined) expect(new URL(origin).port).toBe('')
      expect(JSON.stringify(facts)).not.toMatch(/@[\w.-]+:|@\w+\.\w/)
    }
    expect(documents.length).toBeGreaterThan(0)
  })
})
