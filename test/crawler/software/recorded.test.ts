// Answers that real servers gave, where a folder of them lies beside the project: what the readers say agrees with what is known of each.
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Facts } from '#model/facts.ts'
import { at, count, decodeJson, flag, isObject, list, strings, text } from '#model/json.ts'
import type { HostKnowledge } from '../../../crawler/software/define.ts'
import {
  readActivity,
  readExtendedDescription,
  readInstance,
  readPeers,
  readRules,
  readTermsOfService,
} from '../../../crawler/software/mastodon-api.ts'

const FOLDER = new URL('../../../../shared/realworld/', import.meta.url)
const INDEX = new URL('index.json', FOLDER)
const present = existsSync(INDEX)
if (!present) console.log('No recorded answers beside the project: the comparison with real servers is skipped.')

interface Capture {
  readonly file: string
  readonly kind: string
  readonly software: string
  readonly facts: unknown
}

function captures(...kinds: readonly string[]): readonly Capture[] {
  const index: unknown = present ? JSON.parse(readFileSync(INDEX, 'utf8')) : {}
  return list(at(index, 'files')).flatMap((entry) => {
    const [file, kind] = [text(at(entry, 'file')), text(at(entry, 'kind'))]
    if (file === undefined || kind === undefined || !kinds.includes(kind) || !/\.json(\.gz)?$/.test(file)) return []
    return [{ file, kind, software: text(at(entry, 'software')) ?? 'unknown', facts: at(entry, 'facts') }]
  })
}

function documentOf(capture: Capture): unknown {
  const bytes = readFileSync(new URL(capture.file, FOLDER))
  const decoded = decodeJson(capture.file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
  return decoded.ok ? decoded.value : undefined
}

function hostOf(capture: Capture): HostKnowledge {
  return { origin: 'https://recorded.example', nodeinfo: { software: capture.software }, version: undefined, state: () => 'unknown' }
}

/** Where a reading differs from what is known, one line a difference; what is known is put into the form in which facts are stored. */
function differences(facts: Facts, known: unknown): readonly string[] {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['host', facts.accountDomain, knownHost(known)],
    ['title', facts.name, text(at(known, 'title'))],
    ['users', facts.usage?.users, count(at(known, 'user_count'))],
    ['posts', facts.usage?.localPosts, count(at(known, 'status_count'))],
    ['languages', facts.languages, knownLanguages(known)],
    ['rules', facts.rules?.length, count(at(known, 'rules'))],
    ['open', isOpen(facts), knownOpenness(known)],
  ]
  const differing = pairs.filter(([, read, told]) => JSON.stringify(read) !== JSON.stringify(told))
  return [
    ...differing.map(([what, read, told]) => `${what}: ${JSON.stringify(read)}, known ${JSON.stringify(told)}`),
    ...activeDifference(facts, count(at(known, 'active_month'))),
    ...versionDifference(facts, text(at(known, 'version')) ?? ''),
  ]
}

// Only documents of v2 have a known figure; Pleroma's v1 has one that the index does not list.
function activeDifference(facts: Facts, known: number | undefined): readonly string[] {
  return known === undefined || known === facts.usage?.activeMonth
    ? []
    : [`active month: ${String(facts.usage?.activeMonth)}, known ${known}`]
}

// Of "2.7.2 (compatible; Pleroma 2.4.5)" the software's own version is kept.
function versionDifference(facts: Facts, known: string): readonly string[] {
  return facts.version !== undefined && known.includes(facts.version) ? [] : [`version: ${facts.version ?? 'none'}, known ${known}`]
}

function knownHost(known: unknown): string | undefined {
  const stated = text(at(known, 'domain')) ?? text(at(known, 'uri'))
  return stated
    ?.replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
}

// An empty list is "not set".
function knownLanguages(known: unknown): readonly string[] | undefined {
  const languages = strings(at(known, 'languages'))
  return languages.length === 0 ? undefined : languages.map((language) => language.replaceAll('_', '-'))
}

function isOpen({ registrations }: Facts): boolean | undefined {
  return registrations === undefined ? undefined : ['open', 'approval', 'external'].includes(registrations.mode)
}

