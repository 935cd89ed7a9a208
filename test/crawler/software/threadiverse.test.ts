// PieFed and Mbin, which speak with Lemmy: their own documents, and what of Lemmy's shape is believed.
import { describe, expect, test } from 'vitest'
import { mbin } from '../../../crawler/software/mbin.ts'
import { piefed } from '../../../crawler/software/piefed.ts'
import { mbinMirror } from '../../fediverse/software/mbin.ts'
import { piefedMirror } from '../../fediverse/software/piefed.ts'
import { endpointOf, visitMirror } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

const sidebar = [{ kind: 'sidebar' as const, text: 'Be *kind*', format: 'markdown' as const }]

describe('a PieFed site', () => {
  const visit = (variant = {}) => visitMirror(piefedMirror, writtenInstance('piefed', '1.6.18', { variant, texts: sidebar }))

  test('is read by its own API, and by that of Lemmy’s shape only where its own is off', () => {
    expect(visit().asked).not.toContain('GET /api/v3/site')
    const off = visit({ alphaOff: true })
    expect(off.asked).toContain('GET /api/v3/site')
    expect(off.facts).toMatchObject({ name: 'The Garden', registrations: { mode: 'open' }, accountDomain: 'garden.example' })
  })

  test('has its sidebar from the source, or from HTML where that is all there is', () => {
    expect(visit().facts.texts).toEqual([{ kind: 'sidebar', text: 'Be kind', format: 'markdown' }])
    expect(visit({ alphaOff: true }).facts.texts).toEqual([{ kind: 'sidebar', text: 'Be *kind*', format: 'html' }])
  })

  test('states its language, its terms and who may open communities only where it presents itself to choosers', () => {
    expect(visit().facts.languages).toBeUndefined()
    const { facts } = visit({ choosable: true })
    expect(facts.languages).toEqual(['de'])
    expect(facts.switches).toEqual({
      communityCreationAdminOnly: false,
      downvotes: true,
      limitedFederation: false,
      nsfw: false,
      termsUrl: 'https://garden.example/tos',
    })
  })

  test('that has switched its API off says so with status 400, which is an absence', () => {
    expect(endpointOf(piefed, '/api/alpha/site').refusal?.({ message: 'alpha api is not enabled' }, 400)).toBe('not-found')
    expect(endpointOf(piefed, '/api/alpha/site').refusal?.({ site: {} }, 200)).toBeUndefined()
  })

  test('names the servers that it is linked with, not those that it has blocked', () => {
    expect(visit().peers).toEqual(['far.example', 'near.example', 'old.example'])
  })
})

describe('an Mbin server', () => {
  const visit = (software: string, version: string, over = {}) => visitMirror(mbinMirror, writtenInstance(software, version, over))

  test('knows the servers that answer and those that have stopped to, since 1.7', () => {
    const { asked, peers } = visit('mbin', '1.10.1')
    expect(peers).toEqual(['far.example', 'near.example', 'old.example'])
    expect(asked).toContain('GET /api/dead')
    expect(visit('mbin', '1.6.0').peers).toBeUndefined()
    expect(visit('kbin', '1.8.0').asked).not.toContain('GET /api/federated')
  })

  test('has texts in Markdown, each of them only where somebody wrote it', () => {
    const texts = [{ kind: 'terms' as const, text: '# Terms\n\nNo spam.', format: 'markdown' as const }]
    expect(visit('mbin', '1.10.1', { description: 'About us', texts }).facts.texts).toEqual([
      { kind: 'description', text: 'About us', format: 'markdown' },
      { kind: 'terms', text: 'Terms\n\nNo spam.', format: 'markdown' },
    ])
    const HOST = { origin: 'https://garden.example', nodeinfo: {}, version: undefined, state: () => 'unknown' as const }
    expect(endpointOf(mbin, '/api/instance').read({ about: null, terms: null }, HOST)).toEqual({ texts: [] })
    expect(endpointOf(mbin, '/api/instance').read({ message: 'no' }, HOST)).toEqual({})
  })

  test('gives away neither its moderators nor its address', () => {
    expect(visit('mbin', '1.10.1').said).not.toMatch(/gardener|staff@/i)
  })
})
