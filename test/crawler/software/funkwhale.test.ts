// Funkwhale: what is hidden, what is asked for, and a list in pages whose addresses are whole.
import { describe, expect, test } from 'vitest'
import { funkwhale } from '../../../crawler/software/funkwhale.ts'
import { funkwhaleMirror } from '../../fediverse/software/funkwhale.ts'
import { endpointOf, visitMirror } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

const visit = (version: string, over = {}) => visitMirror(funkwhaleMirror, writtenInstance('funkwhale', version, over))
const domains = endpointOf(funkwhale, '/api/v1/federation/domains/')

describe('a Funkwhale pod', () => {
  test('that keeps its statistics to itself writes zeros, which are no figures', () => {
    expect(visit('1.4.0', { variant: { statisticsHidden: true } }).facts.usage).toEqual({ quality: 'hidden' })
  })

  test('counts its tracks as what it has published', () => {
    expect(visit('1.4.0').facts.usage).toEqual({ users: 120, activeMonth: 40, activeHalfyear: 70, localPosts: 3100 })
  })

  test('that is private asks not to be listed', () => {
    expect(visit('1.4.0', { variant: { private: true } }).facts.doNotList).toBe(true)
    expect(visit('1.4.0').facts.doNotList).toBe(false)
  })

  test('has rules, terms and a description as Markdown, and keeps the address of its operators to itself', () => {
    const texts = [
      { kind: 'conduct' as const, text: '* Only music that may be shared', format: 'markdown' as const },
      { kind: 'terms' as const, text: '**No** warranty. Write to staff@garden.example', format: 'markdown' as const },
    ]
    const { facts, said } = visit('1.2.10', { description: 'A [pod](https://a.example) for growers', texts })
    expect(facts.texts).toEqual([
      { kind: 'description', text: 'A pod for growers', format: 'markdown' },
      { kind: 'terms', text: 'No warranty. Write to [e-mail]', format: 'markdown' },
      { kind: 'conduct', text: '- Only music that may be shared', format: 'markdown' },
    ])
    expect(said).not.toContain('staff@')
  })

  test('is asked for its second NodeInfo, which knows languages and what is played, since 1.4', () => {
    expect(visit('1.2.10').facts.languages).toBeUndefined()
    const { facts } = visit('1.4.0')
    expect(facts.languages).toEqual(['de', 'fr'])
    expect(facts.switches).toEqual({
      driveCapacityMb: 1000,
      federationEnabled: true,
      limitedFederation: false,
      serverCountry: 'France',
      topics: 'jazz',
    })
  })

  test('lists the servers it knows in pages of a hundred', () => {
    const peers = Array.from({ length: 230 }, (_, index) => `pod-${index}.example`)
    const { asked, peers: read } = visit('1.4.0', { peers })
    expect(read).toEqual(peers.toSorted())
    expect(asked.filter((request) => request.includes('domains'))).toHaveLength(3)
  })

  test('cannot lead its reader away from the list', () => {
    const next = (value: unknown) => domains.next?.({ next: value }, domains.path)
    expect(next('http://garden.example/api/v1/federation/domains/?page=2')).toBe('/api/v1/federation/domains/?page=2')
    for (const astray of ['https://garden.example/api/v1/users/?page=2', 'javascript:1', null, 7, '']) expect(next(astray)).toBeUndefined()
  })
})
