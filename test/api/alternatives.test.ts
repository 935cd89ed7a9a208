// What the API says of replacements: the registry, counted on a small world that was crawled for real, and networks that have no servers.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AlternativesReply, SearchReply, SoftwareListReply, SoftwareReply } from '../../api/contract.ts'
import { ALTERNATIVES } from '#model/alternatives.ts'
import { openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas
let reply: AlternativesReply

beforeAll(async () => {
  atlas = await openAtlas({ search: 'indexed' })
  reply = (await atlas.read('/alternatives')).body
})
afterAll(() => atlas[Symbol.asyncDispose]())

function entry(name: string): AlternativesReply['alternatives'][number] | undefined {
  return reply.alternatives.find((one) => one.name === name)
}

test('every name of the table is there, in its order, with the software that stands in for it', () => {
  expect(reply.alternatives.map(({ name }) => name)).toEqual(Object.keys(ALTERNATIVES))
  expect(entry('TikTok')?.software.map(({ name }) => name)).toEqual(['loops'])
  expect(entry('Goodreads')?.software.map(({ name }) => name)).toContain('bookwyrm')
  for (const { software } of reply.alternatives) expect(software.length).toBeGreaterThan(0)
})

test('software with servers comes first, and its servers are those that the list of software counts', async () => {
  const { software } = (await atlas.read('/software')).body as SoftwareListReply
  const servers = new Map(software.map((one) => [one.name, one.servers]))
  const found = entry('X (Twitter)')?.software ?? []
  expect(found.map((one) => one.servers)).toEqual(found.map(({ name }) => servers.get(name)))
  expect(found.map((one) => one.servers)).toEqual(found.map((one) => one.servers).toSorted((one, other) => other - one))
  expect(entry('X (Twitter)')?.servers).toBeGreaterThan(0)
})

test('a name leads into search under the same spelling', async () => {
  const { total } = (await atlas.read(`/servers?alternative-to=${encodeURIComponent('X (Twitter)')}`)).body as SearchReply
  expect(total).toBeGreaterThan(0)
})

test('networks without servers say what an instance is there and why none is listed', async () => {
  expect(entry('Gmail')).toMatchObject({ servers: 0, software: [{ name: 'email', servers: 0 }] })
  const { software } = (await atlas.read('/software/email')).body as SoftwareReply
  expect(software).toMatchObject({ label: 'E-mail', known: true, servers: 0, counts: null })
  expect(software.note).toContain('any domain that takes mail')
})

test('a software says what its servers keep to themselves', async () => {
  const { software } = (await atlas.read('/software/diaspora')).body as SoftwareReply
  expect(software).toMatchObject({ language: 'Ruby', note: null })
  expect(software.unpublished).toContain('peers')
})
