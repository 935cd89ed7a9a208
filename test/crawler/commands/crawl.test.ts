// `atlas crawl`: one polite visit, printed; nothing is written anywhere.
import { readdir } from 'node:fs/promises'
import * as path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '#model/clock.ts'
import type { Crawl } from '#model/crawl.ts'
import { dns, robotsDisallowAll } from '../../fediverse/faults.ts'
import { startFediverse, type Fediverse } from '../../fediverse/network.ts'
import { mirrors } from '../../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../../fediverse/world.ts'
import { server } from '../../fediverse/worlds/hosts.ts'
import { atlas, ONE_SENTENCE } from '../../support/command-line.ts'
import { makeScratch } from '../../support/scratch.ts'

const PUBLIC = { ATLAS_PUBLIC_URL: 'https://atlas.example', ATLAS_CONTACT: 'admin@atlas.example' }

async function startWorld(hosts: Readonly<Record<string, HostDefinition>>): Promise<Fediverse<typeof systemClock>> {
  const fediverse = await startFediverse(defineWorld({ mirrors, hosts }), { clock: systemClock })
  onTestFinished(fediverse.close)
  return fediverse
}

const cove = server('cove.example', 'pleroma', '2.7.1', { peers: ['far.example', 'near.example'] })

test('prints what a server said, where it said it, and leaves no file behind', async () => {
  await using scratch = await makeScratch()
  const { seam, ledger } = await startWorld({ 'cove.example': { instance: cove } })
  const before = await readdir(scratch.folder)
  const said = await atlas(['crawl', 'https://Cove.example/about'], { ...PUBLIC, ATLAS_DATA: path.join(scratch.folder, 'data') }, { seam })
  expect(said).toMatchObject({ code: 0, error: '' })
  expect(said.out).toMatch(/^cove\.example: answered \(\d+ requests in [\d.]+ s\)$/m)
  expect(said.out).toMatch(/^ {2}software: pleroma {2}\[nodeinfo\]$/m)
  expect(said.out).toMatch(/^ {2}name: Cove Café {2}\[.+\]$/m)
  expect(said.out).toMatch(/^ {2}knows: 2 servers$/m)
  expect(said.out).toMatch(/^ {2}\/\.well-known\/nodeinfo {2}ok, \d+ ms, \d+ bytes$/m)
  expect(await readdir(scratch.folder)).toEqual(before)
  expect([...ledger.userAgents()]).toEqual([
    expect.stringMatching(/^FediverseAtlas\/\d+\.\d+\.\d+ \(\+https:\/\/atlas\.example\/crawler\)$/),
  ])
  expect(ledger.overlaps('host', 1000)).toEqual([])
})

test('--json prints the whole visit', async () => {
  const { seam, ledger } = await startWorld({ 'cove.example': { instance: cove } })
  const said = await atlas(['crawl', '--json', 'cove.example'], PUBLIC, { seam })
  const crawl = JSON.parse(said.out) as Crawl
  expect(crawl).toMatchObject({ domain: 'cove.example', outcome: { kind: 'answered' }, adapter: 'pleroma', requests: ledger.count() })
  expect(crawl.peers[0]?.names).toEqual(['far.example', 'near.example'])
})

test('of a server that is not there says why, and fails', async () => {
  const { seam } = await startWorld({ 'gone.example': { fault: dns() } })
  const said = await atlas(['crawl', 'gone.example'], PUBLIC, { seam })
  expect(said).toMatchObject({ code: 1, error: '' })
  expect(said.out).toMatch(/^gone\.example: failed: dns/)
})

test('of a server that wants no robot says so, and asks for nothing more', async () => {
  const { seam, ledger } = await startWorld({
    'shy.example': { instance: server('shy.example', 'lemmy', '0.19.12'), fault: robotsDisallowAll() },
  })
  const said = await atlas(['crawl', 'shy.example'], PUBLIC, { seam })
  expect(said.code).toBe(0)
  expect(said.out).toMatch(/^shy\.example: refused: robots/)
  expect(ledger.count()).toBe(1)
})

test('of a server whose texts steer terminals prints them harmless', async () => {
  const { seam } = await startWorld({
    'nasty.example': {
      instance: server('nasty.example', 'pleroma', '2.7.1', { name: 'Evil\u001b[2J\u0007\u202eCafé\nsoftware: forged' }),
    },
  })
  const { out } = await atlas(['crawl', 'nasty.example'], PUBLIC, { seam })
  expect(out).toContain('Evil')
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
  expect(out.match(/^ *software: /gm)).toHaveLength(1)
})

test('that is told to stop ends with what it has', async () => {
  const { seam, ledger } = await startWorld({ 'cove.example': { instance: cove } })
  const said = await atlas(['crawl', 'cove.example'], PUBLIC, { seam, signal: AbortSignal.abort() })
  expect(said.code).toBe(130)
  expect(ledger.count()).toBe(0)
})

test.each([
  '',
  ' ',
  'localhost',
  '192.0.2.1',
  '[::1]',
  '0x7f.1',
  'two words.example',
  'http://',
  '*.example.com',
  '-',
  'com',
  'mastodon.social:8080',
  'printer.local',
  'x'.repeat(300),
  '\u001b[2J',
])('of “%s”, which is no server, says so in one sentence', async (word) => {
  const { seam, ledger } = await startWorld({})
  const said = await atlas(['crawl', word], PUBLIC, { seam })
  expect(said).toMatchObject({ code: 2, out: '' })
  expect(said.error).toMatch(ONE_SENTENCE)
  expect(ledger.countKind('look-up')).toBe(0)
})

test.each(['cove.example', 'cove.test'])('of %s asks nobody on the internet, where such names cannot be', async (word) => {
  const said = await atlas(['crawl', word], PUBLIC)
  expect(said).toMatchObject({ code: 2, out: '' })
  expect(said.error).toMatch(ONE_SENTENCE)
})
