// BookWyrm and NeoDB: documents of Mastodon's shape in which some members mean something else.
import { describe, expect, test } from 'vitest'
import { bookwyrm } from '../../../crawler/software/bookwyrm.ts'
import { bookwyrmMirror } from '../../fediverse/software/bookwyrm.ts'
import { neodbMirror } from '../../fediverse/software/neodb.ts'
import { endpointOf, visitMirror } from './mirror-visit.ts'
import { writtenInstance } from './written-instance.ts'

const HOST = { origin: 'https://garden.example', nodeinfo: {}, version: undefined, state: () => 'unknown' as const }

describe('a BookWyrm server', () => {
  const visit = (over = {}) => visitMirror(bookwyrmMirror, writtenInstance('bookwyrm', '0.7.5', over))

  test.each([
    [true, false, 'open'],
    [false, true, 'approval'],
    [false, false, 'closed'],
    [undefined, true, undefined],
  ])('with registrations %s and approval %s takes sign-ups as %s', (registrations, approval_required, mode) => {
    const facts = endpointOf(bookwyrm, '/api/v1/instance').read({ uri: 'garden.example', registrations, approval_required }, HOST)
    expect(facts.registrations?.mode).toBe(mode)
  })

  test('shows its logo as an icon', () => {
    const { facts } = visit()
    expect(facts.icon).toBe('https://garden.example/images/logos/a.png')
    expect(facts).not.toHaveProperty('thumbnail')
  })

  test('has its rules on a page, which is the server’s word only when there is one', () => {
    const conduct = [
      { kind: 'conduct' as const, text: 'Be kind to readers. Mark what gives the end of a story away.', format: 'html' as const },
    ]
    expect(visit({ texts: conduct }).facts.texts).toEqual([
      { kind: 'conduct', text: expect.stringContaining('Be kind to readers.') as string, format: 'html' },
    ])
    expect(visit().facts.texts).toBeUndefined()
  })

  test('tells nobody who runs it', () => {
    expect(visit().said).not.toContain('staff@')
  })
})

describe('a NeoDB server', () => {
  const visit = (over = {}) => visitMirror(neodbMirror, writtenInstance('neodb', '0.14.1', over))

  test('that is not open is for the invited, whatever the server underneath says', () => {
    expect(visit({ registrations: { mode: 'closed' } }).facts.registrations).toEqual({ mode: 'invite' })
    expect(visit().facts.registrations).toEqual({ mode: 'open' })
  })

  test('has no other activity than its own', () => {
    expect(visit().facts.usage?.activeMonth).toBe(40)
    expect(visit({ variant: { uncounted: true } }).facts.usage).toBeUndefined()
  })

  test('under development is not to be listed', () => {
    expect(visit({ variant: { development: true } }).facts.doNotList).toBe(true)
    expect(visit().facts).not.toHaveProperty('doNotList')
  })
})
