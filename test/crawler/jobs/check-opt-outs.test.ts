// An admin opts out by what the server itself publishes, and by nothing that anybody else says.
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '#model/clock.ts'
import { STATEMENT_PATH, statementName } from '#model/opt-out-statement.ts'
import { askForCheck, findCheck, type CheckResult } from '#model/store/opt-out-checks.ts'
import { isOptedOut, setOptOut } from '#model/store/opt-outs.ts'
import { loadSiteSecret } from '#model/store/site.ts'
import { checkOptOuts } from '../../../crawler/jobs/check-opt-outs.ts'
import { serverError } from '../../fediverse/faults.ts'
import { mirrors } from '../../fediverse/software/index.ts'
import { defineWorld, type HostDefinition } from '../../fediverse/world.ts'
import { server } from '../../fediverse/worlds/hosts.ts'
import { domain } from '../../model/store/sample-visits.ts'
import { prepareJobs, type JobGround } from '../../support/job-context.ts'

const HOST = 'quiet.example'
const OTHER = 'loud.example'

function withFile(text: string, rest: HostDefinition = {}): HostDefinition {
  return {
    instance: server(HOST, 'mastodon', '4.5.4'),
    robots: null,
    routes: { [`GET ${STATEMENT_PATH}`]: { text } },
    ...rest,
  }
}

async function prepare(host: HostDefinition, record?: string): Promise<JobGround> {
  const texts = record === undefined ? {} : { [statementName(HOST)]: ['v=spf1 -all', record] }
  return prepareJobs({
    world: defineWorld({
      mirrors,
      hosts: { [HOST]: host, [OTHER]: { routes: { [`GET ${STATEMENT_PATH}`]: { text: 'opt-out=off' } } } },
      texts,
    }),
  })
}

async function check({ context }: JobGround, wait = 0): Promise<{ readonly result: CheckResult | undefined; readonly grade: string }> {
  const { database, clock } = context
  const secret = await loadSiteSecret(database.db, clock.now())
  const asked = await askForCheck(database.db, { domain: domain(HOST), now: clock.now(), secret })
  if (asked.kind !== 'asked') throw new Error('too soon')
  if (wait > 0) await clock.sleep(wait)
  await checkOptOuts.run(context)
  const found = await findCheck(database.db, asked.ticket, clock.now())
  return { result: found?.result, grade: (await isOptedOut(database.db, secret, [HOST])).get(HOST) ?? '' }
}

describe('an opt-out', () => {
  test('in the DNS holds at once, without a word to the server', async () => {
    const ground = await prepare({ instance: server(HOST, 'mastodon', '4.5.4') }, 'opt-out=off')
    expect(await check(ground)).toEqual({ result: 'off', grade: 'off' })
    expect(ground.fediverse.ledger.count()).toBe(0)
  })

  test('in the file on the server holds in its grade, within robots.txt and the pace', async () => {
    const ground = await prepare(withFile('opt-out=no-peers\n'))
    expect(await check(ground)).toEqual({ result: 'no-peers', grade: 'no-peers' })
    expect(ground.fediverse.ledger.overlaps('host', 1000)).toEqual([])
    expect(ground.fediverse.ledger.forbiddenByRobots(ground.fediverse.world)).toEqual([])
  })

  test('that nobody published changes nothing, whoever asks', async () => {
    expect(await check(await prepare(withFile('Nothing to see here.')))).toEqual({ result: 'not-proved', grade: '' })
    expect(await check(await prepare({ instance: server(HOST, 'mastodon', '4.5.4') }))).toEqual({ result: 'not-proved', grade: '' })
    expect(await check(await prepare({ addresses: [] }))).toEqual({ result: 'not-proved', grade: '' })
  })

  test('behind a redirect to somebody else proves nothing', async () => {
    const away = { status: 302, headers: { location: `https://${OTHER}${STATEMENT_PATH}` } }
    const ground = await prepare(withFile('', { routes: { [`GET ${STATEMENT_PATH}`]: away } }))
    expect(await check(ground)).toEqual({ result: 'not-proved', grade: '' })
    expect(ground.fediverse.ledger.requests(OTHER)).toEqual([])
  })

  test('in a file that robots.txt forbids is not read', async () => {
    const ground = await prepare(withFile('opt-out=off', { robots: 'User-agent: *\nDisallow: /\n' }))
    expect(await check(ground)).toEqual({ result: 'not-proved', grade: '' })
  })

  test('is waited for while the server cannot say, and not for ever', async () => {
    const ground = await prepare(withFile('opt-out=off', { faults: [serverError()] }))
    expect(await check(ground)).toEqual({ result: undefined, grade: '' })
    expect(await check(ground, 11 * MINUTE)).toEqual({ result: 'not-proved', grade: '' })
  })

  test('is taken back by the DNS alone, since nobody speaks to a server that opted out', async () => {
    const file = withFile('opt-out=none')
    const silent = await prepare(file)
    const secret = await loadSiteSecret(silent.context.database.db, silent.context.clock.now())
    const out = { domain: domain(HOST), grade: 'off', proof: 'dns-txt', now: silent.context.clock.now(), secret } as const
    await setOptOut(silent.context.database.db, out)
    expect(await check(silent)).toEqual({ result: 'not-proved', grade: 'off' })
    expect(silent.fediverse.ledger.count()).toBe(0)

    const back = await prepare(file, 'opt-out=none')
    const other = await loadSiteSecret(back.context.database.db, back.context.clock.now())
    await setOptOut(back.context.database.db, { ...out, secret: other })
    expect(await check(back)).toEqual({ result: 'none', grade: '' })
  })
})

describe('a check', () => {
  test('forgets the name when it is over, and answers nobody without its ticket', async () => {
    const ground = await prepare({}, 'opt-out=off')
    await check(ground)
    const { database, clock } = ground.context
    expect(await database.db.selectFrom('optOutCheck').select('name').execute()).toEqual([{ name: null }])
    expect(await findCheck(database.db, randomUUID(), clock.now())).toBeUndefined()
  })

  test('of one name is made once for all who ask while it waits, and not again at once', async () => {
    const { context } = await prepare({}, 'opt-out=off')
    const { database, clock } = context
    const asking = { domain: domain(HOST), now: clock.now(), secret: await loadSiteSecret(database.db, clock.now()) }
    const both = await Promise.all([askForCheck(database.db, asking), askForCheck(database.db, asking)])
    expect(both[0]).toEqual(both[1])
    await checkOptOuts.run(context)
    expect(await askForCheck(database.db, { ...asking, now: clock.now() + MINUTE })).toEqual({
      kind: 'too-soon',
      retryAt: asking.now + 2 * MINUTE,
    })
    expect(await askForCheck(database.db, { ...asking, now: clock.now() + 3 * MINUTE })).toMatchObject({ kind: 'asked' })
  })
})
