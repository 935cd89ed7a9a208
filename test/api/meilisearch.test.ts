// The whole way with Meilisearch: the settings name it, a job fills it, the API says whose answer it gives, exports stay PostgreSQL's.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock, type Clock } from '#model/clock.ts'
import { readConfig } from '#model/config.ts'
import { createLogger } from '#model/log.ts'
import { openSearch, openSearchCopy } from '#model/store/open-search.ts'
import { startApi } from '../../api/start.ts'
import { runDueJobs } from '../../crawler/jobs/run-due-jobs.ts'
import { publishServers, READ_AT, saveRegistry } from '../model/store/search/publish-servers.ts'
import { prepareJobs } from '../support/job-context.ts'
import { startStandIn } from '../support/meilisearch/stand-in.ts'

async function serve(meiliUrl: string, hourOfJobs: number) {
  const { context } = await prepareJobs({ start: hourOfJobs })
  const { database } = context
  await saveRegistry(database)
  await publishServers(database, [{ domain: 'forest.example', name: 'The Forest', short: 'Trees and moss' }])
  const reading = readConfig({ PORT: '0', MEILI_URL: meiliUrl, MEILI_KEY: 'hunter2' })
  if (!reading.ok) throw new Error(reading.problems.join(' '))
  const { config } = reading
  let now = hourOfJobs
  const clock: Clock = { ...systemClock, now: () => now }
  const lines: string[] = []
  const log = createLogger({ level: 'info', now: clock.now, destination: { write: (line) => void lines.push(line) } })
  const { search, exports, backend } = openSearch(database, { config, clock, log })
  const webFolder = await mkdtemp(path.join(tmpdir(), 'atlas-test-web-'))
  const listening = await startApi({
    ...{ config, version: '0.0.0-test', database, search, exports, searchBackend: backend, clock, log, webFolder, host: '127.0.0.1' },
    ...{ reservedNames: true, checkReplies: true },
  })
  if (typeof listening === 'string') throw new Error(listening)
  onTestFinished(async () => {
    await listening.close()
    await rm(webFolder, { recursive: true, force: true })
  })
  const get = (address: string): Promise<Response> => fetch(`http://127.0.0.1:${listening.port}/api/v1${address}`)
  const ask = async (): Promise<readonly [string | null, number]> => {
    const answer = await get('/servers?q=moss')
    return [answer.headers.get('x-atlas-search'), ((await answer.json()) as { readonly total: number }).total]
  }
  // The clock of jobs is virtual; waiting for Meilisearch is not.
  const copy = openSearchCopy(database, { config, clock: systemClock })
  return { context: { ...context, copy }, ask, get, lines, wait: (milliseconds: number) => void (now += milliseconds) }
}

test('a job fills it, the API answers from it, and from PostgreSQL while it is down', async () => {
  await using standIn = await startStandIn({ masterKey: 'hunter2' })
  const { context, ask, get, lines, wait } = await serve(standIn.url, READ_AT)
  await runDueJobs(context)
  const runs = await context.database.db.selectFrom('jobRun').select(['name', 'outcome', 'detail']).execute()
  expect(runs.find(({ name }) => name === 'copy-search')).toEqual({
    name: 'copy-search',
    outcome: 'done',
    detail: 'rebuilt with 1 servers',
  })

  expect(await ask()).toEqual(['meilisearch', 1])
  expect((await (await get('/about')).json()) as object).toMatchObject({ searchBackend: 'meilisearch' })
  standIn.suffer('down')
  expect(await ask()).toEqual(['postgres', 1])
  expect(await (await get('/servers.ndjson?q=moss')).text()).toContain('forest.example')
  expect(lines.join('')).toContain('PostgreSQL answers searches, since Meilisearch cannot')
  expect(lines.join('')).not.toContain('hunter2')
  standIn.suffer(undefined)
  wait(10_000)
  expect(await ask()).toEqual(['meilisearch', 1])
})

test('a Meilisearch that is down fails its own job and no other', async () => {
  await using standIn = await startStandIn({ masterKey: 'hunter2' })
  standIn.suffer('down')
  const { context, ask } = await serve(standIn.url, READ_AT)
  await runDueJobs(context)
  const runs = await context.database.db.selectFrom('jobRun').select(['name', 'outcome', 'detail']).execute()
  expect(runs.filter(({ outcome }) => outcome !== 'done')).toMatchObject([
    { name: 'copy-search', detail: expect.stringContaining('Meilisearch cannot be reached') as string },
  ])
  expect(await ask()).toEqual(['postgres', 1])
})
