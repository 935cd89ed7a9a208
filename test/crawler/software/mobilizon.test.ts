// Mobilizon: one question for all, a shorter one for the old, and whose texts are whose.
import { describe, expect, test } from 'vitest'
import { mobilizon } from '../../../crawler/software/mobilizon.ts'
import { mobilizonMirror } from '../../fediverse/software/mobilizon.ts'
import { endpointOf, visitMirror } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

const visit = (version: string, over = {}) => visitMirror(mobilizonMirror, writtenInstance('mobilizon', version, over))
const HOST = { origin: 'https://garden.example', nodeinfo: {}, version: undefined, state: () => 'unknown' as const }
const read = (config: object) => endpointOf(mobilizon, 'POST /api').read({ data: { config } }, HOST)

describe('a Mobilizon server', () => {
  test('is asked once when it knows every field, and once more when it does not', () => {
    expect(visit('5.1.3').asked).toEqual(['POST /api'])
    const old = visit('1.2.3')
    expect(old.asked).toEqual(['POST /api', 'POST /api?fields=few'])
    expect(old.facts).toMatchObject({ name: 'The Garden', languages: ['de', 'fr'], registrations: { mode: 'open' } })
  })

  test.each([
    [{ registrationsOpen: true, registrationsAllowlist: false }, 'open'],
    [{ registrationsOpen: true, registrationsAllowlist: true }, 'invite'],
    [{ registrationsOpen: false, registrationsAllowlist: true }, 'closed'],
    [{}, undefined],
  ])('with %j takes sign-ups as %s', (config, mode) => {
    expect(read({ name: 'Garden', ...config }).registrations?.mode).toBe(mode)
  })

  test('whose data are wiped every day is not to be listed', () => {
    expect(visit('5.1.3', { variant: { demoMode: true } }).facts.doNotList).toBe(true)
  })

  test('says as terms what its operators wrote, not what the software ships, and links to what lies elsewhere', () => {
    const own = [{ kind: 'terms' as const, text: '<p>Be kind.</p>', format: 'html' as const }]
    expect(visit('5.1.3', { texts: own }).facts.texts).toEqual([{ kind: 'terms', text: 'Be kind.', format: 'html' }])
    const shipped = visit('5.1.3').facts
    expect(shipped.texts).toBeUndefined()
    expect(shipped.switches).toMatchObject({ privacyUrl: 'https://garden.example/privacy', maxUploadBytes: 10_485_760 })
  })

  test('is not asked where it believes its visitor to be', () => {
    for (const { body } of mobilizon.endpoints) expect(JSON.stringify(body)).not.toMatch(/country|location|contact/i)
  })
})
