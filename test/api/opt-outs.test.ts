// Asking whether an opt-out is published: the answer goes to whoever holds the ticket, and tells nothing of who opted out.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '#model/clock.ts'
import { finishCheck, listWaitingChecks } from '#model/store/opt-out-checks.ts'
import type { OptOutReply } from '../../api/contract.ts'
import { NAMES, openAtlas, type CrawledAtlas } from '../support/crawled-atlas.ts'

let atlas: CrawledAtlas

beforeAll(async () => {
  atlas = await openAtlas()
})
afterAll(() => atlas[Symbol.asyncDispose]())

async function ask(typed: string): Promise<{ readonly status: number; readonly body: OptOutReply }> {
  return atlas.post('/opt-outs', { domain: typed })
}

async function look(ticket: string | null): Promise<{ readonly status: number; readonly body: OptOutReply }> {
  return atlas.read(`/opt-outs/${ticket ?? ''}`)
}

describe('a check of an opt-out', () => {
  test('is asked for by anything that holds the name, waits for a crawler, and is answered to its ticket', async () => {
    const asked = await ask(`https://${NAMES.forum}/about`)
    expect(asked).toMatchObject({ status: 202, body: { state: 'waiting', statement: null, retryAt: null } })
    const [check] = await listWaitingChecks(atlas.database.db, 10)
    expect(check).toEqual({ ticket: asked.body.ticket, domain: NAMES.forum, askedAt: atlas.now() })
    expect((await look(asked.body.ticket)).body.state).toBe('waiting')
    await finishCheck(atlas.database.db, { ticket: asked.body.ticket ?? '', result: 'no-peers', now: atlas.now() })
    expect((await look(asked.body.ticket)).body).toMatchObject({ state: 'proved', statement: 'no-peers' })
  })

  test('that found nothing says so, and the next one waits two minutes', async () => {
    const asked = await ask(NAMES.hub)
    await finishCheck(atlas.database.db, { ticket: asked.body.ticket ?? '', result: 'not-proved', now: atlas.now() })
    expect((await look(asked.body.ticket)).body).toMatchObject({ state: 'not-proved', statement: null })
    expect((await ask(NAMES.hub)).body).toEqual({
      ticket: null,
      state: 'too-soon',
      statement: null,
      retryAt: new Date(atlas.now() + 2 * MINUTE).toISOString(),
    })
  })

  test('begins alike for a server that opted out and for a name never seen', async () => {
    const [off, unknown] = [await ask(NAMES.off), await ask(NAMES.unknown)]
    expect({ ...off.body, ticket: '' }).toEqual({ ...unknown.body, ticket: '' })
    expect(off.status).toBe(unknown.status)
  })

  test('is over for everybody after a day', async () => {
    const { body } = await ask(NAMES.personal)
    atlas.wait(DAY)
    expect((await look(body.ticket)).status).toBe(404)
  })

  test('is not made for what is no name, and not told of without a ticket', async () => {
    expect(await ask('not a name')).toMatchObject({ status: 400, body: { field: 'domain' } })
    expect(await look('anything')).toMatchObject({ status: 400, body: { field: 'ticket' } })
    expect((await look('3f0c8f0e-5a39-4c0d-9a30-111111111111')).status).toBe(404)
  })
})