// A boolean in v1 and in some of v2, an object in the rest, and once the word FALSE.
function knownOpenness(known: unknown): boolean | undefined {
  const stated = at(known, 'registrations')
  return flag(isObject(stated) ? at(stated, 'enabled') : stated)
}

describe.skipIf(!present)('recorded answers', () => {
  test('of instance documents agree with what is known of each server', () => {
    const instances = captures('instance-v1', 'instance-v2', 'instance-doc').filter(
      (capture) => text(at(capture.facts, 'title')) !== undefined,
    )
    const differing = instances.flatMap((capture) => {
      const found = differences(readInstance(documentOf(capture), hostOf(capture)), capture.facts)
      return found.length === 0 ? [] : [`${capture.file}: ${found.join('; ')}`]
    })
    expect(instances.length).toBeGreaterThan(0)
    expect(differing).toEqual([])
  })

  test('of instance documents give no mailbox and no account of a person', () => {
    for (const capture of captures('instance-v1', 'instance-v2')) {
      const document = documentOf(capture)
      const stored = JSON.stringify(readInstance(document, hostOf(capture)))
      const email = text(at(document, 'email')) ?? text(at(document, 'contact', 'email'))
      const account = at(document, 'contact_account') ?? at(document, 'contact', 'account')
      if (email !== undefined) expect(stored).not.toContain(email)
      const note = text(at(account, 'note'))
      if (note !== undefined && note.length > 20) expect(stored).not.toContain(note)
    }
  })

  test('of lists of rules have as many rules, and begin with the same', () => {
    const lists = captures('rules')
    for (const capture of lists) {
      const { rules } = readRules(documentOf(capture))
      const first = text(at(capture.facts, 'first_rule'), 2000)
      expect(rules?.length).toBe(at(capture.facts, 'rules'))
      // What is known of the first rule is its beginning.
      if (first !== undefined) expect(rules?.[0]?.text.startsWith(first)).toBe(true)
    }
    expect(lists.length).toBeGreaterThan(0)
  })

  test('of the rules of many servers are all read, word by word, mailboxes apart', () => {
    const sets = captures('rules-set')
    for (const capture of sets) {
      const hosts = Object.values((documentOf(capture) ?? {}) as Record<string, unknown>)
      const read = hosts.map((host) => readRules(isObject(host) ? at(host, 'rules') : host).rules ?? [])
      const stated = hosts.map((host) => list(isObject(host) ? at(host, 'rules') : host))
      expect(read.map((rules) => rules.length)).toEqual(stated.map((rules) => rules.length))
      const total = read.reduce((sum, rules) => sum + rules.length, 0)
      expect(total).toBe(at(capture.facts, 'rules'))
    }
    expect(sets.length).toBeGreaterThan(0)
  })

  test('of lists of peers have as many names, from the first to the last', () => {
    const lists = captures('peers')
    for (const capture of lists) {
      const names = readPeers(documentOf(capture)).peers?.names
      expect([names?.length, names?.[0], names?.at(-1)]).toEqual([
        at(capture.facts, 'count'),
        at(capture.facts, 'first'),
        at(capture.facts, 'last'),
      ])
    }
    expect(lists.length).toBeGreaterThan(0)
  })

  test('of weekly activity have as many weeks and posts', () => {
    const lists = captures('activity')
    for (const capture of lists) {
      const { activity = [] } = readActivity(documentOf(capture))
      const statuses = activity.reduce((sum, week) => sum + (week.statuses ?? 0), 0)
      expect([activity.length, activity[0]?.week, statuses]).toEqual([
        at(capture.facts, 'weeks'),
        count(at(capture.facts, 'first_week')),
        at(capture.facts, 'statuses_total'),
      ])
    }
    expect(lists.length).toBeGreaterThan(0)
  })

  test('of long texts become plain text, or say that there is none', () => {
    const documents = captures('extended-description')
    for (const capture of documents) {
      const json = documentOf(capture)
      const read = at(json, 'effective_date') === undefined ? readExtendedDescription : readTermsOfService
      const texts = read(json).texts ?? []
      expect(texts.length).toBe(at(json, 'content') === '' ? 0 : 1)
      for (const { text: words } of texts) expect(words).not.toMatch(/<\/?(?:p|a|ul|li|h\d|strong)\b|\w@\w+\.\w/)
    }
    expect(documents.length).toBeGreaterThan(0)
  })
})
