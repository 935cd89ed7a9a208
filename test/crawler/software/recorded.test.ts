// The adapters of Misskey and Lemmy against recorded answers of real servers: what they read is what is known of them.
import { expect, test } from 'vitest'
import type { HostKnowledge } from '../../../crawler/software/define.ts'
import { endpointName } from '../../../crawler/software/define.ts'
import { lemmy } from '../../../crawler/software/lemmy.ts'
import { misskey } from '../../../crawler/software/misskey.ts'
import type { Facts } from '#model/facts.ts'
import { at, decodeJson, list, text } from '#model/json.ts'
import { cleanText } from '#model/text.ts'
import { findRecordings, readRecording, type Recording } from './recorded.ts'

function hostOf(domain: string, nodeinfo: Facts = {}): HostKnowledge {
  return { origin: `https://${domain}`, nodeinfo, version: undefined, state: () => 'unknown' }
}

function decode(recording: Recording): unknown {
  const decoded = decodeJson(readRecording(recording))
  if (!decoded.ok) throw new Error(`${recording.file}: ${decoded.reason}`)
  return decoded.value
}

function read(definition: typeof misskey, name: string, document: unknown, host: HostKnowledge): Facts {
  const endpoint = definition.endpoints.find((candidate) => endpointName(candidate) === name)
  if (endpoint === undefined) throw new Error(`no endpoint ${name}`)
  return endpoint.read(document, host)
}

function domainOf(recording: Recording): string {
  return recording.host ?? 'unknown.example'
}

const present = (values: unknown) => list(values).filter((value) => typeof value === 'string' && value !== '')

test('recorded descriptions of Misskey servers say what is known of those servers', () => {
  for (const recording of findRecordings('misskey-meta') ?? []) {
    const { name, version, uri, langs, disable_registration: disabled } = recording.facts ?? {}
    const facts = read(misskey, 'POST /api/meta', decode(recording), hostOf(domainOf(recording)))
    // A name without anything to see is none.
    expect.soft(facts.name, recording.file).toBe(typeof name === 'string' ? cleanText(name, 200) || undefined : undefined)
    expect.soft(facts.version, recording.file).toBe(version)
    expect.soft(facts.accountDomain, recording.file).toBe(new URL(String(uri)).host)
    expect.soft(facts.languages ?? [], recording.file).toEqual(present(langs))
    // Version 10 says it among the features, where the known facts have nothing.
    if (typeof disabled === 'boolean') expect.soft(facts.registrations?.mode, recording.file).toBe(disabled ? 'closed' : 'open')
    else expect.soft(facts.registrations?.mode, recording.file).toMatch(/^(open|closed)$/)
  }
})

test('recorded statistics of Misskey servers give their local accounts and notes', () => {
  for (const recording of findRecordings('misskey-stats') ?? []) {
    const facts = read(misskey, 'POST /api/stats', decode(recording), hostOf(domainOf(recording)))
    const { originalUsersCount: users, originalNotesCount: localPosts } = recording.facts ?? {}
    expect.soft(facts.usage, recording.file).toEqual({ users, localPosts })
  }
})

test('recorded site documents of Lemmy servers give name, text, figures and the host itself', () => {
  for (const recording of findRecordings('lemmy-site') ?? []) {
    const lines = new TextDecoder()
      .decode(readRecording(recording))
      .split('\n')
      .filter((line) => line !== '')
    expect(lines).toHaveLength(Number(recording.facts?.['records']))
    for (const line of lines) {
      const record: unknown = JSON.parse(line)
      const site = at(record, 'site_info', 'site_view', 'site')
      const facts = read(lemmy, '/api/v3/site', at(record, 'site_info'), hostOf(String(at(record, 'domain'))))
      expect.soft(facts.name, line).toBe(cleanText(String(at(site, 'name')), 200) || undefined)
      expect.soft(facts.version, line).toBe(at(record, 'site_info', 'version'))
      expect.soft(facts.usage?.users, line).toBe(at(record, 'site_info', 'site_view', 'counts', 'users'))
      expect.soft(facts.accountDomain, line).toBe(new URL(String(at(site, 'actor_id'))).host)
      expect.soft(facts.shortDescription === undefined, line).toBe(text(at(site, 'description')) === undefined)
      expect.soft(facts.registrations, line).toBeUndefined()
    }
  }
})
